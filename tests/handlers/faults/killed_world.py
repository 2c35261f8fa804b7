"""A world whose workers are processes of their own, which can be killed."""

import json
import os
import subprocess
import sys
from pathlib import Path

from fault_world import FaultWorld
from worker_world import ROGUE

PROCESS = Path(__file__).with_name("worker_process.py")


class KilledWorld(FaultWorld):
    """Workers come to AWS through the door. `killed` tells of the last one."""

    def __init__(self, folder, stripe, door):
        super().__init__(folder, stripe)
        self.door = door
        self.killed = False
        self.running = None

    def work(self, event=None, time_left=None):
        told = json.dumps(event or self.received()).encode()
        command = [sys.executable, str(PROCESS), str(self.clock())]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, env=self._around(), **pipes) as self.running:
            out, errors = self.running.communicate(told)
        self.killed = self.running.returncode == -9
        if self.killed:
            return []
        assert 0 == self.running.returncode, errors.decode()
        answer = json.loads(out.splitlines()[-1])
        return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]

    def child(self):
        """The id of the command's process."""
        pid = self.running.pid
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])

    def _around(self):
        return {
            "PATH": os.environ["PATH"],
            **self.environment,
            "HEARTBEAT_SECONDS": "0.5",
            "PYTHONPATH": str(ROGUE),
            "STUDYBUDDY_TOLD": str(self.told),
            "AWS_ENDPOINT_URL": self.door.address,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "eu-central-1",
        }
