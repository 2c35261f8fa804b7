"""A virtual environment as a user has it: Study Buddy's wheel, and what is installed beside it."""

import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from uv import find_uv_bin

ROOT = Path(__file__).parents[1]
_NO_BYTECODE = shutil.ignore_patterns("__pycache__")  # it is being written by whoever tests beside


class FreshVenv:
    """Holds Study Buddy as a wheel, not the checkout, and borrows this environment's libraries.

    Nothing is downloaded: uv is offline, pip is given no index, and both build with the hatchling
    that is here. uv installs, since it takes a tenth of pip's time; pip is there for who types it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = [sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")]
        subprocess.run(made, check=True)
        self.bin = folder / "venv" / "bin"
        lent = sysconfig.get_path("purelib")
        (Path(self.run("python", "-c", _PURELIB).strip()) / "lent.pth").write_text(lent + "\n")
        pip = self.bin / "pip"
        pip.write_text(f"#!/bin/sh\nexec '{self.bin}/python' -m pip \"$@\"\n")
        pip.chmod(0o755)
        self._uv("install", "--no-deps", str(ROOT))

    def run(self, *command: str, cwd: Path | None = None) -> str:
        """What a command prints, both streams. Fails with that text unless the command succeeds."""
        done = self.attempt(*command, cwd=cwd)
        assert done.returncode == 0, f"{command}\n{done.stdout}"
        return done.stdout

    def attempt(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a command of this environment, whether it succeeds or not."""
        return subprocess.run(
            command,
            cwd=cwd or self.folder,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def install(self, *packages: Path) -> None:
        """Install copies of packages' folders, so that no build litters the originals."""
        copies = [self.folder / "packages" / package.name for package in packages]
        for package, copy in zip(packages, copies, strict=True):
            shutil.copytree(package, copy, ignore=_NO_BYTECODE, dirs_exist_ok=True)
        self._uv("install", "--no-deps", *map(str, copies))

    def uninstall(self, *distributions: str) -> None:
        self._uv("uninstall", *distributions)

    def _uv(self, verb: str, *arguments: str) -> None:
        """Have uv change this environment. It keeps no cache, in which an older build might lie."""
        options = ["--offline", "--no-cache", "--quiet"]
        if verb == "install":
            options.append("--no-build-isolation")
        python = str(self.bin / "python")
        self.run(find_uv_bin(), "pip", verb, "--python", python, *options, *arguments)

    def environment(self) -> dict[str, str]:
        """What its commands find set: nothing of the tests' own, and no index for pip."""
        return _environment(self.bin)


def bare_environment(folder: Path) -> dict[str, str]:
    """What a reader has who installs nothing but Study Buddy without extras, and pytest.

    Python is `python3`. An index is played by a folder with links to what these need, and no more.
    """
    (folder / "bin").mkdir()
    python = Path(sys.executable).resolve()
    (folder / "bin" / "python3").symlink_to(python)
    _lend(folder / "index", "yt-study-buddy", "pytest", "hatchling")
    return _environment(folder / "bin") | {"PYTHONPATH": str(folder / "index")}


def _lend(folder: Path, *names: str) -> None:
    """Links to distributions that are here, and to all that they need; Study Buddy is not lent."""
    folder.mkdir()
    wanted, lent = list(names), set[str]()
    while wanted:
        if (name := wanted.pop()) in lent:
            continue
        lent.add(name)
        found = distribution(name)
        wanted += [one.name for one in map(Requirement, found.requires or []) if _needed(one)]
        tops = {file.parts[0] for file in found.files or []} - {"..", "__pycache__"}
        for top in tops if name != "yt-study-buddy" else ():
            (folder / top).symlink_to(Path(str(found.locate_file(top))))


def _needed(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _environment(commands: Path) -> dict[str, str]:
    ours = ("PIP_", "UV_", "PYTHON", "VIRTUAL_ENV", "STUDYBUDDY_", "ANTHROPIC_", "PYTEST_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return kept | {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip's way to say: do not isolate
        "PIP_NO_INDEX": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        # As where pytest is alone; the plugins that are lent from here take seconds to load.
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }


_PURELIB = "import sysconfig; print(sysconfig.get_path('purelib'))"
