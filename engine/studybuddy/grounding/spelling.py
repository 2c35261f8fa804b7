"""Are two words one, but for how they are written?"""

from __future__ import annotations


def same_root(one: str, other: str) -> bool:
    """Whether one word is a somewhat longer form of the other."""
    short, long = sorted((one, other), key=len)
    allowed = 2 if len(short) < 5 else 4
    return len(short) > 3 and len(long) - len(short) <= allowed and long.startswith(short)


def one_off(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or added."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
