"""Run as a script: export the note on standard input in another place and on another day.

    python reproducible_run.py MODULE CLASS < note.json > artifact

What depends on the clock, the hash seed, the time zone or the folder comes out different here.
"""

from __future__ import annotations

import datetime
import importlib
import sys
import time
from collections.abc import Callable
from typing import Any

_DAYS = 400
_SECONDS = _DAYS * 86_400


def _shift_clock() -> None:
    """Let `time` and `datetime` live 400 days later."""
    now, now_ns = time.time, time.time_ns
    time.time = lambda: now() + _SECONDS
    time.time_ns = lambda: now_ns() + _SECONDS * 10**9
    for name in ("localtime", "gmtime", "ctime"):
        setattr(time, name, _later(getattr(time, name)))
    clocks: Any = datetime
    clocks.datetime = _later_class(datetime.datetime, "now", "utcnow", "today")
    clocks.date = _later_class(datetime.date, "today")


def _later(told: Callable[[float], Any]) -> Callable[..., Any]:
    return lambda seconds=None: told(time.time() if seconds is None else seconds)


def _later_class(real: type, *names: str) -> type:
    """A class like the real one, of which its instances are instances too, with later clocks."""

    class Meta(type):
        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, real)

    def later(name: str) -> classmethod[Any, Any, Any]:
        told = getattr(real, name)
        return classmethod(
            lambda cls, *args, **kwargs: told(*args, **kwargs) + datetime.timedelta(days=_DAYS)
        )

    return Meta(real.__name__, (real,), {name: later(name) for name in names})


def _export(module: str, name: str) -> bytes:
    import studybuddy

    exporter = getattr(importlib.import_module(module), name)()
    data: bytes = exporter.export(studybuddy.from_json(sys.stdin.buffer.read()))
    return data


if __name__ == "__main__":
    _shift_clock()
    sys.stdout.buffer.write(_export(*sys.argv[1:]))
