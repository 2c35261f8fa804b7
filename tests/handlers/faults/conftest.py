from collections import Counter
from pathlib import Path

import pytest
from aws_door import AwsDoor
from fault_points import STEP
from fault_world import FaultWorld
from http_world import PLACE
from killed_world import KilledWorld
from moto import mock_aws

from studybuddy_local.stripe_stand_in import StripeStandIn


@pytest.fixture
def tally(record_property):
    """Takes down how many points a story has and how many runs it had; all are told in the end."""
    return lambda story, points, runs: record_property("story", (story, points, runs))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """All of this room takes minutes, and is asked for by its mark."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.faults)


def pytest_terminal_summary(terminalreporter):
    points, runs = Counter(), Counter()
    for report in terminalreporter.getreports("passed"):
        for _, (story, there, made) in report.user_properties:
            points[story] = max(points[story], there)
            runs[story] += made
    if not runs:
        return
    terminalreporter.section(f"single faults, at one of {STEP} points each")
    for story, number in points.items():
        terminalreporter.write_line(f"{story}: {number} points, {runs[story]} runs")
    terminalreporter.write_line(f"all: {points.total()} points, {runs.total()} runs")


@pytest.fixture(scope="module")
def stripe():
    with StripeStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def world(stripe, tmp_path):
    """One world for all runs of a test, each of which begins with an empty one."""
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            patch.delenv(name, raising=False)
        patch.setenv("AWS_DEFAULT_REGION", PLACE["region_name"])
        world = FaultWorld(tmp_path, stripe)
        with world.time.kept_by_all(patch):
            yield world


@pytest.fixture
def killed_world(world, stripe, tmp_path):
    """A world whose workers are processes of their own."""
    with AwsDoor() as door:
        yield KilledWorld(tmp_path, stripe, door)
