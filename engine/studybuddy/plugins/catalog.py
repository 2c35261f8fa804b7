"""The plugins that an installation really has, and those that it has in vain.

The catalog's JSON is written where the plugins are (the build of a worker image) and read where
they are not (the API), which fills menus and checks names by it. Its shape:

    {"version": 1,
     "entries": [{"kind": "exporter", "name": "pdf", "title": "...", "media_type": "...",
                  "distribution": "yt-study-buddy", "version": "0.1.0", "missing": "",
                  "abilities": []}, ...],
     "troubles": [{"kind": "exporter", "name": "anki", "distribution": "...",
                   "code": "plugin_broken", "message": "..."}, ...]}

Entries are in the order of kinds (source, template, writer, checker, exporter), then of names.
Fields may be added under the same version; a reader leaves alone what it does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

import msgspec

from studybuddy.errors import PluginTrouble
from studybuddy.plugins.contracts import Checker, Exporter, Plugin, Source, Writer
from studybuddy.plugins.registry import (
    CONTRACTS,
    Kind,
    Registry,
    broken,
    kind_of,
    origin_of,
    why_outdated,
)

Ability: TypeAlias = Literal["translates", "answers", "thrifty", "fast", "playlist", "course"]
"""What a plugin can do beyond what every one of its kind does."""

_NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


class CatalogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A plugin that was loaded. `distribution` and `version` say where it comes from.

    `media_type` is empty unless it is an exporter. `missing` says in words what must be set or
    installed before it works, empty if nothing. `paid`: a writer or checker that costs money by
    the word. `abilities` are what it can beyond its kind: a writer `translates`, `answers`
    questions, and has the profile `thrifty` or `fast`; a source lists a `playlist`, an exporter
    makes a file of a `course`.
    """

    kind: Kind
    name: str
    title: str
    media_type: str
    distribution: str
    version: str
    missing: str = ""
    paid: bool = False
    abilities: tuple[Ability, ...] = ()


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """A plugin that is installed and cannot be used, and why, in words for a person.

    `code` is plugin_clash, plugin_outdated, plugin_library_missing or plugin_broken. `kind` is
    empty when its entry-point group names none; `distribution` holds all that clash, by commas.
    """

    kind: str
    name: str
    distribution: str
    code: str
    message: str


class Catalog(msgspec.Struct, frozen=True, kw_only=True):
    """What is installed: the plugins that load, and the troubles of those that do not."""

    entries: tuple[CatalogEntry, ...]
    troubles: tuple[Trouble, ...] = ()
    version: Literal[1] = 1

    def names(self, kind: Kind) -> list[str]:
        """The names of the plugins of a kind that can be loaded, sorted."""
        return [entry.name for entry in self.entries if entry.kind == kind]

    def to_json(self) -> bytes:
        """The catalog as JSON, UTF-8; the same bytes for the same catalog."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"

    @classmethod
    def from_json(cls, data: bytes) -> Catalog:
        """The catalog that `to_json` wrote. Raises `msgspec.DecodeError` for anything else."""
        return msgspec.json.decode(data, type=cls)


def catalog(registry: Registry, settings: Mapping[str, str] = _NO_SETTINGS) -> Catalog:
    """Load every plugin and say what came of it; a broken one stops no other.

    `settings` are environment variables by name, from which a plugin tells what is missing.
    """
    entries, troubles = [], []
    for kind in CONTRACTS:
        for name in registry.names(kind):
            try:
                entries.append(_entry(registry, kind, name, settings))
            except PluginTrouble as trouble:
                troubles.append(_trouble(registry, kind, name, trouble))
    troubles += [
        Trouble(
            kind=kind_of(entry_point),
            name=entry_point.name,
            distribution=origin_of(entry_point).distribution,
            code=(why := why_outdated(entry_point)).code,
            message=why.message,
        )
        for entry_point in registry.outdated
    ]
    return Catalog(entries=tuple(entries), troubles=tuple(troubles))


def _entry(registry: Registry, kind: Kind, name: str, settings: Mapping[str, str]) -> CatalogEntry:
    plugin = registry.load(kind, name)
    origin = registry.origins(kind, name)[0]
    try:
        title, missing = plugin.title(), plugin.missing(settings)
    except Exception as error:  # a stranger's code: whatever it raises is its trouble alone
        raise broken(kind, name, origin, error) from error
    if not (isinstance(title, str) and title.isprintable() and title and isinstance(missing, str)):
        raise broken(kind, name, origin, "its title must be a line of text, and missing() a text")
    return CatalogEntry(
        kind=kind,
        name=name,
        title=title,
        media_type=plugin.media_type if isinstance(plugin, Exporter) else "",
        distribution=origin.distribution,
        version=origin.version,
        missing=missing,
        paid=isinstance(plugin, Writer | Checker) and bool(plugin.paid),
        abilities=_abilities(plugin),
    )


def _abilities(plugin: Plugin) -> tuple[Ability, ...]:
    can: dict[Ability, bool] = {
        "translates": isinstance(plugin, Writer) and bool(plugin.translates),
        "answers": isinstance(plugin, Writer) and plugin.can_answer(),
        "thrifty": isinstance(plugin, Writer) and "thrifty" in plugin.profiles,
        "fast": isinstance(plugin, Writer) and "fast" in plugin.profiles,
        "playlist": isinstance(plugin, Source) and plugin.lists_playlists(),
        "course": isinstance(plugin, Exporter) and plugin.takes_courses(),
    }
    return tuple(ability for ability, has in can.items() if has)


def _trouble(registry: Registry, kind: Kind, name: str, trouble: PluginTrouble) -> Trouble:
    origins = registry.origins(kind, name)
    return Trouble(
        kind=kind,
        name=name,
        distribution=", ".join(origin.distribution for origin in origins),
        code=trouble.code,
        message=trouble.message,
    )
