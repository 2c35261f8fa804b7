"""What the kit asks of every plugin, whatever its kind."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import pytest

import studybuddy
from studybuddy.plugins.contracts import Plugin
from studybuddy.plugins.registry import CONTRACTS, NAME, Kind, Registry, flaw_of
from studybuddy.testing.errors import flaw_of_words, written_errors

_IMPORTED_BY = """\
import importlib, sys
import studybuddy
for name in studybuddy.__all__:
    getattr(studybuddy, name)
before = set(sys.modules)
importlib.import_module(sys.argv[1])
print(*(set(sys.modules) - before))
"""

_DOORS = ("studybuddy", "studybuddy.testing", "studybuddy.text", "studybuddy.youtube")


class PluginContract:
    """Give `name` (the entry point's, of an installed package), or `plugin` (the class), or both.

    `eager` names the libraries that importing the plugin's module may import besides Python's
    own: none, unless they cost next to nothing.
    """

    kind: ClassVar[Kind]
    name: ClassVar[str] = ""
    plugin: ClassVar[type[Plugin] | None] = None
    eager: ClassVar[frozenset[str]] = frozenset()

    @pytest.fixture
    def made(self) -> Plugin:
        """The plugin, made as the command makes it."""
        if self.name:
            return _installed().load(self.kind, self.name)
        if self.plugin is None:
            pytest.fail(f"{type(self).__name__} names no plugin: give it a name or a plugin class.")
        return self.plugin()

    def test_is_a_finished_plugin_of_its_kind(self, made: Plugin) -> None:
        """It subclasses its kind's class and says what that class asks for."""
        assert isinstance(made, CONTRACTS[self.kind])
        assert "" == flaw_of(made)
        assert self.plugin in {None, type(made)}

    def test_name_is_one_that_users_can_type(self) -> None:
        """The entry point's name is `[a-z][a-z0-9-]*`."""
        assert not self.name or NAME.fullmatch(self.name)

    def test_title_is_one_line_of_its_own(self, made: Plugin) -> None:
        """Menus show the first line of the class's own docstring."""
        assert (type(made).__doc__ or "").strip(), "The class has no docstring; menus need a title."
        assert 0 < len(made.title()) <= 80
        assert made.title().isprintable()

    def test_says_in_words_what_is_missing(self, made: Plugin) -> None:
        """`missing` answers with text whatever is set, and the same text again."""
        answers = [made.missing({}), made.missing({}), made.missing({"UNRELATED": "x"})]
        assert [answers[0]] * 3 == answers
        assert isinstance(answers[0], str)

    def test_imports_public_names_only(self, made: Plugin) -> None:
        """What lies inside `studybuddy` may change from day to day; its public names stay."""
        inside = [
            f"{file.name}: {name}"
            for file in _files(type(made))
            for name in _imports(file)
            if name.startswith("studybuddy.") and name not in _public()
        ]
        assert [] == inside

    def test_its_errors_have_codes_and_words(self, made: Plugin) -> None:
        """Codes that programs can read, words that people can; a listed code as it is listed."""
        flaws = [
            f"{error.place}: {flaw}"
            for file in _files(type(made))
            for error in written_errors(file)
            if (flaw := flaw_of_words(error.kind, error.code, error.message))
        ]
        assert [] == flaws

    def test_importing_it_imports_no_library(self, made: Plugin) -> None:
        """A heavy library is imported where it is used, so that listing plugins stays fast."""
        module = type(made).__module__
        loaded = {name.split(".")[0] for name in run_python("-c", _IMPORTED_BY, module).split()}
        own = {"studybuddy", module.split(".")[0]}
        assert [] == sorted(loaded - own - self.eager - sys.stdlib_module_names)


@cache
def _public() -> frozenset[str]:
    """The modules that a plugin may import, with their names; old names have a release more."""
    names = {f"studybuddy.{name}" for name in studybuddy._MOVED}
    for door in _DOORS:
        names |= {door, *(f"{door}.{name}" for name in import_module(door).__all__)}
    return frozenset(names)


@cache
def _installed() -> Registry:
    return Registry()


def run_python(*arguments: str, text: str = "", **environment: str) -> str:
    """What a fresh Python with the same import path prints. Latin-1, to carry any bytes."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    done = subprocess.run(  # noqa: S603 - this Python, with arguments of ours
        [sys.executable, "-P", *arguments],
        input=text.encode(),
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr.decode(errors="replace")
    return done.stdout.decode("latin-1")


def _files(plugin_class: type) -> Iterator[Path]:
    """The source files of the package or module that holds a class."""
    top = sys.modules[plugin_class.__module__.split(".")[0]]
    if hasattr(top, "__path__"):
        for folder in top.__path__:
            yield from sorted(Path(folder).rglob("*.py"))
    elif top.__file__:
        yield Path(top.__file__)


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
