"""Terms in scripts without spaces: strings that recur, hold together, and stand in varied company.

A string is a term when it is said more often than chance would put its halves together, when
what stands before and after it varies, and when no longer string explains it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.phrases import Phrases
from studybuddy_outline.speech import Sentence
from studybuddy_outline.terms import KeyTerm

_RUN = re.compile(rf"[{scripts.HAN}]+|[{scripts.KATAKANA}]+|[A-Za-z][\w.+#-]*(?: [A-Z][\w.+#-]*)*")
_HAN = re.compile(f"[{scripts.HAN}]")
_KANA = re.compile(f"[{scripts.HIRAGANA}{scripts.KATAKANA}]")
# Characters of grammar: no Chinese term begins or ends with one of these.
_GRAMMAR = frozenset(
    "的了是在我你他她它们这那有和就不也都要会可以个一到说去来对把被让给从向与及或但而且所因为如果"
    "很太更最又再还只能想用做吗呢吧啊嘛么之其此每些什怎哪谁几多少上下里中前后得着过地等将则并且"
    "两三四五六七八九十您请先时种次"
)
# Nor has any of these within: there two words meet.
_JOINT = re.compile(
    "[的了是在我你他她它们这那就不也都把被让给从与及或但而且所因为如果得着吗呢吧啊很越来去说叫]"
)
_LONGEST = 8


def unspaced_terms(sentences: Sequence[Sentence], phrases: Phrases) -> list[KeyTerm]:
    """Candidate terms of a talk in Chinese, Japanese and the like, best first."""
    japanese = any(_KANA.search(sentence.text) for sentence in sentences)
    where: defaultdict[str, list[int]] = defaultdict(list)
    sides: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for text, before, after in _strings(sentence.text, whole=japanese):
            counts[text] += 1
            where[text].append(sentence.number)
            sides[text][0].add(before or f"^{len(where[text])}")
            sides[text][1].add(after or f"${len(where[text])}")
    found = [
        KeyTerm(text, (text.casefold(),), (text,), score, tuple(dict.fromkeys(where[text])))
        for text in _unexplained(counts)
        if (score := _score(text, counts, sides[text], phrases)) > 0
    ]
    return sorted(found, key=lambda term: (-term.score, term.text))


def _strings(text: str, *, whole: bool) -> Iterator[tuple[str, str, str]]:
    """Strings that might be terms, with the character before and after each.

    Japanese sets its grammar in hiragana, so that a run of kanji or katakana is a word already.
    """
    for run in _RUN.finditer(text):
        start, end = run.span()
        if whole or not _HAN.match(run[0]):
            yield run[0], text[max(start - 1, 0) : start], text[end : end + 1]
            continue
        for a in range(start, end):
            for b in range(a + 1, min(a + _LONGEST, end) + 1):
                yield text[a:b], text[max(a - 1, start) : a], text[b : min(b + 1, end)]


def _unexplained(counts: Counter[str]) -> list[str]:
    """Strings that recur and are not mostly a part of one longer string."""
    recurring = {text: count for text, count in counts.items() if count > 1 and len(text) > 1}
    inside: Counter[str] = Counter()
    for text, count in recurring.items():
        if not _HAN.match(text):
            continue
        for part in {text[:-1], text[1:]}:
            inside[part] = max(inside[part], count)
    return [text for text, count in recurring.items() if count > 1.4 * inside[text]]


def _score(
    text: str, counts: Counter[str], sides: tuple[set[str], set[str]], phrases: Phrases
) -> float:
    folded = text.casefold()
    if len(text) < 2 or folded in phrases.light or studybuddy.text.is_function_word(folded, "en"):
        return 0.0
    if not _HAN.match(text):
        return 1.5 * counts[text] * math.log2(min(len(text), 4))
    if _is_no_word(text, counts, sides) or any(word in text for word in phrases.light):
        return 0.0
    return counts[text] * math.log2(len(text)) * min(_bond(text, counts), 1.2)


def _is_no_word(text: str, counts: Counter[str], sides: tuple[set[str], set[str]]) -> bool:
    """Whether grammar stands at its edges or within, or a word is torn there."""
    if text[0] in _GRAMMAR or text[-1] in _GRAMMAR or _JOINT.search(text):
        return True
    return min(map(len, sides)) < 2 or _torn(text, counts, sides) > 0.4 * counts[text]


def _torn(text: str, counts: Counter[str], sides: tuple[set[str], set[str]]) -> int:
    """How often a string ends, or begins, within a word that is seen elsewhere without it."""
    ahead = [(text + after, text[-1] + after) for after in sides[1]]
    behind = [(before + text, before + text[0]) for before in sides[0]]
    return max(
        sum(counts[whole] for whole, word in pairs if counts[word] > counts[whole] > 0)
        for pairs in (ahead, behind)
    )


def _bond(text: str, counts: Counter[str]) -> float:
    """How much more often the halves stand together than chance has it, at the weakest place."""
    total = sum(count for string, count in counts.items() if len(string) == 1) or 1
    return min(
        math.log10(1 + counts[text] * total / ((counts[text[:i]] or 1) * (counts[text[i:]] or 1)))
        for i in range(1, len(text))
    )
