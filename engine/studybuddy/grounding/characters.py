"""Denials, order and comparison in Chinese and Japanese, where words have no bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.wording import Wording
from studybuddy.text.scripts import HAN, KATAKANA

# What denies; not what begins like it (不过, 没收, 无论, 未来).
_NO = {
    "zh": re.compile(
        r"不(?![过仅但只同断管论如久少妨得])|没有?(?!收)|未(?![来必])|无(?!论)|并非|毫无|别(?!人|的)|反对|拒绝"
    ),
    "ja": re.compile(r"な[いくかけ]|ませ?ん|ず[に、。]|ぬ[、。]|無|不(?!足)"),
}
# What a claim may put for a denial.
_MILD = {
    "zh": re.compile(r"[不没未无非否免禁]|除了|很少|难以|拒|缺|少|反对|以外|独立"),
    "ja": re.compile(r"な[いくかけ]|ませ?ん|ず|ぬ|無|不|未|非|にく|少な|避け|以外|だけ|のみ|しか"),
}
_HAN = re.compile(f"[{HAN}{KATAKANA}]")
_EMPTY = frozenset(
    "的了是在和与或也都就而及但我你他她它们这那个有会能要到从对把被让给其所以于为一再还又地得着过用来去"
)
_NEEDED = re.compile(r"な(?:い|ければ|くては)と?(?=.*(?:な[いくか]|ません)).*")
# How far a denial reaches: to its right in Chinese, to its left in Japanese.
_REACH = 4
# So many characters of a denial's clause besides must stand in the claim.
_SHARED = 2
_CLAUSE = re.compile(r"[，。！？；、：,.!?;:\s]")
_ORDER = {
    "zh": re.compile(
        r"(?:(?<!在)先|首先)([^。；]{2,24}?)(?:[，,]?(?:再|然后|随后|接着|后来|之后|最后才?|才轮到|其次))([^。；，,]{2,16})"
    ),
    "ja": re.compile(
        r"(?:まず|最初に|先に)([^。]{2,30}?)(?:次に|その後|それから|その次に|そして|最後に)([^。、,]{2,20})"
    ),
}
_THAN = {
    "zh": re.compile(
        r"([^，,。；比]{2,10})比([^，,。；比]{2,10}?)(?:要|还|更|稍|略)*([多少高低大小快慢早晚长短贵强弱好差重轻])"
    ),
    "ja": re.compile(r"([^、。]{1,10})は、?([^、。]{1,10})より(?:も)?([^、。]{1,4})"),
}


class _Pair(NamedTuple):
    kind: str
    first: frozenset[str]
    second: frozenset[str]


def unspaced_problems(wording: Wording, nearby: Nearby) -> Iterator[str]:
    """That a claim says the contrary of the cited lines, or the other way round."""
    base = wording.base
    if base not in _NO:
        return
    claim, said = wording.folded, nearby.cited_text
    if not _MILD[base].search(claim) and _is_denied(claim, said, base):
        yield f"near {nearby.place} this is denied"
    heard = list(_pairs(said, base))
    for pair in _pairs(claim, base) if heard else ():
        if any(_is_crossed(pair, other) for other in heard):
            yield f"near {nearby.place} it is the other way round ({pair.kind})"
            return


def _is_denied(claim: str, said: str, base: str) -> bool:
    """Whether a clause denies what the claim affirms, and the lines say it nowhere else."""
    affirmed = _HAN.findall(claim)
    for clause in _CLAUSE.split(said):
        # What cannot be without is needed.
        for match in _NO[base].finditer(_NEEDED.sub("", clause)):
            if base == "zh":
                reach, rest = clause[match.end() :][:_REACH], clause[: match.start()]
            else:
                reach, rest = clause[: match.start()][-_REACH:], clause[: match.start()][:-_REACH]
            denied = [c for c in _HAN.findall(reach) if c not in _EMPTY]
            around = {c for c in _HAN.findall(rest) if c not in _EMPTY}
            shared = len(around.intersection(affirmed))
            enough = shared >= _SHARED if base == "ja" else shared and len(denied) > 1
            if denied and enough and all(c in affirmed for c in denied):
                return "".join(denied) not in said.replace(clause, "")
    return False


def _pairs(text: str, base: str) -> Iterator[_Pair]:
    for match in _ORDER[base].finditer(text):
        yield _Pair("order", *_parted(match[1], match[2]))
    for match in _THAN[base].finditer(text):
        yield _Pair(match[3], *_parted(match[1], match[2]))


def _parted(one: str, other: str) -> tuple[frozenset[str], frozenset[str]]:
    first, second = _neighbours(one), _neighbours(other)
    return first - second, second - first


def _neighbours(text: str) -> frozenset[str]:
    return frozenset(
        text[at : at + 2]
        for at in range(len(text) - 1)
        if not _EMPTY.intersection(text[at : at + 2])
    )


def _is_crossed(one: _Pair, other: _Pair) -> bool:
    return bool(
        one.kind == other.kind
        and (one.first & other.second and one.second & other.first)
        and not (one.first & other.first or one.second & other.second)
    )
