import sys
from collections import Counter
from pathlib import Path

import pytest
from moto import mock_aws

HANDLERS = Path(__file__).parents[1]
for room in (HANDLERS / "http", HANDLERS / "worker", HANDLERS.parent / "plugins" / "claude"):
    sys.path.insert(0, str(room))

from aws_door import AwsDoor  # noqa: E402
from fault_world import FaultWorld  # noqa: E402
from killed_world import KilledWorld  # noqa: E402

from studybuddy_local.stripe_stand_in import StripeStandIn  # noqa: E402

TALLY: Counter[str] = Counter()


@pytest.fixture(scope="session")
def tally():
    """Points and runs by story; printed in the end."""
    return TALLY


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """All of this room takes minutes, and is asked for by its mark."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.faults)


def pytest_terminal_summary(terminalreporter):
    if not TALLY:
        return
    terminalreporter.section("single faults")
    for name, number in TALLY.items():
        terminalreporter.write_line(f"{name}: {number}")
    for kind in ("points", "runs"):
        total = sum(n for name, n in TALLY.items() if name.endswith(kind))
        terminalreporter.write_line(f"all {kind}: {total}")


@pytest.fixture(scope="module")
def stripe():
    with StripeStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def world(stripe, tmp_path):
    """One world for all runs of a test; each run has a user of its own."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        yield FaultWorld(tmp_path, stripe)


@pytest.fixture
def killed_world(world, stripe, tmp_path):
    """A world whose workers are processes of their own."""
    with AwsDoor() as door:
        yield KilledWorld(tmp_path, stripe, door)
