"""A deployed service that answers as a test says: a local server, and Stubber for AWS."""

from contextlib import ExitStack
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import boto3
import pytest
from botocore.stub import Stubber
from checks.target import Deployed, Target

JSON = {"Content-Type": "application/json"}
VERCEL = "https://my-notes.vercel.app"
GONE = "ResourceNotFoundException"


class Answers(BaseHTTPRequestHandler):
    """What the server's `routes` say: status, headers and body by method and path."""

    def do_GET(self):
        self.server.asked.append(dict(self.headers))
        path = self.path.partition("?")[0]
        status, headers, body = self.server.routes.get(f"{self.command} {path}", (404, {}, ""))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def do_OPTIONS(self):
        self.do_GET()

    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def routes(server):
    server.routes, server.asked = {}, []
    return server.routes


@cache
def client(name):
    return boto3.client(
        name, region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b"
    )


@pytest.fixture
def aws():
    """Have AWS answer a call: its service, operation, and the answer, or the code of an error."""
    with ExitStack() as stack:
        stubs = {}

        def will(service, operation, answer):
            if service not in stubs:
                stubs[service] = stack.enter_context(Stubber(client(service)))
            if isinstance(answer, str):
                stubs[service].add_client_error(operation, answer)
            else:
                stubs[service].add_response(operation, answer)

        yield will
        for one in stubs.values():
            one.assert_no_pending_responses()


@pytest.fixture
def here(server, routes):
    return f"http://127.0.0.1:{server.server_port}"


@pytest.fixture
def target(here):
    settings = {
        "api": "/api",
        "push": f"ws{here.removeprefix('http')}/push",
        "region": "eu-central-1",
        "user_pool_id": "eu-central-1_p",
        "client_id": "c1",
        "sign_in": here,
        "stripe": "pk_test_1",
    }
    deployed = Deployed(
        address=here,
        endpoint=here,
        elsewhere=[VERCEL],
        settings=settings,
        secrets={noun: f"ytstudy-{noun}-dev" for noun in ("claude", "stripe", "proxy", "cursors")},
        worker="ytstudy-process_video-dev",
        queues={"process-dead": f"{here}/1/dead"},
        sources={"process": "0" * 36, "exports": "1" * 36},
        tables=["users"],
        buckets=["notes"],
        topic="arn:aws:sns:eu-central-1:123456789012:alarms",
    )
    return Target(deployed, lambda name, region: client(name), anthropic=here, stripe=here)


def without(target, **changes):
    """The same service, but for some of its settings."""
    deployed = target.deployed
    deployed.settings.update(changes)
    return target


def secret(value):
    answer = GONE if value is None else {"SecretString": value}
    return ("secretsmanager", "get_secret_value", answer)
