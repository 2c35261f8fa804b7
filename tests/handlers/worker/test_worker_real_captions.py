"""The whole worker on real captions: the real command, every file, under its limits."""

import pytest
from http_world import ADA


@pytest.mark.parametrize(
    "name", ["en_ols_open_protocols_0h15.srt", "ar_ols_open_protocols_0h15_rtl.srt"]
)
def test_real_captions_become_notes(world, captions_folder, name):
    world.environment["CHILD_MEMORY_MB"] = "2048"
    video_id = world.ordered(exporters=("markdown", "json", "pdf"))
    upload = world.uploaded((captions_folder / name).read_bytes(), name=name)
    world.change_order(video_id, upload=f"{ADA}/{upload}/{name}")
    world.work()
    row = world.service.notes.get(video_id, ADA)
    made = {artifact.name for artifact in row.artifacts}
    assert {"note.md", "note.json", "note.pdf", "transcript.json"} == made
    assert [] == world.all_broken()
