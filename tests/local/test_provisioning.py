"""What the local stack is made of: the facts that Terraform reads, least rights, plain zips."""

import io
import re
import socket
import stat
import zipfile
from itertools import product

import pytest

from studybuddy import StudyBuddyError
from studybuddy_aws.http.routes import ROUTES
from studybuddy_local.packages import functions_zip, worker_zip
from studybuddy_local.paths import CONTRACT, LOCK, ROOT, Ports
from studybuddy_local.permissions import policy_of, read_permissions
from studybuddy_local.resources import read_resources, read_routes

RESOURCES = read_resources()
PERMITTED = read_permissions()

SHARED = ("msgspec", "stripe")
ROUTES_READ = read_routes(CONTRACT)


def pinned(lock):
    """Versions by name."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", lock.read_text(), re.MULTILINE))


def allowed(function):
    """What a function's role may do, without its logs: action and where."""
    statements = policy_of(function, RESOURCES)["Statement"][1:]
    return {pair for one in statements for pair in product(one["Action"], one["Resource"])}


def test_routes_of_the_contract_are_those_of_the_handlers():
    expected = [(one.method, one.path, one.function, one.handler) for one in ROUTES]

    read = [(one.method, one.path, one.function, one.handler) for one in ROUTES_READ]

    assert sorted(expected) == sorted(read)


def test_only_prices_and_the_webhook_need_no_token():
    open_to_all = [one.function for one in ROUTES_READ if not one.needs_token]
    assert ["get_credit_packages", "stripe_webhook"] == open_to_all


def test_every_function_has_rights_of_its_own_and_nobody_else_has_any():
    functions = {one.function for one in ROUTES} | RESOURCES.functions.keys() - {"api"}

    assert functions == PERMITTED.keys(), "infra/permissions.json"


def test_nobody_may_do_everything():
    rights = [right for function in PERMITTED for right in allowed(function)]

    assert [] == [right for right in rights if "*" in right[0] or right[1] == "*"]


def test_a_function_that_was_given_no_rights_is_told_of_in_a_sentence():
    with pytest.raises(StudyBuddyError, match="says nothing of get_health: add"):
        policy_of("get_health", RESOURCES)


def test_who_reads_credits_reaches_tables_and_the_key_that_opens_accounts_by():
    services = {action.partition(":")[0] for action, _ in allowed("get_credits")}

    assert {"dynamodb", "secretsmanager"} == services
    assert set() == allowed("get_credit_packages")


def test_only_payments_know_stripe_and_only_what_asks_the_model_knows_its_key():
    def knowing(secret):
        return {one for one in PERMITTED if any(secret in where for _, where in allowed(one))}

    assert {"purchase_credits", "get_receipt", "stripe_webhook", "delete_me", "sweep"} == knowing(
        "secret:ytstudy-stripe-"
    )
    assert {"ask_course", "ask_note", "process_video"} == knowing("secret:ytstudy-claude-")


def test_the_functions_zip_is_engine_handlers_and_catalog():
    data = functions_zip()

    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert {"studybuddy", "studybuddy_aws"} == {name.partition("/")[0] for name in names}
    assert {"studybuddy_aws/catalog.json", "studybuddy_aws/get_video.py"} <= set(names)
    assert data == functions_zip()


def test_the_workers_zip_starts_lambdas_own_runtime_client():
    [entry] = zipfile.ZipFile(io.BytesIO(worker_zip())).infolist()

    start = zipfile.ZipFile(io.BytesIO(worker_zip())).read(entry).decode()
    assert "bootstrap" == entry.filename
    assert (entry.external_attr >> 16) & stat.S_IXUSR
    assert start.endswith('-m awslambdaric "$_HANDLER"\n')


def test_functions_meet_the_same_libraries_here_and_in_the_emulator():
    ours, theirs = (pinned(ROOT / "requirements.lock"), pinned(LOCK))

    assert {name: ours[name] for name in SHARED} == {name: theirs[name] for name in SHARED}


def test_a_port_that_is_taken_is_named_with_another_choice():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(StudyBuddyError, match=f"Port {port} is taken.*--port {port + 10}"):
            Ports.starting_at(port)
