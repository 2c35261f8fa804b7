"""Questions to a note in a race, on DynamoDB Local: none too many, and no pack charged twice."""

from collections import Counter

from money_world import SIGNUP, note_of
from test_money_races import all_at_once

from studybuddy_aws.storage.included_questions import INCLUDED_QUESTIONS
from studybuddy_aws.storage.questions import Questions


def completed(world):
    world.user()
    lease = world.leased(world.submitted())
    world.leases.complete(lease, note_of(lease), ())
    return world.notes.get(lease.job.video_id, "ada")


def test_no_more_are_taken_than_there_are_and_one_asked_twice_is_one(real_world):
    row, questions = completed(real_world), Questions(real_world.tables, real_world.ledger)
    assert (frozenset(), INCLUDED_QUESTIONS) == (row.asked, row.questions_left)
    ids = [f"{number:032x}" for number in range(30)] * 2
    said = Counter(
        one if isinstance(one, str) else "taken"
        for one in all_at_once([lambda at=at: questions.take(row, at) for at in ids])
    )
    asked = real_world.notes.get(row.note_id, "ada").asked
    assert (20, {"taken", "questions_used_up"}) == (len(asked), set(said) - {"busy"})
    questions.give_back(row, min(asked))
    assert 1 == real_world.notes.get(row.note_id, "ada").questions_left


def test_a_pack_that_is_bought_by_many_at_once_is_charged_once(real_world):
    row, questions = completed(real_world), Questions(real_world.tables, real_world.ledger)
    all_at_once([lambda: questions.buy(row, 1)] * 20)
    assert (SIGNUP - 2, 1, []) == (
        real_world.balance(),
        real_world.notes.get(row.note_id, "ada").question_packs,
        real_world.broken(),
    )
