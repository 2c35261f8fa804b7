"""What the deployed worker image can do: its catalog, read where no plugin is installed.

The build of the image writes the catalog (`yt-study-buddy plugins --json`); it is packed into the
API's zip as `catalog.json` beside this file, so that names are checked without a call. Another
file is read where CATALOG_FILE says so (the local stack, tests).
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from studybuddy.order_defaults import DEFAULT_PROFILE, DEFAULT_WRITERS, PROFILES
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.settings import BadSettings

_PACKED = Path(__file__).parents[1] / "catalog.json"  # beside the functions


class PluginEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A plugin that users can name. `media_type` is empty unless it is an exporter.

    `abilities` are what it can beyond its kind: a writer `translates` where it can write in another
    language than the captions', `answers` questions, and is `thrifty` or `fast` where it has that
    profile.
    `ready`: the deployed worker has the keys and libraries it needs.
    """

    kind: Literal["source", "template", "writer", "checker", "exporter"]
    name: str
    title: str
    media_type: str
    distribution: str
    version: str
    abilities: tuple[str, ...]
    ready: bool = True


class CatalogFile(msgspec.Struct, frozen=True):
    """The catalog's entries. The rest of the catalog is for whoever builds the image."""

    entries: tuple[PluginEntry, ...]

    def of_worker(self, lacking: Collection[str]) -> CatalogFile:
        """The same where these plugins, each as `writer claude`, lack something."""
        return CatalogFile(
            tuple(
                msgspec.structs.replace(entry, ready=f"{entry.kind} {entry.name}" not in lacking)
                for entry in self.entries
            )
        )

    def check(self, kind: str, *names: str) -> None:
        """Raise BadRequest unless there is a plugin of this kind by each name."""
        known = {entry.name for entry in self.entries if entry.kind == kind}
        for name in names:
            if name not in known:
                offered = ", ".join(sorted(known))
                raise BadRequest(
                    f"unknown_{kind}", f"There is no {kind} '{name}'. Known: {offered}."
                )

    def check_ready(self, kind: str, *names: str) -> None:
        """Raise BadRequest where one of them lacks what it needs to work."""
        for entry in self.entries:
            if entry.kind == kind and entry.name in names and not entry.ready:
                raise BadRequest(
                    f"{kind}_not_ready",
                    f"The {kind} '{entry.name}' is not set up on this service. Choose another one.",
                )

    def check_language(self, writer: str, language: str) -> None:
        """Raise BadRequest where who writes cannot write in a language; empty: the video's own.

        Without a writer it is the worker's choice: the first of its own that can.
        """
        if language and not self._has_writer(writer, "translates"):
            raise BadRequest(
                "cannot_translate",
                f"Notes in '{language}' cannot be written here"
                f"{f' by {writer}' if writer else ''}, only in the video's own language. "
                "Leave out the language, or choose a writer that translates.",
            )

    def check_profile(self, writer: str, profile: str) -> None:
        """Raise BadRequest where who writes does not have a profile.

        Abilities that are no profiles are listed beside them.
        """
        there = profile in PROFILES and self._has_writer(writer, profile)
        if profile != DEFAULT_PROFILE and not there:
            raise BadRequest(
                "no_such_profile",
                f"Notes cannot be written with the profile '{profile}' here"
                f"{f' by {writer}' if writer else ''}. Leave it out, or choose a writer that can.",
            )

    def _has_writer(self, writer: str, ability: str) -> bool:
        names = (writer,) if writer else DEFAULT_WRITERS
        able = (one for one in self.entries if one.kind == "writer" and one.name in names)
        return any(one.ready and ability in one.abilities for one in able)


@lru_cache(maxsize=1)
def catalog_file(file: str) -> CatalogFile:
    """The catalog in a file, the packed one if none is named. Raises BadSettings."""
    path = Path(file) if file else _PACKED
    try:
        return msgspec.json.decode(path.read_bytes(), type=CatalogFile)
    except OSError:
        raise BadSettings("settings", f"There is no catalog at {path}. Set CATALOG_FILE.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadSettings("settings", f"{path} is no catalog: {error}.") from None
