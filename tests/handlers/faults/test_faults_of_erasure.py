"""One fault at every call of what only its user could finish: the sweep does, or it is as before.

Nobody comes again for an erasure that was begun. What was answered with an error, or not at all, is
asked for again, unless the user sees that it is under way.
"""

from contextlib import suppress

import pytest
from fault_points import FAULTS, Crash, at_some_points
from http_world import LECTURE, course_of, event, reviewed
from scripted_child import Script

from studybuddy_aws.storage.erasure import LATE_SECONDS

BUCKETS = ("NOTES_BUCKET", "PDFS_BUCKET", "UPLOADS_BUCKET", "WORK_BUCKET")
TABLES = (
    *("USERS_TABLE", "VIDEOS_TABLE", "NOTES_TABLE", "LIMITS_TABLE", "ERASURES_TABLE"),
    *("REVIEWS_TABLE", "COURSES_TABLE"),
)


def files(world, below=""):
    prefix = f"{world.user}/{below}"
    return [key for bucket in BUCKETS for key in world.keys(bucket) if key.startswith(prefix)]


def rows(world):
    """Tables that hold something of the present user."""
    client = world.client("dynamodb")
    found = {name: client.scan(TableName=world.environment[name])["Items"] for name in TABLES}
    return {name for name, items in found.items() if any(world.user in str(i) for i in items)}


def asked_again(world, ask, answered):
    """Ask as a user does who was not answered well."""
    for _ in range(3):
        with suppress(Crash):
            answer = ask()
            if answered(answer):
                return answer
    raise AssertionError("never answered")


def finished(world):
    video_id = world.asked(f"key-{len(world.jobs())}")
    world.deliver()
    return video_id


def goes(world):
    """Ask for everything to be erased, as the user who is signed in by this name."""
    called = world.event("delete_me", world.user)
    claims = called["requestContext"]["authorizer"]["jwt"]["claims"]
    claims["cognito:username"] = world.user
    return world.send("delete_me", called)


def people(world):
    """The names that can sign in."""
    pool = world.environment["USER_POOL_ID"]
    with world.points.quiet():
        found = world.client("cognito-idp").list_users(UserPoolId=pool)["Users"]
    return [one["Username"] for one in found]


def with_everything(world):
    """Of this user everything is kept that can be: notes, files, a customer, a sign-in."""
    world.client("cognito-idp").admin_create_user(
        UserPoolId=world.environment["USER_POOL_ID"], Username=world.user
    )
    finished(world)
    world.asked("waiting")
    world.uploaded(user=world.user)
    reviewed(world, 1, user=world.user)
    course_of(world, 2, user=world.user)
    world.call("purchase_credits", world.user, body={"package": "starter"})


def delete_me(world):
    with_everything(world)
    customer = world.service.ledger.account(world.user).stripe_customer_id
    yield lambda: goes(world)
    if world.call("get_me", world.user).status == 200:
        account = world.service.ledger.account(world.user)
        if not account.erasing:
            goes(world)
    world.an_hour()
    assert [] == files(world)
    assert rows(world) <= {"ERASURES_TABLE"}
    assert world.stripe.state.objects[customer]["deleted"]
    assert world.user not in people(world)
    world.later(LATE_SECONDS)
    world.sweep()
    assert set() == rows(world)


def delete_video(world):
    video_id, other = finished(world), finished(world)

    def ask():
        return world.call("delete_video", world.user, id=video_id)

    yield ask
    shown = world.call("get_video", world.user, id=video_id)
    if shown.status == 200 and not shown.json["erasing_since"]:
        ask()
    world.an_hour()
    assert None is world.job(video_id)
    assert [] == files(world, video_id)
    assert [other] == [job.video_id for job in world.jobs()]
    world.later(LATE_SECONDS)
    world.sweep()
    assert "ERASURES_TABLE" not in rows(world)


def delete_course(world):
    course_id = course_of(world, 2, user=world.user)
    world.deliver()
    assert ["completed"] * 2 == [job.status for job in world.jobs()]
    other = finished(world)

    def ask():
        return world.call("delete_course", world.user, id=course_id)

    yield ask
    if world.call("get_course", world.user, id=course_id).status == 200:
        ask()
    world.an_hour()
    assert "COURSES_TABLE" not in rows(world)
    assert [other] == [job.video_id for job in world.jobs()]
    assert {other} == {key.split("/")[1] for key in files(world)}
    world.later(LATE_SECONDS)
    world.sweep()
    assert "ERASURES_TABLE" not in rows(world)


def create_user(world):
    told = event("cognito_post_confirmation")
    told["request"]["userAttributes"]["sub"] = world.user
    yield lambda: world.welcome(told)
    me = asked_again(world, lambda: world.call("get_me", world.user), lambda a: a.status == 200)
    assert 10 == me.json["credits"]
    assert 1 == len(world.service.ledger.history(world.user).rows)


def upload(world):
    def ask():
        return world.call("create_upload", world.user, body={"file_name": "talk.en.vtt"})

    yield ask
    slot = asked_again(world, ask, lambda answer: answer.status == 201).json
    bucket = world.environment["UPLOADS_BUCKET"]
    world.s3.put_object(Bucket=bucket, Key=slot["fields"]["key"], Body=b"WEBVTT")
    body = {"youtube_url": LECTURE, "exporters": ["markdown"], "upload": slot["upload_id"]}
    ordered = world.call("submit_video", world.user, body=body)
    assert 202 == ordered.status
    world.an_hour()
    assert ["completed"] == [job.status for job in world.jobs()]


def update_note(world):
    note_id = finished(world)

    def ask():
        return world.call("update_note", world.user, body={"title": "Tides"}, id=note_id)

    yield ask
    asked_again(world, ask, lambda answer: answer.status == 200)
    assert "Tides" == world.job(note_id).title == world.service.notes.get(note_id, world.user).title


STORIES = {
    act.__name__: act
    for act in (delete_me, delete_video, delete_course, create_user, upload, update_note)
}


def run(world, name, fault, at, patch):
    """The story with one fault, and what comes after; whether the point was there."""
    world.fresh()
    told = STORIES[name](world)
    do = next(told)
    points = world.points
    with (
        points.on_stripe(world.stripe.address, patch),
        points.planned(fault, at, do),
        suppress(Crash),
    ):
        do()
    reached, where = points.reached, (name, fault, at, points.names[at : at + 1])
    try:
        assert next(told, None) is None
    except AssertionError as error:
        raise AssertionError(where) from error
    assert [] == world.all_broken(), where
    return reached


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", STORIES)
def test_one_fault_anywhere_and_nothing_is_left_half_done(world, tally, monkeypatch, name, fault):
    runs = world.points.of_story(lambda at: run(world, name, fault, at, monkeypatch), fault)
    tally(name, len(world.points.names), runs)


def erased_beside_a_worker(world, at):
    """Whether there was a call of the worker's at which everything was erased."""
    world.fresh(Script(sections=1))
    world.asked()
    delivered = world.received()
    with world.points.planned("duplicate", at, lambda: goes(world)) as points:
        world.deliver(delivered)
    if points.reached:
        world.later(900)
        world.sweep()
        assert ([], {"ERASURES_TABLE"}) == (files(world), rows(world)), points.names[at]
        assert [] == world.all_broken(), points.names[at]
    return points.reached


def test_nothing_of_a_worker_outlives_an_erasure_at_any_of_its_calls(world, tally):
    runs = at_some_points(lambda at: erased_beside_a_worker(world, at), 0)
    assert runs
    tally("erased beside a worker", len(world.points.names), runs)
