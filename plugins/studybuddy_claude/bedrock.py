"""Claude on Amazon Bedrock: the setting that chooses it, and what Bedrock says when it refuses.

The library's own client speaks to it: a model is named in the path, requests are signed with AWS
credentials or carry a Bedrock API key, and replies come in frames of AWS's event stream.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING

from studybuddy import WriterFailed, WrongUse

if TYPE_CHECKING:
    from anthropic import APIStatusError

REGION = "STUDYBUDDY_CLAUDE_BEDROCK"
TOKEN = "AWS_BEARER_TOKEN_BEDROCK"  # noqa: S105  (the name of a setting)

# What it cannot be asked without, by the names of its errors: who asks, the right, the model.
_WHO = frozenset(
    {
        *("UnrecognizedClientException", "InvalidSignatureException", "ExpiredTokenException"),
        *("IncompleteSignatureException", "MissingAuthenticationTokenException"),
    }
)
_OF_A_KEY = ("api key", "bearer token", "security token")
_OF_A_MODEL = ("inference profile", "model identifier", "model id")
_PASSING = frozenset(
    {
        *("InternalServerException", "ServiceUnavailableException", "ModelErrorException"),
        *("ModelNotReadyException", "ModelStreamErrorException", "ModelTimeoutException"),
    }
)


def bedrock_region(settings: Mapping[str, str]) -> str:
    """The AWS region whose Bedrock is asked; empty where it is not. Raises WrongUse."""
    region = settings.get(REGION, "").strip()
    if region and not re.fullmatch(r"[a-z]{2}(-[a-z]+)+-\d{1,2}", region):
        raise WrongUse("bad_setting", f"{REGION} must be an AWS region, as eu-central-1.")
    return region


def bedrock_address(settings: Mapping[str, str], region: str) -> str:
    """Where requests go: an endpoint of one's own (a VPC's), or else the region's."""
    own = settings.get("ANTHROPIC_BEDROCK_BASE_URL", "").strip()
    return own or f"https://bedrock-runtime.{region}.amazonaws.com"


def missing_for_bedrock(settings: Mapping[str, str]) -> str:
    """What it cannot be asked without, in words. Credentials are looked for when it is asked."""
    if find_spec("boto3") is None:
        return "Bedrock needs AWS's library: pip install 'yt-study-buddy[bedrock]'"
    if not settings.get("STUDYBUDDY_CLAUDE_MODEL", "").strip():
        return (
            f"{REGION} is set, and no model: set STUDYBUDDY_CLAUDE_MODEL to the inference profile "
            "that your account may use, as global.anthropic.claude-sonnet-5-5"
        )
    return ""


def error_name(error: APIStatusError) -> str:
    """What Bedrock calls the error that it answers, or that it breaks a reply off with."""
    told = error.response.headers.get("x-amzn-errortype", "").partition(":")[0]
    name = told or (error.type or "")
    return name[:1].upper() + name[1:]


def is_throttled(name: str) -> bool:
    """Whether a quota of the account is used up for now."""
    return name in {"ThrottlingException", "ServiceQuotaExceededException"}


def is_passing(name: str) -> bool:
    """Whether the same request may well succeed in a moment."""
    return name in _PASSING


def refused(name: str, status: int, said: str) -> WriterFailed | None:
    """What a refusal that waiting does not mend means; None where it says nothing of its own."""
    words = said.lower()
    if name in _WHO or status == 401 or (status == 403 and any(w in words for w in _OF_A_KEY)):
        return no_credentials(said)
    if status == 403 or name == "AccessDeniedException":
        return WriterFailed(
            "no_model_access",
            f"Bedrock does not let this AWS identity use the model ({said}). Ask for the model in "
            "Bedrock's console under Model access, and allow the identity "
            "bedrock:InvokeModelWithResponseStream on it; or use --writer outline.",
        )
    if status == 404 or any(w in words for w in _OF_A_MODEL):
        return WriterFailed(
            "unknown_model",
            f"Bedrock has no such model to ask here ({said}). Most models are asked by an "
            "inference profile: set STUDYBUDDY_CLAUDE_MODEL to its id, which is the model's with "
            "global. or the continent before it (eu.anthropic.claude-sonnet-5-5).",
        )
    return None


def no_credentials(said: str) -> WriterFailed:
    """AWS does not know who asks."""
    return WriterFailed(
        "bad_key",
        f"AWS credentials for Bedrock are missing or refused ({said[:300]}). Set {TOKEN} to a "
        "Bedrock API key, or sign in as the AWS command does (aws sso login, AWS_PROFILE, access "
        "keys); or use --writer outline.",
    )
