"""Free credits are given to an e-mail address once, also if its account was erased since.

What is remembered is a keyed digest of the address, in the table of limits, for some months
(`expires_at`, DynamoDB's time to live). Whoever has the table alone cannot tell an address by it:
the key is in the secret store. It is no part of the account, so erasure leaves it.
"""

from __future__ import annotations

import hmac
import unicodedata

import msgspec

from studybuddy_aws.storage.tables import Write

_MONTH_SECONDS = 30 * 86_400

# Where a plus and what follows it is the same mailbox, by the provider's own documentation.
# Elsewhere it may be another person's: nobody is to go without credits for a stranger's address.
_PLUS = frozenset(
    {
        *("gmail.com", "outlook.com", "hotmail.com", "live.com", "msn.com"),
        *("icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "pm.me"),
        *("fastmail.com", "fastmail.fm"),
    }
)
_DOTLESS = frozenset({"gmail.com"})  # dots count nowhere else so surely for nothing
_SAME = {"googlemail.com": "gmail.com"}


class FreeCreditsRow(msgspec.Struct, frozen=True, kw_only=True):
    """An address that was given credits; the key is no user's. `expires_at` in s since 1970."""

    user_id: str
    expires_at: int


def given_once(key: str, address: str, months: int, now: float) -> Write:
    """The write that remembers an address, and fails while it is remembered from before."""
    digest = hmac.digest(key.encode(), mailbox_of(address).encode(), "sha256").hex()
    row = FreeCreditsRow(
        user_id=f"free-credits#{digest}", expires_at=int(now) + months * _MONTH_SECONDS
    )
    # The time to live may come days late, so a row that has ended counts for none.
    return Write(
        "Put",
        "limits",
        row,
        when="attribute_not_exists(#user_id) OR #expires_at <= :now",
        values={"now": int(now)},
    )


def mailbox_of(address: str) -> str:
    """One spelling for all addresses that are surely one mailbox.

    Case tells none apart: the standard would allow it, no provider does.
    """
    plain = unicodedata.normalize("NFC", address).strip().lower()
    name, _, domain = plain.rpartition("@")
    domain = _SAME.get(domain, domain)
    if domain in _PLUS:
        name = name.partition("+")[0] or name
    if domain in _DOTLESS:
        name = name.replace(".", "")
    return f"{name}@{domain}"
