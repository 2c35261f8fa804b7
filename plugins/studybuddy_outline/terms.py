"""The words that a talk is about: technical terms, names, acronyms.

Scripts with spaces: runs of content words, weighed by C-value (Frantzi, Ananiadou, Mima 2000) and
by how much they behave like nouns. Scripts without: strings that recur in varied company.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import studybuddy
import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.phrases import Phrases, pattern
from studybuddy_outline.speech import Sentence

Key: TypeAlias = tuple[str, ...]

_WORD = rf"[^\W_](?:[\w{scripts.MARKS}]|(?:['’+#&./-](?=[^\W_])))*(?:\+\+|#)?"
_POSSESSIVE = re.compile(r"['’]s$")
_LONGEST = 4
"""Words in a term."""


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A term as it is shown, its forms as they were said, and the sentences it is said in.

    `key` is its stems: terms with a stem in common speak of related things.
    """

    text: str
    key: Key
    forms: tuple[str, ...]
    score: float
    where: tuple[int, ...]


class _TermToken(NamedTuple):
    text: str
    folded: str
    role: str
    """`c` content, `j` may join two content words, `l` light, `f` function."""
    start: int
    end: int


@dataclass(slots=True)
class _Tally:
    """What is counted of one candidate."""

    where: list[int] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    count: int = 0
    nested: int = 0
    containers: int = 0
    like_noun: int = 0
    like_verb: int = 0
    capitals: int = 0
    last: int = 0


def spaced_terms(sentences: Sequence[Sentence], language: str, phrases: Phrases) -> list[KeyTerm]:
    """Candidate terms of a talk in a script with spaces, best first."""
    tallies: dict[Key, _Tally] = {}
    roles: dict[str, str] = {}
    for sentence in sentences:
        tokens = _tokens(sentence.text, language, phrases, roles)
        for first, end in _candidates(tokens):
            _count(tallies, tokens, first, end, sentence.number, phrases)
    _count_nested(tallies)
    found = [
        _term(key, tally, score)
        for key, tally in tallies.items()
        if (score := _score(key, tally, 0.1 if phrases.articles else 1.0)) > 0
    ]
    return sorted(found, key=lambda term: (-term.score, term.text))


def _tokens(text: str, language: str, phrases: Phrases, roles: dict[str, str]) -> list[_TermToken]:
    found = []
    source = f"(?:{phrases.clitic}|{_WORD})" if phrases.clitic else _WORD
    for match in pattern(source).finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        folded = word.casefold().replace("’", "'").strip("'")
        if folded not in roles:
            roles[folded] = _role(folded, language, phrases)
        found.append(_TermToken(word, folded, roles[folded], match.start(), match.end()))
    return found


def _role(folded: str, language: str, phrases: Phrases) -> str:
    if folded in phrases.joints:
        return "j"
    if studybuddy.text.is_function_word(folded, language):
        return "f"
    # English is quoted in talks of every language.
    if studybuddy.text.is_function_word(folded, "en"):
        return "l"
    if folded in phrases.light or "'" in folded or pattern(phrases.adverb).fullmatch(folded):
        return "l"
    return "c"


def _candidates(tokens: Sequence[_TermToken]) -> Iterator[tuple[int, int]]:
    """First token and end of every run that begins and ends with a content word."""
    for first, token in enumerate(tokens):
        if token.role != "c":
            continue
        for end in range(first + 1, min(first + _LONGEST, len(tokens)) + 1):
            last = tokens[end - 1]
            if end - first > 1 and last.start - tokens[end - 2].end > 1:
                break
            if last.role in "lf":
                break
            if last.role == "c":
                yield first, end


def _count(
    tallies: dict[Key, _Tally],
    tokens: Sequence[_TermToken],
    first: int,
    end: int,
    number: int,
    phrases: Phrases,
) -> None:
    run = tokens[first:end]
    if any(a.end != b.start and b.start - a.end != 1 for a, b in itertools.pairwise(run)):
        return
    key = tuple(studybuddy.text.stem(t.folded) for t in run)
    tally = tallies.setdefault(key, _Tally())
    tally.count += 1
    if not tally.where or tally.where[-1] != number:
        tally.where.append(number)
    tally.forms[_shown(run, first)] += 1
    before = tokens[first - 1].folded if first else ""
    after = tokens[end] if end < len(tokens) else None
    tally.like_noun += before in phrases.before_noun
    tally.like_verb += before in phrases.before_verb
    tally.like_verb += (
        after is not None
        and after.folded in phrases.before_noun
        and (after.role == "f" and len(run) == 1 and before not in phrases.before_noun)
    )
    tally.last += after is None or after.role != "c" or after.start - run[-1].end > 1
    tally.capitals += first > 0 and run[-1].text[0].isupper()


def _shown(run: Sequence[_TermToken], first: int) -> str:
    """The words as said; the capital of a sentence's first word is not their own."""
    text = ""
    for i, token in enumerate(run):
        gap = token.start - run[i - 1].end if i else 0
        text += (" " if gap else "") + token.text
    proper = len(run) > 1 and run[1].text[0].isupper()
    if not first and run[0].text[1:].islower() and not proper:
        text = text[0].lower() + text[1:]
    return text


def _count_nested(tallies: dict[Key, _Tally]) -> None:
    """How often each candidate is only a part of a longer one that recurs."""
    for key, tally in tallies.items():
        if len(key) == 1 or tally.count < 2:
            continue
        inside = {key[a:b] for a in range(len(key)) for b in range(a + 1, len(key) + 1)} - {key}
        for part in inside:
            if part in tallies:
                tallies[part].nested += tally.count
                tallies[part].containers += 1


def _score(key: Key, tally: _Tally, prior: float) -> float:
    """C-value times how sure it is that this is a noun; 0 for what is no term."""
    proper = tally.capitals / tally.count > 0.5
    if len(tally.where) < 2 or key[0].isdigit():
        return 0.0
    # An adjective is seldom the last of its words, or only within longer terms.
    inner = not tally.last or tally.nested > 0.6 * tally.count > tally.last
    if len(key) == 1 and (len(key[0]) < 2 or inner):
        return 0.0
    like = prior + tally.like_noun + tally.capitals
    noun = like / (like + (1.0 - prior) + 2 * tally.like_verb)
    if noun < 0.34:
        return 0.0
    # Said ten times in one breath is said once.
    often = min(tally.count, 2 * len(tally.where) - 1)
    alone = often - (tally.nested / tally.containers if tally.containers else 0)
    return math.log2(1 + len(key)) * max(alone, 0.0) * noun * (1.5 if proper else 1.0)


def _term(key: Key, tally: _Tally, score: float) -> KeyTerm:
    forms = sorted(tally.forms, key=lambda form: (-tally.forms[form], form))
    return KeyTerm(forms[0], key, tuple(forms), score, tuple(tally.where))
