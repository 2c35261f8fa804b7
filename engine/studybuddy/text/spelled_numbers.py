"""From number words in a row to the number that was said."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import takewhile

import msgspec

from studybuddy.text.lexemes import Lexeme

# Digits of a number; what goes on longer is compared by its beginning (Python refuses 4,300).
LONGEST = 100
_HALF = Fraction(1, 2)
_MILLION = 10**6


class Spelled(msgspec.Struct, frozen=True, kw_only=True):
    """What a run of number words means; `used` words of it are one number."""

    values: frozenset[Fraction]
    parts: frozenset[Fraction] = frozenset()
    small: bool = False
    ordinal: bool = False
    used: int = 0


def evaluate(run: Sequence[Lexeme], *, romance: bool, tens_last: bool = False) -> Spelled:
    """The number at the start of a run. `romance` counts sixty-fifteen and joins twenty-and-one.

    `tens_last` says five-ten and five-and-twenty, as Arabic does.

    What stands side by side without making one number is read as years and codes are said:
    nineteen sixty-nine is 1969, four oh four 404.
    """
    adder = _Adder(romance, tens_last)
    used = 0
    while used < len(run) and (taken := adder.take(run, used)):
        used += taken
        if run[used - 1][0] == "ordinal":
            break
    while used and run[used - 1][0] in {"join", "point"}:
        used -= 1
    groups = adder.closed()
    if not used or not groups or (used == 1 and run[0][0] == "scale" and run[0][1] >= _MILLION):
        # Millions of people are nobody's number.
        return Spelled(values=frozenset())
    plain = all(kind in {"unit", "ordinal", "half", "join"} for kind, _ in run[:used])
    small = plain and used <= 2 and all(value <= 12 for _, value in run[:used])
    values = {_side_by_side(groups)}
    small = small and max(values) <= 12
    pairs = {_side_by_side(groups[at : at + 2]) for at in range(len(groups))}
    if len(groups) == 2:
        pairs |= _read_otherwise(*groups)
    return Spelled(
        values=frozenset(values | adder.readings),
        parts=frozenset(pairs.union(groups) - values),
        small=small,
        ordinal=run[used - 1][0] == "ordinal",
        used=used,
    )


def _read_otherwise(first: Fraction, second: Fraction) -> set[Fraction]:
    """Two fifty may be a price, and oh eight a year."""
    if 0 < first < 10 <= second < 100:
        return {first + second / 100}
    return {2000 + second} if first == 0 and 0 < second < 10 else set()


def _side_by_side(groups: Sequence[Fraction]) -> Fraction:
    if len(groups) == 1:
        return groups[0]
    return Fraction("".join(str(int(group)) for group in groups[:LONGEST])[:LONGEST])


class _Adder:
    """Takes number words one by one, as they are heard."""

    def __init__(self, romance: bool, tens_last: bool) -> None:
        self.romance = romance
        self.tens_last = tens_last
        self.groups: list[Fraction] = []
        self.readings: set[Fraction] = set()
        self.total = Fraction(0)
        self.current = Fraction(0)
        self.scale = 1
        self.open = False

    def closed(self) -> list[Fraction]:
        self._close()
        return self.groups

    def take(self, run: Sequence[Lexeme], at: int) -> int:
        """How many words from this place were taken into the number; 0 where it has ended."""
        kind, value = run[at]
        if kind in {"unit", "ordinal"}:
            self._add(kind, value)
            if kind == "ordinal" and len(run) == 1 and value > 2:
                self.readings.add(Fraction(1, value))
        elif kind in {"part", "share"}:
            return int(self._divide(value, alone=kind == "share"))
        elif kind == "times":
            self.current = (self.current or Fraction(1)) * value
            self.open = True
        elif kind == "scale":
            self._scale(value)
        elif kind == "half":
            # Two millions and a half are half a million more.
            scaled = self.current == 0 and self.total != 0
            self.current += self.scale * _HALF if scaled else _HALF
            self.open = True
        elif kind == "point":
            return self._decimals(run, at)
        else:
            return int(self.open and at + 1 < len(run) and self._joins(run[at + 1 : at + 3]))
        return 1

    def _add(self, kind: str, value: int) -> None:
        if kind == "ordinal" and self.current == 1 and not self.total and value > 2:
            self.readings.add(Fraction(1, value))
        if self.open and not self._fits(value):
            self._close()
        self.current += value
        self.open = True

    def _fits(self, value: int) -> bool:
        if value == 0 or self.current.denominator > 1:
            return False
        if self.current == 0:
            return self.total != 0
        rest = self.current % 100
        if self.tens_last and 0 < rest < 10 and value in range(10, 100, 10):
            return True
        if self.romance and rest in {60, 80} and value < 20:
            return True
        if self.romance and rest == 10 and 6 < value < 10:  # dix-neuf
            return True
        return (rest == 0 and value < 100) or (rest >= 20 and rest % 10 == 0 and value < 10)

    def _joins(self, following: Sequence[Lexeme]) -> bool:
        """`and` holds a number together after hundreds, and before a half; et, y after tens.

        Not between fourteen hundred and two thousand.
        """
        kind, value = following[0]
        if any(kind == "scale" and self.current >= scale for kind, scale in following[1:]):
            return False
        if kind == "half":
            return True
        if kind not in {"unit", "ordinal"}:
            return False
        large = self.current % 100 == 0
        return self._fits(value) and (large or self.romance or self.tens_last)

    def _scale(self, value: int) -> None:
        if self.current == 0 and 0 < self.total < value:
            self.total *= value
        else:
            self.total += (self.current or Fraction(1)) * value
        self.current = Fraction(0)
        self.scale = value
        self.open = True

    def _divide(self, value: int, *, alone: bool) -> bool:
        if not self.open and not alone:
            return False
        self.current = (self.current if self.open else Fraction(1)) / value
        self.open = True
        return True

    def _decimals(self, run: Sequence[Lexeme], at: int) -> int:
        said = [value for _, value in takewhile(lambda word: word[0] == "unit", run[at + 1 :])]
        if not said or not self.open:
            return 0
        kind, parts = run[after] if (after := at + 1 + len(said)) < len(run) else ("", 0)
        if kind == "part":  # четыре целых две десятых
            self.current += Fraction(sum(said), parts)
            return 2 + len(said)
        self.current += Fraction("0." + "".join(map(str, said[:LONGEST])))
        return 1 + len(said)

    def _close(self) -> None:
        if self.open:
            self.groups.append(self.total + self.current)
        self.total = self.current = Fraction(0)
        self.open = False
