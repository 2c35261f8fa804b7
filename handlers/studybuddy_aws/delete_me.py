"""DELETE /me: everything that is known of the user goes; the ledger keeps entries by an id only.

That it is to go is written down first. What breaks off after that is finished by the sweep.
"""

from __future__ import annotations

from contextlib import suppress

import msgspec

from studybuddy_aws.erasure.eraser import ErasureSettings, erase, is_done, rows_of
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import AccountErased
from studybuddy_aws.storage.service import Service


class AccountErasure(msgspec.Struct, frozen=True, kw_only=True):
    """The account is being erased since this moment, and gone within the hour."""

    erasing_since: str


def answer(request: Request[Nothing], service: Service[ErasureSettings]) -> AccountErasure | None:
    """Erase rows, all versions of files, the Stripe customer, the account and the sign-in.

    None when all of it is gone.
    """
    with suppress(AccountErased):  # one that was never opened would be, by a token that is left
        service.last_account(request.user)
    intent = rows_of(service).begin(request.user_id, request.user.username)
    done = is_done(lambda: erase(intent, service), request.id)
    return None if done else AccountErasure(erasing_since=intent.begun_at)


handler = Endpoint(
    answer,
    ErasureSettings,
    Nothing,
    status=202,
    ready=("tables", "s3"),
    limit="erasures",
)
