"""Least privilege: each role may do what its function was seen to do, and nothing besides."""

import json
from collections import defaultdict

import pytest
import rights
from terraform import ROOT

pytestmark = pytest.mark.infra

PERMISSIONS = json.loads((ROOT / "infra" / "permissions.json").read_text())
# What Lambda does in a function's name, so that no function can be seen doing it.
OF_LOGS = ("logs:CreateLogStream", "logs:PutLogEvents")
OF_QUEUES = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
OF_TRACES = ("xray:PutTraceSegments", "xray:PutTelemetryRecords")
# Tests name what is not there, to see what a function says to that.
NOT_THERE = ("unknown nowhere", ":secret:none")
# What code of the build before uses, which runs meanwhile and after going back.
OF_THE_BUILD_BEFORE = {"get_note": {("s3:GetObject", "objects pdfs")}}
# What the functions' own tests do not have them do: a page that is gone is seen on the local
# stack, where rights are enforced (`tests/local/test_pages_told.py`); the sweep ends an erasure as
# `delete_me` does; a note may be erased while it is asked or searched.
SEEN_ELSEWHERE = {
    "process_video": {("dynamodb:DeleteItem", "table connections")},
    "sweep": {
        ("dynamodb:DeleteItem", "table connections"),
        ("execute-api:ManageConnections", "connections"),
    },
    "ask_note": {("s3:ListBucket", "bucket notes")},
    "ask_course": {("s3:ListBucket", "bucket notes")},
    "get_course_artifact": {("s3:ListBucket", "bucket notes")},
    "search": {("s3:ListBucket", "bucket notes")},
}
# X-Ray knows no resources: every account writes its own traces.
WITHOUT_A_NAME = set(OF_TRACES)


@pytest.fixture(scope="module")
def observed(observing):
    """The rights that each function used in its tests."""
    tests, folder = observing
    if tests:
        said, _ = tests.communicate()
        assert 0 == tests.returncode, said
    found = defaultdict(list)
    for file in folder.glob("*.json"):
        for function, used in json.loads(file.read_text()).items():
            found[function] += used
    return {
        function: {(action, on) for action, on in used if not any(one in on for one in NOT_THERE)}
        | OF_THE_BUILD_BEFORE.get(function, set())
        | SEEN_ELSEWHERE.get(function, set())
        for function, used in found.items()
    }


@pytest.fixture(scope="module")
def granted(applied):
    """What the role of each function allows, as IAM has it."""
    iam = applied.account.client("iam")

    def allowed(role):
        assert [] == iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
        names = iam.list_role_policies(RoleName=role)["PolicyNames"]
        policies = [iam.get_role_policy(RoleName=role, PolicyName=name) for name in names]
        return set().union(*(rights.granted(one["PolicyDocument"]) for one in policies))

    return {
        name: allowed(one["role"].rpartition("/")[2])
        for name, one in applied.made.functions.items()
    }


def of_queues(name):
    """The rights that Lambda uses to hand a function the messages of its queue."""
    return {
        (action, f"queue {queue}")
        for queue, one in rights.RESOURCES["queues"].items()
        if one["consumer"] == name
        for action in OF_QUEUES
    }


def by_lambda(name, function):
    """The rights that Lambda uses for a function: its log, its queue, its traces."""
    log = function["logging_config"][0]["log_group"]
    used = {(action, f"logs {log}") for action in OF_LOGS} | of_queues(name)
    if function["tracing_config"][0]["mode"] == "Active":
        used |= {(action, "everything") for action in OF_TRACES}
    return used


def test_what_is_written_down_is_what_is_used(observed):
    used = {name: observed.get(name, set()) | of_queues(name) for name in {*PERMISSIONS, *observed}}
    assert used == {name: rights.written(PERMISSIONS.get(name, {})) for name in used}


def test_each_role_allows_what_its_function_uses_and_nothing_else(applied, observed, granted):
    used = {
        name: observed.get(name, set()) | by_lambda(name, one)
        for name, one in applied.made.functions.items()
    }
    missing = {name: sorted(used[name] - granted[name]) for name in used}
    unused = {name: sorted(granted[name] - used[name]) for name in used}
    assert {name: [] for name in used} == missing
    assert {name: [] for name in used} == unused


def test_every_function_was_observed(applied, observed):
    asking_nothing = {
        "get_credit_packages",
        "github_configuration",
        "github_profile",
    }
    assert applied.made.functions.keys() - asking_nothing == observed.keys()


def test_no_action_has_a_star_and_no_resource_is_everything_but_to_x_ray(granted):
    everything = {one for rights_of in granted.values() for one in rights_of}
    assert [] == [action for action, _ in everything if "*" in action]
    assert WITHOUT_A_NAME == {action for action, on in everything if on == "everything"}


def test_a_role_is_one_functions_and_only_lambda_takes_it(applied):
    roles = [one["role"] for one in applied.made.functions.values()]
    assert len(set(roles)) == len(roles) == len(applied.made.of("aws_iam_role"))
    taken = [
        json.loads(one["assume_role_policy"]) for one in applied.made.of("aws_iam_role").values()
    ]
    assert {("lambda.amazonaws.com", "sts:AssumeRole")} == {
        (statement["Principal"]["Service"], statement["Action"])
        for policy in taken
        for statement in policy["Statement"]
    }
