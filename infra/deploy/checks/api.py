"""The API, as a browser calls it."""

from __future__ import annotations

from checks.target import Finding, Target, asked

_ORDER = "/videos/submit"
_HEADERS = "authorization,content-type"
_LOG = "See the log of the function in CloudWatch (search `errors`)."


def answers(target: Target) -> Finding:
    """A route that everybody may call."""
    answer = asked("GET", f"{target.deployed.api}/credits/packages")
    if answer.status_code != 200:
        return Finding("missing", f"GET /credits/packages answers {answer.status_code}", _LOG)
    return Finding("ok", target.deployed.api)


def refuses(target: Target) -> Finding:
    """A route that is for users, without a token."""
    answer = asked("GET", f"{target.deployed.api}/me")
    if answer.status_code != 401:
        return Finding(
            "missing",
            f"GET /me without a token answers {answer.status_code} instead of 401",
            "Whoever calls may be let in. Run make deploy again; if it stays, go back.",
        )
    return Finding("ok", "without a token it answers 401")


def lets_the_web_app_in(target: Target) -> Finding:
    """What a browser asks first, before it lets the web app order (CORS)."""
    origin = {"Origin": target.deployed.address}
    order = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": _HEADERS}
    first = asked("OPTIONS", f"{target.deployed.api}{_ORDER}", origin | order)
    then = asked("GET", f"{target.deployed.api}/credits/packages", origin)
    allowed = [one.headers.get("Access-Control-Allow-Origin") for one in (first, then)]
    if set(allowed) - {target.deployed.address, "*"}:
        return Finding(
            "missing",
            f"Browsers are not told that {target.deployed.address} may call it",
            "The address stands in `domain` or `web_addresses`? Then run make deploy again.",
        )
    return Finding("ok", "browsers are told that the web app may call it")
