"""GET /credits/packages: what credits cost."""

from __future__ import annotations

import msgspec

from studybuddy_aws.billing.packages import PACKAGES, Package
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


class PackageList(msgspec.Struct, frozen=True):
    """The price table."""

    packages: tuple[Package, ...]


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> PackageList:
    """All packages, the smallest first."""
    return PackageList(PACKAGES)


handler = Endpoint(answer, ApiSettings, Nothing, ready=())
