"""Does a claim name one person where the cited lines name another?

Persons are told by form alone: two names in capitals side by side, a title before or after a name,
a family name in Chinese; so are names in quotation marks. A person who is known from earlier in the
lecture may be meant by the lines' `he`; one in whose place the lines name somebody else is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.names import unspaced_names
from studybuddy.grounding.tokens import squashed
from studybuddy.text.scripts import HANGUL, KATAKANA, base_language
from studybuddy.text.words import is_function_word, plain, stem

# What goes with a person's name, before it or after it.
_TITLED = {
    "ja": re.compile(rf"([{KATAKANA}]{{2,}})(?=さん|氏|教授|先生|博士)|「([^」]{{2,9}})」"),
    "zh": re.compile(r"[“「]([^”」]{2,6})[”」]"),
    "ko": re.compile(rf"([{HANGUL}]{{2,4}})(?= ?(?:씨|선생|교수|박사))"),
    "hi": re.compile(
        plain(
            r"(?:इंजीनियर|राजा|रानी|महाराजा|बादशाह|सम्राट|डॉक्टर|डॉ\.?|प्रोफ़ेसर|श्री|श्रीमती|सरपंच) "
            r"([^\s,।]{2,})"
        )
    ),
    "ar": re.compile(
        r"(?:الحاج|الدكتورة?|المهندسة?|الأستاذة?|الملك|السلطان|الشيخ|السيدة?|الخليفة|الأمير) "
        r"(\w{3,})"
    ),
}
_WORD = re.compile(r"[^\W\d_]+|\S")
_TWO_CAPITALS = re.compile(r"(?<![^\W_])(?=[^\W\d_])[^\Wa-z_]\w\w+ (?=[^\W\d_])[^\Wa-z_]\w\w")
_LEAST = 3


def person_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """Persons that the cited lines do not name, while they name one that the claim leaves out."""
    claimed = [name for name in _persons(text, language) if not _is_cited(name, nearby)]
    if not claimed:
        return
    letters = squashed(text)
    lines = "\n".join(segment.text for segment in nearby.cited)
    for other in _persons(lines, language):
        if not any(squashed(part) in letters for part in other):
            name, instead = " ".join(claimed[0]), " ".join(other)
            yield f"'{name}' is not named in {nearby.place}, but '{instead}' is"
            return


def _persons(text: str, language: str) -> Iterator[tuple[str, ...]]:
    """The persons of a text, each in the parts of the name."""
    base = base_language(language)
    if base in {"zh", "ja"}:
        yield from ((name,) for name in unspaced_names(text))
    if base in _TITLED:
        found = _TITLED[base].finditer(plain(text))
        yield from ((next(filter(None, match.groups())),) for match in found)
        return
    if not _TWO_CAPITALS.search(text):
        return
    tokens = _WORD.findall(text)
    for capital, run in groupby(tokens, lambda token: _is_capital(token, language)):
        parts = tuple(run)
        if capital and len(parts) > 1:
            yield parts


def _is_capital(token: str, language: str) -> bool:
    return (
        len(token) >= _LEAST
        and token[0].isupper()
        and not is_function_word(token.casefold(), language)
    )


def _is_cited(name: tuple[str, ...], nearby: Nearby) -> bool:
    """Whether any part of a name is said in the cited lines, or sounds like what they say."""
    cited = nearby.cited_alone
    if cited.sounds(name[-1]):
        return True
    return any(cited.says(stem(p.casefold())) or cited.has_letters(squashed(p)) for p in name)
