"""The image's bill of materials, as CycloneDX 1.6: of what images/inventory.py has found in it.

images/build calls it and lays the bill into out/image/sbom.json. The same image gives the same
bytes: there is no time and no random number in it.
"""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Iterator
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

_LICENSES = LicenseFactory()


def component(
    purl: PackageURL, kind: ComponentType = ComponentType.LIBRARY, licence: str | None = None
) -> Component:
    """One part, named by its package URL."""
    licences = [_LICENSES.make_from_string(licence)] if licence else []
    address = purl.to_string()
    return Component(
        type=kind,
        bom_ref=address,
        name=purl.name,
        version=purl.version,
        purl=purl,
        licenses=licences,
    )


def components(found: dict[str, Any]) -> Iterator[Component]:
    """All parts of an inventory."""
    for name, version, architecture in found["packages"]:
        at = {"arch": architecture, "distro": f"debian-{found['debian']}"}
        yield component(PackageURL("deb", "debian", name, version, at))
    for name, version, licence in found["distributions"]:
        yield component(PackageURL("pypi", None, name, version), licence=licence)
    interpreter = PackageURL("generic", None, "python", found["python"])
    yield component(interpreter, ComponentType.PLATFORM)


def bill(found: dict[str, Any]) -> str:
    """The bill of an inventory; its number follows from its parts."""
    parts = {one.bom_ref.value: one for one in components(found)}
    image = Component(type=ComponentType.CONTAINER, bom_ref="image", name="ytstudy-process")
    number = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(sorted(filter(None, parts))))
    bom = Bom(components=parts.values(), serial_number=number)
    bom.metadata.component = image
    # CycloneDX can do without a time, its library's types cannot.
    bom.metadata.timestamp = None  # type: ignore[assignment]
    bom.register_dependency(image, parts.values())
    return JsonV1Dot6(bom).output_as_string(indent=2)


if __name__ == "__main__":
    print(bill(json.load(sys.stdin)))
