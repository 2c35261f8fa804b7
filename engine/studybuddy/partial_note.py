"""What is readable of a note while the rest is written: held against the words, told, laid down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

import msgspec

from studybuddy.errors import ExportFailed, PluginTrouble
from studybuddy.events import LARGEST_SECTION, ReadablePoint, ReadableSection
from studybuddy.grounding import Judge
from studybuddy.grounding.checking import supported_section
from studybuddy.grounding.coverage import measure
from studybuddy.language.labels import labels_for
from studybuddy.note import Note, Section
from studybuddy.plugins.guard import guarded
from studybuddy.plugins.registry import Registry
from studybuddy.work import Work, write_atomically

PARTIAL_FILE = "note.partial.md"
"""The file of what is readable so far, in the work directory until the note is done."""

_EXPORTER = "markdown"


class PartialNote:
    """The sections that a writer has handed over, as far as the captions' words support them.

    What is not supported is left out until it is mended, which is done with the whole note.
    """

    def __init__(
        self,
        work: Work,
        registry: Registry,
        like: Note,
        judge: Callable[[], Judge],
        tell: Callable[[ReadableSection], None],
        tell_file: Callable[[Path], None],
    ) -> None:
        """Let `tell` take each section, and `tell_file` the file when there is one.

        `like` is the note to come, of which nothing is there.
        """
        title = f"{like.title} ({labels_for(like.language).unfinished})"
        self._note = msgspec.structs.replace(like, title=title)
        self._judge = judge
        self._path = work.directory / PARTIAL_FILE
        self._registry = registry
        self._tell = tell
        self._tell_file = tell_file
        self._told_file = False
        self._written = self._dropped = 0
        self._lock = Lock()

    def add(self, sections: Sequence[Section]) -> None:
        """Take sections as they are handed over, by whichever thread."""
        # Held to its types: a struct does not check what a stranger puts in.
        typed = msgspec.json.decode(msgspec.json.encode(sections), type=tuple[Section, ...])
        with self._lock:
            readable = [known for one in typed if (known := self._supported(one)) is not None]
            if not readable:
                return
            whole = (*self._note.sections, *readable)
            self._note = msgspec.structs.replace(self._note, sections=whole)
            self._lay_down()
            for told in map(self._readable, readable):
                if len(msgspec.json.encode(told)) <= LARGEST_SECTION:
                    self._tell(told)

    def remove(self) -> None:
        """Take the file away: the note is done."""
        self._path.unlink(missing_ok=True)

    def _supported(self, section: Section) -> Section | None:
        judge = self._judge()
        alone = msgspec.structs.replace(self._note, sections=(section,))
        dropped = [claim for claim in alone.claims() if judge.problems(claim)]
        self._written += sum(1 for _ in alone.claims())
        self._dropped += len(dropped)
        return supported_section(alone, dropped, judge)

    def _lay_down(self) -> None:
        """Write the file anew. Nothing is lost where that cannot be done: the note comes."""
        with suppress(ExportFailed, PluginTrouble, OSError):
            exporter = self._registry.exporter(_EXPORTER)
            with guarded("exporter", _EXPORTER):
                data = exporter.export(self._measured())
            write_atomically(self._path, data)
            if not self._told_file:
                self._told_file = True
                self._tell_file(self._path)

    def _measured(self) -> Note:
        coverage = measure(
            self._note,
            written=self._written,
            repaired=0,
            dropped=self._dropped,
            checked=self._judge().checked,
        )
        return msgspec.structs.replace(self._note, coverage=coverage)

    def _readable(self, section: Section) -> ReadableSection:
        return ReadableSection(
            title=section.title,
            start=section.start,
            end=section.end,
            points=tuple(
                ReadablePoint(text=one.text, kind=one.kind, start=self._note.start_of(one))
                for one in section.points
            ),
        )
