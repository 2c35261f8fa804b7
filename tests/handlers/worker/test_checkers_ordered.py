"""Who checks is what the order says, and the note tells by name what came of it."""

import json

import pytest
from http_world import ADA


def provenance(world, video_id):
    return world.call("get_note", id=video_id).json["note"]["provenance"]


def asked(world, *checkers, **more):
    """The note of an order that names these checkers, which are not all in the API's catalog."""
    video_id = world.ordered(**more)
    if checkers:
        world.change_order(video_id, checkers=list(checkers))
    world.work()
    assert ("completed", None, 1, 0) == world.state(video_id)
    return video_id


def test_each_checker_that_was_ordered_is_asked_and_named(world):
    told = provenance(world, asked(world, "quoting", "down"))["checkers"]
    assert ["quoting", "down"] == [one["checker"] for one in told]
    first, second = told
    assert first["asked"] == first["supported"] > 0
    assert first["asked"] == second["asked"] == second["unknown"]
    assert "" != second["why"]


@pytest.mark.parametrize("checkers", [(), ("none",)])
def test_nobody_is_asked_of_quotations_unless_the_order_says_so(world, checkers):
    assert [] == provenance(world, asked(world, *checkers)).get("checkers", [])


def test_what_is_ordered_over_http_reaches_the_command(world):
    """A checker that lacks its key ends the job, refunded, since it was asked for by name."""
    world.environment["CLAUDE_SECRET_ARN"] = ""
    video_id = world.ordered(checkers=["claude"])
    world.work()
    assert ("failed", "checker_not_ready", 1, 1) == world.state(video_id)


def test_files_of_a_worker_are_made_anew_with_the_marks(world):
    video_id = asked(world, exporters=("markdown", "pdf"))
    note = world.call("get_note", id=video_id).json
    line = note["note"]["sections"][0]["points"][0]["id"]
    marks = [{"id": line, "remark": "It was 1931."}]
    assert 200 == world.call("update_note", body={"marks": marks}, id=video_id).status
    answer = world.call("create_artifacts", id=video_id)
    assert (200, []) == (answer.status, answer.json["problems"])
    assert {"note.md", "note.json", "note.pdf", "transcript.json"} == {
        one["name"] for one in answer.json["artifacts"] if one["current"]
    }
    row = world.service.notes.get(video_id, ADA)
    keys = {
        one.name: (world.environment[f"{one.bucket.upper()}_BUCKET"], one.key)
        for one in row.artifacts
    }
    files = {
        name: world.s3.get_object(Bucket=bucket, Key=key)["Body"].read()
        for name, (bucket, key) in keys.items()
    }
    assert "It was 1931." in files["note.md"].decode()
    assert marks == json.loads(files["note.json"])["marks"]
    assert [] == world.all_broken()
    assert ("completed", None, 1, 0) == world.state(video_id)
