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
    status = asked("GET", f"{target.deployed.api}/me").status_code
    if status != 401:
        said = f"GET /me without a token answers {status} instead of 401"
        open_ = "Whoever calls is let in: run make deploy again, and if that stays, go back."
        return Finding("missing", said, open_ if status < 400 else _LOG)
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
