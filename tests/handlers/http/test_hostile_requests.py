"""Whatever is sent, the answer is an answer: never a 5xx, and always documented (`World.send`)."""

import json

import pytest
from http_world import LECTURE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from how_many import examples
from studybuddy_aws.http.routes import ROUTES

SETTINGS = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
HALF = "\ud800"
FUNCTIONS = st.sampled_from([r.function for r in ROUTES if r.function != "delete_me"])
ANYTHING = st.text(st.characters(codec=None), max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANYTHING,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANYTHING, inner, max_size=4),
    max_leaves=12,
)
ORDERS = st.fixed_dictionaries(
    {"youtube_url": st.just(LECTURE) | JSON},
    optional={
        name: JSON | st.sampled_from(["lecture", "outline", ["pdf"], "en", "0" * 32])
        for name in (
            *("subject", "template", "writer", "exporters", "language", "upload", "package"),
            *("title", "captions_language", "offset", "speakers", "text"),
        )
    },
)
BODIES = (JSON | ORDERS).map(json.dumps) | ANYTHING | st.binary(max_size=200)
HEADERS = st.dictionaries(
    st.sampled_from(["idempotency-key", "content-type", "stripe-signature", "host"]), ANYTHING
)
QUERY = st.dictionaries(st.sampled_from(["limit", "cursor", "x"]), ANYTHING)


@SETTINGS
@given(function=FUNCTIONS, body=BODIES, headers=HEADERS, query=QUERY, place=ANYTHING)
def test_no_request_breaks_a_function(world, function, body, headers, query, place):
    answer = world.call(function, raw=body, headers=headers, query=query, id=place, name=place)
    assert answer.status < 500, (function, answer.text)


@SETTINGS
@given(body=ORDERS.map(json.dumps), key=ANYTHING)
def test_no_order_breaks_submitting(world, body, key):
    for headers in ({}, {"idempotency-key": key}):
        answer = world.call("submit_video", raw=body, headers=headers)
        assert answer.status in {202, 400, 402, 409, 429}, answer.text


@SETTINGS
@given(body=st.binary(max_size=500), signature=ANYTHING)
def test_nothing_unsigned_breaks_the_webhook(world, body, signature):
    answer = world.call("stripe_webhook", raw=body, headers={"stripe-signature": signature})
    assert 400 == answer.status


@SETTINGS
@given(told=JSON)
def test_nothing_signed_breaks_the_webhook(world, told):
    answer = world.webhook(told)
    assert (200, {"received": True}) == (answer.status, answer.json)


@SETTINGS
@given(claims=st.dictionaries(st.sampled_from(["sub", "email", "username", "name"]), ANYTHING))
def test_no_claims_break_a_function(world, claims):
    called = world.event("list_plugins")
    called["requestContext"]["authorizer"]["jwt"]["claims"] = {"token_use": "id", **claims}
    assert world.send("list_plugins", called).status in {200, 400, 401}


@pytest.mark.parametrize("place", ["claims", "header", "name of a header", "path", "query"])
def test_half_a_character_is_refused_wherever_it_stands(world, place):
    """JSON can say it, and nothing can store it or send it back."""
    called = world.event("get_me", body=None)
    called |= {"pathParameters": {}, "queryStringParameters": {}}
    places = {
        "claims": (called["requestContext"]["authorizer"]["jwt"]["claims"], "email", HALF),
        "header": (called["headers"], "user-agent", f"a{HALF}"),
        "name of a header": (called["headers"], HALF, "a"),
        "path": (called["pathParameters"], "id", HALF),
        "query": (called["queryStringParameters"], "cursor", HALF),
    }
    told, name, value = places[place]
    told[name] = value
    answer = world.send("get_me", called)
    assert (400, "bad_text") == (answer.status, answer.json["code"])
