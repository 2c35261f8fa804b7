"""GET /plugins: what the deployed worker can do."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.catalog_file import PluginEntry, catalog_file
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.worker_plugins import read_worker_plugins


class ListPluginsSettings(ApiSettings, frozen=True, kw_only=True):
    """CATALOG_FILE (the packed catalog unless it is set)."""

    catalog_file: str = ""


class PluginList(msgspec.Struct, frozen=True):
    """The plugins, in the order of kinds, then of names."""

    plugins: tuple[PluginEntry, ...]


def answer(request: Request[Nothing], service: Service[ListPluginsSettings]) -> PluginList:
    """The catalog of the worker image, and what the deployed worker lacks of it."""
    lacking = read_worker_plugins(service.tables).lacking
    return PluginList(catalog_file(service.settings.catalog_file).of_worker(lacking).entries)


handler = Endpoint(answer, ListPluginsSettings, Nothing)
