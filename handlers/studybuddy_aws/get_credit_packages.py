"""GET /credits/packages: what credits cost; told to everybody, as one asks before signing up."""

from __future__ import annotations

import msgspec

from studybuddy_aws.billing.packages import PACKAGES, Package
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service

_KEPT_SECONDS = 300


class PackageList(msgspec.Struct, frozen=True):
    """The price table, and how many credits a new user is given."""

    packages: tuple[Package, ...]
    signup_credits: int


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> PackageList:
    """All packages, the smallest first."""
    return PackageList(PACKAGES, service.settings.rules.signup_credits)


handler = Endpoint(answer, ApiSettings, Nothing, ready=(), kept_seconds=_KEPT_SECONDS)
