"""Who does what: a model and an effort for each role, what the thinking costs, and `thrifty`."""

import pytest
from anthropic.types import OutputConfigParam
from click.testing import CliRunner

import studybuddy
from studybuddy.command.main import cli
from studybuddy.command.notes import order_of
from studybuddy_claude import ClaudeChecker, ClaudeWriter
from studybuddy_claude.pricing import long_prompt_of, usage_of
from studybuddy_claude.roles import CHEAPEST_MODEL, EFFORTS, WRITING_MODEL, Role, role_of
from studybuddy_templates import Lecture

OPUS = "claude-opus-5-5"
NAMES = ("section", "overview", "repair", "check")


@pytest.mark.parametrize(
    ("settings", "profile", "expected"),
    [
        ({}, "standard", [WRITING_MODEL] * 3 + [CHEAPEST_MODEL]),
        ({}, "thrifty", [CHEAPEST_MODEL, WRITING_MODEL, WRITING_MODEL, CHEAPEST_MODEL]),
        ({"STUDYBUDDY_CLAUDE_MODEL": "m"}, "standard", ["m", "m", "m", CHEAPEST_MODEL]),
        ({"STUDYBUDDY_CLAUDE_MODEL": "m"}, "thrifty", ["m", "m", "m", CHEAPEST_MODEL]),
        (
            {"STUDYBUDDY_CLAUDE_MODEL": OPUS},
            "thrifty",
            [CHEAPEST_MODEL, OPUS, OPUS, CHEAPEST_MODEL],
        ),
        (
            {f"STUDYBUDDY_CLAUDE_{name.upper()}_MODEL": f" {name} " for name in NAMES},
            "thrifty",
            [*NAMES],
        ),
    ],
)
def test_each_role_has_a_model(settings, profile, expected):
    assert expected == [role_of(name, settings, profile).model for name in NAMES]


def test_each_role_has_an_effort_and_the_usual_one_is_the_cheapest():
    settings = {"STUDYBUDDY_CLAUDE_EFFORT": "high", "STUDYBUDDY_CLAUDE_REPAIR_EFFORT": "max"}
    assert ["high", "high", "max", "high"] == [role_of(n, settings).effort for n in NAMES]
    assert {EFFORTS[0]} == {role_of(name, {}).effort for name in NAMES}


def test_the_efforts_are_those_that_the_library_knows():
    hints = OutputConfigParam.__annotations__["effort"].__forward_arg__
    assert f"Optional[Literal[{', '.join(map(repr, EFFORTS))}]]" == hints.replace('"', "'")


def test_the_command_takes_a_profile():
    options = dict.fromkeys(("title", "template", "writer", "language", "translate"), "")
    given = {"url": "dQw4w9WgXcQ", "captions": "", "offset": None, "speakers": (), **options}
    assert "thrifty" == order_of({**given, "profile": "thrifty"}).profile
    assert "standard" == order_of(given).profile
    assert 2 == CliRunner().invoke(cli, ["--url", "x", "--profile", "lavish"]).exit_code


def asked(server):
    return [(e.body["model"], e.body["output_config"]["effort"]) for e in server.exchanges]


def test_each_request_is_sent_to_its_role(lecture, server, work_at):
    work = work_at(
        profile="thrifty",
        STUDYBUDDY_CLAUDE_OVERVIEW_EFFORT="medium",
        STUDYBUDDY_CLAUDE_REPAIR_MODEL="claude-opus-5-5",
    )
    writer = ClaudeWriter()
    note = writer.write(Lecture(), lecture(40), work)
    finding = studybuddy.Finding(claim=note.summary[0], problems=("not said",))
    writer.repair([finding], note, work)
    *sections, overview, repair = asked(server)
    assert {(CHEAPEST_MODEL, "low")} == set(sections)
    assert [(WRITING_MODEL, "medium"), ("claude-opus-5-5", "low")] == [overview, repair]
    assert CHEAPEST_MODEL == note.provenance.model


def test_thrifty_costs_a_fifth(lecture, write):
    standard = write(lecture(60)).provenance.usage.cost_usd
    thrifty = write(lecture(60), profile="thrifty").provenance.usage.cost_usd
    assert 0 < thrifty <= 0.2 * standard


def test_the_cheapest_model_is_given_no_prompt_beyond_its_step(lecture, server, write):
    note = write(lecture(360), profile="thrifty")
    longest = max(
        len(" ".join([*(part["text"] for part in e.body["system"]), e.text])) / 3
        for e in server.exchanges
    )
    assert longest <= long_prompt_of(CHEAPEST_MODEL)
    assert note.provenance.usage.calls == len(server.exchanges)
    assert None is long_prompt_of(WRITING_MODEL)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, WRITING_MODEL),
        ({"STUDYBUDDY_CLAUDE_EFFORT": "low"}, WRITING_MODEL),
        ({"STUDYBUDDY_CLAUDE_EFFORT": "high"}, f"{WRITING_MODEL}@high"),
        ({"STUDYBUDDY_CLAUDE_OVERVIEW_MODEL": "m"}, f"{WRITING_MODEL} m"),
    ],
)
def test_what_decides_is_named_and_the_usual_as_in_earlier_builds(settings, expected):
    assert expected == ClaudeWriter().identity(settings)


def test_the_checker_is_named_by_its_own_role():
    assert f"{CHEAPEST_MODEL}@max" == ClaudeChecker().identity(
        {"STUDYBUDDY_CLAUDE_CHECK_EFFORT": "max"}
    )
    assert Role(CHEAPEST_MODEL, "low") == role_of("check", {})


def test_another_effort_is_another_reply(lecture, server, write):
    write(lecture(5))
    write(lecture(5), STUDYBUDDY_CLAUDE_EFFORT="low")
    write(lecture(5), STUDYBUDDY_CLAUDE_EFFORT="high")
    assert 2 == len(server.exchanges)


def test_thinking_is_counted_and_paid_and_kept(lecture, server, write):
    thoughtless = write(lecture(40)).provenance.usage
    server.character.thinking = 700
    first = write(lecture(40), language="en-GB").provenance.usage
    again = write(lecture(40), language="en-GB").provenance.usage
    assert (0, 700 * first.calls) == (thoughtless.thinking_tokens, first.thinking_tokens)
    assert first == again
    dearer = usage_of(
        WRITING_MODEL, fresh=0, output=700 * first.calls, cache_read=0, cache_write=0
    ).cost_usd
    assert pytest.approx(dearer, rel=0.1) == first.cost_usd - thoughtless.cost_usd


def test_progress_is_told_while_a_reply_comes(lecture, server, write):
    server.pace = 0.5
    shares = []

    def report(share, message):
        shares.append((share, message))

    write(lecture(5), report=report)
    coming = [share for share, message in shares if 0 < share < 0.9 and not message]
    assert coming
    assert sorted(coming) == coming
