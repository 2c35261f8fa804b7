"""Captions that can be read, and hardly can be right: cut where they are long, told where odd."""

import pytest
from captions_asked import fetched

from studybuddy import clean
from studybuddy.text import scripts

LINE = "an enzyme lowers the barrier number"


def panel(lines, *, begin=0, step=4):
    return "\n".join(
        f"{(begin + n * step) // 60}:{(begin + n * step) % 60:02}\n{line}"
        for n, line in enumerate(lines)
    )


def srt_time(seconds):
    return f"00:{seconds // 60:02}:{seconds % 60:02},000"


def srt(cues):
    return "\n".join(
        f"{n}\n{srt_time(start)} --> {srt_time(end)}\n{text}\n"
        for n, (start, end, text) in enumerate(cues, 1)
    )


def codes(transcript):
    return [warning.code for warning in transcript.reading.warnings]


LINES = [f"{LINE} {n}" for n in range(24)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (panel(LINES), []),
        (panel(["so"] * 24), []),
        (panel(LINES) + "\n" + panel(LINES), ["times_out_of_order", "repeated_block"]),
        (panel(LINES) + "\n" + panel(LINES, begin=96), ["repeated_block"]),
        (panel(LINES[:4] * 6), []),
        (
            panel(LINES[:12]) + "\n59:07\nwhat\n" + panel(LINES[12:], begin=48),
            ["times_out_of_order"],
        ),
        ("\n".join(LINES) + "\n" + "\n".join(LINES), ["repeated_block"]),
        ("\n".join(LINES), []),
        (
            srt([(0, 4, "so"), (4, 8, "it " * 2100), (8, 12, "goes")]),
            ["times_guessed_within", "too_many_words"],
        ),
        (
            srt([(0, 4, "so"), (4, 1000, "it " * 2100), (1000, 1012, "goes")]),
            ["times_guessed_within"],
        ),
        (srt([(0, 4, "so"), (4, 8, "it goes")]), []),
        (
            srt([(0, 4, "so"), (200, 208, "it goes"), (8, 9, "on"), (210, 212, "here")]),
            ["times_out_of_order"],
        ),
        (srt([(0, 4, "so"), (20, 28, "it goes"), (8, 9, "on"), (30, 32, "here")]), []),
        (
            srt([(n * 4, n * 4 + 4, line) for _ in "ab" for n, line in enumerate(LINES[:5])]),
            ["repeated_block"],
        ),
        (
            "start,end,text\n" + "\n".join(f"{n},{n + 1},it {'goes ' * 500}" for n in range(9)),
            ["times_guessed_within", "too_many_words"],
        ),
        ("5:00:01\nso it\n5:00:04\ngoes", ["late_start"]),
    ],
)
def test_what_can_hardly_be_is_said(text, expected, tmp_path):
    assert expected == codes(fetched(tmp_path, text))


def test_a_warning_names_where(tmp_path):
    text = panel(LINES) + "\n" + panel(LINES)
    order, again = fetched(tmp_path, text).reading.warnings

    assert order.message.startswith("0:00 stands after 1:32: a time may be wrong")
    assert "come again as cue 25" in again.message


def test_a_long_cue_is_cut_into_sentences_with_times_by_its_words(tmp_path):
    said = ["One two three four five."] * 100
    transcript = fetched(tmp_path, srt([(10, 110, " ".join(said)), (110, 112, "Bye.")]))

    assert [(10.0 + n, 11.0 + n, said[n]) for n in range(100)] == [
        (s.start, s.end, s.text) for s in transcript.segments[:-1]
    ]
    assert (2, False) == (transcript.reading.cues, transcript.estimated)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 96_000,
        "Ein Satz steht hier. " * 9_000,
        "酵素は障壁を下げる" * 5_000,
        "酵素は障壁。" * 5_000,
    ],
    ids=["words", "sentences", "unspaced", "unspaced sentences"],
)
def test_hours_of_words_under_one_time_do_not_stay_together(text, tmp_path):
    transcript = fetched(tmp_path, f"[0:04] {text}")
    longest = max(scripts.word_count(s.text) for s in transcript.segments)

    assert longest <= 60
    assert "".join(text.split()) == "".join("".join(s.text for s in transcript.segments).split())
    assert max(s.end - s.start for s in clean(transcript.segments)) < 60


def test_a_speaker_goes_with_every_piece(tmp_path):
    text = f"Speaker 1  0:03\n{'So it goes on. ' * 200}\nSpeaker 2  9:03\nYes."

    assert [*["Speaker 1"] * 200, "Speaker 2"] == [
        s.speaker for s in fetched(tmp_path, text).segments
    ]


def test_words_with_times_are_not_cut(tmp_path):
    text = " ".join(f"<00:00:{n % 60:02}.000><c> word</c>" for n in range(600))
    transcript = fetched(tmp_path, "WEBVTT\n\n00:00.000 --> 10:00.000\n" + text)

    assert (1, []) == (len(transcript.segments), codes(transcript))
