"""Times at the heads of lines that are no clocks: `1m 07s`, `67.0`, `1'07"`, `1分7秒`, `?t=67`.

They are not read, as any of them may be something else; but as words they must not pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

_UNIT = r"(?:h|hrs?|m|mins?|s|secs?|小时|小時|時間|时|分钟|分鐘|分|秒|시간|분|초|['’′\"”″])"
_HEAD = re.compile(
    rf"[^\w\n]{{0,4}}+(?P<units>(?:\d{{1,5}}(?:\.\d{{1,3}})? ?{_UNIT} ?){{1,3}})(?![a-z\d])"
    r"|[^\w\n]{0,4}+(?P<seconds>\d{1,5}\.\d{1,3})(?:s\b|(?![\w.]))"
    r"|\s*+https?://\S{1,200}[?&#](?:t|start)=(?P<link>\d{1,6})(?![\dhm])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FEW, _MANY, _MOST = 4, 0.3, 0.9
_SOON = 60.0  # seconds


def first_of(lines: Mapping[int, str]) -> int:
    """The first line with such a time, where they are many and run forward; else 0."""
    found = {n: head for n, line in lines.items() if (head := _head(line))}
    if len(found) < max(_FEW, _MANY * len(lines)):
        return 0
    times = list(map(_seconds, found.values()))
    rises = sum(after > before for before, after in pairwise(times))
    if times[0] > _SOON or rises < _MOST * (len(times) - 1) or _number_sections(found.values()):
        return 0
    return next(iter(found))


def _head(line: str) -> re.Match[str] | None:
    first = line.lstrip()[:1]
    if first.isalpha() and first not in "hH":
        return None  # a word, as of nearly every line, and no address
    return _HEAD.match(line)


def _seconds(head: re.Match[str]) -> float:
    seconds = 0.0
    for number in _NUMBER.findall(head["units"] or head["seconds"] or head["link"]):
        seconds = seconds * 60 + float(number)
    return seconds


def _number_sections(heads: Iterable[re.Match[str]]) -> bool:
    """Whether these are numbers like `1.1`, `1.2`, `2.1`, of which the first counts one by one."""
    numbers = [head["seconds"] or "" for head in heads]
    if not any(re.fullmatch(r"\d+\.\d", number) for number in numbers):
        return False  # `0.04` is minutes and seconds
    first = [int(number.partition(".")[0] or 0) for number in numbers]
    return all(after - before <= 1 for before, after in pairwise(first))
