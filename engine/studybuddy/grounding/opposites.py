"""Does a claim put a word's opposite for it? `The lowest price` is not `the highest price`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from studybuddy.grounding.denial import says_no
from studybuddy.grounding.evidence import Nearby, tokenized
from studybuddy.text.scripts import base_language
from studybuddy.text.words import is_function_word, stem

# What these are said of stands on either side of them.
_PAIRS = {
    "en": "high/low higher/lower highest/lowest top/bottom first/last increase/decrease "
    "increasing/decreasing more/less more/fewer most/least same/different minimum/maximum "
    "best/worst better/worse left/right open/closed allow/forbid true/false up/down "
    "faster/slower fast/slow large/small larger/smaller big/small long/short "
    "longer/shorter hard/easy easier/harder early/late earlier/later old/new older/newer "
    "strong/weak rich/poor hot/cold upload/download cheap/expensive safe/dangerous "
    "automatic/manual automatically/manually optional/required static/dynamic "
    "public/private enable/disable add/remove success/failure import/export "
    "inside/outside positive/negative buy/sell wide/narrow thick/thin deep/shallow "
    "heavy/light wet/dry empty/full",
    "fr": "haut/bas plus/moins premier/dernier première/dernière même/différent minimum/maximum "
    "meilleur/pire gauche/droite ouvert/fermé vrai/faux automatiquement/manuellement",
    "de": "hoch/niedrig oben/unten erste/letzte gleich/verschieden minimum/maximum "
    "links/rechts offen/geschlossen wahr/falsch automatisch/manuell mehr/weniger",
    "es": "alto/bajo arriba/abajo primero/último mismo/diferente mínimo/máximo mejor/peor "
    "izquierda/derecha abierto/cerrado verdadero/falso automáticamente/manualmente más/menos",
}
# What these are said of stands right after them: `after saving` is not `before saving`.
_RIGHT = {
    "en": "before/after above/below over/under with/without",
    "fr": "avant/après avec/sans",
    "de": "vor/nach mit/ohne",
    "es": "antes/después con/sin",
}
# How many words away stands what a word is said of, on either side or right after it.
_AROUND, _AFTER = 5, 4
# A denial so many words before turns a word into its opposite.
_DENIED = 4


def _read(texts: dict[str, str]) -> dict[str, dict[str, set[str]]]:
    """Stems with those of their opposites, by language."""
    found: dict[str, dict[str, set[str]]] = {}
    for base, text in texts.items():
        found[base] = {}
        for one, other in (map(stem, pair.split("/")) for pair in text.split()):
            found[base].setdefault(one, set()).add(other)
            found[base].setdefault(other, set()).add(one)
    return found


_OPPOSITES, _GOVERNING = _read(_PAIRS), _read(_RIGHT)


def opposite_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """Words that are not said near the citation, while their opposite is said there of the same.

    A denial beside either may well make them agree, and tells nothing.
    """
    base = base_language(language)
    claimed = tokenized(text)
    for opposites, right in ((_OPPOSITES, False), (_GOVERNING, True)):
        known = opposites.get(base, {})
        for at, word in enumerate(claimed):
            others = known.get(stem(word), set())
            if not others or nearby.says(stem(word)) or _is_denied(claimed, at, base):
                continue
            matter = _matter(claimed, at, language, right=right)
            for other in _said_of(matter, others, nearby.tokens, language, right=right):
                yield f"'{word}' is not said near {nearby.place}, but its opposite '{other}' is"
                break


def _said_of(
    matter: set[str], others: set[str], said: Sequence[str], language: str, *, right: bool
) -> Iterator[str]:
    for at, word in enumerate(said):
        if stem(word) not in others or _is_denied(said, at, base_language(language)):
            continue
        if matter & _matter(said, at, language, right=right):
            yield word


def _is_denied(tokens: Sequence[str], at: int, base: str) -> bool:
    return any(says_no(token, base) for token in tokens[max(at - _DENIED, 0) : at])


def _matter(tokens: Sequence[str], at: int, language: str, *, right: bool) -> set[str]:
    """What the word at this place is said of."""
    if right:
        following = tokens[at + 1 : at + 1 + _AFTER]
        beside = list(takewhile(lambda token: token[0].isalnum(), following))
    else:
        beside = [*tokens[max(at - _AROUND, 0) : at], *tokens[at + 1 : at + 1 + _AROUND]]
    return {stem(t) for t in beside if t[0].isalnum() and not is_function_word(t, language)}
