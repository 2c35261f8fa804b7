"""Times in a text that are no times of a video: they stay words, or the text is refused."""

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal

WORDS = {
    "times in prose": "\n".join(
        ["We sat there and spoke of it."] * 30
        + ["9:30 is when we began."]
        + ["So it went on."] * 30
        + ["10:15 is when we left."] * 1
        + ["Then home."] * 10
    ),
    "a time begins the text": "9:30 is when we met.\nThen we left.\nIt was late.\nWe ate.\nSo.",
    "two times of day": "10:30 is when we met.\nThen we left.\n9:15 was before that.",
    "one line": "We met at 9:30, left at 10:15 and ate at 11:00.",
    "verses": "John 3:16 tells us so.\nWe read on.\nRomans 8:28 too.\nMatthew 5:14 says it.",
    "verses above": "Matthew 5:14\nYe are the light of the world.\nMatthew 6:33\nBut seek ye\n"
    "Matthew 7:12\nTherefore all things",
    "scores": "It was 3:2 at half time and 21:15 in the end.\nWell played by all.",
    "ratios": "Mix it 1:10 at first.\nThen 1:20 and stir.\nNever go to 5:1 at once.",
    "labels": "Note: 9:30 is when we meet.\nBring your book.\nAnna: I will.\nBen: So will I.",
    "titles of paragraphs": "9:00\n"
    + "We got up and went on our way, as always.\n" * 40
    + "9:05\n"
    + "It rained.\n" * 40,
    "bold names": "**Anna:** Good morning. I am glad.\n\n**Ben:** Hello.",
    "numbers": "1:1 is a ratio.\n100:1 is another.",
}


@pytest.mark.parametrize("name", WORDS)
def test_prose_stays_prose(name, tmp_path):
    transcript = fetched(tmp_path, WORDS[name])

    assert transcript.estimated
    assert (
        WORDS[name].replace("**", "").split()
        == " ".join(s.text for s in transcript.segments).split()
    )


PROSE = "An enzyme is a protein that lowers the barrier. It does so by binding.\n" * 20


@pytest.mark.parametrize("text", ["{toc}\n\n{prose}", "{prose}\n\n{toc}"], ids=["above", "below"])
def test_a_table_of_contents_beside_prose_is_words_and_that_is_said(text, tmp_path):
    toc = "0:00 Intro\n1:30 What enzymes are\n5:45 Lock and key"
    transcript = fetched(tmp_path, text.format(toc=toc, prose=PROSE))

    assert transcript.estimated
    assert {"0:00 Intro", "5:45 Lock and key"} < {s.text for s in transcript.segments}
    assert ["times_not_used"] == [warning.code for warning in transcript.reading.warnings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@0:03@ words here\n@0:09@ and there\n@0:15@ goodbye now", 'line 1: "@0:03@ words here"'),
        ("words here (0:03)\nand there (0:09)\ngoodbye now (0:15)", '"words here (0:03)"'),
        ("welcome 0:03 to it 0:09 and then 0:15 we 0:20 stop 0:25", "in a shape that is not known"),
        ("10:15 AM hi\n10:16 AM hello\n10:17 AM yes\n10:18 AM no\n10:19 AM bye", "10:15 AM hi"),
        ("0:00 we begin /0:04/ and so /0:09/ it goes /0:13/ on", 'line 1: "0:00 we'),
        ("4:10 so\n0:20 it\n5:10 goes\n0:05 on\n3:02 here", "do not run forward"),
        ("so it <0:03>\ngoes <0:09>", 'line 1: "so it <0:03>"'),
        ("9:00 Registration\n9:30 Keynote\n11:00 Coffee\n11:30 Talks", "times of day"),
        ("9:03 Central\n9:17 Park\n9:41 Hill\n10:02 Lake", "hardly any words"),
        (
            "3:16 For God so loved the world that he gave his only Son\n"
            "3:17 For God sent not his Son into the world to condemn it\n"
            "3:18 He that believeth on him is not condemned at all here",
            "far more words",
        ),
        ("Intro\n0:00\nWhat enzymes are\n1:30\n", "below their words"),
        ("0:30 so\n0:20 it\n0:10 goes\n0:05 on\n0:02 here", "line 2 (0:20) stands after 0:30"),
        ("[0:30] so\n[0:20] it\n[0:40] goes\n[0:05] on", "do not run forward"),
        ("0:000 sekynswelcome\n0:044 sekynstoday\n1:031 minyn, 3 sekynsan", "another browser"),
    ],
)
def test_what_cannot_be_told_is_refused_in_words(text, words, tmp_path):
    with pytest.raises(SourceRefusal) as refusal:
        fetched(tmp_path, text)

    assert "captions_unreadable" == refusal.value.code
    assert words in refusal.value.message
