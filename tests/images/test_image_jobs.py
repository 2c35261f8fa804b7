"""Real jobs through the local stack's queue, done by the image under Lambda's own emulator."""

import json

import pytest

from studybuddy_local.paths import EXAMPLE

pytestmark = pytest.mark.image


def event_of(function, video_id):
    """A message of the queue, as Lambda hands it over."""
    record = {
        "messageId": f"again-{video_id}",
        "receiptHandle": "stale",
        "body": json.dumps({"video_id": video_id}),
        "attributes": {"ApproximateReceiveCount": "2"},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:us-east-1:123456789012:ytstudy-process",
        "awsRegion": "us-east-1",
    }
    return {"Records": [record]}


def amounts(student):
    return [entry["amount"] for entry in student.get("/credits/history")["entries"]]


def test_captions_become_a_note_and_a_pdf_in_their_buckets(service_client, worker, student):
    video_id = student.submit(EXAMPLE)

    video = student.ended(video_id)

    s3 = service_client.stack.account.client("s3")
    prefix = f"{student.get('/me')['user_id']}/{video_id}"
    bucket = worker.variables
    note = s3.get_object(Bucket=bucket["NOTES_BUCKET"], Key=f"{prefix}/note.md")["Body"].read()
    pdf = s3.get_object(Bucket=bucket["PDFS_BUCKET"], Key=f"{prefix}/note.pdf")["Body"].read()
    assert ("completed", 100, None) == (video["status"], video["progress"], video["error"])
    assert (b"---\ntitle:", b"%PDF-") == (note[:10], pdf[:5])
    assert 2 == student.credits()
    assert [-1, 3] == amounts(student)


def test_a_second_event_of_the_same_message_changes_nothing(service_client, worker, student):
    video_id = student.submit(EXAMPLE)
    video = student.ended(video_id)
    user_id = student.get("/me")["user_id"]
    files = service_client.files_under(f"{user_id}/")

    answer = worker.invoke(event_of(worker, video_id))

    assert {"batchItemFailures": []} == answer
    assert video == student.get(f"/videos/{video_id}")
    assert files == service_client.files_under(f"{user_id}/")
    assert [-1, 3] == amounts(student)


def test_a_video_without_captions_fails_and_the_credit_comes_back(worker, student, tmp_path):
    silence = tmp_path / "silence.vtt"
    silence.write_text("WEBVTT\n\n00:00.000 --> 00:05.000\n[Music]\n")

    video = student.ended(student.submit(silence))

    assert ("failed", True) == (video["status"], video["error"]["refunded"])
    assert [0, 3] == amounts(student)


@pytest.mark.parametrize("worker", [()], indirect=True, ids=["no-home"])
@pytest.mark.parametrize(
    ("writer", "code"),
    [("crash", "crashed"), ("eat-memory", "plugin_failed"), ("hang", "too_slow")],
)
def test_a_plugin_that_misbehaves_fails_its_job_and_not_the_worker(worker, student, writer, code):
    with worker.nobody_listening():
        bad = student.submit(EXAMPLE)
        worker.last_try(bad, writer)
    good = student.submit(EXAMPLE)

    ended, after = student.ended(bad), student.ended(good)

    error = ended["error"]
    assert ("failed", code, True) == (ended["status"], error["code"], error["refunded"])
    assert "completed" == after["status"]
    assert 1 == worker.starts()
    assert 2 == student.credits()


def test_the_books_are_right_in_the_end(service_client, worker):
    assert [] == service_client.broken_rules()
