"""Sections are readable while the rest is written: held against the words, told, laid down."""

from importlib.metadata import EntryPoint

import msgspec
import pytest

from studybuddy import Order, PluginBroken, VideoUrl, Work, WriterFailed
from studybuddy.events import LARGEST_SECTION
from studybuddy.partial_note import PARTIAL_FILE
from studybuddy.pipeline import make_note
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter

MARKDOWN = EntryPoint("markdown", "studybuddy_markdown:MarkdownExporter", "studybuddy.exporters")
OTHERS = [
    EntryPoint(name, f"pipeline_fakes:{value}", f"studybuddy.{group}")
    for group, name, value in [
        ("sources", "first", "FirstSource"),
        ("templates", "plain", "Plain"),
        ("writers", "sections", "SectionWriter"),
        ("writers", "fake", "FakeWriter"),
        ("exporters", "text", "TextExporter"),
    ]
]


class Walk:
    """One order, carried out as often as it is called; what it told, and which file it named."""

    def __init__(self, directory, exporters):
        self.directory = directory
        self.lines, self.files = [], []
        self._registry = Registry([*OTHERS, *exporters])

    def __call__(self, writer="sections", **settings):
        meter = Meter(self.lines.append)
        order = Order(
            url=VideoUrl("dQw4w9WgXcQ"), template="plain", writer=writer, exporters=("text",)
        )
        work = Work(order, self.directory, settings=settings, report=meter.report)
        return make_note(work, self._registry, meter, tell_readable=self.files.append)

    @property
    def told(self):
        return [line.section for line in self.lines if line.section]

    @property
    def file(self):
        path = self.directory / PARTIAL_FILE
        return path.read_text() if path.exists() else None


@pytest.fixture
def walk(tmp_path):
    return Walk(tmp_path, [MARKDOWN])


def broken():
    raise WriterFailed("overloaded", "Later.", retryable=True)


def test_each_section_rides_on_a_line_with_its_seconds(walk):
    walk()
    assert [("Water", 0.0, 30.0), ("Salt", 30.0, 60.0), ("Thanks", 60.0, 90.0)] == [
        (section.title, section.start, section.end) for section in walk.told
    ]
    assert ("Salt raises the boiling point.", "point", 30.0) == msgspec.structs.astuple(
        walk.told[1].points[0]
    )
    assert {"write"} == {line.step for line in walk.lines if line.section}


def test_the_file_grows_and_goes_when_the_note_is_done(walk, tmp_path):
    seen = []
    walk(HANDED=lambda: seen.append(walk.file))
    assert 3 == sum(f"\n## {title}\n" in seen[0] for title in ("Water", "Salt", "Thanks"))
    assert "# Boiling (unfinished)" in seen[0]
    assert ([tmp_path / PARTIAL_FILE], None) == (walk.files, walk.file)


def test_what_was_readable_stays_when_the_writer_fails(walk):
    with pytest.raises(WriterFailed):
        walk(HANDED=broken)
    assert "Water boils at 100 degrees." in walk.file
    walk()
    assert walk.file is None


def test_what_the_words_do_not_support_is_not_readable_before_it_is_mended(walk):
    kept = []
    walk(PLANTED="The Zephyrine sank in 1931.", HANDED=lambda: kept.append(walk.file))
    assert ["Water", "Salt", "Thanks"] == [section.title for section in walk.told]
    assert "Zephyrine" not in kept[0]


def test_a_writer_that_hands_over_nothing_makes_its_note_all_the_same(walk):
    assert walk(writer="fake").note.sections
    assert ([], [], None) == (walk.told, walk.files, walk.file)


def test_without_an_exporter_of_markdown_the_lines_tell_all_the_same(tmp_path):
    walk = Walk(tmp_path, [])
    walk()
    assert (3, []) == (len(walk.told), walk.files)


def test_a_section_that_is_none_is_told_as_the_writers_fault(walk):
    with pytest.raises(PluginBroken, match="'sections' failed"):
        walk(TITLES=(7, 8, 9))


def test_a_section_too_large_for_a_line_is_in_the_file_alone(walk):
    long = "Water boils at 100 degrees. " * (LARGEST_SECTION // 28)
    kept = []
    walk(PLANTED=long, HANDED=lambda: kept.append(walk.file))
    assert ["Water", "Salt", "Thanks"] == [section.title for section in walk.told]
    assert "## Planted" in kept[0]
