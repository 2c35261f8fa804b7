"""What checkov has no rule for: functions and who may call them are as code and facts say.

Read from Terraform's state of the applied stack, in which everything is known.
"""

import json
import re
from importlib import import_module

import msgspec
import pytest
import rights
from applied import IMAGE
from moto.events.models import EventPattern
from terraform import ROOT

pytestmark = pytest.mark.infra

CONTRACT = json.loads((ROOT / "infra" / "openapi.json").read_text())
ROUTES = {
    f"{method.upper()} {path}": (one["operationId"], one["x-handler"], bool(one["security"]))
    for path, methods in CONTRACT["paths"].items()
    for method, one in methods.items()
}
# Called by Cognito, which has no token yet.
RIGHTS = json.loads((ROOT / "infra" / "permissions.json").read_text())
FOR_GITHUB = json.loads((ROOT / "infra" / "github.json").read_text())
LATEST_API_GATEWAY_WAITS = 30
# What the code says by itself is right in Lambda too.
LEFT_TO_THE_CODE = {
    "CATALOG_FILE": "the catalog is packed into the zip",
    "PLACES_DIR": "/tmp, where alone Lambda lets be written",
    "CHILD_MEMORY_MB": "two thirds of the memory of what runs a child",
    "CHILD_PROCESSES": "Lambda has a limit of its own",
    "HEARTBEAT_SECONDS": "an eighth of the lease",
    "GITHUB_BASE": "GitHub itself, and no stand-in",
    "GITHUB_API_BASE": "as above",
    "STUDYBUDDY_CLAUDE_BEDROCK": "Claude is asked with a key, unless bedrock_model is set",
}
# Read by logs.py at start, and by the command as it is handed on.
READ_BESIDES = {"METRICS_NAMESPACE", "STUDYBUDDY_SOURCES"}
PAYMENTS = re.findall(r"^\w+$", (ROOT / "images/api/payments.txt").read_text(), re.MULTILINE)


@pytest.fixture(scope="module")
def zipped(functions):
    return {name: one for name, one in functions.items() if one["package_type"] == "Zip"}


@pytest.fixture(scope="module")
def api(made):
    return made.api


def live(functions, name):
    return f"{functions[name]['arn']}:live"


def settings_of(function):
    """The type that a function's settings are read as."""
    module = import_module(f"studybuddy_aws.{function}")
    if hasattr(module.handler, "reads"):
        return module.handler.reads
    source = (ROOT / "handlers" / "studybuddy_aws" / f"{function}.py").read_text()
    (name,) = re.findall(r"settings\.read\((\w+)\)", source)
    return getattr(module, name)


def variables_of(kind):
    """The variables that a type is read from."""
    for field in msgspec.structs.fields(kind):
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield from variables_of(field.type)
        else:
            yield field.name.upper()


def told(function):
    return {key for one in function["environment"] for key in one["variables"]}


# Functions


def test_there_is_a_function_behind_each_route_and_for_each_other_fact(functions):
    behind = {function for function, _, _ in ROUTES.values()} | set(FOR_GITHUB.values())
    assert behind | (rights.RESOURCES["functions"].keys() - {"api"}) == functions.keys()


def test_every_handler_can_be_imported_and_called(zipped):
    handlers = {name: one["handler"].rpartition(".") for name, one in zipped.items()}
    found = {name: getattr(import_module(room), word) for name, (room, _, word) in handlers.items()}
    assert [] == [name for name, handler in found.items() if not callable(handler)]
    assert {f"studybuddy_aws.{name}": "handler" for name in zipped} == {
        room: word for room, _, word in handlers.values()
    }


def test_handlers_are_those_of_the_contract(zipped):
    behind = {function: handler for function, handler, _ in ROUTES.values()}
    assert {name: handler for name, handler in behind.items() if name in zipped} == {
        name: one["handler"] for name, one in zipped.items() if name in behind
    }
    in_image = {"ask_course", "ask_note", "create_artifacts", "create_preview"}
    assert {*in_image, "get_course_artifact"} == behind.keys() - zipped.keys()


# What every function reads, and is told only if its rights name the thing.
BY_RIGHT = {
    "ADDRESS_SECRET_ARN": "secret addresses",
    "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI": "connections",
}


def not_for(function):
    """The key of addresses is for those who open accounts, as their rights say, and so on."""
    return {name for name, thing in BY_RIGHT.items() if thing not in RIGHTS.get(function, {})}


def test_every_function_is_told_all_that_it_reads_and_nothing_else(functions):
    read = {name: set(variables_of(settings_of(name))) for name in functions}
    unread = {name: told(one) - read[name] - READ_BESIDES for name, one in functions.items()}
    untold = {
        name: read[name] - told(one) - LEFT_TO_THE_CODE.keys() - not_for(name)
        for name, one in functions.items()
    }
    assert {name: set() for name in functions} == unread
    assert {name: set() for name in functions} == untold


def test_what_is_left_to_the_code_is_something_that_it_reads(functions):
    read = {one for name in functions for one in variables_of(settings_of(name))}
    assert set() == LEFT_TO_THE_CODE.keys() - read


def test_who_counts_does_so_where_the_alarms_look(functions):
    where = {
        variables.get("METRICS_NAMESPACE")
        for name, one in functions.items()
        if name not in FOR_GITHUB.values()
        for variables in [one["environment"][0]["variables"]]
    }
    assert {"StudyBuddy-dev"} == where


def test_payments_zip_is_that_of_those_who_pay_and_of_nobody_else(zipped):
    zips = {name: one["filename"].rpartition("/")[2] for name, one in zipped.items()}
    assert {name: ("payments" if name in PAYMENTS else "api") for name in zipped} == {
        name: file.partition("-")[0] for name, file in zips.items()
    }


def test_zips_run_in_lambdas_python_on_the_machine_that_they_were_made_for(zipped):
    assert {"python3.13"} == {one["runtime"] for one in zipped.values()}
    assert [] == [
        name
        for name, one in zipped.items()
        if not one["filename"].endswith(f"-{one['architectures'][0]}.zip")
    ]


def test_the_worker_is_an_image_by_its_digest_and_has_what_it_needs(functions):
    worker, wanted = functions["process_video"], rights.RESOURCES["functions"]["process_video"]
    assert ("Image", IMAGE) == (worker["package_type"], worker["image_uri"])
    assert (wanted["timeout_seconds"], wanted["memory_mb"], wanted["ephemeral_storage_mb"]) == (
        worker["timeout"],
        worker["memory_size"],
        worker["ephemeral_storage"][0]["size"],
    )


def test_what_runs_in_the_image_says_which_of_its_functions_it_is(functions):
    images = {name: one for name, one in functions.items() if one["package_type"] == "Image"}
    asked = {"ask_course", "ask_note", "create_artifacts", "create_preview"}
    assert {*asked, "get_course_artifact", "process_video"} == images.keys()
    assert {name: (IMAGE, [f"studybuddy_aws.{name}.handler"]) for name in images} == {
        name: (one["image_uri"], one["image_config"][0]["command"]) for name, one in images.items()
    }


def test_only_the_worker_is_traced(functions):
    traced = [n for n, one in functions.items() if one["tracing_config"][0]["mode"] == "Active"]
    assert ["process_video"] == traced


def test_a_function_behind_a_route_ends_before_api_gateway_stops_waiting(functions):
    behind = {function for function, _, _ in ROUTES.values()} | set(FOR_GITHUB.values())
    longest = {name: functions[name]["timeout"] for name in behind}
    assert [] == [n for n, seconds in longest.items() if seconds >= LATEST_API_GATEWAY_WAITS]
    assert 29 == longest["delete_me"]


def test_every_log_ends_some_day_and_every_function_has_its_own(made, functions):
    groups = {
        one["name"]: one["retention_in_days"]
        for one in made.of("aws_cloudwatch_log_group").values()
    }
    own = {one["logging_config"][0]["log_group"] for one in functions.values()}
    assert {30} == set(groups.values())
    assert {f"/aws/lambda/{one['function_name']}" for one in functions.values()} == own
    assert {*own, "/aws/vendedlogs/ytstudy-dev"} == groups.keys()
    assert {"JSON"} == {one["logging_config"][0]["log_format"] for one in functions.values()}


# Triggers


def test_only_the_live_version_is_ever_called(made, functions):
    aliases = {one["arn"] for one in made.of("aws_lambda_alias").values()}
    called = [
        *(one["function_name"] for one in made.of("aws_lambda_event_source_mapping").values()),
        *(one["arn"] for one in targets(made) if ":function:" in one["arn"]),
        *(
            made.one("aws_cognito_user_pool")["lambda_config"][0][trigger]
            for trigger in ("post_confirmation", "pre_sign_up")
        ),
    ]
    assert {live(functions, name) for name in functions} == aliases
    assert {
        *("process_video", "settle_failed", "make_export", "sweep", "create_user", "link_sign_in")
    } == {name for name in functions if live(functions, name) in called}
    assert set() == set(called) - aliases


def test_who_may_call_a_function_is_one_thing_of_ours_each(made, api):
    permissions = list(made.of("aws_lambda_permission").values())
    assert {"live"} == {one["qualifier"] for one in permissions}
    assert {"apigateway.amazonaws.com", "events.amazonaws.com", "cognito-idp.amazonaws.com"} == {
        one["principal"] for one in permissions
    }
    assert [] == [one for one in permissions if not one["source_arn"]]
    behind_routes = [one for one in permissions if one["principal"].startswith("apigateway")]
    routes = {
        f"{api['execution_arn']}/$default/" + re.sub(r"{\w+}", "*", key.replace(" ", ""))
        for key in [*ROUTES, *FOR_GITHUB]
    }
    push = made.one("aws_apigatewayv2_api", "push")
    routes |= {f"{push['execution_arn']}/push/{key}" for key in rights.RESOURCES["push"]["routes"]}
    assert routes == {one["source_arn"] for one in behind_routes}


def test_queues_call_as_the_facts_say(made):
    mappings = {
        one["event_source_arn"].rpartition(":")[2]: one
        for one in made.of("aws_lambda_event_source_mapping").values()
    }
    for queue in rights.RESOURCES["queues"].values():
        mapping = mappings.pop(f"{queue['name']}-dev")
        most = [one["maximum_concurrency"] for one in mapping["scaling_config"]]
        assert ["ReportBatchItemFailures"] == mapping["function_response_types"]
        assert queue["batch_size"] == mapping["batch_size"]
        assert [queue[key] for key in ("maximum_concurrency",) if key in queue] == most
        assert mapping["enabled"]
    assert {} == mappings


def test_the_worker_takes_one_job_at_a_time_and_never_all_of_the_account(made):
    (mapping,) = [
        one for at, one in made.of("aws_lambda_event_source_mapping").items() if '"process"' in at
    ]
    assert 1 == mapping["batch_size"]
    assert 2 <= mapping["scaling_config"][0]["maximum_concurrency"] <= 10


def rules(made):
    return made.of("aws_cloudwatch_event_rule").values()


def targets(made):
    return made.of("aws_cloudwatch_event_target").values()


def test_the_sweep_is_on_its_schedule(made):
    (rule,) = [one for one in rules(made) if one["schedule_expression"]]
    (target,) = [one for one in targets(made) if one["rule"] == rule["name"]]
    assert target["arn"].endswith(":ytstudy-sweep-dev:live")
    assert rights.RESOURCES["schedules"]["sweep"]["expression"] == rule["schedule_expression"]
    assert "ENABLED" == rule["state"]


# What AWS's guide of ECR shows an event of a scan to be, by a name of ours.
SCANNED = {
    "detail-type": "ECR Image Scan",
    "source": "aws.ecr",
    "detail": {
        "scan-status": "COMPLETE",
        "repository-name": "ytstudy-process-dev",
        "finding-severity-counts": {"CRITICAL": 1, "MEDIUM": 9},
        "image-digest": "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd1234",
        "image-tags": ["0f5cc43-arm64"],
    },
}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, True),
        ({"finding-severity-counts": {"HIGH": 2}}, True),
        ({"finding-severity-counts": {"MEDIUM": 9}}, False),
        ({"finding-severity-counts": {}}, False),
        ({"repository-name": "another"}, False),
        ({"scan-status": "FAILED"}, False),
    ],
)
def test_what_a_scan_finds_in_an_image_of_ours_is_told_with_the_alarms(made, changed, told):
    (rule,) = [one for one in rules(made) if one["event_pattern"]]
    (target,) = [one for one in targets(made) if one["rule"] == rule["name"]]
    event = {**SCANNED, "detail": {**SCANNED["detail"], **changed}}
    assert told == EventPattern.load(rule["event_pattern"]).matches_event(event)
    assert made.one("aws_sns_topic")["arn"] == target["arn"]
    policy = json.loads(made.one("aws_sns_topic_policy")["policy"])
    assert {"cloudwatch.amazonaws.com", "events.amazonaws.com"} == {
        one["Principal"]["Service"] for one in policy["Statement"]
    }
