"""What wakes the functions that no route does: dead letters and the schedule."""

import json

import pytest
from service_client import LECTURE

from studybuddy_local.functions import function_name


@pytest.fixture
def no_worker(service_client):
    """Nobody takes messages off the queue meanwhile."""
    functions = service_client.stack.account.client("lambda")
    found = functions.list_event_source_mappings(FunctionName=function_name("process_video"))
    mapping = found["EventSourceMappings"][0]["UUID"]
    functions.update_event_source_mapping(UUID=mapping, Enabled=False)
    yield
    functions.update_event_source_mapping(UUID=mapping, Enabled=True)


def test_a_dead_letter_ends_its_job_and_the_credit_comes_back(service_client, student, no_worker):
    video_id = student.post("/videos/submit", {"youtube_url": LECTURE})["video_id"]
    sqs = service_client.stack.account.client("sqs")
    dead = sqs.get_queue_url(QueueName="ytstudy-process-dead")["QueueUrl"]

    sqs.send_message(QueueUrl=dead, MessageBody=json.dumps({"video_id": video_id}))
    video = student.ended(video_id, seconds=30)

    assert ("failed", "exhausted", True) == (
        video["status"],
        video["error"]["code"],
        video["error"]["refunded"],
    )
    assert 3 == student.credits()


def test_a_job_that_was_not_sent_is_cancelled_at_once(student, no_worker):
    video_id = student.post("/videos/submit", {"youtube_url": LECTURE})["video_id"]

    answer = student.ask("DELETE", f"/videos/{video_id}")

    assert (200, "cancelled") == (answer.status, answer.json()["outcome"])
    assert 3 == student.credits()


def test_the_sweep_has_all_the_rights_it_needs(service_client, student):
    answer = service_client.stack.account.client("lambda").invoke(
        FunctionName=function_name("sweep")
    )

    assert (200, None) == (answer["StatusCode"], answer.get("FunctionError"))
    logs = service_client.stack.emulator.log.read_text()
    assert "not swept" not in logs


def test_the_sweep_is_on_a_schedule(service_client):
    schedule = service_client.stack.account.client("scheduler").get_schedule(
        Name=function_name("sweep")
    )

    assert "rate(5 minutes)" == schedule["ScheduleExpression"]
    assert schedule["Target"]["Arn"].endswith(":function:ytstudy-sweep")
