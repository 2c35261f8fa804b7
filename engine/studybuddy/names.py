"""Names in a claim: what stands in capitals in the middle of a sentence, and codes like GPT-4."""

from __future__ import annotations

import re
from collections.abc import Callable

from studybuddy.words import base_language, is_function_word, plain

_TOKEN = re.compile(r"[^\W_]+(?:(?:[-_.'&]|(?<=\w)\+\+)[^\W_]+)*")
_CODE = re.compile(
    r"[^\W\d_]+[-_.]?\d|\d+[A-Z]{2}|[^\W_]+_[^\W_]|[a-z]+[A-Z]|[A-Z][a-z]+[A-Z]|[A-Z]{2}"
)
_OPENS = re.compile(r"(?:^|[.!?:;•|–—…(\[\"“„«]|\s-|->)[\s\"“„«'(*_]*$")


def codes(text: str) -> list[str]:
    """Words whose spelling is no word's: acronyms, CamelCase, letters with digits, push_to_hub."""
    return [m.group() for m in _TOKEN.finditer(plain(text)) if _CODE.match(m.group())]


def capitalised(text: str, language: str, known: Callable[[str], bool]) -> list[str]:
    """Words with a capital where grammar asks for none; not in German, where every noun has one.

    A sentence's first word counts only if it is `known` as a name, or is followed by another.
    """
    if base_language(language) == "de":
        return []
    text = plain(text)
    found: list[str] = []
    matches = list(_TOKEN.finditer(text))
    first = [bool(_OPENS.search(text[: match.start()])) for match in matches]
    titled = _is_title(text, language)
    for at, match in enumerate(matches):
        word = match.group()
        if not _is_capital(word, language) or titled:
            continue
        follows = (
            at + 1 < len(matches)
            and text[match.end() : matches[at + 1].start()] == " "
            and _is_capital(matches[at + 1].group(), language)
        )
        if not first[at] or follows or known(word):
            found.append(word)
    return found


def _is_capital(word: str, language: str) -> bool:
    folded = word.casefold()
    return (
        len(word) > 1
        and word[0].isupper()
        and not is_function_word(folded, language)
        and not is_function_word(folded.removesuffix("'s"), language)
    )


def _is_title(text: str, language: str) -> bool:
    """Whether a text is set Like a Title, so that capitals mean nothing."""
    matter = [
        word for word in _TOKEN.findall(text) if not is_function_word(word.casefold(), language)
    ]
    capitals = sum(word[0].isupper() for word in matter)
    return len(matter) > 3 and capitals >= 0.75 * len(matter)
