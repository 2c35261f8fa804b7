"""The web app, as a browser is given it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from checks.target import Finding, Target, asked

_HEADERS = Path(__file__).parents[2] / "modules/web/headers.json"
_SCRIPT = re.compile(r'<script[^>]* src="(/assets/[^"]+)"')
_PUT = (
    "Install Node.js 20 and run make deploy again: it builds the web app and puts it there. "
    "An own domain must point to CloudFront. If the web app is served elsewhere, this may stay."
)


def page(target: Target) -> Finding:
    """The page is there, and the script that it begins with."""
    address = target.deployed.address
    answer = asked("GET", f"{address}/")
    script = _SCRIPT.search(answer.text)
    if answer.status_code != 200 or not script:
        return Finding("missing", f"{address} answers {answer.status_code}, without the app", _PUT)
    begun = asked("GET", f"{address}{script[1]}")
    if begun.status_code != 200:
        return Finding("missing", f"The page's script answers {begun.status_code}", _PUT)
    return Finding("ok", address)


def headers(target: Target) -> Finding:
    """It comes with the headers that keep foreign code out of it."""
    wanted = json.loads(_HEADERS.read_text())
    sent = asked("GET", f"{target.deployed.address}/").headers
    wrong = [name for name, value in wanted.items() if sent.get(name) != value]
    if wrong:
        return Finding(
            "missing",
            f"Not sent as infra/modules/web/headers.json says: {', '.join(wrong)}",
            "Run make deploy again; what stands before CloudFront may take headers away.",
        )
    return Finding("ok", f"all {len(wanted)} as they should be")


def config(target: Target) -> Finding:
    """What the app is told as it starts is what was deployed."""
    address = f"{target.deployed.address}/config.json"
    try:
        told = json.loads(asked("GET", address).text)
    except json.JSONDecodeError:
        return Finding("missing", f"{address} is no JSON", "Run make deploy again.")
    wanted = target.deployed.settings
    wrong = [
        name for name in wanted if not isinstance(told, dict) or told.get(name) != wanted[name]
    ]
    if wrong:
        return Finding(
            "missing",
            f"{address} says something else than was deployed of {', '.join(wrong)}",
            "Run make deploy again: it also has CloudFront forget the old file.",
        )
    return Finding("ok", "says what was deployed")
