"""What becomes of a job: completed with its note, or failed with its credit back."""

import json

import msgspec
import pytest
from http_world import ADA
from worker_world import SECRET_KEY

from studybuddy.events import Done
from studybuddy_aws.storage.notes import NoteFacts
from studybuddy_aws.storage.timestamps import timestamp
from studybuddy_aws.worker.artifacts import facts_of

REFUNDED = {"Failed": 1, "Refunded": 1}
FACTS = {"writer": "outline", "language": "en", "seconds": 26}
CANCELLED = {"Cancelled": 1, "Refunded": 1}


def names(row):
    return [artifact.name for artifact in row.artifacts]


def figures(world):
    return [name for name, _, _ in world.measured]


def test_a_job_is_made_stored_and_completed(world):
    exporters = ("markdown", "json", "pdf", "anki", "obsidian")
    video_id = world.ordered(exporters=exporters, subject="-Learning")
    assert [] == world.work()
    assert ("completed", None, 1, 0) == world.state(video_id)
    row = world.service.notes.get(video_id, ADA)
    made = ["note.md", "note.json", "note.pdf", "note.apkg", "obsidian.md", "transcript.json"]
    assert made == names(row)
    assert [2] == [n for n, one in enumerate(row.artifacts) if one.bucket == "pdfs"]
    prefix = f"{ADA}/{video_id}"
    notes = world.environment["NOTES_BUCKET"]
    assert (f"s3://{notes}/{prefix}/note.md", "Talk") == (row.s3_url, row.title)
    assert "Retrieval practice" in row.content
    shown = world.call("get_video", id=video_id).json["facts"]
    assert FACTS == shown == msgspec.to_builtins(row.facts)
    pdf = world.s3.get_object(Bucket=world.environment["PDFS_BUCKET"], Key=f"{prefix}/note.pdf")
    assert ("application/pdf", b"%PDF") == (pdf["ContentType"], pdf["Body"].read(4))
    deck = world.s3.get_object(Bucket=notes, Key=f"{prefix}/note.apkg")
    assert ("application/apkg", b"PK") == (deck["ContentType"], deck["Body"].read(2))
    assert [] == world.all_broken()
    assert ["Completed", "ModelCost", "Seconds"] == figures(world)
    assert [] == list(world.places.iterdir())


def test_markdown_and_the_structured_note_are_always_made(world):
    video_id = world.ordered(exporters=("markdown",))
    world.work()
    names_made = names(world.service.notes.get(video_id, ADA))
    assert ["note.md", "note.json", "transcript.json"] == names_made


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (("claude", "pt-BR", 3723.9), ("claude", "pt-BR", 3723)),
        (("<b>", "en\n" * 9, 1e18), ("", "", 604_800)),
    ],
)
def test_of_a_plugins_words_only_names_languages_and_lengths_are_listed(told, kept):
    writer, language, seconds = told
    made = Done(files=(), title="", writer=writer, language=language, seconds=seconds)
    assert NoteFacts(writer=kept[0], language=kept[1], seconds=kept[2]) == facts_of(made)


def test_a_final_error_fails_and_refunds_at_once(world):
    video_id = world.ordered("refuse")
    assert REFUNDED == world.watched(world.work)
    assert ("failed", "no_way", 1, 1) == world.state(video_id)
    told = "The writer 'refuse' says: There is no way to write this."
    assert told == world.job(video_id).error.message
    assert [] == world.all_broken()


def test_a_file_that_cannot_be_made_is_told_beside_those_that_can(world, caplog):
    """What a plugin says of it is its own: bounded, and in no log."""
    video_id = world.ordered()
    world.change_order(video_id, exporters=["markdown", "failing"])
    counted = world.watched(world.work)
    assert ("completed", None, 1, 0) == world.state(video_id)
    assert (1, 1) == (counted["Completed"], counted["FilesNotMade"])
    told = [world.call(name, id=video_id).json for name in ("get_video", "get_note")]
    assert told[0]["problems"] == told[1]["problems"]
    (problem,) = told[0]["problems"]
    assert ("failing", "no_ink", 600) == (
        problem["exporter"],
        problem["code"],
        len(problem["message"]),
    )
    assert problem["message"].startswith("The exporter 'failing' says: The ink is out. <b>")
    assert ["note.md", "note.json", "transcript.json"] == [
        artifact["name"] for artifact in told[1]["artifacts"]
    ]
    assert [("failing", "no_ink")] == [
        (record.exporter, record.error)
        for record in caplog.records
        if record.getMessage() == "file not made"
    ]
    assert "ink is out" not in " ".join(repr(vars(record)) for record in caplog.records)
    assert [] == world.all_broken()


def test_what_an_exporter_lacks_is_the_operators_trouble(world):
    video_id = world.ordered()
    world.change_order(video_id, exporters=["markdown", "useless"])
    counted = world.watched(world.work)
    assert (1, 1) == (counted["OperatorNeeded"], counted["FilesNotMade"])
    (problem,) = world.call("get_video", id=video_id).json["problems"]
    assert ("useless", "exporter_not_ready") == (problem["exporter"], problem["code"])
    assert "pip" not in problem["message"]


def test_a_job_that_is_cancelled_while_it_waits_counts_as_cancelled(world):
    video_id = world.ordered()
    assert CANCELLED == world.watched(lambda: world.call("delete_video", id=video_id))


def test_a_job_that_is_stopped_counts_as_cancelled(world):
    """By the worker that hears of it, or by whoever finds it when that worker has died."""
    by_worker, by_sweep, by_settler = (world.ordered("hang") for _ in range(3))
    for video_id in (by_sweep, by_settler):
        world.leases.acquire(video_id, "a worker that dies", 60)
        world.call("delete_video", id=video_id)
    world.later(121)
    settled = world.watched(lambda: world.settle(world.message(by_settler)))
    assert CANCELLED | {"DeadLetters": 1} == settled
    assert CANCELLED | {"LedgerMismatch": 0} == world.watched(world.sweep)

    def time_left():
        if world.job(by_worker).status == "processing":
            world.call("delete_video", id=by_worker)
        return 900.0

    working = world.message(by_worker)
    assert CANCELLED == world.watched(lambda: world.worker().serve(working, time_left))
    states = {world.job(video_id).state for video_id in (by_worker, by_sweep, by_settler)}
    assert {"cancelled"} == states
    assert [] == world.all_broken()


def test_only_the_user_can_cancel(world):
    """A plugin that says so has failed."""
    video_id = world.ordered("cancel")
    assert REFUNDED == world.watched(world.work)
    assert "failed" == world.call("get_video", id=video_id).json["status"]


def test_what_may_pass_is_tried_three_times_ever_later(world):
    video_id = world.ordered("blocked")
    event = world.received()
    for wait, attempt in ((60, 2), (120, 3)):
        assert [event["Records"][0]["messageId"]] == world.work(event)
        answer = world.call("get_video", id=video_id).json
        assert ("queued", "retrying") == (answer["status"], answer["current_step"])
        assert (attempt, 3, timestamp(world.clock() + wait)) == (
            answer["attempt"],
            answer["max_attempts"],
            answer["next_try_at"],
        )
        assert [event["Records"][0]["messageId"]] == world.work(event)  # too early
        world.later(wait)
    assert [] == world.work(event)
    assert ("failed", "malformed", 3, 1) == world.state(video_id)
    assert [] == world.all_broken()


def test_the_message_waits_in_the_queue_as_long_as_the_job_does(world):
    world.ordered("blocked")
    event = world.received()
    worker = world.worker()
    asked = []

    def note(params, **_):
        asked.append(json.loads(params["body"])["VisibilityTimeout"])

    events = world.client("sqs").meta.events
    events.register("before-call.sqs.ChangeMessageVisibility", note)
    try:
        worker.serve(event, lambda: 900.0)
    finally:
        events.unregister("before-call.sqs.ChangeMessageVisibility", note)
    assert [60] == asked


def test_what_only_the_operator_can_mend_is_not_told_as_advice(world):
    video_id = world.ordered("misuse")
    world.work()
    assert ("queued", "bad_key", 0, None) == world.state(video_id)
    assert "waiting" == world.job(video_id).state
    assert "provider" not in world.job(video_id).error.message


@pytest.mark.parametrize("name", ["missing", "too large"])
def test_captions_that_are_not_there_end_the_job(world, name):
    video_id = world.ordered()
    key = world.job(video_id).order.upload
    bucket = world.environment["UPLOADS_BUCKET"]
    if name == "missing":
        world.s3.delete_object(Bucket=bucket, Key=key)
    else:
        world.s3.put_object(Bucket=bucket, Key=key, Body=b"x" * (20 * 1024 * 1024 + 1))
    world.work()
    assert ("failed", "upload_missing", 1, 1) == world.state(video_id)


@pytest.mark.parametrize("key", ["bob/0/talk.vtt", f"{ADA}/0/..", f"{ADA}/0/"])
def test_captions_of_others_and_strange_names_are_not_fetched(world, key):
    video_id = world.ordered()
    world.change_order(video_id, upload=key)
    world.work()
    assert ("failed", "upload_missing", 1, 1) == world.state(video_id)


def test_a_message_that_is_none_is_dropped(world):
    event = world.message("x")
    for body in ("{", "[]", "{}", '{"video_id": 1}', "\ud800"):
        event["Records"][0]["body"] = body
        assert [] == world.work(event)


def test_a_job_that_is_gone_or_has_ended_needs_no_message(world):
    video_id = world.ordered("refuse")
    event = world.received()
    world.work(event)
    before = world.job(video_id)
    assert [] == world.work(event)
    assert before == world.job(video_id)
    assert [] == world.work(world.message("0" * 32))


def test_a_second_delivery_changes_nothing_while_the_first_is_at_work(world):
    video_id = world.ordered()
    event = world.received()
    world.leases.acquire(video_id, "another worker", 60)
    before = world.job(video_id)
    assert [] == world.work(event)
    assert before == world.job(video_id)


def test_nothing_is_begun_that_cannot_be_finished(world):
    video_id = world.ordered()
    event = world.received()
    assert [event["Records"][0]["messageId"]] == world.work(event, lambda: 50.0)
    assert ("queued", None, 0, None) == world.state(video_id)


def test_a_store_that_is_out_of_reach_brings_the_message_back(world):
    world.ordered()
    event = world.received()
    world.environment["VIDEOS_TABLE"] = "nowhere"
    assert [event["Records"][0]["messageId"]] == world.work(event)


def test_a_secret_that_is_none_is_the_operators_trouble(world):
    video_id = world.ordered()
    world.environment["PROXY_SECRET_ARN"] = world.secret("proxy", "no object of settings")
    world.work()
    assert ("failed", "bad_secret", 1, 1) == world.state(video_id)


def test_logs_and_rows_hold_no_secret_and_nothing_that_was_said(world, caplog):
    video_id = world.ordered("blocked")
    world.work()
    said = " ".join(repr(vars(record)) for record in caplog.records)
    assert "run begun" in said
    for secret in (SECRET_KEY, "Retrieval", "brain", ADA + "@"):
        assert secret not in said
        assert secret not in repr(world.job(video_id))
