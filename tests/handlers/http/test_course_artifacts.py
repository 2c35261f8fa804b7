"""Files of whole courses: made of the notes that there are, kept while they are, gone with them."""

import io
import zipfile
from urllib.parse import unquote

import pytest
from http_world import ADA, BOB, course_of, course_with_notes

from studybuddy.testing import sample_note
from studybuddy_aws.erasure.eraser import VideoErasureSettings, erase_video
from studybuddy_aws.storage.erasure import ErasureIntent
from studybuddy_aws.worker.artifacts import Finished


@pytest.fixture
def world(world, tmp_path):
    world.environment |= {"PLACES_DIR": str(tmp_path / "places"), "SIGNUP_CREDITS": "9"}
    return world


@pytest.fixture
def made(monkeypatch):
    """What is made instead of the command's files, and of how many notes."""
    asked = []

    class Runner:
        def __init__(self, *_):
            pass

        def make(self, notes, exporter, until):
            asked.append((exporter, len(notes.rows)))
            return Finished("index.md", "text/markdown", b"# Waves")

    monkeypatch.setattr("studybuddy_aws.get_course_artifact.CourseFileRunner", Runner)
    return asked


def take(world, course_id, name="markdown", user=ADA):
    return world.call("get_course_artifact", user, id=course_id, name=name)


def stored(world):
    """What lies in the bucket of work, by exporter and name."""
    keys = world.keys("WORK_BUCKET")
    return ["/".join(key.split("/")[-2:]) for key in keys if "/files/" in key]


def content(world, course_id):
    (key,) = [one for one in world.keys("WORK_BUCKET") if f"{course_id}/files/" in one]
    bucket = world.environment["WORK_BUCKET"]
    return world.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()


def test_the_command_makes_an_index_of_what_is_finished_in_its_jail(world):
    course_id, ids = course_with_notes(world, sample_note(), videos=3)
    world.service.jobs.cancel(ids[1], ADA)
    link = take(world, course_id)
    assert 200 == link.status, link.text
    assert ("index.md", 1, 3) == (link.json["name"], link.json["notes"], link.json["videos"])
    index = content(world, course_id)
    assert len(index) == link.json["size"]
    for said in ("# Waves", "video000000", "Lecture 1", sample_note().terms[0].term):
        assert said in index.decode()
    assert "Waves index.md" in unquote(link.json["url"])
    assert [] == world.broken()


def test_a_deck_of_it_is_what_anki_imports(world):
    course_id, _ = course_with_notes(world, sample_note())
    assert "course.apkg" == take(world, course_id, "anki").json["name"]
    assert "collection.anki2" in zipfile.ZipFile(io.BytesIO(content(world, course_id))).namelist()


def test_it_is_made_once_until_a_note_changes_or_one_more_is_finished(world, made):
    course_id, ids = course_with_notes(world, sample_note())
    first, again = take(world, course_id).json, take(world, course_id).json
    assert (["markdown/index.md"], [("markdown", 1)]) == (stored(world), made)
    assert [first[name] for name in ("name", "size")] == [again[name] for name in ("name", "size")]
    world.call("update_note", body={"title": "Other waves"}, id=ids[0])
    take(world, course_id)
    world.complete(ids[1], {"note.json": b"{}"})
    take(world, course_id)
    take(world, course_id, "anki")
    assert [("markdown", 1), ("markdown", 1), ("markdown", 2), ("anki", 2)] == made
    assert ["anki/index.md", "markdown/index.md"] == stored(world)  # none of earlier versions


def test_where_nothing_is_finished_there_is_a_sentence(world, made):
    assert (422, "no_course_notes") == take(world, course_of(world, 1)).refusal
    assert [] == made


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("json", (422, "no_course_file")),
        ("nobody", (404, "not_found")),
        ("../markdown", (404, "not_found")),
        ("--help", (404, "not_found")),
    ],
)
def test_what_makes_no_file_of_a_course_is_told(world, name, refusal):
    course_id, _ = course_with_notes(world, sample_note())
    assert refusal == take(world, course_id, name).refusal
    assert [] == stored(world)


def test_one_that_takes_too_long_is_told_as_that(world, monkeypatch):
    course_id, _ = course_with_notes(world, sample_note())
    monkeypatch.setattr("studybuddy_aws.get_course_artifact._SECONDS", 0)
    refused = take(world, course_id)
    assert (422, "course_file_too_slow") == refused.refusal


def test_only_what_is_made_counts(world, made):
    world.environment["LIMIT_FILES"] = "1"
    course_id, _ = course_with_notes(world, sample_note())
    assert [200, 200] == [take(world, course_id).status for _ in range(2)]
    assert (429, "too_many_files") == take(world, course_id, "anki").refusal


def test_somebody_elses_course_has_no_files(world, made):
    course_id, _ = course_with_notes(world, sample_note())
    assert (404, "not_found") == take(world, course_id, user=BOB).refusal
    assert [] == made


@pytest.mark.parametrize("erased", ["delete_video", "delete_course"])
def test_its_files_go_with_a_video_of_it_and_with_the_course(world, made, erased):
    course_id, ids = course_with_notes(world, sample_note(), sample_note())
    take(world, course_id)
    world.call(erased, id=course_id if erased == "delete_course" else ids[0])
    assert [] == stored(world)


def test_what_was_stored_while_it_was_erased_is_found_later(world, made):
    course_id, ids = course_with_notes(world, sample_note(), sample_note())
    world.call("delete_video", id=ids[0])
    take(world, course_id)  # of the other note; as if by one that had begun before
    intent = world.service.tables.get("erasures", f"video#{ids[0]}", ErasureIntent)
    assert course_id == intent.of_course
    erase_video(intent, ids[0], world.opened(VideoErasureSettings))
    assert [] == stored(world)
