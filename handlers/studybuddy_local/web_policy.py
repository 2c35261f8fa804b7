"""What browsers are told with every file of the web app: which addresses it may speak with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from studybuddy_local.paths import ROOT

POLICY = ROOT / "frontend" / "content-security-policy.json"

HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    # The player answers error 153 to a page that does not say where it is from.
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin-allow-popups",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), usb=()",
    "x-frame-options": "DENY",
}


def content_security_policy(addresses: Mapping[str, str], file: Path = POLICY) -> str:
    """The policy with the origins of these addresses in its places; a place without one goes."""
    written: dict[str, list[str]] = json.loads(file.read_bytes())
    directives = [_directive(name, sources, addresses) for name, sources in written.items()]
    # A page cannot say this of itself, only whoever serves it.
    return "; ".join([*directives, "frame-ancestors 'none'"])


def _directive(name: str, sources: list[str], addresses: Mapping[str, str]) -> str:
    filled = (_filled(source, addresses) for source in sources)
    return " ".join(dict.fromkeys([name, *filter(None, filled)]))


def _filled(source: str, addresses: Mapping[str, str]) -> str:
    place = re.fullmatch(r"\{(\w+)\}", source)
    if not place:
        return source
    address = urlsplit(addresses.get(place[1], ""))
    return f"{address.scheme}://{address.netloc}" if address.netloc else ""
