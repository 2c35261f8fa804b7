"""The service as `make dev` starts it, on ports and in a folder of the tests' own."""

import subprocess
import sys
from pathlib import Path

import pytest
from service_client import KEY, ServiceClient, free_ports

from studybuddy_local.paths import address
from studybuddy_local.stack import prepare, running

MESSAGES_SERVER = Path(__file__).parents[1] / "plugins" / "claude" / "messages_server.py"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """A test for each operation of the contract has an id of its own, by its name.

    pytest 9.2 makes ids of the function's name, which is one for all that schemathesis makes of it.
    """
    for item in items:
        if item.path.name == "test_contract_kept.py" and item.name not in item.nodeid:
            item._id = item.parent.id.child(item.name)


@pytest.fixture(scope="session")
def claude():
    """Where a server speaks the Messages API."""
    port = free_ports().web
    command = [sys.executable, str(MESSAGES_SERVER), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        yield address(port)
        server.terminate()


@pytest.fixture(scope="session")
def stack(tmp_path_factory, claude):
    state, ports = tmp_path_factory.mktemp("service"), free_ports()
    # Nothing is asked of YouTube, whatever is ordered.
    settings = {
        "STUDYBUDDY_SOURCES": "captions",
        "ANTHROPIC_API_KEY": KEY,
        "ANTHROPIC_BASE_URL": claude,
    }
    prepare(state, ports, reset=False)
    with running(ports, state, print, settings) as service:
        yield service


@pytest.fixture(scope="session")
def service_client(stack):
    return ServiceClient(stack)


@pytest.fixture
def student(service_client):
    return service_client.student()
