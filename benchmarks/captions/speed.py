"""`python -m benchmarks.captions.speed`: how long captions take to read, and how much memory.

Files of every format, of 12,000 cues and of a quarter as many, are made, and read from their bytes
to cues: by us with all checks but what language it is (the same for every length), and by a library
alone. Both are run by turns in one process. Time is the processor's; memory is the most that Python
held (tracemalloc). A ratio is ours to the library's, the median of the rounds, the least and most
behind it. `growth` is what a cue of the long file costs to what one of the short file does: 1 is
linear.
"""

from __future__ import annotations

import argparse
import gc
import time
import tracemalloc
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from benchmarks.captions.alone import Alone, libraries
from benchmarks.captions.made_files import made_file
from studybuddy import CAPTION_FORMATS
from studybuddy_captions.document import Captions
from studybuddy_captions.formats import read_file
from studybuddy_captions.long_cues import cut_long_cues
from studybuddy_captions.plausibility import with_warnings

_CUES = 12_000
_SHORTER = 4  # times


class Measured(NamedTuple):
    """Ours to the library's: `times` one of each round. `growth` is that of time and of memory."""

    form: str
    library: str
    times: list[float]
    memory: float
    growth: tuple[float, float]


def main() -> None:
    """Measure and print."""
    names = [one.name for one in CAPTION_FORMATS]
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.captions.speed", description=__doc__
    )
    parser.add_argument("formats", nargs="*", default=names, metavar="FORMAT")
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args()
    print("| format | library | time | of the rounds | memory | growth of time, of memory |")
    print("|---|---|---|---|---|---|")
    for form in asked.formats:
        for alone in libraries(form):
            print(_row(measured(form, alone, asked.rounds)), flush=True)


def ours(data: bytes) -> Captions:
    """What the product reads: the cues and what is to be said of them, before their language."""
    captions, _ = read_file(data)
    return with_warnings(cut_long_cues(captions))


def measured(form: str, alone: Alone, rounds: int, cues: int = _CUES) -> Measured:
    """A format read by us and by a library."""
    long, short = made_file(form, cues), made_file(form, cues // _SHORTER)
    memory = [_memory(lambda: ours(long)), _memory(lambda: alone.read(long))]
    memory_growth = memory[0] / _memory(lambda: ours(short)) / _SHORTER
    turns = [
        (
            seconds(lambda: ours(long)),
            seconds(lambda: alone.read(long)),
            seconds(lambda: ours(short)),
        )
        for _ in range(rounds)
    ]
    return Measured(
        form,
        alone.library,
        [own / theirs for own, theirs, _ in turns],
        memory[0] / memory[1],
        (median(own / quarter for own, _, quarter in turns) / _SHORTER, memory_growth),
    )


def seconds(read: Callable[[], object]) -> float:
    """Of the processor, that reading takes."""
    gc.collect()
    begin = time.process_time()
    read()
    return time.process_time() - begin


def _memory(read: Callable[[], object]) -> int:
    """The most bytes held while reading; the first reading, which imports, is not counted."""
    read()
    gc.collect()
    tracemalloc.start()
    try:
        read()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _row(one: Measured) -> str:
    spread = f"{min(one.times):.2f} to {max(one.times):.2f}"
    growth = f"{one.growth[0]:.2f}, {one.growth[1]:.2f}"
    cells = (one.form, one.library, f"{median(one.times):.2f}", spread, f"{one.memory:.2f}", growth)
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
