"""Where things lie in the checkout that this package is run from, and the addresses it takes."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import NamedTuple

from studybuddy import StudyBuddyError

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "infra" / "resources.json"
CONTRACT = ROOT / "infra" / "openapi.json"
PERMISSIONS = ROOT / "infra" / "permissions.json"
WEB_APP = ROOT / "frontend" / "dist"
EXAMPLE = ROOT / "examples" / "how-memory-works.en.vtt"
INSTALL = ROOT / "setup" / "python-packages"
CACHE = ROOT / ".cache"
LOCK = Path(__file__).with_name("ministack.lock")
HERE = Path(__file__).parent

HOST = "127.0.0.1"
# Where `npm run dev` in frontend/ shows the web app to who works on it, beside the service's own.
VITE = "http://localhost:5173"


class Ports(NamedTuple):
    """Three ports in a row: of the web app, of AWS, of Stripe."""

    web: int
    aws: int
    stripe: int

    @classmethod
    def starting_at(cls, port: int) -> Ports:
        """The web app's port and the two after it. Raises StudyBuddyError for one that is taken."""
        ports = cls(port, port + 1, port + 2)
        for one in ports:
            _check_free(one, port)
        return ports


def _check_free(port: int, first: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise StudyBuddyError(
                "port_taken",
                f"Port {port} is taken. Does the service run already? Otherwise choose three free "
                f"ports in a row, such as: --port {first + 10}",
            ) from None


def address(port: int) -> str:
    """The address of a port of this machine."""
    return f"http://{HOST}:{port}"
