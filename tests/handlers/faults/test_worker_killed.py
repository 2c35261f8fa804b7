"""`kill -9` of the worker at every call it makes, with the real command as its child."""

import shutil

import pytest
from fault_points import at_some_points


def paid(world):
    return world.told.read_text().split() if world.told.exists() else []


def sections(names):
    """The numbers of the sections among the names of kept files."""
    return {name[len("section-") : -len(".json")] for name in names if name.startswith("section")}


def run(world, at, when, machine):
    """Kill the worker at a call, and let the hour go by; whether it came so far.

    What was kept is not paid again: on the machine where it was killed what is on its disk, on
    another one what is in S3. The one call that was under way when the child died with its worker
    is lost.
    """
    world.fresh()
    world.told.unlink(missing_ok=True)
    video_id = world.asked()
    world.change_order(video_id, writer="sections", upload=world.uploaded_for(video_id))
    event = world.received()
    world.door.kill(at, when)
    world.deliver(event)
    killed, before = world.killed, paid(world)
    kept = sections(world.carried(video_id, world.user))
    if machine == "another":
        shutil.rmtree(world.places, ignore_errors=True)
    else:
        kept |= sections(file.name for file in world.places.glob("*/work/written/*"))
    world.door.kill(-1, "")
    world.an_hour()
    assert ["completed"] == [job.status for job in world.jobs()], (at, when)
    assert [] == world.all_broken(), (at, when)
    again = paid(world)[len(before) :]
    assert set() == kept & set(again), (at, when)
    assert machine == "another" or len(set(before) & set(again)) <= 1, (at, when)
    return killed


@pytest.mark.parametrize(
    ("when", "machine", "shift"),
    [
        *(("before", "the same", 0), ("after", "the same", 2)),
        *(("before", "another", 1), ("after", "another", 3)),
    ],
)
def test_a_worker_killed_anywhere_loses_nothing(killed_world, tally, when, machine, shift):
    last = 0

    def killed(at):
        nonlocal last
        last = at
        return run(killed_world, at, when, machine)

    runs = at_some_points(killed, shift)
    assert runs
    tally("kill -9", last, runs)
