"""GET /search: where some words stand in the titles, notes and transcripts of all one's videos.

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
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.storage.service import Service

_MOST_WORDS = 16
_INDEXING_SECONDS = 8.0  # of the 30 that API Gateway waits for


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """The places found, best first, at most ten.

    Searched were `notes` notes; `pending` are still to be read: ask again, and they will be.
    """

    places: tuple[FoundLine, ...]
    notes: int
    pending: int


def answer(request: Request[Nothing], service: Service[SearchSettings]) -> SearchResult:
    """Search all notes of the user."""
    until = time.monotonic() + _INDEXING_SECONDS
    words = safe.one_line(request.query.get("q", ""), safe.SURROGATES)
    tokens = query_tokens(words)[:_MOST_WORDS]
    if not tokens or len(words) > LONGEST_QUERY:
        raise BadRequest(
            "bad_query", f"Give the words to look for, {LONGEST_QUERY} characters at most: q=waves"
        )
    search = NoteSearch(request.user_id, service)
    places, pending = search.find(tokens, until)
    return SearchResult(places=places, notes=len(search.notes) - pending, pending=pending)


handler = Endpoint(
    answer, SearchSettings, Nothing, asks=("words",), ready=("tables", "s3"), limit="searches"
)
