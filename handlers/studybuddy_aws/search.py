"""GET /search: where some words stand in the titles, notes and transcripts of one's videos.

Of all of them, or of those of a `course`.

The index is made here, of what is new since the last search, for a few seconds at a time: an answer
says how many notes are still to be read, and the next request goes on with them.
"""

from __future__ import annotations

import time

import msgspec

from studybuddy.text import query_tokens, safe
from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.note_search import LONGEST_QUERY, FoundLine, NoteSearch, SearchSettings
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.errors import BadRequest, NotFound
from studybuddy_aws.storage.object_keys import is_video_id
from studybuddy_aws.storage.service import Service

_MOST_WORDS = 16
_INDEXING_SECONDS = 8.0  # of the 30 that API Gateway waits for


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """The places found, best first, at most ten.

    Searched were `notes` notes; `pending` are still to be read, of all that the user has: ask
    again, and they will be.
    """

    places: tuple[FoundLine, ...]
    notes: int
    pending: int


def answer(request: Request[Nothing], service: Service[SearchSettings]) -> SearchResult:
    """Search the notes of the user, or those of one course of theirs."""
    until = time.monotonic() + _INDEXING_SECONDS
    words = safe.one_line(request.query.get("q", ""), safe.SURROGATES)
    tokens = query_tokens(words)[:_MOST_WORDS]
    if not tokens or len(words) > LONGEST_QUERY:
        raise BadRequest(
            "bad_query", f"Give the words to look for, {LONGEST_QUERY} characters at most: q=waves"
        )
    among = _notes_of_course(request, service) if "course" in request.query else None
    search = NoteSearch(request.user_id, service)
    places, pending = search.find(tokens, until, among)
    there = search.notes if among is None else search.notes.keys() & among
    return SearchResult(places=places, notes=max(0, len(there) - pending), pending=pending)


def _notes_of_course(request: Request[Nothing], service: Service[SearchSettings]) -> set[str]:
    """The ids that notes of a course have, or will have. Raises NotFound."""
    course_id = request.query["course"]
    if not is_video_id(course_id):
        raise NotFound("course")
    course = service.courses.get(course_id, request.user_id)
    return {job_id for place in range(len(course.videos)) if (job_id := course.latest_job(place))}


handler = Endpoint(
    answer,
    SearchSettings,
    Nothing,
    refuses=(404,),
    asks=("words", "course"),
    ready=("tables", "s3"),
    limit="searches",
)
