"""What the worker tells X-Ray: runs, by their jobs, and nothing that was said."""

import json
import socket
import time
from contextlib import suppress

import pytest

from studybuddy_aws.worker.trace import traced

SAMPLED = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"


@pytest.fixture
def daemon(monkeypatch):
    """X-Ray's, as far as it is seen: datagrams that come to its address."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(10)
        address = f"127.0.0.1:{listening.getsockname()[1]}"
        monkeypatch.setenv("AWS_XRAY_DAEMON_ADDRESS", address)
        monkeypatch.setenv("_X_AMZN_TRACE_ID", SAMPLED)
        yield listening


def told(daemon):
    header, subsegment = daemon.recv(65_536).split(b"\n")
    assert {"format": "json", "version": 1} == json.loads(header)
    return json.loads(subsegment)


def test_a_run_is_told_with_its_job_as_a_part_of_lambdas_own_trace(daemon):
    begun = time.time()
    with traced("run", job_id="f" * 32):
        pass
    run = told(daemon)
    assert begun <= run.pop("start_time") <= run.pop("end_time") <= time.time()
    assert 16 == len(f"{int(run.pop('id'), 16):016x}")
    assert {
        "name": "run",
        "type": "subsegment",
        "trace_id": "1-5759e988-bd862e3fe1be46a994272793",
        "parent_id": "53995c3f42cd8ad8",
        "fault": False,
        "annotations": {"job_id": "f" * 32},
    } == run


def test_of_a_run_that_fails_it_is_told_that_it_did_and_not_why(daemon):
    with suppress(ValueError), traced("run", job_id="f" * 32):
        raise ValueError("said in a lecture")
    sent = daemon.recv(65_536)
    assert b"lecture" not in sent
    assert b'"fault":true' in sent


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("_X_AMZN_TRACE_ID", SAMPLED.replace("Sampled=1", "Sampled=0")),
        ("_X_AMZN_TRACE_ID", None),
        ("_X_AMZN_TRACE_ID", "nonsense"),
        ("AWS_XRAY_DAEMON_ADDRESS", None),
        ("AWS_XRAY_DAEMON_ADDRESS", "udp:here"),
    ],
)
def test_where_no_trace_is_kept_nothing_is_told_and_the_run_goes_on(
    daemon, monkeypatch, name, value
):
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    done = []
    with traced("run", job_id="f" * 32):
        done.append("the run")
    daemon.setblocking(False)
    with pytest.raises(BlockingIOError):
        daemon.recv(1)
    assert ["the run"] == done


def test_a_daemon_that_is_not_there_stops_no_run(daemon, monkeypatch):
    monkeypatch.setenv("AWS_XRAY_DAEMON_ADDRESS", "no.such.host.invalid:2000")
    done = []
    with traced("run", job_id="f" * 32):
        done.append("the run")
    assert ["the run"] == done
