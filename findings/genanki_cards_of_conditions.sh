#!/bin/sh
# genanki makes a card whose front is empty, and leaves out one that Anki makes.
# Packages: genanki 0.13.1; judged by Anki itself, anki 26.9.3.
# Valid: {{^B}} ("if B is empty") and {{type:B}} stand in Anki's manual ("Card generation", "Checking your answer").
# Behaviour: with A and B filled, Anki makes cards 1 and 3, genanki 1, 2 and 3, and once imported Anki finds an empty card;
# with B alone Anki makes card 3, genanki none.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-29.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check genanki==0.13.1 anki==26.9.3

cat >expected <<'END'
notes with empty cards after the import: 1
['crest', 'top'] genanki [1, 2, 3] anki [1, 3]
['crest', ''] genanki [1, 2] anki [1, 2]
['', 'top'] genanki [] anki [3]
END
venv/bin/python - >seen <<'END'
import genanki
from anki.collection import Collection, ImportAnkiPackageRequest

FRONTS = ["{{A}}", "{{^B}}{{A}}{{/B}}", "{{type:B}}"]
templates = [{"name": front, "qfmt": front, "afmt": "{{A}}"} for front in FRONTS]
model = genanki.Model(1607392319, "Two fields", fields=[{"name": "A"}, {"name": "B"}], templates=templates)
deck = genanki.Deck(2059400110, "Waves")
collection = Collection("collection.anki2")
deck.add_note(genanki.Note(model=model, fields=["crest", "top"]))
genanki.Package(deck).write_to_file("waves.apkg")
collection.import_anki_package(ImportAnkiPackageRequest(package_path="waves.apkg"))
print("notes with empty cards after the import:", len(collection.get_empty_cards().notes))
for fields in (["crest", "top"], ["crest", ""], ["", "top"]):
    written = [card.ord + 1 for card in genanki.Note(model=model, fields=fields).cards]
    note = collection.new_note(collection.models.get(model.model_id))
    note.fields = fields
    collection.add_note(note, deck_id=1)
    print(fields, "genanki", written, "anki", [card.ord + 1 for card in note.cards()])
END

diff expected seen
echo "as seen on 2026-11-29"
