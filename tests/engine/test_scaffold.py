import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import get_args

import pytest

from fresh_venv import FreshVenv
from studybuddy import WrongUse
from studybuddy.plugins.registry import Kind
from studybuddy.plugins.scaffold import new_plugin

KINDS = list(get_args(Kind))


def refusal(name: str, directory: Path, kind: Kind = "exporter") -> WrongUse:
    with pytest.raises(WrongUse) as error:
        new_plugin(name, kind, directory)
    return error.value


def test_writes_these_files(tmp_path):
    package = tmp_path / "studybuddy-export-flash-deck"
    assert [
        package / "pyproject.toml",
        package / "README.md",
        package / "studybuddy_export_flash_deck.py",
        package / "tests" / "test_studybuddy_export_flash_deck.py",
    ] == new_plugin("flash-deck", "exporter", tmp_path)


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        ("source", "studybuddy-source-my-own"),
        ("template", "studybuddy-template-my-own"),
        ("writer", "studybuddy-writer-my-own"),
        ("checker", "studybuddy-check-my-own"),
        ("exporter", "studybuddy-export-my-own"),
    ],
)
def test_names_the_package_after_what_it_does(tmp_path, kind, folder):
    assert tmp_path / folder == new_plugin("my-own", kind, tmp_path)[0].parent


def test_makes_the_directory_that_is_asked_for(tmp_path):
    assert new_plugin("deck", "exporter", tmp_path / "a" / "b")[0].is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_leaves_no_blank_unfilled(tmp_path, kind):
    texts = [file.read_text() for file in new_plugin("flash-deck", kind, tmp_path)]
    assert [] == [text for text in texts if "$" in text]


@pytest.mark.parametrize(
    "name",
    ["", "Deck", "2decks", "flash_deck", "flash--deck", "deck-", "-deck", "../deck", "d" * 41],
)
def test_refuses_a_name_that_cannot_be_used(tmp_path, name):
    error = refusal(name, tmp_path)
    assert "bad_name" == error.code
    assert "such as flash-deck" in error.message
    assert [] == list(tmp_path.iterdir())


def test_refuses_a_name_in_use(tmp_path):
    error = refusal("pdf", tmp_path)
    version = distribution("yt-study-buddy").version
    assert (
        f"The exporter 'pdf' is there already, in yt-study-buddy {version}. Choose another name."
        == error.message
    )


def test_refuses_for_a_checker_the_name_that_asks_nobody(tmp_path):
    assert "bad_name" == refusal("none", tmp_path, "checker").code
    assert new_plugin("none", "exporter", tmp_path)


def test_a_name_in_use_by_another_kind_is_free(tmp_path):
    assert new_plugin("pdf", "template", tmp_path)[0].is_file()


def test_overwrites_nothing(tmp_path):
    mine = new_plugin("deck", "exporter", tmp_path)[2]
    mine.write_text("mine")
    assert "folder_exists" == refusal("deck", tmp_path).code
    assert "mine" == mine.read_text()


def test_says_when_it_cannot_write(tmp_path):
    (tmp_path / "file").write_text("")
    assert "folder_not_writable" == refusal("deck", tmp_path / "file").code


@pytest.fixture(scope="module")
def packages(tmp_path_factory) -> Path:
    """One package of each kind, as written."""
    folder = tmp_path_factory.mktemp("written")
    for kind in KINDS:
        new_plugin(f"my-{kind}", kind, folder)
    return folder


def check(*command: str, cwd: Path) -> tuple[int, str]:
    """What a tool says of a package, and whether it is content."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_in_style(packages, kind):
    package = next(packages.glob(f"*-my-{kind}"))
    assert (0, "All checks passed!\n") == check(
        *("ruff", "check", "--no-cache", "--extend-select", "I,B,UP,SIM,PT,RUF"), cwd=package
    )
    assert (0, "") == check("ruff", "format", "--diff", "--no-cache", cwd=package)


def test_what_is_written_is_typed(packages):
    modules = [str(module) for module in packages.glob("*/*.py")]
    expected = (0, f"Success: no issues found in {len(KINDS)} source files\n")
    assert expected == check("mypy", "--strict", "--cache-dir=/dev/null", *modules, cwd=packages)


@pytest.fixture(scope="module")
def installed(packages: Path, fresh_venv: FreshVenv) -> FreshVenv:
    """An environment in which all of them are installed."""
    names = sorted(path.name for path in packages.iterdir())
    fresh_venv.install(*(packages / name for name in names))
    yield fresh_venv
    fresh_venv.uninstall(*names)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_is_found(installed: FreshVenv, kind):
    lines = installed.run("yt-study-buddy", "plugins").splitlines()
    assert 1 == len([line for line in lines if line.strip().startswith(f"my-{kind} ")])


def test_what_is_written_passes_its_tests(installed: FreshVenv):
    copies = sorted((installed.folder / "packages").glob("*-my-*"))
    printed = installed.run("python", "-m", "pytest", "-q", *map(str, copies))
    assert len(KINDS) == len(copies)
    assert re.fullmatch(r"\d+ passed in .*", printed.splitlines()[-1])
