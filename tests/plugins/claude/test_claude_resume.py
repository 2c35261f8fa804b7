"""Nothing is paid twice, and all that is paid is told."""

import json

import pytest
from lecture_chunks import chunks_of
from messages_server import Fault

import studybuddy
from studybuddy_claude import ClaudeWriter
from studybuddy_claude.chunks import EARLIER
from studybuddy_claude.parallel import Signals, work_off
from studybuddy_claude.prompts import PromptContext
from studybuddy_claude.section_writer import SectionWriter
from studybuddy_templates import Cornell, Lecture, Quiz


class Killed(Exception):
    """Stands for `kill -9`: nothing is tidied up, and the directory is as it was."""


def kill_after(sections):
    def report(_, message):
        if message.startswith(f"Section {sections} "):
            raise Killed

    return report


def texts(server):
    return [exchange.text for exchange in server.exchanges]


@pytest.mark.parametrize("sections", [1, 3, 6])
def test_a_job_that_is_killed_goes_on_without_asking_twice(lecture, server, write, sections):
    server.pace = 0.02
    with pytest.raises(Killed):
        write(lecture(90), report=kill_after(sections), STUDYBUDDY_CLAUDE_PARALLEL="1")
    note = write(lecture(90))
    asked = texts(server)
    assert len(set(asked)) == len(asked)
    assert len(chunks_of(lecture(90))) + 1 == note.provenance.usage.calls == len(asked)


def test_what_is_under_way_when_a_job_is_killed_is_all_that_can_be_paid_again(
    lecture, server, write
):
    server.pace = 0.02
    with pytest.raises(Killed):
        write(lecture(120), report=kill_after(2), STUDYBUDDY_CLAUDE_PARALLEL="4")
    write(lecture(120))
    assert len(texts(server)) - len(set(texts(server))) <= 4


def test_a_finished_job_asks_nothing_and_tells_the_same_cost(lecture, server, write):
    first = write(lecture(60))
    count = len(server.exchanges)
    assert first == write(lecture(60))
    assert count == len(server.exchanges)


def test_what_is_paid_is_handed_over_again_in_the_order_of_the_video(lecture, server, work_at):
    """Also when the replies come in another order."""
    runs, writer = [], ClaudeWriter(first_wait=0.01)
    server.faults = [Fault("late", match="part 2 of", pause=0.2)]
    for _ in range(2):
        handed = []
        work = work_at().handing_over_to(handed.extend)
        note = writer.write(Lecture(), lecture(60), work)
        assert list(note.sections) == handed
        runs.append(len(server.exchanges))
    assert runs[0] == runs[1]


@pytest.mark.parametrize("minutes", [5, 40])
def test_of_a_template_without_sections_nothing_is_handed_over(lecture, work_at, minutes):
    handed = []
    work = work_at().handing_over_to(handed.extend)
    ClaudeWriter().write(Quiz(), lecture(minutes), work)
    assert [] == handed


@pytest.mark.parametrize(("minutes", "requests"), [(5, 1), (40, 4)])
def test_what_an_earlier_build_asked_in_its_own_words_is_not_asked_again(
    lecture, server, work_at, minutes, requests
):
    """It showed the time of each line, and cut a video into longer chunks."""
    transcript, work, writer = lecture(minutes), work_at(), ClaudeWriter()
    context = PromptContext(
        transcript=transcript,
        instructions=studybuddy.instructions_for(Lecture(), transcript, work.order),
        parts=tuple(Lecture.parts),
        language="en",
        timed=True,
    )
    with writer._client(work) as client:
        SectionWriter(context, client, 1, EARLIER).write()
    assert requests == len(server.exchanges)
    assert requests == writer.write(Lecture(), transcript, work).provenance.usage.calls
    assert requests == len(server.exchanges)


def test_a_section_that_was_split_is_not_tried_whole_again(lecture, server, write):
    server.faults = [Fault("stop", stop="max_tokens", match="notes for lines 0 to")]
    first = write(lecture(40))
    count = len(server.exchanges)
    assert first == write(lecture(40))
    assert count == len(server.exchanges)


def test_the_rest_of_a_killed_job_begins_alone_again(lecture, server, write):
    with pytest.raises(Killed):
        write(lecture(120), report=kill_after(2), STUDYBUDDY_CLAUDE_PARALLEL="1")
    already = len(server.log)
    asked = len(server.exchanges)
    server.faults = [Fault("late", pause=0.3)]
    write(lecture(120))
    assert [("arrived", asked), ("begun", asked)] == server.log[already : already + 2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"STUDYBUDDY_CLAUDE_MODEL": "claude-opus-5-5"}),
        ({}, {"language": "fr"}),
        ({}, {"template": Cornell()}),
    ],
    ids=["model", "language", "template"],
)
def test_other_work_is_not_mistaken_for_it(lecture, server, write, first, second):
    write(lecture(5), **first)
    write(lecture(5), **second)
    assert 2 == len(server.exchanges)


def test_tokens_and_dollars_are_summed(lecture, server, write):
    usage = write(lecture(60)).provenance.usage
    assert len(server.exchanges) == usage.calls
    dollars = (
        usage.input_tokens * 2
        + usage.output_tokens * 10
        + usage.cache_write_tokens * 2.5
        + usage.cache_read_tokens * 0.1
    ) / 1_000_000
    assert pytest.approx(dollars, abs=1e-5) == usage.cost_usd
    assert min(usage.input_tokens, usage.output_tokens, usage.cache_read_tokens) > 0


def test_attempts_that_came_to_nothing_are_paid_too(lecture, server, write):
    whole = write(lecture(5)).provenance.usage
    server.faults = [Fault("text", text="no")]
    again = write(lecture(5), language="en-GB").provenance.usage
    assert (1, 2) == (whole.calls, again.calls)
    assert again.input_tokens > 1.9 * whole.input_tokens


def test_each_reply_is_on_disk_as_soon_as_it_is_there(lecture, tmp_path, write):
    kept = []

    def report(_, message):
        if message.startswith("Section "):
            kept.append(len(list((tmp_path / "written").glob("claude-*.json"))))

    write(lecture(60), report=report, STUDYBUDDY_CLAUDE_PARALLEL="1")
    assert [count >= n for n, count in enumerate(kept, 1)] == [True] * len(kept)


def test_the_key_is_nowhere_on_disk(lecture, server, tmp_path, write):
    write(lecture(20))
    files = list((tmp_path / "written").iterdir())
    assert files
    assert [] == [file for file in files if server.key in file.read_text()]
    assert {"stop", "usage", "text", "model", "thinking"} == set(json.loads(files[0].read_text()))


def test_repairs_are_paid_once_and_counted(lecture, server, work_at):
    writer, work = ClaudeWriter(), work_at()
    note = writer.write(Lecture(), lecture(20), work)
    findings = [studybuddy.Finding(claim=claim, problems=("not said",)) for claim in note.summary]
    first = writer.repair(findings, note, work)
    cost = writer.usage(note, work)
    count = len(server.exchanges)
    assert note.provenance.usage.calls + 1 == cost.calls
    later = work_at()
    assert list(first) == list(writer.repair(findings, note, later))
    assert cost == writer.usage(note, later)
    assert count == len(server.exchanges)


def test_what_would_not_end_in_time_is_not_begun(work_at):
    """So no reply is on its way, and paid for, when time is over."""
    clock, arrived = [0.0], []

    def task(begun):
        begun()
        clock[0] += 4
        return clock[0]

    with pytest.raises(studybuddy.OutOfTime):
        work_off(
            [task] * 9,
            1,
            Signals(),
            work_at(deadline=10.0, now=lambda: clock[0]),
            lambda number, result: arrived.append((number, result)),
        )
    assert [(0, 4.0), (1, 8.0)] == arrived
    assert 8.0 == clock[0]


def test_what_is_paid_is_told_as_it_is_paid_and_again_of_what_is_kept(lecture, server, write):
    """So the cost of a work that was stopped is known, and the same of one that goes on."""
    server.pace = 0.02
    killed, whole, again = [], [], []
    with pytest.raises(Killed):
        write(
            lecture(90), report=kill_after(3), spend=killed.append, STUDYBUDDY_CLAUDE_PARALLEL="1"
        )
    note = write(lecture(90), spend=whole.append)
    write(lecture(90), spend=again.append)
    cost = note.provenance.usage.cost_usd
    assert [pytest.approx(cost, abs=1e-5)] * 2 == [sum(whole), sum(again)]
    assert 0 < sum(killed) < cost


def test_that_somebody_is_paid_is_told_when_the_reply_begins(lecture, server, write):
    told = []
    with pytest.raises(Killed):
        write(lecture(5), spend=lambda dollars: told.append(dollars) or _stop())
    assert told[0] > 0
    assert sum(told) < write(lecture(5)).provenance.usage.cost_usd


def _stop():
    raise Killed
