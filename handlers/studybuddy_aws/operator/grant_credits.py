"""Credits given back by hand, by an operator.

    python -m studybuddy_aws.operator.grant_credits 3f0c9a7e5b...  # the credit of this video
    python -m studybuddy_aws.operator.grant_credits case-17 --user 7c9e6679-... --credits 5

It keeps the ledger's rules: balance and entry are written together, and the entry's key is
`goodwill#REFERENCE`, so that doing it twice is doing it once. What a video's failure gave back by
itself is another entry and stays as it is. Tables are those that the environment names.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from studybuddy import StudyBuddyError
from studybuddy_aws.operator.command import exit_code
from studybuddy_aws.runtime import settings
from studybuddy_aws.runtime.errors import KeyConflict, NoAccount, NotFound
from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Tables

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

_REFERENCE = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_MOST = 1000


class GrantCreditsSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the command needs."""

    tables: TableNames


def _reference(text: str) -> str:
    if not _REFERENCE.fullmatch(text):
        raise argparse.ArgumentTypeError("is 1 to 64 letters, digits, - and _")
    return text


def _credits(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise argparse.ArgumentTypeError(f"is a number from 1 to {_MOST}")
    return int(text)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m studybuddy_aws.operator.grant_credits",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("reference", type=_reference, help="a video's id, or a name for the case")
    parser.add_argument("--user", default="", help="whom to give to (else: the video's owner)")
    parser.add_argument("--credits", type=_credits, default=1, help="how many (1)")
    return parser.parse_args(arguments)


def _given(tables: Tables, options: argparse.Namespace) -> str:
    """Give, and say what was done. Raises StudyBuddyError."""
    user_id: str = options.user
    if not user_id:
        job = tables.get("videos", options.reference, Job)
        if job is None:
            raise NotFound("video")
        user_id = job.user_id
    ledger = Ledger(tables, signup_credits=0)
    try:
        outcome = ledger.give(user_id, options.credits, options.reference)
    except NoAccount:
        raise NotFound("user") from None
    except KeyConflict:
        text = f"goodwill#{options.reference} is another gift already. Name this one differently."
        raise StudyBuddyError("other_gift", text) from None
    account = ledger.account(user_id)
    done = "Given" if outcome == "granted" else "Given before, so nothing was changed"
    balance = account.credits if account else 0
    return f"{done}: goodwill#{options.reference}, +{options.credits} to {user_id}. Now {balance}."


def main(arguments: Sequence[str] | None = None, dynamodb: DynamoDBClient | None = None) -> int:
    """Give what the arguments say; 1 if that is not possible, 2 if AWS cannot be asked."""
    import boto3

    options = _options(arguments)

    def work() -> int:
        told = settings.read(GrantCreditsSettings)
        tables = Tables(dynamodb or boto3.client("dynamodb"), told.tables)
        sys.stdout.write(_given(tables, options) + "\n")
        return 0

    return exit_code(work)


if __name__ == "__main__":
    sys.exit(main())
