"""`make coverage`: which share of each room's lines the tests run, beside what was kept.

It is printed and fails nothing: a line that is run is not thereby tested (mutants tell). KEEP=1
adds the figures to coverage.csv; what is compared are figures of the same tests.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeAlias

from coverage import Coverage

ROOT = Path(__file__).parents[1]
KEPT = Path(__file__).with_name("coverage.csv")
COLUMNS = ("day", "tests", "room", "lines", "run")
ALL = "all"


class Lines(NamedTuple):
    """How many lines there are that can be run, and how many of them were."""

    lines: int
    run: int

    @property
    def percent(self) -> float:
        """The share that was run; a room without such lines has nothing to miss."""
        return 100 * self.run / self.lines if self.lines else 100.0


Rooms: TypeAlias = Mapping[str, Lines]


def room_of(file: Path) -> str:
    """`studybuddy.text` of engine/studybuddy/text/words.py; `studybuddy` of what lies beside it."""
    inside = file.parts[1:-1]
    return ".".join(inside[:2])


def counted(files: Iterable[tuple[Path, Lines]]) -> Rooms:
    """The sums of files, by room; the last line is all of them."""
    rooms: dict[str, Lines] = {}
    for file, lines in sorted(files):
        for room in (room_of(file), ALL):
            lines_before, run_before = rooms.get(room, (0, 0))
            rooms[room] = Lines(lines_before + lines.lines, run_before + lines.run)
    return {room: rooms[room] for room in sorted(rooms, key=lambda room: (room == ALL, room))}


def measured() -> list[tuple[Path, Lines]]:
    """What coverage's data says of each file of ours, those that nothing imports too."""
    coverage = Coverage()
    coverage.load()
    files = []
    for name in coverage.get_data().measured_files():
        _, statements, _, missing, _ = coverage.analysis2(name)
        lines = Lines(len(statements), len(statements) - len(missing))
        files.append((Path(name).relative_to(ROOT), lines))
    return files


def last_kept(kept: Path, tests: str) -> tuple[str, Rooms]:
    """The latest day of which figures of these tests are kept, and the figures."""
    with kept.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["tests"] == tests]
    day = max((row["day"] for row in rows), default="")
    of_day = [row for row in rows if row["day"] == day]
    return day, {row["room"]: Lines(int(row["lines"]), int(row["run"])) for row in of_day}


def keep(kept: Path, day: str, tests: str, rooms: Rooms) -> None:
    """Add a row for each room."""
    with kept.open("a", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerows((day, tests, room, *lines) for room, lines in rooms.items())


def table(rooms: Rooms, day: str, before: Rooms) -> str:
    """Markdown, so that a workflow's summary shows it as one."""
    head = f"| room | lines | run | {f'since {day}' if day else 'nothing kept to compare with'} |"
    rows = [
        f"| {room} | {now.lines:,} | {now.percent:.1f}% | {_change(now, before.get(room))} |"
        for room, now in rooms.items()
    ]
    return "\n".join([head, "|---|---|---|---|", *rows])


def _change(now: Lines, before: Lines | None) -> str:
    return "" if before is None else f"{now.percent - before.percent:+.1f}"


def main() -> None:
    """Print the table of what was just measured."""
    parser = argparse.ArgumentParser(prog="make coverage", description=__doc__)
    parser.add_argument("--tests", default=ALL, help="which tests were run (%(default)s)")
    parser.add_argument("--keep", action="store_true", help=f"keep the figures in {KEPT.name}")
    arguments = parser.parse_args()
    rooms = counted(measured())
    print(table(rooms, *last_kept(KEPT, arguments.tests)))
    if arguments.keep:
        keep(KEPT, date.today().isoformat(), arguments.tests, rooms)


if __name__ == "__main__":
    main()
