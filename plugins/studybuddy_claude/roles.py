"""Who does what for a note: the model of each role, and how hard it thinks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from studybuddy import WrongUse
from studybuddy_claude.bedrock import bedrock_region
from studybuddy_claude.pricing import is_priced

RoleName: TypeAlias = Literal["section", "overview", "repair", "check", "answer"]
"""What is asked for: notes of a chunk, the summary of all, claims mended or checked, an answer."""

WRITING_MODEL = "claude-sonnet-5-5"
CHEAPEST_MODEL = "claude-haiku-5-5"

EFFORTS = ("low", "medium", "high", "xhigh", "max")

DEFAULT_EFFORT = "low"
"""Thinking is billed as output. At the API's own default, `high`, 700 to 3,000 tokens of it a
request add 28 to 120 % to the price of an hour; what it would find, a check and a repair find."""


class Role(NamedTuple):
    """A model, and the effort that it is asked to make (`output_config.effort`)."""

    model: str
    effort: str


def role_of(name: RoleName, settings: Mapping[str, str], profile: str = "standard") -> Role:
    """The model and the effort of a role: its own setting, or else what the profile says of it.

    With the profile `thrifty` the cheapest model writes the sections, unless a model is set that is
    none of Anthropic's: where that is, theirs are not. On Bedrock the model that is set has all
    roles: what others are called there, and whether they may be asked, is each account's own.

    Raises WrongUse for an effort that there is none of.
    """
    own = f"STUDYBUDDY_CLAUDE_{name.upper()}"
    effort = _set(settings, f"{own}_EFFORT") or _set(settings, "STUDYBUDDY_CLAUDE_EFFORT")
    if effort and effort not in EFFORTS:
        raise WrongUse(
            "bad_setting",
            f"STUDYBUDDY_CLAUDE_EFFORT must be one of {', '.join(EFFORTS)}, not '{effort}'.",
        )
    return Role(
        _set(settings, f"{own}_MODEL") or _general(name, settings, profile),
        effort or DEFAULT_EFFORT,
    )


def _general(name: RoleName, settings: Mapping[str, str], profile: str) -> str:
    told = _set(settings, "STUDYBUDDY_CLAUDE_MODEL")
    if told and bedrock_region(settings):
        return told
    saving = name == "section" and profile == "thrifty" and (not told or is_priced(told))
    if name in {"check", "answer"} or saving:
        return CHEAPEST_MODEL
    return told or WRITING_MODEL


def _set(settings: Mapping[str, str], name: str) -> str:
    return settings.get(name, "").strip()


def writing_roles(settings: Mapping[str, str], profile: str = "standard") -> dict[RoleName, Role]:
    """The roles of a writer, the one that writes most first."""
    names: Sequence[RoleName] = ("section", "overview", "repair")
    return {name: role_of(name, settings, profile) for name in names}


def identity_of(role: Role) -> str:
    """What names a role's work: the model, and the effort where it is not the usual one."""
    return role.model if role.effort == DEFAULT_EFFORT else f"{role.model}@{role.effort}"
