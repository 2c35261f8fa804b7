"""The numbers that cues have in a file, which are no words."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"(\D{0,20}?)(\d{1,9})(\D{0,3})", re.ASCII)


class Numbering:
    """The numbers of cues, as the file writes them: `4`, `#4`, `4.`, `Cue 4`."""

    def __init__(self) -> None:
        self._counted = 0
        self._last: tuple[str, int, str] | None = None

    def take(self, line: str, *, apart: bool, first: bool) -> bool:
        """Whether the line above a line of times is its number; `apart` if it stands by itself."""
        self._counted += 1
        found = _number(line)
        if found and (first or self._expected(found) or (apart and not _has_letters(found[0]))):
            self._last = found
            return True
        return False

    def goes_on(self, line: str) -> bool:
        """Whether a line is the number that comes next."""
        self._counted += 1
        found = _number(line)
        return bool(found and self._last and self._expected(found))

    def _expected(self, found: tuple[str, int, str]) -> bool:
        before, number, after = found
        if self._last:
            return (before, after) == (self._last[0], self._last[2]) and number in {
                self._last[1] + 1,
                self._counted,
            }
        return number == self._counted


def _number(line: str) -> tuple[str, int, str] | None:
    found = _NUMBERED.fullmatch(line.strip())
    return (found[1], int(found[2]), found[3]) if found else None


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))
