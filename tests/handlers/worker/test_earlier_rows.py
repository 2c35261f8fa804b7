"""Rows, files and messages of the build before, under the functions of this one.

So it is after an upgrade, and while it happens: a new worker beside an old API.
"""

import pytest
from earlier_world import JOBS, EarlierWorld
from messages_server import MessagesServer

import earlier_build

BALANCE = 11
OPEN = ("queued", "waiting", "processing")


@pytest.fixture
def earlier(aws, stripe, tmp_path):
    return EarlierWorld(tmp_path, stripe)


def test_the_books_hold(earlier):
    assert [] == earlier.all_broken()
    assert BALANCE == earlier.call("get_credits").json["credits"]


def test_all_videos_are_listed(earlier):
    listed = earlier.call("list_videos").json["videos"]
    assert set(JOBS.values()) == {video["video_id"] for video in listed}
    assert sorted((video["created_at"] for video in listed), reverse=True) == [
        video["created_at"] for video in listed
    ]


@pytest.mark.parametrize(
    ("job", "status", "progress", "code"),
    [
        ("completed", "completed", 100, None),
        ("failed", "failed", 8, "private"),
        ("given_up", "failed", 30, "exhausted"),
        ("queued", "queued", 0, None),
        ("waiting", "queued", 8, "blocked"),
        ("processing", "processing", 40, None),
        ("stopping", "processing", 85, None),
    ],
)
def test_a_video_is_shown_as_what_it_was(earlier, job, status, progress, code):
    shown = earlier.shown(job)
    error = shown["error"] and shown["error"]["code"]
    assert (status, progress, code) == (shown["status"], shown["progress"], error)


@pytest.mark.parametrize("job", ["cancelled", "stopped"])
def test_what_was_filed_as_failed_because_it_was_cancelled_is_shown_as_cancelled(earlier, job):
    assert "cancelled" == earlier.shown(job)["status"]


def test_a_video_that_was_cancelled_can_be_erased(earlier):
    for job in ("cancelled", "stopped"):
        assert "erased" == earlier.call("delete_video", id=JOBS[job]).json["outcome"]
        assert 404 == earlier.call("get_video", id=JOBS[job]).status
    assert BALANCE == earlier.balance()
    assert [] == earlier.all_broken()


def test_a_video_that_waited_can_be_cancelled(earlier):
    for job in ("queued", "waiting"):
        assert "cancelled" == earlier.call("delete_video", id=JOBS[job]).json["outcome"]
    assert BALANCE + 2 == earlier.balance()
    assert [] == earlier.all_broken()


def test_the_note_is_listed_and_shown(earlier):
    (listed,) = earlier.call("list_notes").json["notes"]
    shown = earlier.call("get_note", id=listed["note_id"]).json
    assert "Why we forget, and how to remember" == listed["title"] == shown["note"]["title"]
    assert {"note.md", "note.json", "transcript.json"} == {a["name"] for a in shown["artifacts"]}


def test_the_history_tells_of_every_entry(earlier):
    entries = earlier.call("get_credit_history", query={"limit": 100}).json["entries"]
    rows = earlier_build.rows()["credits"]
    own = {r["transaction_id"]["S"] for r in rows if r["user_id"]["S"] == earlier_build.USER}
    told = {entry["transaction_id"] for entry in entries}
    ends = {f"settle#{entry['video_id']}" for entry in entries if entry["note"]}
    assert own - ends == told
    assert BALANCE == sum(entry["amount"] for entry in entries)


def test_what_was_given_is_not_given_again(earlier):
    given = [("case-17", 2), (JOBS["failed"], 1)]
    ledger = earlier.service.ledger
    assert ["repeated"] * 2 == [ledger.give(earlier_build.USER, n, case) for case, n in given]
    assert BALANCE == earlier.balance()


def test_the_worker_does_what_old_messages_say(earlier):
    """One is of a user who was erased: there is nothing to do, and it does not come again."""
    earlier.later(120)
    assert [] == earlier.work(earlier.waited())
    for _ in OPEN:  # one after another: they are one user's
        earlier.later(30)
        earlier.work(earlier.received())
    ended = {job: earlier.shown(job)["status"] for job in OPEN}
    # It was ordered in a language that its writer cannot write: that is not ignored any more.
    assert dict.fromkeys(OPEN, "completed") | {"queued": "failed"} == ended
    assert BALANCE + 2 == earlier.balance()  # that one's, and of the one that was to be stopped
    assert [] == earlier.all_broken()


def test_a_job_waits_as_long_as_the_build_before_said(earlier):
    earlier.environment["MAXIMUM_CONCURRENCY"] = "100"  # two more of the user's are worked on
    event = earlier.message(JOBS["waiting"])
    assert ["m-1"] == earlier.work(event)
    earlier.later(60)
    assert [] == earlier.work(event)
    assert "completed" == earlier.shown("waiting")["status"]


def test_a_lease_that_the_build_before_holds_is_respected(earlier):
    assert [] == earlier.work(earlier.message(JOBS["processing"]))
    assert ("processing", 40) == (
        earlier.shown("processing")["status"],
        earlier.shown("processing")["progress"],
    )


def test_the_sweep_looks_after_old_jobs(earlier):
    earlier.later(1000)
    earlier.sweep()
    sent = {message["video_id"] for message in earlier.messages()}
    assert {JOBS[job] for job in OPEN} == sent
    assert dict.fromkeys(OPEN, "queued") == {job: earlier.shown(job)["status"] for job in OPEN}
    assert BALANCE + 1 == earlier.balance()
    assert [] == earlier.all_broken()


def test_replies_that_the_build_before_carried_away_are_not_paid_again(earlier, monkeypatch):
    earlier.environment["MAXIMUM_CONCURRENCY"] = "100"  # two more of the user's are worked on
    earlier.begin_with_claude("queued")
    with MessagesServer() as model:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", model.url)
        assert [] == earlier.work(earlier.message(JOBS["queued"]))
        # What checks the meaning is another model, which the build before did not have.
        written = [one for one in model.exchanges if "haiku" not in one.body["model"]]
        assert ("completed", 3) == (earlier.shown("queued")["status"], len(written))
