"""A country and who or what is of it: `Irish` of Ireland, `US` of America."""

from __future__ import annotations

from studybuddy.text.words import stem

_TEXT = """
us usa states america american americans amerika amerikanisch amerikaner états-unis américain
américaine estados-unidos estadounidense americano; uk britain british england english
english-language great-britain grossbritannien britisch england englisch engländer angleterre
anglais anglaise inglaterra inglés inglesa británico; ireland irish irland irisch irlande
irlandais; scotland scottish scots; wales welsh; france french frankreich französisch franzose
français française francia francés francesa; germany german deutschland deutsch deutsche deutschen
allemagne allemand allemande alemania alemán alemana; netherlands dutch holland niederlande
niederländisch pays-bas néerlandais; denmark danish danes dänemark dänisch; sweden swedish swedes
schweden schwedisch suède suédois; norway norwegian norwegians norwegen norwegisch norvège;
finland finnish finns finnland finnisch; spain spanish spaniards spanien spanisch espagne espagnol
espagnole españa español española; portugal portuguese portugiesisch portugais; italy italian
italians italien italienisch italie italiano; greece greek greeks griechenland griechisch grèce
grec; turkey turkish turks türkei türkisch turquie turc; switzerland swiss schweiz schweizer
suisse suiza suizo; austria austrian österreich österreichisch autriche; poland polish poles polen
polnisch pologne; czechia czech tschechien tschechisch; hungary hungarian ungarn ungarisch; russia
russian russians russland russisch russie russe rusia ruso; soviet soviétique soviética soviético
sowjetisch sowjetunion ussr urss udssr; ukraine ukrainian; china chinese chinesisch chine chinois
chinoise chino; japan japanese japanisch japon japonais japonaise japón japonés; korea korean
koreans koreanisch corée coréen; india indian indians indien indisch inde; egypt egyptian ägypten
ägyptisch égypte égyptien; israel israeli; iran persian persia; iraq iraqi; canada canadian kanada
kanadisch canadien; mexico mexican mexiko; brazil brazilian brasilien brasil brasileño brésil;
argentina argentine argentinian; peru peruvian; chile chilean; australia australian; europe
european europa europäisch européen européenne europeo; africa african afrika afrikanisch afrique
africain; asia asian asien asie; rome roman romans rom römisch römer romain romaine romano romana;
london londoner; paris parisian parisien; vienna viennese wien wiener; venice venetian
"""


def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in _TEXT.split(";"):
        keys = frozenset(stem(word) for word in group.split())
        for key in keys:
            found[key] = found.get(key, frozenset()) | keys
    return found


_KIN = _kin()


def same_people(key: str) -> frozenset[str]:
    """The stems that name the same country or people as this one."""
    return _KIN.get(key, frozenset())
