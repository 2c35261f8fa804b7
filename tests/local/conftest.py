"""The service as `make dev` starts it, on ports and in a folder of the tests' own."""

import pytest
from campus import Campus, free_ports

from studybuddy_local.stack import prepare, running


@pytest.fixture(scope="session")
def stack(tmp_path_factory):
    state, ports = tmp_path_factory.mktemp("service"), free_ports()
    prepare(state, ports, reset=False)
    # Nothing is asked of YouTube, whatever is ordered.
    with running(ports, state, print, {"STUDYBUDDY_SOURCES": "captions"}) as service:
        yield service


@pytest.fixture(scope="session")
def campus(stack):
    return Campus(stack)


@pytest.fixture
def student(campus):
    return campus.student()
