"""Numbers spelled out in Portuguese, Italian, Russian, Arabic, Hindi and Korean."""

from __future__ import annotations

from studybuddy.text.lexemes import Lexeme, counting

_PT: dict[str, Lexeme] = {
    **counting(
        "unit",
        "zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze "
        "quatorze|catorze quinze dezesseis|dezasseis dezessete|dezassete dezoito "
        "dezenove|dezanove",
    ),
    **counting("unit", "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", 20, 10),
    **counting(
        "unit",
        "cem|cento duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas "
        "quinhentos|quinhentas seiscentos|seiscentas setecentos|setecentas oitocentos|oitocentas "
        "novecentos|novecentas",
        100,
        100,
    ),
    **counting("ordinal", "primeiro|primeira segundo|segunda terceiro|terceira quarto|quarta", 1),
    **counting("share", "terços quartos|quartas quintos|quintas", 3),
    "décimas": ("part", 10),
    "décimos": ("part", 10),
    "centésimas": ("part", 100),
    "centésimos": ("part", 100),
    "milésimas": ("part", 1000),
    "milésimos": ("part", 1000),
    "dúzia": ("times", 12),
    "e": ("join", 0),
    "vírgula": ("point", 0),
    "meio": ("half", 2),
    "meia": ("half", 2),
    "metade": ("half", 2),
}
_IT_ONES = counting("unit", "un|uno|una due tre|tré quattro cinque sei sette otto nove", 1)
_IT_TENS = counting(
    "unit", "venti trenta quaranta cinquanta sessanta settanta ottanta novanta", 20, 10
)
_IT: dict[str, Lexeme] = {
    **_IT_ONES,
    **_IT_TENS,
    **{
        (tens[:-1] if unit[0] in "uo" else tens) + unit: ("unit", ten + one)
        for tens, (_, ten) in _IT_TENS.items()
        for unit, (_, one) in _IT_ONES.items()
    },
    **counting(
        "unit",
        "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
        10,
    ),
    "cento": ("times", 100),
    "mila": ("scale", 1000),
    **counting("ordinal", "primo|prima secondo|seconda terzo|terza quarto|quarta", 1),
    "mille": ("scale", 1000),
    "dozzina": ("times", 12),
    "decimi": ("part", 10),
    "centesimi": ("part", 100),
    "millesimi": ("part", 1000),
    "virgola": ("point", 0),
    "mezzo": ("half", 2),
    "mezza": ("half", 2),
    "metà": ("half", 2),
}
_RU: dict[str, Lexeme] = {
    **counting(
        "unit",
        "ноль|нуля один|одна|одно|одного|одной|одну два|две|двух|двум|двумя "
        "три|трёх|трех|трём|трем|тремя четыре|четырёх|четырех|четырём|четырем "
        "пять|пяти|пятью шесть|шести|шестью семь|семи|семью восемь|восьми|восемью "
        "девять|девяти|девятью десять|десяти|десятью одиннадцать|одиннадцати "
        "двенадцать|двенадцати тринадцать|тринадцати четырнадцать|четырнадцати "
        "пятнадцать|пятнадцати шестнадцать|шестнадцати семнадцать|семнадцати "
        "восемнадцать|восемнадцати девятнадцать|девятнадцати",
    ),
    **counting(
        "unit",
        "двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти "
        "шестьдесят|шестидесяти семьдесят|семидесяти восемьдесят|восьмидесяти девяносто|девяноста",
        20,
        10,
    ),
    **counting(
        "unit",
        "сто|ста двести|двухсот триста|трёхсот|трехсот четыреста|четырёхсот|четырехсот "
        "пятьсот|пятисот шестьсот|шестисот семьсот|семисот восемьсот|восьмисот девятьсот|девятисот",
        100,
        100,
    ),
    # A year is an ordinal: в тысяча девятьсот четвёртом году.
    **{
        stem + ending: ("ordinal", value)
        for stem, value in {
            "перв": 1,
            "втор": 2,
            "четвёрт": 4,
            "четверт": 4,
            "пят": 5,
            "шест": 6,
            "седьм": 7,
            "восьм": 8,
            "девят": 9,
            "десят": 10,
            "одиннадцат": 11,
            "двенадцат": 12,
            "тринадцат": 13,
            "четырнадцат": 14,
            "пятнадцат": 15,
            "шестнадцат": 16,
            "семнадцат": 17,
            "восемнадцат": 18,
            "девятнадцат": 19,
            "двадцат": 20,
            "тридцат": 30,
            "сороков": 40,
            "пятидесят": 50,
            "шестидесят": 60,
            "семидесят": 70,
            "восьмидесят": 80,
            "девяност": 90,
        }.items()
        for ending in ["ый", "ой", "ая", "ое", "ого", "ому", "ом", "ым", "ую", "ые", "ых"]
    },
    **{f"треть{ending}": ("ordinal", 3) for ending in ["я", "его", "ему", "ем", "ю", "ей"]},
    "третий": ("ordinal", 3),
    **{f"двухтысячн{ending}": ("ordinal", 2000) for ending in ["ый", "ого", "ом", "ому"]},
    **counting("unit", "вдвое втрое вчетверо впятеро вшестеро", 2),
    "вдесятеро": ("unit", 10),
    "четверть": ("share", 4),
    "дюжина": ("times", 12),
    "дюжины": ("times", 12),
    **counting("share", "трети четверти", 3),
    "десятых": ("part", 10),
    "сотых": ("part", 100),
    "тысячных": ("part", 1000),
    "запятая": ("point", 0),
    "целых": ("point", 0),
    "целая": ("point", 0),
    "с": ("join", 0),
    "половиной": ("half", 2),
    "половина": ("half", 2),
    "половину": ("half", 2),
    "половины": ("half", 2),
}
_AR: dict[str, Lexeme] = {
    **counting(
        "unit",
        "صفر واحد|واحدة|أحد|إحدى اثنان|اثنين|اثنتان|اثنتين|اثنا|اثني|اثنتا|اثنتي ثلاثة|ثلاث "
        "أربعة|أربع|اربعة|اربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني|ثمان تسعة|تسع عشرة|عشر",
    ),
    **counting(
        "unit",
        "عشرون|عشرين ثلاثون|ثلاثين أربعون|أربعين|اربعين خمسون|خمسين ستون|ستين سبعون|سبعين "
        "ثمانون|ثمانين تسعون|تسعين",
        20,
        10,
    ),
    **counting(
        "unit",
        "مئة|مائة مئتان|مئتين|مائتان|مائتين ثلاثمئة|ثلاثمائة أربعمئة|أربعمائة خمسمئة|خمسمائة "
        "ستمئة|ستمائة سبعمئة|سبعمائة ثمانمئة|ثمانمائة تسعمئة|تسعمائة",
        100,
        100,
    ),
    "ألفان": ("unit", 2000),
    "ألفين": ("unit", 2000),
    "نصف": ("half", 2),
    "ربع": ("ordinal", 4),
    "ثلث": ("share", 3),
    "أثلاث": ("part", 3),
    "أرباع": ("part", 4),
    "أخماس": ("part", 5),
    "و": ("join", 0),
}
_HI_UNITS = counting(
    "unit",
    "शून्य एक दो तीन चार पाँच|पांच छह|छः|छे सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह|पन्द्रह सोलह "
    "सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस|अठाईस उनतीस तीस "
    "इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस "
    "तैंतालीस चौवालीस|चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन "
    "तिरेपन|तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन|अठावन उनसठ साठ इकसठ बासठ तिरेसठ|तिरसठ चौंसठ "
    "पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर "
    "सतहत्तर अठहत्तर उनासी|उन्यासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी "
    "अट्ठासी|अठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे|पंचानवे छियानवे सत्तानवे "
    "अट्ठानवे|अठानवे निन्यानवे",
)
_HI: dict[str, Lexeme] = {
    **_HI_UNITS,
    # The nineteenth: उन्नीसवीं.
    **{
        name + ending: ("ordinal", value)
        for name, (_, value) in _HI_UNITS.items()
        for ending in ("वीं", "वां", "वाँ", "वें")
    },
    "सौ": ("times", 100),
    "दर्जन": ("times", 12),
    "दशमलव": ("point", 0),
    "आधा": ("half", 2),
    "आधी": ("half", 2),
    "आधे": ("half", 2),
    "तिहाई": ("share", 3),
    "चौथाई": ("share", 4),
    **counting("ordinal", "पहला|पहली|पहले दूसरा|दूसरी|दूसरे तीसरा|तीसरी|तीसरे चौथा|चौथी|चौथे", 1),
}
_KO_ONES = counting("unit", "한|하나 두|둘 세|셋 네|넷 다섯 여섯 일곱 여덟 아홉", 1)
_KO_TENS = counting("unit", "열 스물 서른 마흔 쉰 예순 일흔 여든 아흔", 10, 10)
_KO: dict[str, Lexeme] = {
    **_KO_ONES,
    **_KO_TENS,
    "스무": ("unit", 20),
    "석": ("unit", 3),
    "넉": ("unit", 4),
    **{
        tens + unit: ("unit", ten + one)
        for tens, (_, ten) in _KO_TENS.items()
        for unit, (_, one) in _KO_ONES.items()
    },
    "백": ("times", 100),
    "절반": ("half", 2),
}

MORE_NUMBER_WORDS = {"pt": _PT, "it": _IT, "ru": _RU, "ar": _AR, "hi": _HI, "ko": _KO}
