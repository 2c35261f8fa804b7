"""What the worker tells the API of its plugins, looked at by a real child."""

from studybuddy_aws.process_video import Worker
from studybuddy_aws.storage.worker_plugins import (
    WorkerPlugins,
    read_worker_plugins,
    write_worker_plugins,
)
from studybuddy_aws.worker.job_runner import WorkerSettings
from studybuddy_aws.worker.plugin_check import PluginCheck


def started(world, **more):
    """A worker that starts, by a message of nothing; what it has told then."""
    service = world.opened(WorkerSettings)
    check = PluginCheck(service, **more)
    worker = Worker(service, lambda *_, **__: None, tell_plugins=check.tell)
    for _ in range(2):
        worker.serve({"Records": []}, lambda: 900.0)
    return read_worker_plugins(service.tables)


def no_child(*_, **__):
    raise AssertionError("nothing has changed: the plugins were looked at before")


def test_what_the_plugins_lack_is_told_once_for_an_image_and_its_settings(world):
    with_key = started(world)
    assert "writer claude" not in with_key.lacking
    assert with_key == started(world, start=no_child)
    world.environment["CLAUDE_SECRET_ARN"] = ""
    without = started(world)
    assert {"writer claude", "checker claude"} <= set(without.lacking)
    assert "writer outline" not in without.lacking
    assert with_key.found_with != without.found_with


def test_plugins_that_cannot_be_looked_at_leave_what_was_known(world, monkeypatch):
    known = WorkerPlugins(found_with="an earlier image", lacking=("writer claude",))
    write_worker_plugins(world.service.tables, known)
    monkeypatch.setattr("studybuddy_aws.worker.plugin_check._LARGEST", 10)
    assert known == started(world)
