"""A work directory of the build before, in the middle of its work: what is paid stays paid."""

import json
import os
import shutil

import pytest

import earlier_build

ALL_REPLIES = 5  # four sections, and the summary of the whole


@pytest.fixture
def taken_up(tmp_path):
    """The directory as it was left, and its captions beside it."""
    shutil.copytree(earlier_build.FOLDER / "interrupted", tmp_path / "interrupted")
    shutil.copy(earlier_build.FOLDER / "slow-lecture.en.vtt", tmp_path)
    return tmp_path / "interrupted"


@pytest.fixture
def go_on(taken_up, server, claude_commands):
    """Runs the command that was interrupted; its last line."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("STUDYBUDDY", "ANTHROPIC"))}
    told = {"ANTHROPIC_API_KEY": server.key, "ANTHROPIC_BASE_URL": server.url}

    def run(checker="none"):
        done = claude_commands.run(
            *("--url", "dQw4w9WgXcQ", "--captions", "slow-lecture.en.vtt"),
            *("--subject", "Learning to learn", "--writer", "claude"),
            *("--exporter", "markdown", "--exporter", "json", "--checker", checker),
            *("--output", "interrupted", "--format", "json-progress"),
            cwd=taken_up.parent,
            env={**kept, **told},
        )
        assert (0, b"") == (done.returncode, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    return run


def replies(directory):
    return {file.name: file.read_bytes() for file in (directory / "written").glob("claude-*.json")}


def test_only_replies_that_had_not_arrived_are_asked_for(taken_up, server, go_on):
    paid = replies(taken_up)
    last = go_on()
    assert ("done", ALL_REPLIES) == (last["step"], last["usage"]["calls"])
    assert (2, ALL_REPLIES - 2) == (len(paid), len(server.exchanges))
    assert paid == {name: replies(taken_up)[name] for name in paid}


def test_once_it_is_finished_nothing_is_asked_any_more(server, go_on):
    first = go_on()
    server.exchanges.clear()
    assert (first, []) == (go_on(), server.exchanges)


def test_a_note_that_was_finished_unchecked_is_checked_and_not_written_again(
    taken_up, server, go_on
):
    go_on()
    paid = replies(taken_up)
    server.exchanges.clear()
    last = go_on("claude")
    assert ALL_REPLIES + len(server.exchanges) == last["usage"]["calls"]
    asked = [exchange.text for exchange in server.exchanges]
    assert asked
    assert [] == [text for text in asked if "what the lines near its citation mean" not in text]
    assert paid == {name: replies(taken_up)[name] for name in paid}
