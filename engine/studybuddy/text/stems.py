"""Endings that a word may lose, by script. Light: a stem is a key to compare by, not a root."""

from __future__ import annotations

import re
import unicodedata

_VOWEL = re.compile(r"[aeiouy]")
_LATIN_ENDINGS = (
    # ending, what it becomes, how many letters must be left over
    ("ization", "iz", 3),
    ("isation", "iz", 3),
    ("ation", "", 4),
    ("ions", "", 5),
    ("ion", "", 5),
    ("ment", "", 6),
    ("ness", "", 4),
    ("ingly", "", 4),
    ("edly", "", 4),
    ("ing", "", 3),
    ("ed", "", 3),
    ("ly", "", 5),
    ("en", "", 5),
)


def stem_latin(word: str) -> str:
    """English by its endings; plurals, and genders of the Romance languages, by the way."""
    word = word.removesuffix("'s").removesuffix("'")
    if not word.isalpha():
        return word
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFD", word) if c.isalpha())
    if len(word) < 4:
        return word
    word = _without_vowel(_singular(word))
    word = _without_vowel(_without_ending(_without_ending(word)))
    if word.endswith("er") and len(word) > 6:
        word = word[:-2]
    if len(word) > 5 and word.endswith(("is", "our")):  # British -ise, its e gone, and colour
        word = word[:-1] + "z" if word.endswith("is") else word[:-2] + "r"
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _without_ending(word: str) -> str:
    for ending, instead, left in _LATIN_ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= left and _VOWEL.search(rest) and rest[-1:] != "e":
            return rest + instead
    return word


def _singular(word: str) -> str:
    if word.endswith("aux") and len(word) > 5:
        return word[:-1] if word.endswith("eaux") else word[:-3] + "al"
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_vowel(word: str) -> str:
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "aio" else word


_RUSSIAN = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ях|ах|ов|ев|ей|ий|ый|ой|ая|яя|ое|ее|ые|ие|ую|юю|"
    r"ом|ем|ам|ям|ия|ии|ию|[аяоеиыуюьй])$"
)


def stem_russian(word: str) -> str:
    """Without the ending of its case."""
    word = word.replace("ё", "е")
    return _RUSSIAN.sub("", word, count=1) if len(word) > 4 else word


_ARABIC_SHAPES = str.maketrans("أإآىة", "اااي\u0647")
_ARABIC_PREFIX = re.compile(r"^(?:[وف]?(?:ال|بال|كال|لل)|و(?=\w{4}))(?=\w{3})")
_ARABIC_SUFFIX = re.compile(r"(?<=\w{3})(?:ات|ون|ين|ان|ها|هم|نا|يه|ه|ي)$")


def stem_arabic(word: str) -> str:
    """Without article, leading `and`, number and possessive; one shape of alef."""
    word = word.translate(_ARABIC_SHAPES)
    return _ARABIC_SUFFIX.sub("", _ARABIC_PREFIX.sub("", word))


_HINDI = re.compile(r"(?<=.{2})(?:ियों|ियाँ|ओं|ों|ें|ीं|ाँ|[ािीुूेैोौंँ])$")


def stem_hindi(word: str) -> str:
    """Without the ending of number, gender and case."""
    return _HINDI.sub("", word)


_KOREAN = re.compile(
    r"(?<=.{2})(?:에서|으로|까지|부터|에게|들이|들은|들을|[은는이가을를의에도로와과])$"
)


def stem_korean(word: str) -> str:
    """Without its particle."""
    return _KOREAN.sub("", word)
