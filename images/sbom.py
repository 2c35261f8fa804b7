"""What the image is made of, as a CycloneDX 1.6 bill of materials. Runs in the image.

    images/run python - < images/sbom.py > sbom.json

Debian's packages are those that dpkg knows, Python's those that are installed for the worker; fonts
are single files of packages that are not installed, so their list is its own. The same image gives
the same bytes: there is no time and no random number in it.
"""

from __future__ import annotations

import hashlib
import json
import sys
import sysconfig
import uuid
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any
from urllib.parse import quote

_DPKG = Path("/var/lib/dpkg/status")
_FONTS = Path("/usr/share/doc/study-buddy-fonts/versions")
_RELEASE = Path("/etc/os-release")

Component = dict[str, Any]


def debian(name: str, version: str, architecture: str, system: str) -> Component:
    """A package of Debian's. `system` is like `debian-13`."""
    purl = f"pkg:deb/debian/{quote(name)}@{quote(version)}?arch={architecture}&distro={system}"
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


def installed(status: str) -> Iterator[tuple[str, str, str]]:
    """Name, version and architecture of each package that dpkg has installed."""
    for paragraph in status.split("\n\n"):
        fields = dict(
            line.split(": ", 1)
            for line in paragraph.splitlines()
            if ": " in line and line[0] != " "
        )
        if fields.get("Status") == "install ok installed":
            yield fields["Package"], fields["Version"], fields["Architecture"]


def python(distribution: Distribution) -> Component:
    """A distribution of Python's."""
    metadata = distribution.metadata
    name = metadata["Name"].lower().replace("_", "-").replace(".", "-")
    purl = f"pkg:pypi/{name}@{distribution.version}"
    licence = metadata.json.get("license_expression")
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": distribution.version,
        "purl": purl,
        **({"licenses": [{"expression": licence}]} if licence else {}),
    }


def components() -> list[Component]:
    """All that there is, each once, in the order of its address."""
    release = dict(line.split("=", 1) for line in _RELEASE.read_text().splitlines() if "=" in line)
    system = f"debian-{release['VERSION_ID'].strip(chr(34))}"
    fonts = [line.split("\t") for line in _FONTS.read_text().splitlines()]
    packages = [*installed(_DPKG.read_text()), *((name, at, kind) for name, at, kind in fonts)]
    found = [debian(*package, system) for package in packages]
    found += [python(one) for one in distributions(path=[sysconfig.get_path("purelib")])]
    interpreter = sys.version.split()[0]
    purl = f"pkg:generic/python@{interpreter}"
    found.append(
        {
            "type": "platform",
            "bom-ref": purl,
            "name": "python",
            "version": interpreter,
            "purl": purl,
        }
    )
    return [one for _, one in sorted({one["purl"]: one for one in found}.items())]


def bill(parts: list[Component]) -> dict[str, Any]:
    """The bill of these parts; its number follows from them."""
    digest = hashlib.sha256(json.dumps(parts).encode()).digest()
    image = {"type": "container", "bom-ref": "image", "name": "ytstudy-process"}
    refs = [part["bom-ref"] for part in parts]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(bytes=digest[:16], version=4)}",
        "version": 1,
        "metadata": {"component": image},
        "components": parts,
        "dependencies": [{"ref": "image", "dependsOn": refs}],
    }


if __name__ == "__main__":
    print(json.dumps(bill(components()), indent=2))
