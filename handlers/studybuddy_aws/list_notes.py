"""GET /notes: the user's notes, newest first."""

from __future__ import annotations

import msgspec

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.pages import shown
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import PagedSettings
from studybuddy_aws.storage.notes import NoteSummary
from studybuddy_aws.storage.service import Service


class NoteLine(msgspec.Struct, frozen=True, kw_only=True):
    """A note in a list."""

    note_id: str
    video_id: str
    youtube_id: str
    title: str
    subject: str
    created_at: str


class NoteList(msgspec.Struct, frozen=True, kw_only=True):
    """A page of notes."""

    notes: tuple[NoteLine, ...]
    next_cursor: str | None


def answer(request: Request[Nothing], service: Service[PagedSettings]) -> NoteList:
    """A page of the user's notes."""
    page = shown(request, service, "notes", service.notes.list, _line)
    return NoteList(notes=page.views, next_cursor=page.next_cursor)


def _line(note: NoteSummary) -> NoteLine:
    return msgspec.convert(note, NoteLine, from_attributes=True)


handler = Endpoint(answer, PagedSettings, Nothing, asks=("page",))
