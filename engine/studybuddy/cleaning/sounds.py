"""Which words in brackets are sounds, and which were said.

`[applause]` is a sound, whatever stands around it: its word is known. `[door slams]` is one where
it stands by itself, in a cue or between two sentences. `[that]`, put by an editor into a sentence,
`[red, green, blue]` and `(by the way)` are words.
"""

from __future__ import annotations

import re

from studybuddy.cleaning.markup import TIME_TAG
from studybuddy.cleaning.speaker_names import is_closed
from studybuddy.text.function_words import ENGLISH

# Quantifiers that may overlap are possessive (`++`): hostile captions must not cost more time.
_SQUARE = re.compile(r"(?<![\w\])])[\[【]([^\[\]【】]{1,120})[\]】]")
_ROUND = re.compile(r"(?<![\w\])])[(（]([^()（）]{1,120})[)）]")
_ALONE = re.compile(
    r"[-\s.]*(?:(?:[(（][^()（）]{1,120}[)）]|[\[【][^\[\]【】]{1,120}[\]】])[-\s.]*)+"
)
_WORDY = re.compile(r"(?=.*(?:[^\W\d_]{3}|[^\x00-\x7f\W\d_]))[^\W_][\w\s,.:;'’/&-]*")
_KNOWN = re.compile(
    r"\b(?:applau\w+|clap\w*|cheer\w*|laugh\w*|chuckl\w*|giggl\w*|music|cough\w*|sigh\w*|gasp\w*"
    r"|whistl\w*|inaudible|indistinct\w*|unintelligible|silence|crosstalk|swoosh\w*|rires?"
    r"|applaudissements|musique|lachen|gelächter|applaus|musik|beifall|risas|aplausos|música"
    r"|risate|applausi|musica|sneez\w*|sob(?:s|bing)|groan\w*"
    r"|sic|clears? throat|throat clear\w*|no audio|blank_audio|risos|palmas|gelach|muziek"
    r"|skratt|applåder|naurua|taputuksia|śmiech|oklaski|muzyka|smích|potlesk|hudba|nevetés"
    r"|zene|râsete|aplauze|muzică|gülüşmeler|alkış\w*|müzik|смех|аплодисменты|музыка|сміх"
    r"|оплески|музика|γέλια|χειροκροτήματα|μουσική|צחוק|מוזיקה|tiếng cười|vỗ tay|âm nhạc)\b"
    r"|掌声|掌聲|笑|音乐|音樂|音楽|拍手|박수|웃음|음악|تصفيق|موسيقى|ضحك|तालियाँ|संगीत|เสียงหัวเราะ|ปรบมือ",
    re.IGNORECASE,
)
# What is also spoken of in round brackets: `(packet sniffing)`.
_KNOWN_IN_SQUARE = re.compile(
    r"\b(?:hum(?:s|ming)|growl\w*|murmur\w*|sniff\w*|noises?|audience \w+)\b",
    re.IGNORECASE,
)
_NOTES = re.compile(r"[♩-♬\U0001F3B5\U0001F3B6]+")
_ITEMS = re.compile(r"[^\s,]+(?:,\s?[^\s,]+){2,}+")
_GOES_ON = re.compile(r"[-–—\s\"'“‘«¿¡]*+([^\W_])")
_LONGEST = 6  # words of a sound among words
_LONGEST_ALONE = 12  # words of one that has a cue to itself
_SHORT = 3  # words of one in round brackets that is not known
_CHARACTERS = 8  # of one that is written without spaces
_JOINING = frozenset({"and", "at", "from", "in", "of", "on"})


def is_known(name: str) -> bool:
    """Whether the words name a sound that needs no other sign."""
    return bool(_KNOWN.search(name))


def parted(text: str, closed: bool) -> tuple[str, list[str]]:
    """A cue's text without its sounds, and what they are.

    `closed` says whether a sentence has ended before it.
    """
    marks: list[str] = []
    alone = bool(_ALONE.fullmatch(text))

    def heard(found: re.Match[str]) -> str:
        name = " ".join(TIME_TAG.sub("", found[1]).split())
        if not (_WORDY.fullmatch(name) and _is_sound(name, found, alone, closed)):
            return found[0]
        marks.append(name.strip(" .,").lower())
        return " "

    text = _ROUND.sub(heard, _SQUARE.sub(heard, text))
    if _NOTES.search(text):
        marks.append("music")
        text = _NOTES.sub(" ", text)
    return text, marks


def _is_sound(name: str, found: re.Match[str], alone: bool, closed: bool) -> bool:
    words = name.casefold().split()
    if found[0][0] in "(（":
        return _is_round_sound(name, words, alone)
    if is_known(name) or _KNOWN_IN_SQUARE.search(name):
        return True
    if not _may_be_sound(name, words):
        return False
    if alone:
        return len(words) <= _LONGEST_ALONE
    return len(words) <= _LONGEST and _is_between_sentences(found, closed)


def _is_round_sound(name: str, words: list[str], alone: bool) -> bool:
    if not name.isascii() and len(words) == 1 and len(name) > _CHARACTERS:
        return False  # a sentence, in a script without spaces
    if is_known(name):
        return len(words) <= _LONGEST
    said = ENGLISH - _JOINING
    return alone and len(words) <= _SHORT and _may_be_sound(name, words) and said.isdisjoint(words)


def _may_be_sound(name: str, words: list[str]) -> bool:
    """Whether words that are not known are no citation, no list and not grammar alone."""
    listed = any(map(str.isdigit, name)) or _ITEMS.fullmatch(name)
    return not listed and not ENGLISH.issuperset(words)


def _is_between_sentences(found: re.Match[str], closed: bool) -> bool:
    """Whether a sentence has ended before a bracket, and none goes on after it."""
    before = found.string[: found.start()].rstrip()[-80:]
    after = found.string[found.end() :][:80]
    goes_on = _GOES_ON.match(TIME_TAG.sub("", after))
    ended = is_closed(before) if before.strip("-–—> \x01") else closed
    return ended and not (goes_on and goes_on[1].islower())
