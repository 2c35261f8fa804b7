"""Attaches a bill of materials to its image in a registry: an artifact of the image's digest.

    aws ecr get-login-password | python images/attach_sbom.py ADDRESS:TAG out/image/sbom.json

`oras discover ADDRESS:TAG` and whatever else reads OCI referrers finds it, and so does its tag,
TAG.sbom. images/push calls this; the password is read from standard input.
"""

from __future__ import annotations

import hashlib
import sys

from oras.client import OrasClient
from oras.container import Container
from oras.defaults import default_manifest_media_type
from oras.oci import Subject

BILL = "application/vnd.cyclonedx+json"
IMAGES = (default_manifest_media_type, "application/vnd.docker.distribution.manifest.v2+json")


def attach(image: str, file: str, password: str) -> str:
    """The tag that the bill is found under. ValueError or OSError if the registry refuses."""
    client = OrasClient(auth_backend="basic")
    client.auth.set_basic_auth("AWS", password)
    attached = f"{image}.sbom"
    client.push(
        attached,
        files=[f"{file}:{BILL}"],
        manifest_config=f"/dev/null:{BILL}",
        disable_path_validation=True,
        subject=_subject(client, image),
        quiet=True,
    )
    return attached


def _subject(client: OrasClient, image: str) -> Subject:
    """The image by its digest, that of the registry's own bytes."""
    address = f"{client.prefix}://{Container(image).manifest_url()}"
    answer = client.do_request(address, headers={"Accept": ", ".join(IMAGES)})
    answer.raise_for_status()
    digest = hashlib.sha256(answer.content).hexdigest()
    return Subject(answer.headers["Content-Type"], f"sha256:{digest}", len(answer.content))


if __name__ == "__main__":
    try:
        print(attach(sys.argv[1], sys.argv[2], sys.stdin.read().strip()))
    except (ValueError, OSError) as refused:
        sys.exit(f"The registry did not take the bill of materials: {refused}")
