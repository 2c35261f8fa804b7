"""A note as blocks of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import studybuddy
from studybuddy_markdown.escaping import cell, markdown, markup, scalar, struck


class Page:
    """One note on its way to Markdown."""

    text = staticmethod(markdown)
    """A text as Markdown that shows that text, at the start of a line or within one."""

    def __init__(self, note: studybuddy.Note, *, ids: bool = False) -> None:
        self.note = note
        self.ids = ids
        self.labels = studybuddy.labels_for(note.language)

    def export(self) -> bytes:
        """All of it as UTF-8."""
        return ("\n\n".join(self.blocks()) + "\n").encode()

    def blocks(self) -> Iterator[str]:
        """The parts in order, each without an empty line of its own."""
        yield self.front_matter()
        yield f"# {self.text(self.note.title) or self.note.video.id}"
        yield self.facts()
        if not any(self.note.claims()):
            yield self.labels.empty
        yield from self.summary()
        for section in self.note.sections:
            yield from self.section(section)
        yield from self.terms()
        yield from self.questions()
        yield from self.cards()
        yield from self.trust()

    def front_matter(self) -> str:
        """The facts for programs, as YAML."""
        note, made = self.note, self.note.provenance
        texts = {
            "title": note.title,
            "url": note.url,
            "channel": note.video.channel,
            "subject": note.subject,
            "focus": note.focus,
            "language": note.language,
            "writer": made.writer,
            "model": made.model,
            "template": made.template,
        }
        lines = [f"{key}: {scalar(text)}" for key, text in texts.items() if text]
        found = note.coverage
        counts = {"statements": found.written, "refused": found.dropped, "marked": len(note.marks)}
        lines += [f"{key}: {count}" for key, count in counts.items()]
        if found.lines:  # an earlier build counted otherwise
            lines.append(f"coverage: {found.covered:.3f}")
        return "\n".join(["---", *lines, "---"])

    def facts(self) -> str:
        """Whose video it is, how long, and where."""
        duration = self.note.transcript.duration
        facts = [
            self.text(self.note.video.channel),
            studybuddy.clock(duration) if duration else "",
            f"[{self.note.url.removeprefix('https://')}]({self.note.url})",
        ]
        return " · ".join(fact for fact in facts if fact)

    def summary(self) -> Iterator[str]:
        """What it comes to in short."""
        if self.note.summary:
            yield f"## {self.labels.summary}"
            yield from self.points(self.note.summary)

    def section(self, section: studybuddy.Section) -> Iterator[str]:
        """A stretch of the video: its time, its points, its recall questions."""
        yield f"## {self.text(section.title)}".rstrip()
        stretch = f"{studybuddy.clock(section.start)}–{studybuddy.clock(section.end)}"
        yield f"[{stretch}]({self.note.link_at(section.start)})"
        yield from self.points(section.points)
        if section.cues:
            yield f"**{self.labels.cues}**"
        yield from map(self.cue, section.cues)

    def cue(self, cue: studybuddy.Question) -> str:
        """A recall question, its answer hidden."""
        return self.folded(self.markup(cue.prompt, cue), cue, cue.answer, cue.explanation)

    def points(self, points: tuple[studybuddy.Point, ...]) -> Iterator[str]:
        """Lists, interrupted by quotes."""
        items: list[str] = []
        for point in points:
            if point.kind != "quote":
                items.append(f"- {self.kind(point)}{self.said(point.text, point)}")
                continue
            if items:
                yield "\n".join(items)
                items = []
            yield f"> {self.said(point.text, point)}"
        if items:
            yield "\n".join(items)

    def kind(self, point: studybuddy.Point) -> str:
        """What a point is, where that is worth saying."""
        named = {"definition": self.labels.definition, "example": self.labels.example}
        return f"**{named[point.kind]}:** " if point.kind in named else ""

    def terms(self) -> Iterator[str]:
        """The words to know, as a table."""
        if not self.note.terms:
            return
        labels = self.labels
        yield f"## {labels.terms}"
        rows = [f"| {labels.term} | {labels.meaning} | {labels.heard} |", "| --- | --- | ---: |"]
        rows += [
            f"| **{cell(term.term)}** | {self.term(term)} | {self.time(term)}{self.id(term)} |"
            for term in self.note.terms
        ]
        yield "\n".join(rows)

    def questions(self) -> Iterator[str]:
        """The questions, their answers hidden."""
        if self.note.questions:
            yield f"## {self.labels.questions}"
        for number, question in enumerate(self.note.questions, 1):
            yield f"**{number}.** {self.said(question.prompt, question)}"
            if question.choices:
                yield "\n".join(f"- {self.text(choice)}" for choice in question.choices)
            yield self.hidden(self.labels.answer, question, question.answer, question.explanation)

    def cards(self) -> Iterator[str]:
        """The flash cards, their backs hidden."""
        if self.note.cards:
            yield f"## {self.labels.cards}"
        for card in self.note.cards:
            yield self.folded(self.markup(card.front, card), card, card.back)

    def trust(self) -> Iterator[str]:
        """How far to trust the note."""
        yield f"## {self.labels.trust}"
        rows = studybuddy.trust_rows(self.note)
        yield "\n".join(f"- **{label}:** {self.text(value)}" for label, value in rows)

    def said(self, text: str, claim: studybuddy.Claim) -> str:
        """What a claim says, with its second, its mark and its id."""
        words = self.text(text)
        if self.note.mark_of(claim):
            words = struck(words)
        return f"{words} {self.time(claim)}{self.marked(claim, self.text)}{self.id(claim)}"

    def term(self, term: studybuddy.Term) -> str:
        """What a word means, in a cell."""
        words = cell(term.meaning)
        return f"{struck(words)}{self.marked(term, cell)}" if self.note.mark_of(term) else words

    def markup(self, text: str, claim: studybuddy.Claim) -> str:
        """What a claim says, within HTML."""
        return f"<s>{markup(text)}</s>" if self.note.mark_of(claim) else markup(text)

    def marked(self, claim: studybuddy.Claim, escaped: Callable[[str], str]) -> str:
        """That the reader holds a line for wrong, and why."""
        mark = self.note.mark_of(claim)
        if mark is None:
            return ""
        remark = f": {escaped(mark.remark)}" if mark.remark else ""
        return f" ✗ {self.labels.marked}{remark}"

    def id(self, claim: studybuddy.Claim) -> str:
        """A claim's id as that of a block."""
        return f" ^{claim.id}" if self.ids else ""

    def time(self, claim: studybuddy.Claim) -> str:
        """A link to a claim's second."""
        return f"[{studybuddy.clock(self.note.start_of(claim))}]({self.note.link_to(claim)})"

    def folded(self, summary: str, claim: studybuddy.Claim, *hidden: str) -> str:
        """A whole claim, what answers it hidden."""
        told = f"{self.marked(claim, markup)}{self.id(claim)}"
        return self.hidden(summary + told, claim, *hidden)

    def hidden(self, summary: str, claim: studybuddy.Claim, *hidden: str) -> str:
        """Text hidden until it is asked for, under a heading in HTML.

        One HTML block without a blank line: GitHub would read Markdown after one, Obsidian not.
        """
        start = studybuddy.clock(self.note.start_of(claim))
        text = "<br>".join(self.markup(words, claim) for words in hidden if words)
        link = f'<a href="{self.note.link_to(claim)}">{start}</a>'
        return f"<details><summary>{summary}</summary>{text} {link}</details>"
