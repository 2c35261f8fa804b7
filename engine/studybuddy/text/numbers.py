"""Numbers in a text as exact values, however they are written: `13,000`, `thirteen thousand`."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from itertools import takewhile

import msgspec

from studybuddy.text.han_numbers import NUMBER, NUMERALS, han_value
from studybuddy.text.lexemes import Lexeme
from studybuddy.text.number_phrases import as_read
from studybuddy.text.number_words import NUMBER_WORDS, lexicon, split_joined
from studybuddy.text.scripts import MARKS, UNSPACED, base_language
from studybuddy.text.spelled_numbers import LONGEST, Spelled, evaluate


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
# By, for, so and like are written to what follows: بأربع; particles to what is before: 스물여덟에.
_AFFIXED, _LEAST_AFFIXED = frozenset({"ar", "ko"}), 3
_ARABIC_PREFIXES = "بلفك"
_KOREAN_PARTICLE = re.compile(
    "(?:에서|에게|부터|까지|이나|에|은|는|이|가|을|를|의|도|로|과|와|만|쯤|째)$"
)
# Three or four leaves: two digits in counting order.
_OR = re.compile("一[二两]|[二两]三|三四|四五|五六|六七|七八|八九")
# 一千五 is 1500, not 1005, which is 一千零五; in Japanese it is.
_SCALE_SHORT = re.compile(r".*([百千万萬亿億])([一二三四五六七八九])")
_TENTH_OF = {"百": 10, "千": 100, "万": 1000, "萬": 1000, "亿": 10**7, "億": 10**7}
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
# What is written to percent follows it in Japanese and Korean: 四十パーセントだけ, 퍼센트가.
_BEGINS_PERCENT = ("パーセント", "퍼센트")
_CENTS_TEXT = "cent cents pence centime centimes céntimo céntimos cêntimos копеек"
_CENTS = frozenset(_CENTS_TEXT.split())
_BETWEEN = frozenset({"or", "to", "-", "–", "oder", "bis", "ou", "à", "o", "a", "~"})
# Between a whole and its hundredths: five dollars eighty, cinco euros con ochenta.
_MONEY_TEXT = "dollar dollars euro euros pound pounds franc francs franken dólares reais"
_MONEY = frozenset(_MONEY_TEXT.split())
_MONEY_JOINS = frozenset({"and", "und", "et", "con", "coma", "e", "y"})
# 二米一 is 2.1, 一米七五 1.75; what a third word follows is another number: 两米一个人.
_METRES, _AFTER_METRES = (
    frozenset({"米", "公尺", "メートル"}),
    "的左多高长長宽寬深厚にのでをとはがくほ",
)
_OUT_OF_TEXT = "in|in every|out of|out of every|of|von|von je|sur|de cada|em cada|su|из|من|من كل"
_OUT_OF = frozenset(_OUT_OF_TEXT.split("|"))
_OF_THESE = ("में से", "명 중", "개 중", "人中", "人に", "里面有", "里有", "个中有", "人当中有")
_LARGEST_WHOLE = 1000
# About two metres are метра два, some 150,000 тысяч сто пятьдесят.
_INVERTED_TEXT = (
    "метра метров сантиметра сантиметров километра километров миллиметров градуса градусов минут "
    "минуты часа часов дня дней недели недель месяца месяцев года лет рублей тонн килограммов "
    "литров процентов тысяч миллионов миллиардов"
)
_INVERTED = frozenset(_INVERTED_TEXT.split())


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
            number = _with_whole(found, number, tokens[ended:at])
            number = _with_share(found, number, tokens[ended:at])
            _share_scale(found, number, tokens, at)
            _retract(found, tokens[ended:at])
            found.append(number)
            ended = after
        at = after
    return tuple(found)


def _tokens(text: str, base: str) -> list[_NumberToken]:
    text = as_read(text, base)
    found = []
    for match in (_ASCII_TOKEN if text.isascii() else _TOKEN).finditer(text):
        kind, folded = match.lastgroup or "", match.group().casefold()
        glued = kind == "digits" and bool(
            _GLUE.search(text, max(match.start() - 12, 0), match.start())
        )
        if kind == "digits":
            folded = folded[:LONGEST].rstrip(".,' ")
        for part in split_joined(folded, base) if base in {"de", "it"} else [folded]:
            word = _bare(part, base) if base in _AFFIXED else part
            found.append(_NumberToken(word, kind, glued))
    return _turned(found) if base == "ru" else found


def _turned(tokens: list[_NumberToken]) -> list[_NumberToken]:
    """Tokens with a unit that stands before a rough number behind it."""
    known, turned, at = lexicon("ru"), list(tokens), 0
    while at < len(turned):
        after = at + 1
        if turned[at].text in _INVERTED and (at == 0 or not _is_counted(turned[at - 1], known)):
            while after < len(turned) and _is_counted(turned[after], known):
                after += 1
            turned[at:after] = [*turned[at + 1 : after], turned[at]]
        at = after
    return turned


def _is_counted(token: _NumberToken, known: dict[str, Lexeme]) -> bool:
    return token.kind == "digits" or known.get(token.text, ("", 0))[0] in {"unit", "scale"}


def _bare(word: str, base: str) -> str:
    """A number word without what Arabic writes to its beginning, and Korean to its end."""
    if len(word) < _LEAST_AFFIXED:
        return word
    if base == "ar":
        return word[1:] if word[0] in _ARABIC_PREFIXES and word[1:] in lexicon(base) else word
    bare = _KOREAN_PARTICLE.sub("", word)
    return bare if len(bare) > 1 and bare in lexicon(base) else word


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
    values = {value} if value is not None else set()
    if value is not None and (rounded := _SCALE_SHORT.fullmatch(token.text)):
        values.add(value + (han_value(rounded[2]) or 0) * (_TENTH_OF[rounded[1]] - 1))
    share, last = token.text[:-2], token.text[-2:]
    if _OR.fullmatch(last) and (not share or share[-1] in "之の"):
        either = frozenset(v for c in last if (v := han_value(share + c)) is not None)
        return Number(values=either, text=token.text, small=not share)
    if value is None:
        return None
    plain_one = value.denominator == 1 and not any(c.isdigit() and c.isascii() for c in token.text)
    small = plain_one and value <= 12 and token.text[-1] not in "成割"
    years = frozenset({2000 + value}) if token.text[0] in "零〇" and 0 < value < 10 else frozenset()
    return Number(values=frozenset(values), parts=years, text=token.text, small=small)


def _spelled(
    tokens: list[_NumberToken], at: int, known: dict[str, Lexeme], base: str
) -> tuple[Number | None, int]:
    """The longest run of number words from here."""
    run: list[Lexeme] = []
    after = at
    while after < len(tokens):
        lexeme = known.get(tokens[after].text)
        # A hyphen holds twenty-one together, and `a` stands in "two and a half", but not in
        # seis a oito.
        held = tokens[after].text in ({"-", "a", "an"} if base == "en" else {"-"})
        held = held and after + 1 < len(tokens)
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
    unit = rest[0].text if rest else ""
    if unit in _PERCENT or unit in _CENTS or unit.startswith(_BEGINS_PERCENT):
        values |= {value / 100 for value in values}
    return msgspec.structs.replace(number, values=values, following=following)


def _with_whole(found: list[Number], number: Number, between: list[_NumberToken]) -> Number:
    """Hundredths, or tenths, with the whole that stands before them and their common unit."""
    texts = [token.text for token in between]
    if not found or not texts or len(texts) > 2:
        return number
    value = max(number.values)
    follows = "".join(number.following[:1])
    parts = 0
    if texts[0] in _MONEY and _MONEY_JOINS.issuperset(texts[1:]) and 10 <= value < 100:
        parts = 100
    elif texts[0] in _METRES and len(texts) == 1 and (not follows or follows[0] in _AFTER_METRES):
        parts = 10 if value < 10 and number.text[0] not in "零〇" else 100
    if not parts or value >= parts or value.denominator > 1:
        return number
    joined = {whole + value / parts for whole in found[-1].values}
    return msgspec.structs.replace(number, values=number.values | joined)


def _with_share(found: list[Number], number: Number, between: list[_NumberToken]) -> Number:
    """Nine out of ten are nine tenths as well; 十个里面有九个 says it the other way round."""
    joint = " ".join(token.text for token in between)
    if not found or (joint not in _OUT_OF and not joint.endswith(_OF_THESE)):
        return number
    part, whole = min(found[-1].values), min(number.values)
    if joint not in _OUT_OF:
        part, whole = whole, part
    share = {part / whole} if 0 < part < whole <= _LARGEST_WHOLE else set()
    return msgspec.structs.replace(number, parts=number.parts | share)


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
