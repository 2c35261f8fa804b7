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


def test_the_committed_contract_is_the_handlers():
    assert contract.to_json() == COMMITTED.read_bytes(), "make contract"


def test_every_route_is_in_the_contract_and_no_other():
    told = [(key, function) for function, (key, _) in OPERATIONS.items()]
    assert [(route.key, route.function) for route in ROUTES] == told


def test_every_route_is_told_of_on_its_page():
    page = COMMITTED.parents[1] / "docs" / "site" / "http-api.md"
    told = page.read_text("utf-8")
    assert [] == [key for key, _ in OPERATIONS.values() if f"`{key}`" not in told], page


def test_every_endpoint_has_a_route():
    endpoints = {
        file.stem for file in HANDLERS.glob("*.py") if "\nhandler = Endpoint(" in file.read_text()
    }
    assert endpoints == {route.function for route in ROUTES}, "ROUTES in http/routes.py"


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
