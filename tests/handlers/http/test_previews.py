"""Captions are looked into before anything is paid, by the command that an order would run."""

import base64
import json

import pytest
from http_world import ADA, BOB, SIGNUP

from studybuddy.error_codes import web_message
from studybuddy.events import Listed, ListedVideo
from studybuddy_aws.storage.job import YOUTUBE
from studybuddy_aws.storage.rate_limits import LimitsRow
from studybuddy_aws.storage.uploads import fetched
from studybuddy_aws.storage.upstreams import Upstreams
from studybuddy_aws.worker.preview_runner import PreviewRunner

VIDEO = "hQVTIJBZook"

LECTURE = """WEBVTT

00:00:01.000 --> 00:00:08.000
<v Anna>Das Gedächtnis ist der Vorgang, mit dem das Gehirn etwas speichert und abruft.

00:00:09.000 --> 00:00:16.000
<v SPEAKER_01>Wer verteilt wiederholt, der behält es länger, und das ist nicht schwer.
"""
PASTED = "0:01\nMemory is what the brain does.\n0:09\nSpaced repetition helps a learner.\n"


@pytest.fixture
def world(world, tmp_path):
    world.environment["PLACES_DIR"] = str(tmp_path / "places")
    return world


def uploaded(world, data, name="", user=ADA):
    """The id of a file that a browser has put into S3 with the form that it was given."""
    upload = world.call("create_upload", user, body={"file_name": name}).json
    fields, kept = upload["fields"], "x-amz-meta-"
    world.client("s3").put_object(
        Bucket=world.environment["UPLOADS_BUCKET"],
        Key=fields["key"],
        Body=data,
        Metadata={one.removeprefix(kept): fields[one] for one in fields if one.startswith(kept)},
    )
    return upload["upload_id"]


def preview(world, **body):
    answer = world.call("create_preview", body=body)
    assert 200 == answer.status, answer.text
    return answer.json


def of(told, *names):
    return tuple(told[name] for name in names)


def test_a_file_is_read_as_an_order_would_read_it_and_costs_nothing(world, tmp_path):
    upload = uploaded(world, LECTURE.encode(), "Vorlesung Übung 3.de.vtt")
    world.call("get_me")
    told = preview(world, upload=upload)
    assert ("webvtt", "utf-8", 2, "de", "Vorlesung Übung 3", False, 1.0, 16.0, 0.0) == of(
        told,
        *("format", "encoding", "cues", "language", "title", "estimated", "start", "end"),
        "offset",
    )
    assert ["Anna", "SPEAKER_01"] == told["speakers"]
    assert {"start": 1.0, "speaker": "Anna", "text": told["lines"][0]["text"]} == told["lines"][0]
    assert [] == list((tmp_path / "places").iterdir())
    assert (SIGNUP, []) == (world.balance(), world.messages())


def test_a_pasted_text_is_read_too(world):
    told = preview(world, text=PASTED, file_name="Why we forget.en.txt")
    assert ("Why we forget", "en", 2, 1.0) == of(told, "title", "language", "cues", "start")


def test_what_is_corrected_is_shown_as_it_will_be(world):
    asked = {
        "title": "Memory",
        "captions_language": "de-AT",
        "offset": -2.5,
        "speakers": {"SPEAKER_01": "Bea"},
    }
    told = preview(world, text=LECTURE, **asked)
    assert ("Memory", "de-AT", 3.5, -2.5, ["Anna", "Bea"]) == of(
        told, "title", "language", "start", "offset", "speakers"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "captions_empty"),
        ("WEBVTT\n\n", "captions_empty"),
        ("{\\rtf1\\ansi not what it seems}", "captions_unreadable"),
        ("\x00\x01\x02" * 100, "captions_unreadable"),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_engines_words(world, text, code):
    answer = world.call("create_preview", body={"text": text})
    assert 422 == answer.status, answer.text
    assert answer.code == code
    assert len(answer.json["detail"]) > 20


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"upload": "0" * 32, "text": "x"},
        {"link": VIDEO, "text": "x"},
        {"text": "x" * 2_000_001},
        {"text": 7},
    ],
)
def test_it_is_one_file_or_one_text_and_not_too_long(world, body):
    assert (400, "bad_body") == world.call("create_preview", body=body).refusal


def test_a_long_text_is_taken_here_and_nowhere_else(world):
    long = "word " * 4000
    assert 4000 == preview(world, text=long)["words"]
    assert (400, "body_too_large") == world.call("create_upload", body={"file_name": long}).refusal


def test_captions_of_someone_else_are_as_unknown_as_none(world):
    for upload in (uploaded(world, LECTURE, user=BOB), "0" * 32):
        answer = world.call("create_preview", body={"upload": upload})
        assert (400, "unknown_upload") == answer.refusal


def test_a_video_that_cannot_be_seen_is_told_in_words_and_costs_nothing(world, caplog):
    """The child is told the way to YouTube, which here is none: the operator hears of that."""
    secret = json.dumps({"STUDYBUDDY_PROXY": "no address"})
    world.environment["PROXY_SECRET_ARN"] = world.secret("proxy", secret)
    world.call("get_me")
    refused = world.call("create_preview", body={"link": f"https://youtu.be/{VIDEO}?t=7"})
    assert (422, "video_not_seen") == refused.refusal
    assert ["bad_proxy"] == [one.error for one in caplog.records if hasattr(one, "error")]
    assert (SIGNUP, []) == (world.balance(), world.messages())


@pytest.mark.parametrize("link", ["https://vimeo.com/1", "", "x" * 2001])
def test_a_link_that_leads_to_no_video_is_refused_unasked(world, link):
    assert 400 == world.call("create_preview", body={"link": link}).status


@pytest.mark.parametrize("code", ["blocked", "of_a_newer_build"])
def test_while_youtube_refuses_everybody_nobody_looks(world, code):
    Upstreams(world.service.tables, now=world.clock).refused(YOUTUBE, code, "job", None)
    body = {"link": f"https://youtu.be/{VIDEO}"}
    answer = world.call("create_preview", body=body)
    assert ((422, code), True) == (answer.refusal, answer.json["retryable"])


def test_thirty_in_ten_minutes_are_enough_and_more_is_not_even_read(world):
    """What cannot be found is cheap, and is a request as any other."""
    body = {"upload": "0" * 32}
    codes = [world.call("create_preview", body=body).code for _ in range(30)]
    assert {"unknown_upload"} == set(codes)
    world.environment["UPLOADS_BUCKET"] = "nowhere"
    refused = world.call("create_preview", body=body)
    assert (429, "too_many_previews") == refused.refusal
    assert "20" == refused.headers["retry-after"]
    assert 429 != world.call("create_preview", BOB, body=body).status
    world.clock.seconds += 20
    assert 429 != world.call("create_preview", body=body).status
    assert 429 == world.call("create_preview", body=body).status


def test_how_often_one_asked_goes_with_the_account(world):
    world.call("get_me")
    world.call("create_preview", body={"upload": "0" * 32})
    row = world.service.tables.get("limits", ADA, LimitsRow)
    assert row is not None
    assert row.expires_at > world.clock() + 600
    assert 204 == world.call("delete_me").status
    assert world.service.tables.get("limits", ADA, LimitsRow) is None


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("лекция.srt", "лекция.srt"),
        ("Vorlesung Übung 3.de.vtt", "Vorlesung Übung 3.de.vtt"),
        ("a" * 190 + ".en.vtt", "a" * 190 + ".en.vtt"),
        ("語" * 150 + ".ja.srt", "語" * 64 + ".ja.srt"),
        ("Mr. " + "語" * 70 + ".en.srt", "Mr. " + "語" * 63 + ".en.srt"),
        ("x" * 150 + "." + "y" * 45, "x" * 150 + "." + "y" * 45),
        ("../../etc/passwd", "passwd"),
        ("C:\\videos\\talk.srt", "talk.srt"),
        (".hidden", "hidden"),
        ("a\u202egnp\u200b.srt", "a gnp.srt"),
        ("two\nlines.txt", "two lines.txt"),
        ("", "captions"),
        ("..", "captions"),
    ],
)
def test_an_upload_keeps_the_name_that_its_owner_knows(world, shown, expected):
    upload = uploaded(world, b"x", shown)
    bucket = world.environment["UPLOADS_BUCKET"]
    s3 = world.client("s3")
    key = s3.list_objects_v2(Bucket=bucket, Prefix=f"{ADA}/{upload}/")["Contents"][0]["Key"]
    assert key.isascii()
    found = fetched(s3, bucket, key, ADA)
    assert (expected, b"x") == found
    assert len(expected.encode()) <= 200
    assert None is fetched(s3, bucket, key, BOB)


def test_the_form_of_an_upload_lets_no_other_name_in(world):
    fields = world.call("create_upload", body={"file_name": "Übung.vtt"}).json["fields"]
    assert "%C3%9Cbung.vtt" == fields["x-amz-meta-file-name"]
    policy = json.loads(base64.b64decode(fields["policy"]))["conditions"]
    assert {"x-amz-meta-file-name": "%C3%9Cbung.vtt"} in policy


def test_a_file_of_the_build_before_has_the_name_of_its_key(world):
    bucket, key = world.environment["UPLOADS_BUCKET"], f"{ADA}/{'1' * 32}/Lecture-1.en.vtt"
    world.client("s3").put_object(Bucket=bucket, Key=key, Body=b"x")
    assert "Lecture-1.en.vtt" == fetched(world.client("s3"), bucket, key, ADA).file_name


def test_what_links_hold_is_told_with_the_notes_that_one_has(world, monkeypatch):
    note_id = world.finished()
    found = Listed(
        title="Waves",
        url="https://www.youtube.com/playlist?list=PLsample",
        videos=(
            ListedVideo(id=VIDEO, title="Tides", seconds=600.0, words=1700),
            ListedVideo(id="dQw4w9WgXcQ", code="private", message="x"),
        ),
    )
    monkeypatch.setattr(PreviewRunner, "list", lambda *_: found)
    course = preview(world, links="youtube.com/playlist?list=PLsample")["course"]
    assert ("Waves", found.url, 30_000) == of(course, "title", "url", "words_per_credit")
    assert [(VIDEO, 1700, note_id, ""), ("dQw4w9WgXcQ", 0, None, "private")] == [
        of(one, "youtube_id", "words", "note_id", "code") for one in course["videos"]
    ]
    assert web_message("private", "") == course["videos"][1]["message"]


def test_lines_without_a_link_are_refused_and_youtube_is_not_asked(world):
    refused = world.call("create_preview", body={"links": "# nothing\n"})
    assert (422, "no_links") == refused.refusal
