"""`kill -9` while Claude writes: the next run pays for nothing that had arrived.

The server names the moments, so that each is hit however slow the machine is.
"""

import json
import os
from collections import Counter

import pytest
from messages_server import MessagesServer

from how_many import FULL

LECTURE = "\n\n".join(
    f"00:{m:02}:{s:02}.000 --> 00:{m:02}:{s + 9:02}.000\n"
    f"Rule {m * 6 + s // 10} of the lecture says that topic{m} needs value{m * 7 + s}."
    for m in range(31)
    for s in range(0, 60, 10)
)
# It is written in as many requests, and joined by one more, the last.
SECTIONS = 5
LAST = SECTIONS
NOT_REPLIES = ("transcript-", "draft-", "note-")


class Command:
    """Notes of the lecture, made by a process in a directory of its own."""

    def __init__(self, folder, server, commands, checker="none"):
        self._folder = folder
        self._checker = checker
        self._server = server
        self._commands = commands
        self._started = []
        folder.mkdir()
        (folder / "lecture.en.vtt").write_text(f"WEBVTT\n\n{LECTURE}\n")

    def start(self, parallel):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("STUDYBUDDY", "ANTHR"))}
        model = {
            "ANTHROPIC_API_KEY": "k",
            "ANTHROPIC_BASE_URL": self._server.url,
            "STUDYBUDDY_CLAUDE_SCHEMA": "api",
            # One gate for all that is asked: with one at a time it is known what was lost.
            "STUDYBUDDY_CLAUDE_CHECK_MODEL": "claude-sonnet-5-5",
        }
        process = self._commands.start(
            *("--url", "dQw4w9WgXcQ", "--output", "n", "--captions", "lecture.en.vtt"),
            *("--writer", "claude", "--exporter", "json", "--checker", self._checker),
            *("--format", "json-progress"),
            cwd=self._folder,
            env={**kept, **model, "STUDYBUDDY_CLAUDE_PARALLEL": str(parallel)},
        )
        self._started.append(process)
        return process

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in self._started:
            process.close()

    def finish(self):
        """Let it end by itself: the note without cost and time, and the replies it was made of."""
        done = self.start(SECTIONS).finish()
        assert b"" == done.stderr
        calls = json.loads(done.stdout.splitlines()[-1])["usage"]["calls"]
        note = json.loads((self._folder / "n" / "note.json").read_bytes())
        del note["provenance"]["usage"], note["provenance"]["made_at"]
        return note, calls

    def replies(self):
        """How many lie in the work directory."""
        written = (self._folder / "n" / "written").glob("*.json")
        return len([one for one in written if not one.name.startswith(NOT_REPLIES)])


@pytest.fixture
def server():
    with MessagesServer() as running:
        yield running


@pytest.fixture
def command(tmp_path, server, claude_commands):
    with Command(tmp_path / "killed", server, claude_commands) as command:
        yield command


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, claude_commands):
    folder = tmp_path_factory.mktemp("undisturbed") / "run"
    with MessagesServer() as server, Command(folder, server, claude_commands) as command:
        return command.finish()


def kill_before_the_reply(server, process, number):
    with server.hold("arrived", number) as held:
        held.wait_for()
        process.kill()


def kill_within_the_reply(server, process, number):
    with server.hold("begun", number) as held:
        held.wait_for()
        process.kill()


def kill_with_the_reply_unread(server, process, number):
    """All of it is sent, to a process that was stopped before it could read the end."""
    with server.hold("ended", number) as sent:
        with server.hold("begun", number) as held:
            held.wait_for()
            process.stop()
        sent.wait_for()
        process.kill()


@pytest.mark.parametrize(
    "kill_at", [kill_before_the_reply, kill_within_the_reply, kill_with_the_reply_unread]
)
def test_a_reply_that_was_lost_is_asked_for_once_more_and_no_other(
    command, server, undisturbed, kill_at
):
    for request in (0, LAST):
        already = len(server.exchanges) - command.replies()
        kill_at(server, command.start(parallel=1), request + already)
        assert request == command.replies()
    assert undisturbed == command.finish()
    asked = [exchange.text for exchange in server.exchanges]
    assert {asked[0]: 2, asked[-1]: 2} == {t: n for t, n in Counter(asked).items() if n > 1}
    assert SECTIONS + 1 == command.replies() == len(set(asked))


def test_all_that_was_under_way_is_asked_for_once_more(command, server, undisturbed):
    with server.hold("begun") as held:
        process = command.start(parallel=SECTIONS)
        held.wait_for(SECTIONS)
        process.kill()
    lost = {exchange.text for exchange in server.exchanges}
    assert (SECTIONS, 0) == (len(lost), command.replies())
    assert undisturbed == command.finish()
    asked = Counter(exchange.text for exchange in server.exchanges)
    assert dict.fromkeys(lost, 2) == {text: n for text, n in asked.items() if n > 1}
    assert SECTIONS + 1 == command.replies() == len(asked)


@pytest.fixture
def checked_command(tmp_path, server, claude_commands):
    with Command(tmp_path / "checked", server, claude_commands, checker="claude") as command:
        yield command


@pytest.fixture(scope="module")
def undisturbed_check(tmp_path_factory, claude_commands):
    """The note, and how many replies it is made of, those to questions about its meaning last."""
    folder = tmp_path_factory.mktemp("undisturbed") / "checked"
    with (
        MessagesServer() as server,
        Command(folder, server, claude_commands, checker="claude") as command,
    ):
        note, _ = command.finish()
        return note, command.replies()


@pytest.mark.parametrize(
    "kill_at", [kill_before_the_reply, kill_within_the_reply, kill_with_the_reply_unread]
)
def test_a_verdict_that_was_lost_is_asked_for_once_more_and_no_other(
    checked_command, server, undisturbed_check, kill_at
):
    note, replies = undisturbed_check
    every = range(SECTIONS + 1, replies)
    assert len(every) > 1
    checks = every if FULL else (every[0], every[-1])  # each is a process
    for request in checks:
        already = len(server.exchanges) - checked_command.replies()
        kill_at(server, checked_command.start(parallel=1), request + already)
        assert request == checked_command.replies()
    assert note == checked_command.finish()[0]
    asked = Counter(exchange.text for exchange in server.exchanges)
    assert {2: len(checks), 1: replies - len(checks)} == Counter(asked.values())
