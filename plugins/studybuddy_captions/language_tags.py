"""Language tags as files and their names write them."""

from __future__ import annotations

import re

_CODES = frozenset(
    re.findall(
        r"\w+",
        """
    af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fil fo fr fy ga gd gl gu ha
    he hi hr ht hu hy id ig is it ja jv ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt
    my nb ne nl nn no oc or pa pl ps pt qu ro ru rw sa sd si sk sl so sq sr su sv sw ta te tg th tk
    tl tr tt ug uk ur uz vi xh yi yo yue zh zu
    """,
    )
)
_OTHER_CODES = dict(
    re.findall(
        r"(\w+):(\w+)",
        """
    iw:he in:id ji:yi jw:jv mo:ro nob:nb ara:ar bul:bg cat:ca ces:cs chi:zh cze:cs dan:da deu:de
    dut:nl ell:el eng:en est:et fas:fa fin:fi fra:fr fre:fr ger:de gre:el heb:he hin:hi hrv:hr
    hun:hu ind:id ita:it jpn:ja kor:ko lav:lv lit:lt nld:nl nor:no per:fa pol:pl por:pt ron:ro
    rum:ro rus:ru slk:sk slo:sk slv:sl spa:es srp:sr swe:sv tha:th tur:tr ukr:uk vie:vi zho:zh
    """,
    )
)
_SCRIPTS = frozenset(("arab", "cyrl", "deva", "guru", "hans", "hant", "latn", "mong", "beng"))
# `de-en` is a translation from English, `fr-ca` French of Canada: these are codes of both kinds.
_COUNTRIES = frozenset(
    re.findall(
        r"[\w-]+",
        """
    af-za ar-ae ar-kw ar-sa ca-es da-dk de-be de-it de-lu en-ca en-my es-ar eu-es fr-be fr-ca fr-lu
    gl-es hr-ba ms-my nl-be ro-ro sq-al sq-mk sr-ba sv-fi ta-my pt-br es-pa es-sv en-mt en-tt
    ar-sd am-et fr-ht fr-rw
    """,
    )
)
_NO_COUNTRIES = frozenset(("CS", "DA", "EL", "EN", "FA", "HE", "HI", "JA", "KO", "UR", "ZH"))
_PART = re.compile(r"[A-Za-z]{1,8}|\d{3}", re.ASCII)
_TRACK = re.compile(r"([A-Za-z]{2,3})-[\w-]{11}", re.ASCII)  # YouTube's tracks have names


def tag_of(text: str) -> str:
    """A language tag as BCP 47 writes it (`zh-CN`), empty if it is none.

    What a translation was made from and `orig` are left out: `de-en` is `de`.
    """
    text = text.strip()
    if (track := _TRACK.fullmatch(text)) and "-" not in text[4:]:
        text = track[1]
    code, *rest = re.split("[-_]", text)
    language = _OTHER_CODES.get(code.lower(), code.lower())
    if language not in _CODES or len(rest) > 3 or not all(map(_PART.fullmatch, rest)):
        return ""
    kinds = [_kind(language, part) for part in rest]
    if "" in kinds:
        return ""
    script = next((part.title() for part in rest if _kind(language, part) == "script"), "")
    region = rest[kinds.index("region")].upper() if "region" in kinds[:2] else ""
    region = "GB" if region == "UK" else region
    return "-".join(filter(None, (language, script, region)))


def _kind(language: str, part: str) -> str:
    """What a part behind the language is: `script`, `region` or `origin`; empty for none."""
    if part.lower() in _SCRIPTS:
        return "script"
    if part.lower() == "orig":
        return "origin"
    is_code = part.lower() in _CODES
    if len(part) == 2 and part.isalpha() and part.upper() not in _NO_COUNTRIES:
        usual = part.isupper() or part.lower() == language
        if not is_code or usual or f"{language}-{part.lower()}" in _COUNTRIES:
            return "region"
    if part.isdigit():
        return "region"
    return "origin" if is_code else ""
