"""The numbers that cues have in a file, which are no words."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"(\D{0,20}?)(\d{1,9})(\D{0,3})")


class Numbering:
    """The numbers of cues, as the file writes them: `4`, `#4`, `4.`, `Cue 4`."""

    def __init__(self) -> None:
        self._counted = 0
        self._last: tuple[str, int, str] | None = None

    def take(self, body: list[str], *, first: bool) -> bool:
        """Remove the number of the cue that begins from the end of the lines above its times."""
        self._counted += 1
        at = _last_line(body)
        found = _number(body[at]) if at >= 0 else None
        apart = first if at <= 0 else not body[at - 1].strip()
        if not found or not (apart or at == len(body) - 1):
            return False
        if not (first or self._expected(found, apart=apart) or self._skips(found, apart=apart)):
            return False
        self._last = found
        del body[at:]
        return True

    def end(self, body: list[str]) -> None:
        """Remove the number of a cue that was cut off."""
        self._counted += 1
        at = _last_line(body)
        found = _number(body[at]) if at > 0 and not body[at - 1].strip() else None
        if found and self._last and self._expected(found, apart=True):
            del body[at:]

    def _expected(self, found: tuple[str, int, str], *, apart: bool) -> bool:
        """Whether this is the number that comes next."""
        before, number, after = found
        if not self._last:
            return apart and number == self._counted
        same = (before, after) == (self._last[0], self._last[2])
        return same and number in {self._last[1] + 1, self._counted}

    def _skips(self, found: tuple[str, int, str], *, apart: bool) -> bool:
        """Whether it is another number, in a file that has numbers."""
        return apart and self._last is not None and not any(map(str.isalpha, found[0]))


def _last_line(body: list[str]) -> int:
    """The index of the last line that is not blank, -1 if there is none."""
    return next((at for at in range(len(body) - 1, -1, -1) if body[at].strip()), -1)


def _number(line: str) -> tuple[str, int, str] | None:
    found = _NUMBERED.fullmatch(line.strip())
    return (found[1], int(found[2]), found[3]) if found else None
