"""Who may import whom holds for whoever comes: what is planted is refused, and by which rule.

Also that what is said of the packages in several places is the same: folders, entry points, wheel.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from tests.import_contracts import packages_in

from studybuddy_aws.http.routes import ROUTES

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SOURCES = ("engine", "handlers", "plugins")
LINTER = PROJECT["tool"]["importlinter"]

DOORS = "The engine's inside is reached by its doors: studybuddy, .text, .youtube and .testing"
PACKAGES = "Every package is analysed, and nobody imports a plugin"
AWS = "AWS and Stripe are known in handlers/ only"
FUNCTIONS = "The functions are known to the laptop only"
ENGINE_ROOMS = "Rooms of the engine, from above"
FUNCTION_ROOMS = "Rooms of the functions, from above"
CIRCLES = "No circles among siblings"


class Copy:
    """The source roots and their contracts, to plant things in."""

    def __init__(self, folder):
        self.folder = folder
        python_only = shutil.ignore_patterns("__pycache__", "*.lock", "*.html", "*.ttf")
        for name in SOURCES:
            shutil.copytree(ROOT / name, folder / name, ignore=python_only)
        (folder / "tests").mkdir()
        shutil.copy(ROOT / "tests" / "import_contracts.py", folder / "tests")
        shutil.copy(ROOT / "pyproject.toml", folder)

    def broken(self):
        """The names of the contracts that import-linter finds broken, and all that it says."""
        lint = Path(sys.executable).with_name("lint-imports")
        path = os.pathsep.join(str(self.folder / name) for name in SOURCES)
        done = subprocess.run(
            [lint, "--no-cache", "--no-logo"],
            cwd=self.folder,
            env={"PYTHONPATH": path, "COLUMNS": "200", "PATH": os.environ["PATH"]},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        found = set(re.findall(r"^(.+) BROKEN(?: \(.*\))?$", done.stdout, re.MULTILINE))
        assert bool(found) == bool(done.returncode), done.stdout
        return found, done.stdout


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    return Copy(tmp_path_factory.mktemp("sources"))


@pytest.fixture
def copy(pristine):
    yield pristine
    shutil.rmtree(pristine.folder / "plugins" / "studybuddy_new", ignore_errors=True)
    shutil.copy(ROOT / "pyproject.toml", pristine.folder)


def new_plugin(copy, text, *, listed):
    package = copy.folder / "plugins" / "studybuddy_new"
    package.mkdir()
    (package / "__init__.py").write_text(text)
    if listed:
        settings = copy.folder / "pyproject.toml"
        told = settings.read_text()
        first = "root_packages = [\n"
        assert first in told
        settings.write_text(told.replace(first, f'{first}  "studybuddy_new",\n'))


@pytest.fixture
def planted(copy):
    """Adds a line to a module of the copy, and takes it away again."""
    before = {}

    def plant(module, line):
        file = copy.folder / module
        before[file] = file.read_text() if file.exists() else None
        file.write_text((before[file] or "") + f"\n{line}\n")

    yield plant
    for file, text in before.items():
        file.unlink() if text is None else file.write_text(text)


def test_what_is_there_keeps_every_contract(copy):
    found, said = copy.broken()
    assert set() == found, said


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("import boto3", AWS),
        ("import studybuddy_pdf", PACKAGES),
        ("from studybuddy_aws.storage import jobs", FUNCTIONS),
        ("from studybuddy import note", DOORS),
        ("from studybuddy.text.words import content_words", DOORS),
    ],
)
def test_a_new_plugin_package_is_held_to_what_plugins_are(copy, line, rule):
    new_plugin(copy, line, listed=True)
    found, said = copy.broken()
    assert {rule} == found, said


def test_a_new_plugin_package_may_use_the_doors_and_its_own_library(copy):
    doors = "import studybuddy, studybuddy.text, studybuddy.youtube, studybuddy.testing, pypdf"
    new_plugin(copy, doors, listed=True)
    found, said = copy.broken()
    assert set() == found, said


def test_a_new_package_that_is_listed_nowhere_is_refused(copy):
    new_plugin(copy, "", listed=False)
    found, said = copy.broken()
    assert {PACKAGES} == found
    assert "studybuddy_new is not in root_packages (pyproject.toml): add it." in said


@pytest.mark.parametrize(
    ("module", "line", "rules"),
    [
        ("plugins/studybuddy_json/__init__.py", "import studybuddy.pipeline", {DOORS}),
        ("engine/studybuddy/errors.py", "import studybuddy.command", {ENGINE_ROOMS, CIRCLES}),
        ("engine/studybuddy/errors.py", "import studybuddy_json", {PACKAGES, ENGINE_ROOMS}),
        ("engine/studybuddy/helpful.py", "", {ENGINE_ROOMS}),
        ("handlers/studybuddy_aws/helpful.py", "", {FUNCTION_ROOMS}),
        (
            "handlers/studybuddy_aws/billing/packages.py",
            "import studybuddy_aws.http.pages",
            {FUNCTION_ROOMS, "What no request wakes knows nothing of HTTP"},
        ),
        ("handlers/studybuddy_aws/sweep.py", "import studybuddy_json", {PACKAGES}),
        (
            "handlers/studybuddy_aws/sweep.py",
            "import studybuddy_aws.http.pages",
            {"What no request wakes knows nothing of HTTP"},
        ),
    ],
)
def test_what_is_planted_in_a_room_is_refused(copy, planted, module, line, rules):
    planted(module, line)
    found, said = copy.broken()
    assert rules == found, said


def contract(name):
    (found,) = [one for one in LINTER["contracts"] if one["name"] == name]
    return found


def test_the_functions_that_no_request_wakes_are_all_named():
    functions = {file.stem for file in (ROOT / "handlers" / "studybuddy_aws").glob("[a-z]*.py")}
    woken = {route.function for route in ROUTES}
    others = {name for name in functions - woken if not name.startswith("github_")}
    named = contract("What no request wakes knows nothing of HTTP")["source_modules"]
    assert {f"studybuddy_aws.{name}" for name in others} == set(named)


def test_every_package_is_listed_and_every_listed_one_is_there():
    folders = {name for source in SOURCES for name in packages_in(str(ROOT / source))}
    assert folders == set(LINTER["root_packages"]), "root_packages in pyproject.toml"


def test_every_built_in_has_an_entry_point_and_every_entry_point_leads_to_one():
    built_in = set(packages_in(str(ROOT / "plugins")))
    groups = PROJECT["project"]["entry-points"]
    named = {
        target.partition(":")[0].partition(".")[0]
        for points in groups.values()
        for target in points.values()
    }
    assert built_in | {"studybuddy_local"} == named


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_engine_and_of_the_built_ins_and_no_other(wheel):
    roots = (ROOT / "engine", ROOT / "plugins")
    files = {
        file.relative_to(root).as_posix()
        for root in roots
        for file in root.glob("*/**/*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert files == {name for name in wheel if ".dist-info/" not in name}
