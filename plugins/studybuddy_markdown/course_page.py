"""A course as Markdown: an index of its videos, and one glossary of all their notes."""

from __future__ import annotations

from collections.abc import Iterator

import studybuddy
from studybuddy_markdown.escaping import cell, markdown, scalar

_READ = (".md", ".pdf")


def course_page(course: studybuddy.Course) -> bytes:
    """The page as UTF-8; blocks are a blank line apart."""
    return ("\n\n".join(_blocks(course)) + "\n").encode()


def _blocks(course: studybuddy.Course) -> Iterator[str]:
    labels = studybuddy.labels_for(course.language)
    texts = {"title": course.title, "url": course.url}
    yield "\n".join(
        ["---", *(f"{key}: {scalar(text)}" for key, text in texts.items() if text), "---"]
    )
    yield f"# {markdown(course.title)}".rstrip()
    yield _facts(course, labels)
    if course.videos:
        yield "\n".join(_row(n, video, labels) for n, video in enumerate(course.videos, 1))
    if glossary := course.glossary():
        yield f"## {labels.terms}"
        yield "\n".join(
            [
                f"| {labels.term} | {labels.meaning} | {labels.heard} |",
                "| --- | --- | --- |",
                *map(_term, glossary),
            ]
        )


def _facts(course: studybuddy.Course, labels: studybuddy.Labels) -> str:
    """How many videos, how long together, and where they are listed."""
    lengths = (_seconds(video) for video in course.videos)
    link = f"[{course.url.removeprefix('https://www.')}]({course.url})" if course.url else ""
    facts = [f"{labels.videos}: {len(course.videos)}", studybuddy.clock(sum(lengths)), link]
    return " · ".join(filter(None, facts))


def _seconds(video: studybuddy.CourseVideo) -> float:
    return video.note.transcript.duration if video.note else video.video.duration


def _row(number: int, video: studybuddy.CourseVideo, labels: studybuddy.Labels) -> str:
    """A video in the list: its notes and their files, or why there are none."""
    title, seconds = markdown(video.title), _seconds(video)
    watch = f"https://youtu.be/{video.video.id}"
    first = min(video.files, key=_unread, default=watch)
    told = [f"[{title}]({first})"]
    told += [studybuddy.clock(seconds)] if seconds else []
    told += [f"[{file.rpartition('.')[2]}]({file})" for file in video.files if file != first]
    told += [f"[{labels.watch}]({watch})"] if video.files else []
    if not video.note:
        told.append(f"**{labels.no_notes}**")
        told += [markdown(video.problem)] if video.problem else []
    return f"{number}. {' · '.join(told)}"


def _unread(file: str) -> bool:
    """Whether a file is for a program: a title leads to what one reads, where there is such."""
    return not file.endswith(_READ)


def _term(entry: studybuddy.GlossaryEntry) -> str:
    places = ", ".join(map(_place, entry.places))
    return f"| **{cell(entry.term)}** | {cell(entry.meaning)} | {places} |"


def _place(place: studybuddy.Place) -> str:
    """A link to the second in its video."""
    note, term = place.note, place.term
    clock = studybuddy.clock(note.start_of(term))
    return f"{cell(note.title) or note.video.id} [{clock}]({note.link_to(term)})"
