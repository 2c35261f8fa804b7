"""Moves forward what no lock of Python's or npm's has: base images, Lambda's Python, the provider.

    python images/update.py [--python 3.14] [--dry-run]

Base images are named by the digest that their registry answers with, checked against the bytes;
one that is not reached changes nothing. `--python` writes another version of Lambda's Python
wherever it stands (then: make lock). The provider's lock is made for all kinds of machine, or not
at all.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import requests
from oras.client import OrasClient
from oras.container import Container

ROOT = Path(__file__).parents[1]
BASE = re.compile(r"^ARG BASE=([^@\s]+)(?:@(\S+))?$", re.MULTILINE)
# Where Lambda's Python stands; all else that names one means another thing.
OF_LAMBDA = ("Dockerfile.*", "Makefile", "images", "infra", "tests/images", "tests/infra")
DOCKERFILES = ("Dockerfile.api", "Dockerfile.process")
# Docker's own name for its registry is not where it is.
HOSTS = {"docker.io": "registry-1.docker.io"}
IMAGES = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
)
PLATFORMS = ("linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64")


class NotReached(Exception):
    """In words: who did not answer, or not with what is wanted."""


def digest(image: str) -> str:
    """The digest of an image for all kinds of machine, as its registry has it now."""
    host, _, rest = image.partition("/")
    container = Container(f"{HOSTS.get(host, host)}/{rest}")
    # Docker speaks plain HTTP to a registry on this machine, and so is it here.
    client = OrasClient(insecure=host.startswith("127.0.0.1:"))
    try:
        # oras asks for minutes where nobody is.
        client.session.get(f"{client.prefix}://{container.registry}/v2/", timeout=20)
        address = f"{client.prefix}://{container.manifest_url()}"
        answer = client.do_request(address, headers={"Accept": ", ".join(IMAGES)})
    except (requests.RequestException, ValueError) as error:
        raise NotReached(f"{host} was not reached ({type(error).__name__})") from None
    found = f"sha256:{hashlib.sha256(answer.content).hexdigest()}"
    if answer.status_code != 200 or answer.headers.get("Docker-Content-Digest", found) != found:
        raise NotReached(
            f"{host} has no {image} ({answer.status_code}), or not the bytes that it names"
        )
    return found


def pinned(text: str) -> tuple[str, str]:
    """A Dockerfile with its base's newest digest, and what became of it in words."""
    base = BASE.search(text)
    if base is None:
        raise NotReached("there is no line ARG BASE")
    image, before = base.groups()
    now = digest(image)
    said = (
        f"{image} is still {now}" if before == now else f"{image}: {before or 'no digest'} -> {now}"
    )
    return BASE.sub(f"ARG BASE={image}@{now}", text), said


def with_python(root: Path, version: str) -> dict[Path, str]:
    """Files in which Lambda's Python stands, with this one, and no digest of the other's image."""
    now = re.search(r"lambda/python:(3\.\d+)", (root / "Dockerfile.api").read_text("utf-8"))
    if now is None:
        raise NotReached("Dockerfile.api names no Python of Lambda's")
    old = re.compile(rf"(?<![\d.]){re.escape(now[1])}(?![\d.])")
    listed = subprocess.check_output(["git", "ls-files", *OF_LAMBDA], cwd=root, text=True)  # noqa: S603, S607
    texts = {
        root / line: (root / line).read_text("utf-8")
        for line in listed.splitlines()
        if not line.endswith(".lock")
    }
    return {
        file: BASE.sub(r"ARG BASE=\1", old.sub(version, text))
        for file, text in texts.items()
        if old.search(text)
    }


def provider_lock(root: Path) -> str:
    """What came of a lock for all kinds of machine. Raises NotReached."""
    platforms = [f"-platform={one}" for one in PLATFORMS]
    words = ["terraform", "-chdir=infra", "providers", "lock", *platforms]
    try:
        subprocess.run(words, cwd=root, capture_output=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        raise NotReached("Terraform is not here, or its registry was not reached") from None
    return "infra/.terraform.lock.hcl is made: git add --force infra/.terraform.lock.hcl"


def update(root: Path, python: str | None, dry_run: bool) -> int:
    """Do what can be done and say so, then write; 1 if a part could not be done."""
    texts = {root / name: (root / name).read_text("utf-8") for name in DOCKERFILES}
    if python:
        texts |= with_python(root, python)
    left = 0
    for file in (root / name for name in DOCKERFILES):
        try:
            texts[file], said = pinned(texts[file])
        except NotReached as error:
            left, said = 1, f"{error}. Its base stays as it is named."
        print(f"{file.name}: {said}")
    changed = {file: text for file, text in texts.items() if file.read_text("utf-8") != text}
    for file, text in changed.items():
        print(f"{'would change' if dry_run else 'changed'}: {file.relative_to(root)}")
        if not dry_run:
            file.write_text(text, "utf-8")
    if not dry_run:
        try:
            print(provider_lock(root))
        except NotReached as error:
            left = 1
            print(f"{error}. infra/ stays without a lock; versions.tf names one version exactly.")
    return left


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--python", metavar="3.14", help="write this Python of Lambda's wherever it stands"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="ask, say what would change, write nothing"
    )
    given = parser.parse_args()
    if given.python and not re.fullmatch(r"3\.\d+", given.python):
        parser.error(f"--python {given.python} is no version like 3.14. Nothing was changed.")
    return update(ROOT, given.python, given.dry_run)


if __name__ == "__main__":
    sys.exit(main())
