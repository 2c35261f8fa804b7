"""Are the names of a claim said near its citation?

A name is what stands in capitals inside a sentence, and codes like GPT-4 or push_to_hub.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from studybuddy.grounding.derived import centuries_of
from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.measures import UNITS
from studybuddy.grounding.peoples import same_people
from studybuddy.grounding.tokens import squashed
from studybuddy.text.numbers import numbers
from studybuddy.text.scripts import HANGUL, KATAKANA, UNSPACED, base_language
from studybuddy.text.words import is_function_word, plain, stem

# A name in Latin letters ends where Chinese, Japanese or Korean begins.
_LETTER = rf"(?:(?![{UNSPACED}{HANGUL}])[^\W_])"
_TOKEN = re.compile(rf"{_LETTER}++(?:[-_.']{_LETTER}++)*+")
_CODE = re.compile(
    r"[^\W\d_]+[-_.]?\d|\d+[A-Z]{2}|[^\W_]+_[^\W_]|[a-z]+[A-Z]|[A-Z][a-z]+[A-Z]|[A-Z]{2}"
)
# What a method is called on: `model.` of model.push_to_hub.
_OWNER = re.compile(r"^(?:[a-z]+\.)+(?=[a-z]+_)")
# Names that need neither capital nor digit: model.compile, bert-large-cased.
_JOINED = re.compile(r"[a-z]\w*(?:\.[a-z_]\w+)+|[a-z][a-z\d]*(?:-[a-z\d]+){2,}")
# A common family name that is seldom anything else, where a clause or a party begins.
_CHINESE = re.compile(
    r"(?:^|(?<=[是由被与和跟向对给替让，。、“《；：,.]))"
    r"([王李张刘陈杨赵吴徐孙胡朱郭罗梁郑谢韩冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛阎潘杜戴汪姜范姚"
    r"谭廖邹熊陆郝崔邱秦侯孟贺][\u4e00-\u9fff]{1,2}?)(?=[在的说把被向曾给认提问为替发写推做创是从和与，。、,])"
)
_CHINESE_TITLED = re.compile(
    r"(?<=[的学授事傅匠友师])([\u4e00-\u9fff]{2,3})(?=教授|先生|老师|博士|院士|女士)"
    r"|(?:学生|同事|师傅|木匠|老师|朋友|博士)([\u4e00-\u9fff]{2,3}?)(?=[在的说把被向曾给查写发提推设从教，。])"
)
_JAPANESE = re.compile(r"([\u4e00-\u9fff]{2,4})(?=さん|氏|県|課長|部長|会長)")
# Foreign names in Chinese are spelled with characters that seldom stand side by side otherwise.
_SPELLED = re.compile(
    "[斯尔特拉克夫德卡莱诺契坦蒂佩莫曼伊亚罗伦纳维瓦埃奥巴贝菲弗戈哈赫霍基吉杰凯科肯库兰劳勒雷卢鲁洛玛迈梅蒙"
    "姆穆娜尼妮涅纽努欧帕潘皮普乔琼撒萨塞桑莎舒苏泰廷图托威韦沃乌锡谢休雅耶尤泽扎詹兹佐森福]{3,}"
)
# Words from elsewhere in Japanese, names among them: who sums up brings in none that is not said.
_KATAKANA = re.compile(f"[{KATAKANA}]{{4,}}")
_LEAST_FOREIGN = 4
# Where German says where, a noun that ends like a town's.
_GERMAN_TOWN = re.compile(
    r"\b(?:in|aus|nach|bei|von|zu|bis|über) ([A-ZÄÖÜ][a-zäöüß]+(?:ingen|hausen|heim|burg|berg|"
    r"stadt|dorf|furt|bach|stein|feld|kirchen|hafen|münde|brück|brücken|itz))\b"
)
# German sets every noun in capitals, but seldom two side by side unless the second is a name.
_GERMAN = re.compile(r"(?<=[a-zäöüß,] )([A-ZÄÖÜ][a-zäöüß]{2,}) ([A-ZÄÖÜ][a-zäöüß]{2,})\b")
# Their sentences do not begin with a capital: a Latin one begins a name.
_WITHOUT_CAPITALS = frozenset({"zh", "ja", "ko", "ar", "hi", "th"})
# An exponent or a footnote's number is no part of a name.
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209c]")
# What is written to the beginning of a number and is no part of a name: و27, بـ180, mid-1990s.
_BEFORE_DIGITS = re.compile(
    r"(?<!\w)(?:[وبلفك]ـ?|(?:mid|pre|post|early|late)-)(?=\d)", re.IGNORECASE
)
_ROMAN = {
    roman: Fraction(value)
    for value, roman in enumerate(
        [
            "I",
            "II",
            "III",
            "IV",
            "V",
            "VI",
            "VII",
            "VIII",
            "IX",
            "X",
            "XI",
            "XII",
            "XIII",
            "XIV",
            "XV",
            "XVI",
            "XVII",
            "XVIII",
            "XIX",
            "XX",
            "XXI",
        ],
        1,
    )
}
# So many first letters that are the same make two words of two languages the same.
_COGNATE = 6
_OPENING = re.compile(r"(?:^|[.!?:;•|–—…(\[\"“„«\n]|\s-|->)[\s\"“„«'(*_]*$")


def name_problems(text: str, nearby: Nearby, language: str, *, same_words: bool) -> Iterator[str]:
    """Names that are not said near the citation.

    In another language than the transcript's a name may be spelled differently: only codes with
    digits and the like, and names of several words none of which is said, can be told.
    """
    text = plain(_BEFORE_DIGITS.sub("", _RAISED.sub(" ", text)))
    if not same_words:
        yield from _foreign(text, nearby, language)
        return
    for name in dict.fromkeys([*codes(text), *capitalised(text, language, nearby)]):
        if not _is_said(name, nearby):
            said = nearby.evidence.alike(_key(name))
            where = f"is said near line {min(said)}, not near" if said else "is not said near"
            yield f"the name '{name}' {where} {nearby.place}"
    if base_language(language) in {"zh", "ja"}:
        yield from _unspaced(text, nearby)
    for name in dict.fromkeys(_joined(text, language)):
        if not _is_joined(name, nearby):
            yield f"the name '{name}' is said nowhere"


def unspaced_names(text: str) -> Iterator[str]:
    """Names of people in Chinese and Japanese: a common family name, or a title after it."""
    for pattern in (_CHINESE, _CHINESE_TITLED, _JAPANESE):
        yield from (next(filter(None, match.groups())) for match in pattern.finditer(text))


def _unspaced(text: str, nearby: Nearby) -> Iterator[str]:
    evidence = nearby.evidence
    for pattern in (_SPELLED, _KATAKANA):
        for name in dict.fromkeys(pattern.findall(text)):
            if not evidence.has_name(name[:_LEAST_FOREIGN]):
                yield f"the name '{name}' is said nowhere"
    for name in dict.fromkeys(unspaced_names(text)):
        family = name[:2]
        if not evidence.has_name(family):
            yield f"the name '{name}' is said nowhere"
        elif not (
            family in evidence.about or any(family in evidence.squashed[at] for at in nearby.named)
        ):
            yield f"the name '{name}' is not said near {nearby.place}"


def codes(text: str) -> list[str]:
    """Words whose spelling is no word's: acronyms, CamelCase, letters with digits, push_to_hub."""
    # Longer words in capitals are shouted rather than abbreviated.
    return [
        word
        for word in (_OWNER.sub("", token) for token in _TOKEN.findall(text))
        if _CODE.match(word) and not (word.isupper() and word.isalpha() and len(word) > 5)
    ]


def _joined(text: str, language: str) -> Iterator[str]:
    """Lower-case names of parts; not state-of-the-art nor twenty-one-year, which are words."""
    for word in _TOKEN.findall(text):
        if not _JOINED.fullmatch(word) or codes(word):
            continue
        said = word.split("-")
        if "." in word or not any(is_function_word(w, language) or numbers(w) for w in said):
            yield word


def _is_joined(name: str, nearby: Nearby) -> bool:
    """Whether a name of parts is said anywhere, or each part near the citation."""
    if nearby.evidence.has_name(squashed(name)) or nearby.written(squashed(name)):
        return True
    return all(nearby.says(stem(part)) for part in re.split(r"[-._]", name))


def capitalised(text: str, language: str, nearby: Nearby) -> list[str]:
    """Words with a capital where grammar asks for none; in German, one right after another.

    A sentence's first word counts only if the transcript knows it as a name.
    """
    base = base_language(language)
    if _is_title(text, language):
        return []
    if base == "de":
        found = [
            match[2]
            for match in _GERMAN.finditer(text)
            # What follows whose it is, is a noun: Rehdens Vorwurf.
            if match[2].casefold() not in UNITS
            and not (match[1].endswith("s") and nearby.evidence.has_name(squashed(match[1][:-1])))
        ]
        towns = (match[1] for match in _GERMAN_TOWN.finditer(text))
        return found + [town for town in towns if not nearby.evidence.has_name(squashed(town))]
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        if not _has_capital(word, language):
            continue
        opens = base not in _WITHOUT_CAPITALS and _OPENING.search(
            text, max(match.start() - 12, 0), match.start()
        )
        if not opens or word in nearby.evidence.names:
            found.append(word)
    return found


def _foreign(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    for name in dict.fromkeys(codes(text)):
        if not (name.isalpha() and name.isupper()) and not _is_said(name, nearby):
            yield f"the name '{name}' is not said near {nearby.place}"
    if not nearby.evidence.latin:
        return
    german = base_language(language) == "de"
    for run in re.findall(r"[^\W_]+(?: [^\W_]+)+", text):
        for pair in pairwise(run.split()):
            named = all(_has_capital(word, language) for word in pair)
            if german:
                named = named and pair[0].casefold() not in UNITS and not run.startswith(pair[0])
            if named and not any(_is_said(name, nearby) for name in pair):
                yield f"the name '{' '.join(pair)}' is not said near {nearby.place}"


def can_be_compared(text: str, nearby: Nearby) -> bool:
    """Whether a claim in another language than the transcript's has anything to compare.

    Numbers, codes, and names or words that both languages write alike.
    """
    text = plain(text)
    if any(character.isdigit() for character in text) or codes(text):
        return True
    return any(
        len(word) >= _COGNATE and nearby.begins(word.casefold()[:_COGNATE])
        for word in _TOKEN.findall(text)
    )


def _is_said(name: str, nearby: Nearby) -> bool:
    name = name.removesuffix("'s")
    if name.casefold() in UNITS:
        return True
    # XIXe siècle, and the century of a year that is said.
    roman = _ROMAN.get(name.rstrip("e"), 0)
    if roman and (roman in nearby.values or roman in centuries_of(nearby.cited_values)):
        return True
    if "-" in name and not any(c.isdigit() for c in name):
        parts = name.split("-")
        return all(part.islower() or _is_word_said(part, nearby) for part in parts)
    return _is_word_said(name, nearby)


def _is_word_said(name: str, nearby: Nearby) -> bool:
    evidence, key, letters = nearby.evidence, _key(name), squashed(name)
    if evidence.tells_of(key, letters) or any(
        nearby.written(written) for written in (letters, letters.removesuffix("s"))
    ):
        return True
    if any(map(nearby.says, same_people(key))):
        return True
    if "_" in name and not evidence.has_name(letters):
        # What begins alike is another name: upload_now is not upload.
        return False
    said = evidence.alike(key) or evidence.nearly(key)
    if said & nearby.named or evidence.is_topic(said):
        return True
    if not name.isalpha() or said:
        return False
    # Captions misspell what they do not know; an acronym may have been said in full.
    return nearby.sounds(name) or (_is_acronym(name) and letters in nearby.initials)


def _is_acronym(name: str) -> bool:
    return len(name) > 2 and sum(c.isupper() for c in name) > 1


def _key(name: str) -> str:
    return stem(name.casefold())


def _has_capital(word: str, language: str) -> bool:
    folded = word.casefold().removesuffix("'s")
    return len(folded) > 1 and word[0].isupper() and not is_function_word(folded, language)


def _is_title(text: str, language: str) -> bool:
    """Whether a text is set Like a Title, so that capitals mean nothing."""
    matter = [w for w in _TOKEN.findall(text) if not is_function_word(w.casefold(), language)]
    capitals = sum(word[0].isupper() for word in matter)
    return not text.rstrip().endswith((".", "!", "?")) and 3 < len(matter) == capitals
