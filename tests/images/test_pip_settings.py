"""Of a machine's settings for pip a build is told what holds inside it, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

PIP_SETTINGS = Path(__file__).parents[2] / "images" / "pip-settings"
CONFIGURED = """\
[global]
index-url = https://pypi.example/simple
extra-index-url = file:///opt/here/simple
trusted-host = pypi.example
timeout = 7
cert = /etc/ssl/own.pem
[install]
constraint = /etc/own/constraints.txt
find-links = /opt/wheels
"""


def test_only_what_holds_in_a_build_is_handed_over(tmp_path):
    (tmp_path / "pip.conf").write_text(CONFIGURED)
    told = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_CONFIG_DIRS": str(tmp_path),
        "PYTHON": sys.executable,
        "PIP_CONFIG_FILE": str(tmp_path / "pip.conf"),
        "PIP_RETRIES": "9",
        "PIP_NO_CACHE_DIR": "1",
    }
    done = subprocess.run([PIP_SETTINGS], env=told, check=True, capture_output=True, text=True)
    settings = dict(line.split(" = ") for line in done.stdout.splitlines() if " = " in line)
    mine = {"index-url": "https://pypi.example/simple", "trusted-host": "pypi.example"}
    mine |= {"timeout": "7", "retries": "9"}
    assert mine == {name: settings.get(name) for name in mine}
    assert {"constraint", "find-links", "cert", "no-cache-dir"}.isdisjoint(settings)
    assert "[global]" == done.stdout.splitlines()[0]
