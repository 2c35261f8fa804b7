"""What is said for a number, and is no row of number words: une demi-minute, два и девять.

Each language's phrases are put as they are read, before the numbers of a text are sought.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from studybuddy.text.han_numbers import NUMERALS, han_value
from studybuddy.text.number_words import lexicon
from studybuddy.text.spelled_numbers import LONGEST
from studybuddy.text.words import plain

_Put: TypeAlias = str | Callable[[re.Match[str]], str]
_Phrase: TypeAlias = tuple[re.Pattern[str], _Put]

_VULGAR = re.compile(r"(?<!\d)(\d*+)\s?([¼½¾⅛⅜⅝⅞])")
# 2/3, but not 9/11.
_SLASHED = re.compile(r"(?<![\d/.,])(\d)/(\d|10)(?![\d/.,]*\d)")
# 2 x 10^6, 10⁶; not 10⁵⁻⁶, and of no longer a number than one says.
_POWER = re.compile(
    r"(?:(?<![\d.,])(\d{1,20}(?:[.,]\d{1,20})?) ?[×x·] ?)?"
    r"\b10(?:\^([-−]?\d{1,2})|(⁻?[⁰¹²³⁴-⁹]{1,2}))(?![\d⁻⁰¹²³⁴-⁹])"
)
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
_LARGEST_POWER = 30
_HALVES = (" a half", " et demi", " y medi", " e mei", " e mezz")
# Of a litre and a half, where no number stands before the unit.
_ONE_AND_A_HALF = re.compile(
    r"\b(?:an?|une?|uma?|una) ([^\W\d_]+) "
    r"(?:and a half|et demie?|y medi[oa]|e mei[oa]|e mezz[oa])\b",
    re.IGNORECASE,
)
# What Korean took from Chinese: 이십사 is 二十四, 3만 5천 is 3万 5千. One alone is mostly a word.
_TO_HAN = str.maketrans("일이삼사오육칠팔구십백천만억조", "一二三四五六七八九十百千万億兆")
_SINO = "일이삼사오육칠팔구십백천만억"
_KOREAN_UNITS = (
    "년|월|분|초|주|명|개|번|원|도|회|층|배|킬로|미터|센티|밀리|퍼센트|그램|리터|톤|달러|유로"
)
# Nouns that begin with a numeral and a unit: 구분 is a distinction, 사회 a society.
_NO_NUMERAL = (
    "구분|구도|구명|구원|구배|사회|사원|사도|사명|사분|사주|사배|"
    "오명|오도|오원|삼도|팔도|육도|이주|이배"
)
_SINO_KOREAN = re.compile(
    rf"(?<![가-힣])(?!만일|이만(?![{_SINO}])|천만에)(?=만?[일이삼사오육칠팔구]?[십백천만억])[{_SINO}]{{2,}}"
    rf"|(?<![가-힣])(?!{_NO_NUMERAL})[삼사오육칠팔구십](?= ?(?:{_KOREAN_UNITS}))"
    r"|(?<![가-힣])이(?= ?(?:[년주배]|개월|킬로|미터|센티|퍼센트)| [분초](?![가-힣]))"
    rf"|(?<![가-힣])일(?= (?:{_KOREAN_UNITS})(?!이|은))|(?<=\d)[백천만억조]+"
)
_KOREAN_SHARE = re.compile(rf"(?<![가-힣])([{_SINO}]+)분의 ?([{_SINO}]+)")
_KOREAN_POINT = re.compile(
    "(?<![가-힣])([영일이삼사오육칠팔구십백]+) 점 ([영일이삼사오육칠팔구]+)(?![가-힣])"
)
# Two days to ten in a word.
_KOREAN_DAYS = ("이틀", "사흘", "나흘", "닷새", "엿새", "이레", "여드레", "아흐레", "열흘")
# Two of a thing are a form of its name: يومين, ساعتان. Not every word that ends so counts two.
_ARABIC_UNITS = "يوم|شهر|عام|قرن|متر|كيلومتر|كيلو|طن|لتر|مليون|مليار|أسبوع"
_ARABIC_PAIR = re.compile(rf"\b({_ARABIC_UNITS}|ساعت|دقيقت|ثانيت|سنت|مر|درجت)(?:ين|ان)\b")
_ARABIC_TEENS = ("ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
_RUSSIAN_ONE_AND = "двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто"
# Two decimals, where no more words follow that they could count: es el uno con seis por ciento.
_SPANISH_CON = re.compile(
    r"\b(\w+) con (\w+)(?= por ciento\b| (?:grados|metros|millones)\b|\s*[.,;:!?%]|\s*$)"
)
_HOURS_TEXT = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
_GERMAN_HOURS = _HOURS_TEXT.split()


def _pair(match: re.Match[str]) -> str:
    name = match[1]
    return f"2 {name[:-1]}ة" if name.endswith("ت") else f"2 {name}"


def _ten_to(match: re.Match[str]) -> str:
    kind, exponent = lexicon("en").get(match[2], ("", 0))
    if kind not in {"unit", "ordinal"} or exponent > _LARGEST_POWER:
        return match[0]
    return f"0.{'0' * (exponent - 1)}1" if match[1] else f"1{'0' * exponent}"


def _sino_korean(match: re.Match[str]) -> str:
    """만 칠천 are 17,000: one is not said before ten thousand."""
    said = match.group().translate(_TO_HAN)
    return f"一{said}" if said[0] == "万" and len(said) > 1 else said


def _half_to(match: re.Match[str]) -> str:
    """Halb vier is half past three."""
    return f"{_GERMAN_HOURS.index(match[1].casefold()) or 12} Uhr 30"


def _tenths(match: re.Match[str]) -> str:
    """三割五分 are 35 %."""
    tenths, hundredths = (han_value(part) for part in match.groups())
    return match[0] if None in {tenths, hundredths} else f"{tenths}{hundredths}パーセント"


def _quarter_less(match: re.Match[str]) -> str:
    """पौने तीन is three less a quarter."""
    number = lexicon("hi").get(match[1], ("", 0))
    return f"{number[1] - 1}.75" if number[0] == "unit" and number[1] else f"0.75 {match[1]}"


def _quarter_more(match: re.Match[str]) -> str:
    number = lexicon("hi").get(match[1], ("", 0))
    return f"{number[1]}.25" if number[0] == "unit" else f"1.25 {match[1]}"


def _phrases(*pairs: tuple[str, _Put]) -> tuple[_Phrase, ...]:
    return tuple((re.compile(plain(said), re.IGNORECASE), put) for said, put in pairs)


_PHRASES: dict[str, tuple[_Phrase, ...]] = {
    "en": _phrases(
        (r"\b(?:a )?quarter of a (?=million|billion)", "0.25 "),
        (r"\bthree quarters of a (?=million|billion)", "0.75 "),
        (r"(?<!half )(?<!of )\ba (?=million\b|billion\b|trillion\b)", "1 "),
        (r"\bten to the (?:power of )?(minus )?(\w+)", _ten_to),
        (r"\bhalf past (\w+)", r"\1 30"),
        # Some hundreds may be any.
        (r"\b(few|several|many) (hundred|thousand)\b", r"\1 \2s"),
        (r"\b(\w+teen|twelve|eleven) hundreds\b", r"\1 hundred"),
    ),
    "de": _phrases(
        (r"\b(\d\d?)\. (?=jahrhundert)", r"\1 "),
        (r"\b(?:anderthalb|eineinhalb)", "1.5 "),
        (r"\b(\w+?)einhalb", r"\1 komma fünf "),
        (r"\beine?[mnrs]? halb(?:e[mnrs]?)?\b", "0.5"),
        (r"\b(?:eine[rn]? )?dreiviertel", "drei viertel "),
        (r"\bviertelstunde", "viertel stunde"),
        (rf"\bhalb ({'|'.join(_GERMAN_HOURS)})\b", _half_to),
        (r"\b(einige|mehrere|viele|paar) (hundert|tausend)\b", r"\1 \2e"),
    ),
    "fr": _phrases(
        (r"quatre[- ]vingts?", "huitante"),
        (r"\bquarts? d'(?=heure)", "quarts de "),
        (r"\b(?:une?|la|le|cette) demi-", "0.5 "),
        # At sea; a thousand is never `un`.
        (r"\bun mille\b", "un milles"),
    ),
    "es": ((_SPANISH_CON, r"\1 coma \2"),),
    "zh": _phrases(
        # 两个半小时 are 2.5 hours, 一千多万 some ten million, 十几个 eleven to nineteen.
        (f"([{NUMERALS}])[个個]半(?=[小月钟星])", r"\1点五"),
        (rf"(?<=[{NUMERALS}\d半])[个個](?=小时|小時|钟头|星期|礼拜)", ""),
        (rf"(?<=[{NUMERALS}\d])多(?=[万萬亿億])", ""),
        (r"(?<=[一二三四五六七八九][十百千])[几多余]", ""),
        (r"(?<![一二三四五六七八九])十[几多余]|[几数][十百千万]+", ""),
        ("一刻[钟鐘]", "15分钟"),
        ("三刻[钟鐘]", "45分钟"),
        (r"(?<!\d)(\d\d)世[纪紀]([1-9]0)年代", lambda m: f"{int(m[1]) - 1}{m[2]}年代"),
    ),
    "ja": _phrases(
        (r"(\d|[一二三四五六七八九])割(\d|[一二三四五六七八九])分", _tenths),
        (r"(?<!\d)(\d\d)世紀([1-9]0)年代", lambda m: f"{int(m[1]) - 1}{m[2]}年代"),
    ),
    "ko": (
        (re.compile(rf"(?<=[만억]) (?=\d|[{_SINO}]*[십백천])"), ""),
        (_KOREAN_SHARE, lambda match: f"{match[1]}分之{match[2]}".translate(_TO_HAN)),
        (_KOREAN_POINT, lambda m: f"{m[1]}点{m[2]}".replace("영", "零").translate(_TO_HAN)),
        # After figures no three, but years of age.
        (re.compile(r"(?<=\d) ?세(?!기)"), "살 "),
        (re.compile("(?<![가-힣])유월"), "6월"),
        (re.compile("(?<![가-힣])시월"), "10월"),
        (_SINO_KOREAN, _sino_korean),
        (re.compile("(?<![가-힣])반 ?(?=시간|년|달|나절)"), "0.5 "),
        (
            re.compile(f"(?<![가-힣])({'|'.join(_KOREAN_DAYS)})(?![가-힣]{{2}})"),
            lambda match: f"{_KOREAN_DAYS.index(match[1]) + 2}일 ",
        ),
    ),
    "ru": _phrases(
        (r"\b(?:полтор[аы]|полутора)\b", "1.5"),
        (r"\bпол(?=часа|года|дня|минуты|секунды|метра|литра|века|миллиона)", "0.5 "),
        (r"(?<=\bминус )(\w+) и (?=\w)", r"\1 запятая "),
        (rf"\bметр (?={_RUSSIAN_ONE_AND})", "один метр "),
    ),
    "hi": _phrases(
        ("डेढ़", "1.5"),
        ("ढाई", "2.5"),
        (r"साढ़े (\S+)", r"\1 आधा"),
        (r"सवा (\S+)", _quarter_more),
        (r"पौने? (\S+)", _quarter_less),
    ),
    "ar": (
        # `and` is written to what follows it: خمسة وعشرون.
        *_phrases((r"\bو(?=\w{3})", "و "), ("ال(?=(?:ربع|نصف))", "")),
        (_ARABIC_PAIR, _pair),
        (re.compile(rf"(?<!\d )\b({_ARABIC_UNITS}|ساعة|سنة|دقيقة|درجة) و نصف"), r"1.5 \1"),
        (
            re.compile(rf"\bال({'|'.join(_ARABIC_TEENS)}) عشرة?\b"),
            lambda match: str(_ARABIC_TEENS.index(match[1]) + 13),
        ),
    ),
}


# Most lines have none of these, and so no phrase: looking for words is quicker than for patterns.
_CUES = {
    "en": ("quarter", "ten to", "half past", "illion", "hundred", "thousand"),
    "de": ("halb", "viertel", "jahrhundert", "hundert", "tausend"),
    "fr": ("quatre", "quart", "demi", "mille"),
    "es": (" con ",),
    "ru": ("пол", "минус", "метр"),
}


def as_read(text: str, base: str) -> str:
    """A text, folded, with what is said for a number put as it is read; digits as ASCII's."""
    text = plain(_VULGAR.sub(_decimal, with_powers(text)))
    if "/" in text:
        text = _SLASHED.sub(_quotient, text)
    if any(half in text for half in _HALVES):
        text = _ONE_AND_A_HALF.sub(r"1.5 \1", text)
    text = text.replace("٫", ".").replace("٬", ",")
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(c, c)) for c in text)
    folded = text.casefold()
    if base not in _CUES or any(cue in folded for cue in _CUES[base]):
        for phrase, put in _PHRASES.get(base, ()):
            text = phrase.sub(put, text)
    return text


def _decimal(match: re.Match[str]) -> str:
    return str(int((match[1] or "0")[-LONGEST:]) + unicodedata.numeric(match[2]))


def with_powers(text: str) -> str:
    """A text with its powers of ten written out, which lose their sign where it is folded."""
    return _POWER.sub(_power, text) if "10" in text else text


def _power(match: re.Match[str]) -> str:
    """A power of ten written out, times what stands before it."""
    exponent = int((match[2] or match[3]).translate(_RAISED) or 0)
    value = Fraction((match[1] or "1").replace(",", ".")) * Fraction(10) ** exponent
    return str(value) if value.denominator == 1 else f"{float(value):.20f}".rstrip("0")


def _quotient(match: re.Match[str]) -> str:
    """A fraction to four places, if it is less than one."""
    above, below = int(match[1]), int(match[2])
    return f"{above / below:.4f}" if 0 < above < below else match[0]
