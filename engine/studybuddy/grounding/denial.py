"""Does a claim deny what is said, or say what is denied? `He never used it` is not `he used it`.

A denial reaches a few words to its right, or to its left where grammar puts it last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.tokens import tokenized
from studybuddy.text.numbers import numbers
from studybuddy.text.scripts import base_language
from studybuddy.text.words import is_function_word, stem

_NO_TEXTS = {
    "en": "not no never none nobody nothing neither nor cannot nowhere cant dont doesnt isnt "
    "wont didnt wasnt arent couldnt wouldnt shouldnt",
    "fr": "pas jamais aucun aucune rien ni sans non",
    "de": "nicht kein keine keinen keinem keiner keines keins nie niemals nichts niemand weder "
    "ohne nein",
    "es": "no nunca jamás ningún ninguno ninguna nada nadie ni sin tampoco",
    "it": "non no mai nessun nessuno nessuna niente nulla né senza",
    "pt": "não nunca jamais nenhum nenhuma nada ninguém nem sem",
    "nl": "niet geen nooit niets niemand noch zonder nee",
    "ru": "не нет ни никогда никто ничего без нельзя",
    "ar": "لا لم لن ليس ليست ليسوا غير بدون دون ولا ولم ولن فلا فلم وليس",
    "hi": "नहीं न ना मत बिना कभी",
    "ko": "안 못 없이",
}
_NO = {base: frozenset(text.split()) for base, text in _NO_TEXTS.items()}
# Words that deny without saying no: a writer may put a denial for them, or them for a denial.
_AS_GOOD_AS_NO_TEXTS = {
    "en": "without avoid fail failure lack miss instead rather refuse hard difficult hardly "
    "barely rarely wrong bad false problem stop prevent unlike except free lose lost "
    "forbid reject deny against zero give too less only than until hold wait otherwise else "
    "most maximum within lest silence silent mere merely",
    "fr": "ne éviter évite impossible manque faux sauf plutôt moins sinon seulement autrement",
    "de": "vermeiden unmöglich fehlt falsch ausser statt kaum höchstens maximal weniger unter "
    "sonst nur erst bevor",
    "es": "evitar evita imposible falta falso salvo menos sino sólo solo apenas",
    "ru": "иначе лишь только кроме менее избежать невозможно",
    "ar": "فقط إلا منع يمنع يحظر",
}
_AS_GOOD_AS_NO = {base: frozenset(text.split()) for base, text in _AS_GOOD_AS_NO_TEXTS.items()}
_NEGATIVE_PREFIX = re.compile(
    r"un(?!til|der|ion|it|iq|iv|ix)\w{4}|dis(?!c|t|p|k)\w{4}|non\w{3}|im(?:poss|prop|mut)|"
    r"in(?:val|corr|compl|cap|access|suff|vis|sec|depend)\w"
)
_CLAUSE_TEXT = "but because and so mais aber pero which it's that's there's he's she's they're"
_CLAUSE = frozenset(_CLAUSE_TEXT.split())
# "If you hear nothing" denies nothing.
_IF_TEXT = "if whether wenn falls ob si se если यदि अगर إذا"
_IF = frozenset(_IF_TEXT.split())
# How many words a denial reaches to its right and left; these languages put it last.
_AFTER, _BEFORE = 9, 4
# How many of the words that it reaches are surely denied.
_CLOSE = 3
# A denial of nothing in particular ("in this language you can't") denies what was said before.
_BACK = 30
_NOT_ONLY = [
    ["only"],
    ["less"],
    ["fewer"],
    ["weniger"],
    ["menos"],
    ["moins"],
    ["just"],
    ["merely"],
    ["seulement"],
    ["nur"],
    ["solo"],
    ["sólo"],
    ["soltanto"],
]
_NOT_BECAUSE = [["because"], ["so"], ["weil"], ["porque"]]
_LAST = frozenset({"de", "nl", "ko", "hi"})
_MILDLY, _OUTRIGHT = 1, 2
_KOREAN = ("않", "없", "못", "아니", "아닙")


class _Denial(msgspec.Struct, frozen=True):
    """The stems that a denial reaches, nearest first, and whether it says no outright.

    `clause` are the places of the words it governs; `exact` ones deny only all of their reach;
    `words` are the first that it denies.
    """

    clause: range
    reach: tuple[str, ...]
    left: tuple[str, ...]
    outright: bool
    exact: bool = False
    words: str = ""


def denial_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """A denial of the claim that is nowhere near its citation, or one there that it leaves out."""
    base = base_language(language)
    if base not in _NO:
        return
    claimed = _denials(tokenized(text), base, language)
    if any(denial.outright for denial in claimed):
        heard = _denials(nearby.tokens, base, language)
        doubted = {key for denial in heard for key in (*denial.reach, *denial.left)}
        outright = [denial for denial in claimed if denial.outright]
        if all(_is_affirmed(denial, doubted, nearby) for denial in outright):
            yield f"it denies something that is not denied near {nearby.place}"
    elif not claimed:
        said = nearby.cited_tokens
        heard = _denials(said, base, language)
        claim = {stem(token) for token in tokenized(text)}
        if base == "ko":
            claim |= {key[:end] for key in claim for end in range(1, min(len(key), _CLOSE + 1))}
        if any(denial.outright and _contradicts(denial, claim, heard, said) for denial in heard):
            yield f"near {nearby.place} this is denied"


def _denials(tokens: list[str], base: str, language: str) -> list[_Denial]:
    found = []
    for at, token in enumerate(tokens):
        says = _denies(token, base)
        if not says:
            continue
        outright = says == _OUTRIGHT and tokens[at + 1 : at + 2] not in _NOT_ONLY
        if outright or _as_good_as_no(token, base):
            # "It is not because they bleed" denies that they bleed.
            skipped = at + 1 + (tokens[at + 1 : at + 2] in _NOT_BECAUSE)
            right = _clause(tokens[skipped : skipped + _AFTER])
            earlier = _clause(tokens[max(at - _BEFORE, 0) : at][::-1])
            outright = outright and _IF.isdisjoint(earlier)
            clause = range(at - len(earlier), at + len(right) + 1)
            after, before = _matter(right, language), _matter(earlier, language)
            reach = (*after, *before) if base in _LAST else after
            if base == "ko":
                reach = tuple(key.removesuffix("지") for key in before)[:_CLOSE]
            if outright and not reach:
                before = _matter(tokens[max(at - _BACK, 0) : at], language)
            left = (*before, stem(token))
            found.append(_Denial(clause, reach, left, outright, base == "ko", " ".join(right[:2])))
    return found


@lru_cache(maxsize=50_000)
def _denies(token: str, base: str) -> int:
    """How a word denies: not at all, mildly or outright."""
    return _OUTRIGHT if says_no(token, base) else _MILDLY if _as_good_as_no(token, base) else 0


@lru_cache(maxsize=50_000)
def says_no(token: str, base: str) -> bool:
    """Whether a word denies outright: `not`, `never`, `doesn't`."""
    if token in _NO.get(base, ()) or token.endswith("n't") or token in {"!=", "!==", "≠"}:
        return True
    return base == "ko" and token.startswith(_KOREAN) and not token.startswith("없어")


def _as_good_as_no(token: str, base: str) -> bool:
    mild = _AS_GOOD_AS_NO.get(base, frozenset())
    return token in mild or stem(token) in mild or bool(_NEGATIVE_PREFIX.match(token))


def _clause(tokens: list[str]) -> list[str]:
    """The tokens up to where the clause ends."""
    ends = (i for i, t in enumerate(tokens) if not t[0].isalnum() or t in _CLAUSE)
    return tokens[: next(ends, len(tokens))]


def _matter(tokens: list[str], language: str) -> tuple[str, ...]:
    spoken = (token for token in tokens if token[0].isalnum())
    return tuple(stem(token) for token in spoken if not is_function_word(token, language))


def _is_affirmed(denial: _Denial, doubted: set[str], nearby: Nearby) -> bool:
    """Whether what the claim denies is said, and never denied. What is not said cannot tell.

    A number that is denied may have been taken back: `31, sorry, 33`.
    """
    return (
        bool(denial.reach)
        and not numbers(denial.words, nearby.evidence.language)
        and denial.reach[0] in nearby.cited_stems
        and not doubted.intersection(denial.reach)
    )


def _contradicts(denial: _Denial, claim: set[str], heard: list[_Denial], said: list[str]) -> bool:
    """Whether the claim affirms what this denial reaches, and nothing else there affirms it."""
    reach = denial.reach[:_CLOSE]
    shared = [key for key in reach if key in claim]
    least = 1.0 if denial.exact else 0.6
    if not shared or len(shared) < least * len(reach):
        return False
    if len(shared) < 2 and (
        denial.exact or shared[0] != reach[0] or not claim.intersection(denial.left)
    ):
        return False
    denied = {at for other in heard for at in other.clause}
    keys = [None if at in denied else stem(token) for at, token in enumerate(said)]
    return not any(
        key == shared[0] and set(shared) <= set(keys[max(at - 8, 0) : at + 9])
        for at, key in enumerate(keys)
    )
