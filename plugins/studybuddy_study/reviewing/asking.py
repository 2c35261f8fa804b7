"""One card, from its question to what its reader makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studybuddy_study.reviewing.deck import Card
from studybuddy_study.reviewing.entries import Rating
from studybuddy_study.reviewing.screen import QUIT, SHOW, Screen

RATINGS: Mapping[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}
UNDO, SUSPEND = "u", "s"
_OPEN = "o"
_NAMES = ("again", "hard", "good", "easy")
_LETTERS = "abcdefghijklmn"  # of choices; the next is a key of another meaning


@dataclass(frozen=True)
class Question:
    """A card to ask; `waits` are how long it then stays away, for each rating in turn.

    `before` is the card that was asked before, whose answer may be taken back.
    """

    card: Card
    head: str
    waits: tuple[str, ...]
    before: Card | None


@dataclass(frozen=True)
class Asking:
    """Asks on a screen; `open_link` shows a page and says whether it could."""

    screen: Screen
    open_link: Callable[[str], bool]

    def ask(self, question: Question) -> str:
        """What its reader decides: a key of `RATINGS`, `UNDO`, `SUSPEND` or `QUIT`."""
        card = question.card
        self.screen.say()
        self.screen.say(question.head)
        self.screen.say(card.asked, strong=True)
        letters = dict(zip(_LETTERS, card.choices, strict=False))
        for number, choice in enumerate(card.choices):
            self.screen.say(f"  {_LETTERS[number : number + 1] or '-'}) {choice}")
        choose = {f"{min(letters)}-{max(letters)}": "choose"} if letters else {}
        told = choose | {self.screen.show_key: "show the answer"} | _others(question.before)
        pressed = self._pressed(told, {*letters, SHOW}, question.before)
        if pressed == SHOW or pressed in letters:
            return self._answered(question, letters.get(pressed))
        return pressed

    def end(self, before: Card) -> str:
        """After the last card: `UNDO`, or `QUIT`."""
        self.screen.say()
        told = {self.screen.show_key: "end"} | _others(before)
        del told[SUSPEND], told[QUIT]
        return UNDO if self._pressed(told, {SHOW, QUIT}, before) == UNDO else QUIT

    def tell_proof(self, card: Card) -> None:
        """Where the video says it, and in which words."""
        for line in card.lines:
            self.screen.say(f"  {line.clock}  “{line.text}”")
        self.screen.say(f"  {card.link}")

    def _answered(self, question: Question, choice: str | None) -> str:
        card = question.card
        wrong = choice is not None and choice != card.answer
        verdict = "" if choice is None else "No: " if wrong else "Right: "
        self.screen.say(f"{verdict}{card.answer}", strong=True)
        if card.explanation:
            self.screen.say(card.explanation)
        if wrong:
            return "1"
        rated = zip(RATINGS, _NAMES, question.waits, strict=True)
        told = {key: f"{name} ({wait})" for key, name, wait in rated}
        return self._pressed(told | _others(card, undo=bool(question.before)), set(told), card)

    def _pressed(self, told: dict[str, str], keys: set[str], linked: Card | None) -> str:
        """One of the keys or of those that always count; what opens a video is done here."""
        shown = "  ".join(f"[{key}] {word}" for key, word in told.items())
        taken = keys | (told.keys() & {UNDO, SUSPEND, _OPEN, QUIT})
        while (pressed := self.screen.key(shown, taken)) == _OPEN and linked:
            if not self.open_link(linked.link):
                self.screen.say(f"No browser could be opened. The link: {linked.link}")
        return pressed


def _others(linked: Card | None, *, undo: bool = True) -> dict[str, str]:
    """The keys that are there beside the card's own."""
    more = {_OPEN: "open the video"} if linked else {}
    back = {UNDO: "undo the last"} if linked and undo else {}
    return {**more, **back, SUSPEND: "suspend", QUIT: "quit"}
