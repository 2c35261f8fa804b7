"""The API, as a browser calls it."""

from __future__ import annotations

import re

from checks.target import Finding, Target, asked

_ORDER = "/videos/submit"
_HEADERS = "authorization,content-type"
# What asks for a WebSocket (RFC 6455). The key is any sixteen bytes.
_HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "c3R1ZHlidWRkeS1hc2tzIQ==",
}
_LOG = "See the log of the function in CloudWatch (search `errors`)."


def answers(target: Target) -> Finding:
    """A route that everybody may call."""
    answer = asked("GET", f"{target.deployed.api}/credits/packages")
    if answer.status_code != 200:
        return Finding("missing", f"GET /credits/packages answers {answer.status_code}", _LOG)
    return Finding("ok", target.deployed.api)


def refuses(target: Target) -> Finding:
    """A route that is for users, without a token."""
    status = asked("GET", f"{target.deployed.api}/me").status_code
    if status != 401:
        said = f"GET /me without a token answers {status} instead of 401"
        open_ = "Whoever calls is let in: run make deploy again, and if that stays, go back."
        return Finding("missing", said, open_ if status < 400 else _LOG)
    return Finding("ok", "without a token it answers 401")


def refuses_pages(target: Target) -> Finding:
    """A page that would be told news, without a ticket."""
    push = str(target.deployed.settings["push"])
    if not push:
        return Finding("not asked", "There is none (push = false): pages ask now and then")
    status = asked("GET", re.sub("^ws", "http", push), _HANDSHAKE).status_code
    if status == 403:
        return Finding("ok", f"{push} lets nobody in without a ticket")
    said = f"{push} without a ticket answers {status} instead of 403"
    if status == 101:
        return Finding("missing", said, "Whoever connects is let in: run make deploy again.")
    return Finding("worth doing", said, f"Until then pages ask now and then. {_LOG}")


def lets_web_apps_elsewhere_in(target: Target) -> Finding:
    """What a browser asks first, before it lets a web app on another host order (CORS)."""
    elsewhere = target.deployed.elsewhere
    if not elsewhere:
        return Finding("not asked", "The web app is on CloudFront alone, beside the API")
    shut = [address for address in elsewhere if not _lets_in(target, address)]
    if shut:
        return Finding(
            "missing",
            f"Browsers are not told that {', '.join(shut)} may call it",
            "Run make deploy again, which tells the API so; changes in the console are undone.",
        )
    return Finding("ok", f"browsers are told that {', '.join(elsewhere)} may call it")


def _lets_in(target: Target, address: str) -> bool:
    origin = {"Origin": address}
    order = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": _HEADERS}
    first = asked("OPTIONS", f"{target.deployed.endpoint}{_ORDER}", origin | order)
    then = asked("GET", f"{target.deployed.endpoint}/credits/packages", origin)
    allowed = {one.headers.get("Access-Control-Allow-Origin") for one in (first, then)}
    return allowed <= {address, "*"}
