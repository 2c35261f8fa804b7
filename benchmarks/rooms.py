"""`make rooms`, or `python -m benchmarks.rooms [CHECKOUT]`: rooms, arrows and circles of the code.

A room is what lies at the top of a package: a folder, or a module beside them. An arrow leads from
a room to another that it imports anything of. A circle is a set of rooms of which each leads to
each other. Lambda's functions (top modules with a `handler`) are told apart, and as one room.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

import grimp

SOURCES = ("engine", "plugins", "handlers")
PACKAGES = ("studybuddy", "studybuddy_aws", "studybuddy_local")
FUNCTIONS = "(functions)"

Plan: TypeAlias = Mapping[str, frozenset[str]]
"""Each room, and the rooms that arrows lead to."""

_HANDLER = re.compile(r"^(handler =|def handler\()", re.MULTILINE)


class Count(NamedTuple):
    """How many there are."""

    rooms: int
    arrows: int
    circles: int


def plan(folder: Path, functions_as_one: bool = False) -> Plan:
    """The rooms of the package in a folder, and where arrows lead. Its parent is importable."""
    package = folder.name
    graph = grimp.build_graph(package, cache_dir=None)

    def room(module: str) -> str:
        name = module.removeprefix(f"{package}.").partition(".")[0]
        return FUNCTIONS if functions_as_one and _is_function(folder / f"{name}.py") else name

    return _arrows(graph, package, room)


def _arrows(graph: grimp.ImportGraph, package: str, room: Callable[[str], str]) -> Plan:
    found: dict[str, set[str]] = {}
    inside = graph.find_descendants(package)
    for module in inside:
        leads_to = {room(one) for one in graph.find_modules_directly_imported_by(module) & inside}
        found.setdefault(room(module), set()).update(leads_to - {room(module)})
    return {name: frozenset(leads_to) for name, leads_to in found.items()}


def _is_function(file: Path) -> bool:
    return file.exists() and _HANDLER.search(file.read_text()) is not None


def count(rooms: Plan) -> Count:
    """The sums of a plan."""
    reached = {name: _reached(rooms, name) for name in rooms}
    circles = {
        frozenset(other for other in reached[name] if name in reached[other])
        for name in rooms
        if name in reached[name]
    }
    return Count(len(rooms), sum(map(len, rooms.values())), len(circles))


def _reached(rooms: Plan, name: str) -> set[str]:
    """All rooms that arrows lead to from this one, one after another."""
    found: set[str] = set()
    ahead = list(rooms[name])
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead.extend(rooms[one])
    return found


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rooms", description=__doc__)
    here = Path(__file__).parents[1]
    parser.add_argument("checkout", nargs="?", type=Path, default=here, help="of which commit")
    parser.add_argument("--arrows", action="store_true", help="show where they lead")
    options = parser.parse_args()
    roots = [options.checkout.resolve() / name for name in SOURCES]
    sys.path[:0] = map(str, roots)
    print(f"{'':42}{'rooms':>8}{'arrows':>8}{'circles':>8}")
    for folder in (root / name for name in PACKAGES for root in roots if (root / name).is_dir()):
        _show(folder.name, plan(folder), options.arrows)
        together = plan(folder, functions_as_one=True)
        if FUNCTIONS in together:
            _show(f"{folder.name}, its functions as one", together, options.arrows)


def _show(title: str, rooms: Plan, arrows: bool) -> None:
    counted = count(rooms)
    print(f"{title:42}{counted.rooms:8}{counted.arrows:8}{counted.circles:8}")
    for name in sorted(rooms) if arrows else ():
        print(f"    {name} -> {', '.join(sorted(rooms[name])) or 'nothing'}")


if __name__ == "__main__":
    main()
