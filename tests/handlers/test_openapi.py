"""The committed contract is what the handlers' types say, and every route has its handler."""

import json
from importlib import import_module
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from studybuddy_aws.http import openapi as contract
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.routes import ROUTES

HANDLERS = Path(contract.__file__).parents[1]
COMMITTED = Path(__file__).parents[2] / "infra" / "openapi.json"
CONTRACT = contract.contract()
OPERATIONS = {
    operation["operationId"]: (f"{method.upper()} {path}", operation)
    for path, methods in CONTRACT["paths"].items()
    for method, operation in methods.items()
}
ISSUE = """
POST /uploads create_upload
POST /previews create_preview
POST /videos/submit submit_video
GET /videos list_videos
GET /videos/{id} get_video
DELETE /videos/{id} delete_video
GET /videos/{id}/sections get_sections
POST /videos/{id}/captions submit_captions
POST /videos/{id}/confirm confirm_video
GET /notes list_notes
GET /notes/{id} get_note
PATCH /notes/{id} update_note
GET /notes/{id}/transcript get_transcript
POST /notes/{id}/artifacts create_artifacts
GET /notes/{id}/artifacts/{name} get_artifact
GET /me get_me
DELETE /me delete_me
POST /me/sign-out sign_out_everywhere
POST /me/export create_export
GET /me/export get_export
GET /credits get_credits
GET /credits/history get_credit_history
GET /credits/packages get_credit_packages
POST /credits/purchase purchase_credits
GET /credits/purchases/{payment_intent}/receipt get_receipt
POST /webhooks/stripe stripe_webhook
GET /plugins list_plugins
"""


def test_the_committed_contract_is_the_handlers():
    again = "run: python -m studybuddy_aws.http.openapi > infra/openapi.json"
    assert contract.to_json() == COMMITTED.read_bytes(), again


def test_the_routes_are_those_that_were_agreed():
    agreed = [tuple(line.rsplit(" ", 1)) for line in ISSUE.strip().splitlines()]
    assert agreed == [(route.key, route.function) for route in ROUTES]
    assert agreed == [(key, function) for function, (key, _) in OPERATIONS.items()]


def test_every_endpoint_has_a_route():
    endpoints = {
        file.stem for file in HANDLERS.glob("*.py") if "\nhandler = Endpoint(" in file.read_text()
    }
    assert endpoints == {route.function for route in ROUTES}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.function)
def test_a_routes_handler_is_there_and_says_which_route_it_is(route):
    module, _, name = route.handler.rpartition(".")
    loaded = import_module(module)
    assert isinstance(getattr(loaded, name), Endpoint)
    assert loaded.__doc__.startswith(f"{route.key}: ")


def test_only_the_prices_and_the_webhook_are_open_to_all():
    open_to_all = [name for name, (_, operation) in OPERATIONS.items() if not operation["security"]]
    assert ["get_credit_packages", "stripe_webhook"] == open_to_all
    assert open_to_all == [route.function for route in ROUTES if route.auth != "token"]


def test_references_lead_somewhere():
    text = json.dumps(CONTRACT)
    for kind, named in CONTRACT["components"].items():
        for part in text.split(f'"#/components/{kind}/')[1:]:
            assert part.partition('"')[0] in named


@pytest.mark.parametrize("name", CONTRACT["components"]["schemas"])
def test_every_schema_is_one_and_says_what_it_is(name):
    schema = CONTRACT["components"]["schemas"][name]
    Draft202012Validator.check_schema(schema)
    assert schema["description"].strip()


def test_requests_refuse_what_they_do_not_know():
    for operation in contract.operations():
        takes = operation.endpoint.takes
        if takes is not bytes:
            assert takes.__struct_config__.forbid_unknown_fields, takes


def test_answers_that_are_documented_are_what_is_sent():
    """Encoding an answer leaves nothing out, so that what is required is there."""
    for operation in contract.operations():
        if operation.gives is not None:
            assert not operation.gives.__struct_config__.omit_defaults, operation.gives
