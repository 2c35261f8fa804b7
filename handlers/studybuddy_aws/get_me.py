"""GET /me: who the user is here."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import AccountErasing
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """The user. `open_jobs` are videos that have not ended.

    `erasing_since` is set while the account is being erased: nothing else can be asked for then.
    """

    user_id: str
    email: str
    name: str
    provider: str
    credits: int
    open_jobs: int
    created_at: str
    erasing_since: str | None


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> Me:
    """The user's account, opened if there is none."""
    account = service.last_account(request.user)
    if account.erasing and account.erasing_at is None:  # begun by an earlier build
        raise AccountErasing(None)
    return Me(
        user_id=account.user_id,
        email=account.email,
        name=account.name,
        provider=account.provider,
        credits=account.credits,
        open_jobs=account.open_jobs,
        created_at=account.created_at,
        erasing_since=account.erasing_at,
    )


handler = Endpoint(answer, ApiSettings, Nothing)
