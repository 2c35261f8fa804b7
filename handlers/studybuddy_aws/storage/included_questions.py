"""How many questions a note or course has, of which its row keeps what was asked and bought."""

from __future__ import annotations

from collections.abc import Sized

INCLUDED_QUESTIONS = 20
"""So many cost nothing, and as many are in each pack."""


def questions_left(asked: Sized, packs: int) -> int:
    """How many more may be asked before another pack is bought."""
    return max(0, INCLUDED_QUESTIONS * (1 + packs) - len(asked))
