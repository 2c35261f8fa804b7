"""Moments as the tables hold them: text in UTC, of one length, so that later is also greater."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], float]
"""Seconds since 1970."""


def timestamp(seconds: float) -> str:
    """`2026-11-22T12:00:00.000Z` for seconds since 1970."""
    text = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def seconds_of(text: str) -> float:
    """Seconds since 1970 of what `timestamp` wrote."""
    return datetime.fromisoformat(text).timestamp()
