"""Programs in Python that the proof runs and that nothing else needs: each in an environment of
its own, installed when it is first asked for and kept in .cache.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

CACHE = Path(__file__).parents[2] / ".cache"
_PYTHONS = ("python3.13", *Path.home().glob(".pyenv/versions/3.13*/bin/python3.13"))


def lambda_python():
    """Lambda's Python, None where there is none."""
    return next((str(one) for one in _PYTHONS if shutil.which(one) and _is_lambdas(one)), None)


def _is_lambdas(python):
    asked = [python, "-c", "import pip, sys; sys.exit(sys.version_info[:2] != (3, 13))"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def programs(lock, python=sys.executable):
    """The folder of the programs that a lock's packages bring, run by that Python."""
    digest = hashlib.sha256(lock.read_bytes() + python.encode()).hexdigest()[:12]
    home = CACHE / f"{lock.stem}-{digest}"
    if not (home / "ready").exists():
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([python, "-m", "venv", home], check=True)
        quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes")
        pip = [home / "bin" / "python", "-m", "pip", "install", *quiet, "-r", lock]
        subprocess.run(pip, check=True)
        (home / "ready").touch()
    return home / "bin"
