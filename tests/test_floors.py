"""What is locked has no hole that is known, is told by its hash, and names no registry's host."""

import os
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
# The first release without the hole; a later hole moves the floor up.
FLOORS = {
    "aiohttp": ("3.13.3", "CVE-2025-69223"),
    "brotli": ("1.2.0", "CVE-2025-6176"),
    "certifi": ("2024.7.4", "CVE-2024-39689"),
    "cryptography": ("44.0.1", "CVE-2024-12797"),
    "filelock": ("3.20.1", "CVE-2025-68146"),
    "fonttools": ("4.60.2", "CVE-2025-66034"),
    "h11": ("0.16.0", "CVE-2025-43859"),
    "idna": ("3.7", "CVE-2024-3651"),
    "jinja2": ("3.1.6", "CVE-2025-27516"),
    "markdown-it-py": ("2.2.0", "CVE-2023-26303"),
    "pillow": ("11.3.0", "CVE-2025-48379"),
    "pydantic": ("2.4.0", "CVE-2024-3772"),
    "pygments": ("2.15.0", "CVE-2022-40896"),
    "pypdf": ("6.0.0", "CVE-2025-55197"),
    "pyyaml": ("5.4", "CVE-2020-14343"),
    "requests": ("2.32.4", "CVE-2024-47081"),
    "urllib3": ("2.7.0", "set by the project"),
    "virtualenv": ("20.26.6", "CVE-2024-53899"),
    "weasyprint": ("70.0", "set by the project"),
    "werkzeug": ("3.1.4", "CVE-2025-66221"),
    "yt-dlp": ("2026.7.4", "set by the project"),
}
NOT_OURS = {"node_modules", "out", "build", "dist"}
LOCKED = re.compile(r"[a-z0-9-]+==[^ ;]+( ; .+?)?( +--hash=sha256:[0-9a-f]{64})+ *")


def locks():
    found = []
    for folder, below, files in os.walk(ROOT):
        below[:] = [name for name in below if name not in NOT_OURS and name[0] != "."]
        found += [Path(folder, file) for file in files if file.endswith(".lock")]
    return sorted(file.relative_to(ROOT).as_posix() for file in found)


def lines_of(lock):
    """Each requirement on one line, without comments."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text(), flags=re.MULTILINE)
    return [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]


def versions_in(lock):
    return dict(line.split(" ")[0].split("==") for line in lines_of(lock))


def test_the_locks_that_are_known_of_are_looked_at():
    assert {
        "handlers/studybuddy_local/ministack.lock",
        "images/api/api.lock",
        "images/api/payments.lock",
        "images/process/requirements.lock",
        "requirements.lock",
    } <= set(locks())


@pytest.mark.parametrize("lock", locks())
def test_each_line_is_a_version_and_its_hashes_and_nothing_else(lock):
    assert [] == [line for line in lines_of(lock) if not LOCKED.fullmatch(line)]


@pytest.mark.parametrize("lock", locks())
def test_no_host_of_a_registry_is_named(lock):
    text = (ROOT / lock).read_text()
    assert [] == re.findall(r"\w+://\S*|--(?:extra-)?index-url.*|--find-links.*", text)


@pytest.mark.parametrize("lock", locks())
def test_nothing_is_below_the_first_release_without_a_known_hole(lock):
    below = {
        f"{name}=={version} ({FLOORS[name][1]})"
        for name, version in versions_in(lock).items()
        if name in FLOORS and Version(version) < Version(FLOORS[name][0])
    }
    assert set() == below


def test_each_floor_is_of_something_that_is_locked():
    assert set() == FLOORS.keys() - {name for lock in locks() for name in versions_in(lock)}


def test_who_installs_without_a_lock_gets_nothing_below_the_floors_either():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    asked = map(
        Requirement, [*project["dependencies"], *(one for extra in extras for one in extra)]
    )
    allowed = {
        str(requirement)
        for requirement in asked
        if requirement.name in FLOORS
        and min(Version(one.version) for one in requirement.specifier)
        < Version(FLOORS[requirement.name][0])
    }
    assert set() == allowed


@pytest.mark.parametrize(
    "lock", ["images/api/api.lock", "images/api/payments.lock", "images/process/requirements.lock"]
)
def test_what_is_deployed_is_what_was_tested(lock):
    tested = versions_in("requirements.lock")
    assert {} == {
        name: version for name, version in versions_in(lock).items() if tested.get(name) != version
    }
