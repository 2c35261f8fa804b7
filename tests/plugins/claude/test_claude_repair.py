"""False claims planted by the model: found by the engine, mended or dropped, never kept."""

import json

import pytest
from messages_server import Fault

import studybuddy
from studybuddy_claude import ClaudeWriter
from studybuddy_templates import ExamCram, Lecture


@pytest.fixture
def repaired(lecture, server, work_at):
    """Writes with a fault in the first reply, and gives the findings with Claude's answers."""

    def run(fault, minutes=5):
        server.faults = [fault]
        writer, work = ClaudeWriter(first_wait=0.01), work_at()
        note = writer.write(Lecture(), lecture(minutes), work)
        findings = studybuddy.unsupported(note)
        return note, list(zip(findings, writer.repair(findings, note, work), strict=True))

    return run


def test_a_wrong_number_and_an_invented_name_are_found_and_never_kept(repaired):
    note, repairs = repaired(Fault("lie"))
    claims = [finding.claim.text for finding, _ in repairs]
    assert 1 == sum("73519" in text for text in claims)
    assert 1 == sum("Ottokar" in text for text in claims)
    answers = [answer for _, answer in repairs if answer is not None]
    assert answers
    checked = note.with_claims(lambda claim: claim if claim in answers else None)
    assert [] == studybuddy.unsupported(checked)
    assert [] == [a for a in answers if "73519" in a.text or "Ottokar" in a.text]


def test_a_citation_of_no_line_reaches_the_engine_and_is_mended(repaired):
    note, repairs = repaired(Fault("invent"))
    mended = [(f.claim, a) for f, a in repairs if f.claim.cites == (987_654,)]
    assert mended
    for before, after in mended:
        assert before.text == after.text
        assert before.text == note.transcript.segments[after.cites[0]].text


def test_the_request_shows_the_claim_the_finding_and_the_lines_around(repaired, server):
    note, repairs = repaired(Fault("lie"))
    request = server.exchanges[-1].text
    assert repairs
    for finding, _ in repairs:
        assert finding.claim.text in request
        assert finding.problems[0] in request
        for line in range(finding.claim.cites[0], finding.claim.cites[0] + 4):
            assert f"[{line}] " in request
            assert note.transcript.segments[line].text in request


def test_a_repair_is_of_the_claims_own_kind(lecture, server, work_at):
    writer, work = ClaudeWriter(), work_at()
    note = writer.write(ExamCram(), lecture(5), work)
    claims = [note.terms[0], note.cards[0], note.questions[0], note.summary[0]]
    reply = {
        "repairs": [
            _repair(1, text="Lume", detail="A river."),
            _repair(2, text="Why?", detail="Because."),
            _repair(3, text="Which?", detail="This", wrong=["That", "those", "this"]),
            _repair(9, text="Nobody asked."),
            {**_repair(4), "drop": True},
        ]
    }
    server.faults = [Fault("text", text=json.dumps(reply))]
    findings = [studybuddy.Finding(claim=claim, problems=("no",)) for claim in claims]
    term, card, question, point = writer.repair(findings, note, work)
    assert studybuddy.Term(term="Lume", meaning="A river.", cites=(1,)) == term
    assert studybuddy.Card(front="Why?", back="Because.", cites=(1,)) == card
    assert {"This", "That", "those"} == set(question.choices)
    assert point is None


def test_many_findings_are_mended_in_several_requests(lecture, server, work_at):
    writer, work = ClaudeWriter(), work_at()
    note = writer.write(Lecture(), lecture(60), work)
    findings = [studybuddy.Finding(claim=c, problems=("no",)) for c in note.claims()][:30]
    asked = len(server.exchanges)
    assert 30 == len(writer.repair(findings, note, work))
    assert 3 == len(server.exchanges) - asked


def test_a_refused_repair_drops_the_claims(lecture, server, work_at):
    writer, work = ClaudeWriter(), work_at()
    note = writer.write(Lecture(), lecture(5), work)
    server.faults = [Fault("stop", stop="refusal")]
    findings = [studybuddy.Finding(claim=note.summary[0], problems=("no",))]
    assert [None] == list(writer.repair(findings, note, work))


def _repair(number, text="x", detail="", wrong=()):
    fields = {"text": text, "detail": detail, "wrong": list(wrong), "cites": [1]}
    return {"number": number, "drop": False, **fields}


def test_a_claim_like_nothing_that_was_said_is_shown_no_lines_and_dropped(lecture, server, work_at):
    writer, work = ClaudeWriter(), work_at()
    note = writer.write(Lecture(), lecture(5), work)
    claim = studybuddy.Point(text="Xylophones zigzag.", cites=(987_654,))
    findings = [studybuddy.Finding(claim=claim, problems=("no such line",))]
    assert [None] == list(writer.repair(findings, note, work))
    assert "[0]" not in server.exchanges[-1].text
