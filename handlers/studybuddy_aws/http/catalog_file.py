"""What the deployed worker image can do: its catalog, read where no plugin is installed.

The build of the image writes the catalog (`yt-study-buddy plugins --json`); it is packed into the
API's zip as `catalog.json` beside this file, so that names are checked without a call. Another
file is read where CATALOG_FILE says so (the local stack, tests).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.runtime.settings import BadSettings

_PACKED = Path(__file__).parents[1] / "catalog.json"  # beside the functions


class PluginEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A plugin that users can name. `media_type` is empty unless it is an exporter."""

    kind: Literal["source", "template", "writer", "checker", "exporter"]
    name: str
    title: str
    media_type: str
    distribution: str
    version: str


class CatalogFile(msgspec.Struct, frozen=True):
    """The catalog's entries. The rest of the catalog is for whoever builds the image."""

    entries: tuple[PluginEntry, ...]

    def check(self, kind: str, *names: str) -> None:
        """Raise BadRequest unless there is a plugin of this kind by each name."""
        known = {entry.name for entry in self.entries if entry.kind == kind}
        for name in names:
            if name not in known:
                offered = ", ".join(sorted(known))
                raise BadRequest(
                    f"unknown_{kind}", f"There is no {kind} '{name}'. Known: {offered}."
                )


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
