"""A long lecture: cut, written in parallel on one cached beginning, joined, and never cut short."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from lecture_chunks import chunks_of
from messages_server import Fault

import studybuddy
from lectures import long_talk
from studybuddy_claude.chunks import EARLIER, FAST, STANDARD, Chunk, cut, fit_words
from studybuddy_claude.errors import Abandoned
from studybuddy_claude.parallel import Gate, Signals, gate_of
from studybuddy_templates import Cornell, ExamCram, Feynman, Quiz

FACTS = {
    0.02: "The harbour of Quellmunde was dug by 48213 prisoners.",
    0.5: "In the middle of the story Professor Tamsin Vorthuys counted 90417 eels.",
    0.98: "The very last ferry, the Zephyrine, sank with 66031 oranges.",
}


@pytest.mark.parametrize("minutes", [1, 9, 31, 125, 300])
def test_the_stretches_are_the_whole_of_the_video(lecture, minutes):
    transcript = lecture(minutes)
    lines = [n for s in chunks_of(transcript) for n in range(s.first, s.last + 1)]
    assert list(range(len(transcript.segments))) == lines


def test_five_hours_are_cut_into_stretches_of_about_ten_minutes(lecture):
    _, _, *others = chunks_of(lecture(300))  # but the first, whose opening is apart
    lengths = [s.last - s.first + 1 for s in others]
    assert [25 < length < 100 for length in lengths] == [True] * len(lengths)


def test_an_hour_is_cut_into_as_many_as_are_written_at_a_time_and_none_is_too_short(lecture):
    for sizes in (STANDARD, FAST):
        words = [fit_words(lecture(minutes), sizes) for minutes in (20, 60, 90, 300)]
        assert [sizes.shortest, sizes.longest] == [words[0], words[-1]]
        assert sorted(words) == words
    assert 12 <= len(chunks_of(lecture(90))) <= 20
    assert 20 <= len(chunks_of(lecture(90), FAST)) <= 28


def test_a_stretch_ends_at_the_longest_pause_near_its_due_end(lecture):
    transcript = lecture(30)
    second = chunks_of(transcript)[1].last
    pause_after = second - 4
    segments = tuple(
        studybuddy.Segment(
            start=s.start + (9.0 if n > pause_after else 0.0),
            end=s.end + (9.0 if n > pause_after else 0.0),
            text=s.text,
        )
        for n, s in enumerate(transcript.segments)
    )
    assert pause_after == chunks_of(_with(transcript, segments))[1].last


def test_chapters_decide_where_a_stretch_begins_and_short_ones_are_taken_together(lecture):
    names = {0: "Intro", 30: "One", 480: "Two", 1200: "Three"}
    chapters = tuple(studybuddy.Chapter(start=float(s), title=t) for s, t in names.items())
    transcript = lecture(25, chapters=chapters)
    assert [
        Chunk(0, 39, "Intro / One"),
        Chunk(40, 99, "Two"),
        Chunk(100, 124, "Three"),
    ] == cut(transcript, EARLIER.longest)


def test_chapters_that_lie_outside_the_words_do_no_harm(lecture):
    chapters = tuple(studybuddy.Chapter(start=s, title="x") for s in (-5.0, 0.0, 1e9))
    assert chunks_of(lecture(40)) == [
        Chunk(s.first, s.last, "") for s in chunks_of(lecture(40, chapters=chapters))
    ]


def test_a_short_video_is_one_request_and_caches_nothing(lecture, server, write):
    note = write(lecture(5))
    assert [""] == [exchange.cached_part for exchange in server.exchanges]
    assert note.summary
    assert note.sections


def test_facts_from_every_part_of_five_hours_are_in_the_right_request_and_in_the_note(
    lecture, server, write
):
    transcript = lecture(300, planted=FACTS)
    note = write(transcript)
    chunks = chunks_of(transcript)
    for place, fact in FACTS.items():
        line = int(place * len(transcript.segments))
        (chunk,) = [s for s in chunks if s.first <= line <= s.last]
        asked = server.asked_for(f"notes for lines {chunk.first} to {chunk.last} ")
        assert 1 == len(asked)
        assert f"[{line}]" in asked[0].text
        assert fact in asked[0].text
        points = [p for section in note.sections for p in section.points if p.cites == (line,)]
        assert [fact] == [point.text for point in points]


def test_sections_share_one_cached_beginning_byte_for_byte(lecture, server, write):
    note = write(lecture(60))
    opening, *sections = sorted(server.asked_for("notes for lines"), key=lambda e: e.cached_part)
    assert ("", 1 + len(sections)) == (opening.cached_part, len(chunks_of(lecture(60))))
    assert 1 == len({exchange.cached_part for exchange in sections})
    assert all(exchange.cached_part for exchange in sections)
    mark = {"type": "ephemeral"}
    assert [[mark, None]] * len(sections) == [
        [block.get("cache_control") for block in e.body["messages"][0]["content"]] for e in sections
    ]
    usage = note.provenance.usage
    assert usage.cache_write_tokens * (len(sections) - 1) == usage.cache_read_tokens


def test_who_warms_the_cache_is_alone_until_its_reply_begins_but_for_the_opening(
    lecture, server, write
):
    """The opening shares nothing with the others: it is short, and shows a window of its own."""
    server.faults = [Fault("late", match="part 2 of", pause=0.3)]
    write(lecture(60))
    (opening,), (warming,) = server.asked_for("part 1 of"), server.asked_for("part 2 of")
    assert {0, 1} == {opening.number, warming.number}
    assert server.log.index(("begun", warming.number)) < server.log.index(("arrived", 2))
    assert 3 * len(opening.text) < len(warming.text)


def test_the_opening_of_a_long_video_is_a_minute(lecture):
    first, second, *_ = chunks_of(lecture(60))
    assert (0, True) == (first.first, first.last + 1 < (second.last + 1) / 2)
    assert first.last + 1 == second.first


def test_of_an_opening_the_points_are_asked_for_and_all_else_with_what_follows(
    lecture, server, write
):
    server.faults = [Fault("stop", match="part 2 of")]
    write(lecture(60))
    opening = chunks_of(lecture(60))[0]
    begun = f"The section of lines 0 to {opening.last}, right before, is written already"
    assert [["sections"]] == [list(e.schema["properties"]) for e in server.asked_for("part 1 of")]
    whole, first, second = server.asked_for("part 2 of")  # it was cut off, and asked in halves
    assert [True, True, False] == [begun in e.text for e in (whole, first, second)]
    assert {("sections", "terms", "cards")} == {
        tuple(e.schema["properties"]) for e in (whole, first)
    }
    assert [whole, first] == server.asked_for("is written already")


def test_a_note_that_has_nothing_to_read_before_its_end_has_no_opening(lecture, server, write):
    write(lecture(60), Quiz())
    assert [] == [e for e in server.asked_for("notes for lines") if not e.cached_part]


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_as_many_requests_at_once_as_allowed_and_no_more(lecture, server, write, limit):
    with ThreadPoolExecutor(1) as one, server.hold("begun") as held:
        writing = one.submit(write, lecture(60), STUDYBUDDY_CLAUDE_PARALLEL=str(limit))
        held.wait_for(limit)
        held.release()
        writing.result()
    assert limit == server.most_at_once()


@pytest.mark.parametrize(("profile", "capacity"), [("standard", 1), ("standard", 3), ("fast", 3)])
def test_an_account_with_a_small_limit_is_asked_by_fewer_at_a_time(
    lecture, server, write, profile, capacity
):
    server.character.capacity = capacity
    note = write(lecture(60), profile=profile)
    chunks = chunks_of(lecture(60), FAST if profile == "fast" else STANDARD)
    assert len(chunks) + 1 == note.provenance.usage.calls
    assert note.sections[-1].end == note.transcript.duration


def test_the_gate_halves_once_a_burst_and_widens_slowly(work_at):
    gate, signals, work = Gate(), Signals(), work_at()

    def let_in(number):
        with ExitStack() as stack:
            return [stack.enter_context(gate.place(signals, work)) for _ in range(number)]

    widths = let_in(8)
    for width in widths:
        gate.narrow(width)  # when all have left: as if one alone had come
    signals.stopped.set()
    with pytest.raises(Abandoned):
        let_in(2)
    for _ in range(4):
        let_in(1)
    assert 2 == len(let_in(2))


def test_fast_is_more_at_a_time_of_shorter_chunks(lecture, server, write):
    with ThreadPoolExecutor(1) as one, server.hold("begun") as held:
        writing = one.submit(write, lecture(120), profile="fast")
        held.wait_for(FAST.at_once)
        held.release()
        writing.result()
    assert FAST.at_once == server.most_at_once()
    assert len(chunks_of(lecture(120), FAST)) + 1 == len(server.exchanges)


def test_who_is_patient_is_let_in_after_all_others(work_at):
    gate, signals, work, came = Gate(1), Signals(), work_at(), []

    def come(name):
        with gate.place(signals, work, patient=name == "check"):
            came.append(name)

    with ThreadPoolExecutor(2) as others:
        with gate.place(signals, work):
            done = [others.submit(come, name) for name in ("check", "section")]
            while not gate._waiting:
                signals.stopped.wait(0.01)
        for one in done:
            one.result()
    assert ["section", "check"] == came


def test_all_requests_of_an_order_to_a_model_pass_one_gate(work_at, tmp_path):
    gate = gate_of(work_at(), "m", 3)
    assert gate is gate_of(work_at().within(5.0), "m", 7)
    assert gate not in (gate_of(work_at(), "n", 3), gate_of(work_at(tmp_path / "other"), "m", 3))


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1000"])
def test_a_limit_that_is_none_is_said(lecture, write, limit):
    with pytest.raises(studybuddy.WrongUse, match="STUDYBUDDY_CLAUDE_PARALLEL"):
        write(lecture(5), STUDYBUDDY_CLAUDE_PARALLEL=limit)


def test_what_is_too_long_to_be_given_whole_is_given_in_windows(lecture, server, write):
    transcript = _wordy(lecture(100), 6)
    whole = sum(len(segment.text) for segment in transcript.segments)
    note = write(transcript)
    sections = server.asked_for("notes for lines")
    assert {""} == {exchange.cached_part for exchange in sections}
    assert max(len(e.text) for e in sections) < whole / 5
    assert 1 == len(server.asked_for(r"notes for lines \d+ to 499 "))
    assert [cite for claim in note.claims() for cite in claim.cites if cite > 490]


class SummaryOnly(studybuddy.Template):
    """The least that a template can ask for."""

    parts = ("summary",)
    instructions = "Sum it up."


@pytest.mark.parametrize("template", [Cornell(), ExamCram(), Feynman(), Quiz(), SummaryOnly()])
@pytest.mark.parametrize("minutes", [5, 40])
def test_each_template_gets_its_parts_and_no_others(lecture, write, template, minutes):
    note = write(lecture(minutes), template)
    has = {
        "summary": bool(note.summary),
        "sections": bool(note.sections),
        "cues": any(section.cues for section in note.sections),
        "terms": bool(note.terms),
        "cards": bool(note.cards),
        "choices": any(q.choices for q in note.questions),
        "questions": any(not q.choices for q in note.questions),
    }
    assert set(template.parts) == {part for part, there in has.items() if there}


def test_questions_are_spread_over_the_whole_video(lecture, write):
    note = write(lecture(120), Quiz())
    quarters = {q.cites[0] * 4 // len(note.transcript.segments) for q in note.questions}
    assert {0, 1, 2, 3} == quarters


def test_a_quiz_of_a_video_with_a_title_needs_no_joining(lecture, server, write):
    write(lecture(60), Quiz())
    assert [] == server.asked_for("<notes>")


def test_a_video_without_a_title_gets_one(lecture, write):
    assert "says that river" in write(lecture(60, title=""), Quiz()).title


def test_progress_counts_the_sections(lecture, write):
    told = []
    write(lecture(60), report=lambda share, message: told.append((share, message)))
    count = len(chunks_of(lecture(60)))
    numbers = [m.split(":")[0] for _, m in told if m.startswith("Section ")]
    assert [f"Section {n} of {count}" for n in range(1, count + 1)] == numbers
    assert sorted(share for share, _ in told) == [share for share, _ in told]


def test_a_talk_of_three_hours_is_written_whole(server, write, tmp_path):
    from studybuddy_captions import CaptionsSource

    path = tmp_path / "talk.en.vtt"
    path.write_text(long_talk(), encoding="utf-8")
    order = studybuddy.Order(url=studybuddy.VideoUrl("dQw4w9WgXcQ"), captions=str(path))
    raw = CaptionsSource().fetch(order.url, studybuddy.Work(order, path.parent))
    segments = list(studybuddy.clean(raw.segments))
    places = {int(place * len(segments)): fact for place, fact in FACTS.items()}
    for line, fact in places.items():
        old = segments[line]
        segments[line] = studybuddy.Segment(start=old.start, end=old.end, text=fact)
    note = write(_with(raw, tuple(segments)))
    said = {cite: p.text for s in note.sections for p in s.points for cite in p.cites}
    assert list(FACTS.values()) == [said.get(line) for line in places]
    (warming,) = server.asked_for("part 2 of")
    assert json.dumps(FACTS[0.5])[1:-1] in json.dumps(warming.body)


def _with(transcript, segments):
    return studybuddy.Transcript(
        video=transcript.video, segments=segments, language="en", kind="user", source="sample"
    )


def _wordy(transcript, times):
    return _with(
        transcript,
        tuple(
            studybuddy.Segment(start=s.start, end=s.end, text=f"{s.text} " * times)
            for s in transcript.segments
        ),
    )
