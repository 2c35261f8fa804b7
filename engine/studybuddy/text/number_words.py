"""Numbers spelled out in English, French, Spanish and German: what each word does to a number."""

from __future__ import annotations

import re

from studybuddy.text.lexemes import Lexeme, counting
from studybuddy.text.more_number_words import MORE_NUMBER_WORDS

_EN = {
    **counting(
        "unit",
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen",
    ),
    **counting("unit", "twenty thirty forty|fourty fifty sixty seventy eighty ninety", 20, 10),
    **counting(
        "unit", "twenties thirties forties fifties sixties seventies eighties nineties", 20, 10
    ),
    **counting(
        "ordinal",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        1,
    ),
    **counting(
        "ordinal", "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 30, 10
    ),
    **counting(
        "part", "halves thirds quarters|fourths fifths sixths sevenths eighths ninths tenths", 2
    ),
    "hundredths": ("part", 100),
    "thousandths": ("part", 1000),
    "quarter": ("ordinal", 4),
    "couple": ("unit", 2),
    "doubled": ("unit", 2),
    "both": ("unit", 2),
    "tripled": ("unit", 3),
    "quadrupled": ("unit", 4),
    "oh": ("unit", 0),
    "hundred": ("times", 100),
    "hundredth": ("times", 100),
    "dozen": ("times", 12),
    "thousand": ("scale", 10**3),
    "thousandth": ("scale", 10**3),
    "million": ("scale", 10**6),
    "millionth": ("scale", 10**6),
    "billion": ("scale", 10**9),
    "trillion": ("scale", 10**12),
    "lakh": ("scale", 10**5),
    "crore": ("scale", 10**7),
    "and": ("join", 0),
    "point": ("point", 0),
    "half": ("half", 2),
}
_FR = {
    **counting(
        "unit",
        "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
        "quinze seize",
    ),
    **counting(
        "unit", "vingt|vingts trente quarante cinquante soixante septante huitante nonante", 20, 10
    ),
    **counting(
        "ordinal",
        "premier|première deuxième|second|seconde troisième quatrième cinquième sixième septième "
        "huitième neuvième dixième",
        1,
    ),
    **counting("share", "tiers quarts cinquièmes", 3),
    "dixièmes": ("part", 10),
    "centièmes": ("part", 100),
    "millièmes": ("part", 1000),
    "cent": ("times", 100),
    "cents": ("times", 100),
    "doublé": ("unit", 2),
    "triplé": ("unit", 3),
    "dizaine": ("times", 10),
    "quinzaine": ("times", 15),
    **counting("times", "vingtaine trentaine quarantaine cinquantaine soixantaine", 20, 10),
    "centaine": ("times", 100),
    "douzaine": ("times", 12),
    "mille": ("scale", 10**3),
    "million": ("scale", 10**6),
    "millions": ("scale", 10**6),
    "milliard": ("scale", 10**9),
    "milliards": ("scale", 10**9),
    "et": ("join", 0),
    "virgule": ("point", 0),
    "demi": ("half", 2),
    "demie": ("half", 2),
    "moitié": ("half", 2),
}
_ES = {
    **counting(
        "unit",
        "cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
        "quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno|veintiún|veintiuna "
        "veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho "
        "veintinueve",
    ),
    **counting("unit", "treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10),
    **counting(
        "unit",
        "cien|ciento doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas "
        "quinientos|quinientas seiscientos|seiscientas setecientos|setecientas "
        "ochocientos|ochocientas novecientos|novecientas",
        100,
        100,
    ),
    **counting(
        "ordinal",
        "primero|primera|primer segundo|segunda tercero|tercera|tercer cuarto|cuarta quinto|quinta "
        "sexto|sexta séptimo|séptima octavo|octava noveno|novena décimo|décima",
        1,
    ),
    **counting("share", "tercios|terceras cuartos|cuartas quintos|quintas", 3),
    "décimas": ("part", 10),
    "centésimas": ("part", 100),
    "milésimas": ("part", 1000),
    "duplicó": ("unit", 2),
    "triplicó": ("unit", 3),
    "decena": ("times", 10),
    "quincena": ("times", 15),
    "veintena": ("times", 20),
    "treintena": ("times", 30),
    "centenar": ("times", 100),
    "docena": ("times", 12),
    "mil": ("scale", 10**3),
    "millón": ("scale", 10**6),
    "millones": ("scale", 10**6),
    "y": ("join", 0),
    "coma": ("point", 0),
    "punto": ("point", 0),
    "medio": ("half", 2),
    "media": ("half", 2),
    "mitad": ("half", 2),
}
_DE_UNITS = counting(
    "unit",
    "null ein|eins|eine|einen|einem|einer zwei|zwo drei vier fünf sechs sieben acht neun zehn elf "
    "zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
)
_DE_TENS = counting(
    "unit", "zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10
)
_DE = {
    **counting(
        "unit",
        "zwanziger|zwanzigern dreissiger|dreissigern vierziger|vierzigern fünfziger|fünfzigern "
        "sechziger|sechzigern siebziger|siebzigern achtziger|achtzigern neunziger|neunzigern",
        20,
        10,
    ),
    **_DE_UNITS,
    **_DE_TENS,
    **{
        f"{unit}und{tens}": ("unit", ten + one)
        for tens, (_, ten) in _DE_TENS.items()
        for unit, (_, one) in _DE_UNITS.items()
        if 0 < one < 10
    },
    **counting(
        "ordinal",
        "erste|ersten|erster zweite|zweiten|zweiter dritte|dritten|dritter vierte|vierten "
        "fünfte|fünften sechste|sechsten siebte|siebten achte|achten neunte|neunten "
        "zehnte|zehnten",
        1,
    ),
    **counting("share", "drittel viertel fünftel sechstel siebtel achtel neuntel zehntel", 3),
    **counting("unit", "verdoppelt verdreifacht vervierfacht verfünffacht", 2),
    "verzehnfacht": ("unit", 10),
    "hundertstel": ("share", 100),
    "tausendstel": ("share", 1000),
    "hundert": ("times", 100),
    "dutzend": ("times", 12),
    "tausend": ("scale", 10**3),
    "million": ("scale", 10**6),
    "millionen": ("scale", 10**6),
    "milliarde": ("scale", 10**9),
    "milliarden": ("scale", 10**9),
    "und": ("join", 0),
    "komma": ("point", 0),
    "halb": ("half", 2),
    "halbe": ("half", 2),
    "halben": ("half", 2),
    "halber": ("half", 2),
    "halbes": ("half", 2),
    "hälfte": ("half", 2),
}
# Also after digits: 5 milioni.
_SCALES: dict[str, Lexeme] = {
    word: ("scale", 10**power)
    for power, alike in {
        3: "mila mil duizend тыс тысяч тысяча тысячи тысячу ألف الف آلاف हज़ार हजार 천",
        4: "만",
        5: "लाख",
        6: "mio млн milione milioni milhão milhões miljoen миллион миллиона миллионов مليون ملايين",
        7: "करोड़ करोड",
        8: "억",
        9: "mrd млрд miliardo miliardi bilhão bilhões miljard миллиард миллиарда миллиардов مليار "
        "십억",
        12: "조",
    }.items()
    for word in alike.split()
}

NUMBER_WORDS: dict[str, dict[str, Lexeme]] = {
    "en": _EN,
    "fr": _FR,
    "es": _ES,
    "de": _DE,
    **{base: _SCALES | words for base, words in MORE_NUMBER_WORDS.items()},
}


def lexicon(base: str) -> dict[str, Lexeme]:
    """Number words of a language; of the others, those that follow digits."""
    return NUMBER_WORDS.get(base, _EN if base == "und" else _SCALES)


def split_joined(word: str, base: str) -> list[str]:
    """`zweihundertfünf` as zwei, hundert, fünf, `duecento` as due, cento; else the word itself."""
    known, spaced = NUMBER_WORDS[base], word
    if word in known:
        return [word]
    if base == "de" and (times := _TIMES.fullmatch(word)):
        return [*split_joined(times[1], base), times[2]]
    for scale in _JOINED_SCALES[base]:
        spaced = spaced.replace(scale, f" {scale} ")
    if spaced == word:
        return [word]
    parts = [part.removeprefix("und") or part for part in spaced.split()]
    return parts if all(part in known for part in parts) else [word]


# Zwölfmal, dreifache; einmal is once, or some time.
_TIMES = re.compile(r"(?!ein(?:mal|fach))(\w+?)(mal|fach(?:e[nrms]?)?)")
_JOINED_SCALES = {"de": ("hundert", "tausend"), "it": ("cento", "mille", "mila")}
