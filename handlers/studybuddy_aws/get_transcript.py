"""GET /notes/{id}/transcript: the words that a note is made of, line by line."""

from __future__ import annotations

import msgspec

from studybuddy import Transcript
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.note_file import LARGEST_READ, read_note
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


class GetTranscriptSettings(ApiSettings, frozen=True, kw_only=True):
    """NOTES_BUCKET: where the note lies that has the transcript."""

    notes_bucket: str


class TranscriptView(msgspec.Struct, frozen=True, kw_only=True):
    """A transcript; None where there is none, or it is too large: take the file `note.json`."""

    transcript: Transcript | None


def answer(request: Request[Nothing], service: Service[GetTranscriptSettings]) -> TranscriptView:
    """The transcript of the note, if that is the user's."""
    row = service.notes.get(request.id_of("note"), request.user_id)
    note = read_note(row, service.s3, service.settings.notes_bucket, LARGEST_READ)
    return TranscriptView(transcript=None if note is None else note.transcript)


handler = Endpoint(answer, GetTranscriptSettings, Nothing, ready=("tables", "s3"), tagged=True)
