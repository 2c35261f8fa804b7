"""A second plan is empty, but for what the emulator does not keep, named one by one."""

import re

import pytest

pytestmark = pytest.mark.infra

_ALARM = "module.watch.aws_cloudwatch_metric_alarm.this[*]"
_ECHO = "module.push[0].aws_apigatewayv2_integration.echo"
# Resource and attribute, and why AWS would not show it. What is not in here is a fault of ours, and
# what is in here without need fails too.
DRIFT = {
    ("module.api.aws_apigatewayv2_authorizer.token", "authorizer_payload_format_version"): (
        "the emulator gives JWT authorizers the format that only those of Lambda have"
    ),
    (
        _ALARM,
        "actions_enabled",
    ): "the emulator keeps metric and threshold of an alarm, not the rest",
    (_ALARM, "alarm_actions"): "as above",
    (_ALARM, "alarm_description"): "as above",
    (_ALARM, "ok_actions"): "as above",
    (_ALARM, "treat_missing_data"): "as above",
    (_ECHO, "integration_method"): "the emulator gives every integration one, a mock's too",
    (_ECHO, "template_selection_expression"): "the emulator does not keep it",
    ("module.web.aws_cloudfront_response_headers_policy.secure", "remove_headers_config"): (
        "the emulator answers with an empty list where AWS leaves the field out"
    ),
}


def changes(planned):
    """Resource (whichever of several) and attribute of all that would be changed."""
    for one in planned["resource_changes"]:
        if one["change"]["actions"] == ["no-op"]:
            continue
        address = re.sub(r'\["[^"]*"\]', "[*]", one["address"])
        if one["change"]["actions"] != ["update"]:
            yield address, "/".join(one["change"]["actions"])
            continue
        before, after = one["change"]["before"], one["change"]["after"]
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                yield address, name


def test_a_second_plan_would_change_nothing_but_what_the_emulator_does_not_keep(applied):
    assert DRIFT.keys() == set(changes(applied.planned_again))


def test_a_second_plan_tells_the_same_outputs(applied):
    told = applied.planned_again["output_changes"]
    assert {} == {name: one for name, one in told.items() if one["actions"] != ["no-op"]}


def test_every_drift_has_its_reason():
    assert [] == [where for where, reason in DRIFT.items() if len(reason) < 8]
