"""The files of a whole course: what each exporter that can makes of all its notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    names: Sequence[str],
) -> tuple[list[MadeFile], list[ExportProblem]]:
    """The index, and a file of each of these exporters that makes one of a course."""
    files: list[MadeFile] = []
    problems: list[ExportProblem] = []
    for name in dict.fromkeys((_INDEX, *names)):
        try:
            exporter = registry.exporter(name)
            if exporter.takes_courses():
                files.append(_made(directory, course, name, exporter, settings))
        except (ExportFailed, PluginTrouble) as error:
            problems.append(ExportProblem.of(name, error))
    return files, problems


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
