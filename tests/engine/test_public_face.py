"""What a plugin author may import stands in one list, and nothing else does."""

import ast
import inspect
import subprocess
import sys
from importlib import import_module
from types import ModuleType

import pytest

import studybuddy
import studybuddy.text
import studybuddy.youtube

DOORS = [studybuddy, studybuddy.text, studybuddy.youtube]
TYPES = {"CAPTION_FORMATS", "Claim", "Part"}  # a table, and what is made of types: no docstring
MODULES = {"safe", "scripts"}
MOVED = {
    "studybuddy": {"trust_in": "trust_rows"},
    "studybuddy.text": {
        name: name for name in ("content_words", "is_function_word", "sentences", "stem", "words")
    },
    "studybuddy.youtube": {
        **{name: name for name in ("Track", "chapters_in", "choose", "proxy_url", "read_json3")},
        **{name: name for name in ("refusal", "same_language", "unplayable")},
        "refusal_from_message": "refusal_from_message",
        "saying": "refusal_from_message",
    },
}
OLD = [(old, door, new) for door, names in MOVED.items() for old, new in names.items()]


def seen_by_type_checkers(door: ModuleType) -> dict[str, str]:
    """The names imported under TYPE_CHECKING, and the rooms they come from."""
    tree = ast.parse(inspect.getsource(door))
    return {
        alias.name: node.module.removeprefix(f"{door.__name__}.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("studybuddy")
        for alias in node.names
        if alias.name not in MODULES
    }


@pytest.mark.parametrize("door", DOORS)
def test_every_public_name_is_listed_in_order(door):
    def place(name: str) -> tuple[bool, bool, str]:
        return not name.isupper(), not name[0].isupper(), name  # as ruff has them: CONSTANTS first

    assert sorted(door.__all__, key=place) == door.__all__


@pytest.mark.parametrize("door", DOORS)
def test_type_checkers_and_programs_see_the_same_names(door):
    assert set(door.__all__) - MODULES == set(door._HOMES)
    assert seen_by_type_checkers(door) == door._HOMES


@pytest.mark.parametrize("door", DOORS)
def test_every_public_name_is_there_and_described(door):
    values = {name: getattr(door, name) for name in door.__all__}
    described = {n: v for n, v in values.items() if inspect.isclass(v) or inspect.isroutine(v)}
    assert (TYPES | MODULES) & set(values) == set(values) - set(described)
    assert [] == [name for name, value in described.items() if not inspect.getdoc(value)]


@pytest.mark.parametrize("door", DOORS)
def test_a_name_that_is_not_there_is_an_attribute_error(door):
    with pytest.raises(AttributeError, match=f"'{door.__name__}' has no attribute 'Notes'"):
        _ = door.Notes


@pytest.mark.parametrize(("old", "door", "new"), OLD)
def test_a_moved_name_works_and_says_where_it_is_now(old, door, new):
    with pytest.warns(DeprecationWarning, match=rf"studybuddy\.{old} is {door}\.{new} now"):
        found = getattr(studybuddy, old)
    assert getattr(import_module(door), new) is found


def test_no_other_name_has_moved():
    assert studybuddy._MOVED == {old: f"{door}.{new}" for old, door, new in OLD}
    assert not set(studybuddy._MOVED) & set(studybuddy.__all__)


def test_a_moved_name_is_told_where_it_is_used():
    code = "import warnings; warnings.simplefilter('always')\nfrom studybuddy import stem"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "<string>:2: DeprecationWarning" in done.stderr


@pytest.mark.parametrize("name", ["words", "sentences", "numbers"])
def test_a_function_is_found_whoever_imported_the_module_it_stands_in(name):
    code = f"import studybuddy.text.{name}, studybuddy; print(callable(studybuddy.text.{name}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "True\n" == done.stdout


def loaded_by(code: str) -> set[str]:
    shown = f"{code}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_costs_nothing_that_is_not_used():
    assert not {"msgspec", "studybuddy.note", "re"} & (
        loaded_by("import studybuddy") - loaded_by("pass")
    )


def test_what_is_safe_costs_no_lists_of_words():
    loaded = loaded_by("from studybuddy.text import safe; safe.one_line('a')")
    ours = {name for name in loaded if name.startswith("studybuddy")}
    assert {"studybuddy", "studybuddy.text", "studybuddy.text.safe"} == ours


def test_help_loads_neither_engine_nor_plugins():
    code = "from studybuddy.command import main"
    assert not {"msgspec", "studybuddy.pipeline", "jinja2", "anthropic"} & loaded_by(code)
