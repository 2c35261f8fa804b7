"""What a number measures: two hours are 120 minutes, 1.5 km are 1500 m, three weeks 21 days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from studybuddy.text.numbers import Number
from studybuddy.text.scripts import is_unspaced

Measure: TypeAlias = tuple[str, Fraction]
"""A quantity (`time`) and how much of it, in that quantity's first unit."""

_UNITS: dict[str, dict[int | str, str]] = {
    "time": {
        1: "s sec secs second seconds seconde secondes sekunde sekunden segundo segundos secondi "
        "секунда секунды секунд секунду ثانية ثوان ثواني सेकंड 秒 초",
        "1/1000": "ms millisecond milliseconds milliseconde millisecondes millisekunde "
        "millisekunden milisegundo milisegundos 毫秒",
        60: "min mins minute minutes minuten minuto minutos minuti минута минуты минут минуту "
        "دقيقة دقائق मिनट 分钟 分鐘 分 분",
        3600: "h hr hrs hour hours stunde stunden heure heures hora horas ora ore час часа часов "
        "ساعة ساعات घंटा घंटे घंटों 小时 小時 钟头 時間 시간",
        86400: "day days tag tage tagen jour jours día días dia dias giorno giorni день дня дней "
        "يوم أيام दिन 天 日間 일",
        604800: "week weeks woche wochen semaine semaines semana semanas settimana settimane "
        "неделя недели недель неделю أسبوع أسابيع सप्ताह हफ़्ते 周 星期 礼拜 週間 주",
    },
    "calendar": {
        1: "month months monat monate monaten mois mes meses mês mese mesi месяц месяца месяцев "
        "شهر أشهر महीना महीने 个月 個月 か月 ヶ月 개월",
        12: "year years yr yrs jahr jahre jahren an ans année années año años ano anos anno anni "
        "год года лет سنة سنوات عام أعوام साल वर्ष 年 년",
        120: "decade decades jahrzehnt jahrzehnte jahrzehnten décennie décennies década décadas "
        "decennio decenni десятилетие десятилетия десятилетий",
        1200: "century centuries jahrhundert jahrhunderte jahrhunderten siècle siècles siglo "
        "siglos século séculos secolo secoli век века веков "
        "世纪 世紀 个世纪 個世紀",
    },
    "length": {
        "1/1000000": "μm micron microns micrometre micrometres micrometer micrometers mikrometer "
        "mikrometern micromètre micromètres micrómetro micrómetros микрометр микрометров 微米",
        "1/1000000000": "nm nanometre nanometres nanometer nanometers nanometern nanomètre "
        "nanomètres nanómetro nanómetros нанометр нанометров 纳米 奈米",
        "1/1000": "mm millimetre millimetres millimeter millimeters millimetern "
        "millimètre millimètres milímetro milímetros мм миллиметр миллиметра миллиметров 毫米",
        "1/100": "cm centimetre centimetres centimeter centimeters zentimeter zentimetern "
        "centimètre centimètres centímetro centímetros см сантиметр сантиметра сантиметров "
        "厘米 公分",
        "3048/10000": "ft foot feet fuss",
        "254/10000": "inch inches zoll pouce pouces pulgada pulgadas",
        "1609344/1000": "mi mile miles meile meilen milla millas мили миль",
        1: "m м metre metres meter meters metern mètre mètres metro metros metri метр метра метров "
        "متر مترا أمتار मीटर 米 公尺 メートル 미터",
        1000: "km kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres "
        "kilómetro kilómetros quilômetro quilômetros chilometri км километр километра километров "
        "كيلومتر كيلومترا كيلومترات किलोमीटर 公里 千米 キロ 킬로미터",
    },
    "mass": {
        1: "g gram grams gramm gramme grammes gramo gramos grama gramas "
        "грамм граммов غرام غراما غرامات 克 グラム 그램",
        1000: "kg kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo "
        "kilogramos كيلو كغ كيلوغرام كيلوغراما кг килограмм килограмма килограммов "
        "公斤 千克 キログラム 킬로그램",
        1000000: "t tonne tonnes ton tons tonnen tonelada toneladas тонна тонны тонн 吨 トン 톤",
    },
    "volume": {
        "1/1000": "ml millilitre millilitres milliliter milliliters mililitros 毫升",
        1: "l litre litres liter liters litern litro litros litri "
        "литр литра литров 升 リットル 리터",
    },
    "data": {
        1000: "kb kilobyte kilobytes",
        10**6: "mb megabyte megabytes",
        10**9: "gb gigabyte gigabytes gig gigs",
        10**12: "tb terabyte terabytes",
    },
    "power": {
        1: "w watt watts",
        1000: "kw kilowatt kilowatts",
        10**6: "mw megawatt megawatts",
        10**9: "gw gigawatt gigawatts",
    },
    "pressure": {1: "pa pascal pascals", 100: "hpa hectopascal hectopascals hektopascal mbar"},
    "frequency": {1: "hz hertz", 1000: "khz kilohertz", 10**6: "mhz megahertz"},
}  # fmt: skip
_KNOWN = {
    word: (quantity, Fraction(factor))
    for quantity, units in _UNITS.items()
    for factor, words in units.items()
    for word in words.split()
}
UNITS = frozenset(_KNOWN)
"""Names and signs of units, folded: whoever writes `km` has heard `kilometres`."""

_LONGEST_UNSPACED = 5
_LEAST_SINGLE = 3
# Between the parts of one measure: two hours and ten minutes.
_AND = frozenset({"and", "und", "et", "y", "e", "и"})
# One metre eighty: what follows are hundredths, from ten on.
_IN_HUNDREDTHS = frozenset(["m", "metre", "meter", "mètre", "metro", "метр", "м", "метра"])
# 一米七五: what follows these is read with its whole already.
_WITH_WHOLE = frozenset({"米", "公尺", "メートル"})
_TENTH = 10
# What stands between a number and its unit: half an hour, three full days.
_BETWEEN = frozenset({"a", "an", "full", "whole", "more", "of", "une", "un", "ganze", "de", "d"})


def measures(number: Number) -> Iterator[Measure]:
    """What a number measures, if a unit follows it."""
    unit = _unit(number.following)
    if unit is not None:
        quantity, factor = unit
        for value in number.values:
            yield quantity, value * factor


def all_measures(found: Sequence[Number]) -> list[frozenset[Measure]]:
    """What each of a text's numbers measures, alone or with its neighbour: 1 h 31 min, 1 m 30."""
    measured = [set(measures(number)) for number in found]
    for at, (one, other) in enumerate(pairwise(found)):
        joined = set(_joined(one, other))
        measured[at] |= joined
        measured[at + 1] |= joined
    return [frozenset(some) for some in measured]


def _joined(one: Number, other: Number) -> Iterator[Measure]:
    unit, *rest = one.following or ("",)
    first = other.text.split()[0]
    beside = not rest or rest[0] == first or (rest[0] in _AND and rest[1:] in ([], [first]))
    whole, part = _unit(one.following[:1]), _unit(other.following)
    if not whole or not beside:
        return
    if part is None and unit in _IN_HUNDREDTHS and all(_TENTH <= v < 100 for v in other.values):
        part = whole[0], Fraction(1, 100)
    if part is None and unit in _WITH_WHOLE:
        yield from ((whole[0], v * whole[1]) for v in other.values if v.denominator > 1)
    if part and part[0] == whole[0] and part[1] < whole[1]:
        for value in one.values:
            yield from ((whole[0], value * whole[1] + v * part[1]) for v in other.values)


def single_measures(words: Iterable[str]) -> Iterator[Measure]:
    """What is measured without a number: a decade, the last week, per century."""
    for word in words:
        if len(word) >= _LEAST_SINGLE and word in _KNOWN:
            yield _KNOWN[word]


def _unit(following: tuple[str, ...]) -> tuple[str, Fraction] | None:
    for at, word in enumerate(following):
        # `An` is a French year, but not in a quarter of an hour.
        if word in _KNOWN and not (word in _BETWEEN and _KNOWN.keys() & following[at + 1 :]):
            return _KNOWN[word]
        if is_unspaced(word):
            heads = (word[:length] for length in range(_LONGEST_UNSPACED, 0, -1))
            return next((_KNOWN[head] for head in heads if head in _KNOWN), None)
        if word not in _BETWEEN:
            break
    return None
