"""GET /credits/history: what changed the user's balance, newest first; a note is one line."""

from __future__ import annotations

from typing import Literal

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.pages import shown
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import PagedSettings
from studybuddy_aws.storage.credit_history import History, HistoryLine, NoteCredits
from studybuddy_aws.storage.service import Service


class CreditEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A change of the balance. `amount` in credits, `price` in the currency's smallest unit.

    What a note was charged and what came back is one line, of when it was ordered: `amount` is all
    of it, `note` how it comes about. With the lines of all pages the balance is explained.
    """

    transaction_id: str
    amount: int
    type: Literal["purchase", "usage", "refund"]
    reason: str
    video_id: str | None
    package: str | None
    price: int | None
    currency: str | None
    note: NoteCredits | None
    created_at: str


class CreditHistory(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the history."""

    entries: tuple[CreditEntry, ...]
    next_cursor: str | None


def answer(request: Request[Nothing], service: Service[PagedSettings]) -> CreditHistory:
    """A page of the user's entries; there is one at least, as the account is opened by it."""
    service.account(request.user)
    page = shown(request, service, "credits", History(service.tables, service.ledger).list, _line)
    return CreditHistory(entries=page.views, next_cursor=page.next_cursor)


def _line(entry: HistoryLine) -> CreditEntry:
    return msgspec.convert(entry, CreditEntry, from_attributes=True)


handler = Endpoint(answer, PagedSettings, Nothing, asks=("page",))
