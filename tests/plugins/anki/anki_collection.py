"""Run by the Python of an environment that has Anki's own library; imports nothing of ours.

Standard input is a list of steps, standard output what the collection holds after each of them:
`["import", PATH]` (with Anki's own choices), `["good", GUID]` (the note's first card is answered),
`["edit", GUID, FIELD, TEXT]` (by the reader, now).
"""

import json
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        try:
            held = [state(collection, act(collection, *step)) for step in json.load(sys.stdin)]
        finally:
            collection.close()
    json.dump(held, sys.stdout)


def act(collection, verb, *what):
    """Do a step. What an import says of itself."""
    if verb == "import":
        return import_deck(collection, *what)
    note = collection.get_note(ids_of(collection)[what[0]])
    if verb == "edit":
        note[what[1]] = what[2]
        collection.update_note(note)
    else:
        answer_good(collection, note.cards()[0])
    return {}


def import_deck(collection, path):
    request = ImportAnkiPackageRequest(package_path=path, options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    kinds = ("new", "updated", "duplicate", "conflicting")
    return {kind: len(getattr(log, kind)) for kind in kinds if len(getattr(log, kind))}


def answer_good(collection, card):
    from anki.scheduler.v3 import CardAnswer

    states = collection._backend.get_scheduling_states(card.id)
    card.start_timer()
    answer = collection.sched.build_answer(card=card, states=states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(answer)


def ids_of(collection):
    found = collection.find_notes("")
    return {collection.get_note(number).guid: number for number in found}


def state(collection, log):
    notes = {guid: collection.get_note(number) for guid, number in ids_of(collection).items()}
    return {
        "log": log,
        "empty": len(collection.get_empty_cards().notes),
        "decks": [deck.name for deck in collection.decks.all_names_and_ids() if deck.id != 1],
        "notes": {guid: told(note) for guid, note in notes.items()},
    }


def told(note):
    return {
        "fields": dict(note.items()),
        "model": note.note_type()["name"],
        "tags": note.tags,
        "cards": [
            {"question": card.question(), "answer": card.answer(), "reps": card.reps}
            for card in note.cards()
        ],
    }


main()
