"""Why a user could not be charged: read after the fact, from the account as it stands."""

from __future__ import annotations

from studybuddy_aws.runtime.errors import (
    AccountErasing,
    NoAccount,
    NoCredits,
    TooFewCredits,
    TooManyJobs,
)
from studybuddy_aws.storage.ledger import Account, Ledger


def refuse_charge(ledger: Ledger, user_id: str, open_jobs: int) -> None:
    """Say why a user cannot pay for one more job now; nothing if by now it seems possible.

    Raises NoAccount, AccountErasing, NoCredits, TooManyJobs.
    """
    account = _payer(ledger, user_id)
    if account.credits < 1:
        raise NoCredits
    if account.open_jobs >= open_jobs:
        raise TooManyJobs(open_jobs)


def refuse_more(ledger: Ledger, user_id: str, more: int) -> None:
    """Say why a user cannot pay so much more; nothing if by now it seems possible.

    Raises NoAccount, AccountErasing, TooFewCredits.
    """
    account = _payer(ledger, user_id)
    if account.credits < more:
        raise TooFewCredits(more, account.credits)


def _payer(ledger: Ledger, user_id: str) -> Account:
    account = ledger.account(user_id)
    if account is None:
        raise NoAccount
    if account.erasing:
        raise AccountErasing(account.erasing_at)
    return account
