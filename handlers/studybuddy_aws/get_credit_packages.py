"""GET /credits/packages: what credits cost."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.selling.packages import PACKAGES, Package
from studybuddy_aws.service import ApiSettings, Service


class Packages(msgspec.Struct, frozen=True):
    """The price table."""

    packages: tuple[Package, ...]


def answer(request: Request[Nothing], service: Service[ApiSettings]) -> Packages:
    """All packages, the smallest first."""
    return Packages(PACKAGES)


handler = Endpoint(answer, ApiSettings, Nothing, ready=())
