"""`make check-deployment`: what Anthropic and Stripe are asked with the keys that there are."""

import json

import pytest
from checks import secret_values, selling
from deployed_service import JSON, secret, without

from studybuddy_aws import stripe_webhook

KEY = "sk_test_1"
STRIPE = json.dumps({"api_key": KEY, "webhook_secret": "whsec_1"})
CLAUDE = json.dumps({"ANTHROPIC_API_KEY": "sk-ant-1"})


def configured(**variables):
    told = {"Environment": {"Variables": variables}}
    return ("lambda", "get_function_configuration", told)


@pytest.mark.parametrize(
    ("value", "status", "sent", "state"),
    [
        (CLAUDE, 200, ("X-Api-Key", "sk-ant-1"), "ok"),
        ('{"ANTHROPIC_AUTH_TOKEN": "t"}', 200, ("Authorization", "Bearer t"), "ok"),
        (CLAUDE, 401, ("X-Api-Key", "sk-ant-1"), "missing"),
        (CLAUDE, 529, ("X-Api-Key", "sk-ant-1"), "not asked"),
    ],
)
def test_claudes_key_is_shown_to_anthropic(target, server, aws, value, status, sent, state):
    aws(*secret(value))
    aws(*configured())
    server.routes["GET /v1/models"] = (status, JSON, "{}")
    assert state == secret_values.claude(target).state
    (asked,) = server.asked
    assert sent in {(name.title(), said) for name, said in asked.items()}


@pytest.mark.parametrize(
    ("calls", "state"),
    [
        ([secret(None)], "missing"),
        ([secret("sk-ant-1")], "missing"),
        ([secret("{}"), configured()], "ok"),
        ([secret(CLAUDE), configured(ANTHROPIC_BASE_URL="https://gateway.example")], "not asked"),
    ],
)
def test_anthropic_is_not_asked_without_need(target, server, aws, calls, state):
    for call in calls:
        aws(*call)
    assert (state, []) == (secret_values.claude(target).state, server.asked)


def test_on_bedrock_there_is_no_key_and_nothing_is_paid_to_find_out(target, server, aws):
    del target.deployed.secrets["claude"]
    aws(*configured(STUDYBUDDY_CLAUDE_MODEL="eu.anthropic.claude-sonnet-5-5"))
    found = secret_values.claude(target)
    assert ("not asked", True) == (found.state, "eu.anthropic.claude-sonnet-5-5" in found.said)
    assert [] == server.asked


def webhook(here, **changes):
    one = {
        "id": "we_1",
        "object": "webhook_endpoint",
        "url": f"{here}/webhooks/stripe",
        "status": "enabled",
        "livemode": False,
        "enabled_events": sorted(selling.EVENTS),
    }
    return json.dumps({"object": "list", "data": [{**one, **changes}], "has_more": False})


@pytest.mark.parametrize(
    ("changes", "state", "said"),
    [
        ({}, "ok", "told all"),
        ({"enabled_events": ["*"]}, "ok", "told all"),
        ({"url": "https://old.example/webhooks/stripe"}, "missing", "does not know"),
        ({"livemode": True}, "missing", "does not know"),
        ({"status": "disabled"}, "missing", "off"),
        (
            {"enabled_events": sorted(selling.EVENTS - {"refund.failed"})},
            "missing",
            "does not tell of refund.failed",
        ),
    ],
)
def test_stripes_webhook(target, here, routes, aws, changes, state, said):
    aws(*secret(STRIPE))
    routes["GET /v1/webhook_endpoints"] = (200, JSON, webhook(here, **changes))
    finding = selling.webhook(target)
    assert (state, True) == (finding.state, said in finding.said)


@pytest.mark.parametrize(("status", "state"), [(401, "missing"), (403, "not asked")])
def test_a_key_that_stripe_refuses(target, routes, aws, status, state):
    aws(*secret(STRIPE))
    refused = json.dumps({"error": {"type": "invalid_request_error", "message": "no"}})
    routes["GET /v1/webhook_endpoints"] = (status, JSON, refused)
    assert state == selling.webhook(target).state


@pytest.mark.parametrize(
    ("value", "shown", "state"),
    [
        (STRIPE, "pk_test_1", "ok"),
        (STRIPE, "pk_live_1", "missing"),
        (STRIPE, "", "worth doing"),
        (None, "", "not asked"),
        (None, "pk_test_1", "missing"),
        ("sk_test_1", "pk_test_1", "missing"),
        ('{"api_key": "pk_test_1", "webhook_secret": "whsec_1"}', "pk_test_1", "missing"),
        ('{"api_key": "sk_test_1", "webhook_secret": "1"}', "pk_test_1", "missing"),
    ],
)
def test_stripes_keys(target, aws, value, shown, state):
    aws(*secret(value))
    assert state == selling.keys(without(target, stripe=shown)).state


def test_where_nothing_is_sold_stripe_is_not_asked(target, aws, server):
    aws(*secret(None))
    assert ("not asked", []) == (selling.webhook(target).state, server.asked)


def test_all_events_that_the_webhook_deals_with_are_wanted_and_no_other():
    kinds = stripe_webhook._RETURNS
    dealt_with = {
        name
        for name in selling.EVENTS
        if name in stripe_webhook._PAYMENTS or name.startswith(kinds)
    }
    assert selling.EVENTS == dealt_with
    assert stripe_webhook._PAYMENTS <= selling.EVENTS
    assert [] == [kind for kind in kinds if not any(name.startswith(kind) for name in dealt_with)]
