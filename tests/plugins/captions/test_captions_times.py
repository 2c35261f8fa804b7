"""Lines of times: right, nearly right, and refused with the number of the line."""

import pytest

import processor_time
from studybuddy import SourceRefusal
from studybuddy_captions.cue_times import cue_times, means_times
from studybuddy_captions.formats import read

TIMES = "00:00:01,000 --> 00:00:02,500"
FULL_WIDTH = "００：００：０１，０００　－－＞　００：００：０２，５００"
ARABIC = "٠٠:٠٠:٠١٫٠٠٠ --> ٠٠:٠٠:٠٢٫٥٠٠"

NEARLY = [
    TIMES,
    TIMES.replace("-->", "->"),
    TIMES.replace("-->", "--->"),
    TIMES.replace("-->", "-- >"),
    TIMES.replace("-->", "=>"),
    TIMES.replace("-->", ">"),
    TIMES.replace("-->", "—>"),
    TIMES.replace("-->", "–>"),
    TIMES.replace("-->", "→"),
    TIMES.replace("-->", "⇒"),
    TIMES.replace("-->", "⟶"),
    TIMES.replace("-->", "➜"),
    TIMES.replace("-->", "►"),
    TIMES.replace("-->", "--&gt;"),
    TIMES.replace("-->", "&rarr;"),
    TIMES.replace(" ", ""),
    TIMES.replace(" ", "\u00a0"),
    TIMES.replace(" ", "\u202f"),
    TIMES.replace(" ", "\u3000"),
    TIMES.replace(" ", "\t"),
    TIMES.replace(",", ", "),
    TIMES.replace(",", " ,"),
    TIMES.replace(",", ";"),
    TIMES.replace(",", "."),
    TIMES.replace(":", ": "),
    TIMES.replace(":", " : "),
    TIMES.replace(":", "∶"),
    TIMES.replace(",000", "").replace(",500", ".5"),
    TIMES.replace(",000", ",0").replace(",500", ",50"),
    TIMES.replace("00:00:", "00:"),
    TIMES.replace("00:00:", "0:"),
    TIMES.replace("00:00:0", "0:0:"),
    "\ufeff" + TIMES,
    "\u200e" + TIMES,
    "\u202a" + TIMES + "\u202c",
    "\u200b" + TIMES,
    "  " + TIMES + "  ",
    FULL_WIDTH,
    ARABIC,
    TIMES + "  X1:40 X2:600 Y1:20 Y2:50",
    TIMES + " align:start position:0%",
    TIMES + " align: middle",
    TIMES.replace(",", ".") + "line:40%",
    "0:00:01.000,0:00:02.500",
    "0:00:01.00,0:00:02.50",
    "0:00:01.0,0:00:02.5",
    "0:00:01.000, 0:00:02.500",
    "0:00:01,000,0:00:02,500",
    "0:00:01,0:00:02.5",
    "０：００：０１．０００，０：００：０２．５００",
]
OTHERS = {
    "1:02:03.4 --> 1:02:04": (3723.4, 3724.0),
    "99:59:58 --> 99:59:59": (359998.0, 359999.0),
    "0100:00:00,000 --> 0100:00:00,000": (360000.0, 360000.0),
    "75:03.5 --> 76:00.0": (4503.5, 4560.0),
    "00:00:02,000 --> 00:00:01,000": (2.0, 1.0),
    "00:00:01.123456 --> 00:00:02": (1.123456, 2.0),
}
REFUSED = [
    "-00:00:01,000 --> 00:00:02,000",
    "−00:00:01,000 → 00:00:02,000",
    "00:00:01,000 -->",
    "--> 00:00:02,000",
    "00:00:01:12 --> 00:00:02:12",
    "00:00:61,000 --> 00:00:62,000",
    "00:75:00,000 --> 00:76:00,000",
    "00:000:01,000 --> 00:00:02,000",
    "00.00.01,000 --> 00:00:02,000",
    "00:00:01,000 --> 00.00.02,000",
    "x00:00:01,000 --> 00:00:02,000",
    "00:00:01,000 --> 00:00:02,000x",
    "00:00:01,000 -a --> ",
    "00:00:02,000 <-- 00:00:01,000",
    "00:00:02,000 ← 00:00:01,000",
    "1 00:00:01,000 --> 00:00:02,000",
    '"00:00:01,000 --> 00:00:02,000"',
    "00:00:01,000 --> 00:00:02,000 Hello there",
    "00:00:01,000 -> 00:00:02,000 Hello there",
    "00:00:01,000 --> 00:00:02,000 --> 00:00:03,000",
    "101:00:00,000 --> 101:00:01,000",
    "99999:00:00,000 --> 99999:00:01,000",
    "0:00:75.000,0:00:76.000",
    "00:00:01,000 -- 00:00:02,000",
    "00:00:01,000 – 00:00:02,000",
    "00:00:01,000 00:00:02,000",
    "OO:00:01,000 --> OO:00:02,000",
    "00:00:0l,000 --> 00:00:02,000",
]
WHISPER = [
    "[00:02.500 --> 00:05.500]  an enzyme",
    " [00:00:02.500 --> 00:00:05.500] an enzyme",
    "- (0:02 --> 0:05) an enzyme",
    "00:00:02,500 - 00:00:05,500",
]
WORDS = [
    "write <!-- so -->",
    "5 --> 6",
    "a -> b",
    "x > y",
    "at 9:30 we meet",
    "9:30 -> 10:15 is the break",
    "9:30, 10:15",
    "12:30:15 is the time, 12:45 is too late",
    "the ratio is 3:2 > 1",
    "0:04 words",
    "if (a < b && c > d) return 1:2;",
    "→",
    "",
    ":" * 400,
    "1:" * 400,
]


@pytest.mark.parametrize("line", NEARLY)
def test_a_line_that_is_nearly_right_is_one_of_times(line):
    times = cue_times(line, 1)

    assert times
    assert (1.0, 2.5) == (times.start, times.end)
    assert means_times(line)


@pytest.mark.parametrize("line", NEARLY)
def test_a_file_of_lines_that_are_nearly_right_is_read(line):
    captions = read(f"1\n{line}\nan enzyme\n\n2\n{line}\nlowers it\n")

    assert [(1.0, 2.5, "an enzyme"), (1.0, 2.5, "lowers it")] == [
        (cue.start, cue.end, cue.text) for cue in captions.cues
    ]


def test_lines_of_minutes_alone_make_a_file_of_cues_if_they_are_many():
    schedule = "We meet.\nThen we eat.\nThen we work.\nThen we rest.\n9:30 -> 10:15\nThen we go."

    assert [(60.0, 65.0, "an enzyme")] == [
        (cue.start, cue.end, cue.text) for cue in read("1:00 -> 1:05\nan enzyme").cues
    ]
    assert read(schedule).estimated


@pytest.mark.parametrize(("line", "expected"), OTHERS.items())
def test_times_of_other_lengths(line, expected):
    times = cue_times(line, 1)

    assert times
    assert expected == (times.start, times.end)


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_meant_as_times_is_refused_by_its_line(line):
    with pytest.raises(SourceRefusal) as refusal:
        read(f"1\n{TIMES}\nan enzyme\n\n2\n{line}\nlowers it\n")

    assert "captions_unreadable" == refusal.value.code
    assert "ine 6" in refusal.value.message


@pytest.mark.parametrize("line", WORDS)
def test_words_stay_words(line):
    captions = read(f"1\n{TIMES}\nan enzyme\n{line}\nlowers it\n")

    assert [f"an enzyme\n{line}\nlowers it"] == [cue.text for cue in captions.cues]


@pytest.mark.parametrize("line", ["9:30 -> 10:15", "9:30 → 10:15", "0:00:01.000,0:00:02.000"])
def test_what_may_be_either_is_refused(line):
    with pytest.raises(SourceRefusal, match=r"Line 4 .* looks like a line of times"):
        read(f"1\n{TIMES}\nan enzyme\n{line}\nlowers it\n")


@pytest.mark.parametrize("line", ["9:30 -> 10:15 is the break", *WHISPER])
def test_prose_with_such_a_line_is_no_timed_file(line):
    assert not means_times(line)


@pytest.mark.parametrize(
    "piece",
    [
        "1:",
        "1 : ",
        "->",
        "0:00:01,",
        "00:00:01,000 --> ",
        "＞：１",
        "&gt;",
        "1:1\n",
        "->1:1\n",
        " \n",
    ],
)
def test_hostile_lines_are_done_with_in_linear_time(piece):
    with processor_time.at_most(8):
        try:
            read(f"1\n{TIMES}\n{piece * 100_000}")
        except SourceRefusal as refusal:
            assert "captions_unreadable" == refusal.code  # noqa: PT017


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000\n00:00:01,000 -> 00:00:01,000\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\nhe wrote\n00:00:01,000 -> 00:00:01,000\n",
        "1\n00:00:01,000 --> 00:00:02,000\n2\n00:00:03,000 -> 00:00:04,000\nhello\n",
    ],
)
def test_times_nearly_right_within_a_cue_may_be_its_words(text):
    with pytest.raises(SourceRefusal, match="looks like a line of times"):
        read(text)
