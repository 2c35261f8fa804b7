"""A note as a vault of Obsidian's has it: properties, callouts, cards to review.

Cards are written as its plugin Spaced Repetition reads them: `Question :: Answer` on one line, or
the sides as paragraphs with a line of `?` between, in a file with the tag `flashcards`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import studybuddy
from studybuddy.text import safe
from studybuddy_markdown.escaping import scalar, struck, vault
from studybuddy_markdown.page import Page

# What no file of a vault may have in its name, or no link to it: a title without is an alias.
_NOT_IN_LINKS = r"#^\[\]|\\/:*?\"<>"
_PAIRS = re.compile("[:=](?=[:=])")
# What ends a tag.
_NOT_IN_TAGS = re.compile(r"[\s\u2000-\u206f\u2e00-\u2e7f!-/:-@\[-^`{-~]+")


class VaultPage(Page):
    """One note on its way to a vault."""

    text = staticmethod(vault)

    def front_matter(self) -> str:
        """The properties of the note."""
        note = self.note
        made_at = note.provenance.made_at
        lists = {"aliases": filter(None, [_linkable(note.title)]), "tags": self.tags()}
        texts = {
            "source": note.url,
            "channel": note.video.channel,
            "language": note.language,
            "focus": note.focus,
        }
        lines = [
            f"title: {_property(note.title or note.video.id)}",
            *(f"{key}: [{', '.join(map(_property, values))}]" for key, values in lists.items()),
            *(f"{key}: {_property(text)}" for key, text in texts.items() if text),
        ]
        if made_at:
            lines.append(f"created: {datetime.fromtimestamp(made_at, UTC):%Y-%m-%d}")
        return "\n".join(["---", *lines, "---"])

    def tags(self) -> Iterator[str]:
        """The subject, and where the note has cards the deck that they go to."""
        note = self.note
        subject = _tag(note.subject)
        if subject:
            yield subject
        if note.terms or note.questions or note.cards:
            yield f"flashcards/{subject}" if subject else "flashcards"

    def summary(self) -> Iterator[str]:
        """A callout."""
        if self.note.summary:
            points = (f"> - {self.said(point.text, point)}" for point in self.note.summary)
            yield "\n".join([f"> [!summary] {self.labels.summary}", *points])

    def cue(self, cue: studybuddy.Question) -> str:
        """A callout, folded."""
        asked = self.text(cue.prompt)
        if self.note.mark_of(cue):
            asked = struck(asked)
        return f"> [!question]- {asked}\n> {self.said(_answer(cue), cue)}"

    def terms(self) -> Iterator[str]:
        """The words to know, as cards."""
        if self.note.terms:
            yield f"## {self.labels.terms}"
        yield from (self.card(term.term, term.meaning, term) for term in self.note.terms)

    def questions(self) -> Iterator[str]:
        """The questions, as cards."""
        if self.note.questions:
            yield f"## {self.labels.questions}"
        for question in self.note.questions:
            if not question.choices:
                yield self.card(question.prompt, _answer(question), question)
                continue
            choices = (
                f"{chr(ord('A') + n)}) {self.text(c)}" for n, c in enumerate(question.choices)
            )
            sides = (
                self.text(question.prompt),
                *choices,
                "?",
                self.said(_answer(question), question),
            )
            yield "\n".join(sides)

    def cards(self) -> Iterator[str]:
        """The flash cards."""
        if self.note.cards:
            yield f"## {self.labels.cards}"
        yield from (self.card(card.front, card.back, card) for card in self.note.cards)

    def card(self, front: str, back: str, claim: studybuddy.Claim) -> str:
        """A card of one line. The space keeps a colon that ends the front from joining the two."""
        return f"{self.text(front)} :: {self.said(back, claim)}"


def _answer(question: studybuddy.Question) -> str:
    return " – ".join(filter(None, [question.answer, question.explanation]))


def _property(text: str) -> str:
    """A text as a YAML scalar without the pairs of signs that would be a card's."""
    return _PAIRS.sub(lambda found: f"\\x{ord(found[0]):x}", scalar(text))


def _linkable(title: str) -> str:
    return safe.one_line(title, _NOT_IN_LINKS).strip(" .")


def _tag(text: str) -> str:
    """A text as one tag, which must have something besides digits; empty if nothing is left."""
    name = _NOT_IN_TAGS.sub("-", safe.for_document(text)).strip("-")
    return f"_{name}" if name.isdigit() else name
