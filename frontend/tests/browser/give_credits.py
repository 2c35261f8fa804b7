"""Give a user credits, as an operator does: python give_credits.py AWS-ADDRESS USER-ID CREDITS."""

import sys

from studybuddy_aws.runtime.settings import TableNames
from studybuddy_aws.storage.ledger import Ledger
from studybuddy_aws.storage.tables import Tables
from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.resources import read_resources


def main(endpoint: str, user_id: str, number: str) -> None:
    """Give them."""
    names = {f"{noun}_table": one.name for noun, one in read_resources().tables.items()}
    tables = Tables(AwsClients(endpoint).client("dynamodb"), TableNames(**names))
    Ledger(tables, signup_credits=0).give(user_id, int(number), "journey")


if __name__ == "__main__":
    main(*sys.argv[1:])
