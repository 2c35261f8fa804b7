"""What the worker's plugins lack, told to the API at the worker's start."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import distributions
from pathlib import Path

import msgspec

from studybuddy import StudyBuddyError, digest
from studybuddy.plugins.catalog import Catalog
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.worker_plugins import (
    WorkerPlugins,
    read_worker_plugins,
    write_worker_plugins,
)
from studybuddy_aws.worker.child import Child
from studybuddy_aws.worker.child_secrets import child_secrets
from studybuddy_aws.worker.job_runner import WorkerSettings
from studybuddy_aws.worker.safe_read import UnsafeFile, opened, read_regular_file
from studybuddy_aws.worker.waited_run import WaitedRuns

_SECONDS = 60.0
_LARGEST = 1024 * 1024
_FILE = "catalog.json"


class _NotTold(StudyBuddyError):
    """The plugins could not be looked at; what was known of them before stays."""

    def __init__(self) -> None:
        super().__init__("plugins_not_told", "The worker's plugins could not be looked at.")


class PluginCheck:
    """Looks once at what the plugins lack, and only where image or settings have changed."""

    def __init__(
        self, service: Service[WorkerSettings], start: Callable[..., Child] = Child
    ) -> None:
        self._service = service
        self._start = start
        self._done = False

    def tell(self) -> None:
        """Write the row if it is not of this image and these settings. What goes wrong is logged:
        no job fails for it.
        """
        if self._done:
            return
        self._done = True
        try:
            at = self._service.settings
            secrets = child_secrets(
                self._service.secrets, at.claude_secret_arn, at.proxy_secret_arn
            )
            found_with = _found_with(secrets)
            if read_worker_plugins(self._service.tables).found_with != found_with:
                lacking = tuple(sorted(_lacking(self._catalog(secrets))))
                told = WorkerPlugins(found_with=found_with, lacking=lacking)
                write_worker_plugins(self._service.tables, told)
                log.info("plugins told", extra={"lacking": lacking})
        except StudyBuddyError as error:
            log.warning("plugins not told", extra={"error": error.code})

    def _catalog(self, secrets: Mapping[str, str]) -> Catalog:
        """What a child says that loads every plugin, in the jail of a job's. Raises _NotTold."""
        at = self._service.settings
        runs = WaitedRuns(Path(at.places_dir), at.child_memory_mb, self._start)
        with runs.place("plugins-") as place:
            arguments = ["plugins", f"--output=work/{_FILE}"]
            until = time.monotonic() + _SECONDS
            runs.run(arguments, place, until, _NotTold(), settings=secrets)
            return _written(place)


def _written(place: Path) -> Catalog:
    """The catalog that a child has laid there. Raises _NotTold."""
    with opened(place, "work") as work:
        if work is None:
            raise _NotTold
        try:
            return Catalog.from_json(read_regular_file(_FILE, work, _LARGEST))
        except (UnsafeFile, msgspec.DecodeError, UnicodeDecodeError):
            raise _NotTold from None


def _lacking(catalog: Catalog) -> Iterable[str]:
    yield from (f"{one.kind} {one.name}" for one in catalog.entries if one.missing)
    yield from (f"{one.kind} {one.name}" for one in catalog.troubles)


def _found_with(secrets: Mapping[str, str]) -> str:
    """Names the image by its packages and the settings by their names; no value is in it."""
    packages = sorted({f"{one.name}=={one.version}" for one in distributions()})
    settings = sorted({*secrets, *(name for name in os.environ if name.startswith("STUDYBUDDY_"))})
    return digest("\n".join(packages), "\n".join(settings))
