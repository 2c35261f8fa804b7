"""What every room's tests share."""

import socket
from pathlib import Path

import pytest

from fresh_venv import FreshVenv

SHARED_CAPTIONS = Path(__file__).parents[2] / "shared" / "captions"


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
