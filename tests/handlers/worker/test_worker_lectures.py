"""The whole worker on whole lectures: the real command, every file, under its limits."""

import pytest
from http_world import ADA

from lectures import ARABIC, ENGLISH


@pytest.mark.parametrize("lecture", [ENGLISH, ARABIC], ids=lambda lecture: lecture.name)
def test_a_lecture_becomes_notes(world, lecture):
    world.environment["CHILD_MEMORY_MB"] = "2048"
    video_id = world.ordered(exporters=("markdown", "json", "pdf"))
    upload = world.uploaded(lecture.read_bytes(), name=lecture.name)
    world.change_order(video_id, upload=f"{ADA}/{upload}/{lecture.name}")
    world.work()
    row = world.service.notes.get(video_id, ADA)
    made = {artifact.name for artifact in row.artifacts}
    assert {"note.md", "note.json", "note.pdf", "transcript.json"} == made
    assert [] == world.all_broken()
