"""When a card comes again. The table of cases is what every implementation has to answer."""

import json
import random
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviewed_notes import DAY, MORNING, answer

from studybuddy_study.reviewing.entries import CardKey, Suspend, Undo, Unsuspend
from studybuddy_study.reviewing.history import Asked, History
from studybuddy_study.reviewing.schedule import Recall, scheduled

CASES = json.loads((Path(__file__).parent / "schedule_cases.json").read_text())
KEY = CardKey("sampleVideo", "a")


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_case_of_the_table(case):
    reviews = [answer("a", a["rating"], datetime.fromisoformat(a["at"])) for a in case["answers"]]
    found = scheduled(reviews)
    assert found is not None
    assert case["state"] == found.state
    assert case["due"] == found.due.isoformat()
    assert case["due_at"] == (found.due_at.isoformat() if found.due_at else None)
    assert case["stability"] == pytest.approx(found.stability, abs=1e-4)
    assert case["difficulty"] == pytest.approx(found.difficulty, abs=1e-4)


def test_a_card_that_was_never_answered_is_new():
    assert scheduled([]) is None


ENTRIES = [
    answer("a", 3),
    answer("a", 1, MORNING + DAY),
    answer("b", 4),
    answer("b", 1, MORNING + 8 * DAY),
    taken_back := answer("a", 4, MORNING + 2 * DAY),
    Undo(at=MORNING + 3 * DAY, undone=taken_back.id),
    Suspend(at=MORNING, video="sampleVideo", card="b"),
    Unsuspend(at=MORNING + DAY, video="sampleVideo", card="b"),
    Suspend(at=MORNING + DAY, video="sampleVideo", card="c"),
]


@given(st.permutations(ENTRIES), st.lists(st.sampled_from(ENTRIES)))
def test_entries_come_to_the_same_in_any_order_and_however_often(entries, again):
    """What two devices have after each has got the other's file."""
    history = History([*entries[:4], *again])
    for entry in entries[4:]:
        history.add(entry)
    history = History([*entries, *again])
    assert scheduled(ENTRIES[:2]) == history.schedule(KEY)
    assert scheduled(ENTRIES[2:4]) == history.schedule(CardKey("sampleVideo", "b"))
    assert [False, False, True] == [
        history.suspended(CardKey("sampleVideo", card)) for card in "abc"
    ]
    assert [Recall((MORNING + 8 * DAY).date(), kept=False)] == list(history.recalls())
    assert Asked(new=2, learned=0) == history.asked_on(MORNING.date())


def test_what_is_added_comes_to_what_is_read():
    shuffled = random.Random(1).sample(range(400), 400)
    reviews = [answer(str(n % 7), 1 + n % 4, MORNING + n * DAY / 3) for n in range(400)]
    history = History(())
    for review in reviews:
        history.add(review)
    read = History(reviews[n] for n in shuffled)
    keys = read.answered()
    assert 7 == len(keys)
    assert [read.schedule(key) for key in keys] == [history.schedule(key) for key in keys]
