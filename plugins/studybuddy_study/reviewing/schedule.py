"""When a card comes again, by FSRS. It follows from the card's answers and from nothing else.

Memory is counted in the reader's own days, which begin at four in the morning where the reader is:
answers of an evening and of the next morning are a day apart, those before and after midnight are
not. FSRS' libraries count by other clocks (Python's whole 24 hours, TypeScript's midnights of UTC)
and so differ below a day. Told that each answer came at midnight UTC of its reader's day, they
agree; `tests/plugins/study/schedule_cases.json` holds what any implementation has to answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, NamedTuple, TypeAlias

import fsrs

from studybuddy_study.reviewing.entries import AGAIN, Review

DAY_BEGINS = timedelta(hours=4)
# With its own figures: nine of ten answers are to be right, steps of 1 and 10 minutes. Without its
# chance, which no seed reaches: two devices would plan the same card for different days.
_SCHEDULER = fsrs.Scheduler(enable_fuzzing=False)
_MINUTE = timedelta(minutes=1)

State: TypeAlias = Literal["learning", "review", "relearning"]


class Recall(NamedTuple):
    """An answer to a card that was learned, on a later day than the answer before it."""

    day: date
    kept: bool


class Schedule(NamedTuple):
    """Where a card stands after its answers.

    While it is learned, or learned again, it comes back within minutes, at `due_at`; afterwards on
    a day, `due`, at whatever hour. Stability is in days, difficulty from 1 to 10.
    """

    state: State
    due: date
    due_at: datetime | None
    stability: float
    difficulty: float
    recalls: tuple[Recall, ...]


def reader_day(moment: datetime) -> date:
    """The day on which a moment is, for a reader in its offset from UTC."""
    return (moment - DAY_BEGINS).date()


def scheduled(reviews: Iterable[Review]) -> Schedule | None:
    """The schedule of a card that was answered so, in the order of time; None of a new one."""
    card = fsrs.Card(card_id=1)  # with a number: to find one, the library waits a millisecond
    day, at = date.min, None
    recalls: list[Recall] = []
    for review in reviews:
        at, before = review.at, day
        day = max(reader_day(at), before)  # who flies west is a day earlier than before
        if card.state is fsrs.State.Review and day > before:
            recalls.append(Recall(day, review.rating > AGAIN))
        midnight = datetime.combine(day, time(), UTC)
        card, _ = _SCHEDULER.review_card(card, fsrs.Rating(review.rating), midnight)
    if at is None or card.last_review is None:
        return None
    return _schedule(card, at, card.due - card.last_review, day, tuple(recalls))


def _schedule(
    card: fsrs.Card, at: datetime, wait: timedelta, day: date, recalls: tuple[Recall, ...]
) -> Schedule:
    state: State = "review"
    due, due_at = day + wait, None
    if card.step is not None:
        state = "learning" if card.state is fsrs.State.Learning else "relearning"
        due_at = at + math.ceil(wait / _MINUTE) * _MINUTE
        due = max(reader_day(due_at), day)
    return Schedule(state, due, due_at, card.stability or 0.0, card.difficulty or 0.0, recalls)
