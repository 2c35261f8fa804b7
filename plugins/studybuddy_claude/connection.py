"""What the settings say of the way to Claude: the key, the address, how many requests at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from studybuddy import WriterFailed, WrongUse

if TYPE_CHECKING:
    from anthropic import Anthropic

_PARALLEL = 4
_BASE_URL = "https://api.anthropic.com"


def missing_for_claude(settings: Mapping[str, str]) -> str:
    """The library or the key, in words, if one of them is not there."""
    if find_spec("anthropic") is None:
        return "Claude's library is not installed: pip install 'yt-study-buddy[claude]'"
    if not settings.get("ANTHROPIC_API_KEY", "").strip():
        return (
            "ANTHROPIC_API_KEY is not set: make a key at "
            "https://platform.claude.com/settings/keys and set it"
        )
    return ""


def connection(settings: Mapping[str, str]) -> Anthropic:
    """The library's client, without its retries: ours know the deadline and the other requests.

    Raises WriterFailed (`writer_not_ready`, `bad_key`) and WrongUse.
    """
    if missing := missing_for_claude(settings):
        raise WriterFailed("writer_not_ready", missing)
    from anthropic import Anthropic

    key = settings["ANTHROPIC_API_KEY"].strip()
    if not re.fullmatch(r"[!-~]+", key):
        raise WriterFailed(
            "bad_key", "ANTHROPIC_API_KEY holds characters that no key has. Copy the key again."
        )
    url = settings.get("ANTHROPIC_BASE_URL", "").strip() or _BASE_URL
    if not _is_address(url):
        raise WrongUse("bad_setting", "ANTHROPIC_BASE_URL must be an https:// or http:// address.")
    return Anthropic(api_key=key, base_url=url, max_retries=0)


def parallel_requests(settings: Mapping[str, str]) -> int:
    """The requests that may be under way at the same time. Raises WrongUse."""
    value = settings.get("STUDYBUDDY_CLAUDE_PARALLEL", "").strip()
    if not value:
        return _PARALLEL
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
