"""Tests share tables, buckets and a Stripe; none may meet what another has left."""

from http_world import ADA, World, course_of, reviewed

NOTHING = {
    **dict.fromkeys(["USERS_TABLE", "VIDEOS_TABLE", "NOTES_TABLE", "CREDITS_TABLE"], 0),
    **dict.fromkeys(["LIMITS_TABLE", "ERASURES_TABLE", "PAYMENTS_TABLE", "REVIEWS_TABLE"], 0),
    "COURSES_TABLE": 0,
    "CONNECTIONS_TABLE": 0,
    **dict.fromkeys(["NOTES_BUCKET", "PDFS_BUCKET", "UPLOADS_BUCKET", "WORK_BUCKET"], 0),
    "queue": 0,
    "stripe": 0,
}


def counted(world):
    """How much is in each table and bucket, in the queue and in Stripe."""
    scan = world.client("dynamodb").scan
    return {
        **{key: len(scan(TableName=world.environment[key])["Items"]) for key in _keys("_TABLE")},
        **{key: len(world.keys(key)) for key in _keys("_BUCKET")},
        "queue": len(world.messages()),
        "stripe": len(world.stripe.events) + len(world.stripe.state.objects),
    }


def _keys(end):
    return [key for key in NOTHING if key.endswith(end)]


def test_what_one_test_leaves_is_not_there_for_the_next(resources, stripe, tmp_path):
    before = World(tmp_path, stripe, resources.emptied())
    before.finished(files={"note.md": b"# Waves", "note.pdf": b"%PDF"})
    before.call("delete_video", id=before.finished())
    before.call("create_preview", body={"upload": "0" * 32})
    before.call("purchase_credits", body={"package": "starter"})
    reviewed(before, 1)
    course_of(before, 2)
    before.page()
    for bucket in ("UPLOADS_BUCKET", "WORK_BUCKET"):
        before.client("s3").put_object(
            Bucket=before.environment[bucket], Key=f"{ADA}/file", Body=b"file"
        )
    assert [] == [place for place, number in counted(before).items() if number == 0]

    stripe.reset()
    assert NOTHING == counted(World(tmp_path, stripe, resources.emptied()))
