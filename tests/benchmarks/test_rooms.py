"""Rooms, arrows and circles are counted as they are drawn."""

import pytest
from benchmarks.rooms import Count, count, plan

FILES = {
    "__init__.py": "",
    "get_one.py": "from house.http import answer\nhandler = answer",
    "get_two.py": "from house import http, store\n\ndef handler():\n    ...",
    "http/__init__.py": "",
    "http/answer.py": "from house.http import words\nfrom house import store",
    "http/words.py": "",
    "store.py": "import json",
}


@pytest.fixture
def house(tmp_path, monkeypatch):
    for name, text in FILES.items():
        file = tmp_path / "house" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "house"


def test_a_room_is_a_folder_or_a_module_beside_it(house):
    assert {
        "get_one": {"http"},
        "get_two": {"http", "store"},
        "http": {"store"},
        "store": set(),
    } == plan(house)
    assert Count(4, 4, 0) == count(plan(house))


def test_functions_are_one_room_if_that_is_asked_for(house):
    expected = {"(functions)": {"http", "store"}, "http": {"store"}, "store": set()}
    assert expected == plan(house, functions_as_one=True)


def test_a_circle_is_counted_once_however_long_it_is():
    rooms = {"a": "b", "b": "c", "c": "a", "d": "ae", "e": "d", "f": "a"}
    assert Count(6, 7, 2) == count({name: frozenset(to) for name, to in rooms.items()})
