"""Plugins, found by their entry points: listed without an import, loaded on first use, once.

The bare group (`studybuddy.exporters`) is contract 1. A contract that breaks plugins gets a group
of its own (`studybuddy.exporters.v2`); what is offered in a group that this version does not know
is reported and left alone.
"""

from __future__ import annotations

import difflib
import inspect
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast, get_args

from studybuddy.errors import (
    Interrupted,
    OutOfTime,
    PluginBroken,
    PluginClash,
    PluginTrouble,
    UnknownPlugin,
)
from studybuddy.order_defaults import NOBODY
from studybuddy.plugins.contracts import (
    Checker,
    Exporter,
    Part,
    Plugin,
    Source,
    Template,
    Writer,
)

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

Kind: TypeAlias = Literal["source", "template", "writer", "checker", "exporter"]
CONTRACTS: Mapping[Kind, type[Plugin]] = {
    "source": Source,
    "template": Template,
    "writer": Writer,
    "checker": Checker,
    "exporter": Exporter,
}
NAME = re.compile(r"[a-z][a-z0-9-]*")
_PREFIX = "studybuddy."
_GROUPS: Mapping[str, Kind] = {f"{_PREFIX}{kind}s": kind for kind in CONTRACTS}
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*(; ?[a-z]+=[a-z0-9-]+)*")
_EXTENSION = re.compile(r"[a-z0-9]+(\.[a-z0-9]+)*")
_REQUIREMENT = re.compile(r"""([\w.-]+)(?:.*\bextra\s*==\s*['"](?P<extra>[\w.-]+)['"])?""")
_STEM = re.compile(r"[a-z0-9][a-z0-9-]*")
# A plugin that leaves the process while it is loaded must not take the others with it.
_ANY_FAILURE = (Exception, SystemExit)


class Origin(NamedTuple):
    """The distribution that a plugin comes from, as `pip list` shows it."""

    distribution: str
    version: str

    def __str__(self) -> str:
        return f"{self.distribution} {self.version}".rstrip()


class Registry:
    """The plugins that are installed, by kind and name. Safe to share between threads."""

    def __init__(self, entry_points: Iterable[EntryPoint] | None = None) -> None:
        """Take the installed entry points, or the ones given."""
        self.outdated: list[EntryPoint] = []
        self._offers: dict[tuple[Kind, str], list[EntryPoint]] = {}
        self._loaded: dict[tuple[Kind, str], Plugin] = {}
        self._lock = threading.RLock()
        for entry_point in _installed() if entry_points is None else entry_points:
            self._file(entry_point)

    def names(self, kind: Kind) -> list[str]:
        """The names that users can choose from, sorted. Nothing is imported, so some may break."""
        return sorted(name for of_kind, name in self._offers if of_kind == kind)

    def origins(self, kind: Kind, name: str) -> list[Origin]:
        """The distributions that offer this name: one, or several that clash."""
        return [origin_of(offer) for offer in self._offers.get((kind, name), ())]

    def load(self, kind: Kind, name: str) -> Plugin:
        """The plugin, an instance of its kind's class: made on first use, then the same one.

        Raises UnknownPlugin, PluginClash and PluginBroken.
        """
        with self._lock:
            plugin = self._loaded.get((kind, name))
            if plugin is None:
                plugin = self._loaded[kind, name] = _made(kind, self._only(kind, name))
            return plugin

    def source(self, name: str) -> Source:
        """The source of this name. Raises what `load` raises."""
        return cast(Source, self.load("source", name))

    def template(self, name: str) -> Template:
        """The template of this name. Raises what `load` raises."""
        return cast(Template, self.load("template", name))

    def writer(self, name: str) -> Writer:
        """The writer of this name. Raises what `load` raises."""
        return cast(Writer, self.load("writer", name))

    def checker(self, name: str) -> Checker:
        """The checker of this name. Raises what `load` raises."""
        return cast(Checker, self.load("checker", name))

    def exporter(self, name: str) -> Exporter:
        """The exporter of this name. Raises what `load` raises."""
        return cast(Exporter, self.load("exporter", name))

    def file_names(self) -> dict[str, str]:
        """The files that exporters make, by exporter; one that cannot be used is left out."""
        found = {}
        for name in self.names("exporter"):
            try:
                found[name] = self.exporter(name).file_name
            except PluginTrouble:
                continue
        return found

    def _file(self, entry_point: EntryPoint) -> None:
        kind = _GROUPS.get(entry_point.group)
        if kind:
            offers = self._offers.setdefault((kind, entry_point.name), [])
            # One distribution found twice (editable and installed) does not clash with itself.
            if all(_identity(entry_point) != _identity(other) for other in offers):
                offers.append(entry_point)
        elif entry_point.group.startswith(_PREFIX):
            self.outdated.append(entry_point)

    def _only(self, kind: Kind, name: str) -> EntryPoint:
        offers = self._offers.get((kind, name), [])
        if len(offers) > 1:
            raise _clash(kind, name, offers)
        if not offers:
            raise self._not_here(kind, name)
        return offers[0]

    def _not_here(self, kind: Kind, name: str) -> PluginTrouble:
        for entry_point in self.outdated:
            if (kind_of(entry_point), entry_point.name) == (kind, name):
                return why_outdated(entry_point)
        names = self.names(kind)
        close = " or ".join(f"'{n}'" for n in difflib.get_close_matches(name, names))
        return UnknownPlugin(
            "unknown_plugin",
            f"There is no {kind} {name!r}. "
            + (f"Did you mean {close}? " if close else "")
            + f"Installed: {', '.join(names) or 'none'}.",
        )


def origin_of(entry_point: EntryPoint) -> Origin:
    """The distribution that brought an entry point."""
    dist = entry_point.dist
    return Origin(dist.name, dist.version) if dist else Origin("an unknown package", "")


def kind_of(entry_point: EntryPoint) -> str:
    """The kind that an entry point's group names, whatever its contract; empty if none."""
    words = entry_point.group.split(".")
    return _GROUPS.get(".".join(words[:2]), "")


def why_outdated(entry_point: EntryPoint) -> PluginBroken:
    """What to tell of an entry point whose group this version does not know."""
    origin = origin_of(entry_point)
    return PluginBroken(
        "plugin_outdated",
        f"{origin} offers '{entry_point.name}' in the group '{entry_point.group}', which is not "
        f"for this version of yt-study-buddy: it knows {', '.join(_GROUPS)}. Update it, "
        f"or yt-study-buddy if that is the older one: pip install --upgrade {origin.distribution}",
    )


def broken(kind: Kind, name: str, origin: Origin, cause: str | BaseException) -> PluginBroken:
    """What to tell of a plugin that fails: the distribution and the cause, in one line."""
    if isinstance(cause, BaseException):
        cause = " ".join(f"{type(cause).__name__}: {cause}".split())[:300].rstrip(":. ")
    return PluginBroken(
        "plugin_broken",
        f"The {kind} '{name}' of {origin} cannot be used: {cause}. "
        f"Update it with pip install --upgrade {origin.distribution} or tell its author.",
    )


def flaw_of(plugin: Plugin) -> str:
    """What a plugin lacks of what its class must say, in words; empty if nothing."""
    if isinstance(plugin, Exporter):
        return (
            _mismatch(plugin, "media_type", _MEDIA_TYPE, "application/pdf")
            or _mismatch(plugin, "extension", _EXTENSION, "pdf")
            or _mismatch(plugin, "stem", _STEM, "note")
            or _mismatch(plugin, "course_stem", _STEM, "course")
        )
    if isinstance(plugin, Template):
        return _template_flaw(plugin)
    return ""


def _mismatch(plugin: Plugin, attribute: str, pattern: re.Pattern[str], example: str) -> str:
    value = getattr(plugin, attribute, None)
    if isinstance(value, str) and pattern.fullmatch(value):
        return ""
    return f"its {attribute} must be a text like {example!r}, not {value!r}"


def _template_flaw(template: Template) -> str:
    parts = getattr(template, "parts", None)
    known = get_args(Part)
    if not isinstance(parts, tuple) or not parts or not all(part in known for part in parts):
        return f"its parts must be a tuple of some of {', '.join(known)}, not {parts!r}"
    instructions = getattr(template, "instructions", None)
    if not isinstance(instructions, str) or not instructions.strip():
        return "its instructions must be a text for the writer"
    return ""


def _installed() -> Iterator[EntryPoint]:
    """The entry points of all installed distributions; of two of one name the first on the path."""
    from importlib.metadata import distributions

    seen = set()
    for dist in distributions():
        ours = [point for point in _entry_points(dist) if point.group.startswith(_PREFIX)]
        if ours and (name := _normal(dist.name)) not in seen:
            seen.add(name)
            yield from ours


def _entry_points(dist: Distribution) -> Iterable[EntryPoint]:
    try:
        return dist.entry_points
    except Exception:  # a file that no installer could have written: it offers nothing
        return ()


def _normal(name: str) -> str:
    """A distribution's or module's name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _identity(entry_point: EntryPoint) -> tuple[str, str]:
    return _normal(origin_of(entry_point).distribution), entry_point.value


def _clash(kind: Kind, name: str, offers: list[EntryPoint]) -> PluginClash:
    claims = " and ".join(f"{origin_of(offer)} ({offer.value})" for offer in offers)
    return PluginClash(
        "plugin_clash",
        f"More than one package claims the {kind} '{name}': {claims}. None of them is used. "
        "Keep one and remove the other with pip uninstall.",
    )


def _made(kind: Kind, entry_point: EntryPoint) -> Plugin:
    name, origin = entry_point.name, origin_of(entry_point)
    if not NAME.fullmatch(name):
        raise broken(kind, name, origin, "a name is made of a-z, 0-9 and '-', a letter first")
    if (kind, name) == ("checker", NOBODY):
        raise broken(kind, name, origin, f"'{NOBODY}' is what asks no checker at all")
    try:
        plugin_class = _concrete(kind, entry_point)
        plugin = plugin_class()
    except ModuleNotFoundError as error:
        raise _not_found(kind, entry_point, error) from error
    except (Interrupted, OutOfTime):
        raise  # not the plugin's doing: it was being loaded when the user or the clock said stop
    except _ANY_FAILURE as error:
        raise broken(kind, name, origin, error) from error
    if flaw := flaw_of(plugin):
        raise broken(kind, name, origin, flaw)
    return plugin


def _concrete(kind: Kind, entry_point: EntryPoint) -> type[Plugin]:
    """The class that an entry point names, if it is a finished plugin of its kind."""
    found = entry_point.load()
    contract = CONTRACTS[kind]
    if not (isinstance(found, type) and issubclass(found, contract)):
        raise TypeError(f"{entry_point.value} is no subclass of studybuddy.{contract.__name__}")
    if inspect.isabstract(found):
        methods = ", ".join(sorted(found.__abstractmethods__))
        raise TypeError(f"{entry_point.value} leaves out {methods}")
    return found


def _not_found(kind: Kind, entry_point: EntryPoint, error: ModuleNotFoundError) -> PluginBroken:
    """The pip command if the distribution says that it requires what is not there."""
    name, origin = entry_point.name, origin_of(entry_point)
    install = _install_command(entry_point.dist, error.name or "")
    if not install:
        return broken(kind, name, origin, error)
    return PluginBroken(
        "plugin_library_missing",
        f"The {kind} '{name}' of {origin} cannot be used: the library '{error.name}' is not "
        f"installed. Install it: {install}",
    )


def _install_command(dist: Distribution | None, module: str) -> str:
    """The pip command for a module that a distribution says it requires; empty if it does not."""
    wanted = {_normal(module), _normal(module.partition(".")[0])}
    required = [_REQUIREMENT.match(text) for text in (dist and dist.requires) or ()]
    brought_by = [found["extra"] or "" for found in required if found]
    extras = [found["extra"] or "" for found in required if found and _normal(found[1]) in wanted]
    if not dist or not extras:
        return ""
    # Of several extras the one that brings least else: `pdf` rather than `all`.
    extra = min(extras, key=lambda name: (bool(name), brought_by.count(name)))
    return f"pip install '{dist.name}{f'[{extra}]' if extra else ''}'"
