"""The bill of materials of what was found in an image."""

import json
import subprocess
import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

FOUND = {
    "debian": "13",
    "python": "3.13.5",
    "packages": [
        ["libstdc++6", "14.2.0-19", "amd64"],
        ["fonts-noto-cjk", "1:20240730+repack1-1", "all"],
    ],
    "distributions": [
        ["Jinja2", "3.1.6", None],
        ["a_b", "1.0", "MIT AND (Apache-2.0 OR BSD-2-Clause)"],
    ],
}


def bill():
    command = [sys.executable, Path(__file__).parents[2] / "images" / "sbom.py"]
    return subprocess.check_output(command, input=json.dumps(FOUND), text=True)


def test_the_bill_names_each_part_by_its_package_url_and_keeps_its_schema():
    made = bill()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made) is None
    parts = json.loads(made)["components"]
    assert {
        "pkg:deb/debian/libstdc%2B%2B6@14.2.0-19?arch=amd64&distro=debian-13",
        "pkg:deb/debian/fonts-noto-cjk@1:20240730%2Brepack1-1?arch=all&distro=debian-13",
        "pkg:pypi/jinja2@3.1.6",
        "pkg:pypi/a-b@1.0",
        "pkg:generic/python@3.13.5",
    } == {part["purl"] for part in parts}
    expression = next(part["licenses"] for part in parts if part["name"] == "a-b")
    assert [{"expression": "MIT AND (Apache-2.0 OR BSD-2-Clause)"}] == expression


def test_the_same_image_has_the_same_bill():
    assert bill() == bill()
