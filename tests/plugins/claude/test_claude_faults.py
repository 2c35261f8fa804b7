"""The API's bad days: what is tried again, what is split, what is told, and in which words."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from lecture_chunks import chunks_of
from messages_server import Fault

import studybuddy
from studybuddy_claude import ClaudeWriter
from studybuddy_templates import Lecture, Quiz

FIRST = r"\blines 0 to"


def retries(server):
    """Requests that were sent more than once, with the schema in words or without."""
    texts = [exchange.text.partition("\nReply with one JSON")[0] for exchange in server.exchanges]
    return len(texts) - len(set(texts))


@pytest.mark.parametrize(
    "fault",
    [
        Fault("status", status=429, type="rate_limit_error"),
        Fault("status", status=529, type="overloaded_error"),
        Fault("status", status=500),
        Fault("status", status=503),
        Fault("status", status=504, type="timeout_error"),
        Fault("error", type="overloaded_error"),
        Fault("error", type="rate_limit_error"),
        Fault("cut"),
        Fault("text", text="Sorry, here are the notes:"),
        Fault("text", text='{"sections": "none"}'),
        Fault("text", text="[" * 100_000),
        Fault("text", text='{"sections": [], "summary": 1' + "0" * 9_000),
    ],
    ids=lambda fault: f"{fault.kind} {fault.status} {fault.type} {fault.text[:12]}",
)
def test_what_passes_is_tried_again(lecture, server, write, fault):
    fault.match = FIRST
    server.faults = [fault]
    note = write(lecture(40))
    assert 1 == retries(server)
    assert note.sections[0].start == 0.0


def test_a_wait_that_is_not_worth_it_is_not_begun(lecture, server, write):
    server.faults = [Fault("status", status=429, headers={"retry-after": "3600"})]
    with pytest.raises(studybuddy.WriterFailed, match="rate limit") as caught:
        write(lecture(5))
    assert ("rate_limited", True) == (caught.value.code, caught.value.retryable)
    assert 1 == len(server.exchanges)


def test_a_wait_beyond_the_deadline_is_out_of_time(lecture, server, write):
    server.faults = [Fault("status", status=529, headers={"retry-after": "200"})]
    with pytest.raises(studybuddy.OutOfTime):
        write(lecture(5), deadline=time.monotonic() + 60)


def test_trouble_that_lasts_is_told_and_the_same_order_may_be_given_again(lecture, server, write):
    server.faults = [Fault("status", status=529, type="overloaded_error", times=99)]
    with pytest.raises(studybuddy.WriterFailed, match="overloaded") as caught:
        write(lecture(5))
    assert ("overloaded", True, 4) == (
        caught.value.code,
        caught.value.retryable,
        caught.value.exit_code,
    )
    assert 6 == len(server.exchanges)


def test_a_stream_that_always_breaks_off_is_told(lecture, server, write):
    server.faults = [Fault("cut", times=99)]
    with pytest.raises(studybuddy.WriterFailed, match="broke off") as caught:
        write(lecture(5))
    assert ("network", True) == (caught.value.code, caught.value.retryable)


def test_nobody_there_is_told(lecture, write):
    with pytest.raises(studybuddy.WriterFailed, match="cannot be reached") as caught:
        write(lecture(5), ANTHROPIC_BASE_URL="http://127.0.0.1:9")
    assert ("network", True) == (caught.value.code, caught.value.retryable)


@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        (Fault("status", status=401, type="authentication_error"), "bad_key", "ANTHROPIC_API_KEY"),
        (Fault("status", status=403, type="permission_error"), "bad_key", "ANTHROPIC_API_KEY"),
        (Fault("status", status=402, type="billing_error"), "no_credit", "Add credit"),
        (
            Fault("status", status=400, message="Your credit balance is too low to access"),
            "no_credit",
            "Add credit",
        ),
        (
            Fault("status", status=404, type="not_found_error", message="model: claude-9"),
            "unknown_model",
            "STUDYBUDDY_CLAUDE_MODEL",
        ),
        (
            Fault("status", status=400, type="invalid_request_error", message="no such field"),
            "bad_request",
            "no such field",
        ),
    ],
)
def test_what_does_not_pass_is_told_at_once(lecture, server, write, fault, code, words):
    server.faults = [fault]
    with pytest.raises(studybuddy.WriterFailed, match=words) as caught:
        write(lecture(60))
    assert (code, False) == (caught.value.code, caught.value.retryable)
    assert 1 == len(server.exchanges)


@pytest.mark.parametrize("key", ["sk-ключ", "sk-ant two words", "sk\n-line"])
def test_what_can_be_no_key_is_told_before_anything_is_sent(lecture, server, write, key):
    with pytest.raises(studybuddy.WriterFailed, match="ANTHROPIC_API_KEY") as caught:
        write(lecture(5), ANTHROPIC_API_KEY=key)
    assert ("bad_key", 0) == (caught.value.code, len(server.exchanges))


@pytest.mark.parametrize("url", ["http://[", "http://x:99999999", "ftp://127.0.0.1", "nonsense"])
def test_what_can_be_no_address_is_told(lecture, write, url):
    with pytest.raises(studybuddy.WrongUse, match="ANTHROPIC_BASE_URL"):
        write(lecture(5), ANTHROPIC_BASE_URL=url)


def test_a_key_is_never_told(lecture, server, write):
    server.faults = [
        Fault("status", status=400, message=f"bad {server.key}", type="invalid_request_error")
    ]
    with pytest.raises(studybuddy.WriterFailed) as caught:
        write(lecture(5))
    assert server.key not in caught.value.message


@pytest.mark.parametrize("minutes", [5, 40])
def test_a_reply_that_is_cut_off_is_written_in_halves(lecture, server, write, minutes):
    server.faults = [Fault("stop", stop="max_tokens", match=FIRST)]
    transcript = lecture(minutes)
    note = write(transcript)
    last = chunks_of(transcript)[0].last if minutes == 40 else len(transcript.segments) - 1
    middle = last // 2
    assert 1 == len(server.asked_for(f"notes for lines 0 to {middle} "))
    assert 1 == len(server.asked_for(f"notes for lines {middle + 1} to {last} "))
    assert [0.0] == [section.start for section in note.sections][:1]
    assert note.summary


def test_what_is_cut_off_again_and_again_is_told(lecture, server, write):
    server.faults = [Fault("stop", stop="max_tokens", times=999)]
    with pytest.raises(studybuddy.WriterFailed, match="max_tokens") as caught:
        write(lecture(40))
    assert ("cut_off", False) == (caught.value.code, caught.value.retryable)


def test_a_form_that_cannot_be_read_is_split_and_then_told(lecture, server, write):
    server.faults = [Fault("text", text="no", times=999)]
    with pytest.raises(studybuddy.WriterFailed, match="cannot be read") as caught:
        write(lecture(40))
    assert ("malformed", True) == (caught.value.code, caught.value.retryable)


@pytest.mark.parametrize(
    "fault",
    [
        Fault("stop", stop="model_context_window_exceeded"),
        Fault("status", status=400, message="prompt is too long: 210000 tokens > 200000 maximum"),
        Fault("status", status=413, message="MessageRequest exceeds the maximum size"),
    ],
    ids=["stop reason", "400", "413"],
)
def test_a_video_too_long_for_the_model_is_given_in_windows(lecture, server, write, fault):
    fault.match = r"\[0\][^\0]*\[500\]"
    fault.times = 999
    server.faults = [fault]
    transcript = lecture(120)
    note = write(transcript)
    assert {0, 1, 2, 3} == {int(s.start * 4 / transcript.duration) for s in note.sections}


def test_a_refused_stretch_is_asked_for_again_in_halves_and_more_neutrally(lecture, server, write):
    server.faults = [Fault("stop", stop="refusal", match=FIRST)]
    note = write(lecture(40))
    assert 2 == len(server.asked_for("Report neutrally"))
    assert {"point"} == {p.kind for section in note.sections for p in section.points}


def test_a_stretch_that_stays_refused_is_quoted_and_said_to_be(lecture, server, write):
    last = chunks_of(lecture(40))[0].last
    server.faults = [
        Fault("stop", stop="refusal", match=rf"lines \d+ to {last // 2} ", times=9),
        Fault("stop", stop="refusal", match=rf"lines 0 to {last} ", times=9),
    ]
    told = []
    note = write(lecture(40), report=lambda _, message: told.append(message))
    quotes = [p for p in note.sections[0].points if p.kind == "quote"]
    assert 4 <= len(quotes) <= 6
    texts = [segment.text for segment in note.transcript.segments]
    assert [texts[p.cites[0]] for p in quotes] == [p.text for p in quotes]
    assert "declined" in note.sections[0].title
    assert [] == studybuddy.unsupported(note)


@pytest.mark.parametrize("template", [Lecture(), Quiz()])
@pytest.mark.parametrize("minutes", [5, 40])
def test_a_video_that_is_refused_altogether_is_told(lecture, server, write, minutes, template):
    server.faults = [Fault("stop", stop="refusal", times=999)]
    with pytest.raises(studybuddy.WriterFailed, match="declines") as caught:
        write(lecture(minutes), template)
    assert ("refused", False) == (caught.value.code, caught.value.retryable)


def test_without_a_joining_reply_the_summary_is_made_of_first_points(lecture, server, write):
    server.faults = [Fault("stop", stop="refusal", match="<notes>")]
    note = write(lecture(60))
    firsts = [section.points[0] for section in note.sections]
    assert note.summary
    assert [] == [point for point in note.summary if point not in firsts]


def test_an_empty_reply_is_not_taken_for_notes(lecture, server, write):
    nothing = '{"title": "", "summary": [], "sections": [], "terms": [], "cards": []}'
    server.faults = [Fault("text", text=nothing, times=9)]
    with pytest.raises(studybuddy.WriterFailed, match="wrote nothing"):
        write(lecture(5))


def test_one_failure_begins_no_new_section_and_keeps_those_under_way(lecture, server, write):
    third = chunks_of(lecture(120))[2]
    server.faults = [
        Fault("status", status=401, match=f"notes for lines {third.first} to", times=9)
    ]
    with ThreadPoolExecutor(1) as one, server.hold("begun") as the_others:
        writing = one.submit(write, lecture(120), STUDYBUDDY_CLAUDE_PARALLEL="4")
        the_others.wait_for(3)
        _await_thread("claude-2")
        the_others.release()
        with pytest.raises(studybuddy.WriterFailed, match="refuses this key"):
            writing.result()
    assert 4 == len(server.exchanges)
    server.faults = []
    write(lecture(120))
    texts = [exchange.text for exchange in server.exchanges]
    again = [text for n, text in enumerate(texts) if text in texts[:n]]
    assert [True] == [f"notes for lines {third.first} to" in text for text in again]


def _await_thread(name):
    """Wait until what it was to do is done, or has failed."""
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(60)


def test_out_of_time_does_not_wait_for_what_hangs(lecture, server, write):
    server.faults = [Fault("hang", times=9)]
    with pytest.raises(studybuddy.OutOfTime):
        write(lecture(5), deadline=time.monotonic() + 0.5)
    assert [] == [t for t in threading.enumerate() if t.name.startswith("claude-") and not t.daemon]


def test_an_interruption_ends_it(lecture, server, work_at):
    class Stop(Exception):
        pass

    def report(share, message):
        if share > 0:
            raise Stop

    server.pace = 0.05
    with pytest.raises(Stop):
        ClaudeWriter().write(Lecture(), lecture(120), work_at(report=report))
    asked = len(server.exchanges)
    assert asked < len(chunks_of(lecture(120)))


def test_a_model_without_a_price_is_said_and_costs_nothing(lecture, write):
    told = []
    note = write(
        lecture(5),
        report=lambda _, message: told.append(message),
        STUDYBUDDY_CLAUDE_MODEL="claude-next-9",
    )
    assert (0.0, 1) == (note.provenance.usage.cost_usd, note.provenance.usage.calls)
    assert "claude-next-9" in told[-1]
