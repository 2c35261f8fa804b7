"""Files of other formats are named and refused; a name that promises times is held to it."""

import pytest

import processor_time
from studybuddy import SourceRefusal
from studybuddy_captions import known_heads
from studybuddy_captions.formats import READERS, read

HEADS = {
    "is_web_page": [
        "<!DOCTYPE html><html><body>Sorry, 429</body></html>",
        "\n<HTML><body>Sorry",
        "<!-- saved from url=(0023)https://example.org/ -->\n<html><head>",
    ],
    "is_ttml": [
        '<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>',
        '<?xml version="1.0"?>\n<!-- made by hand -->\n<tt:tt><tt:body/></tt:tt>',
    ],
    "is_sami": ["<SAMI>\n<HEAD><TITLE>x</TITLE></HEAD>", "  <sami>"],
    "is_ass": ["[Script Info]\nTitle: x", "[V4+ Styles]\nFormat: Name"],
    "is_scc": ["Scenarist_SCC V1.0\n\n00:00:01:05\t94ae 94ae 9420 9420"],
    "is_microdvd": ["{1}{1}25.000\n{1}{25}an enzyme\n{30}{60}lowers|it", "{10}{}an enzyme"],
    "is_mpl2": ["[10][25]an enzyme\n[30][60]/lowers it", "[10][]an enzyme"],
    "is_tmplayer": ["00:00:01:an enzyme\n00:00:04:lowers it", "0:00:01=an enzyme"],
    "is_subviewer_1": [
        "[TITLE]\nEnzymes\n[BEGIN]\n[00:00:01]\nan enzyme\n[00:00:04]\n",
        "****** START SCRIPT ******\n[00:00:01]\nan enzyme\n[00:00:04]\n",
    ],
    "is_subviewer_2": [
        "[INFORMATION]\n[TITLE]Enzymes\n[SUBTITLE]\n00:00:01.00,00:00:02.00\nan enzyme\n"
    ],
    "is_spruce_stl": [
        "// a comment\n$FontName = Arial\n\n00:00:01:00 , 00:00:02:12 , an enzyme",
        "00:00:01:00,00:00:02:12,an enzyme",
    ],
    "is_encore": ["1 00:00:01:00 00:00:02:12 an enzyme\n2 00:00:03:00 00:00:04:00 lowers it"],
    "is_audacity": ["1.500000\t2.5\tan enzyme\n\\\t100.0\t200.0\n3\t4\tlowers it"],
    "is_lrc": ["[ti:Enzymes]\n[ar:Somebody]\n[00:01.00]an enzyme"],
}
OTHERS = {
    "a PDF": "%PDF-1.7\nhello",
    "a Rich Text document": r"{\rtf1 hello}",
    "a playlist": "#EXTM3U\n#EXTINF:10",
    "a piece of a web page, or XML": "<Error><Code>AccessDenied</Code></Error>",
}
SPEECH = [
    "WEBVTT\n\n00:01.000 --> 00:02.000\n<b>bold</b>",
    "1\n00:00:01,000 --> 00:00:02,000\n{1}{2}",
    "0:00:01.000,0:00:02.000\nan enzyme",
    "[0:01] an enzyme\n[0:04] lowers it",
    "00:00:01: an enzyme\n00:00:04: lowers it",
    "<i>softly</i> an enzyme lowers it",
    "<https://example.org/talk>\nan enzyme lowers it",
    "[10][20] say that enzymes\nare proteins\nand that they\nlower barriers",
    "{1} is a set\nand so is {2}",
    "// this is how C writes a comment",
    "[title] is a word in brackets",
    "<transcript><text start='1' dur='1'>an enzyme</text></transcript>",
]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in HEADS for text in HEADS[name]])
def test_a_format_is_known_by_its_head(name, text):
    assert [name] == [other for other in HEADS if getattr(known_heads, other)(text)]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        *OTHERS.items(),
        *((known_heads.KNOWN_HEADS[0].title, text) for text in HEADS["is_web_page"]),
        *(
            (head.title, text)
            for head in known_heads.KNOWN_HEADS
            for text in HEADS.get(head.recognises.__name__, ())
        ),
    ],
)
def test_what_is_known_is_named(title, text):
    with pytest.raises(SourceRefusal) as refusal:
        known_heads.refuse_known_head(text)

    assert "captions_unreadable" == refusal.value.code
    assert refusal.value.message.startswith(f"The captions file is {title}")


@pytest.mark.parametrize("text", SPEECH)
def test_speech_is_none_of_them(text):
    assert not known_heads.has_known_head(text)
    assert [] == [name for name in HEADS if getattr(known_heads, name)(text)]


@pytest.mark.parametrize("name", ["talk.srt", "talk.VTT", "talk.en.sbv", "talk.json3"])
def test_a_name_that_promises_times_is_held_to_it(name):
    with pytest.raises(SourceRefusal, match="no line of it holds a time"):
        read("this transcript could not be loaded", name)


@pytest.mark.parametrize("name", ["talk.txt", "talk", "srt", ""])
def test_a_text_needs_no_times(name):
    assert "text" == read("an enzyme lowers the barrier", name).format


@pytest.mark.parametrize("text", [" " * 200_000, "<!--" * 5_000, "[" * 200_000, "1\tx" * 90_000])
def test_heads_are_looked_for_in_bounded_time(text):
    with processor_time.at_most(2):
        assert not known_heads.has_known_head(text)
        assert [] == [name for name in HEADS if getattr(known_heads, name)(text)]


def test_what_has_a_reader_is_not_refused():
    readers = {reader.recognises for reader in READERS}
    refused = [one.title for one in known_heads.KNOWN_HEADS if one.recognises in readers]
    assert [] == refused, "take it out of KNOWN_HEADS in known_heads.py"
