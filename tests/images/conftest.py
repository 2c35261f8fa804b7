"""The local stack, whose worker is the built image, run as Lambda would run it."""

import pytest
from service_client import ServiceClient, free_ports
from worker_image import WorkerFunction

from studybuddy_local.stack import prepare, running


@pytest.fixture(scope="session")
def stack(tmp_path_factory):
    state, ports = tmp_path_factory.mktemp("service"), free_ports()
    prepare(state, ports, reset=False)
    # Nothing is asked of YouTube, whatever is ordered.
    with running(ports, state, print, {"STUDYBUDDY_SOURCES": "captions"}) as service:
        yield service


@pytest.fixture(scope="session")
def service_client(stack):
    return ServiceClient(stack)


@pytest.fixture
def student(service_client):
    return service_client.student()


@pytest.fixture(scope="session")
def function(stack, tmp_path_factory):
    return WorkerFunction(stack, tmp_path_factory.mktemp("image"))


# Lambda sets no HOME, or one that is not there.
@pytest.fixture(scope="session", params=[(), ("HOME=/home/sbx_user1051",)], ids=["no-home", "home"])
def worker(request, function):
    with function.running(*request.param):
        yield function
