"""Checkers in the walk: who is asked, what a bad one costs (nothing), and what the note says."""

import signal
import threading
import time
from importlib.metadata import EntryPoint
from itertools import repeat

import msgspec
import pytest
from pipeline_fakes import SENTENCES, cited

from studybuddy import (
    Interrupted,
    Order,
    OutOfTime,
    PluginBroken,
    StudyBuddyError,
    UnknownPlugin,
    Usage,
    Verdict,
    VideoUrl,
    Work,
    WrongUse,
    digest,
    trust_rows,
)
from studybuddy.pipeline import make_note
from studybuddy.plugins import asking
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter

PLUGINS = [
    ("sources", "first", "FirstSource"),
    ("templates", "plain", "Plain"),
    ("writers", "fake", "FakeWriter"),
    ("writers", "quoting", "QuotingWriter"),
    ("checkers", "claude", "FakeChecker"),
    ("checkers", "second", "FakeChecker"),
    ("checkers", "broken", "NoSuchClass"),
    ("exporters", "text", "TextExporter"),
]
SALT = SENTENCES[1]


@pytest.fixture
def walk(tmp_path):
    def run(settings=None, plugins=PLUGINS, deadline=None, lines=None, **order):
        chosen = {"template": "plain", "writer": "fake", "exporters": ("text",), **order}
        meter = Meter(lines.append if lines is not None else lambda line: None)
        work = Work(
            Order(url=VideoUrl("dQw4w9WgXcQ"), **chosen),
            tmp_path,
            settings=settings or {},
            report=meter.report,
            deadline=deadline,
        )
        points = [
            EntryPoint(name, f"pipeline_fakes:{value}", f"studybuddy.{group}")
            for group, name, value in plugins
        ]
        return make_note(work, Registry(points), meter)

    return run


def asked(result):
    return [report.checker for report in result.note.provenance.checkers]


@pytest.mark.parametrize(
    ("order", "settings", "who"),
    [
        ({}, {}, ["claude"]),
        ({}, {"CHECKER_MISSING": "Set the key."}, []),
        ({"checkers": ("none",)}, {}, []),
        ({"checkers": ("second",)}, {}, ["second"]),
        ({"checkers": ("second", "claude", "second")}, {}, ["second", "claude"]),
        ({"writer": "quoting"}, {}, []),
        ({"writer": "quoting", "checkers": ("claude",)}, {}, ["claude"]),
    ],
)
def test_who_is_asked(walk, order, settings, who):
    assert who == asked(walk(settings, **order))


def test_by_default_a_broken_one_is_passed_over(walk):
    broken = [(g, n, "NoSuchClass" if g == "checkers" else v) for g, n, v in PLUGINS]
    assert [] == asked(walk(plugins=broken))


@pytest.mark.parametrize(
    ("checkers", "settings", "error", "telling"),
    [
        (("x",), {}, UnknownPlugin, "There is no checker 'x'"),
        (("broken",), {}, PluginBroken, "broken"),
        (("second",), {"CHECKER_MISSING": "Set the key."}, PluginBroken, "Set the key."),
        (("second",), {"CHECK_MODEL": 7}, PluginBroken, "identity"),
        (("none", "second"), {}, WrongUse, "nobody is asked"),
    ],
)
def test_one_that_cannot_be_asked_is_told_before_anything_is_paid(
    walk, checkers, settings, error, telling
):
    counts: list[str] = []
    with pytest.raises(error, match=telling):
        walk({"FETCHES": counts, **settings}, checkers=checkers)
    assert [] == counts


def test_no_plugin_is_called_nobody():
    registry = Registry([EntryPoint("none", "pipeline_fakes:FakeChecker", "studybuddy.checkers")])
    with pytest.raises(PluginBroken, match="asks no checker at all"):
        registry.checker("none")


def refuse_salt(claims, evidence, work):
    """Doubts that salt raises the boiling point."""
    return [
        Verdict("not_said", "salt lowers it")
        if claim.text == SALT
        else Verdict("supported", quote=cited(claim, evidence))
        for claim in claims
    ]


def test_what_is_refused_is_dropped_counted_and_told(walk):
    note = walk({"CHECKER": refuse_salt}).note
    assert SALT not in [claim.text for claim in note.claims()]
    assert (3, 0, 1) == (note.coverage.written, note.coverage.repaired, note.coverage.dropped)
    told = "claude · 3 asked · 2 supported · 1 refused · 0 repaired · 0 undecided"
    assert told == dict(trust_rows(note))["Meaning checked by"]


def test_what_it_cost_is_in_the_notes_usage(walk):
    cost = Usage(input_tokens=10, output_tokens=2, calls=1, cost_usd=0.000003)
    settings = {"CHECKER": refuse_salt, "CHECK_USAGE": cost, "MENDED": "Salt raises the boiling"}
    usage = walk(settings).note.provenance.usage
    assert Usage(input_tokens=20, output_tokens=4, calls=2, cost_usd=0.000006) == usage


def too_few(claims, evidence, work):
    return [Verdict("not_said")]


def too_many(claims, evidence, work):
    return repeat(Verdict("not_said"))


def other_things(claims, evidence, work):
    return [{"says": "not_said"} for _ in claims]


def mistyped(claims, evidence, work):
    return [Verdict("not_said", reason=7) for _ in claims]


def other_words(claims, evidence, work):
    return [Verdict("false") for _ in claims]


def nothing(claims, evidence, work):
    return None


def crash(claims, evidence, work):
    raise KeyError("the key sk-ant-123")


def leave(claims, evidence, work):
    raise SystemExit(3)


def interrupt(claims, evidence, work):
    raise KeyboardInterrupt


def refuse(claims, evidence, work):
    raise StudyBuddyError("no_lens", "The lens is lost.")


def run_late(claims, evidence, work):
    while True:
        time.sleep(0.01)
        work.checkpoint()


def hang(claims, evidence, work):
    threading.Event().wait(60)


BAD = [too_few, too_many, other_things, mistyped, other_words, nothing, crash, leave, interrupt]


@pytest.fixture
def short_times(monkeypatch):
    monkeypatch.setattr(asking, "_LONGEST", 0.1)
    monkeypatch.setattr(asking, "_GRACE", 0.1)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        *((bad, "A plugin failed at its work.") for bad in BAD),
        (refuse, "The checker 'claude' says: The lens is lost."),
        (run_late, "it gave no answer in time"),
        (hang, "it gave no answer in time"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_whatever_it_does_the_note_is_made_and_says_so(walk, short_times, told, why):
    lines = []
    result = walk({"CHECKER": told}, lines=lines)
    note = result.note
    assert list(SENTENCES) == [claim.text for claim in note.claims()]
    assert (3, 0, 1.0) == (note.coverage.written, note.coverage.dropped, note.coverage.grounded)
    assert (
        f"claude · meaning was not checked: {why}" == dict(trust_rows(note))["Meaning checked by"]
    )
    assert ["note.txt"] == [artifact.file_name for artifact in result.artifacts]
    assert any("could not check the meaning" in line.message for line in lines)


@pytest.mark.parametrize("error", [Interrupted, OutOfTime])
def test_a_signal_ends_the_work_and_not_the_check(walk, error):
    def on_signal(number, frame):
        raise error

    def stop(claims, evidence, work):
        signal.raise_signal(signal.SIGUSR1)
        threading.Event().wait(60)

    before = signal.signal(signal.SIGUSR1, on_signal)
    try:
        with pytest.raises(error):
            walk({"CHECKER": stop})
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_the_note_holds_nothing_of_what_a_plugin_raises(walk):
    assert b"sk-ant-123" not in msgspec.json.encode(walk({"CHECKER": crash}).note)


@pytest.mark.parametrize("usage", [7, None, "much"])
def test_a_cost_that_is_none_is_the_plugins_failure(walk, usage):
    [report] = walk({"CHECK_USAGE": usage}).note.provenance.checkers
    assert (True, "A plugin failed at its work.") == (report.failed, report.why)


def test_it_has_half_of_the_time_that_is_left(walk):
    left = []

    def look(claims, evidence, work):
        left.append(work.remaining())
        return [Verdict("unknown") for _ in claims]

    walk({"CHECKER": look}, deadline=time.monotonic() + 100)
    walk({"CHECKER": look, "CHECK_MODEL": "b"})
    assert [True, True] == [40 < left[0] <= 50, 290 < left[1] <= 300]


def test_a_line_of_one_that_was_left_is_not_shown(walk, short_times):
    goes_on, over, lines = threading.Event(), threading.Event(), []

    def linger(claims, evidence, work):
        goes_on.wait(60)
        try:
            work.progress(0.9, "Still here")
        finally:
            over.set()

    walk({"CHECKER": linger}, lines=lines)
    goes_on.set()
    assert over.wait(60)
    assert [] == [line for line in lines if line.message == "Still here"]


def notes_in(folder):
    return sorted(file.name for file in (folder / "written").glob("note-*.json"))


def test_started_again_it_is_not_asked_again(walk):
    counts: list[str] = []
    first = walk({"CHECKS": counts})
    assert first == walk({"CHECKS": counts})
    assert ["CHECKS"] == counts


def test_started_again_whoever_could_not_check_is_asked_once_more(walk):
    counts: list[str] = []
    failed = walk({"CHECKS": counts, "WRITES": counts, "CHECKER": crash})
    done = walk({"CHECKS": counts, "WRITES": counts})
    assert ["WRITES", "CHECKS", "CHECKS"] == counts
    assert [True, False] == [n.note.provenance.checkers[0].failed for n in (failed, done)]


def test_without_checkers_a_note_has_the_name_it_always_had(walk, tmp_path):
    walk(checkers=("none",))
    [note] = notes_in(tmp_path)
    [draft] = [file.name for file in (tmp_path / "written").glob("draft-*.json")]
    assert draft.replace("draft-", "note-") == note


def test_another_checker_or_another_model_of_it_checks_anew_and_writes_nothing_anew(walk, tmp_path):
    counts: list[str] = []
    settings = {"CHECKS": counts, "WRITES": counts}
    walk(settings, checkers=("none",))
    [unchecked] = notes_in(tmp_path)
    walk(settings)
    walk({**settings, "CHECK_MODEL": "b"})
    walk(settings, checkers=("second",))
    walk(settings, checkers=("none",))
    assert ["WRITES", "CHECKS", "CHECKS", "CHECKS"] == counts
    key = unchecked.removeprefix("note-").removesuffix(".json")
    names = [digest(key, "claude", ""), digest(key, "claude", "b"), digest(key, "second", "")]
    assert sorted([unchecked, *(f"note-{name}.json" for name in names)]) == notes_in(tmp_path)


def test_a_note_that_quotes_is_checked_once_it_is_said_so(walk, tmp_path):
    walk(writer="quoting")
    [draft] = [file.name for file in (tmp_path / "written").glob("draft-*.json")]
    assert [draft.replace("draft-", "note-")] == notes_in(tmp_path)
    assert ["claude"] == asked(walk(writer="quoting", checkers=("claude",)))


def test_a_writer_cannot_praise_itself(walk):
    assert () == walk(checkers=("none",)).note.provenance.checkers
