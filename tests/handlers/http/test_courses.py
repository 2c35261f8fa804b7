"""Courses as their users meet them: ordered, fed, shown, cancelled, retried, erased."""

import json

import pytest
from http_world import ADA, BOB, course_of, videos_of

from studybuddy_aws.storage import job as words
from studybuddy_aws.storage.brakes import OrdersSwitch

FREE = 4  # of five open jobs one is left for another order


@pytest.fixture
def rich(world):
    world.environment["SIGNUP_CREDITS"] = "9"
    return world


def course(world, course_id, user=ADA):
    answer = world.call("get_course", user, id=course_id)
    assert 200 == answer.status, answer.text
    return answer.json


def turns(world, course_id):
    return [one["turn"] for one in course(world, course_id)["videos"]]


def ids(world, course_id):
    return [one["video"] and one["video"]["video_id"] for one in course(world, course_id)["videos"]]


def failed(world, video_id, reason=words.EXHAUSTED):
    world.service.jobs.fail(video_id, reason)


def test_its_first_videos_are_paid_and_the_others_wait(rich):
    course_id = course_of(rich, 7, template="cornell", url="youtube.com/playlist?list=PLsample")
    shown = course(rich, course_id)
    assert ["taken"] * FREE + ["waiting"] * 3 == [one["turn"] for one in shown["videos"]]
    assert ("under_way", 3, 7) == (shown["state"], shown["waiting"], shown["video_count"])
    assert "https://www.youtube.com/playlist?list=PLsample" == shown["url"]
    first = shown["videos"][0]
    assert ("video000000", "Lecture 0", 600) == (
        first["youtube_id"],
        first["title"],
        first["seconds"],
    )
    assert ("queued", "video000000", "cornell") == (
        first["video"]["status"],
        first["video"]["youtube_id"],
        first["video"]["order"]["template"],
    )
    assert 9 - FREE == rich.balance()
    assert {one for one in ids(rich, course_id) if one} == {
        message["video_id"] for message in rich.messages()
    }
    assert [] == rich.broken()


def test_beside_a_course_one_more_video_can_be_ordered(rich):
    course_of(rich, 7)
    rich.submitted()
    rich.sweep_courses()
    assert 9 - FREE - 1 == rich.balance()


def test_the_sweep_feeds_what_an_ended_job_made_room_for(rich):
    course_id = course_of(rich, 6)
    failed(rich, ids(rich, course_id)[0])
    assert ["waiting"] * 2 == turns(rich, course_id)[FREE:]
    rich.sweep_courses()
    assert ["taken", "waiting"] == turns(rich, course_id)[FREE:]
    assert [] == rich.broken()


def test_the_same_key_is_the_same_course_and_is_paid_once(rich):
    asked = {
        "body": {"title": "Waves", "videos": videos_of(2)},
        "headers": {"idempotency-key": "k"},
    }
    first, again = (rich.call("create_course", **asked) for _ in range(2))
    assert (202, first.json) == (again.status, again.json)
    assert 7 == rich.balance()
    asked["body"]["videos"] = videos_of(3)
    assert (409, "idempotency_conflict") == rich.call("create_course", **asked).refusal


def test_the_key_of_one_that_was_erased_is_spent(rich):
    asked = {
        "body": {"title": "Waves", "videos": videos_of(2)},
        "headers": {"idempotency-key": "k"},
    }
    course_id = rich.call("create_course", **asked).json["course_id"]
    outcomes = [rich.call("delete_course", id=course_id).json["outcome"] for _ in range(2)]
    assert ["cancelled", "erased"] == outcomes
    assert (409, "idempotency_conflict") == rich.call("create_course", **asked).refusal
    assert [] == list(rich.service.courses.due())
    assert 9 == rich.balance()


def test_it_stops_without_credits_says_so_and_goes_on_when_there_are_some(world):
    world.environment |= {"SIGNUP_CREDITS": "2"}
    course_id = course_of(world, 4)
    shown = course(world, course_id)
    assert ("stopped", "no_credits", 2) == (shown["state"], shown["stopped"], shown["waiting"])
    assert [("no_credits", 2)] == [
        (one["stopped"], one["waiting"]) for one in world.call("list_courses").json["courses"]
    ]
    world.service.ledger.give(ADA, 1, "case-1")
    world.sweep_courses()
    assert ["taken", "waiting"] == turns(world, course_id)[2:]
    assert "stopped" == course(world, course_id)["state"]
    world.service.ledger.give(ADA, 1, "case-2")
    assert 202 == world.call("retry_course", id=course_id).status
    assert ("under_way", "") == (
        course(world, course_id)["state"],
        course(world, course_id)["stopped"],
    )
    assert [] == world.broken()


def test_after_a_week_without_credits_it_goes_on_by_a_press_only(world):
    world.environment |= {"SIGNUP_CREDITS": "1"}
    course_id = course_of(world, 2)
    for _ in range(3):
        world.clock.seconds += 4 * 86_400
        world.sweep_courses()
    world.service.ledger.give(ADA, 1, "case-1")
    world.clock.seconds += 600
    world.sweep_courses()
    assert ["taken", "waiting"] == turns(world, course_id)
    assert ["taken", "taken"] == [
        one["turn"] for one in world.call("retry_course", id=course_id).json["videos"]
    ]


def test_what_failed_is_tried_again_and_paid_again(rich):
    course_id = course_of(rich, 2)
    first, other = ids(rich, course_id)
    failed(rich, first)
    assert 8 == rich.balance()
    tried = rich.call("retry_course", id=course_id).json
    assert other == tried["videos"][1]["video"]["video_id"]
    assert ("queued", first) != (
        tried["videos"][0]["video"]["status"],
        tried["videos"][0]["video"]["video_id"],
    )
    assert 7 == rich.balance()
    assert [] == rich.broken()
    assert tried == rich.call("retry_course", id=course_id).json


def test_cancelling_leaves_out_what_waits_and_gives_the_credits_back(rich):
    course_id = course_of(rich, 6)
    assert "cancelled" == rich.call("delete_course", id=course_id).json["outcome"]
    shown = course(rich, course_id)
    assert "ended" == shown["state"]
    assert ["cancelled"] * FREE == [one["video"]["status"] for one in shown["videos"][:FREE]]
    assert ["left_out"] * 2 == [one["turn"] for one in shown["videos"][FREE:]]
    assert 9 == rich.balance()
    rich.sweep_courses()
    assert 9 == rich.balance()
    rich.call("retry_course", id=course_id)
    assert ["taken"] * FREE + ["waiting"] * 2 == turns(rich, course_id)


@pytest.mark.parametrize("word", ["cancel", ""])
def test_who_cancels_keeps_the_notes_of_one_that_has_ended_meanwhile(rich, word):
    course_id = course_of(rich, 1)
    rich.complete(ids(rich, course_id)[0], {"note.md": b"# Waves"})
    only = {"query": {"only": word}}
    assert "cancelled" == rich.call("delete_course", id=course_id, **only).json["outcome"]
    assert "completed" == course(rich, course_id)["videos"][0]["video"]["status"]


def test_what_runs_is_stopped(rich):
    course_id = course_of(rich, 1)
    rich.leases.acquire(ids(rich, course_id)[0], "worker", 60)
    assert "stopping" == rich.call("delete_course", id=course_id).json["outcome"]
    assert "stopping" == course(rich, course_id)["videos"][0]["video"]["current_step"]


def test_one_that_has_ended_is_erased_with_its_videos_of_every_try(rich):
    course_id = course_of(rich, 2)
    failed(rich, ids(rich, course_id)[0])
    rich.call("retry_course", id=course_id)
    for video_id in ids(rich, course_id):
        failed(rich, video_id)
    other = rich.finished()
    assert "erased" == rich.call("delete_course", id=course_id).json["outcome"]
    assert (404, "not_found") == rich.call("get_course", id=course_id).refusal
    assert [] == rich.call("list_courses").json["courses"]
    assert [other] == [one["video_id"] for one in rich.call("list_videos").json["videos"]]
    assert [] == rich.broken()


def test_files_of_its_notes_go_with_it(rich):
    course_id = course_of(rich, 1)
    (video_id,) = ids(rich, course_id)
    rich.complete(video_id, {"note.md": b"# Waves", "note.pdf": b"%PDF"})
    work = rich.environment["WORK_BUCKET"]
    rich.client("s3").put_object(Bucket=work, Key=f"{ADA}/{video_id}/work.json", Body=b"{}")
    assert "erased" == rich.call("delete_course", id=course_id).json["outcome"]
    buckets = ("NOTES_BUCKET", "PDFS_BUCKET", "WORK_BUCKET")
    assert [[], [], []] == [rich.keys(bucket) for bucket in buckets]


def test_courses_are_listed_in_pages_newest_first(rich):
    made = [course_of(rich, 1), None, course_of(rich, 1)]
    rich.clock.seconds += 1
    made[1] = course_of(rich, 1)
    first = rich.call("list_courses", query={"limit": 1}).json
    assert [made[1]] == [one["course_id"] for one in first["courses"]]
    cursor = {"limit": 2, "cursor": first["next_cursor"]}
    others = rich.call("list_courses", query=cursor).json
    assert {made[0], made[2]} == {one["course_id"] for one in others["courses"]}
    assert None is others["next_cursor"]


def test_a_video_that_was_deleted_by_itself_is_not_tried_again(rich):
    course_id = course_of(rich, 2)
    first, _ = ids(rich, course_id)
    failed(rich, first)
    rich.call("delete_video", id=first)
    assert ["erased", "taken"] == turns(rich, course_id)
    rich.call("retry_course", id=course_id)
    assert ["erased", "taken"] == turns(rich, course_id)


def test_while_no_orders_are_taken_nothing_is_begun_and_what_waits_goes_on_later(rich):
    course_id = course_of(rich, 5)
    switch = OrdersSwitch(rich.service.tables)
    switch.close("Until tomorrow.")
    refused = rich.call("create_course", body={"title": "More", "videos": videos_of(1)})
    assert (503, "orders_closed") == refused.refusal
    assert (503, "orders_closed") == rich.call("retry_course", id=course_id).refusal
    failed(rich, ids(rich, course_id)[0])
    rich.sweep_courses()
    assert "waiting" == turns(rich, course_id)[-1]
    switch.open()
    rich.sweep_courses()
    assert "taken" == turns(rich, course_id)[-1]


def test_videos_of_so_many_courses_wait_and_no_more(rich):
    rich.environment["WAITING_COURSES"] = "2"
    asked = {
        "body": {"title": "Waves", "videos": videos_of(6)},
        "headers": {"idempotency-key": "k"},
    }
    first = rich.call("create_course", **asked).json["course_id"]
    course_of(rich, 2)
    refused = rich.call("create_course", body={"title": "More", "videos": videos_of(1)})
    assert (429, "too_many_courses") == refused.refusal
    assert (202, first) == (
        (again := rich.call("create_course", **asked)).status,
        again.json["course_id"],
    )
    rich.call("delete_course", id=first)
    course_of(rich, 1)  # its only video has a turn at once, as four are cancelled
    course_of(rich, 8)
    assert (429, "too_many_courses") == rich.call("retry_course", id=first).refusal
    assert [] == rich.broken()


@pytest.mark.parametrize("function", ["get_course", "retry_course", "delete_course"])
def test_somebody_elses_is_not_there(rich, function):
    course_id = course_of(rich, 1)
    assert (404, "not_found") == rich.call(function, BOB, id=course_id).refusal
    assert (404, "not_found") == rich.call(function, id="0" * 32).refusal
    assert ["taken"] == turns(rich, course_id)


@pytest.mark.parametrize(
    "body",
    [
        {"videos": []},
        {"videos": videos_of(501)},
        {"videos": videos_of(1) * 2},
        {"videos": [{"youtube_id": "live_stream"}]},
        {"url": "https://example.org/playlist?list=PLsample"},
        {"writer": "nobody"},
        {"title": " "},
        {"title": "\u0001\u202e\u200b"},
    ],
    ids=lambda body: next(iter(body)),
)
def test_what_is_no_course_is_refused_before_anything_is_paid(rich, body):
    asked = {"title": "Waves", "videos": videos_of(2), **body}
    assert 400 == rich.call("create_course", body=asked).status
    assert [] == rich.call("list_courses").json["courses"]


def test_five_hundred_videos_with_long_titles_are_one_row(rich):
    videos = [{**one, "title": "語" * 200} for one in videos_of(500)]
    course_id = course_of(rich, 500, videos=videos)
    shown = course(rich, course_id)
    assert (500, 500 - FREE, "語" * 120) == (
        shown["video_count"],
        shown["waiting"],
        shown["videos"][499]["title"],
    )
    assert len(json.dumps(shown)) < 1_000_000


def test_an_account_goes_with_its_courses(rich):
    course_of(rich, 6)
    assert 204 == rich.call("delete_me").status
    table = rich.environment["COURSES_TABLE"]
    assert [] == rich.client("dynamodb").scan(TableName=table)["Items"]
