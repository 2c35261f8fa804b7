"""What the kit asks of an exporter."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import ClassVar, cast

import pytest

from studybuddy.course import Course
from studybuddy.errors import ExportFailed
from studybuddy.note import Note, to_json
from studybuddy.plugins.contracts import Exporter, Plugin
from studybuddy.plugins.registry import Kind
from studybuddy.testing.errors import flaw_of_error
from studybuddy.testing.notes import nasty_notes, sample_course
from studybuddy.testing.plugin import PluginContract, run_python
from studybuddy.testing.sandbox import sandbox

_REPRODUCIBLE_RUN = Path(__file__).with_name("reproducible_run.py")
_HTML = {"text/html", "application/xhtml+xml"}


class ExporterContract(PluginContract):
    """The contract of an exporter: subclass it, give `name` or `plugin`, and run pytest.

    `refuses` names the nasty notes that it cannot export, each with an ExportFailed that says why.
    """

    kind: ClassVar[Kind] = "exporter"
    refuses: ClassVar[frozenset[str]] = frozenset()

    @pytest.fixture
    def exporter(self, made: Plugin) -> Exporter:
        """The exporter under test."""
        return cast(Exporter, made)

    @pytest.mark.parametrize("nasty", list(nasty_notes()))
    def test_exports_offline_and_in_memory(
        self, exporter: Exporter, tmp_path: Path, nasty: str
    ) -> None:
        """Bytes or ExportFailed; no network, no files outside the temporary folder."""
        note = _note(nasty)
        before = to_json(note)
        with sandbox(tmp_path) as seal:
            data = self._exported(exporter, note, nasty)
        assert [] == seal.refused
        assert before == to_json(note)
        assert bytes is type(data)
        assert data, "An empty file is no artifact: give it a heading, or raise ExportFailed."

    def test_same_note_same_bytes(self, exporter: Exporter) -> None:
        """A second export of an equal note makes the same file."""
        first, second = (exporter.export(nasty_notes()["good"]) for _ in range(2))
        assert first == second

    def test_same_bytes_on_another_day_elsewhere(self, exporter: Exporter, tmp_path: Path) -> None:
        """So does another process: other clock, time zone, hash seed, temporary folder."""
        made = type(exporter)
        printed = run_python(
            str(_REPRODUCIBLE_RUN),
            made.__module__,
            made.__qualname__,
            text=to_json(_note("good")).decode(),
            PYTHONHASHSEED="4242",
            TZ="Pacific/Kiritimati",
            TMPDIR=str(tmp_path),
        )
        assert exporter.export(_note("good")) == printed.encode("latin-1")

    def test_a_course_is_one_file(self, exporter: Exporter, tmp_path: Path) -> None:
        """Of all nasty notes together, one that failed and one that repeats: the same bytes twice.

        An exporter that makes no file of a course says so.
        """
        course = sample_course()
        if not exporter.takes_courses():
            with pytest.raises(ExportFailed):
                exporter.export_course(course)
            return
        with sandbox(tmp_path) as seal:
            data = exporter.export_course(course)
        assert [] == seal.refused
        assert bytes is type(data)
        assert data
        assert data == exporter.export_course(sample_course())
        assert exporter.export_course(Course(title="", videos=()))
        assert exporter.course_file_name != "course.json", "the command's own record has this name"
        if exporter.media_type.partition(";")[0] in _HTML:
            assert b"<script>alert(1)" not in data

    def test_html_is_escaped(self, exporter: Exporter) -> None:
        """What is shown in a browser holds no script of a stranger's."""
        if exporter.media_type.partition(";")[0] in _HTML and "script" not in self.refuses:
            assert b"<script>alert(1)" not in exporter.export(_note("script"))

    def _exported(self, exporter: Exporter, note: Note, nasty: str) -> bytes:
        if nasty not in self.refuses:
            return exporter.export(note)
        with pytest.raises(ExportFailed) as failure:
            exporter.export(note)
        assert "" == flaw_of_error(failure.value)
        return failure.value.message.encode()


@cache
def _note(nasty: str) -> Note:
    return nasty_notes()[nasty]
