"""Lines of a panel in which a time, its spoken label and the words stand without a gap.

`1:031 minute, 3 secondsan enzyme` is what some browsers copy. The numbers of the label are those of
the time; where its last unit ends and the words begin is told by the units of languages that have
few forms of them, else by what the lines with such a number share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from studybuddy_captions.clock import seconds
from studybuddy_captions.document import unreadable
from studybuddy_captions.spoken_labels import counted

_TIMED = re.compile(r"\s*+((?:\d{1,3}:)?\d{1,3}:\d\d)[ \t]*+")
_NUMBER = re.compile(r"(\D{0,40})(\d{1,3})")
_MOST = 0.8
_ENOUGH = 4  # lines that show by what they share where a unit ends
# Hours, minutes, seconds: of one, of more, of none if it is not that of more.
_UNITS = tuple(
    tuple(tuple(unit.split("/")) for unit in line.split())
    for line in """
    hour/hours minute/minutes second/seconds
    Stunde/Stunden Minute/Minuten Sekunde/Sekunden
    heure/heures minute/minutes seconde/secondes/seconde
    hora/horas minuto/minutos segundo/segundos
    hora/horas minuto/minutos segundo/segundos/segundo
    ora/ore minuto/minuti secondo/secondi
    uur/uur minuut/minuten seconde/seconden
    timme/timmar minut/minuter sekund/sekunder
    time/timer minut/minutter sekund/sekunder
    saat/saat dakika/dakika saniye/saniye
    jam/jam menit/menit detik/detik
    giờ/giờ phút/phút giây/giây
    घंटा/घंटे मिनट/मिनट सेकंड/सेकंड
    時間/時間 分/分 秒/秒
    小时/小时 分钟/分钟 秒钟/秒钟
    小时/小时 分钟/分钟 秒/秒
    小時/小時 分鐘/分鐘 秒/秒
    시간/시간 분/분 초/초
    """.strip().splitlines()
)

_Forms = dict[tuple[int, str], str]
"""By the unit and the kind of its number."""

_MANY, _FEW = ("many 0", "many 1", "many 2"), ("few 0", "few 2")
_LIKE = {"0": _MANY, "1": ("one",), "one": ("1",), "2": _FEW} | dict.fromkeys(_MANY, _MANY)
_LIKE |= dict.fromkeys(_FEW, (*_FEW, "2"))


class Glued(NamedTuple):
    """A line taken apart. `line` counts from 0."""

    line: int
    start: float
    words: str


class _Labelled(NamedTuple):
    """`units` says which number counts what (0 hours, 2 seconds), and the text behind it."""

    line: int
    start: float
    units: list[tuple[int, int, str]]


def glued(lines: Sequence[str]) -> list[Glued]:
    """The lines of a text that holds such; none where it holds others. Raises SourceRefusal."""
    timed, found = 0, []
    for number, line in enumerate(lines):
        if ":" in line and (clock := _TIMED.match(line)):
            timed += 1
            if one := _labelled(number, clock):
                found.append(one)
    if not found or len(found) < _MOST * timed:
        return []
    units = _language(found)
    if not units and len(found) < 2:
        return []
    forms = {} if units else _shared_forms(found)
    return [Glued(one.line, one.start, _words(one, units, forms)) for one in found]


def _labelled(line: int, timed: re.Match[str]) -> _Labelled | None:
    text, position = timed.string, timed.end()
    if not text[position : position + 1].isdecimal() or (start := seconds(timed[1])) is None:
        return None
    whole = int(start)
    parts = (whole // 3600, whole // 60 % 60, whole % 60)
    kinds = [kind for kind, part in enumerate(parts) if part] or [2]
    ends: list[tuple[int, int, int, int]] = []
    for kind, part in zip(kinds, counted(start), strict=True):
        number = _NUMBER.match(text, position)
        if not number or int(number[2]) != part:
            return None
        ends.append((kind, part, number.start(2), number.end()))
        position = number.end()
    following = [end[2] for end in ends[1:]] + [len(text)]
    units = [
        (kind, part, text[begin:until])
        for (kind, part, _, begin), until in zip(ends, following, strict=True)
    ]
    return _Labelled(line, start, units) if _begins_with_letter(units[-1][2]) else None


def _begins_with_letter(text: str) -> bool:
    return text.lstrip()[:1].isalpha()


def _language(found: Iterable[_Labelled]) -> tuple[tuple[str, ...], ...]:
    """The units that every line has, the longest that fit; none where no language fits."""
    every = [unit for one in found for unit in one.units]
    fitting = [
        units
        for units in _UNITS
        if all(_known(units, kind, number, text) for kind, number, text in every)
    ]
    return max(
        fitting,
        key=lambda units: sum(
            len(_known(units, kind, number, text)) for kind, number, text in every
        ),
        default=(),
    )


def _known(units: tuple[tuple[str, ...], ...], kind: int, number: int, text: str) -> str:
    """The form of a unit, if a text begins with it."""
    one, more, *none = units[kind]
    form = one if number == 1 else more if number else (none or [more])[0]
    return form if text.lstrip().startswith(form) else ""


def _shared_forms(found: Iterable[_Labelled]) -> _Forms:
    """For each unit and kind of number what the texts behind it begin with, as far as is sure."""
    texts: dict[tuple[int, str], list[str]] = defaultdict(list)
    between: dict[tuple[int, str], str] = {}
    for one in found:
        *inner, (kind, number, text) = one.units
        texts[kind, _plural(number)].append(text)
        between |= {(kind, _plural(number)): text for kind, number, text in inner}
    shared = {
        key: _common(min(some), max(some)) for key, some in texts.items() if len(some) >= _ENOUGH
    }
    certain = {key: _common(between[key], texts[key][0]) for key in texts if key in between}
    return {key: form.strip() for key, form in (shared | certain).items()}


def _words(one: _Labelled, units: tuple[tuple[str, ...], ...], forms: _Forms) -> str:
    kind, number, text = one.units[-1]
    text = text.lstrip()
    form = _known(units, kind, number, text) if units else _learned(forms, kind, number, text)
    if not form:
        raise unreadable(
            f"Line {one.line + 1} of the text holds a time, its name and words without a gap, and "
            "where the words begin cannot be told. Copy the transcript from another browser, so "
            "that times stand on lines of their own, or save it as SRT or VTT."
        )
    return text[len(form) :]


def _learned(forms: _Forms, kind: int, number: int, text: str) -> str:
    """The form of a unit as other lines with such a number have it, or a number like it."""
    own = _plural(number)
    if (kind, own) in forms:
        return forms[kind, own]
    alike = [
        form for (unit, plural), form in forms.items() if unit == kind and plural in _LIKE[own]
    ]
    if own == "1" and (many := forms.get((kind, "many 2"))) and many in alike:
        return shorter if (shorter := _common(many, text)) != many else ""
    return max((form for form in alike if text.startswith(form)), key=len, default="")


def _plural(number: int) -> str:
    """A class of numbers in which no language changes the word that they count."""
    if number <= 2:
        return str(number)
    teen = 10 < number < 20
    if number % 10 == 1 and not teen:
        return "one"
    few = 2 <= number % 10 <= 4 and not teen
    return f"{'few' if few else 'many'} {min(number // 10, 2)}"


def _common(first: str, second: str) -> str:
    pairs = enumerate(zip(first, second, strict=False))
    size = next((n for n, (a, b) in pairs if a != b), min(len(first), len(second)))
    return first[:size]
