"""GET /me: who the user is here."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """The user. `open_jobs` are videos that have not ended."""

    user_id: str
    email: str
    name: str
    provider: str
    credits: int
    open_jobs: int
    created_at: str


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> Me:
    """The user's account, opened if there is none."""
    return msgspec.convert(service.account(request.user), Me, from_attributes=True)


handler = Endpoint(answer, ApiSettings, Nothing)
