"""`python -m benchmarks.captions.hostile`: texts made to be slow, and how their reading time grows.

Each is one sign or line over and over, 50,000 characters and four times as many. `growth` is what a
character of the long text costs to what one of the short text does: 1 is linear, 4 is quadratic.
"""

from __future__ import annotations

from contextlib import suppress

from benchmarks.captions.speed import ours, seconds
from studybuddy import SourceRefusal

_SHORT, _TIMES = 50_000, 4

_REPEATED = {
    "times": "0:00 ",
    "colons": "::",
    "brackets": "[0:00 (",
    "stars": "**",
    "dashes": "- ",
    "spaces": " ",
    "blank lines": "\n",
    "digits": "1",
    "labels": "0:000 seconds",
    "names": "Anna 0:00\n",
    "quotes": '"',
    "commas": "0:00,",
    "rows": '0:00,"a\n',
    "clocks": "0:00\n",
    "wide": "酵素",
    "words": "word ",
    "arrows": "0:00 --> ",
}

NAMES = tuple(_REPEATED)


def hostile_text(name: str, size: int) -> bytes:
    """So many characters of the text of that name."""
    return (_REPEATED[name] * size)[:size].encode()


def main() -> None:
    """Measure and print."""
    print("| text | seconds | growth |\n|---|---|---|")
    for name in NAMES:
        short, long = (_seconds(hostile_text(name, _SHORT * times)) for times in (1, _TIMES))
        print(f"| {name} | {long:.2f} | {long / short / _TIMES:.2f} |", flush=True)


def read(data: bytes) -> None:
    """Read a text that may well be refused."""
    with suppress(SourceRefusal):
        ours(data)


def _seconds(data: bytes) -> float:
    return min(seconds(lambda: read(data)) for _ in range(3))


if __name__ == "__main__":
    main()
