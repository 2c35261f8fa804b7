"""What is known of the place that requests go to: what it keeps to, what fits in, what it charges.

Anthropic's own address is known. Any other may lead to any model: what it does not keep to is found
out from its replies, and done in another way from then on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from studybuddy import WrongUse
from studybuddy_claude.bedrock import bedrock_address, bedrock_region
from studybuddy_claude.pricing import PRICES_OF, is_priced
from studybuddy_claude.roles import Role
from studybuddy_claude.schema import Schema

if TYPE_CHECKING:
    from anthropic import Timeout
    from anthropic.types import OutputConfigParam

ANTHROPIC = "https://api.anthropic.com"

_MOST_TOKENS = 32_000
"""Room for a reply, thinking included. Every model of the list allows twice as much."""

BYTES_A_TOKEN = 3
"""Fewer than in any of the scripts that were tried, so that the guess is on the safe side."""

_SILENCE = 120.0
"""Seconds without a sign of life after which a connection is given up."""

_LEAST_ROOM = 1_000
"""Tokens without which no section can be written."""

_SCHEMA_TOLD = """\
Reply with one JSON object and nothing else: no fence, no sentence before or after it. It keeps to
this JSON Schema:
"""


@dataclass
class Endpoint:
    """Used by several threads; what is learned only ever goes one way.

    `keeps_schema` is None as long as nobody knows. `context`: tokens of prompt and reply together,
    None where no bound is known. `priced`: whether Anthropic's list says what is paid. `bedrock`:
    whether that is by the id that is asked, which says where it is computed. `silence`: seconds
    without a sign of life after which a connection is given up.
    """

    priced: bool = True
    bedrock: bool = False
    keeps_schema: bool | None = True
    sends_schema: bool = True
    context: int | None = None
    silence: float = _SILENCE
    _effortless: set[str] = field(default_factory=set)

    def output_config(self, schema: Schema, role: Role) -> OutputConfigParam:
        """What the model is asked to keep to, as far as it takes that."""
        told: Any = {"format": {"type": "json_schema", "schema": schema}}
        effort: Any = {} if role.model in self._effortless else {"effort": role.effort}
        return {**(told if self.sends_schema else {}), **effort}

    def told_schema(self, schema: Schema) -> str:
        """The schema in words, for who does not keep to it otherwise; else empty."""
        if self.keeps_schema is not False:
            return ""
        return _SCHEMA_TOLD + json.dumps(schema, ensure_ascii=False)

    def room(self, texts: Sequence[str]) -> int:
        """Tokens that a reply to these texts may have; 0 where they leave too few."""
        if self.context is None:
            return _MOST_TOKENS
        room = self.context - sum(len(text.encode()) for text in texts) // BYTES_A_TOKEN
        return min(_MOST_TOKENS, room) if room >= min(_LEAST_ROOM, self.context // 4) else 0

    def learn_context(self, tokens: int | None) -> None:
        """A refusal named the bound."""
        if tokens:
            self.context = min(tokens, self.context or tokens)

    def timeout(self, remaining: float) -> Timeout:
        """How long a request waits for the next sign of life, with so many seconds left."""
        from anthropic import Timeout

        silence = min(self.silence, remaining)
        return Timeout(silence, connect=min(10.0, silence))

    def priced_as(self, wrote: str, asked: str) -> str:
        """The model whose price is paid; empty where nobody knows it."""
        if not self.priced:
            return ""
        return wrote if is_priced(wrote) and not self.bedrock else asked

    def unpriced(self, model: str) -> str:
        """Why a cost is given as 0."""
        if not self.priced:
            return f"What {model} costs at this address is unknown: cost is given as 0"
        return f"The price list of {PRICES_OF} has no {model}: cost is given as 0"

    def saw(self, *, bare: bool) -> None:
        """A whole reply came: bare JSON, or something else."""
        if not bare:
            self.keeps_schema = False
        elif self.keeps_schema is None:
            self.keeps_schema = True

    def does_without(self, said: str, model: str, sent: OutputConfigParam) -> bool:
        """Whether a request that was refused in these words can be sent with less."""
        if "effort" in sent and "effort" in said:
            self._effortless.add(model)  # not every model has it
            return True
        if "format" in sent and ("output_config" in said or "schema" in said):
            self.sends_schema = self.keeps_schema = False
            return True
        return False


def endpoint(settings: Mapping[str, str]) -> Endpoint:
    """What the settings say of the endpoint. Raises WrongUse."""
    ours, bedrock = is_anthropic(settings), bool(bedrock_region(settings))
    schema = _one_of(settings, "STUDYBUDDY_CLAUDE_SCHEMA", ("api", "prompt"))
    prices = _one_of(settings, "STUDYBUDDY_CLAUDE_PRICES", ("list",))
    return Endpoint(
        priced=ours or bedrock or bool(prices),
        bedrock=bedrock,
        keeps_schema={"api": True, "prompt": False}.get(schema, True if ours else None),
        sends_schema=schema != "prompt",
        context=_number(settings, "STUDYBUDDY_CLAUDE_CONTEXT", "tokens", 2_000),
        silence=_number(settings, "STUDYBUDDY_CLAUDE_SILENCE", "seconds", 10) or _SILENCE,
    )


def address(settings: Mapping[str, str]) -> str:
    """Where requests go. Raises WrongUse."""
    if region := bedrock_region(settings):
        return bedrock_address(settings, region)
    return settings.get("ANTHROPIC_BASE_URL", "").strip() or ANTHROPIC


def is_anthropic(settings: Mapping[str, str]) -> bool:
    """Whether requests go to Anthropic itself, so that a key is needed and its prices hold."""
    return address(settings).rstrip("/") == ANTHROPIC


def _one_of(settings: Mapping[str, str], name: str, values: tuple[str, ...]) -> str:
    value = settings.get(name, "").strip()
    if value and value not in values:
        raise WrongUse("bad_setting", f"{name} must be {' or '.join(values)}, or not set.")
    return value


def _number(settings: Mapping[str, str], name: str, what: str, least: int) -> int | None:
    value = settings.get(name, "").strip()
    if not value:
        return None
    if not value.isdecimal() or len(value) > 8 or int(value) < least:
        raise WrongUse("bad_setting", f"{name} must be a number of {what}, {least} or more.")
    return int(value)
