"""What can go wrong between us and Claude, in the words of the product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from studybuddy import WriterFailed
from studybuddy_claude import bedrock

if TYPE_CHECKING:
    from anthropic import APIStatusError

    from studybuddy_claude.connection import ClaudeApi

_BUSY = frozenset({"rate_limit_error", "overloaded_error", "api_error", "timeout_error"})
"""Errors that pass. One may come in the middle of a stream, which began with status 200."""

_MONEY = ("credit balance", "spend limit", "usage limit", "billing")
_TOO_LONG = (
    *("prompt is too long", "input is too long", "exceed context limit", "too many tokens"),
    *("context length", "context size", "context window", "maximum context"),
)
_TOO_LONG_TYPES = frozenset({"exceed_context_size_error", "context_length_exceeded"})


class Abandoned(Exception):
    """Another request has failed, or time is over: this one is not wanted any more."""


class Busy(WriterFailed):
    """A trouble that passes. `retry_after`: seconds that the API asks to wait, if it does."""

    def __init__(self, code: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(code, message, retryable=True)
        self.retry_after = retry_after


class TooLong(WriterFailed):
    """The prompt does not fit. `context`: tokens that would, if the refusal says it."""

    def __init__(self, code: str, message: str, context: int | None = None) -> None:
        super().__init__(code, message)
        self.context = context


def too_long(said: str, context: int | None = None) -> TooLong:
    """A prompt that does not fit, as somebody said."""
    return TooLong("prompt_too_long", f"Claude was given more than it can read ({said}).", context)


def truncated() -> Busy:
    """A reply that breaks off without saying so."""
    return Busy(
        "network",
        "The connection to Claude broke off in the middle of a reply. What is written so far is "
        "kept: run the same command again.",
    )


@contextmanager
def understood(client: ClaudeApi) -> Iterator[None]:
    """Turn what the library raises into WriterFailed; what passes by itself into Busy."""
    import anthropic
    import httpx2

    try:
        yield
    except anthropic.APIStatusError as error:
        by_bedrock = isinstance(client, anthropic.AnthropicBedrock)
        raise _answered(error, _key(client), by_bedrock=by_bedrock) from None
    except (anthropic.APITimeoutError, httpx2.TimeoutException) as error:
        raise Busy(
            "network",
            "Claude has sent nothing for too long. What is written so far is kept: run the same "
            "command again. A slow model of your own may need more: STUDYBUDDY_CLAUDE_SILENCE, "
            "in seconds.",
        ) from error
    except (anthropic.AnthropicError, httpx2.HTTPError, OSError) as error:
        raise Busy(
            "network",
            f"Claude cannot be reached ({type(error).__name__}). Check the network (and "
            "ANTHROPIC_BASE_URL or STUDYBUDDY_CLAUDE_BEDROCK, if you set it), then run the same "
            "command again: what is written so far is kept.",
        ) from error
    except (AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
        # The library trusts the stream's shape; one that is garbled trips it anywhere.
        raise truncated() from error
    except Exception as error:
        # What AWS's library raises within Bedrock's client is handed on as it is.
        module, said = type(error).__module__, str(error)
        if module in {"botocore.eventstream", "botocore.parsers"}:
            raise truncated() from error
        if module == "botocore.exceptions" or "AWS credentials" in said:
            raise bedrock.no_credentials(said) from None
        raise


def _key(client: ClaudeApi) -> str:
    """What it shows to be let in, which no message may repeat."""
    return client.api_key or getattr(client, "auth_token", None) or ""


def _answered(error: APIStatusError, key: str, *, by_bedrock: bool) -> WriterFailed:
    """What an answer of the API that is no reply means to the user."""
    told = _told(error)
    said = error.api_message or str(told.get("message") or told.get("Message") or "no reason given")
    said = said.replace(key or "\0", "…")[:300]
    status, kind = error.status_code, error.type or told.get("type")
    name = bedrock.error_name(error) if by_bedrock else ""
    if bedrock.is_throttled(name) or bedrock.is_passing(name):
        return _busy(bedrock.is_throttled(name), error.response.headers, "account's quota")
    if status == 402 or kind == "billing_error" or _speaks_of(said, _MONEY, status):
        return WriterFailed(
            "no_credit",
            f"The Claude account cannot pay for this ({said}). Add credit or raise its limit, "
            "or use --writer outline, which needs none.",
        )
    if status == 413 or kind in _TOO_LONG_TYPES or _speaks_of(said, _TOO_LONG, status):
        context = told.get("n_ctx")
        return too_long(said, context if type(context) is int and context > 0 else None)
    if status in {408, 409, 429} or status >= 500 or (status < 400 and kind in _BUSY):
        limited = status == 429 or kind == "rate_limit_error"
        return _busy(limited, error.response.headers)
    return (bedrock.refused(name, status, said) if name else None) or _final(status, said)


def _told(error: APIStatusError) -> Mapping[str, Any]:
    """The inner object of an error's body; servers of other models leave out what lies around."""
    body: Any = error.body
    inner = body.get("error", body) if isinstance(body, dict) else {}
    return inner if isinstance(inner, dict) else {"message": inner}


def _speaks_of(said: str, words: tuple[str, ...], status: int) -> bool:
    """The API tells some causes apart by nothing but words."""
    return status == 400 and any(word in said.lower() for word in words)


def _busy(limited: bool, headers: Mapping[str, str], limit: str = "key's rate limit") -> Busy:
    cause = f"this {limit} is reached" if limited else "Claude is overloaded"
    return Busy(
        "rate_limited" if limited else "overloaded",
        f"No reply after several attempts: {cause}. What is written so far is kept: run the same "
        "command again in some minutes.",
        _retry_after(headers),
    )


def _retry_after(headers: Mapping[str, str]) -> float | None:
    try:
        seconds = float(headers.get("retry-after", ""))
    except ValueError:
        return None
    return seconds if seconds >= 0 else None


def _final(status: int, said: str) -> WriterFailed:
    if status in {401, 403}:
        return WriterFailed(
            "bad_key",
            f"Claude refuses this key ({said}). Check ANTHROPIC_API_KEY at "
            "https://platform.claude.com/settings/keys, or use --writer outline.",
        )
    if status == 404:
        return WriterFailed(
            "unknown_model",
            f"Claude does not know this model ({said}). Set STUDYBUDDY_CLAUDE_MODEL (for checks "
            "STUDYBUDDY_CLAUDE_CHECK_MODEL) to one that your key can use, or unset it.",
        )
    return WriterFailed(
        "bad_request",
        f"Claude did not accept the request ({status}: {said}). Another model "
        "(STUDYBUDDY_CLAUDE_MODEL) may; or use --writer outline.",
    )
