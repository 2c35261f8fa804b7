"""What a plugin author may import stands in one list, and nothing else does."""

import ast
import inspect
import subprocess
import sys

import pytest

import studybuddy


def seen_by_type_checkers() -> dict[str, str]:
    """The names imported under TYPE_CHECKING, and the rooms they come from."""
    tree = ast.parse(inspect.getsource(studybuddy))
    return {
        alias.name: node.module.removeprefix("studybuddy.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("studybuddy.")
        for alias in node.names
    }


def test_every_public_name_is_listed_in_order():
    assert sorted(studybuddy.__all__) == studybuddy.__all__


def test_type_checkers_and_programs_see_the_same_names():
    assert set(studybuddy.__all__) == set(studybuddy._HOMES)
    assert seen_by_type_checkers() == studybuddy._HOMES


def test_every_public_name_is_there_and_described():
    values = {name: getattr(studybuddy, name) for name in studybuddy.__all__}
    described = {n: v for n, v in values.items() if inspect.isclass(v) or inspect.isroutine(v)}
    assert {"Claim", "Part"} == set(values) - set(described)  # types made of types
    assert [] == [name for name, value in described.items() if not inspect.getdoc(value)]


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Notes'"):
        _ = studybuddy.Notes  # type: ignore[attr-defined]


def loaded_by(code: str) -> set[str]:
    shown = f"{code}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_costs_nothing_that_is_not_used():
    assert not {"msgspec", "studybuddy.note", "re"} & (
        loaded_by("import studybuddy") - loaded_by("pass")
    )


def test_help_loads_neither_engine_nor_plugins():
    code = "from studybuddy.command import main"
    assert not {"msgspec", "studybuddy.pipeline", "jinja2", "anthropic"} & loaded_by(code)
