"""POST /courses/{id}/questions: a question over a course, answered from what its videos say.

Runs in the worker's container image, which has the writers. The answer is kept with the course as
long as no more notes are there to be read: the same question again is not counted again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from functools import partial
from hashlib import sha256

import msgspec

from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.question_body import NewQuestion, words_of
from studybuddy_aws.http.request import Request
from studybuddy_aws.storage.notes import SearchedNote
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker.asked_question import SECONDS, AskedQuestion, AskSettings
from studybuddy_aws.worker.child import hide_environment
from studybuddy_aws.worker.course_notes import CourseNotes
from studybuddy_aws.worker.question_runner import CourseLine, PaidCourseAnswer

_MOST_BYTES = 40_000_000  # of notes that are read for an answer: those of some 250 hours


class FoundInCourse(msgspec.Struct, frozen=True, kw_only=True):
    """What is said in a video of a course, and the second at which it begins."""

    note_id: str
    youtube_id: str
    title: str
    start: float
    text: str


class SentenceOverCourse(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of an answer, and the lines of one video's transcript that prove it."""

    text: str
    proof: tuple[FoundInCourse, ...]


class CourseAnswerView(msgspec.Struct, frozen=True, kw_only=True):
    """An answer over a course, as one to a note; each line names its video.

    `notes` were read for it, of `videos` that the course has: those that are finished, the first
    250 hours of them.
    """

    said: bool
    writer: str
    sentences: tuple[SentenceOverCourse, ...]
    excerpts: tuple[FoundInCourse, ...]
    left_out: int
    notes: int
    videos: int
    question: str
    questions_left: int
    question_packs: int


def answer(request: Request[NewQuestion], service: Service[AskSettings]) -> CourseAnswerView:
    """Answer a question over a course, if it is the user's."""
    until = time.monotonic() + SECONDS
    question = words_of(request.body)
    course = service.courses.get(request.id_of("course"), request.user_id)
    notes = CourseNotes(course, service)
    videos = notes.within(_MOST_BYTES)
    read = sha256(" ".join(notes.rows[video].note_id for video in videos).encode()).hexdigest()
    asked = AskedQuestion(course, question, service, read=read)
    lay = partial(notes.lay, videos=videos, s3=service.s3, bucket=service.settings.notes_bucket)
    given = asked.answered(lay, PaidCourseAnswer, request.body.pack, until)
    return CourseAnswerView(
        said=given.said,
        writer=given.writer,
        sentences=tuple(
            SentenceOverCourse(text=one.text, proof=_found(one.proof, notes.rows))
            for one in given.sentences
        ),
        excerpts=_found(given.excerpts, notes.rows),
        left_out=given.left_out,
        notes=len(videos),
        videos=len(course.videos),
        question=question,
        questions_left=asked.row.questions_left,
        question_packs=asked.row.question_packs,
    )


def _found(
    lines: Iterable[CourseLine], rows: Mapping[str, SearchedNote]
) -> tuple[FoundInCourse, ...]:
    return tuple(
        FoundInCourse(
            note_id=rows[one.video].note_id,
            youtube_id=one.video,
            title=rows[one.video].title,
            start=one.start,
            text=one.text,
        )
        for one in lines
        if one.video in rows
    )


handler = Endpoint(
    answer,
    AskSettings,
    NewQuestion,
    refuses=(402, 422),
    ready=("tables", "s3"),
    limit="questions",
)
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    hide_environment()
