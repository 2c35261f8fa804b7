"""The built image: commands in it as Lambda would run them, and its worker under the emulator."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path

from service_client import free_ports

from studybuddy_local.emulator import ACCOUNT, REGION
from studybuddy_local.functions import function_name
from studybuddy_local.paths import address

ROOT = Path(__file__).parents[2]
JAIL = ROOT / "images" / "jail"
ROGUE = ROOT / "tests" / "handlers" / "worker" / "rogue"
WORKER = function_name("process_video")
HANDLER = "studybuddy_aws.process_video.handler"
# Enough for a job; one that hangs is killed when 30 of them are left.
TIMEOUT_SECONDS = 72


def options(flag, values):
    return [word for value in values for word in (flag, value)]


def jailed(*command, image="", binds=(), writable=(), variables=()):
    """What a command prints in the image; it must succeed."""
    done = subprocess.run(
        [
            *(str(JAIL), *options("-b", binds), *options("-w", writable)),
            *(*options("-e", variables), *command),
        ],
        env={**os.environ, **({"IMAGE": image} if image else {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


class WorkerFunction:
    """The worker's function on the local stack, which the image answers for."""

    def __init__(self, stack, folder):
        self.lambdas = stack.account.client("lambda")
        self._account = stack.account
        self._folder = folder
        ports = free_ports()
        self.address, self._inner = address(ports.web), ports.aws
        self.log = folder / "worker.log"
        found = self.lambdas.get_function_configuration(FunctionName=WORKER)
        self.variables = dict(found["Environment"]["Variables"])
        self._role = found["Role"]
        self._bridge()

    @contextmanager
    def running(self, *variables):
        """The image's worker under the emulator, in Lambda's jail."""
        folder = subprocess.check_output([ROOT / "images" / "emulator"], text=True).strip()
        emulator = [
            *("/mnt/rie", "--runtime-interface-emulator-address", self.address.rpartition("/")[2]),
            *("--runtime-api-address", f"127.0.0.1:{self._inner}"),
            *("/opt/worker/bin/python", "-m", "awslambdaric", HANDLER),
        ]
        told = options("-e", [*self._environment(), *variables])
        binds = options("-b", [f"{folder}:/mnt", f"{ROGUE}:/media"])
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                [str(JAIL), *binds, *told, *emulator], stdout=log, stderr=subprocess.STDOUT
            )
        try:
            self._await_answer(process)
            yield self
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)

    def starts(self):
        """How often the runtime was started since the worker runs: again after each breakdown."""
        return self.log.read_text().count(f"handler={HANDLER}")

    def invoke(self, event):
        """What the function answers to an event, through the bridge."""
        answer = self.lambdas.invoke(FunctionName=WORKER, Payload=json.dumps(event).encode())
        said = json.loads(answer["Payload"].read())
        assert "FunctionError" not in answer, said
        return said

    @contextmanager
    def nobody_listening(self):
        """Messages stay in the queue meanwhile."""
        mapping = self.lambdas.list_event_source_mappings(FunctionName=WORKER)
        uuid = mapping["EventSourceMappings"][0]["UUID"]
        self.lambdas.update_event_source_mapping(UUID=uuid, Enabled=False)
        try:
            yield
        finally:
            self.lambdas.update_event_source_mapping(UUID=uuid, Enabled=True)

    def last_try(self, video_id, writer):
        """Have a job written by a plugin that the API would not offer, in its last attempt."""
        self._account.client("dynamodb").update_item(
            TableName=self.variables["VIDEOS_TABLE"],
            Key={"video_id": {"S": video_id}},
            UpdateExpression="SET #order.#writer = :writer, #attempts = :attempts",
            ExpressionAttributeNames={
                "#order": "order",
                "#writer": "writer",
                "#attempts": "attempts",
            },
            ExpressionAttributeValues={":writer": {"S": writer}, ":attempts": {"N": "2"}},
        )

    def _environment(self):
        """What Lambda would set: the function's variables, and credentials of its role."""
        role = {"RoleArn": self._role, "RoleSessionName": "image"}
        keys = self._account.client("sts").assume_role(**role)["Credentials"]
        told = {
            **self.variables,
            "PLACES_DIR": "/tmp",
            "AWS_ENDPOINT_URL": self._account.endpoint,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": keys["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": keys["SecretAccessKey"],
            "AWS_SESSION_TOKEN": keys["SessionToken"],
            "AWS_ACCOUNT_ID": ACCOUNT,
            "AWS_LAMBDA_FUNCTION_NAME": WORKER,
            "AWS_LAMBDA_FUNCTION_TIMEOUT": str(TIMEOUT_SECONDS),
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "3008",
            "LAMBDA_TASK_ROOT": "/var/task",
            "PYTHONPATH": "/media",
        }
        return [f"{name}={value}" for name, value in told.items()]

    def _bridge(self):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            entry = zipfile.ZipInfo("bootstrap")
            entry.external_attr = 0o755 << 16
            start = f'cd "$(dirname "$0")"\nexec {sys.executable} -m awslambdaric "$_HANDLER"\n'
            archive.writestr(entry, f"#!/bin/sh\n{start}")
            archive.write(Path(__file__).with_name("bridge.py"), "bridge.py")
        told = {"BRIDGE_TO": self.address, "BRIDGE_LOCK": str(self._folder / "turn")}
        self.lambdas.update_function_configuration(
            FunctionName=WORKER, Handler="bridge.handler", Environment={"Variables": told}
        )
        self.lambdas.update_function_code(FunctionName=WORKER, ZipFile=made.getvalue())

    def _await_answer(self, process):
        host, port = self.address.removeprefix("http://").split(":")
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex((host, int(port))) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())
