"""Text from before UTF-8 was usual, in an encoding that nothing in the file names.

A decoding is believed where the words are surely of a language and their letters are those of that
language. Charset detectors go by the bytes alone and always name something: Turkish is Central
European to them, and short Polish as well.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from studybuddy_captions.alphabets import strangers
from studybuddy_captions.detector import likeliest

ENCODINGS = (
    *("cp1252", "iso8859-15", "mac-roman", "cp850", "cp437"),
    *("cp1250", "iso8859-2", "mac-latin2", "cp852"),
    *("cp1254", "mac-turkish", "cp857"),
    *("cp1257", "iso8859-4", "cp775"),
    *("cp1251", "koi8-u", "cp866", "mac-cyrillic", "iso8859-5"),
    *("cp1253", "cp737"),
    *("cp1255", "cp1256", "cp874", "cp1258"),
    *("cp932", "euc-jp", "gb18030", "cp950", "cp949"),
)
"""As Windows, ISO, old Macs and DOS have them. Of those that agree the first is named."""
_LANGUAGES = {"cp932": "ja", "euc-jp": "ja", "gb18030": "zh", "cp950": "zh", "cp949": "ko"}

_SAMPLE = 60_000  # bytes
_LEAST = 20  # letters, below which nothing is told
_LIKELY = 0.5  # that the words are of a language, when its letters say so too
_FOREIGN_LINE = re.compile(rb"[^\n\r]*[\x80-\xff][^\n\r]*")
_LETTERS_LINE = re.compile(rb"[^\n\r]*[A-Za-z\x80-\xff]{2}[^\n\r]*")
_TIMES = re.compile(r"[\d:.,]+ *--> *[\d:.,]+[^\n]*|<[^<>\n]*>")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
_IN_WORDS = "’‘´·‑–—…"
_SCRIPTS = (("A", "\u024f"), ("\u0370", "\u03ff"), ("\u0400", "\u04ff"), ("\u0590", "\u06ff"))
_FOREIGN = re.compile(r"[^\W\d_\x00-\x7f]")


def decoded(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding, None where that cannot be told."""
    candidates = list(_candidates(_sample(data)))
    best = min((oddities for _, _, oddities in candidates), default=0)
    found = {text: name for name, text, oddities in reversed(candidates) if oddities == best}
    if len(found) != 1:
        return None
    encoding = found.popitem()[1]
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        return None


def _sample(data: bytes) -> bytes:
    """The lines with bytes beyond ASCII, and if they are few the first ones too."""
    foreign = _joined(_FOREIGN_LINE, data, _SAMPLE)
    if len(foreign) > _SAMPLE // 20:
        return foreign
    return foreign + b"\n" + _joined(_LETTERS_LINE, data, _SAMPLE // 20)


def _joined(pattern: re.Pattern[bytes], data: bytes, limit: int) -> bytes:
    lines, size = [], 0
    for found in pattern.finditer(data):
        lines.append(found[0][:limit])
        size += len(lines[-1])
        if size >= limit:
            break
    return b"\n".join(lines)[:limit]


def _candidates(sample: bytes) -> Iterator[tuple[str, str, int]]:
    """Encodings that may be meant, the letters they give, and how many signs are odd."""
    for encoding in ENCODINGS:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
            text = unicodedata.normalize("NFC", text)
        except UnicodeDecodeError:
            continue
        oddities = _oddities(text, _LANGUAGES.get(encoding))
        enough = sum(map(str.isalpha, text)) >= _LEAST
        if enough and oddities is not None and oddities * 20 <= len(_FOREIGN.findall(text)):
            yield encoding, "".join(filter(str.isalnum, text)), oddities


def _oddities(text: str, only: str | None) -> int | None:
    """How many letters or signs stand where they would not; None if it is no text at all."""
    language, share = likeliest(" ".join(_TIMES.sub(" ", text).split()))
    strange = strangers("".join(_FOREIGN.findall(text)), language)
    if _NO_TEXT.search(text) or share < _LIKELY or strange is None or only not in {None, language}:
        return None
    padded = f" {text} "
    return strange + sum(map(_is_odd, padded, padded[1:], padded[2:]))


def _is_odd(before: str, sign: str, after: str) -> bool:
    if sign.isascii():
        return sign.isdigit() and _is_foreign(before) and _is_foreign(after)
    if sign.isalpha():
        return _is_odd_letter(before, sign, after)
    kind = unicodedata.category(sign)[0]
    if kind == "S" or sign.isnumeric():
        return any(near > "\x7f" or near.isalpha() for near in (before, after))
    if kind == "M":
        return before < "\u0370"  # an accent that makes no letter, a vowel sign of another script
    return sign not in _IN_WORDS and sign < "\u2e80" and before.isalpha() and after.isalpha()


def _is_odd_letter(before: str, letter: str, after: str) -> bool:
    """A capital behind a small letter, a small one between capitals, two scripts in a word."""
    if letter.isupper() and before.islower():
        return True
    if letter.islower() and before.isupper() and after.isupper():
        return True
    return any(_script(letter) != _script(near) for near in (before, after) if near.isalpha())


def _script(letter: str) -> int:
    """Which of the scripts that do not mix."""
    return next((at for at, (first, last) in enumerate(_SCRIPTS) if first <= letter <= last), -1)


def _is_foreign(character: str) -> bool:
    return character > "\x7f" and character.isalpha()
