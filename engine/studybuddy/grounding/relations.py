"""Are two things of a claim the other way round in what is said?

`A before B` where B comes before A, `A is faster than B`, `A rather than B`. Each side is the words
on that side of what relates them; sides that cross and nowhere meet are reversed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from studybuddy.grounding.denial import says_no
from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.wording import Wording
from studybuddy.text.words import is_function_word, stem


class Pair(NamedTuple):
    """The stems on either side of a relation: what comes first or is more, and the other."""

    kind: str
    first: frozenset[str]
    second: frozenset[str]


_Found: TypeAlias = tuple[str, Sequence[str], Sequence[str]]


def _sets(texts: dict[str, str]) -> dict[str, frozenset[str]]:
    return {base: frozenset(text.split()) for base, text in texts.items()}


_BEFORE = _sets(
    {
        "en": "before",
        "de": "bevor ehe",
        "fr": "avant",
        "es": "antes",
        "it": "prima",
        "pt": "antes",
        "ru": "до",
    }
)
_AFTER = _sets(
    {
        "en": "after once following",
        "de": "nachdem",
        "fr": "après",
        "es": "después tras",
        "it": "dopo",
        "pt": "depois após",
        "ru": "после",
    }
)
# Without `de` they say `earlier` and `later`.
_WITH_DE = frozenset({"antes", "después", "depois"})
_THEN = _sets(
    {
        "en": "then afterwards afterward subsequently later next finally",
        "de": "dann danach anschliessend später schliesslich",
        "fr": "puis ensuite enfin",
        "es": "luego después finalmente",
        "it": "poi infine",
        "pt": "depois finalmente",
        "ru": "потом затем",
    }
)
_FIRST = _sets(
    {
        "en": "first firstly initially",
        "de": "zuerst zunächst erst",
        "fr": "abord",
        "es": "primero",
        "it": "prima",
        "pt": "primeiro",
        "ru": "сначала",
    }
)
_THAN = _sets(
    {"en": "than", "de": "als", "fr": "que", "es": "que", "it": "di", "pt": "que", "ru": "чем"}
)
_MORE = _sets(
    {
        "en": "more less fewer better worse",
        "de": "mehr weniger besser schlechter",
        "fr": "plus moins",
        "es": "más menos mejor peor",
        "it": "più meno",
        "pt": "mais menos",
        "ru": "больше меньше лучше хуже",
    }
)
# `A rather than B`, `A and not B`.
_RATHER = {
    "en": (("rather", "than"), ("instead", "of"), (",", "not"), ("and", "not")),
    "de": (("anstatt",), ("statt",), (",", "nicht"), ("und", "nicht")),
    "fr": (("plutôt", "que"), (",", "pas"), ("et", "non")),
    "es": (("en", "vez", "de"), (",", "no"), ("y", "no")),
}
_ORDER = "order"
# What relates more things than these is no statement, and is not taken apart.
_MOST_PAIRS = 20
# How many words stand on one side of a relation.
_REACH = 10
# `Auch dann, wenn` is a condition.
_IF_THEN = frozenset({"auch", "nur", "erst", "selbst"})
_AND = frozenset({"and", "but", "because", "und", "aber", "et", "mais", "y", "pero", "so", "while"})


def relation_problems(wording: Wording, nearby: Nearby) -> Iterator[str]:
    """That what a claim relates is related the other way round in the cited lines."""
    claimed = list(islice(_pairs(wording.tokens, wording), _MOST_PAIRS))
    if not claimed:
        return
    said = list(_pairs(nearby.cited_tokens, wording))
    for pair in claimed:
        alike = [_crossing(pair, other) for other in said if other.kind == pair.kind]
        if alike and max(alike) >= max(1, -min(alike)):
            yield f"near {nearby.place} it is the other way round ({pair.kind})"
            return
        if pair.kind == _ORDER and not said and _is_told_backwards(pair, nearby, wording.base):
            yield f"near {nearby.place} it is told in the other order"
            return


def _is_told_backwards(pair: Pair, nearby: Nearby, base: str) -> bool:
    """Whether all that a claim puts first is said after all that it puts last.

    What happens first is told first, unless a word says that one goes back.
    """
    tokens = nearby.cited_tokens
    back = _BEFORE.get(base, frozenset()) | _AFTER.get(base, frozenset())
    if not back.isdisjoint(tokens):
        return False
    keys = [stem(token) for token in tokens]
    first = [at for at, key in enumerate(keys) if key in pair.first]
    second = [at for at, key in enumerate(keys) if key in pair.second]
    return bool(first and second) and max(second) < min(first)


def _crossing(one: Pair, other: Pair) -> int:
    """How many more words cross than stay on their side; none do unless they cross both ways."""
    over, under = one.first & other.second, one.second & other.first
    straight = len(one.first & other.first) + len(one.second & other.second)
    return (len(over) + len(under) if over and under else 0) - straight


def _pairs(tokens: Sequence[str], wording: Wording) -> Iterator[Pair]:
    extractors: tuple[Callable[[Sequence[str], int, str], Iterator[_Found]], ...]
    extractors = (_order, _sequence, _comparison, _preference)
    telling = _telling(wording.base)
    for at in (at for at, token in enumerate(tokens) if token in telling):
        for extract in extractors:
            for kind, first, second in extract(tokens, at, wording.base):
                one, other = _matter(first, wording), _matter(second, wording)
                if one - other and other - one:
                    yield Pair(kind, one - other, other - one)


@cache
def _telling(base: str) -> frozenset[str]:
    """The words that a relation may be told by."""
    sets = (words.get(base, frozenset()) for words in (_BEFORE, _AFTER, _THEN, _THAN))
    return frozenset(phrase[0] for phrase in _RATHER.get(base, ())).union(*sets)


def _order(tokens: Sequence[str], at: int, base: str) -> Iterator[_Found]:
    """`X before Y`, `after X, Y`."""
    before = tokens[at] in _BEFORE.get(base, ())
    if not before and tokens[at] not in _AFTER.get(base, ()):
        return
    if tokens[at] in _WITH_DE and tokens[at + 1 : at + 2] != ["de"]:
        return
    right = _right(tokens, at + 1)
    left = _left(tokens, at)
    if not left:
        rest = at + 1 + len(right)
        left = _right(tokens, rest + 1) if tokens[rest : rest + 1] == [","] else []
    yield (_ORDER, left, right) if before else (_ORDER, right, left)


def _sequence(tokens: Sequence[str], at: int, base: str) -> Iterator[_Found]:
    """`First X, then Y`."""
    if tokens[at] not in _THEN.get(base, ()):
        return
    if tokens[at] in _WITH_DE and tokens[at + 1 : at + 2] == ["de"]:
        return
    if at and tokens[at - 1] in _IF_THEN:
        return
    firsts = _FIRST.get(base, ())
    start = next(
        (i for i in range(at - 1, max(at - 3 * _REACH, -1), -1) if tokens[i] in firsts), None
    )
    left = tokens[start + 1 : at][:_REACH] if start is not None else _left_of_and(tokens, at)
    yield _ORDER, left, _right(tokens, at + 1)


def _left_of_and(tokens: Sequence[str], at: int) -> Sequence[str]:
    end = at
    while end and (tokens[end - 1] in _AND or not tokens[end - 1][0].isalnum()):
        end -= 1
    return _left(tokens, end)


def _comparison(tokens: Sequence[str], at: int, base: str) -> Iterator[_Found]:
    """`X is faster than Y`."""
    if tokens[at] not in _THAN.get(base, ()):
        return
    near = range(at - 1, max(at - 5, -1), -1)
    more = _MORE.get(base, ())
    by = next(
        (tokens[i] for i in near if tokens[i] in more or _is_comparative(tokens[i], base)), None
    )
    if by is not None:
        left = [token for token in _left(tokens, at) if token != by]
        if not any(says_no(token, base) for token in left):
            yield stem(by), left, _right(tokens, at + 1)


def _is_comparative(token: str, base: str) -> bool:
    return base in {"en", "de"} and len(token) > 4 and token.endswith("er")


def _preference(tokens: Sequence[str], at: int, base: str) -> Iterator[_Found]:
    """`X rather than Y`."""
    for phrase in _RATHER.get(base, ()):
        if tuple(tokens[at : at + len(phrase)]) == phrase:
            yield "preference", _left(tokens, at), _right(tokens, at + len(phrase))


def _left(tokens: Sequence[str], at: int) -> Sequence[str]:
    """The words before a place, back to the last mark or conjunction."""
    start = at
    while start and at - start < _REACH and tokens[start - 1][0].isalnum():
        if tokens[start - 1] in _AND:
            break
        start -= 1
    return tokens[start:at]


def _right(tokens: Sequence[str], at: int) -> Sequence[str]:
    """The words from a place to the next mark or conjunction."""
    end = at
    while end < len(tokens) and end - at < _REACH and tokens[end][0].isalnum():
        if tokens[end] in _AND:
            break
        end += 1
    return tokens[at:end]


def _matter(tokens: Sequence[str], wording: Wording) -> frozenset[str]:
    spoken = (token for token in tokens if token[0].isalnum())
    return frozenset(stem(t) for t in spoken if not is_function_word(t, wording.language))
