"""`python -m benchmarks.captions [FOLDER]`: caption files as we and as others read them.

Without a folder they are files of our own words, made for this.

Each of ours is held against the WebVTT standard (`.vtt`), webvtt-py, pysubs2, and for SCC ttconv.
Where we differ from one of them, `reasons.toml` has to say why ours is right; what has no reason
counts as misread, and the run fails. Files that nobody reads beside us are named.
"""

from __future__ import annotations

import argparse
import fnmatch
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.captions import readers
from benchmarks.captions.feature_files import write_files
from benchmarks.captions.readers import Reading

_REASONS = tomllib.loads((Path(__file__).parent / "reasons.toml").read_text(encoding="utf-8"))
_OTHERS: tuple[tuple[str, Callable[[Path], Reading], tuple[str, ...]], ...] = (
    ("the standard", readers.the_standard, (".vtt",)),
    ("webvtt-py", readers.webvtt_py, (".vtt", ".srt")),
    ("pysubs2", readers.pysubs2, (".vtt", ".srt", ".ttml")),
    ("ttconv", readers.ttconv, (".scc",)),
)
VERDICTS = (
    "identical",
    "both refuse",
    "we refuse, with a reason",
    "better, with a reason",
    "misread",
)


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.captions", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of caption files")
    if folder := parser.parse_args().folder:
        return _told(folder)
    with tempfile.TemporaryDirectory() as made:
        write_files(Path(made))
        return _told(Path(made))


def _told(folder: Path) -> int:
    counts, misread = compared(folder)
    for one in in_no_comparison(folder):
        print(f"in no comparison: {one}")
    for one in misread:
        print(f"no reason: {one}")
    _print(counts)
    return int(bool(misread))


def compared(folder: Path) -> tuple[dict[str, Counter[str]], list[str]]:
    """The verdicts counted for each other reader, and what has no reason: `FILE against READER`."""
    counts: dict[str, Counter[str]] = {name: Counter() for name, _, _ in _OTHERS}
    misread = []
    for path in sorted(folder.rglob("*.*")):
        name = path.relative_to(folder).as_posix()
        for other, read, extensions in _OTHERS:
            if path.suffix in extensions:
                verdict = _verdict(name, other, _said(readers.ours(path)), _said(read(path)))
                counts[other][verdict] += 1
                if verdict == "misread":
                    misread.append(f"{name} against {other}")
    return counts, misread


def in_no_comparison(folder: Path) -> list[str]:
    """The files of a folder that none of the other readers is asked to read."""
    read = {extension for _, _, extensions in _OTHERS for extension in extensions}
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path.relative_to(folder).as_posix() for path in files if path.suffix not in read]


def _verdict(name: str, other: str, ours: Said, theirs: Said) -> str:
    if ours == theirs:
        return "identical"
    if isinstance(ours, str) and not (theirs and isinstance(theirs, list)):
        return "both refuse"
    if not _reason(name, other):
        return "misread"
    return "we refuse, with a reason" if isinstance(ours, str) else "better, with a reason"


Said = list[tuple[float, str]] | str


def _said(reading: Reading) -> Said:
    """Starts and words, cues without a word left out."""
    if isinstance(reading, str):
        return reading
    return [(round(cue.start, 3), cue.text) for cue in reading if cue.text]


def _reason(name: str, other: str) -> str:
    for entry in _REASONS["reason"]:
        if other in entry.get("against", [other]) and any(
            fnmatch.fnmatch(name, "*" + pattern) for pattern in entry["files"]
        ):
            return str(entry["why"])
    return ""


def _print(counts: dict[str, Counter[str]]) -> None:
    print("| files read by us and by | " + " | ".join(VERDICTS) + " |")
    print("|---" * (len(VERDICTS) + 1) + "|")
    for other, count in counts.items():
        print(f"| {other} | " + " | ".join(str(count[one]) for one in VERDICTS) + " |")


if __name__ == "__main__":
    sys.exit(main())
