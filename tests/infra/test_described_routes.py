"""Who may call the API, and whom its routes and connections call, are as contract and facts say.

Read from Terraform's state of the applied stack, in which everything is known.
"""

import json
import re

import pytest
import rights
from applied import WEB
from test_described import FOR_GITHUB, ROUTES, live

pytestmark = pytest.mark.infra


@pytest.fixture(scope="module")
def routes(made):
    return {one["route_key"]: one for one in made.of("aws_apigatewayv2_route", "api").values()}


@pytest.fixture(scope="module")
def api(made):
    return made.api


# Routes


def test_the_routes_are_the_contracts_and_those_for_github(routes):
    assert {*ROUTES, *FOR_GITHUB} == routes.keys()


def test_every_route_asks_for_a_token_but_prices_the_webhook_and_those_for_github(routes, made):
    authorizer = made.one("aws_apigatewayv2_authorizer")["id"]
    without = {key for key, one in routes.items() if one["authorization_type"] == "NONE"}
    assert {"GET /credits/packages", "POST /webhooks/stripe", *FOR_GITHUB} == without
    assert {("JWT", authorizer)} == {
        (one["authorization_type"], one["authorizer_id"])
        for key, one in routes.items()
        if key not in without
    }


def test_each_route_calls_the_live_version_of_its_function(routes, made, functions):
    behind = {key: function for key, (function, _, _) in ROUTES.items()} | FOR_GITHUB
    targets = {one["id"]: one for one in made.of("aws_apigatewayv2_integration").values()}
    called = {key: targets[one["target"].partition("/")[2]] for key, one in routes.items()}
    assert {key: live(functions, name) for key, name in behind.items()} == {
        key: re.search(r"functions/(.+)/invocations$", one["integration_uri"])[1]
        for key, one in called.items()
    }
    assert {("AWS_PROXY", "2.0")} == {
        (one["integration_type"], one["payload_format_version"]) for one in called.values()
    }


def test_tokens_are_our_pools_and_made_for_our_web_app(made):
    pool, client = made.one("aws_cognito_user_pool"), made.one("aws_cognito_user_pool_client")
    authorizer = made.one("aws_apigatewayv2_authorizer")
    (checked,) = authorizer["jwt_configuration"]
    assert [client["id"]] == checked["audience"]
    assert checked["issuer"] == f"https://cognito-idp.us-east-1.amazonaws.com/{pool['id']}"
    assert ["$request.header.Authorization"] == authorizer["identity_sources"]


def test_pages_elsewhere_may_call_where_an_operator_says_so_and_no_others(api):
    (allowed,) = api["cors_configuration"]
    assert [WEB] == allowed["allow_origins"]  # CloudFront's page asks beside itself
    assert {key.partition(" ")[0] for key in ROUTES} == set(allowed["allow_methods"])
    assert {"authorization", "content-type", "idempotency-key", "if-none-match"} == set(
        allowed["allow_headers"]
    )
    assert not allowed["allow_credentials"]


def test_what_costs_money_or_is_for_anybody_has_a_throttle_of_its_own(made):
    stage = made.one("aws_apigatewayv2_stage", "api")
    own = {one["route_key"]: one["throttling_rate_limit"] for one in stage["route_settings"]}
    everything = stage["default_route_settings"][0]["throttling_rate_limit"]
    assert {
        "POST /uploads",
        "POST /previews",
        "POST /notes/{id}/artifacts",
        "POST /videos/submit",
        "POST /videos/{id}/captions",
        "POST /credits/purchase",
        "DELETE /me",
        "POST /webhooks/stripe",
    } <= own.keys()
    assert all(0 < rate < everything for rate in own.values())


def test_the_access_log_has_no_token_no_address_and_nothing_that_was_said(made):
    (log,) = made.one("aws_apigatewayv2_stage", "api")["access_log_settings"]
    words = set(json.loads(log["format"]).values())
    named = [word for word in words if re.search(r"header|query|body|email|\bpath\b|claims", word)]
    assert ["$context.authorizer.claims.sub"] == named


# Push


def test_who_comes_and_who_goes_is_told_to_the_live_version_and_nothing_else_to_a_function(
    made, functions
):
    told = {
        key: re.search(r"functions/(.+)/invocations$", one["integration_uri"])[1]
        for at, one in made.of("aws_apigatewayv2_integration", "push").items()
        if one["integration_type"] == "AWS_PROXY"
        for key in re.findall(r'\["(.+)"\]$', at)
    }
    wanted = rights.RESOURCES["push"]["routes"]
    assert {key: live(functions, name) for key, name in wanted.items()} == told
    assert {*wanted, "$default"} == {
        one["route_key"] for one in made.of("aws_apigatewayv2_route", "push").values()
    }
    assert {"MOCK", "AWS_PROXY"} == {
        one["integration_type"] for one in made.of("aws_apigatewayv2_integration", "push").values()
    }


def test_pages_connect_where_the_web_app_is_told_and_workers_post_there(made, functions, applied):
    told = applied.outputs["web"]["settings"]["push"]
    posts = functions["process_video"]["environment"][0]["variables"]
    there = made.one("aws_apigatewayv2_api", "push")["api_endpoint"]
    assert f"{there}/push" == told
    assert re.sub("^ws", "http", told) == posts["AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI"]
