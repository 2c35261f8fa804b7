"""What is due on a reader's day, in the order in which it is asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from studybuddy_study.reviewing.deck import Card, Deck
from studybuddy_study.reviewing.history import History
from studybuddy_study.reviewing.schedule import Schedule, reader_day


class Limits(NamedTuple):
    """How much of a day is asked at most: cards that are new, and answers to learned ones."""

    new: int
    reviews: int


class Due(NamedTuple):
    """The cards of a day in their order, and how many wait for another as the limit is reached.

    `steps` are within minutes of being learned. They come as soon as their time has come, and
    those whose time has not when nothing else is left: nobody has to wait for them.
    """

    steps: tuple[Card, ...]
    learned: tuple[Card, ...]
    new: tuple[Card, ...]
    later_steps: tuple[Card, ...]
    learned_waiting: int
    new_waiting: int

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them."""
        return (*self.steps, *self.learned, *self.new, *self.later_steps)


class Next(NamedTuple):
    """The next day on which something is due, and how many cards."""

    day: date
    cards: int


def due_at(deck: Deck, history: History, limits: Limits, now: datetime) -> Due:
    """What is due on the reader's day, as far as it is at this moment."""
    today = reader_day(now)
    asked = history.asked_on(today)
    wanted = [(card, history.schedule(card.key)) for card in wanted_cards(deck, history)]
    new = [card for card, schedule in wanted if schedule is None]
    begun = [(card, schedule) for card, schedule in wanted if schedule and schedule.due <= today]
    begun.sort(key=lambda pair: pair[1].due)
    learned = [card for card, schedule in begun if schedule.due_at is None]
    steps = sorted(
        ((moment, card) for card, schedule in begun if (moment := schedule.due_at)),
        key=lambda pair: pair[0],
    )
    learned_left = max(limits.reviews - asked.learned, 0)
    new_left = max(limits.new - asked.new, 0)
    return Due(
        steps=tuple(card for moment, card in steps if moment <= now),
        learned=tuple(learned[:learned_left]),
        new=tuple(new[:new_left]),
        later_steps=tuple(card for moment, card in steps if moment > now),
        learned_waiting=len(learned[learned_left:]),
        new_waiting=len(new[new_left:]),
    )


def next_after(deck: Deck, history: History, today: date) -> Next | None:
    """The first day after this on which a card that was begun is due."""
    days = [schedule.due for schedule in schedules(deck, history) if schedule.due > today]
    return Next(min(days), days.count(min(days))) if days else None


def wanted_cards(deck: Deck, history: History) -> tuple[Card, ...]:
    """The cards that may be asked: neither put aside nor of a line that is marked as wrong."""
    cards = deck.cards.values()
    return tuple(c for c in cards if not c.marked and not history.suspended(c.key))


def schedules(deck: Deck, history: History) -> tuple[Schedule, ...]:
    """Where the cards stand that may be asked and are no longer new."""
    found = (history.schedule(card.key) for card in wanted_cards(deck, history))
    return tuple(schedule for schedule in found if schedule)
