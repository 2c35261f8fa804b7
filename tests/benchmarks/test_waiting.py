"""The pace of the local server, whose request is whose, and what the command is told."""

import pytest
from benchmarks.cost.measure import _role, stand_in
from benchmarks.waiting import _command, _environment

from studybuddy_claude.schema import (
    notes_schema,
    overview_schema,
    repair_schema,
    verdict_schema,
)


def test_a_reply_takes_its_first_token_its_prompt_and_each_token():
    with stand_in() as server:
        assert 0 == server.pacing.seconds(1000, 1000, 70)
        server.pacing.scale = 2.0
        assert pytest.approx(2 * (1.5 + 0.091 + 0.017 + 1)) == server.pacing.seconds(1000, 1000, 70)


@pytest.mark.parametrize(
    ("schema", "role"),
    [
        (notes_schema(("summary", "sections"), whole=True), "section"),
        (notes_schema(("sections", "terms"), whole=False), "section"),
        (overview_schema(("summary",)), "overview"),
        (overview_schema(()), "overview"),
        (repair_schema(), "repair"),
        (verdict_schema(), "check"),
    ],
)
def test_each_request_is_known_by_its_schema(schema, role):
    assert role == _role(schema["properties"])


def test_another_checkout_is_run_in_place_of_this(tmp_path):
    path = _environment(tmp_path)["PYTHONPATH"]
    assert f"{tmp_path}/engine:{tmp_path}/plugins" == path
    assert "claude" == _command(tmp_path, "x")[_command(tmp_path, "x").index("--writer") + 1]
