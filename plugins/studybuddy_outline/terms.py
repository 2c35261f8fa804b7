"""The words that a talk is about: technical terms, names, acronyms.

Scripts with spaces: runs of content words, weighed by C-value (Frantzi, Ananiadou, Mima 2000) and
by how much they behave like nouns. Scripts without: strings that recur in varied company.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import studybuddy
import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.phrases import Phrases, pattern
from studybuddy_outline.speech import Sentence

Key: TypeAlias = tuple[str, ...]

_WORD = rf"[^\W_](?:[\w{scripts.MARKS}]|(?:['’+#&./-](?=[^\W_])))*(?:\+\+|#)?"
_CALL = re.compile(r"^(?:[\w-]+, )?([^\W\d_]+)(?=,)|[,;] ([^\W\d_]+)[.?!;]*$", re.MULTILINE)
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
    """`c` content, `h` content after another word, `j` joins two, `l` light, `f` function."""
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
    made: int = 0
    """Times written as no plain word or name is: an acronym, JavaScript."""
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
    called = addressed(sentences)
    scores = {
        key: score
        for key, tally in tallies.items()
        if not called.issuperset(key) and (score := _score(key, tally, phrases)) > 0
    }
    whole = {} if phrases.capital_nouns else _whole_names(tallies, scores)
    found = [
        _term(key, tallies[key], score, tallies.get(whole.get(key, ())))
        for key, score in scores.items()
        if key not in whole.values()
    ]
    return sorted(found, key=lambda term: (-term.score, term.text))


def addressed(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Stems of the words that somebody is spoken to with: `Jack, we see you.`"""
    said = Counter(word for s in sentences for word in studybuddy.text.words(s.said))
    calls: Counter[str] = Counter()
    for sentence in sentences:
        for match in _CALL.finditer(sentence.said):
            calls[(match[1] or match[2]).casefold()] += 1
    often = (word for word, count in calls.items() if count > 2 and count > 0.2 * said[word])
    return frozenset(map(studybuddy.text.stem, often))


def _whole_names(tallies: Mapping[Key, _Tally], scores: Iterable[Key]) -> dict[Key, Key]:
    """By a name of one word the whole name it is half of, if that is only one."""
    longer: defaultdict[str, set[Key]] = defaultdict(set)
    for key, tally in tallies.items():
        if (
            len(key) > 1
            and max(tally.forms).replace(" ", "").isalpha()
            and max(tally.forms).istitle()
        ):
            for part in key:
                longer[part].add(key)
    halves = (
        key for key in scores if len(key) == 1 and tallies[key].capitals > 0.5 * tallies[key].count
    )
    return {key: next(iter(longer[key[0]])) for key in halves if len(longer[key[0]]) == 1}


def _tokens(text: str, language: str, phrases: Phrases, roles: dict[str, str]) -> list[_TermToken]:
    found = []
    source = f"(?:{phrases.clitic}|{_WORD})" if phrases.clitic else _WORD
    for match in pattern(source).finditer(text):
        word = _POSSESSIVE.sub("", match[0])
        folded = word.casefold().replace("’", "'").strip("'")
        if folded not in roles:
            roles[folded] = _role(folded, language, phrases)
        found.append(_TermToken(word, folded, roles[folded], match.start(), match.end()))
    return found if phrases.capital_nouns else _names_whole(found)


def _names_whole(tokens: list[_TermToken]) -> list[_TermToken]:
    """Light words that are the first of a name are not light there: `New York City`."""
    for i in range(len(tokens) - 1, 0, -1):
        token, after = tokens[i - 1 : i + 1]
        named = i > 1 and token.text[0].isupper() and after.text[0].isupper()
        if named and token.role == "l" and after.role == "c" and after.start - token.end == 1:
            tokens[i - 1] = token._replace(role="c")
    return tokens


def _role(folded: str, language: str, phrases: Phrases) -> str:
    if folded in phrases.joints | phrases.heads:
        return "j" if folded in phrases.joints else "h"
    bare = folded[1:] if len(folded) > 3 and folded[0] in phrases.prefixes else folded
    if any(studybuddy.text.is_function_word(word, language) for word in (folded, bare)):
        return "f"
    light = folded in phrases.light or bare in phrases.light or "'" in folded
    # English is quoted in talks of every language.
    light = light or studybuddy.text.is_function_word(folded, "en")
    return "l" if light or pattern(phrases.adverb).fullmatch(folded) else "c"


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
            if last.role == "c" or (last.role == "h" and end - first > 1):
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
    tally.last += after is None or after.role not in "ch" or after.start - run[-1].end > 1
    tally.capitals += first > 0 and run[-1].text[0].isupper()
    tally.made += any(not token.text[1:].islower() for token in run if len(token.text) > 1)


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


def _score(key: Key, tally: _Tally, phrases: Phrases) -> float:
    """C-value times how sure it is that this is a noun; 0 for what is no term."""
    prior = 0.1 if phrases.articles else 1.0
    if len(tally.where) < 2 or key[0].isdigit():
        return 0.0
    # An adjective is seldom the last of its words, or only within longer terms.
    inner = not tally.last or tally.nested > 0.6 * tally.count > tally.last
    if len(key) == 1 and (len(key[0]) < 2 or inner):
        return 0.0
    if phrases.capital_nouns and all(form.split()[-1][0].islower() for form in tally.forms):
        return 0.0
    like = prior + tally.like_noun + tally.capitals
    noun = like / (like + (1.0 - prior) + 2 * tally.like_verb)
    if noun < 0.34:
        return 0.0
    # Said ten times in one breath is said once.
    often = min(tally.count, 2 * len(tally.where) - 1)
    alone = often - (tally.nested / tally.containers if tally.containers else 0)
    return math.log2(1 + len(key)) * max(alone, 0.0) * noun * _naming(key, tally, phrases)


def _naming(key: Key, tally: _Tally, phrases: Phrases) -> float:
    """More for acronyms and names of several words, less for a single name: who, or where."""
    if tally.made > 0.5 * tally.count:
        return 1.5
    if phrases.capital_nouns or tally.capitals <= 0.5 * tally.count:
        return 1.0
    return 1.5 if len(key) > 1 else 0.7


def _term(key: Key, tally: _Tally, score: float, whole: _Tally | None) -> KeyTerm:
    forms = sorted(tally.forms, key=lambda form: (-tally.forms[form], form))
    if whole is not None:
        forms = sorted(whole.forms, key=lambda form: (-whole.forms[form], form)) + forms
    return KeyTerm(forms[0], key, tuple(forms), score, tuple(tally.where))
