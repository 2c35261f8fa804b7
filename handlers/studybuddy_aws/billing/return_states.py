"""Stripe's states of refunds and disputes, and where the money is in each.

They are those of the API version that the installed library pins; a test compares the two, so an
upgrade that brings a new state says so. What an account with a newer version tells is `unknown`.
"""

from __future__ import annotations

from collections.abc import Mapping

from studybuddy_aws.storage.returns import Whereabouts

REFUNDS: Mapping[str, Whereabouts] = {
    "pending": "gone",  # ordered: who spends the credits meanwhile would have both
    "requires_action": "here",  # the buyer has not said yet where to
    "succeeded": "gone",
    "failed": "here",  # the bank has sent it back, be it after it had succeeded
    "canceled": "here",
}
DISPUTES: Mapping[str, Whereabouts] = {
    # An inquiry moves no money.
    "warning_needs_response": "here",
    "warning_under_review": "here",
    "warning_closed": "here",
    # The money is withdrawn when a dispute begins, and is back when it is won.
    "needs_response": "gone",
    "under_review": "gone",
    "lost": "gone",
    "appeal_needs_response": "gone",
    "appeal_under_review": "gone",
    "won": "here",
    # Given back to the cardholder before a dispute was filed.
    "prevented": "gone",
}
