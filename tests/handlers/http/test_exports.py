"""All that is kept of a user as one ZIP: what is in it, how long it is there, and for whom."""

import io
import json
import zipfile

import pytest
from http_world import ADA, BOB, course_of, reviewed

from studybuddy_aws.erasure.eraser import ErasureSettings, erase_video
from studybuddy_aws.make_export import MakeExportSettings, Packer
from studybuddy_aws.runtime.errors import StoreFailed
from studybuddy_aws.storage.erasure import Erasure, ErasureIntent
from studybuddy_aws.storage.personal_data import PLACES

FILES = {"note.md": b"# Waves", "note.pdf": b"%PDF", "transcript.json": b"{}"}


@pytest.fixture
def user(world):
    """Ada, of whom there is something in every place."""
    video_id = world.finished(files=FILES, title="Waves: 1/2")
    world.call("purchase_credits", body={"package": "starter"})
    world.client("s3").put_object(
        Bucket=world.environment["UPLOADS_BUCKET"],
        Key=f"{ADA}/u1/talk.vtt",
        Body=b"WEBVTT",
        Metadata={"file-name": "R%C3%A9sum%C3%A9.vtt"},
    )
    world.finished(BOB, title="Bob's")
    for one in (ADA, BOB):
        reviewed(world, 1, user=one)
        course_of(world, 1, user=one)
    return video_id


def asked(world, user=ADA):
    return world.call("create_export", user)


def made(world):
    """Have what waits in the queue made; what Lambda is told."""
    records = [
        {"messageId": str(n), "body": json.dumps(one)}
        for n, one in enumerate(world.messages("EXPORT_QUEUE_URL"))
    ]
    return Packer(world.opened(MakeExportSettings)).serve({"Records": records})


def stored(world):
    return [key for key in world.keys("WORK_BUCKET") if "/export/" in key]


def unpacked(world, user=ADA):
    """The files in the ZIP by their names, fetched from where its link leads."""
    assert "X-Amz-Signature" in world.call("get_export", user).json["url"]
    (key,) = [one for one in stored(world) if one.startswith(user) and one.endswith(".zip")]
    body = world.client("s3").get_object(Bucket=world.environment["WORK_BUCKET"], Key=key)["Body"]
    archive = zipfile.ZipFile(io.BytesIO(body.read()))
    return {one: archive.read(one) for one in archive.namelist()}


def test_it_is_asked_for_made_and_there(world, user):
    states = [world.call("get_export").json["state"], asked(world).json["state"]]
    assert {"batchItemFailures": []} == made(world)
    answer = world.call("get_export").json

    assert (["none", "making"], "ready") == (states, answer["state"])
    assert ("2027-01-15T08:00:00.000Z", "2027-01-15T08:15:00.000Z", "2027-01-25T08:00:00.000Z") == (
        tuple(answer[name] for name in ("asked_at", "link_expires_at", "kept_until"))
    )
    assert answer["size"] > 1000
    assert "study-buddy-2027-01-15.zip" in answer["url"]


@pytest.mark.parametrize("place", [one for one in PLACES if one.exported], ids=lambda one: one.name)
def test_every_place_that_is_said_to_be_in_it_is(world, user, place):
    asked(world)
    made(world)
    files = {n: data for n, data in unpacked(world).items() if n.startswith(place.exported)}

    assert files
    assert all(data not in {b"", b"[]"} for data in files.values())
    if place.kind == "table":
        rows = json.loads(files[place.exported])
        assert {ADA} == {row["user_id"] for row in rows}
        held = {name for name in place.holds if "." not in name}
        assert {name for row in rows for name in row} <= held


def test_files_lie_under_their_notes_titles_and_nobody_elses_are_there(world, user):
    asked(world)
    made(world)
    files = unpacked(world)

    folder = f"Waves- 1-2 {user}"  # of a title only what any system lets a file's name have
    assert {f"notes/{folder}/note.md", f"notes/{folder}/transcript.json"} <= files.keys()
    assert (b"%PDF", b"WEBVTT") == (
        files[f"pdfs/{folder}/note.pdf"],
        files["uploads/u1/Résumé.vtt"],
    )
    assert not [one for one in files.values() if b"Bob" in one or BOB.encode() in one]
    readme = files["README.txt"].decode()
    assert [] == [one.name for one in PLACES if one.what not in readme]


def test_marks_are_in_it(world, user):
    world.service.notes.change(
        world.service.notes.get(user, ADA),
        title=None,
        marks=({"id": "3f9a1c07", "remark": "1931"},),
    )
    asked(world)
    made(world)

    assert b"1931" in unpacked(world)["notes.json"]


def test_while_one_is_made_no_other_is_begun(world, user):
    assert [202, 202] == [asked(world).status for _ in range(2)]
    assert 1 == len(world.messages("EXPORT_QUEUE_URL"))


def test_a_new_one_takes_the_place_of_the_old(world, user):
    for _ in range(2):
        asked(world)
        made(world)
        world.clock.seconds += 700

    assert [f"{ADA}/export/2027-01-15T08:11:40.000Z.{kind}" for kind in ("asked", "zip")] == (
        stored(world)
    )


def test_what_is_not_made_in_an_hour_is_told_and_may_be_asked_for_anew(world, user):
    asked(world)
    world.clock.seconds += 3600

    assert "failed" == world.call("get_export").json["state"]
    assert "making" == asked(world).json["state"]


def test_what_breaks_off_comes_again_and_not_for_ever(world, user):
    asked(world)
    (message,) = world.messages("EXPORT_QUEUE_URL")
    record = {"messageId": "m", "body": json.dumps(message)}
    reads = world.opened(MakeExportSettings)
    gone = {**world.environment, "WORK_BUCKET": "nowhere"}
    world.environment, kept = gone, world.environment
    with pytest.raises(StoreFailed):  # and so a failed call, of which the operator hears
        Packer(world.opened(MakeExportSettings)).serve({"Records": [record]})
    world.environment = kept
    world.clock.seconds += 4 * 3600

    assert {"batchItemFailures": []} == Packer(reads).serve({"Records": [record]})
    assert "failed" == world.call("get_export").json["state"]


def test_it_goes_with_the_account_and_none_is_made_after(world, user):
    asked(world)
    made(world)
    world.clock.seconds += 700
    asked(world)
    assert 204 == world.call("delete_me").status
    made(world)

    assert [] == stored(world)
    assert "none" == world.call("get_export").json["state"]


def test_a_zip_goes_with_what_is_erased_and_a_later_one_stays(world, user):
    asked(world)
    made(world)
    world.clock.seconds += 700
    assert 200 == world.call("delete_video", id=user).status
    assert [] == stored(world)

    world.clock.seconds += 700
    asked(world)
    made(world)
    intent = world.service.tables.get("erasures", f"video#{user}", ErasureIntent)
    erase_video(intent, user, world.opened(ErasureSettings))
    assert "ready" == world.call("get_export").json["state"]
    assert not [name for name in unpacked(world) if user in name]


def test_a_zip_of_the_time_before_all_is_gone_goes_with_it(world, user):
    intent = Erasure(world.service.tables, world.service.ledger, now=world.clock).begin_video(
        user, ADA
    )
    world.clock.seconds += 700
    asked(world)
    made(world)
    world.clock.seconds += 1
    erase_video(intent, user, world.opened(ErasureSettings))

    assert [] == stored(world)


def test_nobody_gets_anothers(world, user):
    asked(world)
    made(world)

    assert "none" == world.call("get_export", BOB).json["state"]
