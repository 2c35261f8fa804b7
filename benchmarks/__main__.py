"""`make bench`, or `python -m benchmarks [CAPTIONS]`: import time, link to artifacts, PDF pages.

Every figure is a median of interleaved runs, beside what it is to be compared with.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import imports, pages, pipeline

_SAMPLE = Path(__file__).parents[1] / "examples" / "how-memory-works.en.vtt"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("captions", nargs="?", type=Path, default=_SAMPLE, help="a captions file")
    parser.add_argument("--runs", type=int, default=7, help="runs of each, interleaved")
    options = parser.parse_args()
    print(f"captions: {options.captions.name}, {options.runs} runs of each, medians\n")
    imports.measure(options.runs)
    pipeline.measure(options.captions, options.runs)
    pages.measure(options.captions)


if __name__ == "__main__":
    main()
