"""`python -m benchmarks.searching`: what a search over all of a user's notes takes, and costs.

So many notes of an hour lie in the embedded AWS; the functions run here, each call as API Gateway
makes it. Told are the bytes that the index has, the dollars that they and the searches cost, how
long the first search takes (which makes the index), and how long others do, as a multiple of one
`GET /notes/{id}` between them: where the function has the index and the list of notes from the
search before, and where it has just started. Requests and bytes are counted, as the embedded AWS
is slow in its own way.
"""

from __future__ import annotations

import argparse
import json
import socket
import statistics
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.handlers_harness import events
from benchmarks.questions import lecture_note
from studybuddy_aws.http.routes import route_of
from studybuddy_aws.runtime import settings
from studybuddy_aws.storage import search_files
from studybuddy_aws.storage.notes import NoteRow, StoredArtifact
from studybuddy_aws.storage.object_keys import user_prefix
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.tables import Write
from studybuddy_aws.storage.timestamps import timestamp
from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.emulator import Emulator, interpreter
from studybuddy_local.paths import CACHE
from studybuddy_local.resources import read_resources
from studybuddy_local.storage import make_storage

_HOUR = 3600.0
_LECTURES = 14  # differ, and come again
_QUERIES = ("sleep", "waggle dance", "packets lost", "the longitude of a ship", "schlaf", "橋")
_GB_MONTH = 0.0245  # S3 Standard, eu-central-1, dollars (2026-12-01)


class _Place:
    """The functions upon the embedded AWS, for one user who has notes."""

    def __init__(self, endpoint: str) -> None:
        self._account = AwsClients(endpoint)
        self.requests, self.bytes = 0, 0
        told = make_storage(self._account, read_resources(), ())
        secrets = ("CURSOR_SECRET_ARN", "CLAUDE_SECRET_ARN", "ADDRESS_SECRET_ARN")
        limits = {"LIMIT_SEARCHES": "10000"}
        self.environment = {**told, **dict.fromkeys(secrets, "none is asked for"), **limits}
        self._opened: dict[str, Service[Any]] = {}

    def client(self, name: str) -> Any:
        made = self._account.client(name)
        # Under a name, so that a client that comes twice counts once.
        made.meta.events.register("after-call", self._count, unique_id="counted")
        return made

    def _count(self, http_response: Any, **_: Any) -> None:
        self.requests += 1
        self.bytes += int(http_response.headers.get("content-length", 0))

    def add(self, number: int) -> str:
        """A note of an hour; its id."""
        note_id, data = f"{number:032x}", lecture_note(_HOUR, number % _LECTURES)
        key = f"{user_prefix(events.USER_ID)}{note_id}/note.json"
        bucket = self.environment["NOTES_BUCKET"]
        self.client("s3").put_object(Bucket=bucket, Key=key, Body=data)
        artifact = StoredArtifact(
            name="note.json",
            media_type="application/json",
            size=len(data),
            bucket="notes",
            key=key,
        )
        row = NoteRow(
            note_id=note_id,
            video_id=note_id,
            user_id=events.USER_ID,
            youtube_id=events.YOUTUBE_ID,
            title=f"Lecture {number}",
            subject="",
            s3_url=f"s3://{bucket}/{key}",
            created_at=timestamp(1_800_000_000 + number),
            artifacts=(artifact,),
        )
        self._service("get_note").tables.write(Write("Put", "notes", row))
        return note_id

    def asked(self, function: str, query: dict[str, str], **path: str) -> dict[str, Any]:
        """What a function answers."""
        event = {**events.submit_video(), "routeKey": route_of(function).key}
        event |= {"pathParameters": path, "queryStringParameters": query, "body": None}
        event["headers"].pop("accept-encoding")  # so that what is answered can be read
        endpoint = import_module(f"studybuddy_aws.{function}").handler
        reply = endpoint.serve(event, lambda: self._service(function))
        assert reply["statusCode"] < 300, reply
        found: dict[str, Any] = json.loads(reply["body"])
        return found

    def forget(self) -> None:
        """What a function that has just started does not know."""
        search_files.kept.clear()
        vars(self._service("search")).pop("note_lists", None)

    def index_bytes(self) -> int:
        """Bytes that the user's index has."""
        found = self.client("s3").list_objects_v2(
            Bucket=self.environment["WORK_BUCKET"], Prefix=f"{user_prefix(events.USER_ID)}search/"
        )
        return sum(one["Size"] for one in found.get("Contents", ()))

    def _service(self, function: str) -> Service[Any]:
        if function not in self._opened:
            reads = import_module(f"studybuddy_aws.{function}").handler.reads
            read: msgspec.Struct = settings.read(reads, self.environment)
            self._opened[function] = Service(read, client=self.client)
        return self._opened[function]


def measure(place: _Place, notes: int, runs: int) -> None:
    """Measure and print."""
    ids = [place.add(number) for number in range(notes)]
    begun, requests, pending = time.perf_counter(), 0, notes
    while pending:
        pending, requests = place.asked("search", {"q": "sleep"})["pending"], requests + 1
    first = time.perf_counter() - begun
    size = place.index_bytes()
    print(f"{notes} notes of an hour, {runs} runs in turns")
    print(f"first search, which makes the index: {first:.1f} s in {requests} requests")
    print(f"index: {size / 1e6:.1f} MB, ${size / 1e9 * _GB_MONTH:.5f} a month while it is kept")
    for started in (False, True):
        print("the function has just started:" if started else "the function has the index:")
        _pairs(place, ids, runs, started)


def _pairs(place: _Place, ids: list[str], runs: int, started: bool) -> None:
    """Read a note and search, in turns; print what both took."""
    reading, searching = [], []
    for run in range(runs):
        reading.append(_timed(place, "get_note", {}, id=ids[run % len(ids)]))
        if started:
            place.forget()
        searching.append(_timed(place, "search", {"q": _QUERIES[run % len(_QUERIES)]}))
    ratios = sorted(one.seconds / two.seconds for one, two in zip(searching, reading, strict=True))
    print(f"  GET /notes/{{id}}: {_told(reading)}; GET /search: {_told(searching)}")
    print(
        f"  ratio of each pair: median {statistics.median(ratios):.1f}, "
        f"middle half {ratios[len(ratios) // 4]:.1f} to {ratios[3 * len(ratios) // 4]:.1f}"
    )


class _Taken(NamedTuple):
    seconds: float
    processor: float
    requests: int
    bytes: int


def _timed(place: _Place, function: str, query: dict[str, str], **path: str) -> _Taken:
    place.requests, place.bytes = 0, 0
    begun, cpu = time.perf_counter(), time.process_time()
    place.asked(function, query, **path)
    seconds, processor = time.perf_counter() - begun, time.process_time() - cpu
    return _Taken(seconds, processor, place.requests, place.bytes)


def _told(runs: list[_Taken]) -> str:
    middle = _Taken(*map(statistics.median, zip(*runs, strict=True)))
    return (
        f"{middle.seconds * 1000:.0f} ms, {middle.processor * 1000:.0f} ms of the processor, "
        f"{middle.requests:.0f} requests, {middle.bytes / 1e6:.2f} MB"
    )


def main() -> None:
    """Start the embedded AWS, and measure in it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.searching", description=__doc__)
    parser.add_argument("--notes", type=int, default=500, help="notes of an hour")
    parser.add_argument("--runs", type=int, default=60, help="searches that are timed")
    options = parser.parse_args()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        emulator = Emulator(interpreter(CACHE, print), Path(folder), port)
        try:
            measure(_Place(emulator.endpoint), options.notes, options.runs)
        finally:
            emulator.close()


if __name__ == "__main__":
    main()
