"""Where every card stands: the entries of the logs, replayed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from studybuddy_study.reviewing.entries import (
    CardKey,
    Entry,
    Review,
    Suspend,
    Undo,
    Unsuspend,
)
from studybuddy_study.reviewing.schedule import Recall, Schedule, reader_day, scheduled


class Asked(NamedTuple):
    """What a day has seen: cards that were new, and answers to cards that were learned."""

    new: int
    learned: int


class History:
    """What the entries of some logs come to. An entry that is there twice is one."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._replay()

    def add(self, entry: Entry) -> None:
        """Take up one more entry, later than the others."""
        self._entries[entry.id] = entry
        if isinstance(entry, Undo):
            self._replay()
        else:
            self._take(entry)

    def schedule(self, key: CardKey) -> Schedule | None:
        """Where a card stands; None when it is new."""
        if key not in self._schedules:
            self._schedules[key] = scheduled(self._reviews.get(key, ()))
        return self._schedules[key]

    def schedule_after(self, review: Review) -> Schedule | None:
        """Where a card would stand after one more answer."""
        return scheduled((*self._reviews.get(key_of(review), ()), review))

    def answered(self) -> tuple[CardKey, ...]:
        """The cards that were ever answered."""
        return tuple(self._reviews)

    def suspended(self, key: CardKey) -> bool:
        """Whether its reader does not want to be asked this card."""
        return key in self._suspended

    def asked_on(self, day: date) -> Asked:
        """What was asked on a day, of all cards."""
        new = sum(reader_day(reviews[0].at) == day for reviews in self._reviews.values())
        return Asked(new, sum(recall.day == day for recall in self.recalls()))

    def recalls(self) -> Iterator[Recall]:
        """All answers to cards that were learned, on later days."""
        for key in self._reviews:
            if schedule := self.schedule(key):
                yield from schedule.recalls

    def _replay(self) -> None:
        self._reviews: dict[CardKey, list[Review]] = {}
        self._schedules: dict[CardKey, Schedule | None] = {}
        self._suspended: set[CardKey] = set()
        entries = sorted(self._entries.values(), key=lambda entry: (entry.at, entry.id))
        undone = {entry.undone for entry in entries if isinstance(entry, Undo)}
        for entry in entries:
            if entry.id not in undone:
                self._take(entry)

    def _take(self, entry: Entry) -> None:
        match entry:
            case Review():
                self._reviews.setdefault(key_of(entry), []).append(entry)
                self._schedules.pop(key_of(entry), None)
            case Suspend():
                self._suspended.add(key_of(entry))
            case Unsuspend():
                self._suspended.discard(key_of(entry))


def key_of(entry: Review | Suspend | Unsuspend) -> CardKey:
    """The card that an entry is about."""
    return CardKey(entry.video, entry.card)
