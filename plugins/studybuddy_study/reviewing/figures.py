"""How learning goes, in figures that can be counted up from the log."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from studybuddy_study.reviewing.day import Due, schedules, wanted_cards
from studybuddy_study.reviewing.deck import Deck
from studybuddy_study.reviewing.history import History
from studybuddy_study.reviewing.schedule import reader_day

_WEEK = timedelta(days=7)
_MONTH = timedelta(days=30)


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Cards by where they stand, and how many of the answers of the last 30 days were right.

    `asked_later` counts those alone that were given on a later day to a card that was learned:
    what one still knows a minute after reading it tells nothing. `vanished` cards were answered
    and are in the notes no more; what was learned of them is kept, should they come back.
    """

    day: date
    cards: int
    new: int
    learning: int
    learned: int
    suspended: int
    held_back: int
    vanished: int
    due_today: int
    due_next_week: int
    asked_later: int
    kept: int


def figures_of(deck: Deck, history: History, due: Due, now: datetime) -> Figures:
    """The figures at this moment."""
    today = reader_day(now)
    begun = schedules(deck, history)
    learned = sum(schedule.due_at is None for schedule in begun)
    recalls = [recall for recall in history.recalls() if recall.day > today - _MONTH]
    return Figures(
        day=today,
        cards=len(deck.cards),
        new=len(wanted_cards(deck, history)) - len(begun),
        learning=len(begun) - learned,
        learned=learned,
        suspended=sum(history.suspended(key) for key in deck.cards),
        held_back=sum(card.marked for card in deck.cards.values()),
        vanished=sum(key not in deck.cards for key in history.answered()),
        due_today=len(due.cards),
        due_next_week=sum(today < schedule.due <= today + _WEEK for schedule in begun),
        asked_later=len(recalls),
        kept=sum(recall.kept for recall in recalls),
    )
