"""How many examples a property is tried with: in each run some, with FULL=1 all (CONTRIBUTING)."""

import os

FULL = bool(os.environ.get("FULL"))


def examples(whole: int) -> int:
    """Two fifths of the whole, but for FULL=1."""
    return whole if FULL else max(1, whole * 2 // 5)
