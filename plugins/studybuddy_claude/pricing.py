"""What a reply costs at list price."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from studybuddy import Usage

PRICES_OF = "2026-10-24"
"""Day of the price list below: US dollars per million tokens, 5-minute cache."""

_DATED = re.compile(r"-\d{8}$")
_OF_BEDROCK = re.compile(
    r"(?:arn:[^/]+/)?(?P<where>[a-z-]+\.)?anthropic\.(?P<model>claude-[a-z0-9-]+?)"
    r"(?:-\d{8})?(?:-v\d+(?::\d+)?)?"
)
_WITHIN_BORDERS = 1.1
"""Bedrock's price, where the id keeps the computing in a region or on a continent, as a multiple of
that of a `global.` id, which is Anthropic's own. AWS, Global cross-Region inference: about 10 %
saved; read on 2026-12-01 and measured by no bill."""


class Price(NamedTuple):
    """US dollars per million tokens."""

    fresh: float
    output: float
    cache_write: float
    cache_read: float


_OPUS_4_5 = Price(5.0, 25.0, 6.25, 0.5)
_SONNET_4 = Price(3.0, 15.0, 3.75, 0.3)
_FABLE = Price(10.0, 50.0, 12.5, 1.0)
_FABLE_5_1 = Price(10.0, 50.0, 12.5, 0.25)
_PRICES = {
    "claude-fable-5": _FABLE,
    "claude-fable-5-1": _FABLE_5_1,
    "claude-haiku-4-5": Price(1.0, 5.0, 1.25, 0.1),
    "claude-haiku-5-5": Price(0.1, 0.5, 0.125, 0.01),
    "claude-mythos-5": _FABLE,
    "claude-mythos-5-1": _FABLE_5_1,
    "claude-opus-4-5": _OPUS_4_5,
    "claude-opus-4-6": _OPUS_4_5,
    "claude-opus-4-7": _OPUS_4_5,
    "claude-opus-4-8": _OPUS_4_5,
    "claude-opus-5": _OPUS_4_5,
    "claude-opus-5-5": Price(4.0, 20.0, 5.0, 0.2),
    "claude-sonnet-4-5": _SONNET_4,
    "claude-sonnet-4-6": _SONNET_4,
    "claude-sonnet-5": Price(2.0, 10.0, 2.5, 0.2),
    "claude-sonnet-5-5": Price(2.0, 10.0, 2.5, 0.1),
}
# Prompts of more than so many tokens have a price of their own.
_LONG_PROMPT = 100_000
_LONG_PRICES = {"claude-haiku-5-5": Price(0.5, 2.5, 0.625, 0.05)}


def is_priced(model: str) -> bool:
    """Whether the list has a price for this model."""
    return _listed(model)[0] in _PRICES


def is_of_bedrock(model: str) -> bool:
    """Whether it is called as Amazon Bedrock calls models."""
    return bool(_OF_BEDROCK.fullmatch(model))


def long_prompt_of(model: str) -> int | None:
    """Tokens of a prompt beyond which a model's price rises; None where it does not."""
    return _LONG_PROMPT if _listed(model)[0] in _LONG_PRICES else None


def _listed(model: str) -> tuple[str, float]:
    """A model's name in the list, and the multiple of that price that is paid.

    >>> _listed("claude-haiku-4-5-20251001"), _listed("eu.anthropic.claude-haiku-4-5-20251001-v1:0")
    (('claude-haiku-4-5', 1.0), ('claude-haiku-4-5', 1.1))
    """
    if found := _OF_BEDROCK.fullmatch(model):
        return found["model"], 1.0 if found["where"] == "global." else _WITHIN_BORDERS
    return _DATED.sub("", model), 1.0


def usage_of(
    model: str, *, fresh: int, output: int, cache_read: int, cache_write: int, thinking: int = 0
) -> Usage:
    """One call's tokens and what they cost; 0 dollars for a model that the list does not have.

    `thinking` tokens are part of `output`, and paid as such.
    """
    name, multiple = _listed(model)
    price = _PRICES.get(name, Price(0.0, 0.0, 0.0, 0.0))
    if fresh + cache_read + cache_write > _LONG_PROMPT:
        price = _LONG_PRICES.get(name, price)
    listed = (
        fresh * price.fresh
        + output * price.output
        + cache_read * price.cache_read
        + cache_write * price.cache_write
    ) / 1_000_000
    return Usage(
        input_tokens=fresh,
        output_tokens=output,
        cache_read_tokens=cache_read,
        cache_write_tokens=cache_write,
        thinking_tokens=thinking,
        calls=1,
        cost_usd=multiple * listed,
    )


def total(usages: Iterable[Usage]) -> Usage:
    """The sum of some calls. Dollars are rounded to a ten-thousandth of a cent."""
    calls = list(usages)
    summed = {name: sum(getattr(u, name) for u in calls) for name in Usage.__struct_fields__}
    return Usage(**{**summed, "cost_usd": round(summed["cost_usd"], 6)})
