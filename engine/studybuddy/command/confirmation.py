"""A long video is agreed to before anybody is paid for it: how many credits it takes, and who asks.

A credit pays for `STUDYBUDDY_WORDS_PER_CREDIT` words, with the profile `thrifty` for four times as
many, with `fast` for half. To the service it is money; at the command it is the measure of an
ordinary lecture, up to which nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from studybuddy.errors import ConfirmationNeeded, WrongUse
from studybuddy.order_defaults import DEFAULT_PROFILE, words_bought

WORDS_PER_CREDIT = 30_000
_SETTING = "STUDYBUDDY_WORDS_PER_CREDIT"
_LEAST, _MOST = 100, 10_000_000


class Agreed(NamedTuple):
    """What was agreed to beforehand: so many credits, or whatever it takes."""

    credits: int = 1
    anything: bool = False


def agreed_in(options: Mapping[str, Any]) -> Agreed:
    """What the options `--credits` and `--yes` agree to."""
    return Agreed(options["credits"], options["yes"])


def words_per_credit(settings: Mapping[str, str], profile: str = DEFAULT_PROFILE) -> int:
    """The words that a credit pays for with a profile. Raises WrongUse."""
    return words_bought(_usual_words_per_credit(settings), profile)


def _usual_words_per_credit(settings: Mapping[str, str]) -> int:
    value = settings.get(_SETTING, "").strip()
    if not value:
        return WORDS_PER_CREDIT
    if not (value.isascii() and value.isdecimal() and _LEAST <= int(value) <= _MOST):
        raise WrongUse(
            "bad_setting", f"{_SETTING} must be a number of words from {_LEAST} to {_MOST:,}."
        )
    return int(value)


def credits_for(words: int, per_credit: int) -> int:
    """The credits that so many words take: one for each begun `per_credit`, one at least."""
    return max(1, -(-words // per_credit))


def confirmation(
    agreed: Agreed, per_credit: int, agrees: Callable[[int, int, int], bool]
) -> Callable[[int], None]:
    """What `make_note` is to call with the number of words.

    It asks by `agrees(words, credits, per_credit)` where more is needed than was agreed to, and
    raises ConfirmationNeeded without a yes.
    """

    def confirm(words: int) -> None:
        credits = credits_for(words, per_credit)
        if agreed.anything or credits <= agreed.credits:
            return
        if not agrees(words, credits, per_credit):
            raise ConfirmationNeeded(words, credits, agreed.credits)

    return confirm
