"""What a word does to the number that is being said."""

from __future__ import annotations

from typing import Literal, TypeAlias

# unit adds (seven, ninety), ordinal adds and may divide (a third), part divides (two thirds),
# share also stands alone (Drittel),
# times multiplies what stands before it (hundred, dozen), scale also closes it (thousand),
# join is heard between (and), point begins the decimals, half adds one half.
Kind: TypeAlias = Literal[
    "unit", "ordinal", "part", "share", "times", "scale", "join", "point", "half"
]
Lexeme: TypeAlias = tuple[Kind, int]


def counting(kind: Kind, names: str, start: int = 0, step: int = 1) -> dict[str, Lexeme]:
    """Names in counting order; several names for one number are joined by `|`."""
    return {
        name: (kind, start + step * index)
        for index, alike in enumerate(names.split())
        for name in alike.split("|")
    }
