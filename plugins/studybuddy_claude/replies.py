"""What Claude replied, made fit for a note. A model's reply is a stranger's text, too.

Bounds are enforced here and junk is left out, but a claim keeps a citation that does not exist:
the engine finds it, says so, and asks for a repair.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar, cast

from studybuddy import (
    Card,
    Claim,
    Point,
    Question,
    Section,
    Segment,
    Term,
    Transcript,
    Verdict,
    digest,
)
from studybuddy.text import safe
from studybuddy_claude.chunks import Chunk
from studybuddy_claude.schema import Schema

_LONGEST = 2_000
_LONGEST_TITLE = 160
_MOST_ITEMS = 200
_MOST_CITES = 12
_NO_LINE = 10**9
"""Stands for numbers beyond any transcript, some of which no JSON reader would take back."""

_MOST_BEGINNINGS = 8
"""Braces of a reply at which its object may begin."""

_DECODER = json.JSONDecoder()
_KINDS = frozenset({"point", "definition", "example", "quote"})
_SAYS = ("supported", "contradicted", "not_said")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Draft:
    """The notes of one or more chunks, `declined` of which Claude would not write about."""

    title: str = ""
    summary: tuple[Point, ...] = ()
    sections: tuple[Section, ...] = ()
    terms: tuple[Term, ...] = ()
    cards: tuple[Card, ...] = ()
    questions: tuple[Question, ...] = ()
    chunks: int = 1
    declined: int = 0

    @property
    def written(self) -> bool:
        """Whether Claude wrote about any of it."""
        return self.declined < self.chunks

    def claims(self) -> Iterator[tuple[str, list[Claim]]]:
        """The claims under the titles of their sections, for whoever joins drafts."""
        for section in self.sections:
            yield section.title, list(section.points)
        if not self.sections:
            yield "", [*self.terms, *self.cards, *self.questions]


def merged(drafts: Sequence[Draft]) -> Draft:
    """Drafts of neighbouring chunks as one. What is asked or explained twice stays once."""
    if len(drafts) == 1:
        return drafts[0]
    return Draft(
        sections=tuple(s for draft in drafts for s in draft.sections),
        terms=_once((t for draft in drafts for t in draft.terms), lambda t: t.term),
        cards=_once((c for draft in drafts for c in draft.cards), lambda c: c.front),
        questions=_once((q for draft in drafts for q in draft.questions), lambda q: q.prompt),
        chunks=sum(draft.chunks for draft in drafts),
        declined=sum(draft.declined for draft in drafts),
    )


def _once(items: Iterable[_T], name: Callable[[_T], str]) -> tuple[_T, ...]:
    first: dict[str, _T] = {}
    for item in items:
        first.setdefault(_folded(name(item)), item)
    return tuple(first.values())


def conforms(text: str, schema: Schema) -> bool:
    """Whether a reply is JSON with the fields asked for. What is in them is looked at later."""
    data = _object(text)
    fields = schema["properties"]
    kinds = {"array": list, "string": str}
    return all(isinstance(data.get(f), kinds[fields[f]["type"]]) for f in fields)


def read_draft(text: str, chunk: Chunk, transcript: Transcript, schema: Schema) -> Draft:
    """The notes in a reply that conforms to a schema of notes; what it adds is left out."""
    asked = schema["properties"]
    data = {field: value for field, value in _object(text).items() if field in asked}
    return Draft(
        title=_clean(data.get("title"), _LONGEST_TITLE),
        summary=_each(data, "summary", _point),
        sections=_sections(_items(data, "sections", dict), chunk, transcript.segments),
        terms=_each(data, "terms", _term),
        cards=_each(data, "cards", _card),
        questions=(*_each(data, "choices", _choice), *_each(data, "questions", _question)),
    )


def read_repairs(text: str, claims: Sequence[Claim]) -> list[Claim | None]:
    """The repairs in a reply, one for each claim; None where there is none."""
    found: dict[int, dict[str, Any]] = {}
    for item in _items(_object(text), "repairs", dict):
        number = item.get("number")
        if type(number) is int and item.get("drop") is False:
            found.setdefault(number, item)
    return [
        _mended(claim, found[number]) if number in found else None
        for number, claim in enumerate(claims, start=1)
    ]


def read_answer(text: str) -> tuple[Point, ...]:
    """The sentences in a reply to a question."""
    return _each(_object(text), "sentences", _point)


def read_verdicts(text: str, count: int) -> list[Verdict]:
    """The verdicts in a reply, one for each of so many claims; `unknown` where there is none."""
    found: dict[int, Verdict] = {}
    for item in _items(_object(text), "verdicts", dict):
        number, says = item.get("number"), item.get("says")
        if type(number) is int and says in _SAYS:
            quote = "" if says == "not_said" else _clean(item.get("quote"))
            found.setdefault(number, Verdict(says, _clean(item.get("reason")), quote))
    silence = Verdict("unknown", "Claude left it out")
    return [found.get(number, silence) for number in range(1, count + 1)]


def _mended(claim: Claim, item: dict[str, Any]) -> Claim | None:
    text, detail = item.get("text"), item.get("detail")
    cites = {"cites": item.get("cites")}
    match claim:
        case Point():
            return _point({"text": text, "kind": claim.kind, **cites})
        case Term():
            return _term({"term": text, "meaning": detail, **cites})
        case Card():
            return _card({"front": text, "back": detail, **cites})
    asked = {"prompt": text, "answer": detail, "explanation": claim.explanation, **cites}
    if claim.choices:
        return _choice({**asked, "wrong": item.get("wrong")})
    return _question(asked)


def _sections(
    items: Sequence[dict[str, Any]], chunk: Chunk, segments: Sequence[Segment]
) -> tuple[Section, ...]:
    """Sections in the order of their first lines, which tile the chunk."""
    begun = sorted(((_first_line(item, chunk), item) for item in items), key=lambda pair: pair[0])
    sections: list[Section] = []
    for place, (first, item) in enumerate(begun):
        start = segments[first if place else chunk.first].start
        last = begun[place + 1][0] - 1 if place + 1 < len(begun) else chunk.last
        points = _each(item, "points", _point)
        if points:
            section = Section(
                title=_clean(item.get("title"), _LONGEST_TITLE) or chunk.chapter or "…",
                start=start,
                end=segments[max(first, last)].end,
                points=points,
                cues=_each(item, "cues", _question),
            )
            sections.append(section)
    return tuple(sections)


def _first_line(item: dict[str, Any], chunk: Chunk) -> int:
    line = item.get("first_line")
    return min(max(line, chunk.first), chunk.last) if type(line) is int else chunk.first


def _point(item: dict[str, Any]) -> Point | None:
    text = _clean(item.get("text"))
    kind = item.get("kind")
    known = cast("Any", kind if kind in _KINDS else "point")
    return Point(text=text, kind=known, cites=_cites(item)) if text else None


def _term(item: dict[str, Any]) -> Term | None:
    term, meaning = _clean(item.get("term"), _LONGEST_TITLE), _clean(item.get("meaning"))
    return Term(term=term, meaning=meaning, cites=_cites(item)) if term and meaning else None


def _card(item: dict[str, Any]) -> Card | None:
    front, back = _clean(item.get("front")), _clean(item.get("back"))
    return Card(front=front, back=back, cites=_cites(item)) if front and back else None


def _question(item: dict[str, Any]) -> Question | None:
    prompt, answer = _clean(item.get("prompt")), _clean(item.get("answer"))
    explanation = _clean(item.get("explanation"))
    if not prompt or not answer:
        return None
    return Question(prompt=prompt, answer=answer, explanation=explanation, cites=_cites(item))


def _choice(item: dict[str, Any]) -> Question | None:
    """A question with two or three wrong choices unlike the answer and each other.

    The answer's place is drawn from the prompt: as good as random, and always the same.
    """
    question = _question(item)
    if question is None:
        return None
    different = {_folded(question.answer): question.answer}
    for text in _items(item, "wrong", str):
        wrong = _clean(text)
        if wrong:
            different.setdefault(_folded(wrong), wrong)
    answer, *wrongs = different.values()
    if len(wrongs) < 2:
        return None
    choices = wrongs[:3]
    choices.insert(int(digest(question.prompt), 16) % (len(choices) + 1), answer)
    return Question(
        prompt=question.prompt,
        answer=answer,
        choices=tuple(choices),
        explanation=question.explanation,
        cites=question.cites,
    )


def _folded(text: str) -> str:
    """Two texts that a reader would call the same fold to the same."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).rstrip(" .!?…,;:")


def _cites(item: dict[str, Any]) -> tuple[int, ...]:
    """Line numbers in the order given, once each."""
    listed = item.get("cites")
    numbers = [_number(cite) for cite in listed] if isinstance(listed, list) else []
    return tuple(dict.fromkeys(n for n in numbers if n is not None))[:_MOST_CITES]


def _number(cite: object) -> int | None:
    if isinstance(cite, str) and re.fullmatch(r"\[?[0-9]{1,9}\]?", cite):
        return int(cite.strip("[]"))
    if type(cite) is not int:
        return None
    return cite if 0 <= cite < _NO_LINE else _NO_LINE


def _clean(value: object, longest: int = _LONGEST) -> str:
    """Text on one line without control characters, cut at a word when it is too long."""
    text = safe.one_line(value, safe.SURROGATES) if isinstance(value, str) else ""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " …"


def _each(
    data: dict[str, Any], field: str, read: Callable[[dict[str, Any]], _T | None]
) -> tuple[_T, ...]:
    found = (read(item) for item in _items(data, field, dict))
    return tuple(item for item in found if item is not None)


def _items(data: dict[str, Any], field: str, kind: type[_T]) -> list[_T]:
    listed = data.get(field)
    items = listed[:_MOST_ITEMS] if isinstance(listed, list) else []
    return [item for item in items if isinstance(item, kind)]


def is_bare(text: str) -> bool:
    """Whether a reply is one JSON object and nothing else, as structured output is."""
    return isinstance(_decoded(text), dict)


def _object(text: str) -> dict[str, Any]:
    """The JSON object of a reply, wherever in it it begins; empty if there is none.

    Models that keep to no schema put it into a fence, or after a sentence.
    """
    begins = (match.start() for match in islice(re.finditer(r"\{", text), _MOST_BEGINNINGS))
    found: dict[str, Any] = next(filter(None, (_decoded(text, begin) for begin in begins)), {})
    return found


def _decoded(text: str, begin: int | None = None) -> Any:
    """What is JSON: the text as a whole, or whatever begins there; None where none is."""
    try:
        return json.loads(text) if begin is None else _DECODER.raw_decode(text, begin)[0]
    except (ValueError, RecursionError):
        return None
