"""What lies in the image: Debian's packages, Python's, and fonts. Runs in the image, prints JSON.

    images/run python - < images/inventory.py | .venv/bin/python images/sbom.py > sbom.json

Debian's packages are those that dpkg knows, Python's those that are installed for the worker; fonts
are single files of packages that are not installed, so their list is its own.
"""

from __future__ import annotations

import json
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

_DPKG = Path("/var/lib/dpkg/status")
_FONTS = Path("/usr/share/doc/study-buddy-fonts/versions")
_RELEASE = Path("/etc/os-release")


def installed(status: str) -> Iterator[list[str]]:
    """Name, version and architecture of each package that dpkg has installed."""
    for paragraph in status.split("\n\n"):
        fields = dict(
            line.split(": ", 1)
            for line in paragraph.splitlines()
            if ": " in line and line[0] != " "
        )
        if fields.get("Status") == "install ok installed":
            yield [fields["Package"], fields["Version"], fields["Architecture"]]


def distribution(one: Distribution) -> list[str | None]:
    """Name, version and licence expression of a distribution of Python's."""
    licence = one.metadata.json.get("license_expression")
    return [one.metadata["Name"], one.version, str(licence) if licence else None]


def inventory() -> dict[str, Any]:
    """All that there is."""
    release = dict(line.split("=", 1) for line in _RELEASE.read_text().splitlines() if "=" in line)
    fonts = [line.split("\t") for line in _FONTS.read_text().splitlines()]
    worker = distributions(path=[sysconfig.get_path("purelib")])
    return {
        "debian": release["VERSION_ID"].strip('"'),
        "python": sys.version.split()[0],
        "packages": [*installed(_DPKG.read_text()), *fonts],
        "distributions": [distribution(one) for one in worker],
    }


if __name__ == "__main__":
    print(json.dumps(inventory()))
