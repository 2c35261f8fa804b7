"""Scenarist SCC: the codes that broadcasters send."""

import pytest

from studybuddy import SourceRefusal
from studybuddy_captions.formats import read

SCC = "Scenarist_SCC V1.0\n\n"


def shown(text):
    return [(cue.start, cue.end, cue.text) for cue in read(text).cues]


def scc(*lines):
    """Each line's time and what it sends, words in quotes."""
    return SCC + "\n\n".join(f"{time}\t{sent}" for time, sent in lines)


def sent(text):
    pairs = [text[at : at + 2].ljust(2, "\0") for at in range(0, len(text), 2)]
    return " ".join(f"{ord(first):02x}{ord(second):02x}" for first, second in pairs)


POP_ON = "94ae 94ae 9420 9420 9470 9470 {} 942f 942f"


def test_captions_that_pop_on():
    text = scc(
        ("00:00:01:00", POP_ON.format(sent("An enzyme"))),
        ("00:00:03:00", "942c 942c"),
        ("00:00:04:00", POP_ON.format(f"{sent('it')} 94d0 94d0 {sent('lowers')}")),
        ("00:00:06:00", POP_ON.format(sent("and more"))),
        ("00:00:08:00", "942c 942c"),
    )
    frame = 1001 / 30000

    assert [
        (round((30 + 11) * frame, 3), round(90 * frame, 3), "An enzyme"),
        (round((120 + 12) * frame, 3), round((180 + 10) * frame, 3), "lowers\nit"),
        (round((180 + 10) * frame, 3), round(240 * frame, 3), "and more"),
    ] == shown(text)


def test_captions_that_roll_up_are_read_once():
    rows = ["An enzyme", "lowers it", "and more"]
    text = scc(
        *(
            (f"00:00:0{2 * second}:00", f"9425 9425 94ad 94ad 9470 9470 {sent(row)}")
            for second, row in enumerate(rows, 1)
        ),
        ("00:00:09:00", "942c 942c"),
    )

    assert rows == [cue.text for cue in read(text).cues]
    assert [2.202, 4.204, 6.206] == [cue.start for cue in read(text).cues]


def test_captions_that_are_painted():
    text = scc(
        ("00:00:01:00", f"9429 9429 9470 9470 {sent('An enzyme')}"),
        ("00:00:02:00", f"9429 9429 9470 9470 {sent('lowers it')}"),
        ("00:00:03:00", "942c 942c"),
    )

    assert ["An enzyme", "lowers it"] == [cue.text for cue in read(text).cues]


@pytest.mark.parametrize(
    ("codes", "text"),
    [
        (sent("a") + " 9137 9137 " + sent("b"), "a♪b"),
        (sent("\x2a\x5c\x5e\x5f\x60\x7b\x7c\x7d\x7e"), "áéíóúç÷Ññ"),
        (sent("caE") + " 9221 9221", "caÉ"),
        (sent("say \"") + " 922e 922e", "say “"),
        (sent("an") + " 91ae 91ae " + sent("enzyme") + " 9120 9120 " + sent("it"), "an enzyme it"),
        (sent("enzymf") + " 94a1 94a1 " + sent("e"), "enzyme"),
        (sent("a") + " 97a2 97a2 " + sent("b"), "a b"),
        (sent("a") + " 8080 8080 " + sent("b"), "ab"),
        (sent("a") + " 0142 4344 0f1d " + sent("b"), "ab"),
        (sent("a") + " 1c20 1c20 1c2c 1c2c " + sent("xy") + " 9420 9420 " + sent("b"), "ab"),
    ],
)  # fmt: skip
def test_letters_and_codes(codes, text):
    said = [cue.text for cue in read(scc(("00:00:01:00", POP_ON.format(codes)))).cues]

    assert [text] == said


def test_frames_that_are_not_counted():
    starts = [
        read(scc((time, f"9429 9429 9470 9470 {sent('a')}"))).cues[0].start
        for time in ("01:00:00:00", "01:00:00;00", "00:01:00;02")
    ]

    assert [3603.733, 3600.13, 60.193] == starts


@pytest.mark.parametrize(
    "line",
    ["An enzyme", "00:00:01:00", "00:00:01:00\tzzzz", "00:00:01:30\t9420", "00:61:01:00\t9420"],
)
def test_scc_with_a_fault(line):
    with pytest.raises(SourceRefusal, match=r"\(line 5\)") as refusal:
        read(scc(("00:00:01:00", "9420 9420")) + f"\n\n{line}")

    assert "captions_unreadable" == refusal.value.code
