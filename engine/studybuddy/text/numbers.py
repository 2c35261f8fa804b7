"""Numbers in a text as exact values, however they are written: `13,000`, `thirteen thousand`."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile

import msgspec

from studybuddy.text.han_numbers import NUMBER, NUMERALS, han_value
from studybuddy.text.lexemes import Lexeme
from studybuddy.text.number_words import NUMBER_WORDS, lexicon, split_joined
from studybuddy.text.scripts import MARKS, UNSPACED, base_language
from studybuddy.text.spelled_numbers import LONGEST, Spelled, evaluate
from studybuddy.text.words import plain


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number in a text.

    `values` are what it may mean (`1.234` is two numbers), `parts` what else a listener could
    have heard in it (19 and 69 in `nineteen sixty-nine`). `small` ones are counting words up to
    twelve, which a writer may add (`three reasons`). `ordinal` ones count nothing; `glued` ones
    belong to a name (`x86`), `retracted` ones are taken back (`15, no, sorry, 18`). `following`
    are up to three words right after it, folded.
    """

    values: frozenset[Fraction]
    text: str
    parts: frozenset[Fraction] = frozenset()
    small: bool = False
    ordinal: bool = False
    glued: bool = False
    following: tuple[str, ...] = ()
    retracted: bool = False


class _NumberToken(msgspec.Struct, frozen=True):
    text: str
    kind: str
    glued: bool


_TOKEN = re.compile(
    rf"(?P<cjk>{NUMBER})"
    r"|(?P<digits>\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*)"
    rf"|(?P<unspaced>(?:(?![{NUMERALS}半])[{UNSPACED}])+|[{UNSPACED}])"
    rf"|(?P<word>(?:(?![{UNSPACED}])[^\W\d_])(?:(?![{UNSPACED}])[^\W\d_]|[{MARKS}])*)"
    r"|(?P<mark>[^\w\s])"
)
_ASCII_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[A-Za-z]+)|(?P<mark>[^\w\s])"
)
_GLUE = re.compile(r"(?:[A-Za-z]|[A-Z][A-Za-z]*[-_])$")
_VULGAR = re.compile(r"(?<!\d)(\d*+)\s?([¼½¾⅛⅜⅝⅞])")
# 2/3, but not 9/11.
_SLASHED = re.compile(r"(?<![\d/.,])(\d)/(\d|10)(?![\d/.,]*\d)")
_HALVES = (" a half", " et demi", " y medi", " e mei", " e mezz")
# Of a litre and a half, where no number stands before the unit.
_ONE_AND_A_HALF = re.compile(
    r"\b(?:an?|une?|uma?|una) ([^\W\d_]+) "
    r"(?:and a half|et demie?|y medi[oa]|e mei[oa]|e mezz[oa])\b",
    re.IGNORECASE,
)
# 两个半小时 are 2.5 hours, 一千多万 some ten million.
_AND_A_HALF = re.compile(f"([{NUMERALS}])[个個]半(?=[小月钟星])")
_SOME_MORE = re.compile(rf"(?<=[{NUMERALS}\d])多(?=[万萬亿億])")
_QUATRE_VINGT = re.compile(r"quatre[- ]vingts?", re.IGNORECASE)
# What Korean took from Chinese: 이십사 is 二十四, 3만 5천 is 3万 5千. One alone is mostly a word.
_TO_HAN = str.maketrans("일이삼사오육칠팔구십백천만억조", "一二三四五六七八九十百千万億兆")
_SINO_KOREAN = re.compile(
    r"(?<![가-힣])(?!만일|이만|천만에)(?=[일이삼사오육칠팔구]?[십백천만억])[일이삼사오육칠팔구십백천만억]{2,}"
    r"|(?<![가-힣])[삼사오육칠팔구십](?= ?(?:[년월분초주명개번원도회층배]|킬로|미터|퍼센트|그램))"
    r"|(?<![가-힣])이(?= ?(?:주|개월|배|킬로|미터|퍼센트))|(?<=\d)[백천만억조]+"
)
_KOREAN_SCALE = re.compile(r"(?<=[만억]) (?=\d)")
# `and` is written to what follows it: خمسة وعشرون; so are by, for, so and like: بأربع.
_ARABIC_AND = re.compile(r"\bو(?=\w{3})")
_ARABIC_PREFIXES, _LEAST_PREFIXED = "بلفك", 4
# One and a half, two and a half, three and a half in a word.
_HALVED = {
    "ru": ((re.compile(r"\b(?:полтор[аы]|полутора)\b", re.IGNORECASE), "1.5"),),
    "hi": tuple(
        (re.compile(plain(said)), meant)
        for said, meant in (("डेढ़", "1.5"), ("ढाई", "2.5"), (r"साढ़े (\S+)", r"\1 आधा"))
    ),
}
# Three or four leaves: two digits in counting order.
_OR = re.compile("一[二两]|[二两]三|三四|四五|五六|六七|七八|八九")
_HALF = Fraction(1, 2)
_WORDS = frozenset({"word", "unspaced"})
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9}
_ORDINAL = frozenset({"st", "nd", "rd", "th", "er", "ère", "ème", "e"})
# What a speaker says who takes a number back, before the right one.
_TAKEN_BACK = re.compile(
    r"sorry|pardon|correction|i mean|entschuldigung|verzeihung|quatsch|perdón|desculpe|scusate|"
    r"извините|простите|точнее|вернее|عفوا|记错|說錯|说错|不对|失礼|すみません|아니|"
    r"[,;.—-] (?:no|nein|non|нет|não|nee|لا|不|いや) ?[,;—-]"
)
_LONGEST_RETRACTION = 10
_PERCENT_TEXT = "% ٪ percent per prozent pour por प्रतिशत फ़ीसदी процент процента процентов 퍼센트"
_PERCENT = frozenset(_PERCENT_TEXT.split())
_BETWEEN = frozenset({"or", "to", "-", "–", "oder", "bis", "ou", "à", "o", "a", "~"})


def reads_words(language: str) -> bool:
    """Whether numbers that are spelled out in a language are read."""
    return base_language(language) in {*NUMBER_WORDS, "zh", "ja", "und"}


def numbers(text: str, language: str = "en") -> list[Number]:
    """The numbers of a text in order. Spelled out ones are read where `reads_words` says so."""
    return list(_numbers(text, base_language(language)))


@lru_cache(maxsize=512)
def _numbers(text: str, base: str) -> tuple[Number, ...]:
    tokens = _tokens(text, base)
    known = lexicon(base)
    found: list[Number] = []
    at = ended = 0
    while at < len(tokens):
        token = tokens[at]
        number: Number | None
        if token.kind == "digits":
            number, after = _written(tokens, at, known)
        elif token.kind == "cjk":
            number, after = _chinese(token), at + 1
        elif token.text in known:
            number, after = _spelled(tokens, at, known, base)
        else:
            number, after = None, at + 1
        if number is not None:
            number = _complete(number, tokens, after, known)
            _share_scale(found, number, tokens, at)
            _retract(found, tokens[ended:at])
            found.append(number)
            ended = after
        at = after
    return tuple(found)


def _tokens(text: str, base: str) -> list[_NumberToken]:
    text = _with_decimals(text).replace("٫", ".").replace("٬", ",")
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    if base == "fr":
        text = _QUATRE_VINGT.sub("huitante", text)
    elif base == "zh":
        text = _SOME_MORE.sub("", _AND_A_HALF.sub(r"\1点五", text))
    elif base == "ko":
        text = _KOREAN_SCALE.sub("", text)
        text = _SINO_KOREAN.sub(lambda match: match.group().translate(_TO_HAN), text)
    for halved, meant in _HALVED.get(base, ()):
        text = halved.sub(meant, text)
    if base == "ar":
        text = _ARABIC_AND.sub(r"و ", text).replace("الربع", "ربع").replace("النصف", "نصف")
    found = []
    for match in (_ASCII_TOKEN if text.isascii() else _TOKEN).finditer(text):
        kind, folded = match.lastgroup or "", match.group().casefold()
        glued = kind == "digits" and bool(
            _GLUE.search(text, max(match.start() - 12, 0), match.start())
        )
        if kind == "digits":
            folded = folded[:LONGEST].rstrip(".,' ")
        for part in split_joined(folded, base) if base in {"de", "it"} else [folded]:
            word = _unprefixed(part) if base == "ar" else part
            found.append(_NumberToken(word, kind, glued))
    return found


def _unprefixed(word: str) -> str:
    """A number word without what Arabic writes to its beginning."""
    prefixed = len(word) >= _LEAST_PREFIXED and word[0] in _ARABIC_PREFIXES
    return word[1:] if prefixed and word[1:] in lexicon("ar") else word


def _with_decimals(text: str) -> str:
    """A text with ½, 2/3 and `a litre and a half` as decimals."""
    text = plain(_VULGAR.sub(_decimal, text))
    if "/" in text:
        text = _SLASHED.sub(_quotient, text)
    if any(half in text for half in _HALVES):
        text = _ONE_AND_A_HALF.sub(r"1.5 \1", text)
    return text


def _decimal(match: re.Match[str]) -> str:
    return str(int((match[1] or "0")[-LONGEST:]) + unicodedata.numeric(match[2]))


def _quotient(match: re.Match[str]) -> str:
    """A fraction to four places, if it is less than one."""
    above, below = int(match[1]), int(match[2])
    return f"{above / below:.4f}" if 0 < above < below else match[0]


def _written(tokens: list[_NumberToken], at: int, known: dict[str, Lexeme]) -> tuple[Number, int]:
    """Digits, and the scale after them."""
    token = tokens[at]
    values, parts = _digit_values(token.text)
    after = at + 1
    while after < len(tokens) and known.get(tokens[after].text, ("", 0))[0] in {"times", "scale"}:
        factor = known[tokens[after].text][1]
        values = {value * factor for value in values}
        after += 1
    following = tokens[after].text if after < len(tokens) else ""
    if following in _SUFFIXES:
        values |= {value * _SUFFIXES[following] for value in values}
    if following in {"s", "er"} and token.text.endswith("0") and len(token.text) == 4:
        values.add(Fraction(token.text[2:]))
    text = "".join(t.text if i == 0 else f" {t.text}" for i, t in enumerate(tokens[at:after]))
    number = Number(
        values=frozenset(values),
        parts=frozenset(parts),
        text=text,
        ordinal=following in _ORDINAL,
        glued=token.glued,
    )
    return number, after


def _digit_values(digits: str) -> tuple[set[Fraction], set[Fraction]]:
    """What `1.234,5` or `13 000` may mean, and the pieces of what is no single number."""
    pieces = re.split(r"[.,' ]", digits)
    marks = re.findall(r"[.,' ]", digits)
    if not marks:
        return {Fraction(digits)}, set()
    values = set()
    if _grouped(pieces) and len(set(marks)) == 1:
        values.add(Fraction("".join(pieces)))
    if marks[-1] in ".," and marks[-1] not in marks[:-1] and _grouped(pieces[:-1]):
        values.add(Fraction("".join(pieces[:-1]) + "." + pieces[-1]))
    if values:
        return values, set()
    return {Fraction("".join(pieces))}, {Fraction(piece) for piece in pieces}


def _grouped(pieces: list[str]) -> bool:
    """Whether these are groups of a number: thousands, or lakhs as in 1,00,000."""
    first, *rest = pieces
    return not rest or (
        len(first) <= 3 and len(rest[-1]) == 3 and all(len(piece) in {2, 3} for piece in rest)
    )


def _chinese(token: _NumberToken) -> Number | None:
    value = han_value(token.text)
    if _OR.fullmatch(token.text):
        values = frozenset(value for c in token.text if (value := han_value(c)) is not None)
        return Number(values=values, text=token.text, small=True)
    if value is None:
        return None
    plain_one = value.denominator == 1 and not any(c.isdigit() and c.isascii() for c in token.text)
    small = plain_one and value <= 12 and token.text[-1] not in "成割"
    return Number(values=frozenset({value}), text=token.text, small=small)


def _spelled(
    tokens: list[_NumberToken], at: int, known: dict[str, Lexeme], base: str
) -> tuple[Number | None, int]:
    """The longest run of number words from here."""
    run: list[Lexeme] = []
    after = at
    while after < len(tokens):
        lexeme = known.get(tokens[after].text)
        # A hyphen holds twenty-one together, and `a` stands in "two and a half".
        held = tokens[after].text in {"-", "a", "an"} and after + 1 < len(tokens)
        if lexeme is None and not (held and tokens[after + 1].text in known and run):
            break
        if lexeme is not None:
            run.append(lexeme)
        after += 1
    spelled: Spelled = evaluate(run, romance=base in {"fr", "es", "pt"}, tens_last=base == "ar")
    if not spelled.used:
        return None, at + 1
    after = _after(tokens, at, spelled.used, known)
    text = " ".join(token.text for token in tokens[at:after]).replace(" - ", "-")
    number = Number(
        values=spelled.values,
        parts=spelled.parts,
        text=text,
        small=spelled.small,
        ordinal=spelled.ordinal,
    )
    return number, after


def _after(tokens: list[_NumberToken], at: int, used: int, known: dict[str, Lexeme]) -> int:
    while used:
        used -= tokens[at].text in known
        at += 1
    return at


def _has_half(rest: list[_NumberToken], known: dict[str, Lexeme]) -> bool:
    """Whether `and a half` follows the unit: three kilometres and a half, 两年半."""
    if len(rest) > 1 and rest[1].text in {"半", "반"}:
        return True
    texts = [token.text for token in rest if token.text not in {"a", "an", "une", "un", "ein"}]
    kinds = [known[text][0] if text in known else None for text in texts]
    return kinds[1:3] == ["join", "half"] and "half" not in kinds[:1]


def _complete(
    number: Number, tokens: list[_NumberToken], after: int, known: dict[str, Lexeme]
) -> Number:
    """With the words that follow, and read as a share when percent follows."""
    # An eight-gigabyte disk has eight gigabytes.
    joined = [token.kind for token in tokens[after : after + 2]] == ["mark", "word"]
    after += joined and tokens[after].text == "-"
    rest = tokens[after : after + 3]
    following = tuple(t.text for t in takewhile(lambda token: token.kind in _WORDS, rest))
    values = number.values
    if _has_half(tokens[after : after + 4], known):
        values |= {value + _HALF for value in values}
    if rest and rest[0].text in _PERCENT:
        values |= {value / 100 for value in values}
    return msgspec.structs.replace(number, values=values, following=following)


def _retract(found: list[Number], between: list[_NumberToken]) -> None:
    """In "15, no, sorry, 18" nobody says 15."""
    gap = " ".join(token.text for token in between[: _LONGEST_RETRACTION + 1])
    if found and 0 < len(between) <= _LONGEST_RETRACTION and _TAKEN_BACK.search(gap):
        found[-1] = msgspec.structs.replace(found[-1], retracted=True)


def _share_scale(found: list[Number], number: Number, tokens: list[_NumberToken], at: int) -> None:
    """In "two to three million years" the two are millions of years as well."""
    if not found or at < 2 or tokens[at - 1].text not in _BETWEEN:
        return
    before = found[-1]
    large, small = min(number.values), max(before.values)
    scale = max((s for s in (10**3, 10**6, 10**9) if large >= s > small), default=1)
    if re.split("[ -]", before.text)[-1] == tokens[at - 2].text:
        scaled = {value * scale for value in before.values}
        found[-1] = msgspec.structs.replace(
            before, values=before.values | scaled, following=number.following
        )
