"""The tutorial is run as it stands: files written, commands typed, their output compared."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from fresh_venv import ROOT, bare_environment
from studybuddy.plugins.registry import Kind

TUTORIAL = (ROOT / "plugins" / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What a wheel is built from; the page begins in a checkout.
_CHECKOUT = ("LICENSE", "README.md", "pyproject.toml", "engine", "plugins")


class Step(NamedTuple):
    """A command to type, and what the page says that it prints."""

    command: str
    expected: str = ""


def steps() -> Iterator[Step]:
    """What a reader does, in order; a file is written by a command like any other."""
    for language, path, text in _BLOCK.findall(TUTORIAL):
        if path:
            yield Step(f"printf %s {shlex.quote(text)} > {path}")
        if language == "console":
            for typed in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                yield Step(*typed.split("\n", 1))


STEPS = list(steps())


class Followed(NamedTuple):
    """The folder of a reader who has come to the end; what each step printed, and its status."""

    folder: Path
    printed: list[tuple[str, str]]


@pytest.fixture(scope="module")
def followed(tmp_path_factory) -> Followed:
    """All steps in one shell, as a reader has it: what is exported stays exported."""
    checkout = tmp_path_factory.mktemp("checkout")
    for name in _CHECKOUT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, checkout / name)
    script = "\n".join(f"{step.command}\necho '<<<' $? '>>>'" for step in STEPS)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=checkout,
        env=bare_environment(tmp_path_factory.mktemp("lent")),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    printed = re.findall(r"(.*?)<<< (\d+) >>>\n", done.stdout, re.DOTALL)
    return Followed(checkout / "my-plugins", printed)


def pattern(expected: str) -> str:
    """As a regular expression; `...` stands for any text."""
    return ".*".join(re.escape(part) for part in expected.strip().split("..."))


@pytest.mark.parametrize("number", range(len(STEPS)), ids=[s.command[:60] for s in STEPS])
def test_a_step_does_what_the_page_says(followed: Followed, number: int) -> None:
    printed, status = followed.printed[number]
    assert "0" == status, printed
    assert re.search(pattern(STEPS[number].expected), printed, re.DOTALL), printed


def test_shows_what_plugins_new_writes(followed: Followed) -> None:
    written = followed.folder / "studybuddy-export-tab-cards" / "pyproject.toml"
    shown = [text for language, _, text in _BLOCK.findall(TUTORIAL) if language == "toml"]
    assert [True] == [text in written.read_text(encoding="utf-8") for text in shown]


def test_covers_each_kind() -> None:
    typed = "\n".join(step.command for step in STEPS)
    kinds = get_args(Kind)
    assert [True] * len(kinds) == [f"--kind {kind}" in typed for kind in kinds]


def test_makes_the_table_that_it_promises(followed: Followed) -> None:
    table = (followed.folder / "notes" / "cards.tsv").read_text(encoding="utf-8")
    assert {2} == {line.count("\t") for line in table.splitlines()}


def test_makes_notes_with_each_kind_of_plugin(followed: Followed) -> None:
    made = ["notes/cards.tsv", "quiz/note.json", "checked/note.md", "bridge/note.md"]
    assert made == [path for path in made if (followed.folder / path).is_file()]
