"""A session: the cards that are due are asked one after the other, and each answer is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from studybuddy_study.reviewing import log
from studybuddy_study.reviewing.asking import RATINGS, SUSPEND, UNDO, Asking, Question
from studybuddy_study.reviewing.day import Due, Limits, due_at
from studybuddy_study.reviewing.deck import Card, Deck
from studybuddy_study.reviewing.entries import AGAIN, Entry, Rating, Review, Suspend, Undo
from studybuddy_study.reviewing.history import History
from studybuddy_study.reviewing.schedule import Schedule, reader_day
from studybuddy_study.reviewing.screen import QUIT

_TICK = timedelta(milliseconds=1)


@dataclass
class Session:
    """Cards asked at moments of the clock `now`, until none is due or their reader quits.

    What is answered is on the disk before the next card is shown.
    """

    deck: Deck
    history: History
    limits: Limits
    asking: Asking
    now: Callable[[], datetime]
    _done: list[tuple[Card, Entry]] = field(default_factory=list)
    _taken_back: Card | None = None

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """The answers that were given and not taken back."""
        return tuple(entry.rating for _, entry in self._done if isinstance(entry, Review))

    def due(self) -> Due:
        """What is due now."""
        return due_at(self.deck, self.history, self.limits, self.now())

    def run(self) -> None:
        """Ask. Raises KeyboardInterrupt, and StudyBuddyError where an answer cannot be kept."""
        while (card := self._taken_back or self._first_due()) or self._done:
            self._taken_back = None
            if card:
                decided = self.asking.ask(self._question(card))
            else:  # the last answer may be one to take back
                card = self._done[-1][0]
                decided = self.asking.end(card)
            if decided == QUIT:
                return
            self._carry_out(decided, card)

    def _first_due(self) -> Card | None:
        return next(iter(self.due().cards), None)

    def _question(self, card: Card) -> Question:
        due = self.due()
        kind = "Review" if self.history.schedule(card.key) else "New"
        kind = "Early, as nothing else is left" if card in due.later_steps else kind
        return Question(
            card=card,
            head=f"{kind} · {len(due.cards)} due today · {card.title}",
            waits=tuple(self._wait(card, rating) for rating in RATINGS.values()),
            before=self._done[-1][0] if self._done else None,
        )

    def _wait(self, card: Card, rating: Rating) -> str:
        review = self._review(card, rating)
        schedule = self.history.schedule_after(review)
        return wait_of(schedule, review.at) if schedule else ""

    def _carry_out(self, decided: str, card: Card) -> None:
        if decided in RATINGS:
            self._keep(card, self._review(card, RATINGS[decided]))
            if RATINGS[decided] == AGAIN:
                self.asking.tell_proof(card)
        elif decided == SUSPEND:
            self._keep(card, Suspend(at=self._moment(), video=card.key.video, card=card.key.card))
            self.asking.screen.say("Suspended: it is asked no more.")
        elif decided == UNDO:
            self._undo()

    def _undo(self) -> None:
        card, entry = self._done[-1]
        undo = Undo(at=self._moment(), undone=entry.id)
        log.append(card.directory, undo)
        self.history.add(undo)
        self._done.pop()
        self._taken_back = card
        self.asking.screen.say("Taken back. Once more:")

    def _keep(self, card: Card, entry: Entry) -> None:
        log.append(card.directory, entry)
        self.history.add(entry)
        self._done.append((card, entry))

    def _review(self, card: Card, rating: Rating) -> Review:
        return Review(at=self._moment(), video=card.key.video, card=card.key.card, rating=rating)

    def _moment(self) -> datetime:
        """Now, in thousandths as other clocks have them, and later than what was done before."""
        now = self.now()
        moment = now.replace(microsecond=now.microsecond // 1000 * 1000)
        return max(moment, self._done[-1][1].at + _TICK) if self._done else moment


def wait_of(schedule: Schedule, at: datetime) -> str:
    """How long a card stays away after an answer at a moment, as one says it."""
    if schedule.due_at:
        return f"{round((schedule.due_at - at) / timedelta(minutes=1))} min"
    days = (schedule.due - reader_day(at)).days
    return f"{days} day" if days == 1 else f"{days} days"
