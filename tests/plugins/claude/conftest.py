"""A server that speaks the Messages API, orders that lead to it, and lectures of any length."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from messages_server import MessagesServer

import studybuddy
from forked_command import CommandServer
from studybuddy_claude import ClaudeWriter
from studybuddy_templates import Lecture

KEY = "sk-ant-test-0123456789"
CLAUDE = ("studybuddy_claude.writer", "studybuddy_claude.checker")


@pytest.fixture
def server() -> Iterator[MessagesServer]:
    with MessagesServer(key=KEY) as running:
        yield running


@pytest.fixture(scope="session")
def claude_commands() -> Iterator[CommandServer]:
    """Starts the command, Claude's library loaded."""
    with CommandServer("anthropic.types.beta", *CLAUDE) as running:
        yield running


@pytest.fixture
def work_at(server, tmp_path) -> Callable[..., studybuddy.Work]:
    """Makes the work of one order; on the same directory each time, as a second run would."""

    def make(
        directory: Path = tmp_path,
        *,
        language="",
        focus="",
        profile="standard",
        deadline=None,
        report=None,
        now=None,
        spend=None,
        **settings,
    ):
        order = studybuddy.Order(
            url=studybuddy.VideoUrl("dQw4w9WgXcQ"), language=language, focus=focus, profile=profile
        )
        as_anthropic = {"STUDYBUDDY_CLAUDE_PRICES": "list", "STUDYBUDDY_CLAUDE_SCHEMA": "api"}
        reached = {"ANTHROPIC_API_KEY": KEY, "ANTHROPIC_BASE_URL": server.url}
        told = {**as_anthropic, **reached, **settings}
        given = {"now": now, "spend": spend}
        optional = {name: value for name, value in given.items() if value}
        return studybuddy.Work(
            order,
            directory,
            settings=told,
            deadline=deadline,
            report=report or (lambda share, message: None),
            **optional,
        )

    return make


@pytest.fixture
def write(work_at):
    """Writes notes of a transcript; settings and the rest as for `work_at`."""

    def run(transcript, template=None, **options):
        writer = ClaudeWriter(first_wait=0.01)
        return writer.write(template or Lecture(), transcript, work_at(**options))

    return run


@pytest.fixture
def lecture() -> Callable[..., studybuddy.Transcript]:
    """Makes a lecture of so many minutes: five sentences a minute, each like no other."""
    return make_lecture


def make_lecture(minutes: int, *, planted: dict[float, str] | None = None, **video):
    """`planted` are sentences by their place in the lecture, from 0 to 1."""
    count = minutes * 5
    texts = [
        f"Fact {number} says that river {_word(number)} carries {number * 7 + 11} boats, which is "
        f"why the town of {_word(number * 3 + 1)} keeps a bridge over it for carts and people."
        for number in range(count)
    ]
    for place, sentence in (planted or {}).items():
        texts[int(place * count)] = sentence
    return studybuddy.Transcript(
        video=studybuddy.Video(id="dQw4w9WgXcQ", **{"title": "On rivers", **video}),
        segments=tuple(
            studybuddy.Segment(start=12.0 * n, end=12.0 * n + 11.5, text=text)
            for n, text in enumerate(texts)
        ),
        language="en",
        kind="manual",
        source="sample",
    )


def _word(number: int) -> str:
    """A name that only this number has."""
    syllables = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")
    return "".join(syllables[number // 12**place % 12] for place in (2, 1, 0)).capitalize()
