"""Everything that Terraform makes, made on the embedded AWS, and what an operator adds to it."""

import json
import os
import platform
import re
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from terraform import Terraform, lay_out

from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.emulator import ACCOUNT, REGION
from studybuddy_local.paths import address
from studybuddy_local.stripe_stand_in import API_KEY, WEBHOOK_SECRET

WORKER_SERVER = Path(__file__).with_name("worker_server.py")
MACHINE = {"aarch64": "arm64"}.get(platform.machine(), "x86_64")
IMAGE = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/ytstudy-dev@sha256:{'0' * 64}"
WORKER = "ytstudy-process_video-dev"
# Terraform waits for answers, and has little to compute.
_MANY = ("-parallelism=20",)
# The one address of dev.tfvars besides CloudFront's: where a browser can come back to.
WEB = "http://localhost:5173"


SECRETS = {
    "stripe": json.dumps({"api_key": API_KEY, "webhook_secret": WEBHOOK_SECRET}),
    "claude": "{}",
    "proxy": "{}",
    "cursors": secrets.token_urlsafe(32),
    "addresses": secrets.token_urlsafe(32),
}
# Of an operator who has switched everything on.
OF_EVERY_ENVIRONMENT = {
    "proxy": True,
    "alarm_email": "operator@example.org",
    "sign_in": {"google": True, "github": True, "discord": True},
    "client_ids": {"google": "google-id", "github": "github-id", "discord": "discord-id"},
}


def variables(zips, stripe):
    """What is told Terraform for the emulator, besides dev.tfvars."""
    return {
        "region": REGION,
        "emulated": True,
        "architecture": MACHINE,
        "image": IMAGE,
        "zips": str(zips),
        "stripe_address": stripe,
        "own_key": True,
        "provisioned_concurrency": {"get_video": 1},
        "worker_settings": {"STUDYBUDDY_SOURCES": "captions"},
        **OF_EVERY_ENVIRONMENT,
    }


class Made:
    """What there is, or would be: type and values of each resource by its address."""

    def __init__(self, module):
        self._all = dict(_resources(module))

    def of(self, kind, module=""):
        """The values of all resources of a type, by address; of one module if it is named."""
        inside = f"module.{module}" if module else ""
        return {
            at: values
            for at, (one, values) in self._all.items()
            if one == kind and re.match(rf"{inside}\b", at)
        }

    def one(self, kind, module=""):
        """The values of the only resource of a type, or of the only one in a module."""
        (values,) = self.of(kind, module).values()
        return values

    @property
    def api(self):
        """The values of the HTTP API; the other is the push's."""
        return self.of("aws_apigatewayv2_api")["aws_apigatewayv2_api.http"]

    @cached_property
    def functions(self):
        """The values of all functions, by the names that the code has for them."""
        return {
            re.search(r'\["(\w+)"\]', at)[1]: values
            for at, values in self.of("aws_lambda_function").items()
        }


class Applied:
    """The stack on the emulator, and what Terraform says of it."""

    def __init__(self, folder, endpoint, given):
        self.account = AwsClients(endpoint)
        self.terraform = Terraform(lay_out(folder), given, {"AWS_ENDPOINT_URL": endpoint})
        self.seconds = {}

    def apply(self):
        """Make it, have the operator's part done, and ask what a second apply would do."""
        with self._timed("plan"):
            self.terraform.planned("-var-file=dev.tfvars")
        with self._timed("apply"):
            self.terraform.run("apply", "-input=false", "-auto-approve", *_MANY, "plan")
        self._put_secrets()
        with self._timed("second plan"):
            self.planned_again = self.terraform.planned(
                "-var-file=dev.tfvars", *_MANY, file="again"
            )
        self.state = self.terraform.shown()
        self.made = Made(self.state["values"]["root_module"])
        self.outputs = {name: one["value"] for name, one in self.state["values"]["outputs"].items()}

    def _put_secrets(self):
        """As the operator does: Terraform has only made the places."""
        for noun, value in SECRETS.items():
            self.account.client("secretsmanager").put_secret_value(
                SecretId=f"ytstudy-{noun}-dev", SecretString=value
            )

    def in_role_of(self, function):
        """What the environment of a process says that acts as a function."""
        role = {"RoleArn": self.made.functions[function]["role"], "RoleSessionName": "test"}
        keys = self.account.client("sts").assume_role(**role)["Credentials"]
        return {
            "AWS_ENDPOINT_URL": self.account.endpoint,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": keys["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": keys["SecretAccessKey"],
            "AWS_SESSION_TOKEN": keys["SessionToken"],
        }

    @contextmanager
    def worker(self, port, log):
        """The server that answers for the worker: in its role, and told what it is told."""
        told = self.made.functions["process_video"]["environment"][0]["variables"]
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
        surroundings = {
            **kept,
            **told,
            **self.in_role_of("process_video"),
            "POWERTOOLS_TRACE_DISABLED": "1",
        }
        command = [sys.executable, str(WORKER_SERVER), str(port)]
        with log.open("wb") as to:
            server = subprocess.Popen(command, env=surroundings, stdout=to, stderr=to)
        try:
            _await(port)
            yield
        finally:
            server.terminate()
            server.wait(30)

    @contextmanager
    def _timed(self, what):
        started = time.monotonic()
        yield
        self.seconds[what] = round(time.monotonic() - started, 1)


def _resources(module):
    """Address, type and values of everything in a module and those below."""
    for one in module.get("resources", []):
        if one["mode"] == "managed":
            yield one["address"], (one["type"], one.get("values", {}))
    for child in module.get("child_modules", []):
        yield from _resources(child)


def emulator_settings(worker_port):
    """Where the emulator takes events of the worker."""
    return {f"MINISTACK_LAMBDA_PROXY_{WORKER}": address(worker_port)}


def _await(port):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the worker's server did not start")
