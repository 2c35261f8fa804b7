"""The files of a whole course: what each exporter that can makes of all its notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from studybuddy.course import Course
from studybuddy.errors import ExportFailed, PluginBroken, PluginTrouble
from studybuddy.events import ExportProblem, MadeFile
from studybuddy.plugins.contracts import Exporter
from studybuddy.plugins.guard import guarded
from studybuddy.plugins.registry import Registry
from studybuddy.work import write_atomically

_INDEX = "markdown"  # who makes the index, whatever else was ordered


def make_course_files(
    directory: Path,
    course: Course,
    registry: Registry,
    settings: Mapping[str, str],
    names: Iterable[str],
) -> tuple[list[MadeFile], list[ExportProblem]]:
    """A file of each of these exporters, and why there is none of the others."""
    files: list[MadeFile] = []
    problems: list[ExportProblem] = []
    for name in dict.fromkeys(names):
        try:
            files.append(_made(directory, course, name, registry.exporter(name), settings))
        except (ExportFailed, PluginTrouble) as error:
            problems.append(ExportProblem.of(name, error))
    return files, problems


def index_makers(registry: Registry, ordered: Iterable[str]) -> Iterator[str]:
    """Who makes the index, and those of what was ordered for each video that take a course.

    One that cannot be used is among them: why, is told where its file would be made.
    """
    yield _INDEX
    yield from (name for name in ordered if _file_name(registry, name) != "")


def makers_of_what_is_there(directory: Path, registry: Registry) -> Iterator[str]:
    """The exporters of the files of a course that its directory has."""
    for name in registry.names("exporter"):
        made = _file_name(registry, name)
        if made and (directory / made).is_file():
            yield name


def _file_name(registry: Registry, name: str) -> str | None:
    """What an exporter calls its file of a course: empty if it makes none, None if it is broken."""
    try:
        exporter = registry.exporter(name)
        return exporter.course_file_name if exporter.takes_courses() else ""
    except PluginTrouble:
        return None


def _made(
    directory: Path, course: Course, name: str, exporter: Exporter, settings: Mapping[str, str]
) -> MadeFile:
    with guarded("exporter", name):
        if missing := exporter.missing(settings):
            raise PluginBroken("exporter_not_ready", missing)
        data = exporter.export_course(course)
        if not isinstance(data, bytes) or not data:
            raise TypeError("export_course() gave no bytes")
    path = directory / exporter.course_file_name
    write_atomically(path, data)
    return MadeFile(
        exporter=name,
        file_name=path.name,
        media_type=exporter.media_type,
        size=len(data),
        path=str(path),
    )
