"""No new orders, by an operator: while something is mended, or the model costs too much.

    python -m studybuddy_aws.operator.orders close "We are moving. Come back at 18:00 UTC."
    python -m studybuddy_aws.operator.orders open
    python -m studybuddy_aws.operator.orders show

Users are told so with a 503, and your words. What is ordered already goes on; `daily_model_limit`
has that wait, too. Tables are those that the environment names.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from studybuddy_aws.operator.command import exit_code
from studybuddy_aws.runtime import settings
from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.brakes import OrdersSwitch
from studybuddy_aws.storage.tables import Tables

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_LONGEST = 200


class OrdersSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the command needs."""

    tables: TableNames


def _words(text: str) -> str:
    if len(text) > _LONGEST:
        raise argparse.ArgumentTypeError(f"has {_LONGEST} characters at most")
    return text


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m studybuddy_aws.operator.orders",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=("close", "open", "show"))
    parser.add_argument("words", type=_words, nargs="?", default="", help="what users are told")
    return parser.parse_args(arguments)


def _done(switch: OrdersSwitch, options: argparse.Namespace) -> str:
    """Do it, and say how it is then. Raises StudyBuddyError."""
    if options.what == "close":
        switch.close(options.words)
    elif options.what == "open":
        switch.open()
    row = switch.closed()
    if row is None:
        return "Orders are taken."
    return f"No orders are taken since {row.closed_at}. Users are told: {row.words or '(nothing)'}"


def main(arguments: Sequence[str] | None = None, dynamodb: DynamoDBClient | None = None) -> int:
    """Do what the arguments say; 1 if that is not possible, 2 if AWS cannot be asked."""
    import boto3

    options = _options(arguments)

    def work() -> int:
        told = settings.read(OrdersSettings)
        switch = OrdersSwitch(Tables(dynamodb or boto3.client("dynamodb"), told.tables))
        sys.stdout.write(_done(switch, options) + "\n")
        return 0

    return exit_code(work)


if __name__ == "__main__":
    sys.exit(main())
