"""Which plugins an order uses. Decided before anything is fetched or paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from studybuddy.errors import (
    ExportFailed,
    PluginBroken,
    PluginTrouble,
    UnknownPlugin,
    WriterFailed,
    WrongUse,
)
from studybuddy.events import ExportProblem
from studybuddy.order_defaults import DEFAULT_PROFILE, DEFAULT_WRITERS, NOBODY
from studybuddy.plugins.contracts import Checker, Exporter, Plugin, Source, Template, Writer
from studybuddy.plugins.guard import guarded
from studybuddy.plugins.registry import Registry
from studybuddy.work import Order, Work

# The built-ins come first, in this order; whatever else is installed comes after them.
_SOURCES = ("captions", "youtube", "yt-dlp")
_CHECKERS = ("claude",)


class ChosenChecker(NamedTuple):
    """A checker of one order, and what besides the order decides its verdicts."""

    name: str
    checker: Checker
    identity: str


class Chosen(NamedTuple):
    """The plugins of one order, by name where the name is needed.

    `checkers` are those that the order names; without any, `usual_checkers` are asked.
    `problems` are the exporters that cannot work here; the others are not harmed.
    """

    sources: list[tuple[str, Source]]
    template: Template
    writer_name: str
    writer: Writer
    checkers: list[ChosenChecker]
    exporters: list[tuple[str, Exporter]]
    problems: list[ExportProblem]

    def paid(self, order: Order) -> bool:
        """Whether what is written, or checked by a checker that the order names, costs money."""
        named = self.checkers if order.checkers else ()
        return bool(self.writer.paid) or any(one.checker.paid for one in named)


def choose_plugins(work: Work, registry: Registry) -> Chosen:
    """The plugins that an order names, or the defaults.

    Raises PluginTrouble for one that cannot be used, a checker asked for that lacks something among
    them, WriterFailed (`writer_not_ready`) when the writer asked for lacks something, ExportFailed
    when no exporter can work, WrongUse when two exporters make the same file or the writer cannot
    write in the language asked for.
    """
    order = work.order
    name, writer = choose_writer(work, registry)
    exporters, problems = choose_exporters(order.exporters, registry, work.settings)
    return Chosen(
        sources=choose_sources(work, registry),
        template=registry.template(order.template),
        writer_name=name,
        writer=writer,
        checkers=_checkers(work, registry),
        exporters=exporters,
        problems=problems,
    )


def choose_sources(work: Work, registry: Registry) -> list[tuple[str, Source]]:
    """Sources in the order asked for; by default a broken one is passed over.

    With captions of the user's own no other source is asked.
    """
    if work.order.captions:
        return [("captions", registry.source("captions"))]
    named = work.order.sources or tuple(
        part.strip() for part in work.settings.get("STUDYBUDDY_SOURCES", "").split(",") if part
    )
    if named:
        return [(name, registry.source(name)) for name in named]
    installed = registry.names("source")
    usable = []
    for name in [n for n in _SOURCES if n in installed] + [
        n for n in installed if n not in _SOURCES
    ]:
        try:
            usable.append((name, registry.source(name)))
        except PluginTrouble:
            continue
    return usable


def choose_writer(work: Work, registry: Registry) -> tuple[str, Writer]:
    """The writer asked for, or the first that lacks nothing and can write what is ordered.

    Raises PluginTrouble, WriterFailed (`writer_not_ready`) and WrongUse.
    """
    if name := work.order.writer or work.settings.get("STUDYBUDDY_WRITER", ""):
        writer = registry.writer(name)
        if missing := _missing("writer", name, writer, work.settings):
            raise WriterFailed("writer_not_ready", missing)
        if refusal := _refusal(name, writer, work.order):
            raise refusal
        return name, writer
    refusals = []
    for candidate, writer in _usable_writers(work, registry):
        refusal = _refusal(candidate, writer, work.order)
        if not refusal:
            return candidate, writer
        refusals.append(refusal)
    if refusals:
        raise refusals[0]
    raise PluginBroken("no_writer", "No writer can be used. Run: yt-study-buddy doctor")


def _usable_writers(work: Work, registry: Registry) -> Iterator[tuple[str, Writer]]:
    for name in DEFAULT_WRITERS:
        try:
            writer = registry.writer(name)
            if not _missing("writer", name, writer, work.settings):
                yield name, writer
        except PluginTrouble:
            continue


def _refusal(name: str, writer: Writer, order: Order) -> WrongUse | None:
    """Why a writer cannot write what is ordered."""
    if order.language and not writer.translates:
        return WrongUse(
            "cannot_translate",
            f"The writer '{name}' writes in the video's own language only, and '{order.language}' "
            "was asked for. Leave out --language, or take a writer that translates, such as "
            "claude, which needs ANTHROPIC_API_KEY.",
        )
    if order.profile not in {DEFAULT_PROFILE, *writer.profiles}:
        return WrongUse(
            "no_such_profile",
            f"The writer '{name}' has no profile '{order.profile}'. Leave out --profile, or take a "
            "writer that has it, such as claude, which needs ANTHROPIC_API_KEY.",
        )
    return None


def _checkers(work: Work, registry: Registry) -> list[ChosenChecker]:
    """The checkers asked for; nobody where it says so."""
    names = tuple(dict.fromkeys(work.order.checkers))
    if NOBODY in names and len(names) > 1:
        raise WrongUse(
            "nobody_and_others",
            f"The checker '{NOBODY}' means that nobody is asked. Leave it out, or the others.",
        )
    return [_checker(work, registry, name) for name in names if name != NOBODY]


def usual_checkers(work: Work, registry: Registry) -> list[ChosenChecker]:
    """Those of ours that lack nothing: asked where an order names nobody.

    Not before there is something to ask them: loading one takes time, and most notes of a writer
    that only quotes go without.
    """
    usable = []
    for name in _CHECKERS:
        try:
            usable.append(_checker(work, registry, name))
        except PluginTrouble:
            continue
    return usable


def _checker(work: Work, registry: Registry, name: str) -> ChosenChecker:
    checker = registry.checker(name)
    if missing := _missing("checker", name, checker, work.settings):
        raise PluginBroken("checker_not_ready", missing)
    with guarded("checker", name):
        identity = checker.identity(work.settings)
        if not isinstance(identity, str):
            raise TypeError("identity() gave no text")
    return ChosenChecker(name, checker, identity)


def choose_exporters(
    names: tuple[str, ...],
    registry: Registry,
    settings: Mapping[str, str],
    *,
    refuse_unknown: bool = True,
) -> tuple[list[tuple[str, Exporter]], list[ExportProblem]]:
    """Those that can work here and those that cannot.

    A name that nobody offers is refused before anything is paid; afterwards it is one more that
    cannot work here.
    """
    usable: list[tuple[str, Exporter]] = []
    problems: list[ExportProblem] = []
    for name in dict.fromkeys(names):
        try:
            exporter = registry.exporter(name)
            if missing := _missing("exporter", name, exporter, settings):
                raise PluginBroken("exporter_not_ready", missing)
            usable.append((name, exporter))
        except PluginTrouble as error:
            unknown = isinstance(error, UnknownPlugin)
            # Asked for alone it is wrong use, whenever it is asked for.
            if unknown and (refuse_unknown or len(set(names)) == 1):
                raise
            problems.append(ExportProblem.of(name, error))
    if not usable and problems:
        raise ExportFailed(problems[0].code, problems[0].message)
    _refuse_same_file(usable)
    return usable, problems


def _missing(kind: str, name: str, plugin: Plugin, settings: Mapping[str, str]) -> str:
    with guarded(kind, name):
        return plugin.missing(settings)


def _refuse_same_file(exporters: list[tuple[str, Exporter]]) -> None:
    makers: dict[str, str] = {}
    for name, exporter in exporters:
        other = makers.setdefault(exporter.file_name, name)
        if other != name:
            raise WrongUse(
                "same_file",
                f"The exporters '{other}' and '{name}' both make {exporter.file_name}. "
                "Ask for one of them.",
            )
