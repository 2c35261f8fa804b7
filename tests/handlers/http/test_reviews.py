"""The log of answers to cards: added to, read in pages, one's own, and gone with the account."""

from itertools import chain

import pytest
from http_world import ADA, BOB, reviewed

ENTRY = {
    "id": "5f0c8a52-9d3b-4b0e-9a0e-3f1f2b1c7d11",
    "at": "2027-01-15T09:00:00.000+01:00",
    "kind": "review",
    "video": "hQVTIJBZook",
    "card": "3f9a1c07",
    "rating": 3,
}
UNDO = {"kind": "undo", "undone": ENTRY["id"], "card": None, "rating": None}
OTHER = "dQw4w9WgXcQ"


def sent(world, *entries, user=ADA):
    return world.call("create_reviews", user, body={"reviews": [{**ENTRY, **e} for e in entries]})


def listed(world, user=ADA, **query):
    return world.call("list_reviews", user, query=query).json["reviews"]


def ids(entries):
    return sorted(entry["id"] for entry in entries)


def test_what_was_sent_is_there_as_it_was_sent(world):
    undo = {"id": "0" * 32, "at": "2027-01-15T09:00:01Z", "video": ENTRY["video"], **UNDO}
    assert 204 == world.call("create_reviews", body={"reviews": [ENTRY, undo]}).status
    assert [undo, {**ENTRY, "undone": None}] == listed(world)


def test_sent_again_nothing_changes_also_not_by_other_words(world):
    for rating in (3, 3, 1):
        assert 204 == sent(world, {"rating": rating}).status
    assert [{**ENTRY, "undone": None}] == listed(world)


def test_two_devices_come_to_the_same_log_in_whatever_order(world):
    """Also where one was cut off between, and sends all of it again."""
    desk, phone = ([{"id": f"{name}-000{n}"} for n in (1, 2, 3)] for name in ("desk", "phone"))
    for batch in (phone[:2], desk[:1], desk, phone[::-1]):
        assert 204 == sent(world, *batch).status
    assert ids(desk + phone) == ids(listed(world))


def test_pages_are_of_all_or_of_one_video_and_end(world):
    one = reviewed(world, 5)
    other = reviewed(world, 2, video=OTHER)
    seen, cursor = [], {}
    while cursor is not None:
        answer = world.call("list_reviews", query={"limit": 3, "video": ENTRY["video"], **cursor})
        seen.append(answer.json["reviews"])
        after = answer.json["next_cursor"]
        cursor = {"cursor": after} if after else None
    assert ([3, 2], sorted(one)) == ([len(page) for page in seen], ids(chain(*seen)))
    assert sorted(one + other) == ids(listed(world))
    assert sorted(other) == ids(listed(world, video=OTHER))


def test_a_whole_log_is_few_pages_and_is_not_sent_again_while_it_stays(world):
    reviewed(world, 51)
    reviewed(world, 51)
    whole = world.call("list_reviews", query={"limit": 1000})
    assert (102, None) == (len(whole.json["reviews"]), whole.json["next_cursor"])
    beyond = world.call("list_reviews", query={"limit": 1001})
    assert (400, "bad_limit") == beyond.refusal
    known = {"if-none-match": whole.headers["etag"]}
    assert 304 == world.call("list_reviews", query={"limit": 1000}, headers=known).status
    reviewed(world, 1, video=OTHER)
    assert 200 == world.call("list_reviews", query={"limit": 1000}, headers=known).status


def test_a_cursor_is_of_its_list_alone(world):
    reviewed(world, 2)
    reviewed(world, 2, BOB)
    cursor = world.call("list_reviews", query={"limit": 1, "video": ENTRY["video"]}).json[
        "next_cursor"
    ]
    elsewhere = world.call("list_reviews", query={"video": OTHER, "cursor": cursor})
    others = world.call("list_reviews", BOB, query={"cursor": cursor})
    assert [(400, "bad_cursor")] * 2 == [elsewhere.refusal, others.refusal]


def test_nobody_reads_anothers(world):
    reviewed(world, 1)
    assert [] == listed(world, BOB)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"at": "2027-01-17T00:00:00Z"}, "a day ahead"),
        ({"at": "2027-02-30T00:00:00Z"}, "a moment that there is not"),
        ({"at": "2027-01-15T09:00:00"}, "at"),
        ({"card": None}, "card and rating"),
        ({"kind": "suspend"}, "has card, no more"),
        ({**UNDO, "undone": None}, "has undone"),
        ({"undone": "0" * 32}, "card and rating"),
        ({"rating": 5}, "rating"),
        ({"video": "short"}, "video"),
        ({"id": "a#b#c#d#e"}, "id"),
    ],
)
def test_what_is_wrong_in_one_is_said_and_none_is_kept(world, wrong, words):
    refused = sent(world, {"id": "1" * 32}, wrong)
    assert ((400, "bad_body"), True) == (refused.refusal, words in refused.json["detail"])
    assert [] == listed(world)


def test_a_clock_may_be_wrong_by_a_day(world):
    assert 204 == sent(world, {"at": "2027-01-16T08:59:59.999+01:00"}).status


def test_a_hundred_go_at_once_and_no_more(world):
    assert 100 == len(reviewed(world, 100))
    many = [{"id": f"{n:032}"} for n in range(101)]
    assert (400, "bad_body") == sent(world, *many).refusal


def test_all_go_with_the_account_and_none_come_after(world):
    reviewed(world, 51)
    reviewed(world, 1, BOB)
    world.call("get_me")
    assert 204 == world.call("delete_me").status
    assert (403, "account_erased") == sent(world).refusal
    assert ([], 1) == (listed(world), len(listed(world, BOB)))


def test_while_the_account_is_being_erased_none_is_taken(world):
    world.call("get_me")
    world.environment |= {"WORK_BUCKET": "nowhere"}  # so that it breaks off
    assert 202 == world.call("delete_me").status
    assert (403, "account_erasing") == sent(world).refusal
    assert [] == listed(world)
