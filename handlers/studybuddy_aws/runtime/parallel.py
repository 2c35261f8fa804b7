"""Requests that are made at the same time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

MOST_AT_ONCE = 8
"""As many connections as a client keeps open, but for two."""

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def at_once(act: Callable[[_Given], _Made], given: Sequence[_Given]) -> list[_Made]:
    """What an act makes of each, all asked for at the same time, within the call's own deadline."""
    if not given:
        return []
    with ThreadPoolExecutor(min(len(given), MOST_AT_ONCE)) as threads:
        asked = [threads.submit(copy_context().run, act, one) for one in given]
        return [one.result() for one in asked]
