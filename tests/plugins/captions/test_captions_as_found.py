"""Shapes and files as they are found in public: read right, or refused in words."""

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal
from studybuddy.cleaning import clean
from studybuddy_captions.formats import read

SAID = [(0.0, "", "Welcome to it."), (4.0, "", "We draw graphs."), (67.0, "", "So we end.")]
TURNS = [
    (0.0, "Anna Berg", "Welcome to it."),
    (4.0, "Tom Hill", "We draw graphs."),
    (67.0, "Anna Berg", "So we end."),
    (80.0, "Tom Hill", "Indeed."),
]
CLOCKS = [(start, f"{start // 60:.0f}:{start % 60:02.0f}", text) for start, _, text in SAID]


def lines(shape, between="\n"):
    """The talk in this shape, `n` counting its lines."""
    return between.join(
        shape.format(clock=clock, padded=clock.zfill(5), said=said, n=n, seconds=int(start))
        for n, (start, clock, said) in enumerate(CLOCKS, 1)
    )


READ_RIGHT = {
    "Markdown table": ("| Time | Text |\n|---|:---|\n" + lines("| {clock} | {said} |"), SAID),
    "Markdown table, bold heads": (
        "| **Time** | **Text** |\n| --- | --- |\n" + lines("| {clock} | {said} |"),
        SAID,
    ),
    "Markdown escapes": (lines("\\[{padded}\\] {said}", "\n\n"), SAID),
    "Markdown code": (lines("- `{clock}` {said}"), SAID),
    "Markdown code with brackets": (lines("`[{padded}]` {said}"), SAID),
    "links in brackets": (lines("[({padded})](https://youtu.be/x?t={seconds}) {said}"), SAID),
    "a block of code": ("```text\n" + lines("{clock} {said}") + "\n```", SAID),
    "a numbered list": (lines("{n}. {clock} {said}"), SAID),
    "a numbered list, bracketed": (lines("{n}) [{padded}] {said}"), SAID),
    "numbers above": (lines("{n}\n{padded}\n{said}", "\n\n"), SAID),
    "numbers in a column": (lines("{n}\t{padded}\t{said}"), SAID),
    "names above times with words": (
        "Anna Berg\n(00:00:00) Welcome to it.\nTom Hill\n(00:00:04) We draw graphs.\n"
        "Anna Berg\n(00:01:07) So we end.\nTom Hill\n(00:01:20) Indeed.",
        TURNS,
    ),
    "names above some of the times": (
        "Anna Berg\n(0:00) Welcome to it.\n\n(0:04) We draw graphs.\n\nTom Hill\n(1:07) So.\n\n"
        "Anna Berg\n(1:20) Yes.\n\nTom Hill\n(1:25) No.",
        [
            (0.0, "Anna Berg", "Welcome to it."),
            (4.0, "Anna Berg", "We draw graphs."),
            (67.0, "Tom Hill", "So."),
            (80.0, "Anna Berg", "Yes."),
            (85.0, "Tom Hill", "No."),
        ],
    ),
    "a dot behind names": (
        "Anna Berg • 0:00\nWelcome to it.\n\nTom Hill • 0:04\nWe draw graphs.\n\n"
        "Anna Berg • 1:07\nSo we end.\n\nTom Hill • 1:20\nIndeed.",
        TURNS,
    ),
    "fractions behind a comma": (
        "0:00,500 Welcome to it.\n0:04,250 We draw graphs.\n1:07,000 So we end.",
        [(0.5, "", SAID[0][2]), (4.25, "", SAID[1][2]), SAID[2]],
    ),
    "Otter's last line": (
        lines("{clock}\n{said}", "\n\n") + "\n\nTranscribed by https://otter.ai",
        SAID,
    ),
    "the track below YouTube's panel": (
        lines("{clock}\n{said}") + "\nEnglish (auto-generated)",
        SAID,
    ),
    "an at sign": (
        "Anna Berg @ 0:00\nWelcome to it.\nTom Hill @ 0:04\nWe draw graphs.\n"
        "Anna Berg @ 1:07\nSo we end.\nTom Hill @ 1:20\nIndeed.",
        TURNS,
    ),
    "a short answer above the times": (
        "(0:05) Hello to all.\nYes\n(0:09) More of it.\nYes\n(0:14) And so on.\nYes\n(0:20) End.",
        [
            (5.0, "", "Hello to all.\nYes"),
            (9.0, "", "More of it.\nYes"),
            (14.0, "", "And so on.\nYes"),
            (20.0, "", "End."),
        ],
    ),
    "a time said last": (
        "0:00\nwe meet\n0:04\nin the hall\n0:08\n9:30",
        [(0.0, "", "we meet"), (4.0, "", "in the hall"), (8.0, "", "9:30")],
    ),
    "Spanish, without a gap": (
        "0:000 segundosbienvenidos\n0:044 segundoshoy\n1:071 minuto y 7 segundosadiós",
        [(0.0, "", "bienvenidos"), (4.0, "", "hoy"), (67.0, "", "adiós")],
    ),
    "Portuguese, without a gap": (
        "0:000 segundobem-vindos\n0:044 segundoshoje\n1:071 minuto e 7 segundosadeus",
        [(0.0, "", "bem-vindos"), (4.0, "", "hoje"), (67.0, "", "adeus")],
    ),
}


@pytest.mark.parametrize("name", READ_RIGHT)
def test_a_shape_is_read_right(name, tmp_path):
    text, expected = READ_RIGHT[name]
    transcript = fetched(tmp_path, text)

    assert expected == [(s.start, s.speaker, s.text) for s in transcript.segments]
    assert (False, ()) == (transcript.estimated, transcript.reading.warnings)


OTHER_TIMES = [
    "{seconds}s {said}",
    "[{seconds}s] {said}",
    "{seconds}.0: {said}",
    "({seconds}.0, {seconds}.5) {said}",
    "0m {seconds}s\n{said}",
    "[0h 0m {seconds}s] {said}",
    "0'{seconds:02}\" {said}",
    "0.{seconds:02} {said}",
    "0分{seconds}秒 {said}",
    "{seconds}초 {said}",
    "https://youtu.be/dQw4w9WgXcQ?t={seconds} {said}",
    "{said}\nhttps://youtu.be/dQw4w9WgXcQ?t={seconds}",
]


@pytest.mark.parametrize("shape", OTHER_TIMES)
def test_times_that_are_no_clocks_never_pass_as_words(shape):
    text = "\n".join(shape.format(seconds=n, said="So it goes on.") for n in (0, 4, 9, 31, 58))

    with pytest.raises(SourceRefusal, match="in a shape that is not known"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "1.1 Intro\n1.2 What it is\n2.1 The next\n2.2 More of it\n3.1 The end",
        "1999 we began\n2004 we went on\n2010 we stopped\n2020 we rested",
        "5 apples\n7 pears\n9 plums\n12 figs",
        "It took 5 minutes.\nThen 7 s more.\nThen 9 s.\nThen 12 s.",
        "Speaker: so it goes.\nSpeaker: on and on.\nSpeaker: to the end.",
        "Start: we read it.\nEnd: we do not.\nSo.",
        "Text: we read it.\nAnna says no.\nBen says yes.",
        "Word 1 is so.\nRoom 2 has 3.5 metres.\nThere it goes on.",
        "3.5 percent say so.\nThen came 2.1 percent.\nAnd 9.4 at last.\nSo it went.",
    ],
)
def test_other_numbers_are_words(text):
    assert read(text).estimated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0:00\n0:04\n0:09\n0:13\n0:18\nwelcome to it\nwe draw graphs\nso we end", "no words of"),
        ("0:00:01.000,0:00:02.000\nso\n\n0:00:03.f89,0:00:04.000\nit\n", "Line 4"),
        ("0:58 late words\n0:60 more words\n1:05 the end", "Line 2"),
        ("0:58\nlate words\n0:75\nmore words\n1:35\nthe end", "Line 3"),
        (";FFMETADATA1\n[CHAPTER]\nSTART=0\ntitle=Welcome", "chapters"),
        ("CHAPTER01=00:00:00.000\nCHAPTER01NAME=Welcome", "chapters"),
        ('File type = "ooTextFile"\nxmin = 0\ntext = "so"', "TextGrid"),
        (
            "TITLE: x\n001  AX V C 00:00:00:00 00:00:04:00 00:00:00:00 00:00:04:00\n* so",
            "edits",
        ),
        ("talk 1 0.00 0.40 so\ntalk 1 0.40 0.30 it\ntalk 1 0.70 0.3 goes", "CTM"),
        ("talk 1 anna 0.00 4.10 so\ntalk 1 tom 4.10 9.30 it goes", "STM"),
        ("SPEAKER talk 1 0.00 4.10 <NA> <NA> anna <NA> <NA>", "RTTM"),
        ("- start: 0.0\n  text: so\n- start: 4.0\n  text: it goes", "keys and values"),
        ("# VobSub index file, v7\ntimestamp: 00:00:01:000, filepos: 000000000", "are pictures"),
    ],
)
def test_what_would_lose_its_times_is_refused(text, words):
    with pytest.raises(SourceRefusal, match=words):
        read(text)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"850STL25.01\x30\x30" + bytes(range(128, 256)) * 20, "EBU STL"),
        (b"\x00\x00\x01\xba" + bytes(200), "VobSub"),
        (b"PG\x00\x01" + bytes(200), "Blu-ray"),
        (b"\x1aE\xdf\xa3" + bytes(200), "Matroska"),
    ],
)
def test_binary_subtitles_are_named(data, words, tmp_path):
    with pytest.raises(SourceRefusal, match=words):
        fetched(tmp_path, data, name="talk.bin")


def test_a_date_is_no_name():
    pages = "\n\n".join(f"09/07/2026, 16:{26 + n}\nso it says on page {n}" for n in range(8))

    with pytest.raises(SourceRefusal, match='"09/07/2026, 16:26"'):
        read(pages)


@pytest.mark.parametrize(("first", "kept"), [("0:00", False), ("0:02", False), ("0:04", True)])
def test_what_stands_above_is_left_out_only_where_it_cannot_have_been_said(first, kept):
    above = "so it goes on and on " * 4  # 24 words
    found = read(f"{above}\n{first}\nwelcome\n0:09\nto it")

    assert (kept, not kept) == (found.cues[0].text.startswith("so it"), bool(found.warnings))


FRONT_MATTER = '---\ntitle: "My talk"\ntags:\n  - plants\ndate: 2024-01-01\n---\n\n'


@pytest.mark.parametrize("text", [lines("[{padded}] {said}"), "So it goes on.\nAnd ends here."])
def test_front_matter_is_left_out_and_that_is_said(text):
    bare, found = read(text), read(FRONT_MATTER + text)

    assert bare.cues == found.cues
    assert ("My talk", ["lines_above_left_out"]) == (found.title, [w.code for w in found.warnings])


@pytest.mark.parametrize("text", ["---\nAnna: so it goes\nBen: yes\n---\nAnd so on", "---\nso\n"])
def test_other_lines_between_dashes_are_words(text):
    assert () == read(text).warnings


def test_who_speaks_changes_between_times():
    turn = "**Anna Berg:** So it goes on.\n\n**Tom Hill:** And on it went.\n\n"
    text = "".join(f"**Anna Berg:** \\[{n}:00\\] We are here now.\n\n{turn * 4}" for n in range(6))

    said = clean(read(text).cues)

    assert {"Anna Berg", "Tom Hill"} == {cue.speaker for cue in said}
    assert [60.0 * n for n in range(6)] == sorted({cue.start for cue in said})
    assert not any(":" in cue.text for cue in said)


def test_the_first_substation_names_nobody():
    text = (
        "[Script Info]\n[Events]\nFormat: Marked, Start, End, Style, Name, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,NTP,So it goes"
    )

    assert [("", "So it goes")] == [(cue.speaker, cue.text) for cue in read(text).cues]


@pytest.mark.parametrize(
    ("document", "starts"),
    [
        ('[{"start":599,"end":4160,"text":"so it goes"},{"start":4160,"end":6770,"text":"on"}]',
         [0.599, 4.16]),
        ('[{"start":5,"duration":4,"text":"so it goes"},{"start":9,"duration":2,"text":"on"}]',
         [5.0, 9.0]),
        ('[{"start":"5.25","dur":"4","text":"so it goes"},{"start":"9","dur":"2","text":"on"}]',
         [5.25, 9.0]),
        ('{"words":[{"start":13.02,"end":13.1,"text":"so"},{"start":13.17,"end":14,"text":"on"}]}',
         [13.02]),
        ('{"words":[{"start":1302,"end":1310,"text":"so"},{"start":1317,"end":1400,"text":"on"}]}',
         [1.302]),
    ],
)  # fmt: skip
def test_the_unit_of_times_is_told_by_the_times(document, starts):
    assert starts == [cue.start for cue in read(document).cues]
