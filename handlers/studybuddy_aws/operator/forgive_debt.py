"""Lets off what a user owes for disputed payments, so that the user may buy again.

    python -m studybuddy_aws.operator.forgive_debt 7c9e6679-...

Credits change nothing by it: an entry `forgiven#PAYMENT_INTENT` says what was let off, once. Tables
are those that the environment names.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from studybuddy_aws.operator.command import exit_code
from studybuddy_aws.runtime import settings
from studybuddy_aws.runtime.errors import NotFound
from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.debts import Debts
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Tables

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class ForgiveDebtSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the command needs."""

    tables: TableNames


def _forgiven(tables: Tables, user_id: str) -> str:
    """Let off, and say what was done. Raises StudyBuddyError."""
    ledger = Ledger(tables, signup_credits=0)
    if ledger.account(user_id) is None:
        raise NotFound("user")
    credits = Debts(tables, ledger).forgive(user_id)
    if not credits:
        return f"{user_id} owes nothing, so nothing was changed."
    return f"Let off: {credits} credits. {user_id} may buy again."


def main(arguments: Sequence[str] | None = None, dynamodb: DynamoDBClient | None = None) -> int:
    """Let off what the arguments say; 1 if that is not possible, 2 if AWS cannot be asked."""
    import boto3

    parser = argparse.ArgumentParser(
        prog="python -m studybuddy_aws.operator.forgive_debt",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("user", help="the user's id")
    options = parser.parse_args(arguments)

    def work() -> int:
        told = settings.read(ForgiveDebtSettings)
        tables = Tables(dynamodb or boto3.client("dynamodb"), told.tables)
        sys.stdout.write(_forgiven(tables, options.user) + "\n")
        return 0

    return exit_code(work)


if __name__ == "__main__":
    sys.exit(main())
