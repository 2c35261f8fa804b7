"""The structured study note. Whatever it claims carries `cites`: the segments that prove it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any, Literal, TypeAlias

import msgspec

from studybuddy.transcript import Segment, Transcript, Video

PointKind = Literal["point", "definition", "example", "quote"]
Checked = Literal["words", "numbers and names", "nothing"]
Cites: TypeAlias = tuple[int, ...]
Schema: TypeAlias = dict[str, Any]

MOST_MARKS = 200
"""Lines of a note that a reader can mark as wrong."""
LONGEST_REMARK = 500
"""Characters of what a reader remarks on one."""


class Point(msgspec.Struct, frozen=True, kw_only=True, tag="point"):
    """One statement of the video. `cites` are indexes into `note.transcript.segments`.

    `id` names it within its note, as with every claim: the engine gives it, writers leave it.
    """

    text: str
    cites: Cites
    kind: PointKind = "point"
    id: str = ""


class Term(msgspec.Struct, frozen=True, kw_only=True, tag="term"):
    """A word to know and what the video says it means."""

    term: str
    meaning: str
    cites: Cites
    id: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True, tag="card"):
    """A flash card."""

    front: str
    back: str
    cites: Cites
    id: str = ""


class Question(msgspec.Struct, frozen=True, kw_only=True, tag="question"):
    """A question and its answer; with `choices`, one of which is the answer, multiple choice."""

    prompt: str
    answer: str
    cites: Cites
    choices: tuple[str, ...] = ()
    explanation: str = ""
    id: str = ""


Claim: TypeAlias = Point | Term | Card | Question


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A line that its reader holds for wrong: the claim's id, and why, in the reader's words."""

    id: str
    remark: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the video. `start`, `end` in seconds; `cues` are recall questions beside it."""

    title: str
    start: float
    end: float
    points: tuple[Point, ...]
    cues: tuple[Question, ...] = ()


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """What a model was paid for: tokens, and US dollars at list price (0 when no model wrote).

    `thinking_tokens` are those of the output tokens that a model thought with. Dollars are 0, too,
    where nobody knows the price.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_tokens: int = 0
    cache_write_tokens: int = 0
    calls: int = 0
    cost_usd: float = 0.0
    thinking_tokens: int = 0


def total_usage(usages: Iterable[Usage]) -> Usage:
    """The sum of some usages. Dollars are rounded to a ten-thousandth of a cent."""
    parts = list(usages)
    summed = {name: sum(getattr(p, name) for p in parts) for name in Usage.__struct_fields__}
    return Usage(**{**summed, "cost_usd": round(summed["cost_usd"], 6)})


class CheckerReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a checker said of the meaning of a note's claims.

    It was `asked` about so many claims, repairs among them; each is `supported`, `refused`
    (contradicted or not said) or `unknown`. Of those refused `mended` came back repaired. `why`
    says in words why it could not tell of all; with none but unknown ones, meaning was not checked.
    """

    checker: str
    asked: int = 0
    supported: int = 0
    refused: int = 0
    mended: int = 0
    unknown: int = 0
    why: str = ""

    @property
    def failed(self) -> bool:
        """Whether meaning was not checked, although there was something to check."""
        return bool(self.why) and self.unknown == self.asked > 0


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Who made the note. `extracted` notes quote the video and write nothing of their own.

    `checkers` are those that were asked whether the video means what the note says; none when it
    was held against the video's words alone. `made_at` is when the note was finished, in seconds
    since 1970 (UTC); 0 when nobody knows, as in notes of earlier builds.
    """

    writer: str
    template: str = ""
    model: str = ""
    extracted: bool = False
    usage: Usage = Usage()
    checkers: tuple[CheckerReport, ...] = ()
    made_at: int = 0


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A long stretch that no claim cites. Seconds; `silent` when nothing is said in it."""

    start: float
    end: float
    silent: bool = False


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How far the note can be trusted to be true, and to be whole.

    Of `written` claims, `repaired` were mended and `dropped` left out because the words near
    their citation did not support them; `grounded` is the share (0 to 1) that was kept. `checked`
    says what could be compared: `words`, or only `numbers and names` when note and transcript
    differ in language, or `nothing` when they then share neither, and `grounded` says nothing.
    `quoted` of the kept claims needed no comparing, as the lines that they cite say them word by
    word. Of `lines` with words in the transcript, `cited` are cited by a kept claim, and `covered`
    is the share of the spoken time that those take. A note without `lines` is of an earlier build,
    whose `covered` counted 45 seconds around each citation.
    """

    written: int = 0
    repaired: int = 0
    dropped: int = 0
    grounded: float = 0.0
    covered: float = 0.0
    gaps: tuple[Gap, ...] = ()
    checked: Checked = "words"
    quoted: int = 0
    lines: int = 0
    cited: int = 0


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """The study note of one video, with the transcript that proves it.

    `language` is the language of the note (BCP 47), not of the transcript. `subject` is what the
    user called it, `focus` what its reader most wanted to learn. `marks` are the reader's, on
    claims that the note has.
    """

    title: str
    language: str
    transcript: Transcript
    provenance: Provenance
    subject: str = ""
    focus: str = ""
    summary: tuple[Point, ...] = ()
    sections: tuple[Section, ...] = ()
    terms: tuple[Term, ...] = ()
    cards: tuple[Card, ...] = ()
    questions: tuple[Question, ...] = ()
    coverage: Coverage = Coverage()
    marks: tuple[Mark, ...] = ()
    version: Literal[1] = 1

    @property
    def video(self) -> Video:
        """The video the note is about."""
        return self.transcript.video

    @property
    def url(self) -> str:
        """The video's short link."""
        return f"https://youtu.be/{self.video.id}"

    def start_of(self, claim: Claim) -> float:
        """Second at which the first of a claim's cited segments starts."""
        return self.transcript.segments[min(claim.cites)].start

    def link_to(self, claim: Claim) -> str:
        """Link to the second of the video that proves a claim."""
        return self.link_at(self.start_of(claim))

    def link_at(self, seconds: float) -> str:
        """Link to a second of the video."""
        return f"{self.url}?t={int(seconds)}"

    def claims(self) -> Iterator[Claim]:
        """All claims in the order a reader meets them."""
        yield from self.summary
        for section in self.sections:
            yield from section.cues
            yield from section.points
        yield from self.terms
        yield from self.cards
        yield from self.questions

    def with_claims(self, change: Callable[[Claim], Claim | None]) -> Note:
        """A copy in which `change` was applied to each claim; None drops it.

        A section that loses all its points is dropped with them.
        """

        def kept(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
            return tuple(new for claim in claims if (new := change(claim)) is not None)

        changed = self._with_each(kept)
        return msgspec.structs.replace(
            changed, sections=tuple(s for s in changed.sections if s.points)
        )

    def with_ids(self) -> Note:
        """A copy in which each claim has its id, derived from its kind, words and first second.

        Two claims that are alike in all of that are told apart by which comes first.
        """
        times: Counter[str] = Counter()
        taken: set[str] = set()

        def named(claim: Claim) -> Claim:
            key = self._key_of(claim)
            while True:
                name = sha256(f"{key}\n{times[key]}".encode(errors="replace")).hexdigest()[:8]
                times[key] += 1
                if name not in taken:
                    taken.add(name)
                    return msgspec.structs.replace(claim, id=name)

        return self._with_each(lambda claims: tuple(named(claim) for claim in claims))

    def without_words(self) -> Note:
        """A copy with those lines of the transcript alone that it cites, and without their words.

        The last one stays, too: it tells how long the talk is. The words are most of a note's
        bytes, and its times need none of them.
        """
        segments = self.transcript.segments
        cited = {c for claim in self.claims() for c in claim.cites if 0 <= c < len(segments)}
        kept = sorted(cited | set(range(len(segments))[-1:]))
        places = {cite: place for place, cite in enumerate(kept)}

        def moved(claim: Claim) -> Claim:
            cites = tuple(places[cite] for cite in claim.cites if cite in places)
            return msgspec.structs.replace(claim, cites=cites)

        times = (segments[at] for at in kept)
        lines = tuple(Segment(start=line.start, end=line.end, text="") for line in times)
        video = msgspec.structs.replace(self.video, description="", chapters=())
        changed = self._with_each(lambda claims: tuple(moved(claim) for claim in claims))
        return msgspec.structs.replace(
            changed,
            transcript=msgspec.structs.replace(self.transcript, video=video, segments=lines),
        )

    def with_marks(self, marks: Iterable[Mark]) -> Note:
        """A copy with those of these marks, instead of its own, that are on claims of the note."""
        known = {claim.id for claim in self.claims()}
        return msgspec.structs.replace(self, marks=tuple(m for m in marks if m.id in known))

    def mark_of(self, claim: Claim) -> Mark | None:
        """The reader's mark on a claim."""
        return next((mark for mark in self.marks if claim.id and mark.id == claim.id), None)

    def _key_of(self, claim: Claim) -> str:
        segments = self.transcript.segments
        starts = [segments[cite].start for cite in claim.cites if 0 <= cite < len(segments)]
        words = "\n".join(words_of(claim))
        return f"{type(claim).__name__}\n{min(starts, default=0.0):.3f}\n{words}"

    def _with_each(self, change: Callable[[tuple[Claim, ...]], tuple[Claim, ...]]) -> Note:
        """A copy in which each group of claims was changed, in the order of `claims`."""
        return msgspec.structs.replace(
            self,
            summary=change(self.summary),
            sections=tuple(
                msgspec.structs.replace(s, cues=change(s.cues), points=change(s.points))
                for s in self.sections
            ),
            terms=change(self.terms),
            cards=change(self.cards),
            questions=change(self.questions),
        )


def words_of(claim: Claim) -> tuple[str, ...]:
    """What a claim says, in short: a point's text, or a term, card or question and its answer."""
    if isinstance(claim, Point):
        return (claim.text,)
    if isinstance(claim, Term):
        return claim.term, claim.meaning
    if isinstance(claim, Card):
        return claim.front, claim.back
    return claim.prompt, claim.answer


def clock(seconds: float) -> str:
    """Seconds as people write them.

    >>> studybuddy.clock(67), studybuddy.clock(3723.9)
    ('1:07', '1:02:03')
    """
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def exact_clock(seconds: float) -> str:
    """The same with a sign, and with what is less than a second: `-1:07.25`."""
    thousandths = round(abs(seconds) * 1000)
    fraction = f".{thousandths % 1000:03}".rstrip("0.")
    return f"{'-' if seconds < 0 else ''}{clock(thousandths // 1000)}{fraction}"


def to_json(note: Note) -> bytes:
    """The note as JSON, UTF-8, two spaces; the same bytes for the same note.

    >>> from studybuddy.testing import sample_note
    >>> note = sample_note()
    >>> studybuddy.from_json(studybuddy.to_json(note)) == note
    True
    """
    return msgspec.json.format(msgspec.json.encode(note), indent=2) + b"\n"


def from_json(data: bytes) -> Note:
    """The note that `to_json` wrote; one of an earlier build gets its ids.

    Raises `msgspec.ValidationError` for anything else.

    >>> studybuddy.from_json(b"not json")
    Traceback (most recent call last):
    msgspec.ValidationError: JSON is malformed: ...
    """
    try:
        note = msgspec.json.decode(data, type=Note)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise msgspec.ValidationError(str(error)) from None
    return note if all(claim.id for claim in note.claims()) else note.with_ids()


def note_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of what `to_json` writes."""
    (note,), defined = schemas_of(Note)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **note,
        "$defs": defined,
    }


def schemas_of(*kinds: type[msgspec.Struct]) -> tuple[list[Schema], dict[str, Schema]]:
    """A reference to the JSON Schema of each type, and the schemas by name (`$defs`)."""
    from inspect import cleandoc

    references, defined = msgspec.json.schema_components(kinds)
    # Python 3.13 takes the indentation out of docstrings, older ones leave it in.
    for described in defined.values():
        if "description" in described:
            described["description"] = cleandoc(described["description"])
    return list(references), defined
