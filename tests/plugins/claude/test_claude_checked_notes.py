"""Notes that Claude writes and checks, from captions to artifacts: a bad day costs no note."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from messages_server import Fault

import studybuddy
from studybuddy.pipeline import make_note
from studybuddy.plugins import asking
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter
from studybuddy_claude.checker import BATCH

CHECK = "what the lines near its citation mean"
REPAIR = "give one repair"
WHOLE = (
    ("status 529", Fault("status", status=529, times=99), "The model is overloaded."),
    ("cut", Fault("cut", times=99), "The model could not be reached, or the connection broke off."),
    ("key", Fault("status", status=401, times=99), "The model's provider refuses the key."),
    ("hang", Fault("hang", times=99), "it gave no answer in time"),
    ("refusing", Fault("stop", stop="refusal", times=99), "Claude declined to judge it"),
    ("garbled", Fault("text", text="fine", times=99), "Claude gave no whole answer"),
    ("inventing", Fault("invent", times=99), "it quoted what is not said"),
    ("silent", Fault("text", text='{"verdicts": []}', times=99), "Claude left it out"),
)


def at(seconds):
    return f"00:{int(seconds) // 60:02}:{seconds % 60:06.3f}"


@pytest.fixture
def make(tmp_path, server, lecture, monkeypatch):
    monkeypatch.setattr(asking, "_LONGEST", 8.0)
    captions = tmp_path / "lecture.en.vtt"
    cues = [f"{at(s.start)} --> {at(s.end)}\n{s.text}\n" for s in lecture(30).segments]
    captions.write_text("\n".join(["WEBVTT\n", *cues]))

    def run(*faults, parallel="4", schema="", **order):
        server.faults = list(faults)
        url = studybuddy.VideoUrl("dQw4w9WgXcQ")
        chosen = {"captions": str(captions), "exporters": ("markdown", "json"), **order}
        meter = Meter(lambda line: None)
        settings = {
            "ANTHROPIC_API_KEY": server.key,
            "ANTHROPIC_BASE_URL": server.url,
            "STUDYBUDDY_CLAUDE_PARALLEL": parallel,
            "STUDYBUDDY_CLAUDE_SCHEMA": schema,
        }
        work = studybuddy.Work(
            studybuddy.Order(url=url, **chosen),
            tmp_path / "work",
            settings=settings,
            report=meter.report,
        )
        return make_note(work, Registry(), meter)

    return run


def report_of(result):
    [report] = result.note.provenance.checkers
    return report


def test_with_a_key_claude_writes_and_checks(make, server):
    note = make().note
    [report] = note.provenance.checkers
    assert ("claude", len(list(note.claims())), "") == (report.checker, report.asked, report.why)
    assert report.supported == report.asked > 40
    checks = server.asked_for(CHECK)
    assert {"claude-haiku-5-5"} == {exchange.body["model"] for exchange in checks}
    assert len(server.exchanges) == note.provenance.usage.calls
    assert "Meaning checked by" in dict(studybuddy.trust_rows(note))


def test_nobody_is_asked_when_it_is_said_so(make, server):
    assert () == make(checkers=("none",)).note.provenance.checkers
    assert [] == server.asked_for(CHECK)


@pytest.mark.parametrize(("fault", "why"), [c[1:] for c in WHOLE], ids=[c[0] for c in WHOLE])
def test_whatever_happens_to_the_check_the_note_is_made_and_says_so(
    make, server, tmp_path, fault, why
):
    fault.match, fault.times = CHECK, 99
    result = make(fault)
    report = report_of(result)
    assert (True, why) == (report.failed, report.why)
    assert (0, 1.0) == (result.note.coverage.dropped, result.note.coverage.grounded)
    assert ["note.md", "note.json"] == [artifact.file_name for artifact in result.artifacts]
    assert "meaning was not checked" in (tmp_path / "work" / "note.md").read_text()


def test_some_of_the_answers_lost_is_told_too(make):
    whole = f"{CHECK}[^\0]*\n{BATCH - 1}\\. "
    report = report_of(make(Fault("stop", stop="max_tokens", match=whole)))
    assert (True, False) == (abs(report.unknown - BATCH) <= 1, report.failed)
    assert report.supported == report.asked - report.unknown
    assert "Claude gave no whole answer" == report.why


MENDED = "Eleven boats are carried by the river of fact 0."


def test_a_doubt_goes_to_the_writer_and_its_repair_is_asked_about_too(make, server):
    doubts = {"number": 1, "quote": "", "says": "not_said", "reason": "boats are counted by day"}
    mended = {"number": 1, "drop": False, "text": MENDED, "detail": "", "wrong": [], "cites": [0]}
    note = make(
        Fault(
            "text", text=json.dumps({"verdicts": [doubts]}), match=rf"{CHECK}[^\0]*\n1\. .*\n2\. "
        ),
        Fault("text", text=json.dumps({"repairs": [mended]}), match=REPAIR),
        parallel="1",
    ).note
    [repair] = server.asked_for(REPAIR)
    assert (
        "claude does not find it said near its citation (boats are counted by day)" in repair.text
    )
    *_, last = server.asked_for(CHECK)
    assert [MENDED] == re.findall(r'"text": "(.*?)"', last.text)
    assert MENDED == next(note.claims()).text
    [report] = note.provenance.checkers
    assert (1, 1) == (report.refused, report.mended)
    assert (1, 0) == (note.coverage.repaired, note.coverage.dropped)


def test_sections_are_checked_and_mended_while_others_are_written(make, server):
    server.lies = True
    with ThreadPoolExecutor(1) as one, server.hold("begun", 3) as held:
        making = one.submit(make, schema="api")
        held.wait_for()  # a section that comes after those before it are mended
        repairs = server.await_request(REPAIR)
        assert [] == server.asked_for("<notes>")
        held.release()
        note = making.result().note
    assert repairs
    assert 2 * len(server.asked_for("is part")) == note.coverage.repaired
    assert len(server.exchanges) == note.provenance.usage.calls


def test_what_was_checked_early_is_paid_once_though_the_note_was_lost(make, server, tmp_path):
    first = make(schema="api").note
    for file in (tmp_path / "work" / "written").glob("note-*.json"):
        file.unlink()
    server.exchanges.clear()
    again = make(schema="api").note
    assert [] == server.exchanges
    made = msgspec.structs.replace(first.provenance, made_at=again.provenance.made_at)
    assert msgspec.structs.replace(first, provenance=made) == again


def test_early_too_a_check_that_fails_costs_no_note(make):
    result = make(Fault("status", status=529, match=CHECK, times=99), schema="api")
    assert (True, 1.0) == (report_of(result).failed, result.note.coverage.grounded)
