import base64
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from http_world import ADA, BOB

import studybuddy
from studybuddy_aws.storage.links import disposition

TRANSCRIPT = studybuddy.Transcript(
    video=studybuddy.Video(id="hQVTIJBZook", title="Waves"),
    segments=(studybuddy.Segment(start=0, end=2, text="Waves carry energy."),),
    language="en",
    kind="user",
    source="captions",
)
NOTE = studybuddy.Note(
    title="Waves",
    language="en",
    transcript=TRANSCRIPT,
    provenance=studybuddy.Provenance(writer="outline"),
    summary=(studybuddy.Point(text="Waves carry energy.", cites=(0,)),),
).with_ids()
(POINT,) = NOTE.summary
FILES = {
    "note.md": "# Wellen 🌊".encode(),
    "note.json": studybuddy.to_json(NOTE),
    "note.pdf": b"%PDF-1.7",
    "transcript.json": b"{}",
}


def test_a_note_is_shown_as_text_and_in_its_structure(world):
    note_id = world.finished(files=FILES)
    shown = world.call("get_note", id=note_id).json
    assert ("Waves", "# Wellen 🌊", "hQVTIJBZook") == (
        shown["title"],
        shown["markdown"],
        shown["youtube_id"],
    )
    (point,) = shown["note"]["summary"]
    expected = {"type": "point", "text": "Waves carry energy.", "cites": [0], "kind": "point"}
    assert {**expected, "id": POINT.id} == point
    assert "Waves carry energy." == shown["note"]["transcript"]["segments"][0]["text"]


def test_every_artifact_has_a_link_that_ends_within_15_minutes(world):
    note_id = world.finished(files=FILES)
    links = world.call("get_note", id=note_id).json["artifacts"]
    assert sorted(FILES) == sorted(link["name"] for link in links)
    assert {"2027-01-15T08:15:00.000Z"} == {link["expires_at"] for link in links}
    assert {"900"} == {parse_qs(urlsplit(link["url"]).query)["X-Amz-Expires"][0] for link in links}


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
    assert (None, None, ["note.pdf"]) == (
        shown["markdown"],
        shown["note"],
        [artifact["name"] for artifact in shown["artifacts"]],
    )


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"[" * 100_000, b"x" * 2_000_001])
def test_a_structure_that_cannot_be_read_or_is_huge_is_left_to_its_link(world, data):
    note_id = world.finished(files={"note.json": data, "note.md": b"# Waves"})
    shown = world.call("get_note", id=note_id).json
    assert (None, "# Waves") == (shown["note"], shown["markdown"])


def test_a_file_that_was_lost_is_left_out(world):
    note_id = world.finished(files=FILES)
    world.client("s3").delete_object(
        Bucket=world.environment["NOTES_BUCKET"], Key=f"{ADA}/{note_id}/note.md"
    )
    assert world.call("get_note", id=note_id).json["markdown"] is None


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
