"""What every room's tests share."""

import gc
import signal
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from fresh_venv import FreshVenv
from how_many import examples

# How long an example takes is the machine's affair: on a busy one it is no failure.
settings.register_profile(
    "patient",
    deadline=None,
    max_examples=examples(100),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("patient")

# What tests make is mostly gone before the collector looks, and there is much that stays: the tests
# themselves, AWS's models. Looking a thirtieth as often takes a third off collecting tests.
gc.set_threshold(20_000, 20, 50)

SHARED_CAPTIONS = Path(__file__).parents[2] / "shared" / "captions"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With `--dist loadfile` (make test) files that belong together are run by one worker."""
    from worker_groups import GroupScheduling

    return GroupScheduling(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(config, items):
    """What takes longest begins first, so that no worker waits for another in the end."""
    if hasattr(config, "workerinput"):
        from worker_groups import place_of

        items.sort(key=lambda item: place_of(item.nodeid))


@pytest.fixture(scope="session")
def captions_folder() -> Path:
    """Real captions, which lie beside the checkout and are no part of it."""
    if not SHARED_CAPTIONS.is_dir():
        pytest.skip("the captions to test with do not lie beside this checkout")
    return SHARED_CAPTIONS


@pytest.fixture(autouse=True)
def signals_as_before():
    """A stopped command ignores further signals, and so would all that is started after it."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


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
