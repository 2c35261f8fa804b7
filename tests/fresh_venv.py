"""A virtual environment as a user has it: Study Buddy's wheel, and what is installed beside it."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]


class FreshVenv:
    """Holds Study Buddy as a wheel, not the checkout, and borrows this environment's libraries.

    Nothing is downloaded: pip is given no index, and builds with the hatchling that is here.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        self.bin = folder / "venv" / "bin"
        lent = sysconfig.get_path("purelib")
        (Path(self.run("python", "-c", _PURELIB).strip()) / "lent.pth").write_text(lent + "\n")
        self.run("pip", "install", "--no-deps", "--force-reinstall", str(ROOT))

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
            shutil.copytree(package, copy, dirs_exist_ok=True)
        self.run("pip", "install", *map(str, copies))

    def uninstall(self, *distributions: str) -> None:
        self.run("pip", "uninstall", "--yes", *distributions)

    def environment(self) -> dict[str, str]:
        """What its commands find set: nothing of the tests' own, and no index for pip."""
        ours = ("PIP_", "PYTHON", "VIRTUAL_ENV", "STUDYBUDDY_", "ANTHROPIC_", "PYTEST_")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
        return kept | {
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # pip's way to say: do not isolate
            "PIP_NO_INDEX": "1",
            "PIP_ROOT_USER_ACTION": "ignore",
            "NO_COLOR": "1",
            "COLUMNS": "120",
        }


_PURELIB = "import sysconfig; print(sysconfig.get_path('purelib'))"
