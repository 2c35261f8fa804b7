"""GET /plugins: what the deployed worker can do."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.offers import Offer, offers
from studybuddy_aws.http.request import Request
from studybuddy_aws.service import ApiSettings, Service


class Settings(ApiSettings, frozen=True, kw_only=True):
    """CATALOG_FILE (the packed catalog unless it is set)."""

    catalog_file: str = ""


class Plugins(msgspec.Struct, frozen=True):
    """The plugins, in the order of kinds, then of names."""

    plugins: tuple[Offer, ...]


def answer(request: Request[Nothing], service: Service[Settings]) -> Plugins:
    """The catalog of the worker image."""
    return Plugins(offers(service.settings.catalog_file).entries)


handler = Endpoint(answer, Settings, Nothing, ready=())
