"""GET /credits: the user's balance."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


class Balance(msgspec.Struct, frozen=True):
    """One credit pays for one video."""

    credits: int


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> Balance:
    """The balance of the user's account, opened if there is none."""
    return Balance(service.account(request.user).credits)


handler = Endpoint(answer, ApiSettings, Nothing)
