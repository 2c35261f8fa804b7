"""What the alarms and the dashboard watch is what the functions emit, down to the dimensions."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from http_world import ADA, BOB
from scripted_child import Script

from studybuddy_aws.process_video import Worker
from studybuddy_aws.runtime import logs
from studybuddy_aws.worker import job_runner

ROOT = Path(__file__).parents[3]
WATCH = ROOT / "infra" / "modules" / "watch"
ALARMS = json.loads((WATCH / "alarms.json").read_text())
DASHBOARD = json.loads((WATCH / "dashboard.json").read_text())
QUERIES = json.loads((WATCH / "queries.json").read_text())
OURS = "namespace"  # as alarms.json calls it; dashboard.json is a template
CODE = """
from studybuddy_aws.runtime import logs
logs.count("Failed")
logs.count("ModelCost", 0.5, "None")
"""


def emitted(text, namespace):
    """Metrics in embedded metric format: names and dimensions, as CloudWatch reads them."""
    found = set()
    for line in text.splitlines():
        told = json.loads(line)
        for one in told.get("_aws", {}).get("CloudWatchMetrics", []):
            assert namespace == one["Namespace"]
            for metric in one["Metrics"]:
                assert metric["Name"] in told
                found |= {(metric["Name"], tuple(sorted(names))) for names in one["Dimensions"]}
    return found


def watched():
    """The same of all metrics of ours that an alarm is on."""
    return {
        (metric["name"], tuple(sorted(metric["dimensions"])))
        for alarm in ALARMS.values()
        for metric in alarm["metrics"]
        if metric["namespace"] == OURS
    }


def test_every_alarm_is_on_a_metric_that_is_emitted_as_it_reads_it(world, capsys):
    world.ordered()
    worker = Worker(world.opened(job_runner.WorkerSettings), logs.count)
    worker.serve(world.received(), lambda: 900.0)
    no_captions = Script(sections=0, ending=("no_captions", False)).start
    refused = Worker(world.opened(job_runner.WorkerSettings), logs.count, no_captions)
    refused.serve(world.message(world.submitted()), lambda: 900.0)
    blocked = Script(sections=0, ending=("blocked", True)).start
    kept_out = Worker(world.opened(job_runner.WorkerSettings), logs.count, blocked)
    kept_out.serve(world.message(world.submitted(BOB)), lambda: 900.0)
    bad_key = Script(sections=0, ending=("bad_key", False)).start  # the operator's to mend
    keyless = Worker(world.opened(job_runner.WorkerSettings), logs.count, bad_key)
    world.service.ledger.give(ADA, 5, "case-1")
    keyless.serve(world.message(world.ordered()), lambda: 900.0)
    world.ordered()
    world.settle(world.received())
    world.sweep()
    text = capsys.readouterr().out
    assert set() == watched() - emitted(text, logs.NAMESPACE)


def test_what_is_counted_goes_to_the_environments_own_namespace():
    environment = {**os.environ, "METRICS_NAMESPACE": "StudyBuddy-dev"}
    told = subprocess.run(
        [sys.executable, "-c", CODE], env=environment, check=True, capture_output=True, text=True
    )
    assert {("Failed", ()), ("ModelCost", ())} == emitted(told.stdout, "StudyBuddy-dev")


def test_lines_about_a_job_tell_its_id_and_those_after_it_do_not(caplog):
    with logs.about("a-job"):
        logs.log.info("run begins")
        logs.log.info("another's", extra={"job_id": "its-own"})
    logs.log.info("nobody's")

    assert ["a-job", "its-own", None] == [getattr(one, "job_id", None) for one in caplog.records]


def test_the_dashboard_shows_all_that_is_counted_and_nothing_else():
    code = "".join(file.read_text() for file in (ROOT / "handlers/studybuddy_aws").rglob("*.py"))
    counted = set(re.findall(r'(?:count|_measure)\(\s*"(\w+)"', code))
    shown = {
        metric[1]
        for widget in DASHBOARD
        for metric in widget["properties"]["metrics"]
        if metric[0] == f"${{{OURS}}}"
    }
    assert counted == shown


def test_the_searches_ask_for_lines_that_are_written():
    code = "".join(file.read_text() for file in (ROOT / "handlers/studybuddy_aws").rglob("*.py"))
    asked = {
        message
        for query in QUERIES.values()
        for line in query["query"]
        if "message" in line
        for message in re.findall(r"'([^']+)'", line)
    }
    assert asked == {message for message in asked if f'"{message}"' in code}
    functions = {name for query in QUERIES.values() for name in query["functions"]}
    made = {file.stem for file in (ROOT / "handlers/studybuddy_aws").glob("*.py")}
    assert set() == functions - made
