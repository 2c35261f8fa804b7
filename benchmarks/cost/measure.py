"""`python -m benchmarks.cost.measure`: what one video takes, by really making its notes here.

The API's functions, the worker and the command run as deployed, upon moto; Claude is a stand-in
that copies lines (its tokens are a quarter of the characters). What is counted is written to
measured.json, dated; what no laptop can tell (the model's pace, how often a browser asks) stands in
assumed.json with its reason.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from moto import mock_aws

from benchmarks.cost.place import Place
from benchmarks.cost.quantities import ASSUMED
from studybuddy_aws import connect_push, disconnect_push
from studybuddy_aws.runtime import settings
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service

_ROOT = Path(__file__).parents[2]
_FILE = Path(__file__).with_name("measured.json")
_SAMPLE = _ROOT / "examples" / "how-memory-works.en.vtt"
_LENGTHS = (10, 60, 180)
_WORDS_A_MINUTE = 150


def video(minutes: int) -> dict[str, Any]:
    """One video of so many minutes: calls and units by function, the model's tokens, the rest."""
    with stand_in() as model, mock_aws(), tempfile.TemporaryDirectory() as directory:
        resources = json.loads((_ROOT / "infra" / "resources.json").read_text())
        place = Place(resources, Path(directory))
        order = {"youtube_url": "https://youtu.be/hQVTIJBZook", "writer": "claude"}
        place.asked("get_me")
        upload = _uploaded(place, minutes)
        place.asked("create_preview", {"upload": upload})
        video_id = place.asked("submit_video", {**order, "upload": upload})["video_id"]
        before = _used()
        lines = place.work()
        used = _used() - before
        for function, path in (
            ("get_video", {"id": video_id}),
            ("get_sections", {"id": video_id}),
            ("list_videos", {}),
            ("get_note", {"id": video_id}),
            ("get_artifact", {"id": video_id, "name": "note.pdf"}),
        ):
            place.asked(function, **path)
        place.sweep()
        return {
            "minutes": minutes,
            "functions": _told(place.counts.units),
            "calls": _told(place.counts.calls),
            "worker": {
                "processor_seconds": round(used, 2),
                "child_peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
                "log_lines": lines,
            },
            "stored_kb": _stored(place, resources),
            **{role: tokens_asked(model, role) for role in ("section", "overview", "check")},
        }


def reviews() -> dict[str, Any]:
    """Answers to cards as the web app sends them, and the log of a note of a hundred read: units.

    Of a batch, which are as large as assumed.json says, and of reading.
    """
    with mock_aws(), tempfile.TemporaryDirectory() as directory:
        resources = json.loads((_ROOT / "infra" / "resources.json").read_text())
        place = Place(resources, Path(directory))
        batch = ASSUMED["reviews"]["of_a_batch"]
        for first in range(0, 100 - batch, batch):
            place.counts.units.clear()  # the first opens the account
            place.asked("create_reviews", {"reviews": [_review(first + n) for n in range(batch)]})
        place.asked("list_reviews", query={"limit": "100", "video": "hQVTIJBZook"})
        return _told(place.counts.units)


def push() -> dict[str, Any]:
    """A page that is connected with a ticket and goes: units by function."""
    with mock_aws(), tempfile.TemporaryDirectory() as directory:
        resources = json.loads((_ROOT / "infra" / "resources.json").read_text())
        place = Place(resources, Path(directory))
        place.asked("get_me")
        place.counts.units.clear()
        ticket = place.asked("create_push_ticket")["ticket"]
        event = {
            "queryStringParameters": {"ticket": ticket},
            "requestContext": {"connectionId": "UqKLhfLTliACJVg="},
        }
        service = Service(settings.read(ApiSettings, place.environment), client=place.client)
        with place.counts.of("connect_push"):
            assert connect_push.connect(event, service) == {"statusCode": 200}
        with place.counts.of("disconnect_push"):
            disconnect_push.disconnect(event, service)
        return _told(place.counts.units)


def _review(number: int) -> dict[str, Any]:
    return {
        "id": f"{number:08}-0000-0000-0000-000000000000",
        "at": "2026-12-01T09:00:00.000+01:00",
        "kind": "review",
        "video": "hQVTIJBZook",
        "card": "3f9a1c07",
        "rating": 3,
    }


def start() -> dict[str, float]:
    """Processor seconds and memory of a worker that has only been loaded."""
    code = (
        "import resource, time\n"
        "from studybuddy_aws import process_video\nfrom studybuddy_aws.runtime import clients\n"
        "for name in ('dynamodb', 's3', 'sqs', 'secretsmanager'): clients.client(name)\n"
        "print(time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    environment = {**os.environ, "AWS_DEFAULT_REGION": "eu-central-1"}
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    ).stdout.split()
    return {"processor_seconds": round(float(told[0]), 2), "peak_mb": int(told[1])}


@contextmanager
def stand_in() -> Iterator[Any]:
    """The tests' stand-in for Claude, and the environment that leads a child to it."""
    sys.path.insert(0, str(_ROOT / "tests" / "plugins" / "claude"))
    from messages_server import MessagesServer  # type: ignore[import-not-found]

    with MessagesServer() as server:
        # Asked as Anthropic's own address is: nothing has to be found out of it.
        told = {"ANTHROPIC_BASE_URL": server.url, "STUDYBUDDY_CLAUDE_SCHEMA": "api"}
        os.environ.update(told)
        yield server
        for name in told:
            del os.environ[name]


def _uploaded(place: Place, minutes: int) -> str:
    """A lecture of that length, at the pace of speech, from the sample's sentences."""
    upload = place.asked("create_upload", {"file_name": "lecture.en.vtt"})
    bucket = place.environment["UPLOADS_BUCKET"]
    place.client("s3").put_object(Bucket=bucket, Key=upload["fields"]["key"], Body=lecture(minutes))
    found: str = upload["upload_id"]
    return found


def lecture(minutes: int) -> str:
    """Captions (WebVTT) of the sample's sentences over and over, at the pace of speech."""
    words = [
        word
        for line in _SAMPLE.read_text().split("\n\n")[2:]
        for word in " ".join(line.splitlines()[1:]).split()
    ]
    cues, said = ["WEBVTT"], 0
    while said < minutes * _WORDS_A_MINUTE:
        text = " ".join(words[(said + n) % len(words)] for n in range(10))
        start = said * 60 / _WORDS_A_MINUTE
        cues.append(f"{_clock(start)} --> {_clock(start + 3.9)}\n{text}")
        said += 10
    return "\n\n".join(cues) + "\n"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}:{rest:06.3f}"


def _used() -> float:
    """Processor seconds of the children so far: the command, which is all but the waiting."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def tokens_asked(model: Any, *roles: str) -> dict[str, float]:
    """Requests and tokens of those that write or check; tokens as a quarter of the characters."""
    tokens = {"input": 0, "cache_read": 0, "cache_write": 0, "output": 0}
    exchanges = [e for e in model.exchanges if _role(_schema(e)["properties"]) in roles]
    cached: set[str] = set()
    for exchange in exchanges:
        counted = model.tokens(exchange)
        part = exchange.cached_part
        kind = "cache_read" if part in cached else "cache_write"
        cached.add(part)
        tokens["output"] += written_tokens(exchange)
        tokens[kind] += counted["cache_read_input_tokens"]  # all that is shared is there by now
        tokens["input"] += counted["input_tokens"]
    return {"requests": len(exchanges), **tokens}


def written_tokens(exchange: Any) -> int:
    """Tokens of the reply to a request."""
    from copying_model import compose  # type: ignore[import-not-found]

    return len(json.dumps(compose(exchange.text, _schema(exchange)))) // 4


def _role(fields: dict[str, Any]) -> str:
    """Whose schema it is. Sections of every template have other parts than an overview."""
    for field, role in (("verdicts", "check"), ("repairs", "repair")):
        if field in fields:
            return role
    return "overview" if fields.keys() <= {"title", "summary"} else "section"


def _schema(exchange: Any) -> dict[str, Any]:
    found: dict[str, Any] = exchange.body["output_config"]["format"]["schema"]
    return found


def _stored(place: Place, resources: dict[str, Any]) -> dict[str, float]:
    found = {}
    for name in ("notes", "pdfs"):
        bucket = resources["buckets"][name]["name"]
        listed = place.client("s3").list_objects_v2(Bucket=bucket).get("Contents", [])
        found[name] = round(sum(item["Size"] for item in listed) / 1024, 1)
    return found


def _told(counts: dict[str, Any]) -> dict[str, Any]:
    return {name: dict(sorted(counter.items())) for name, counter in counts.items()}


def main() -> None:
    """Measure, and write measured.json."""
    measured = {
        "measured": time.strftime("%Y-%m-%d"),
        "command": "python -m benchmarks.cost.measure",
        "machine": f"{os.cpu_count()} processors, {platform.machine()}, Python "
        f"{platform.python_version()}",
        "start": start(),
        "reviews": reviews(),
        "push": push(),
        "videos": [video(minutes) for minutes in _LENGTHS],
    }
    _FILE.write_text(json.dumps(measured, indent=2) + "\n")
    print(_FILE.read_text())


if __name__ == "__main__":
    main()
