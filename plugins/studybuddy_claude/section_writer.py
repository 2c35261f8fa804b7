"""How one note comes about: what is asked, of which lines, and what is done about bad replies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from studybuddy import Claim, Part, Point, Section, WriterFailed
from studybuddy_claude.chunks import (
    EARLIER,
    Chunk,
    ChunkSizes,
    cut,
    fit_words,
    is_short,
    with_opening,
)
from studybuddy_claude.client import ClaudeClient, MessageRequest, Reply
from studybuddy_claude.endpoint import BYTES_A_TOKEN
from studybuddy_claude.parallel import Task, work_off
from studybuddy_claude.pricing import long_prompt_of
from studybuddy_claude.prompts import GENTLE, OPENING, PromptContext, joining, since
from studybuddy_claude.replies import Draft, merged, read_draft
from studybuddy_claude.schema import notes_schema, overview_schema

_COMFORTABLE = 120_000
"""Tokens of transcript that every model reads with ease; more is given in windows."""

_BESIDE_IT = 4_000
"""Tokens of a prompt beside the transcript: rules, instructions, task, schema."""

_HALVINGS = 2
"""How often a chunk is halved because its reply was cut off or not to be used."""

_HALVINGS_TO_FIT = 6
"""How often it is halved because it does not fit: small models have small contexts."""

_SECTIONS = 0.9
"""The share of the writing that the sections are; the rest is what is said of the whole."""

_NOTES_SHARE = 0.6
"""Characters of a reply for each of the transcript. What comes longer waits at nine tenths."""

_STEP = 0.01
"""The least progress that is told of replies that are still coming."""

_SECTION_PARTS = frozenset({"sections", "cues"})
"""What is asked for of an opening. The summary is asked for of none but the whole."""

_OVERFULL = frozenset({"too_long", "model_context_window_exceeded"})

_T = TypeVar("_T")

_QUOTES = 6
"""Lines that stand for a chunk which Claude declines to write about."""


@dataclass(frozen=True)
class _ChunkRequest:
    """A chunk as it is asked for: its place among the parts, and how it came to be one.

    Of an `opening` only its section is asked for. What else the note has of its lines is asked for
    with the chunk after it, `since` the opening's first line.
    """

    chunk: Chunk
    number: int
    count: int
    sections: str = "one to four"
    halvings: int = 0
    windowed: bool = False
    gentle: bool = False
    opening: bool = False
    since: int | None = None


class SectionWriter:
    """Writes one note: `parallel` chunks at a time, then what is said of the whole."""

    def __init__(
        self, context: PromptContext, client: ClaudeClient, parallel: int, sizes: ChunkSizes
    ) -> None:
        """Cut what is not short into chunks of these sizes."""
        self._context = context
        self._sizes = sizes
        self._client = client
        self._parallel = parallel
        self._prefix = context.prefix()
        self._ahead = client.endpoint.keeps_schema is not None and "sections" in context.parts
        self._progress = _Progress(client, len(self._prefix))
        too_long = len(self._prefix.encode()) / BYTES_A_TOKEN > self._comfortable()
        self._windowed = sizes.in_windows or too_long

    def _comfortable(self) -> float:
        """Tokens of transcript that a prompt may have.

        A model whose price rises with long prompts is given none of those.
        """
        step = long_prompt_of(self._client.roles["section"].model)
        context = self._client.endpoint.context
        return min(
            _COMFORTABLE,
            step - _BESIDE_IT if step else _COMFORTABLE,
            context / 2 if context else _COMFORTABLE,
        )

    def write(self) -> Draft:
        """The whole note. Raises WriterFailed, OutOfTime."""
        transcript = self._context.transcript
        draft = self._at_once(self._whole()) if is_short(transcript, self._sizes) else None
        if draft is None:
            draft = self._in_parts(self._pieces())
        if not draft.written:
            raise WriterFailed(
                "refused",
                f"{self._client.model} declines to write about this video. Another model "
                "(STUDYBUDDY_CLAUDE_MODEL) may not; --writer outline always works.",
            )
        if not draft.summary and not any(claims for _, claims in draft.claims()):
            raise WriterFailed(
                "nothing_written",
                "Claude wrote nothing about this video. If it has words worth noting, try "
                "--writer outline or another template.",
            )
        return draft

    def _at_once(self, chunk: Chunk) -> Draft | None:
        """A short video's notes in one request; None if they must be written in parts after all."""
        self._progress.begin(1, f"Writing with {self._client.model}")
        request = self._request(_ChunkRequest(chunk, 1, 1))
        replies: list[Reply] = []
        self._run(
            [partial(self._client.ask, request)],
            lambda _, reply: replies.append(reply),
            lambda: self._progress.of_sections(0),
        )
        if replies[0].stop != "end_turn":
            return None
        draft = read_draft(replies[0].text, chunk, self._context.transcript, request.schema)
        self._hand_over([draft])
        return draft

    def is_begun(self) -> bool:
        """Whether a reply to what is first asked for is kept, so that it has been paid for."""
        short = is_short(self._context.transcript, self._sizes)
        pieces = [_ChunkRequest(self._whole(), 1, 1)] if short else []
        pieces += self._pieces()
        windowed = [replace(piece, windowed=True) for piece in pieces]
        return any(self._client.kept(self._request(piece)) for piece in (*pieces, *windowed))

    def _whole(self) -> Chunk:
        return Chunk(0, len(self._context.transcript.segments) - 1)

    def _pieces(self) -> list[_ChunkRequest]:
        """What is asked for, chunk by chunk."""
        words = fit_words(self._context.transcript, self._sizes)
        chunks = cut(self._context.transcript, words)
        if len(chunks) == 1:
            chunks = list(chunks[0].halves() or chunks)
        sections = "one to four" if words == EARLIER.longest else "one or two"
        opened = with_opening(self._context.transcript, chunks) if self._opens() else chunks
        pieces = [
            _ChunkRequest(chunk, number, len(opened), sections, windowed=self._windowed)
            for number, chunk in enumerate(opened, 1)
        ]
        if len(opened) > len(chunks):
            pieces[0] = replace(pieces[0], sections="one", windowed=True, opening=True)
            if set(self._context.parts) - _SECTION_PARTS - {"summary"}:
                pieces[1] = replace(pieces[1], since=opened[0].first)
        return pieces

    def _opens(self) -> bool:
        """Whether an opening is asked for by itself, in a window of its own, beside the others.

        Not where there is nothing to read before the end or an earlier build has begun, nor of an
        endpoint whose first reply has to show how the others are asked for: that one is to warm
        the cache.
        """
        known = self._client.endpoint.keeps_schema is not None
        return known and not self._context.timed and "sections" in self._context.parts

    def _in_parts(self, pieces: Sequence[_ChunkRequest]) -> Draft:
        count = len(pieces)
        drafts: dict[int, Draft] = {}
        handed_over = 0

        def arrived(number: int, draft: Draft) -> None:
            nonlocal handed_over
            drafts[number] = draft
            told = f"Section {len(drafts)} of {count}{_told(draft)}"
            self._progress.of_sections(len(drafts), told)
            self._written([claim for section in draft.sections for claim in _claims(section)])
            begun = handed_over
            while handed_over in drafts:  # in the order of the video: what is read stays in place
                handed_over += 1
            self._hand_over([drafts[number] for number in range(begun, handed_over)])

        def waiting_for() -> None:
            self._progress.of_sections(len(drafts))

        self._progress.begin(count, f"Writing {count} sections with {self._client.model}")
        apart = int(pieces[0].windowed)  # it neither warms the cache nor waits for that
        tasks = [partial(self._section, piece) for piece in pieces]
        self._run(tasks, arrived, waiting_for, apart=apart)
        whole = merged([drafts[number] for number in range(count)])
        self._written([*whole.terms, *whole.cards, *whole.questions])
        return self._joined(whole)

    def _written(self, claims: Sequence[Claim]) -> None:
        """Let be checked what will stand in the note as it is.

        Not where the first reply has to show how one asks there, and first replies would be many.
        """
        if claims and self._ahead:
            self._client.work.written(claims)

    def _hand_over(self, drafts: Sequence[Draft]) -> None:
        """Let be read what the note will have of drafts as it is."""
        if "sections" in self._context.parts:
            sections = [section for draft in drafts for section in draft.sections]
            if sections:
                self._client.work.hand_over(*sections)

    def _run(
        self,
        tasks: Sequence[Task[_T]],
        arrived: Callable[[int, _T], None],
        waiting_for: Callable[[], None] = lambda: None,
        apart: int = 0,
    ) -> None:
        client = self._client
        work_off(
            *(tasks, self._parallel, client.signals, client.work, arrived),
            waiting_for=waiting_for,
            alone=not self._windowed,
            apart=apart,
        )

    def _section(self, piece: _ChunkRequest, begun: Callable[[], None]) -> Draft:
        """The notes of a piece, by whatever way they can be had."""
        request = self._request(piece)
        reply = self._client.ask(request, begun)
        if reply.stop == "end_turn":
            transcript = self._context.transcript
            return read_draft(reply.text, piece.chunk, transcript, request.schema)
        if reply.stop in _OVERFULL and not piece.windowed:
            return self._section(replace(piece, windowed=True), begun)
        if reply.stop == "refusal" and piece.gentle:
            return self._declined(piece.chunk)
        smaller = self._smaller(piece, reply)
        return merged([self._section(part, begun) for part in smaller])

    def _smaller(self, piece: _ChunkRequest, reply: Reply) -> list[_ChunkRequest]:
        """The halves of a piece that was not answered as a whole. Raises WriterFailed.

        A reply that is cut off cannot be continued: structured output begins anew each time. A
        refusal may be meant for a few lines only, so that halves lose less.
        """
        refused = reply.stop == "refusal"
        halves = piece.chunk.halves()
        most = _HALVINGS_TO_FIT if reply.stop in _OVERFULL else _HALVINGS
        if refused or (halves and piece.halvings < most):
            changed = replace(piece, halvings=piece.halvings + 1, gentle=piece.gentle or refused)
            first, *rest = [replace(changed, chunk=half) for half in halves or [piece.chunk]]
            return [first, *(replace(half, since=None) for half in rest)]
        if reply.stop == "malformed":
            raise WriterFailed(
                "malformed",
                f"{self._client.model} keeps replying in a form that cannot be read. Run the same "
                "command again, or set STUDYBUDDY_CLAUDE_MODEL to another model.",
                retryable=True,
            )
        raise WriterFailed(
            "cut_off",
            f"{self._client.model} cannot finish a passage within its limits ({reply.stop}). Set "
            "STUDYBUDDY_CLAUDE_MODEL to a larger model.",
        )

    def _request(self, piece: _ChunkRequest) -> MessageRequest:
        context = self._context
        chunk = piece.chunk
        return MessageRequest(
            system=context.system,
            material=context.window(chunk) if piece.windowed else self._prefix,
            task=context.task(chunk, piece.number, piece.count, piece.sections, _heeded(piece)),
            schema=notes_schema(self._parts(piece), whole=piece.count == 1),
            shared=piece.count > 1 and not piece.windowed,
        )

    def _parts(self, piece: _ChunkRequest) -> tuple[Part, ...]:
        """The note's parts; of one that is nothing but a summary, what this is to be made of."""
        parts = self._context.parts
        if piece.opening:
            return tuple(part for part in parts if part in _SECTION_PARTS)
        return ("summary", "sections") if piece.count > 1 and parts == ("summary",) else parts

    def _declined(self, chunk: Chunk) -> Draft:
        """Lines of the chunk itself, in quotes, instead of notes that Claude will not write."""
        if "sections" not in self._context.parts:
            return Draft(declined=1)
        segments = self._context.transcript.segments
        step = max(1, -(-(chunk.last - chunk.first + 1) // _QUOTES))
        longest = [
            max(
                range(first, min(first + step, chunk.last + 1)),
                key=lambda line: len(segments[line].text),
            )
            for first in range(chunk.first, chunk.last + 1, step)
        ]
        section = Section(
            title="Quoted word for word, as the writer declined to sum it up",
            start=segments[chunk.first].start,
            end=segments[chunk.last].end,
            points=tuple(
                Point(text=segments[line].text, kind="quote", cites=(line,)) for line in longest
            ),
        )
        return Draft(sections=(section,), declined=1)

    def _joined(self, draft: Draft) -> Draft:
        """The draft with what is said of the whole video."""
        context = self._context
        named = bool(context.transcript.video.title)
        if draft.title or not draft.written or (named and "summary" not in context.parts):
            return draft
        request = MessageRequest(
            system=context.system,
            material=context.focused(joining(list(draft.claims()))),
            task="",
            schema=overview_schema(context.parts),
            role="overview",
        )
        self._client.work.progress(0.9, "Joining the sections")
        replies: list[Reply] = []
        self._run([partial(self._client.ask, request)], lambda _, reply: replies.append(reply))
        if replies[0].stop != "end_turn":
            self._client.work.progress(0.95, "Claude wrote no summary: it is made of first points")
            joined = Draft(summary=_first_points(draft))
        else:
            whole = Chunk(0, len(context.transcript.segments) - 1)
            joined = read_draft(replies[0].text, whole, context.transcript, request.schema)
        draft = replace(draft, title=joined.title, summary=joined.summary)
        return replace(draft, sections=()) if context.parts == ("summary",) else draft


class _Progress:
    """How far the sections are, those included that are still coming. It never falls."""

    def __init__(self, client: ClaudeClient, transcript: int) -> None:
        """Of notes of a transcript of so many characters."""
        self._client = client
        self._transcript = transcript
        self._count = 1
        self._share = 0.0

    def begin(self, count: int, message: str) -> None:
        """So many sections are to be written."""
        self._count = count
        self._client.work.progress(self._share, message)

    def of_sections(self, finished: int, message: str = "") -> None:
        """So many are there."""
        expected = self._transcript * _NOTES_SHARE / self._count
        coming = sum(min(0.9, came / expected) for came in self._client.arriving())
        share = _SECTIONS * min(finished + coming, self._count) / self._count
        if message or share >= self._share + _STEP:
            self._share = max(self._share, share)
            self._client.work.progress(self._share, message)


def _heeded(piece: _ChunkRequest) -> str:
    """What is told of a chunk besides its lines."""
    before = "" if piece.since is None else since(piece.since, piece.chunk)
    return f"{before}{OPENING if piece.opening else ''}{GENTLE if piece.gentle else ''}"


def _claims(section: Section) -> list[Claim]:
    return [*section.cues, *section.points]


def _first_points(draft: Draft) -> tuple[Point, ...]:
    """The first point of up to six sections, spread over the video."""
    firsts = [section.points[0] for section in draft.sections]
    return tuple(firsts[:: max(1, -(-len(firsts) // 6))])


def _told(draft: Draft) -> str:
    if draft.declined:
        return ": Claude declined to write about some of it; that is quoted, or left out"
    return f": {draft.sections[0].title}" if draft.sections else ""
