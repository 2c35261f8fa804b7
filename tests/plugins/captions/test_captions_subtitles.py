"""Formats of players, editors and broadcasters: those that are no WebVTT, SubRip or XML."""

import contextlib

import pytest
from captions_asked import fetched

import processor_time
from studybuddy import SourceRefusal, clean
from studybuddy_captions.formats import read

ASS_HEAD = """[Script Info]
; made by hand
Title: Enzymes
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize
Style: Default,Arial,20

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
SSA = """[Script Info]
Title: <untitled>
[V4 Styles]
[Events]
Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: Marked=0,0:00:01.00,0:00:02.50,Default,Anna,0000,0000,0000,,An enzyme, they say
"""
SAMI = """<SAMI>
<HEAD><TITLE>Enzymes</TITLE>
<STYLE TYPE="text/css">
<!--
P { margin-left: 1pt; }
.ENUSCC { Name: English; lang: en-US; SAMIType: CC; }
.FRFRCC { Name: "Français"; lang: fr-FR; SAMIType: CC; }
#Source { color: red; }
-->
</STYLE></HEAD>
<BODY>
<SYNC Start=1000><P Class=ENUSCC>An enzyme<br>lowers it
<SYNC Start=2500><P Class=ENUSCC>&nbsp;
<SYNC Start=4000><P Class=ENUSCC>It is a <i>protein</i> &amp; more
</BODY></SAMI>
"""
SCC = "Scenarist_SCC V1.0\n\n"


def dialogue(text, start="0:00:01.00", end="0:00:02.50", name=""):
    return f"Dialogue: 0,{start},{end},Default,{name},0,0,0,,{text}\n"


def shown(text):
    return [(cue.start, cue.end, cue.text) for cue in read(text).cues]


def refused(text):
    with pytest.raises(SourceRefusal) as refusal:
        read(text)
    assert "captions_unreadable" == refusal.value.code
    return refusal.value.message


# SubStation


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("An enzyme, they say, lowers it", "An enzyme, they say, lowers it"),
        (r"An enzyme\Nlowers\nit\hnow", "An enzyme\nlowers\nit now"),
        (r"{\an8}An {\i1}enzyme{\i0}", "An enzyme"),
        (r"{\k20}An {\kf30}en{\ko15}zyme", "An enzyme"),
        ("An {a remark} enzyme", "An  enzyme"),
        (r"{\p1}m 0 0 l 10 0 10 10{\p0}An enzyme", "An enzyme"),
        (r"{\an7\p1}m 0 0 l 10 0{\p0}", ""),
        (r"{\p1}m 0 0 l 10 0", ""),
        (r"{\pos(10,20)\t(0,1,\p0)}An enzyme", "An enzyme"),
        (r"the set \{1, 2\}", "the set {1, 2}"),
        ("an open { brace", "an open { brace"),
        (r"C:\users", r"C:\users"),
        (r"{\c&H00FF00&\b1}An{\r} enzyme{}", "An enzyme"),
    ],
)
def test_what_substation_shows(text, said):
    assert ([(1.0, 2.5, said)] if said else []) == shown(ASS_HEAD + dialogue(text))


def test_comments_fonts_and_layers_are_not_said():
    text = (
        ASS_HEAD
        + dialogue("An enzyme").replace("Dialogue", "Comment")
        + dialogue("It is a protein", name="Anna  B.")
        + dialogue("It is a protein").replace(": 0", ": 1")
        + "\n[Fonts]\nfontname: a.ttf\nDialogue: 0,0:00:01.00,0:00:02.50,x,,0,0,0,,code\n"
    )
    captions = read(text)

    assert [("It is a protein", "Anna B.")] == [(cue.text, cue.speaker) for cue in captions.cues]
    assert ("ass", "Enzymes") == (captions.format, captions.title)


def test_ssa_and_other_orders_of_fields():
    other = ASS_HEAD.replace("Layer, Start, End, Style, Name", "Start, Style, Name, End, Layer")
    line = "Dialogue: 0:00:01.00,Default,Anna,0:00:02.50,0,0,0,0,,An enzyme, they say\n"

    for text in (SSA, other + line):
        (cue,) = read(text).cues
        assert (1.0, 2.5, "An enzyme, they say", "Anna") == (
            cue.start, cue.end, cue.text, cue.speaker
        )  # fmt: skip
    assert "" == read(SSA).title


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ASS_HEAD + "Dialogue: 0,0:00:01.00,0:00:02.50,An enzyme\n", "too few fields (line 12)"),
        (ASS_HEAD + dialogue("a", start="soon"), "a time that is none (line 12): soon"),
        (ASS_HEAD + dialogue("a", end="0:61:00.00"), "(line 12)"),
        (ASS_HEAD + dialogue("a", end="0:00:01"), "(line 12)"),
        (ASS_HEAD + dialogue("a", start="-0:00:01.00"), "cannot be (line 12)"),
        (ASS_HEAD + dialogue("a", end="999:00:00.00"), "cannot be (line 12)"),
        (ASS_HEAD.replace("Start, End", "Begin, Until") + dialogue("a"), "no Start and End"),
        (ASS_HEAD.replace("Effect, Text", "Text, Effect") + dialogue("a"), "not at its end"),
        (ASS_HEAD + dialogue("a" * 1_000_001), "a million characters"),
    ],
)
def test_substation_with_a_fault(text, words):
    assert words in refused(text)


# SAMI


def test_sami():
    captions = read(SAMI)

    assert [
        (1.0, 2.5, "An enzyme\nlowers it"),
        (4.0, 6.4, "It is a protein & more"),
    ] == shown(SAMI)
    assert ("sami", "Enzymes", "en-US", ()) == (
        captions.format, captions.title, captions.language, captions.warnings
    )  # fmt: skip


def test_of_several_languages_that_with_most_words_is_read():
    french = "<P Class=FRFRCC>une enzyme"
    captions = read(SAMI.replace("lowers it\n", f"lowers it\n{french}\n"))

    assert ["An enzyme\nlowers it", "It is a protein & more"] == [cue.text for cue in captions.cues]
    assert ["other_languages_left_out"] == [warning.code for warning in captions.warnings]
    assert "Français" in captions.warnings[0].message
    assert "fr-FR" == read(SAMI.replace("ENUSCC>", "FRFRCC>")).language


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<SYNC Start=1000>an enzyme<SYNC Start=2000>&nbsp;", [(1, 2, "an enzyme")]),
        ('<sync start="1000"><p class="a">an enzyme</p></sync><sync start=\'2000\'><p class=a>it',
         [(1, 2, "an enzyme"), (2, 2.4, "it")]),
        ("<SYNC Start=1000ms><P>an<P>enzyme", [(1, 1.8, "an\nenzyme")]),
        ("<SYNC Start=1000><P><ruby>波<rt>なみ</rt></ruby>は<SYNC Start=2000><P>&nbsp;",
         [(1, 2, "波は")]),
        ("<SYNC Start=1000><P>a &lt;b&gt;<!-- no --> c<SYNC Start=2000>", [(1, 2.2, "a <b> c")]),
        ("<SYNC Start=1000><P>a < b", [(1, 2.2, "a < b")]),
        ("<SYNC Start=1000><P><FONT color=red>en</FONT>zyme", [(1, 1.4, "enzyme")]),
        ("<SYNC Start=3000><P>b<SYNC Start=1000><P>a", [(1, 3, "a"), (3, 3.4, "b")]),
        ("<SYNC Start=1000><P>a<!-- never closed", [(1, 1.4, "a")]),
        ("no time<P>at all", []),
    ],
)  # fmt: skip
def test_sami_as_it_is_found(body, expected):
    assert expected == shown(f"<SAMI><BODY>{body}</BODY></SAMI>")


def test_a_source_line_is_the_speaker():
    text = (
        "<SAMI><BODY><SYNC Start=0><P Class=A ID=Source>Anna<P Class=A>an enzyme"
        "<SYNC Start=1000><P Class=A>lowers it<SYNC Start=2000><P Class=A ID=Source>&nbsp;"
        "<P Class=A>and more"
    )
    assert [("Anna", "an enzyme"), ("Anna", "lowers it"), ("", "and more")] == [
        (cue.speaker, cue.text) for cue in read(text).cues
    ]


@pytest.mark.parametrize("start", ["", "Start=soon", "Begin=1000", "Start=-1000", "Start=9e9"])
def test_a_sync_without_a_time_is_refused(start):
    assert "captions file" in refused(f"<SAMI><BODY><SYNC {start}><P>an enzyme")


# SubViewer

SUBVIEWER_1 = """[TITLE]
Enzymes
[AUTHOR]

[SOURCE]

[DELAY]
0
[CD TRACK]
0
[BEGIN]
******** START SCRIPT ********
[00:00:01]
An enzyme|lowers it
[00:00:03]

[01:00:04]
It is a protein
[END]
******** END SCRIPT ********
"""
SUBVIEWER_2 = """[INFORMATION]
[TITLE]Enzymes
[AUTHOR]
[END INFORMATION]
[SUBTITLE]
[COLF]&HFFFFFF,[STYLE]bd,[SIZE]18,[FONT]Arial
00:00:01.00,00:00:02.50
An enzyme[br]lowers it

01:00:04.25,01:00:05.00
It is a protein
"""


def test_subviewer():
    assert [(1.0, 3.0, "An enzyme\nlowers it"), (3604.0, 3605.6, "It is a protein")] == shown(
        SUBVIEWER_1
    )
    assert [(1.0, 2.5, "An enzyme\nlowers it"), (3604.25, 3605.0, "It is a protein")] == shown(
        SUBVIEWER_2
    )
    assert [("subviewer", "Enzymes")] * 2 == [
        (captions.format, captions.title) for captions in map(read, (SUBVIEWER_1, SUBVIEWER_2))
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SUBVIEWER_1.replace("[00:00:03]", "[00:75:03]"), "(line 15)"),
        (SUBVIEWER_1.replace("[00:00:03]", "[00:00:03.5]"), "(line 15): [00:00:03.5]"),
        (SUBVIEWER_2.replace("01:00:04.25,", "01:00:04.25 "), "(line 10)"),
        (SUBVIEWER_2.replace("01:00:05.00", "999:00:05.00"), "cannot be (line 10)"),
    ],
)
def test_subviewer_with_a_fault(text, words):
    assert words in refused(text)


# a line for each cue

MICRODVD = "{1}{1}25\n{25}{50}An enzyme|lowers it\n{100}{125}{y:i}{c:$0000ff}It is a protein\n"
MPL2 = "[10][25]An enzyme|/lowers it\n[40][50]/It is a protein\n"
AUDACITY = "1.000000\t2.500000\tAn enzyme\n\\\t100.0\t200.0\n4.000000\t4.000000\tIt is a protein\n"
LRC = """[ti:Enzymes]
[ar:Anna]
[length: 01:00]
[00:01.00]An enzyme
[00:02.50]
[00:04.00][01:00.00]It is a protein
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MICRODVD, [(1, 2, "An enzyme\nlowers it"), (4, 5, "It is a protein")]),
        (MICRODVD.replace("{1}{1}25", "{0}{0}12.5 fps"),
         [(2, 4, "An enzyme\nlowers it"), (8, 10, "It is a protein")]),
        (MICRODVD.replace("{1}{1}25", "{1}{}25,000").replace("{125}", "{}"),
         [(1, 2, "An enzyme\nlowers it"), (4, 5.6, "It is a protein")]),
        ("{DEFAULT}{}{c:$ffffff}\n" + MICRODVD,
         [(1, 2, "An enzyme\nlowers it"), (4, 5, "It is a protein")]),
        (MPL2, [(1, 2.5, "An enzyme\nlowers it"), (4, 5, "It is a protein")]),
        (MPL2.replace("[25]", "[]"), [(1, 4, "An enzyme\nlowers it"), (4, 5, "It is a protein")]),
        (AUDACITY, [(1, 2.5, "An enzyme"), (4, 5.6, "It is a protein")]),
        (AUDACITY.replace(".", ","), [(1, 2.5, "An enzyme"), (4, 5.6, "It is a protein")]),
        (AUDACITY + "7.0\t8.0\t\n9.0\t9.5\n", [(1, 2.5, "An enzyme"), (4, 7, "It is a protein")]),
        (LRC, [(1, 2.5, "An enzyme"), (4, 60, "It is a protein"), (60, 61.6, "It is a protein")]),
        (LRC.replace("[ar", "[offset:+500]\n[ar"),
         [(0.5, 2, "An enzyme"), (3.5, 59.5, "It is a protein"), (59.5, 61.1, "It is a protein")]),
        ("[ti:a]\n[00:01:50]<00:01.50>An <00:02.00>enzyme\n[61:00]",
         [(1.5, 3660, "<00:00:01.500>An <00:00:02.000>enzyme")]),
        ("[ti:a]\n[00:01]<00:01.5>An enzyme\n", [(1, 1.8, "<00:00:01.500>An enzyme")]),
    ],
)  # fmt: skip
def test_a_line_is_a_cue(text, expected):
    assert expected == shown(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [(MICRODVD, "microdvd"), (MPL2, "mpl2"), (AUDACITY, "audacity"), (LRC, "lrc")],
)
def test_their_names(text, form, tmp_path):
    assert form == fetched(tmp_path, text).reading.format


def test_lyrics_have_a_title_and_times_of_words():
    text = "[ti:Enzymes]\n[00:01.00]<00:01.00>An <00:01.50>enzyme. <00:02.00>It is.\n[00:03.00]\n"
    captions = read(text)

    assert "Enzymes" == captions.title
    assert [(1.0, "An enzyme."), (2.0, "It is.")] == [
        (segment.start, segment.text) for segment in clean(captions.cues)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{25}{50}An enzyme\n{100}{125}lowers it\n", "Put a line {1}{1}25 at its top"),
        ("{1}{72}25\n{100}{125}lowers it\n", "Put a line {1}{1}25 at its top"),
        ("{1}{1}0\n{100}{125}lowers it\n", "Put a line"),
        ("{1}{1}1000\n{100}{125}lowers it\n", "Put a line"),
        (MICRODVD + "and more\n", "none of it (line 4): and more"),
        (MICRODVD + "{999999999}{999999999}x\n", "cannot be (line 4)"),
        (MPL2 + "and more\n", "none of it (line 3): and more"),
        (AUDACITY + "and more\n", "none of it (line 4): and more"),
        (AUDACITY + "-1.0\t2.0\tx\n", "cannot be (line 4)"),
        (LRC + "and more\n", "none of it (line 7): and more"),
        (LRC + "[00:75.00]x\n", "(line 7)"),
        (LRC.replace("[ar", "[offset:soon]\n[ar"), "offset is no number"),
    ],
)
def test_lines_with_a_fault(text, words):
    assert words in refused(text)


# what holds no words, what never ends


@pytest.mark.parametrize(
    "text",
    [
        "[Script Info]\nTitle: x",
        ASS_HEAD,
        "<SAMI><BODY></BODY></SAMI>",
        "<SAMI><BODY><SYNC Start=0><P>&nbsp;</BODY></SAMI>",
        "[TITLE]\nx\n[BEGIN]\n[00:00:01]\n\n[00:00:02]\n",
        "[INFORMATION]\n[SUBTITLE]\n00:00:01.00,00:00:02.00\n\n",
        "{1}{1}25\n",
        "[10][20]\n",
        "1.0\t2.0\n",
        "[ti:x]\n[00:01.00]\n",
        SCC,
        SCC + "00:00:01:00\t942c 942c\n",
    ],
)
def test_without_words_it_is_empty(text, tmp_path):
    with pytest.raises(SourceRefusal) as refusal:
        fetched(tmp_path, text)

    assert "captions_empty" == refusal.value.code


N = 100_000


@pytest.mark.parametrize(
    "text",
    [
        ASS_HEAD + dialogue("{" * N),
        ASS_HEAD + dialogue("{}" * N),
        ASS_HEAD + dialogue("\\" * N),
        ASS_HEAD + dialogue("{" + "\\p" * N + "}"),
        "[Script Info]\n" + "[" * N,
        "<SAMI>" + "<" * N,
        "<SAMI>" + "<a" * N,
        "<SAMI>" + "<!--" * N,
        "<SAMI>" + "<SYNC " + "a" * N + ">",
        "<SAMI>" + "<SYNC " + "a " * N + ">",
        "<SAMI>" + '<SYNC Start="' * N,
        "<SAMI><STYLE>" + ".a{" * N,
        "<SAMI><STYLE>.a{" + "a" * N + "}</STYLE>",
        "<SAMI><STYLE>" + "." * N,
        "<SAMI><BODY><SYNC Start=1><P>" + "<P>x" * N,
        "[TITLE]\n[00:00:01]\n" + "a\n" * N,
        "[TITLE]\n[00:00:01]\n" + "1:" * N,
        "{1}{1}25\n{1}{2}" + "{y:" * N,
        "{1}{1}25\n{1}{2}" + "|" * N,
        "[ti:x]\n" + "[00:01.00]" * N + "x",
        "[ti:x]\n[00:01.00]" + "<" * N,
        "[ti:x]\n[00:01.00]" + "[00:01.00" * N,
        SCC + "00:00:01:00\t" + "9425 9470 6161 " * (N // 4),
        SCC + "00:00:01:00\t" + "9429 9721 9170 6161 " * (N // 4),
        SCC + "00:00:01:00\t" + "9420 942f 9170 6161 " * (N // 4),
    ],
    ids=lambda text: text[-12:],
)
def test_the_time_it_takes_is_bounded(text):
    with processor_time.at_most(8), contextlib.suppress(SourceRefusal):
        read(text)
