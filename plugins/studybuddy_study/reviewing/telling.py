"""What is told around a session: what is due, what comes next, how it goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import msgspec

from studybuddy.text import safe
from studybuddy_study.reviewing.day import Due, Next, next_after
from studybuddy_study.reviewing.deck import Card, Deck
from studybuddy_study.reviewing.entries import AGAIN, Rating
from studybuddy_study.reviewing.figures import Figures
from studybuddy_study.reviewing.history import History
from studybuddy_study.reviewing.log import Unreadable
from studybuddy_study.reviewing.schedule import reader_day


class DueCard(msgspec.Struct, frozen=True, kw_only=True):
    """A card that is due, for programs. `due` is None for a new one."""

    id: str
    video: str
    note: str
    directory: str
    asked: str
    link: str
    state: str
    due: date | None


class DueList(msgspec.Struct, frozen=True, kw_only=True):
    """What is due on a reader's day, in the order in which it is asked."""

    day: date
    due: tuple[DueCard, ...]
    waiting: int
    next_day: date | None
    next_cards: int


def due_list(deck: Deck, history: History, due: Due, now: datetime) -> DueList:
    """The cards that are due; `waiting` are those beyond the day's limits."""
    coming = next_after(deck, history, reader_day(now))
    return DueList(
        day=reader_day(now),
        due=tuple(_due_card(card, history) for card in due.cards),
        waiting=due.new_waiting + due.learned_waiting,
        next_day=coming.day if coming else None,
        next_cards=coming.cards if coming else 0,
    )


def _due_card(card: Card, history: History) -> DueCard:
    schedule = history.schedule(card.key)
    return DueCard(
        id=card.key.card,
        video=card.key.video,
        note=card.title,
        directory=safe.whole_characters(str(card.directory)),
        asked=card.asked,
        link=card.link,
        state=schedule.state if schedule else "new",
        due=schedule.due if schedule else None,
    )


def warnings(deck: Deck, unreadable: Sequence[Unreadable]) -> Iterator[str]:
    """What could not be read, and what it costs."""
    for file, reason in deck.unusable:
        yield f"Left out: {file} cannot be read ({reason}). What was learned of it is kept."
    for log, lines in unreadable:
        yield (
            f"{_count(lines, 'line')} of {log} could not be read (torn by a crash, or of a later "
            "release) and count as not answered. All others do."
        )


def held_back(deck: Deck) -> Iterator[str]:
    """The cards that are not asked because of their lines."""
    if count := sum(card.marked for card in deck.cards.values()):
        yield (
            f"{_count(count, 'card')} held back: of lines that you marked as wrong. To ask them "
            "again: yt-study-buddy report DIR LINE --undo"
        )


def outlook(deck: Deck, history: History, due: Due, now: datetime) -> Iterator[str]:
    """What is left of today, and when to come back."""
    if not deck.cards:
        yield (
            "These notes hold no cards, words to know or questions. Notes that do: the same "
            "command with --template quiz"
        )
        return
    left = len(due.cards)
    yield f"{_count(left, 'card')} still due today." if left else "Nothing more is due today."
    if due.new_waiting:
        yield f"{_count(due.new_waiting, 'new card')} for the next days; for more today: --new N"
    if due.learned_waiting:
        yield (
            f"{_count(due.learned_waiting, 'learned card')} beyond the day's limit: tomorrow, or "
            "with a larger --reviews N"
        )
    if coming := next_after(deck, history, reader_day(now)):
        yield _coming(coming)


def summary(ratings: Sequence[Rating]) -> str:
    """What a session came to."""
    if not ratings:
        return "No answer was given."
    again = sum(rating == AGAIN for rating in ratings)
    return f"{_count(len(ratings), 'answer')} kept: {len(ratings) - again} known, {again} not."


def figures_told(figures: Figures) -> Iterator[str]:
    """The figures, a line each."""
    kept = "nothing was asked on a later day yet"
    if figures.asked_later:
        share = round(100 * figures.kept / figures.asked_later)
        kept = f"{share}% of {_count(figures.asked_later, 'answer')} on later days, in 30 days"
    rows = {
        "Cards": f"{figures.cards}",
        "New": f"{figures.new}",
        "Learning": f"{figures.learning}, back within minutes or the day after",
        "Learned": f"{figures.learned}",
        "Due today": f"{figures.due_today}",
        "Next week": f"{figures.due_next_week} due in the seven days after today",
        "Kept": kept,
        "Suspended": f"{figures.suspended}",
        "Held back": f"{figures.held_back}, of lines marked as wrong",
        "Vanished": f"{figures.vanished}, answered and no longer in the notes",
    }
    yield from (f"{name:<10} {told}" for name, told in rows.items())


def suspended_told(deck: Deck, history: History) -> Iterator[str]:
    """The suspended cards with what takes them back."""
    cards = [card for key, card in deck.cards.items() if history.suspended(key)]
    if cards:
        yield ""
        yield "Suspended; to ask one again: --unsuspend CARD"
    yield from (f"  {card.key.card}  {card.asked}" for card in cards)


def _coming(coming: Next) -> str:
    return f"Next: {_count(coming.cards, 'card')} on {coming.day:%A}, {coming.day.isoformat()}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
