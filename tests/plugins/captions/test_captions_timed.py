"""WebVTT, SRT and SBV as they are found: blocks, numbers, pieces."""

import pytest

from studybuddy import SourceRefusal
from studybuddy_captions.formats import read

ONE, TWO = "00:00:01.000 --> 00:00:02.000", "00:00:03.000 --> 00:00:04.000"


def cues(text):
    return [(cue.start, " ".join(cue.text.split())) for cue in read(text).cues]


def of(first="an enzyme", second="lowers it"):
    return [(1.0, first), (3.0, second)]


@pytest.mark.parametrize(
    ("vtt", "expected"),
    [
        (f"{ONE}\nNOTE the pH\n\n{TWO}\nlowers it", of("NOTE the pH")),
        (f"{ONE}\nSTYLE\n\n{TWO}\nREGION\nlowers it", of("STYLE", "REGION lowers it")),
        (f"{ONE}\nan enzyme\nNOTE well\n\n{TWO}\nlowers it", of("an enzyme NOTE well")),
        (f"{ONE}\nSTYLE is a word\n\nNOTE no word\n\n{TWO}\nlowers it", of("STYLE is a word")),
        (f"NOTE a remark\n{ONE}\nan enzyme\n\nNOTE\nmore\n{TWO}\nlowers it", of()),
        (f"STYLE\n::cue {{}}\n{ONE}\nan enzyme\n\nREGION\nid:a\n{TWO}\nlowers it", of()),
        (f"NOTE\n\n{ONE}\nan enzyme\n\nNOTE\tend\n\n{TWO}\nlowers it\n\nNOTE end", of()),
        (f"NOTE 00:00:09.000 -> 00:00:10.000\n\n{ONE}\nan enzyme\n{TWO}\nlowers it", of()),
        (f"{ONE}\nan enzyme\n\nNOTE 0:09 -> 0:10\n\n{TWO}\nlowers it", of()),
        (f"STYLE\n0:00:09 -> 0:00:10\n{{}}\n\n{ONE}\nan enzyme\n\n{TWO}\nlowers it", of()),
        (f"{ONE}\nan enzyme\n\nSTYLE\n::cue {{\n\ncolor: red;\n}}\n\n{TWO}\nlowers it", of()),
        (f"STYLE\n::cue {{\n\n{ONE}\nan enzyme\n\n{TWO}\nlowers it", of()),
        (f"{ONE}\nan enzyme\n\nNOTEBOOK\n\n{TWO}\nlowers it", of("an enzyme NOTEBOOK")),
        (f"intro\n{ONE}\nan enzyme\n\nthe second\n{TWO}\nlowers it", of()),
        (f"{ONE}\nan enzyme\nfoo-->\n{TWO}\nlowers it\n-->", of()),
        (f"{ONE}\nan enzyme\n\nof the liver\n\n{TWO}\nlowers it", of("an enzyme of the liver")),
        (f"{ONE}\nan enzyme\n{TWO}\nlowers it", of()),
        (f"{ONE}\n\n{TWO}\nlowers it", of()[1:]),
    ],
)
def test_blocks_of_webvtt_stand_between_cues(vtt, expected):
    assert expected == cues(f"WEBVTT\n\n{vtt}\n")


@pytest.mark.parametrize("number", ["{}", "#{}", "{}.", "{})", "№ {}", "Cue {}", "Untertitel {}:"])
@pytest.mark.parametrize("first", [0, 1, 7])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_numbers_of_cues_are_no_words(number, first, gap):
    numbers = [number.format(first + at) for at in range(4)]
    times = [f"00:00:0{second},000 --> 00:00:0{second},900" for second in (1, 2, 3, 4)]
    said = ["an enzyme", "", "lowers it", "by far"]
    srt = gap.join(
        f"{number}\n{time}\n{text}" for number, time, text in zip(numbers, times, said, strict=True)
    )

    assert [(1.0, "an enzyme"), (3.0, "lowers it"), (4.0, "by far")] == cues(srt + "\n")


@pytest.mark.parametrize(
    "srt",
    [
        f"1\n\n{ONE}\n\nan enzyme\n\n2\n\n{TWO}\n\nlowers it\n",
        f"1\n{ONE}\nan\nenzyme\n\n2\n{TWO}\nlowers it\n".replace("\n", "\n\n"),
        f"١\n{ONE}\nan enzyme\n\n٢\n{TWO}\nlowers it\n",
        f"0001\n{ONE}\nan enzyme\n\n0002\n{TWO}\nlowers it\n",
        f"4\n{ONE}\nan enzyme\n\n9\n{TWO}\nlowers it\n",
        f"{ONE}\nan enzyme\n\n2\n{TWO}\nlowers it\n",
        f"1\n{ONE}\nan enzyme\n\n\u200e2\u200e\n{TWO}\nlowers it\n",
    ],
)
def test_numbers_as_they_are_found(srt):
    captions = read(srt)

    assert (of(), ()) == (cues(srt), captions.warnings)


@pytest.mark.parametrize(
    ("srt", "expected"),
    [
        (f"1\n{ONE}\nan enzyme\n\n2\n{TWO}\nlowers it\n\n3\n", of()),
        (f"1\n{ONE}\nan enzyme\n\n2\n{TWO}\n2, 1\n0\n\n", of(second="2, 1 0")),
        (f"{ONE}\n3\n{TWO}\n2\n00:00:05.000 --> 00:00:06.000\n1", [*of("3", "2"), (5.0, "1")]),
        (f"{ONE}\n3\n\n{TWO}\n2\n", of("3", "2")),
        (f"{ONE}\nin\n\n1984\n{TWO}\nlowers it", of("in 1984")),
        (f"1\n{ONE}\nin\n\n1984\n\n2\n{TWO}\nlowers it", of("in 1984")),
        (f"1\n{ONE}\n2\n\n2\n{TWO}\n3\n", of("2", "3")),
        (f"1\n{ONE}\n41\n42\n\n2\n{TWO}\nlowers it", of("41 42")),
        (f"{ONE}\nin Room 7\n{TWO}\nlowers it", of("in Room 7")),
        (f"1\n{ONE}\nan enzyme\n\nChapter 4\n\n2\n{TWO}\nlowers it", of("an enzyme Chapter 4")),
        (f"1\n{ONE}\nan enzyme\n\n2\n{TWO}\nlowers it\n\n42\n", of(second="lowers it 42")),
        (f"1\n{ONE}\nNOTE well\n\n2\n{TWO}\nWEBVTT\n", of("NOTE well", "WEBVTT")),
    ],
)
def test_words_that_look_like_numbers_stay(srt, expected):
    assert expected == cues(srt)


def piece(begin, *said, head=""):
    times = [
        f"00:00:{begin + at:02}.000 --> 00:00:{begin + at + 1:02}.000\n{text}"
        for at, text in enumerate(said)
    ]
    return f"WEBVTT{head}\n\n" + "\n\n".join(times)


def mapped(ticks):
    return f"\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:{ticks}"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([piece(1, "a", "b"), piece(3, "c")], [(1.0, "a"), (2.0, "b"), (3.0, "c")]),
        ([piece(1, "a", "b"), piece(2, "b", "c")], [(1.0, "a"), (2.0, "b"), (3.0, "c")]),
        (
            [piece(1, "a", head=mapped(900_000)), piece(1, "b", head=mapped(1_800_000))],
            [(1.0, "a"), (11.0, "b")],
        ),
        (
            [piece(1, "a", head=mapped(2**33 - 90_000)), piece(1, "b", head=mapped(90_000))],
            [(1.0, "a"), (3.0, "b")],
        ),
        (
            [piece(1, "a", head="\nKind: captions\nLanguage: en"), piece(5, "b", head=" - two")],
            [(1.0, "a"), (5.0, "b")],
        ),
    ],
)
def test_pieces_of_a_stream_are_one(pieces, expected, gap):
    if gap == "\n" and pieces[-1].startswith("WEBVTT - "):
        return
    assert expected == cues(gap.join(pieces))


def test_pieces_that_begin_anew_are_refused():
    first = piece(1, "a").replace("00:00:", "00:30:")

    with pytest.raises(SourceRefusal, match="begin anew at line 8"):
        read(f"{first}\n\n{piece(1, 'b')}\n")


@pytest.mark.parametrize("text", ["WEBVTT", "the format is\nWEBVTT\nand SRT"])
def test_the_name_of_the_format_may_be_said(text):
    assert [(1.0, " ".join(text.split()))] == cues(f"WEBVTT\n\n{ONE}\n{text}\n")


@pytest.mark.parametrize("head", ["WEBVTT", "\n\nWEBVTT", "\tWEBVTT\t", "WEBVTT FILE", "webvtt"])
def test_heads_of_webvtt(head):
    captions = read(f"{head}\n\nNOTE no words\n\nintro\n{ONE}\nan enzyme\n")

    assert ("webvtt", "", "an enzyme") == (captions.format, captions.title, captions.cues[0].text)


def test_words_before_the_first_times_are_left_out_and_that_is_said():
    captions = read(f"Enzymes, first lecture\n\n1\n{ONE}\nan enzyme\n")

    assert ["an enzyme"] == [cue.text for cue in captions.cues]
    assert [
        (
            "words_without_times",
            "Words before the first line of times are left out: Enzymes, first lecture",
        )
    ] == [(warning.code, warning.message) for warning in captions.warnings]


def test_many_words_before_the_first_times_are_refused():
    with pytest.raises(SourceRefusal, match="201 lines of text before"):
        read("an enzyme lowers it\n" * 200 + f"and more\n{ONE}\nan enzyme\n")


def test_webvtt_without_times_is_refused():
    with pytest.raises(SourceRefusal, match="no line of it has times"):
        read("WEBVTT\n\nan enzyme lowers it\n")
    assert [] == read("WEBVTT\n\nNOTE nothing yet\n").cues


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("webvtt", f"WEBVTT\n\n{ONE}\nan enzyme"),
        ("srt", f"{ONE}\nan enzyme"),
        ("srt", f"{ONE.replace('-->', '→')}\nan enzyme"),
        ("sbv", "0:00:01.000,0:00:02.000\nan enzyme"),
        ("sbv", "0:00:01.00,0:00:02.00\nan enzyme -->"),
    ],
)
def test_the_format_is_told(name, text):
    assert name == read(text).format
