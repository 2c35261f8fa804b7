"""Whatever is sent, the API answers as its contract says: never 5xx, nothing undocumented."""

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from how_many import examples
from studybuddy_local.paths import CONTRACT

PROMISED = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.ignored_auth,
]
# Every example is a call through the gateway to a function: tens of milliseconds.
FEW = settings(
    max_examples=examples(25),
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
schema = schemathesis.openapi.from_dict(json.loads(CONTRACT.read_bytes()))


@pytest.fixture(scope="module")
def guest(service_client):
    return service_client.student()


# Whoever erases the account has no other calls to make: the whole service's tests do that.
@schema.exclude(path="/me", method="DELETE").parametrize()
@FEW
def test_answers_are_those_of_the_contract(case, guest):
    case.call_and_validate(base_url=guest.api, headers=guest.headers, checks=PROMISED)
