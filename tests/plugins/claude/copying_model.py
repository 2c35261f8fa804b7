"""A "model" that can only copy: it answers a request with words of the lines it was given."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_LINE = re.compile(r"^\[(\d+)\] (?:\d+:\d\d:\d\d )?(.+)$", re.MULTILINE)
_NOTE = re.compile(r"^\[([\d, ]+)\] (.+)$", re.MULTILINE)
_ASKED = re.compile(r"\blines (\d+) to (\d+)\b")
_CLAIM = re.compile(r"^(\d+)\. (\{.*\})$", re.MULTILINE)
_WORD = re.compile(r"\w[\w'’-]*")
_STOP = re.compile(r"(?<=[.!?。！？؟।])\s*")
_LONGEST = 220


@dataclass(frozen=True)
class _Line:
    number: int
    text: str


def compose(request: str, schema: Json, *, lies: bool = False, invent: bool = False) -> Json:
    """What a truthful model might reply, in the schema's shape."""
    fields = schema["properties"]
    if "repairs" in fields:
        return {"repairs": [_repair(*block) for block in _blocks(request)]}
    lines = [_Line(int(n), text) for n, text in _LINE.findall(request)]
    if "verdicts" in fields:
        claims = [(number, claim) for number, claim, _ in _blocks(request)]
        return {"verdicts": [_verdict(n, claim, lines, invent=invent) for n, claim in claims]}
    if "sentences" in fields:
        return {"sentences": _answer(request, lines, lies=lies, invent=invent)}
    if "<transcript" not in request:
        return _overview(request, fields)
    reply = _notes(lines, request, fields)
    if invent:
        _invent(reply)
    if lies and reply.get("sections"):
        reply["sections"][0]["points"] += _lies(lines, request)
    return reply


def _answer(request: str, lines: list[_Line], *, lies: bool, invent: bool) -> list[Json]:
    """The line that has most of the question's longer words; none if none has two of them."""
    asked = request.rpartition("<question>")[2].partition("</question>")[0].lower()
    wanted = {word for word in _WORD.findall(asked) if len(word) > 3}

    def shared(line: _Line) -> int:
        return len(wanted & set(_WORD.findall(line.text.lower())))

    best = max(lines, key=shared)
    if shared(best) < 2:
        return []
    true = {"text": best.text, "cites": [987_654 if invent else best.number]}
    false = [{"text": "Ottokar Wizzlethorpe said so 73519 times.", "cites": [best.number]}]
    return [true, *(false if lies else [])]


def _notes(lines: list[_Line], request: str, fields: Json) -> Json:
    asked = _ASKED.search(request.rpartition("</transcript")[2])
    first, last = map(int, asked.groups()) if asked else (0, len(lines) - 1)
    mine = [line for line in lines if first <= line.number <= last]
    rarity = Counter(word for line in lines for word in _WORD.findall(line.text.lower()))
    best = [_Line(line.number, _best(line.text, rarity)) for line in mine]
    ranked = sorted(best, key=lambda line: (-_worth(line.text, rarity), line.number))
    chosen = ranked[: max(3, len(mine) // 3)]
    makers = {
        "title": lambda: " ".join(best[0].text.split()[:8]),
        "summary": lambda: [_point(line) for line in chosen[:4]],
        "sections": lambda: _sections(mine, chosen, fields["sections"], rarity),
        "terms": lambda: [_term(line, rarity) for line in chosen[:3]],
        "cards": lambda: [_card(line, rarity) for line in chosen[:4]],
        "choices": lambda: [_choice(line, chosen, rarity) for line in chosen[:3]],
        "questions": lambda: [_question(line, rarity) for line in chosen[3:5] or chosen[:1]],
    }
    return {field: makers[field]() for field in fields}


def _sections(
    mine: list[_Line], chosen: list[_Line], schema: Json, rarity: Counter[str]
) -> list[Json]:
    groups = 3 if len(mine) >= 9 else 1
    size = -(-len(mine) // groups)
    sections = []
    for start in range(0, len(mine), size):
        group = mine[start : start + size]
        numbers = {line.number for line in group}
        points = sorted((c for c in chosen if c.number in numbers), key=lambda c: c.number)
        points = points or [_Line(group[0].number, _best(group[0].text, rarity))]
        section = {
            "title": " ".join(points[0].text.split()[:6]),
            "first_line": group[0].number,
            "points": [_point(line) for line in points],
        }
        if "cues" in schema["items"]["properties"]:
            section["cues"] = [_question(line, rarity) for line in points[:2]]
        sections.append(section)
    return sections


def _point(line: _Line) -> Json:
    return {"text": line.text, "kind": "point", "cites": [line.number]}


def _term(line: _Line, rarity: Counter[str]) -> Json:
    return {"term": _key(line.text, rarity), "meaning": line.text, "cites": [line.number]}


def _card(line: _Line, rarity: Counter[str]) -> Json:
    key = _key(line.text, rarity)
    return {"front": line.text.replace(key, "____", 1), "back": key, "cites": [line.number]}


def _question(line: _Line, rarity: Counter[str]) -> Json:
    card = _card(line, rarity)
    return {"prompt": card["front"], "answer": line.text, "cites": [line.number]}


def _choice(line: _Line, others: list[_Line], rarity: Counter[str]) -> Json:
    card = _card(line, rarity)
    keys = dict.fromkeys(_key(other.text, rarity) for other in others)
    return {
        "prompt": card["front"],
        "answer": card["back"],
        "wrong": [key for key in keys if key != card["back"]][:3],
        "explanation": line.text,
        "cites": [line.number],
    }


def _key(text: str, rarity: Counter[str]) -> str:
    """The word that tells most."""
    return max(_WORD.findall(text) or [text], key=lambda w: (len(w) / (1 + rarity[w.lower()]), w))


def _worth(text: str, rarity: Counter[str]) -> int:
    """Numbers and words that are said only once make a sentence worth noting."""
    once = [w for w in _WORD.findall(text.lower()) if rarity[w] == 1]
    return sum(5 if any(c.isdigit() for c in word) else 1 for word in once)


def _best(text: str, rarity: Counter[str]) -> str:
    """The best sentence of a line, or as much of it as fits."""
    sentences = [s.strip() for s in _STOP.split(text) if s.strip()] or [text]
    best = max(sentences, key=lambda s: _worth(s, rarity))
    if len(best) <= _LONGEST:
        return best
    at = max(0, best.find(_key(best, rarity)) - _LONGEST // 2)
    cut = best[at : at + _LONGEST]
    return cut.partition(" ")[2].rpartition(" ")[0] if cut.count(" ") > 3 else cut


def _overview(request: str, fields: Json) -> Json:
    """A title and a summary from what others noted."""
    notes = [([int(n) for n in cites.split(",")], text) for cites, text in _NOTE.findall(request)]
    spread = notes[:: max(1, len(notes) // 5)]
    title = " ".join(spread[0][1].split()[:8]) if spread else "Notes"
    summary = [{"text": text, "cites": cites} for cites, text in spread]
    return {field: title if field == "title" else summary for field in fields}


def _invent(reply: Json) -> None:
    """Citations of lines that no transcript has."""
    for section in reply.get("sections", []):
        section["points"][0]["cites"] = [987_654]
    for term in reply.get("terms", [])[:1]:
        term["cites"] = []


def _lies(lines: list[_Line], request: str) -> list[Json]:
    """A wrong number and an invented name, each citing a line that exists."""
    asked = _ASKED.search(request.rpartition("</transcript")[2])
    at = int(asked.group(1)) if asked else lines[0].number
    said = next(line.text for line in lines if line.number == at)
    start = " ".join(said.split()[:6])
    return [
        {"text": f"{start} 73519 times", "kind": "point", "cites": [at]},
        {"text": f"Ottokar Wizzlethorpe: {start}", "kind": "point", "cites": [at]},
    ]


def _blocks(request: str) -> list[tuple[int, Json, list[_Line]]]:
    """The numbered claims of a request to mend, each with its lines."""
    found = list(_CLAIM.finditer(request))
    ends = [match.start() for match in found[1:]] + [len(request)]
    return [
        (
            int(match.group(1)),
            json.loads(match.group(2)),
            [_Line(int(n), text) for n, text in _LINE.findall(request[match.end() : end])],
        )
        for match, end in zip(found, ends, strict=True)
    ]


def _repair(number: int, claim: Json, lines: list[_Line]) -> Json:
    """The line that says most nearly the same; nothing if none does."""
    empty = {"number": number, "drop": True, "text": "", "detail": "", "wrong": [], "cites": []}
    if not lines:
        return empty
    said = set(_WORD.findall(f"{claim['text']} {claim.get('detail', '')}".lower()))
    line = max(lines, key=lambda line: len(said & set(_WORD.findall(line.text.lower()))))
    shared = len(said & set(_WORD.findall(line.text.lower())))
    if shared < 3 or claim["kind"] != "point":
        return empty
    text = _best(line.text, Counter())
    return {**empty, "drop": False, "text": text, "cites": [line.number]}


def _verdict(number: int, claim: Json, lines: list[_Line], *, invent: bool) -> Json:
    """Supported with the end of the cited line that says most of it, or not said."""
    said = set(_WORD.findall(f"{claim['text']} {claim.get('detail', '')}".lower()))
    cited = [line for line in lines if line.number in claim["cites"]]

    def shared(line: _Line) -> int:
        return len(said & set(_WORD.findall(line.text.lower())))

    best = max(cited, key=shared, default=None)
    if best is None or 2 * shared(best) < len(said):
        reason = "the lines do not tell of it"
        return {"number": number, "quote": "", "says": "not_said", "reason": reason}
    quote = "words that nobody ever said" if invent else " ".join(best.text.split()[-8:])
    return {"number": number, "quote": quote, "says": "supported", "reason": ""}
