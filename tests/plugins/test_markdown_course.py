"""The index of a course: every video, its files or why it has none, and one glossary."""

from markdown_it import MarkdownIt
from msgspec.structs import replace

from studybuddy import Course, CourseVideo, Term, Video
from studybuddy.testing import sample_course, sample_note
from studybuddy_markdown import MarkdownExporter

_FILES = ("apkg", "md", "pdf")


def page(course: Course) -> str:
    return MarkdownExporter().export_course(course).decode()


def test_it_lists_videos_with_their_files_and_what_failed_with_its_sentence() -> None:
    note = replace(sample_note(), terms=(Term(term="tie", meaning="A pull|er.", cites=(33,)),))
    made = CourseVideo(
        video=note.video, note=note, files=tuple(f"sampleVideo/note.{e}" for e in _FILES)
    )
    failed = CourseVideo(
        video=Video(id="privateOne_", title="Piers", duration=90), problem="This video is private."
    )
    shown = page(Course(title="Bridges", videos=(made, failed, replace(made, note=None))))
    assert "# Bridges\n\nVideos: 3 · " in shown
    assert (
        "1. [How bridges carry their weight](sampleVideo/note.md) · "
        "4:08 · [apkg](sampleVideo/note.apkg) · [pdf](sampleVideo/note.pdf) · "
        "[Watch the video](https://youtu.be/sampleVideo)\n"
    ) in shown
    assert (
        "2. [Piers](https://youtu.be/privateOne_) · 1:30 · **No notes yet** · "
        "This video is private.\n"
    ) in shown
    assert (
        "| **tie** | A pull&#124;er. | How bridges carry their weight "
        "[3:18](https://youtu.be/sampleVideo?t=198) |\n"
    ) in shown


def test_no_title_of_a_strangers_is_more_than_text() -> None:
    shown = (
        MarkdownIt("commonmark").enable("table").render(page(sample_course()).split("---", 2)[2])
    )
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<b>" not in shown
