import base64
import json
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from http_world import ADA, BOB

import studybuddy
from studybuddy_aws.storage.links import disposition

TRANSCRIPT = studybuddy.Transcript(
    video=studybuddy.Video(id="hQVTIJBZook", title="Waves"),
    segments=(
        studybuddy.Segment(start=0, end=2, text="Good morning."),
        studybuddy.Segment(start=2, end=5, text="Waves carry energy.", speaker="Ada"),
        studybuddy.Segment(start=5, end=9, text="No matter moves along."),
        studybuddy.Segment(start=9, end=11, text="Thank you."),
    ),
    language="en",
    kind="user",
    source="captions",
)
NOTE = studybuddy.Note(
    title="Waves",
    language="en",
    transcript=TRANSCRIPT,
    provenance=studybuddy.Provenance(writer="outline"),
    summary=(studybuddy.Point(text="Waves carry energy.", cites=(1,)),),
    sections=(studybuddy.Section(title="Waves", start=0, end=11, points=()),),
).with_ids()
(POINT,) = NOTE.summary
OTHER = msgspec.structs.replace(TRANSCRIPT, segments=TRANSCRIPT.segments[:2])
FILES = {
    "note.md": "# Wellen 🌊".encode(),
    "note.json": studybuddy.to_json(NOTE),
    "note.pdf": b"%PDF-1.7",
    "transcript.json": b"{}",
}


def test_a_note_is_shown_in_its_structure(world):
    note_id = world.finished(files=FILES)
    shown = world.call("get_note", id=note_id).json
    assert ("Waves", "hQVTIJBZook") == (shown["title"], shown["youtube_id"])
    assert ["Waves"] == [section["title"] for section in shown["note"]["sections"]]
    (point,) = shown["note"]["summary"]
    expected = {"type": "point", "text": "Waves carry energy.", "cites": [0], "kind": "point"}
    assert {**expected, "id": POINT.id} == point


def test_a_note_comes_with_the_times_that_it_cites_and_without_the_words(world):
    note_id = world.finished(files=FILES)
    shown = world.call("get_note", id=note_id).json["note"]
    assert [(2, 5, ""), (9, 11, "")] == [
        (line["start"], line["end"], line["text"]) for line in shown["transcript"]["segments"]
    ]
    (cited,) = shown["summary"][0]["cites"]
    assert 2 == shown["transcript"]["segments"][cited]["start"]


def test_the_transcript_is_at_a_link_of_its_own(world):
    note_id = world.finished(files=FILES)
    told = world.call("get_transcript", id=note_id).json["transcript"]
    assert TRANSCRIPT == msgspec.convert(told, studybuddy.Transcript)


@pytest.mark.parametrize("files", [{"note.md": b"# Waves"}, {"note.json": b"{}"}])
def test_of_a_note_that_cannot_be_read_there_is_no_transcript(world, files):
    note_id = world.finished(files=files)
    assert {"transcript": None} == world.call("get_transcript", id=note_id).json


@pytest.mark.parametrize("function", ["get_note", "get_transcript"])
def test_what_is_known_is_not_sent_again_until_it_changes(world, function):
    note_id = world.finished(files=FILES)
    tag = world.call(function, id=note_id).headers["etag"]
    again = world.call(function, id=note_id, headers={"if-none-match": tag})
    assert (304, "", tag) == (again.status, again.text, again.headers["etag"])
    other = {"note.json": studybuddy.to_json(msgspec.structs.replace(NOTE, transcript=OTHER))}
    changed = world.finished(files=other)
    assert 200 == world.call(function, id=changed, headers={"if-none-match": tag}).status


def test_a_mark_changes_what_is_known(world):
    note_id = world.finished(files=FILES)
    tag = world.call("get_note", id=note_id).headers["etag"]
    world.call("update_note", id=note_id, body={"marks": [{"id": POINT.id}]})
    assert 200 == world.call("get_note", id=note_id, headers={"if-none-match": tag}).status


@pytest.mark.parametrize("function", ["get_note", "get_transcript"])
def test_a_tag_opens_nobody_elses_note(world, function):
    note_id = world.finished(files=FILES)
    asked = {"if-none-match": "*"}
    assert (404, "not_found") == world.call(function, BOB, id=note_id, headers=asked).refusal


def test_a_note_whose_file_is_gone_is_shown_without_it(world):
    note_id = world.finished(files=FILES)
    bucket = world.environment["NOTES_BUCKET"]
    world.client("s3").delete_object(Bucket=bucket, Key=f"{ADA}/{note_id}/note.json")
    shown = world.call("get_note", id=note_id)
    assert (200, None) == (shown.status, shown.json["note"])
    assert None is world.call("get_transcript", id=note_id).json["transcript"]


def test_every_artifact_is_named_with_its_size(world):
    note_id = world.finished(files=FILES)
    told = world.call("get_note", id=note_id).json["artifacts"]
    assert {name: len(data) for name, data in FILES.items()} == {
        one["name"]: one["size"] for one in told
    }


@pytest.mark.parametrize("name", ["note.pdf", "note.md"])
def test_a_link_leads_to_the_file_under_the_notes_title(world, name):
    note_id = world.finished(title="Grüße / <b>", files=FILES)
    link = world.call("get_artifact", id=note_id, name=name).json
    asked = parse_qs(urlsplit(link["url"]).query)
    assert ["application/octet-stream"] == asked["response-content-type"]
    assert [disposition("Grüße / <b>", name)] == asked["response-content-disposition"]
    assert urlsplit(link["url"]).path.endswith(f"/{ADA}/{note_id}/{name}")
    assert "2027-01-15T08:15:00.000Z" == link["expires_at"]


@pytest.mark.parametrize("name", ["", "note.docx", "../note.md", "note.md\n", "NOTE.MD"])
def test_an_artifact_that_is_not_there_is_not_found(world, name):
    note_id = world.finished(files=FILES)
    assert (404, "not_found") == world.call("get_artifact", id=note_id, name=name).refusal


def test_a_note_without_files_is_shown_without_them(world):
    note_id = world.finished(files={"note.pdf": b"%PDF-1.7"})
    shown = world.call("get_note", id=note_id).json
    assert (None, ["note.pdf"]) == (
        shown["note"],
        [artifact["name"] for artifact in shown["artifacts"]],
    )


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 100_000, b"x" * 4_000_001])
def test_a_structure_that_cannot_be_read_or_is_huge_is_left_to_its_link(world, data):
    note_id = world.finished(files={"note.json": data, "note.md": b"# Waves"})
    shown = world.call("get_note", id=note_id).json
    assert shown["note"] is None


def test_notes_are_listed_newest_first(world):
    older = world.finished(title="Older")
    world.clock.seconds += 1
    newer = world.finished(title="Newer")
    world.finished(BOB)
    listed = world.call("list_notes").json
    assert [(newer, "Newer"), (older, "Older")] == [
        (note["note_id"], note["title"]) for note in listed["notes"]
    ]
    assert ["created_at", "note_id", "subject", "title", "video_id", "youtube_id"] == sorted(
        listed["notes"][0]
    )


@pytest.mark.parametrize(
    ("title", "artifact", "name", "plain"),
    [
        ("Waves", "note.pdf", "Waves.pdf", "Waves.pdf"),
        ("Waves", "transcript.json", "Waves%20transcript.json", "Waves transcript.json"),
        ("Grüße", "note.pdf", "Gr%C3%BC%C3%9Fe.pdf", "Gr__e.pdf"),
        ('a"; filename="evil.exe', "note.pdf", "a%20%3B%20filename%3D%20evil.exe.pdf", None),
        ("a\r\nSet-Cookie: b", "note.md", "a%20Set-Cookie%20b.md", "a Set-Cookie b.md"),
        ("../../etc/passwd", "note.md", "etc%20passwd.md", "etc passwd.md"),
        ("\u202efdp.exe", "note.pdf", "fdp.exe.pdf", "fdp.exe.pdf"),
        ("100%", "note.pdf", "100%25.pdf", "100_.pdf"),
        ("CON", "note.pdf", "_CON.pdf", "_CON.pdf"),
        ("", "note.pdf", "note.pdf", "note.pdf"),
        ("...", "note.pdf", "note.pdf", "note.pdf"),
        ("\ud800", "note.pdf", "note.pdf", "note.pdf"),
        ("C# [1]: a^b", "obsidian.md", "C%201%20a%20b.md", "C 1 a b.md"),
        ("C# [1]", "note.md", "C%23%20%5B1%5D.md", "C# [1].md"),
        ("🌊", "note.pdf", "%F0%9F%8C%8A.pdf", "_.pdf"),
    ],
)
def test_any_title_makes_a_name_that_is_safe_to_save(title, artifact, name, plain):
    plain = plain or "a ; filename= evil.exe.pdf"
    assert f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}" == disposition(
        title, artifact
    )


def test_a_long_title_is_cut_between_characters():
    header = disposition("語" * 500, "note.pdf")
    assert header.endswith(f"UTF-8''{'%E8%AA%9E' * 50}.pdf")


def test_an_uploads_form_is_for_one_place_one_hour_and_20_mb(world):
    answer = world.call("create_upload", body={"file_name": "../../x/lecture.en.vtt"})
    upload = answer.json
    assert (201, 20 * 1024 * 1024, "2027-01-15T09:00:00.000Z") == (
        answer.status,
        upload["max_bytes"],
        upload["expires_at"],
    )
    assert f"{ADA}/{upload['upload_id']}/lecture.en.vtt" == upload["fields"]["key"]
    policy = _policy(upload)
    assert ["content-length-range", 1, 20 * 1024 * 1024] in policy
    assert {"key": upload["fields"]["key"]} in policy
    assert {"bucket": world.environment["UPLOADS_BUCKET"]} in policy


@pytest.mark.parametrize("name", ["", "...", "日本", "a/b/", "\\", "-.-", "\ud800"])
def test_a_file_without_a_name_that_fits_gets_one(world, name):
    answer = world.call("create_upload", raw=f'{{"file_name": "{name}"}}'.replace("\\", "\\\\"))
    if name == "\ud800":
        assert (400, "bad_body") == answer.refusal
    else:
        assert "captions" == answer.json["fields"]["key"].rpartition("/")[2]


def test_an_upload_needs_no_body(world):
    assert 201 == world.call("create_upload").status


def _policy(upload):
    return json.loads(base64.b64decode(upload["fields"]["policy"]))["conditions"]
