"""Does a claim deny what is said, or say what is denied? `He never used it` is not `he used it`.

A denial reaches a few words to its right, or to its left where grammar puts it last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from studybuddy.grounding.evidence import Nearby
from studybuddy.words import base_language, is_function_word, plain, stem

_NO = {
    "en": "not no never none nobody nothing neither nor cannot without nowhere cant dont doesnt "
    "isnt wont didnt wasnt arent couldnt wouldnt shouldnt",
    "fr": "pas jamais aucun aucune rien ni sans non",
    "de": "nicht kein keine keinen keinem keiner nie niemals nichts niemand weder ohne nein",
    "es": "no nunca jamás ningún ninguno ninguna nada nadie ni sin tampoco",
    "it": "non no mai nessun nessuno nessuna niente nulla né senza",
    "pt": "não nunca jamais nenhum nenhuma nada ninguém nem sem",
    "nl": "niet geen nooit niets niemand noch zonder nee",
    "ru": "не нет ни никогда никто ничего без нельзя",
}
# Words that deny without saying no: a writer may put a denial for them, or them for a denial.
_AS_GOOD_AS_NO = {
    "en": "avoid fail lack miss instead rather refuse hard difficult hardly barely rarely seldom "
    "only just wrong bad false problem stop prevent little few less unlike except but although "
    "though however too free lose lost forbid reject deny off away against zero until before",
    "fr": "éviter évite impossible manque faux sauf plutôt peu seulement mais trop",
    "de": "vermeiden unmöglich fehlt falsch ausser statt kaum wenig nur aber zu",
    "es": "evitar evita imposible falta falso salvo poco sólo solo pero demasiado",
}
_NEGATIVE_PREFIX = re.compile(
    r"un(?!til|der|ion|it|iq|iv|ix)\w{4}|dis(?!c|t|p|k)\w{4}|non\w{3}|im(?:poss|prop|mut)|"
    r"in(?:val|corr|compl|cap|access|suff|vis|sec|depend)\w"
)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[,;:.!?。，—()\n]|--")
_CLAUSE = frozenset({"but", "because", "and", "so", "mais", "aber", "pero", "which", "that"})
_AFTER, _BEFORE, _ABOUT = 6, 3, 8


class _Denial(msgspec.Struct, frozen=True):
    """What a denial reaches: stems to its right in its clause, and to its left."""

    after: frozenset[str]
    before: frozenset[str]


def denial_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """A denial of the claim that is nowhere near its citation, or one there that it leaves out."""
    base = base_language(language)
    if base not in _NO:
        return
    claim = _tokens(text)
    denials = _denials(claim, base, language)
    said = [token for at in sorted(nearby.near) for token in _spoken(nearby, at)]
    if denials:
        doubted = _doubted(said, base)
        if not any((denial.after | denial.before) & doubted for denial in denials):
            yield f"it denies something that is not denied near {nearby.place}"
    elif not any(_as_good_as_no(token, base) for token in claim):
        stems = {stem(token) for token in claim}
        if any(_contradicts(denial, stems, said) for denial in _denials(said, base, language)):
            yield f"near {nearby.place} this is denied"


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(plain(text).casefold())


def _spoken(nearby: Nearby, at: int) -> list[str]:
    return [*_tokens(nearby.evidence.segments[at].text), "\n"]


def _is_no(token: str, base: str) -> bool:
    return token in _NO[base].split() or token.endswith("n't")


def _as_good_as_no(token: str, base: str) -> bool:
    mild = _AS_GOOD_AS_NO.get(base, "").split()
    return token in mild or stem(token) in mild or bool(_NEGATIVE_PREFIX.match(token))


def _denials(tokens: list[str], base: str, language: str) -> list[_Denial]:
    found = []
    for at, token in enumerate(tokens):
        if _is_no(token, base):
            after = _clause(tokens[at + 1 : at + 1 + _AFTER])
            before = _clause(tokens[max(at - _BEFORE, 0) : at][::-1])
            found.append(_Denial(_matter(after, language), _matter(before, language)))
    return found


def _clause(tokens: list[str]) -> list[str]:
    """The tokens up to where the clause ends."""
    end = next((i for i, t in enumerate(tokens) if not t[0].isalnum() or t in _CLAUSE), len(tokens))
    return tokens[:end]


def _matter(tokens: list[str], language: str) -> frozenset[str]:
    return frozenset(stem(token) for token in tokens if not is_function_word(token, language))


def _doubted(said: list[str], base: str) -> set[str]:
    """All stems that stand within reach of a no, or of something as good as one."""
    doubted: set[str] = set()
    for at, token in enumerate(said):
        if _is_no(token, base) or _as_good_as_no(token, base):
            doubted.update(stem(near) for near in said[max(at - _ABOUT, 0) : at + _ABOUT + 1])
    return doubted


def _contradicts(denial: _Denial, claim: set[str], said: list[str]) -> bool:
    """Whether the claim affirms what this denial reaches, and nothing else there affirms it."""
    if not denial.after or not denial.after <= claim:
        return False
    if len(denial.after) < 2 and not denial.before & claim:
        return False
    return all(sum(stem(token) == key for token in said) == 1 for key in denial.after)
