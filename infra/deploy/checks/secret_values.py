"""Secrets: whether they have values of the right shape, and whether Claude's key opens anything.

No value, and no part of one, is ever in a Finding.
"""

from __future__ import annotations

from operator_secrets import how_to_put

from checks.target import Finding, Target, asked, settings_in
from studybuddy import StudyBuddyError
from studybuddy.youtube import proxy_url

_ELSEWHERE = ("claude", "proxy", "stripe")  # which have checks of their own


def unfilled(target: Target, noun: str, why: str) -> Finding:
    """A secret that the operator has to put."""
    deployed = target.deployed
    return Finding("missing", why, how_to_put(noun, deployed.region, deployed.secrets[noun]))


def claude(target: Target) -> Finding:
    """Claude's key, or that there is none: Bedrock is not asked, as it charges for any answer."""
    if "claude" not in target.deployed.secrets:
        model = _told_worker(target).get("STUDYBUDDY_CLAUDE_MODEL", "")
        return Finding("not asked", f"No key: the worker asks Amazon Bedrock for {model}")
    return _of_key(target)


def _of_key(target: Target) -> Finding:
    """Shown to Anthropic, which tells its models for nothing."""
    text = target.secret("claude")
    if text is None:
        return unfilled(target, "claude", "There is no key: videos fail, at no credit")
    keys = settings_in(text)
    if keys is None:
        return unfilled(target, "claude", "The secret is no JSON object of settings")
    if endpoint := _told_worker(target).get("ANTHROPIC_BASE_URL"):
        return Finding("not asked", f"The worker asks {endpoint} instead of Anthropic")
    if key := keys.get("ANTHROPIC_API_KEY"):
        return _known(target, {"x-api-key": key})
    if token := keys.get("ANTHROPIC_AUTH_TOKEN"):
        return _known(target, {"Authorization": f"Bearer {token}"})
    return Finding("ok", "none, and none is wanted: notes are made without Claude")


def _known(target: Target, key: dict[str, str]) -> Finding:
    version = {"anthropic-version": "2023-06-01"}
    status = asked("GET", f"{target.anthropic}/v1/models?limit=1", version | key).status_code
    if status in {401, 403}:
        return unfilled(target, "claude", f"Anthropic refuses the key ({status})")
    if status != 200:
        return Finding("not asked", f"Anthropic answers {status}; try again later")
    return Finding("ok", "Anthropic knows the key; whether its balance suffices is not told")


def _told_worker(target: Target) -> dict[str, str]:
    found = target.aws("lambda").get_function_configuration(
        FunctionName=target.deployed.worker, Qualifier="live"
    )
    return dict(found.get("Environment", {}).get("Variables", {}))


def proxy(target: Target) -> Finding:
    """The proxy for YouTube, if there is to be one: only its shape is looked at."""
    if "proxy" not in target.deployed.secrets:
        return Finding("not asked", "There is none: YouTube mostly refuses Amazon's addresses")
    text = target.secret("proxy")
    if text is None:
        return unfilled(target, "proxy", "`proxy` is on, and its secret is empty: videos fail")
    settings = settings_in(text)
    if settings is None:
        return unfilled(target, "proxy", "The secret is no JSON object of settings")
    try:
        found = proxy_url(settings)
    except StudyBuddyError as error:
        return unfilled(target, "proxy", error.message)
    return Finding("ok", "has the shape of a proxy" if found else "{}: YouTube is asked directly")


def others(target: Target) -> Finding:
    """Those of sign-in, and those that `make deploy` makes."""
    nouns = [noun for noun in target.deployed.secrets if noun not in _ELSEWHERE]
    empty = [noun for noun in nouns if target.secret(noun) is None]
    if empty:
        todo = "Run make deploy again: it makes them, or says how they are put."
        return Finding("missing", f"Without a value: {', '.join(empty)}", todo)
    return Finding("ok", ", ".join(nouns))
