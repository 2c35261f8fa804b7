"""Sentences that say what a word means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import studybuddy
import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.phrases import Phrases, pattern
from studybuddy_outline.speech import Sentence
from studybuddy_outline.terms import Key, KeyTerm

_AFTER = frozenset('.,;:!?"”»。，')
_USED = 6
_SOON = 9
"""Characters before a name for what the sentence before says."""

_FEWEST = 3
"""Words that a class takes with what sets the term apart in it: `river of ice`."""

_EDGE = "\"'“”«»„「」『』《》.,;:!?…"


@dataclass(frozen=True, slots=True)
class Definition:
    """A term as the sentence with this number writes it; `rank` 0 is the clearest wording.

    `back` when it only names what was said before it: `we call that flutter`.
    """

    term: str
    key: Key
    number: int
    rank: int
    back: bool = False


def definitions(
    sentences: Iterable[Sentence],
    terms: Sequence[KeyTerm],
    language: str,
    phrases: Phrases,
) -> list[Definition]:
    """The definitions in these sentences, one for each term: the most clearly worded, then first.

    A term counts when the talk says it more than once or writes it like a name.
    """
    known = {term.key: term for term in terms}
    best: dict[Key, Definition] = {}
    for sentence in sentences:
        for found in _in_sentence(sentence, known, language, phrases):
            other = best.get(found.key)
            if other is None or found.rank < other.rank:
                best[found.key] = found
    return sorted(best.values(), key=lambda found: found.number)


def _in_sentence(
    sentence: Sentence, known: Mapping[Key, KeyTerm], language: str, phrases: Phrases
) -> Iterator[Definition]:
    if sentence.text.endswith(("?", "？", "؟")) or not 4 <= sentence.length <= 50:
        return
    for rank, source in enumerate(phrases.definitions):
        # Either the sentence begins with its term, or it comes to its name at last.
        naming = "^" not in source
        for match in pattern(source).finditer(sentence.text):
            term = vetted(match["term"], language, phrases)
            key = _key(term)
            used = naming and key in known and _too_late(known[key], sentence.number)
            written = _proper(term, match.start("term")) or (naming and _closes(term, match))
            says = naming or _says_what(match, phrases)
            if says and not used and (key in known or written) and not key[0].isdigit():
                # Further on it points back within the sentence.
                back = bool(match.groupdict().get("back")) and match.start() < _SOON
                yield Definition(term, key, sentence.number, rank, back)


def _says_what(match: re.Match[str], phrases: Phrases) -> bool:
    """Whether what follows names a class, and more of it than the class alone."""
    rest = match.string[match.end() :].strip(_EDGE + " ")
    if pattern(phrases.undefined).match(rest):
        return False
    return scripts.word_count(rest) >= (_FEWEST / 2 if scripts.is_unspaced(rest) else _FEWEST)


def _too_late(term: KeyTerm, number: int) -> bool:
    """Whether a term has been used so often that this cannot be how it is introduced."""
    return bisect_left(term.where, number) > _USED


def _closes(term: str, match: re.Match[str]) -> bool:
    """Whether the name is all that the phrase names: `a process called delegation.`"""
    after = match.string[match.start("term") + len(term) :]
    return len(term) > 4 and (after[:1] in _AFTER or " " in term)


def vetted(text: str, language: str, phrases: Phrases) -> str:
    """The words of a captured text that make a term: up to the first that no term has."""
    kept: list[str] = []
    for word in text.split():
        bare = word.strip(_EDGE)
        folded = bare.casefold()
        light = folded in phrases.light and not (kept and folded in phrases.heads)
        if light or studybuddy.text.is_function_word(folded, language):
            break
        kept.append(bare)
        if bare != word.lstrip(_EDGE):
            break
    return " ".join(kept)


def _key(term: str) -> Key:
    if scripts.is_unspaced(term):
        return (term.casefold(),)
    return tuple(
        studybuddy.text.stem(word.casefold()) for word in re.split(r"[\s-]+", term) if word
    )


def _proper(term: str, at: int) -> bool:
    """Whether a term is written like a name or an acronym."""
    return bool(term) and (term[1:] != term[1:].lower() or (at > 0 and term[0].isupper()))
