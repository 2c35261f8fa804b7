"""What the settings say of the way to Claude: the key, the address, how many requests at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from studybuddy import WriterFailed, WrongUse
from studybuddy_claude.bedrock import TOKEN, bedrock_region, missing_for_bedrock
from studybuddy_claude.endpoint import address, is_anthropic
from studybuddy_claude.silence import watch_stream

if TYPE_CHECKING:
    from anthropic import Anthropic, AnthropicBedrock, DefaultHttpxClient

    ClaudeApi: TypeAlias = Anthropic | AnthropicBedrock
    """The library's client of the place that is asked: both are asked in the same words."""

_PARALLEL = 16
_CREDENTIALS = ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", TOKEN)
_NO_KEY = "none"  # with nothing at all the library would look for keys of its own


def missing_for_claude(settings: Mapping[str, str]) -> str:
    """The library or the key, in words, if one of them is not there.

    A key is demanded at Anthropic's own address only.
    """
    if find_spec("anthropic") is None:
        return "Claude's library is not installed: pip install 'yt-study-buddy[claude]'"
    if bedrock_region(settings):
        return missing_for_bedrock(settings)
    told = _credentials(settings)
    if is_anthropic(settings) and not (told["ANTHROPIC_API_KEY"] or told["ANTHROPIC_AUTH_TOKEN"]):
        return (
            "ANTHROPIC_API_KEY is not set: make a key at "
            "https://platform.claude.com/settings/keys and set it"
        )
    return ""


def connection(settings: Mapping[str, str], silence: float) -> ClaudeApi:
    """The library's client, without its retries: ours know the deadline and the other requests.

    A stream that says for twice `silence` seconds nothing but that it is there is given up.
    Raises WriterFailed (`writer_not_ready`, `bad_key`) and WrongUse.
    """
    if missing := missing_for_claude(settings):
        raise WriterFailed("writer_not_ready", missing)
    from anthropic import Anthropic, DefaultHttpxClient

    told = _credentials(settings)
    for name, value in told.items():
        if value and not re.fullmatch(r"[!-~]+", value):
            raise WriterFailed(
                "bad_key", f"{name} holds characters that no key has. Copy the key again."
            )
    url, region = address(settings), bedrock_region(settings)
    if not _is_address(url):
        name = "ANTHROPIC_BEDROCK_BASE_URL" if region else "ANTHROPIC_BASE_URL"
        raise WrongUse("bad_setting", f"{name} must be an https:// or http:// address.")
    watch = partial(watch_stream, limit=2 * silence)
    http = DefaultHttpxClient(base_url=url, event_hooks={"response": [watch]})
    if region:
        return _bedrock(region, told[TOKEN], url, http)
    key, token = told["ANTHROPIC_API_KEY"], told["ANTHROPIC_AUTH_TOKEN"]
    return Anthropic(
        api_key=key or (None if token else _NO_KEY),
        auth_token=None if key else token or None,
        base_url=url,
        max_retries=0,
        http_client=http,
    )


def _bedrock(region: str, token: str, url: str, http: DefaultHttpxClient) -> AnthropicBedrock:
    """Without a token requests are signed with what AWS's own library finds."""
    from anthropic import AnthropicBedrock

    made = AnthropicBedrock(aws_region=region, base_url=url, max_retries=0, http_client=http)
    made.api_key = token or None  # one that is set and empty would be sent
    return made


def _credentials(settings: Mapping[str, str]) -> dict[str, str]:
    return {name: settings.get(name, "").strip() for name in _CREDENTIALS}


def parallel_requests(settings: Mapping[str, str], usual: int = _PARALLEL) -> int:
    """The requests that may be under way at the same time, if not as `usual`. Raises WrongUse."""
    value = settings.get("STUDYBUDDY_CLAUDE_PARALLEL", "").strip()
    if not value:
        return usual
    if not value.isdecimal() or not 1 <= int(value) <= 64:
        raise WrongUse(
            "bad_setting",
            "STUDYBUDDY_CLAUDE_PARALLEL must be a number of requests from 1 to 64.",
        )
    return int(value)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
