"""Every format that captions come in, read from a file."""

import pytest
from captions_asked import fetched

from studybuddy import Segment, clean

CUES = [Segment(start=1.0, end=2.5, text="Hello there"), Segment(start=3.0, end=4.0, text="and on")]

VTT = """WEBVTT

00:01.000 --> 00:02.500 align:start position:0%
Hello there

intro
00:00:03.000 --> 00:00:04.000
and on
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
Hello there

2
00:00:03,000 --> 00:00:04,000
and on
"""
SBV = """0:00:01.000,0:00:02.500
Hello there

0:00:03.000,0:00:04.000
and on
"""
JSON3 = """{"events": [{"tStartMs": 1000, "dDurationMs": 1500, "segs": [{"utf8": "Hello there"}]},
{"tStartMs": 3000, "dDurationMs": 1000, "segs": [{"utf8": "and on"}]}]}"""
SRV1 = """<?xml version="1.0" encoding="utf-8" ?><transcript>
<text start="1" dur="1.5">Hello there</text><text start="3.0" dur="1">and on</text></transcript>"""
SRV2 = """<timedtext><text t="1000" d="1500">Hello there</text><text t="3000" d="1000">and on</text>
<text t="4000" d="10" append="1">
</text></timedtext>"""
SRV3 = """<?xml version="1.0" encoding="utf-8" ?><timedtext format="3">
<head><ws id="0"/></head><body>
<w t="0" id="1"/><p t="1000" d="1500">Hello there</p><p t="2000" d="1" a="1">
</p><p t="3000" d="1000"><s>and on</s></p></body></timedtext>"""


@pytest.mark.parametrize(
    "text", [VTT, SRT, SBV, JSON3, SRV1, SRV2, SRV3], ids=lambda text: text[:9]
)
def test_a_format_is_known_by_what_is_in_the_file(text, tmp_path):
    assert CUES == list(fetched(tmp_path, text, name="captions.bin").segments)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, newline, tmp_path):
    data = SRT.replace("Hello", "Héllo").replace("\n", newline).encode(encoding)

    assert "Héllo there" == fetched(tmp_path, data).segments[0].text


def test_utf_16_of_either_byte_order(tmp_path):
    data = b"\xfe\xff" + VTT.encode("utf-16-be")

    assert CUES == list(fetched(tmp_path, data).segments)


def test_marks_of_files_that_were_put_together_are_left_out(tmp_path):
    later = VTT.replace("0:0", "1:0").replace("WEBVTT", "\n\ufeffWEBVTT")

    assert [*CUES, (61.0, "Hello there"), (3663.0, "and on")] == [
        *fetched(tmp_path, VTT + later).segments[:2],
        *((cue.start, cue.text) for cue in fetched(tmp_path, VTT + later).segments[2:]),
    ]


def test_what_is_no_utf_8_is_western(tmp_path):
    data = SRT.replace("Hello there", "Où êtes-vous, “garçon”").encode("cp1252")

    assert "Où êtes-vous, “garçon”" == fetched(tmp_path, data).segments[0].text


def test_a_spoilt_byte_does_not_spoil_the_rest(tmp_path):
    data = SRT.replace("Hello there", "Où êtes-vous, garçon, là-bas, déjà, à côté").encode()
    data = data.replace(b"and on", b"and \xff on")

    assert "Où êtes-vous, garçon, là-bas, déjà, à côté" == fetched(tmp_path, data).segments[0].text


@pytest.mark.parametrize(
    "srt",
    [
        SRT.replace(" --> ", "-->"),
        SRT.replace(",", "."),
        SRT.replace("1\n", "", 1).replace("\n2\n", "\n"),
        SRT.replace("\n\n2", "\n2"),
        SRT.replace("00:00:", "0:00:"),
        SRT.replace("00:00:", "00:"),
        SRT + "\n\n\n",
        "\n\n" + SRT,
        SRT.replace("there\n", "there\n\n\n"),
        SRT.replace("00:00:02,500", "00:00:02,500  X1:10 X2:20"),
    ],
)
def test_srt_as_it_is_found(srt, tmp_path):
    assert CUES == list(fetched(tmp_path, srt).segments)


def test_a_blank_line_inside_a_cue_does_not_lose_what_follows(tmp_path):
    srt = SRT.replace("Hello there", "Hello\n\nthere")

    assert ["Hello there", "and on"] == [
        " ".join(cue.text.split()) for cue in fetched(tmp_path, srt).segments
    ]


def test_what_webvtt_says_beside_the_words_is_passed_over(tmp_path):
    head = "WEBVTT - A talk\nKind: captions\nLanguage: de-AT\n\nSTYLE\n::cue { color: red }\n\n"
    note = "NOTE a remark\nof two lines\n\nREGION\nid:fred\n\n"
    transcript = fetched(tmp_path, VTT.replace("WEBVTT\n\n", head + note) + "\nNOTE bye\n")

    assert (CUES, "A talk", "de-AT") == (
        list(transcript.segments),
        transcript.video.title,
        transcript.language,
    )


def test_a_voice_is_the_speaker(tmp_path):
    segment = fetched(tmp_path, VTT.replace("Hello", "<v.loud Mary Ann>Hello")).segments[0]

    assert ("Mary Ann", "Hello there") == (segment.speaker, clean([segment])[0].text)


def test_times_are_kept_as_they_stand(tmp_path):
    broadcast = SRT.replace("00:00:0", "10:00:0")
    mapped = VTT.replace("WEBVTT\n", "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n")

    assert [36001.0, 36003.0] == [s.start for s in fetched(tmp_path, broadcast).segments]
    assert [1.0, 3.0] == [s.start for s in fetched(tmp_path, mapped).segments]


def test_later_pieces_of_a_stream_are_put_on_the_clock_of_the_first(tmp_path):
    first = VTT.replace("WEBVTT\n", "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n")
    second = VTT.replace("WEBVTT\n", "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:1800000,LOCAL:00:00:00.000\n")
    transcript = fetched(tmp_path, f"{first}\n{second}")

    assert [(1.0, "Hello there"), (3.0, "and on"), (11.0, "Hello there"), (13.0, "and on")] == [
        (s.start, s.text) for s in transcript.segments
    ]


def test_a_cue_that_ends_before_it_starts_is_read(tmp_path):
    segments = clean(fetched(tmp_path, SRT.replace("00:00:02,500", "00:00:00,500")).segments)

    assert [(1.0, 4.0, "Hello there and on")] == [(s.start, s.end, s.text) for s in segments]


def test_an_arrow_in_the_words_is_no_line_of_times(tmp_path):
    srt = SRT.replace("Hello there", "write <!-- so -->\n5 --> 6")

    assert "write <!-- so -->\n5 --> 6" == fetched(tmp_path, srt).segments[0].text


def test_sbv_breaks_lines_with_a_word_of_its_own(tmp_path):
    segments = fetched(tmp_path, SBV.replace("Hello there", "Hello[br]there")).segments

    assert "Hello there" == clean(segments[:1])[0].text


def test_automatic_captions_are_known(tmp_path):
    srv3 = SRV3.replace("<s>and on</s>", '<s ac="0">and</s><s t="300" ac="0"> on</s>')
    json3 = JSON3.replace('"utf8": "and', '"acAsrConf": 0, "utf8": "and')
    vtt = VTT.replace("and on", "and<00:00:03.300><c> on</c>")

    assert ["auto"] * 3 == [fetched(tmp_path, text).kind for text in (srv3, json3, vtt)]
    assert "and<00:00:03.300> on" == fetched(tmp_path, srv3).segments[1].text
    assert "user" == fetched(tmp_path, SRT).kind
