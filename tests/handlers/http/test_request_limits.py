"""What costs, or starts a worker, is counted for each user before anything is done for it."""

import pytest
from http_world import ADA, BOB, LECTURE, endpoint_of, videos_of

from studybuddy_aws.http.routes import ROUTES

ID = "0" * 32
# What each asks for, the limit that it is counted by, and its status when it is let in.
COUNTED = {
    "submit_video": ("orders", {"youtube_url": LECTURE}, {}, 202),
    "submit_captions": ("orders", {"upload": ID}, {"id": ID}, 404),
    "confirm_video": ("orders", {"credits": 2}, {"id": ID}, 404),
    "create_upload": ("uploads", {"file_name": "talk.vtt"}, {}, 201),
    "create_preview": ("previews", {"upload": ID}, {}, 400),
    "purchase_credits": ("purchases", {"package": "nothing"}, {}, 400),
    "get_receipt": ("purchases", None, {"payment_intent": "pi_1"}, 404),
    "create_export": ("exports", None, {}, 202),
    "delete_me": ("erasures", None, {}, 204),
    "sign_out_everywhere": ("sign_outs", None, {}, 204),
    "ask_note": ("questions", {"question": "How?"}, {"id": ID}, 404),
    "ask_course": ("questions", {"question": "How?"}, {"id": ID}, 404),
    "search": ("searches", None, {}, 400),
    "create_push_ticket": ("push_tickets", None, {}, 503),
    "create_course": ("courses", {"title": "Waves", "videos": videos_of(1)}, {}, 202),
    "retry_course": ("courses", None, {"id": ID}, 404),
    "delete_course": ("courses", None, {"id": ID}, 404),
    "create_reviews": ("reviews", {"reviews": []}, {}, 204),
}
TOLD = {"previews": "too_many_previews"}
# These cost no more than a read does; files made anew are counted where there is something to do.
UNCOUNTED = {"update_note", "delete_video", "create_artifacts", "stripe_webhook"}


def asked(world, function, user=ADA):
    _, body, path, _ = COUNTED[function]
    return world.call(function, user, body=body, **path)


@pytest.mark.parametrize("function", [name for name in COUNTED if name != "delete_me"])
def test_so_many_are_let_in_and_then_one_is_told_when(world, function):
    limit, _, _, status = COUNTED[function]
    world.environment[f"LIMIT_{limit.upper()}"] = "2"
    assert [status] * 2 == [asked(world, function).status for _ in range(2)]
    refused = asked(world, function)
    assert (429, TOLD.get(limit, "too_many_requests")) == refused.refusal
    assert ("300", True) == (refused.headers["retry-after"], refused.json["retryable"])
    assert status == asked(world, function, BOB).status
    world.clock.seconds += 300
    assert [status, 429] == [asked(world, function).status for _ in range(2)]


def test_it_is_counted_before_credits_are_looked_at(world):
    world.environment |= {"LIMIT_ORDERS": "1", "SIGNUP_CREDITS": "0"}
    said = [asked(world, "submit_video").refusal for _ in range(2)]
    assert [(402, "no_credits"), (429, "too_many_requests")] == said


def test_orders_captions_and_confirmations_share_one_limit(world):
    world.environment["LIMIT_ORDERS"] = "2"
    asked(world, "submit_captions")
    asked(world, "confirm_video")
    assert 429 == asked(world, "submit_video").status


def test_erasing_again_and_again_is_counted_though_nothing_is_left(world):
    """The first erases what was counted, too, with all that is known of the user."""
    world.call("get_me")
    world.environment["LIMIT_ERASURES"] = "2"
    assert [204, 204, 204, 429] == [asked(world, "delete_me").status for _ in range(4)]


def test_every_route_that_changes_something_is_counted_or_named_here():
    changing = {one.function for one in ROUTES if one.method != "GET"}
    # The two that change nothing ask Stripe, and read all files.
    assert changing | {"get_receipt", "search"} == COUNTED.keys() | UNCOUNTED, (
        "name its limit (`Endpoint(limit=...)`) and put it into COUNTED here, or into UNCOUNTED"
    )
    counted = {name: endpoint_of(name)._limit for name in COUNTED}
    # Whether there is something to look into is seen first.
    assert {**{name: one[0] for name, one in COUNTED.items()}, "create_preview": None} == counted


def test_a_limit_of_nothing_is_refused_when_it_is_set(world):
    world.environment["LIMIT_ORDERS"] = "0"
    with pytest.raises(Exception, match="limit_orders"):
        world.opened(endpoint_of("submit_video").reads)
