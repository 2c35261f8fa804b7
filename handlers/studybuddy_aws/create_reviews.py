"""POST /reviews: keep answers to cards; what is sent again changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import msgspec

from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.reviews import ReviewEntry
from studybuddy_aws.storage.service import Service

MOST_REVIEWS = 100
_LARGEST_BODY = 64 * 1024
_AHEAD = timedelta(days=1)
"""What a clock may be ahead of ours: one that is wrong by more would hide cards for as long."""
_FIELDS = {
    "review": {"card", "rating"},
    "suspend": {"card"},
    "unsuspend": {"card"},
    "undo": {"undone"},
}


class NewReviews(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Entries of the log, of any of the user's videos."""

    reviews: Annotated[tuple[ReviewEntry, ...], msgspec.Meta(max_length=MOST_REVIEWS)]


def answer(request: Request[NewReviews], service: Service[ApiSettings]) -> None:
    """Keep them, unless the account is being erased. All of a batch is checked before any is."""
    now = datetime.fromtimestamp(service.now(), UTC)
    for number, entry in enumerate(request.body.reviews):
        _check(number, entry, now)
    service.account(request.user)
    service.reviews.add(request.user_id, request.body.reviews)


def _check(number: int, entry: ReviewEntry, now: datetime) -> None:
    """Raises BadRequest for a moment that is none, and for fields that are not of its kind."""
    where = f"The body will not do: reviews[{number}]"
    try:
        at = datetime.fromisoformat(entry.at)
    except ValueError:
        raise BadRequest("bad_body", f"{where} has a moment that there is not.") from None
    if at > now + _AHEAD:
        raise BadRequest(
            "bad_body", f"{where} is more than a day ahead. Set this device's clock right."
        )
    given = {name for name in ("card", "rating", "undone") if getattr(entry, name) is not None}
    if given != _FIELDS[entry.kind]:
        wanted = " and ".join(sorted(_FIELDS[entry.kind]))
        raise BadRequest("bad_body", f"{where} of the kind {entry.kind} has {wanted}, no more.")


handler = Endpoint(
    answer, ApiSettings, NewReviews, status=204, largest=_LARGEST_BODY, limit="reviews"
)
