"""A course as one HTML page: its videos, each note's pages, and one glossary of them all."""

from __future__ import annotations

from typing import NamedTuple

import studybuddy
from studybuddy_pdf import page


class _Part(NamedTuple):
    """A video in its place; `pages` is empty where there is no note."""

    id: str
    title: str
    seconds: float
    link: str
    problem: str
    pages: str = ""
    kind: str = ""
    language: str = ""
    side: page.Side = "ltr"


def course_html(course: studybuddy.Course, lost: frozenset[str]) -> str:
    """The page of a course; the `lost` characters, which no font has, are spelled out."""
    labels = studybuddy.labels_for(course.language)
    side = page.side_of(course.language)
    parts = [_part(number, video, lost) for number, video in enumerate(course.videos, 1)]
    title = course.title.strip() or labels.videos
    shown = (
        page.environment()
        .get_template("course.html")
        .render(
            course=course,
            parts=parts,
            labels=labels,
            title=title,
            title_size=page.title_size(title),
            seconds=sum(part.seconds for part in parts),
            glossary=course.glossary(),
            marked=_is_marked,
            **page.writers(side, lost),
        )
    )
    return page.document(
        shown,
        language=page.language_of(course.language),
        side=side,
        title=page.text(title, lost),
        author=None,
        description=page.text(f"{labels.videos}: {len(course.videos)}", lost),
        kind="of-course",
    )


def _is_marked(entry: studybuddy.GlossaryEntry) -> bool:
    """Whether its reader holds a term for wrong where it is explained."""
    first = entry.places[0]
    return first.note.mark_of(first.term) is not None


def _part(number: int, video: studybuddy.CourseVideo, lost: frozenset[str]) -> _Part:
    name, link = f"video-{number}", f"https://youtu.be/{video.video.id}"
    if video.note is None:
        return _Part(name, video.title, video.video.duration, link, video.problem)
    note = video.note
    return _Part(
        name,
        video.title,
        note.transcript.duration,
        link,
        "",
        page.pages_of(note, lost, at=f"{name}-"),
        page.kind_of(note),
        page.language_of(note.language),
        page.side_of(note.language),
    )
