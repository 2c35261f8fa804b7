"""How `setup/python-packages` tells of pip's work, with a pip that only says what pip says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

INSTALL = Path(__file__).parents[1] / "setup" / "python-packages"
LOCK = "".join(
    f"package-{n}==1.{n} ; sys_platform != 'x' \\\n    --hash=sha256:aa\n" for n in range(45)
)
PIP = """
import sys
print("Ignoring package-0: markers 'x' don't match your environment")
print("Requirement already satisfied: package-1==1.1 in ./lib")
print("Processing /wheels/package_2-1.2.whl (from -r lock (line 4))")
for n in range(3, 45):
    print(f"Collecting package-{n}==1.{n} (from -r lock (line 5))")
    print(f"  Downloading package_{n}.whl (9 kB)")
if "--no-deps" in sys.argv:
    print("Installing collected packages: a, b, c")
else:
    sys.exit("ERROR: No space left on device")
"""


@pytest.fixture
def install(tmp_path):
    (tmp_path / "pip.py").write_text(PIP)
    (tmp_path / "lock").write_text(LOCK)

    def run(*options):
        return subprocess.run(
            [sys.executable, str(INSTALL), str(tmp_path / "lock"), *options],
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_it_tells_how_many_of_how_many_are_there(install):
    done = install("--no-deps")

    told = [f"  {n} of 45 packages are here" for n in (20, 40, 45)]
    assert (0, [*told, "  Unpacking 3 packages"]) == (done.returncode, done.stdout.splitlines())


def test_what_goes_wrong_is_told_last_and_is_no_success(install):
    done = install()

    assert (1, "ERROR: No space left on device") == (done.returncode, done.stderr.strip())
