import pytest
from http_world import ADA, BOB, SIGNUP

from studybuddy_aws.storage.job import FileProblem, JobError

BLOCKED = JobError(code="blocked", message="YouTube is busy.", retryable=True)
PRIVATE = JobError(code="private", message="This video is private.")


def test_a_video_is_shown_to_its_owner(world):
    video_id = world.submitted(subject="Physics")
    shown = world.call("get_video", id=video_id)
    assert (200, "no-store") == (shown.status, shown.headers["cache-control"])
    assert {
        "video_id": video_id,
        "youtube_url": "https://www.youtube.com/watch?v=hQVTIJBZook",
        "youtube_id": "hQVTIJBZook",
        "subject": "Physics",
        "title": "",
        "status": "queued",
        "progress": 0,
        "current_step": "queued",
        "attempt": 1,
        "max_attempts": 3,
        "next_try_at": None,
        "waits_until": None,
        "waits_for": None,
        "waiting_since": None,
        "credits": 1,
        "credits_back": 1,
        "price": None,
        "words": None,
        "error": None,
        "problems": [],
        "note_id": None,
        "facts": None,
        "readable": 0,
        "created_at": "2027-01-15T08:00:00.000Z",
        "completed_at": None,
        "erasing_since": None,
        "order": {
            "focus": "",
            "template": "lecture",
            "writer": None,
            "checkers": None,
            "exporters": ["markdown", "json", "pdf"],
            "language": "",
            "profile": "standard",
            "upload": None,
            "title": "",
            "captions_language": "",
            "offset": None,
            "speakers": {},
        },
        "captions_file": "",
    } == shown.json


def test_progress_is_shown(world):
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    world.leases.progress(lease, "writing", 40)
    shown = world.call("get_video", id=video_id).json
    assert ("processing", "writing", 40) == (
        shown["status"],
        shown["current_step"],
        shown["progress"],
    )


def test_a_video_that_waits_for_another_try_says_so(world):
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    world.leases.requeue(lease, delay_seconds=30, error=BLOCKED)
    shown = world.call("get_video", id=video_id).json
    assert ("queued", "retrying") == (shown["status"], shown["current_step"])
    assert (2, 3, "2027-01-15T08:00:30.000Z") == (
        shown["attempt"],
        shown["max_attempts"],
        shown["next_try_at"],
    )
    assert {
        "code": "blocked",
        "message": "YouTube is busy.",
        "retryable": True,
        "refunded": False,
    } == shown["error"]


def test_a_video_that_failed_says_why_and_that_it_was_refunded(world):
    video_id = world.submitted()
    world.leases.fail(world.leases.acquire(video_id, "worker", 60), PRIVATE)
    shown = world.call("get_video", id=video_id).json
    assert "failed" == shown["status"]
    assert {
        "code": "private",
        "message": "This video is private.",
        "retryable": False,
        "refunded": True,
    } == shown["error"]


def test_a_video_that_goes_on_in_another_run_is_not_tried_again(world):
    video_id = world.submitted()
    world.leases.requeue(world.leases.acquire(video_id, "worker", 60))
    shown = world.call("get_video", id=video_id).json
    assert ("queued", 1, None) == (shown["status"], shown["attempt"], shown["next_try_at"])
    assert "retrying" != shown["current_step"]


def test_files_that_could_not_be_made_are_told_with_the_video_and_its_note(world):
    problem = {"exporter": "pdf", "code": "no_ink", "message": "The ink is out. <b>Buy</b> some."}
    video_id = world.finished(problems=(FileProblem(**problem),))
    (listed,) = world.call("list_videos").json["videos"]
    told = [world.call(name, id=video_id).json for name in ("get_video", "get_note")]
    assert [[problem]] * 3 == [shown["problems"] for shown in (listed, *told)]


def test_of_a_video_that_the_build_before_completed_no_problem_is_told(world):
    video_id = world.finished()
    world.client("dynamodb").update_item(
        TableName=world.environment["VIDEOS_TABLE"],
        Key={"video_id": {"S": video_id}},
        UpdateExpression="REMOVE problems",
    )
    told = [world.call(name, id=video_id).json for name in ("get_video", "get_note")]
    assert [[], []] == [shown["problems"] for shown in told]


@pytest.mark.parametrize(("status", "code"), [("failed", "cancelled"), ("cancelled", "cancelled")])
def test_a_cancelled_video_is_told_as_cancelled_however_it_is_filed(world, status, code):
    """The next build may file it under its own word: this one reads that already."""
    video_id = world.submitted()
    world.call("delete_video", id=video_id)
    world.client("dynamodb").update_item(
        TableName=world.environment["VIDEOS_TABLE"],
        Key={"video_id": {"S": video_id}},
        UpdateExpression="SET #status = :status",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":status": {"S": status}},
    )
    shown = world.call("get_video", id=video_id).json
    assert ("cancelled", code, None) == (
        shown["status"],
        shown["error"]["code"],
        shown["note_id"],
    )
    assert "erased" == world.call("delete_video", id=video_id).json["outcome"]


def test_a_video_that_is_completed_names_its_note(world):
    video_id = world.finished(title="Waves")
    shown = world.call("get_video", id=video_id).json
    assert (video_id, "completed", 100, "Waves") == (
        shown["note_id"],
        shown["status"],
        shown["progress"],
        shown["title"],
    )


@pytest.mark.parametrize(
    ("function", "more"),
    [
        ("get_video", {}),
        ("delete_video", {}),
        ("get_note", {}),
        ("update_note", {}),
        ("get_artifact", {"name": "note.md"}),
    ],
)
def test_someone_elses_is_byte_for_byte_as_unknown(world, function, more):
    theirs = world.finished(BOB)
    answers = [
        world.call(function, ADA, id=video_id, **more)
        for video_id in (theirs, "0" * 32, "", "x", "A" * 32, theirs + "\n", "../" + theirs)
    ]
    assert 404 == answers[0].status
    assert [answers[0].text] * 7 == [answer.text for answer in answers]
    assert [answers[0].headers] * 7 == [answer.headers for answer in answers]


def test_videos_come_newest_first_in_pages(world):
    made = []
    for _ in range(SIGNUP):
        made.append(world.submitted())
        world.clock.seconds += 1
    first = world.call("list_videos", query={"limit": 2}).json
    second = world.call("list_videos", query={"limit": 2, "cursor": first["next_cursor"]}).json
    shown = [video["video_id"] for video in first["videos"] + second["videos"]]
    assert (made[::-1], None) == (shown, second["next_cursor"])


def test_of_others_videos_nothing_is_listed(world):
    world.submitted(BOB)
    assert {"videos": [], "next_cursor": None} == world.call("list_videos", ADA).json


@pytest.mark.parametrize("limit", ["0", "-1", "101", "1.5", "ten", "1,2", "٣", "9" * 5000])
def test_a_page_of_no_size_is_refused(world, limit):
    assert (400, "bad_limit") == world.call("list_videos", query={"limit": limit}).refusal


def test_cursors_are_of_one_user_and_one_list(world):
    world.submitted()
    world.clock.seconds += 1
    world.submitted()
    cursor = world.call("list_videos", query={"limit": 1}).json["next_cursor"]
    refused = (400, "bad_cursor")
    assert refused == world.call("list_videos", BOB, query={"cursor": cursor}).refusal
    assert refused == world.call("list_notes", query={"cursor": cursor}).refusal
    assert 200 == world.call("list_videos", query={"cursor": cursor}).status


def test_no_cursor_of_anybodys_making_is_taken(world):
    world.submitted()
    world.clock.seconds += 1
    world.submitted()
    cursor = world.call("list_videos", query={"limit": 1}).json["next_cursor"]
    forged = [cursor[:n] + chr(ord(cursor[n]) ^ 1) + cursor[n + 1 :] for n in (0, 30, 60)]
    for wrong in [*forged, cursor[:-4], "x", "é", "=", "A" * 4000]:
        assert (400, "bad_cursor") == world.call("list_videos", query={"cursor": wrong}).refusal


@pytest.mark.parametrize("word", ["cancel", ""])
def test_who_cancels_keeps_the_note_of_one_that_has_ended_meanwhile(world, word):
    video_id = world.finished()
    only = {"query": {"only": word}}
    assert "cancelled" == world.call("delete_video", id=video_id, **only).json["outcome"]
    assert 200 == world.call("get_note", id=video_id).status
    waiting = world.submitted()
    assert "cancelled" == world.call("delete_video", id=waiting, **only).json["outcome"]
    assert "cancelled" == world.call("get_video", id=waiting).json["status"]


def test_one_that_waits_is_cancelled_and_refunded_then_erased(world):
    video_id = world.submitted()
    assert {"video_id": video_id, "outcome": "cancelled"} == world.call(
        "delete_video", id=video_id
    ).json
    shown = world.call("get_video", id=video_id).json
    assert ("cancelled", "cancelled", True, SIGNUP) == (
        shown["status"],
        shown["error"]["code"],
        shown["error"]["refunded"],
        world.balance(),
    )
    assert "erased" == world.call("delete_video", id=video_id).json["outcome"]
    assert 404 == world.call("get_video", id=video_id).status
    assert [] == world.broken()


def test_one_that_runs_is_stopped_at_its_next_checkpoint(world):
    video_id = world.submitted()
    lease = world.leases.acquire(video_id, "worker", 60)
    assert "stopping" == world.call("delete_video", id=video_id).json["outcome"]
    assert "stopping" == world.call("get_video", id=video_id).json["current_step"]
    assert not world.leases.renew(lease, 60)


def test_one_that_has_ended_goes_with_every_version_of_its_files(world):
    files = {"note.md": b"# Waves", "note.pdf": b"%PDF"}
    video_id, other = world.finished(files=files), world.finished(files=files)
    s3, notes = world.client("s3"), world.environment["NOTES_BUCKET"]
    s3.put_object(Bucket=notes, Key=f"{ADA}/{video_id}/note.md", Body=b"newer")
    s3.delete_object(Bucket=notes, Key=f"{ADA}/{video_id}/note.md")
    work = world.environment["WORK_BUCKET"]
    s3.put_object(Bucket=work, Key=f"{ADA}/{video_id}/written/note.json", Body=b"{}")
    assert "erased" == world.call("delete_video", id=video_id).json["outcome"]
    assert [f"{ADA}/{other}/note.md"] == world.keys("NOTES_BUCKET")
    assert [f"{ADA}/{other}/note.pdf"] == world.keys("PDFS_BUCKET")
    assert [] == world.keys("WORK_BUCKET")
    assert 404 == world.call("get_note", id=video_id).status
    assert [] == world.broken()
