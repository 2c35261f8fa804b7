"""What every room's tests share."""

import socket
from pathlib import Path

import pytest

from fresh_venv import FreshVenv

TESTS = Path(__file__).parent
SHARED_CAPTIONS = TESTS.parents[1] / "shared" / "captions"
# With workers (`pytest -n 2 --dist loadgroup`) one runs all of a file, and all files of a group
# that share what is costly to start. What takes longest is named first, and begins first.
GROUPS = {
    "local": ["local"],
    "fresh_venv": ["engine/test_tutorial.py", "engine/test_scaffold.py", "outsider"],
    "money": ["handlers/money"],
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Put tests into groups, each of which one worker runs."""
    if not config.getoption("loadgroup", False):
        return
    of = {file: _group(file) for file in {item.path for item in items}}
    for item in items:
        item.add_marker(pytest.mark.xdist_group(of[item.path]))
    order = list(GROUPS)
    items.sort(key=lambda item: order.index(g) if (g := of[item.path]) in GROUPS else len(order))


def _group(file: Path) -> str:
    """The group of a file of tests, named after itself unless it belongs to one."""
    for name, places in GROUPS.items():
        if any(file.is_relative_to(TESTS / place) for place in places):
            return name
    return file.relative_to(TESTS).as_posix() if file.is_relative_to(TESTS) else str(file)


@pytest.fixture(scope="session")
def captions_folder() -> Path:
    """Real captions, which lie beside the checkout and are no part of it."""
    if not SHARED_CAPTIONS.is_dir():
        pytest.skip("the captions to test with do not lie beside this checkout")
    return SHARED_CAPTIONS


@pytest.fixture
def silent_port():
    """A port that accepts connections and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


@pytest.fixture(scope="session")
def fresh_venv(tmp_path_factory) -> FreshVenv:
    """A virtual environment with Study Buddy's wheel; made once, so leave it as it was found."""
    return FreshVenv(tmp_path_factory.mktemp("fresh"))
