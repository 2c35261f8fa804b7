"""What the worker tells X-Ray: turns, by their jobs."""

import json
import os
import socket
import subprocess
import sys

CODE = "from studybuddy_aws.process_video import traced\nwith traced('f' * 32): pass"
SAMPLED = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"


def test_a_run_is_told_with_its_job_and_nothing_else():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as daemon:
        daemon.bind(("127.0.0.1", 0))
        daemon.settimeout(30)
        environment = {
            **os.environ,
            "LAMBDA_TASK_ROOT": "/var/task",
            "AWS_XRAY_DAEMON_ADDRESS": f"127.0.0.1:{daemon.getsockname()[1]}",
            "_X_AMZN_TRACE_ID": SAMPLED,
        }
        subprocess.run([sys.executable, "-c", CODE], env=environment, check=True)
        told = json.loads(daemon.recv(65_536).split(b"\n", 1)[1])
    assert ("run", {"job_id": "f" * 32}) == (told["name"], told["annotations"])
    assert "metadata" not in told
