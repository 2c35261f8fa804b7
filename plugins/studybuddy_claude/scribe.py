"""How one note comes about: what is asked, of which lines, and what is done about bad replies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from studybuddy import Part, Point, Section, WriterFailed
from studybuddy_claude.crew import Task, work_off
from studybuddy_claude.desk import Desk, Reply, Request
from studybuddy_claude.drafts import Draft, merged, read_draft
from studybuddy_claude.prompts import Briefing, joining
from studybuddy_claude.schema import notes_schema, overview_schema
from studybuddy_claude.stretches import Stretch, cut

_COMFORTABLE = 120_000
"""Tokens of transcript that every model reads with ease; more is given in windows."""

_BYTES_A_TOKEN = 3
"""Fewer than in any of the scripts that were tried, so that the guess is on the safe side."""

_HALVINGS = 2
"""How often a stretch is halved because its reply was cut off or not to be used."""

_OVERFULL = frozenset({"too_long", "model_context_window_exceeded"})

_T = TypeVar("_T")

_QUOTES = 6
"""Lines that stand for a stretch which Claude declines to write about."""


@dataclass(frozen=True)
class _Piece:
    """A stretch as it is asked for: its place among the parts, and how it came to be one."""

    stretch: Stretch
    number: int
    count: int
    halvings: int = 0
    windowed: bool = False
    gentle: bool = False


class Scribe:
    """Writes one note: `parallel` stretches at a time, then what is said of the whole."""

    def __init__(self, briefing: Briefing, desk: Desk, parallel: int) -> None:
        self._briefing = briefing
        self._desk = desk
        self._parallel = parallel
        self._prefix = briefing.prefix()
        self._windowed = len(self._prefix.encode()) / _BYTES_A_TOKEN > _COMFORTABLE

    def write(self) -> Draft:
        """The whole note. Raises WriterFailed, OutOfTime."""
        stretches = cut(self._briefing.transcript)
        draft = self._at_once(stretches[0]) if len(stretches) == 1 else None
        if draft is None:
            draft = self._in_parts(stretches)
        if not draft.written:
            raise WriterFailed(
                "refused",
                f"{self._desk.model} declines to write about this video. Another model "
                "(STUDYBUDDY_CLAUDE_MODEL) may not; --writer outline always works.",
            )
        if not draft.summary and not any(claims for _, claims in draft.claims()):
            raise WriterFailed(
                "nothing_written",
                "Claude wrote nothing about this video. If it has words worth noting, try "
                "--writer outline or another template.",
            )
        return draft

    def _at_once(self, stretch: Stretch) -> Draft | None:
        """A short video's notes in one request; None if they must be written in parts after all."""
        self._desk.work.progress(0.0, f"Writing with {self._desk.model}")
        request = self._request(_Piece(stretch, 1, 1))
        replies: list[Reply] = []
        self._run([partial(self._desk.ask, request)], lambda _, reply: replies.append(reply))
        if replies[0].stop != "end_turn":
            return None
        return read_draft(replies[0].text, stretch, self._briefing.transcript, request.schema)

    def _in_parts(self, stretches: Sequence[Stretch]) -> Draft:
        if len(stretches) == 1:
            stretches = stretches[0].halves() or stretches
        count = len(stretches)
        pieces = [_Piece(s, n, count, windowed=self._windowed) for n, s in enumerate(stretches, 1)]
        drafts: list[Draft] = [Draft()] * count
        finished = 0

        def arrived(number: int, draft: Draft) -> None:
            nonlocal finished
            drafts[number] = draft
            finished += 1
            told = f"Section {finished} of {count}{_told(draft)}"
            self._desk.work.progress(0.9 * finished / count, told)

        self._desk.work.progress(0.0, f"Writing {count} sections with {self._desk.model}")
        self._run([partial(self._section, piece) for piece in pieces], arrived)
        return self._joined(merged(drafts))

    def _run(self, tasks: Sequence[Task[_T]], arrived: Callable[[int, _T], None]) -> None:
        desk = self._desk
        limit = self._parallel
        work_off(tasks, limit, desk.signals, desk.work, arrived, alone=not self._windowed)

    def _section(self, piece: _Piece, begun: Callable[[], None]) -> Draft:
        """The notes of a piece, by whatever way they can be had."""
        request = self._request(piece)
        reply = self._desk.ask(request, begun)
        if reply.stop == "end_turn":
            transcript = self._briefing.transcript
            return read_draft(reply.text, piece.stretch, transcript, request.schema)
        if reply.stop in _OVERFULL and not piece.windowed:
            return self._section(replace(piece, windowed=True), begun)
        if reply.stop == "refusal" and piece.gentle:
            return self._declined(piece.stretch)
        smaller = self._smaller(piece, reply)
        return merged([self._section(part, begun) for part in smaller])

    def _smaller(self, piece: _Piece, reply: Reply) -> list[_Piece]:
        """The halves of a piece that was not answered as a whole. Raises WriterFailed.

        A reply that is cut off cannot be continued: structured output begins anew each time. A
        refusal may be meant for a few lines only, so that halves lose less.
        """
        refused = reply.stop == "refusal"
        halves = piece.stretch.halves()
        if refused or (halves and piece.halvings < _HALVINGS):
            changed = replace(piece, halvings=piece.halvings + 1, gentle=piece.gentle or refused)
            return [replace(changed, stretch=half) for half in halves or [piece.stretch]]
        if reply.stop == "malformed":
            raise WriterFailed(
                "malformed",
                f"{self._desk.model} keeps replying in a form that cannot be read. Run the same "
                "command again, or set STUDYBUDDY_CLAUDE_MODEL to another model.",
                retryable=True,
            )
        raise WriterFailed(
            "cut_off",
            f"{self._desk.model} cannot finish a passage within its limits ({reply.stop}). Set "
            "STUDYBUDDY_CLAUDE_MODEL to a larger model.",
        )

    def _request(self, piece: _Piece) -> Request:
        briefing = self._briefing
        stretch = piece.stretch
        return Request(
            system=briefing.system,
            material=briefing.window(stretch) if piece.windowed else self._prefix,
            task=briefing.task(stretch, piece.number, piece.count, gentle=piece.gentle),
            schema=notes_schema(self._parts(piece), whole=piece.count == 1),
            shared=piece.count > 1 and not piece.windowed,
        )

    def _parts(self, piece: _Piece) -> tuple[Part, ...]:
        """The note's parts; of one that is nothing but a summary, what this is to be made of."""
        parts = self._briefing.parts
        return ("summary", "sections") if piece.count > 1 and parts == ("summary",) else parts

    def _declined(self, stretch: Stretch) -> Draft:
        """Lines of the stretch itself, in quotes, instead of notes that Claude will not write."""
        if "sections" not in self._briefing.parts:
            return Draft(declined=1)
        segments = self._briefing.transcript.segments
        step = max(1, -(-(stretch.last - stretch.first + 1) // _QUOTES))
        longest = [
            max(
                range(first, min(first + step, stretch.last + 1)),
                key=lambda line: len(segments[line].text),
            )
            for first in range(stretch.first, stretch.last + 1, step)
        ]
        section = Section(
            title="Quoted word for word, as the writer declined to sum it up",
            start=segments[stretch.first].start,
            end=segments[stretch.last].end,
            points=tuple(
                Point(text=segments[line].text, kind="quote", cites=(line,)) for line in longest
            ),
        )
        return Draft(sections=(section,), declined=1)

    def _joined(self, draft: Draft) -> Draft:
        """The draft with what is said of the whole video."""
        briefing = self._briefing
        named = bool(briefing.transcript.video.title)
        if draft.title or not draft.written or (named and "summary" not in briefing.parts):
            return draft
        request = Request(
            system=briefing.system,
            material=joining(list(draft.claims())),
            task="",
            schema=overview_schema(briefing.parts),
        )
        self._desk.work.progress(0.9, "Joining the sections")
        replies: list[Reply] = []
        self._run([partial(self._desk.ask, request)], lambda _, reply: replies.append(reply))
        if replies[0].stop != "end_turn":
            self._desk.work.progress(0.95, "Claude wrote no summary: it is made of first points")
            joined = Draft(summary=_first_points(draft))
        else:
            whole = Stretch(0, len(briefing.transcript.segments) - 1)
            joined = read_draft(replies[0].text, whole, briefing.transcript, request.schema)
        draft = replace(draft, title=joined.title, summary=joined.summary)
        return replace(draft, sections=()) if briefing.parts == ("summary",) else draft


def _first_points(draft: Draft) -> tuple[Point, ...]:
    """The first point of up to six sections, spread over the video."""
    firsts = [section.points[0] for section in draft.sections]
    return tuple(firsts[:: max(1, -(-len(firsts) // 6))])


def _told(draft: Draft) -> str:
    if draft.declined:
        return ": Claude declined to write about some of it; that is quoted, or left out"
    return f": {draft.sections[0].title}" if draft.sections else ""
