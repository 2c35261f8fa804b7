"""Word documents: what is said in them, and transcripts as Teams and Google Meet write them."""

import io
import zipfile

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal
from studybuddy_captions import docx
from studybuddy_captions.docx import text_of_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def document(*paragraphs):
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{W}" '
        f'xmlns:m="{M}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    )


def packed(content, name="word/document.xml", method=zipfile.ZIP_DEFLATED, **others):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, content)
        for other, data in others.items():
            archive.writestr(other.replace("__", "/").replace("_dot_", "."), data)
    return file.getvalue()


def written(*lines):
    """A document with these paragraphs; `\\n` in one is a line break."""
    return packed(document(*(run(line).replace("\n", "</w:t><w:br/><w:t>") for line in lines)))


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (run("An ") + run("enzyme"), "An enzyme"),
        (f'<w:hyperlink w:anchor="a">{run("here")}</w:hyperlink>', "here"),
        (f'<w:ins w:id="1" w:author="A">{run("not")}</w:ins>', "not"),
        (f'<w:moveTo w:id="1" w:author="A">{run("here")}</w:moveTo>', "here"),
        ('<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>' + run("left"), "left"),
        (f"<w:moveFrom>{run('gone')}</w:moveFrom>{run('left')}", "left"),
        (f'<w:fldSimple w:instr=" REF f ">{run("7")}</w:fldSimple>', "7"),
        ("<w:r><w:instrText> PAGE </w:instrText></w:r>" + run("7"), "7"),
        (f"<w:sdt><w:sdtContent>{run('control')}</w:sdtContent></w:sdt>", "control"),
        (f'<w:smartTag w:element="place">{run("Wien")}</w:smartTag>', "Wien"),
        ("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>", "E=mc"),
        (
            f"<w:r><w:ruby><w:rt>{run('nami')}</w:rt><w:rubyBase>{run('波')}</w:rubyBase>"
            "</w:ruby></w:r>",
            "波",
        ),
        (
            f'<mc:AlternateContent><mc:Choice Requires="wps">{run("box")}</mc:Choice>'
            f"<mc:Fallback>{run('box')}</mc:Fallback></mc:AlternateContent>",
            "box",
        ),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:cr/></w:r>", "a\nb\tc\n"),
        ('<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>' + run("a"), "a"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>", "co-op"),
        (run("a &lt; b &amp; c"), "a < b & c"),
    ],
)
def test_what_is_in_a_paragraph(paragraph, text):
    assert f"{text}\nend\n" == text_of_docx(packed(document(paragraph, run("end"))))


TEAMS = written(
    "Enzymes-20240105_140000-Meeting Recording",
    "January 5, 2024, 2:00PM",
    "5m 3s",
    "Anna Beispiel started transcription",
    "Anna Beispiel   0:03\nAn enzyme lowers the barrier.",
    "Ben Muster   0:09\nAnd what is it made of?",
    "Anna Beispiel   1:02:03\nIt is a protein.",
    "Anna Beispiel stopped transcription",
)
TEAMS_BEFORE = written(
    "0:0:0.0 --> 0:0:2.610\nAnna Beispiel\nAn enzyme lowers the barrier.",
    "0:0:3.140 --> 0:0:5.0\nBen Muster\nAnd what is it\nmade of?",
    "0:0:5.5 --> 0:0:9.0\nAnna Beispiel\nIt is a protein.",
    "1:2:3.0 --> 1:2:4.5\nAnna Beispiel\nThat is all.",
)
MEET = written(
    "Jan 5, 2024",
    "Enzymes - Transcript",
    "00:00:00",
    "",
    "Anna Beispiel: An enzyme lowers the barrier.",
    "Ben Muster: And what is it made of?",
    "00:05:00",
    "Anna Beispiel: It is a protein.",
)


def test_a_transcript_of_teams(tmp_path):
    transcript = fetched(tmp_path, TEAMS, name="Enzymes.docx")

    assert [
        (3.0, "Anna Beispiel", "An enzyme lowers the barrier."),
        (9.0, "Ben Muster", "And what is it made of?"),
        (3723.0, "Anna Beispiel", "It is a protein."),
    ] == [(cue.start, cue.speaker, cue.text) for cue in transcript.segments]
    assert ("docx", ["lines_above_left_out"], "Enzymes") == (
        transcript.reading.format,
        [warning.code for warning in transcript.reading.warnings],
        transcript.video.title,
    )


def test_a_transcript_that_teams_wrote_before(tmp_path):
    transcript = fetched(tmp_path, TEAMS_BEFORE, name="talk.docx")

    assert [
        (0.0, 2.61, "Anna Beispiel", "An enzyme lowers the barrier."),
        (3.14, 5.0, "Ben Muster", "And what is it\nmade of?"),
        (5.5, 9.0, "Anna Beispiel", "It is a protein."),
        (3723.0, 3724.5, "Anna Beispiel", "That is all."),
    ] == [
        (cue.start, cue.end, cue.speaker, cue.text.split(">", 1)[-1]) for cue in transcript.segments
    ]
    assert "docx" == transcript.reading.format


def test_a_transcript_of_meet(tmp_path):
    transcript = fetched(tmp_path, MEET, name="talk.docx")
    text = " ".join(cue.text for cue in transcript.segments)

    assert not transcript.estimated
    assert 0.0 == transcript.segments[0].start
    assert [300.0] == [cue.start for cue in transcript.segments if "protein" in cue.text]
    assert "Transcript" not in text
    assert "lowers the barrier" in text


def test_captions_that_lie_in_a_document(tmp_path):
    srt = written("1", "00:00:01,000 --> 00:00:02,500", "An enzyme", "", "2",
                  "00:00:03,000 --> 00:00:04,000", "lowers it")  # fmt: skip
    transcript = fetched(tmp_path, srt, name="talk.docx")

    assert [(1.0, 2.5, "An enzyme"), (3.0, 4.0, "lowers it")] == [
        (cue.start, cue.end, cue.text.strip()) for cue in transcript.segments
    ]


def test_prose_in_a_document_is_estimated(tmp_path):
    transcript = fetched(tmp_path, written("An enzyme lowers it.", "It is a protein."))

    assert transcript.estimated
    assert ["An enzyme lowers it.", "It is a protein."] == [c.text for c in transcript.segments]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("name", ["word/document.xml", "word/document2.xml"])
def test_where_the_words_lie(method, name):
    assert "a\n" == text_of_docx(packed(document(run("a")), name, method))


def encrypted(data):
    """The same archive, which says that its members are encrypted."""
    place = data.index(b"word/document.xml") - 30
    central = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    changed = bytearray(data)
    changed[place + 6] |= 1
    changed[central + 8] |= 1
    return bytes(changed)


def lying(data, size=10):
    """The same archive, which says that its members are small."""
    changed = bytearray(data)
    central = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    changed[central + 24 : central + 28] = size.to_bytes(4, "little")
    return bytes(changed)


DOCUMENT = packed(document(run("a")))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "with a password"),
        (encrypted(DOCUMENT), "encrypted"),
        (packed(document(run("a")), method=zipfile.ZIP_LZMA), "packed in a way"),
        (packed(document(run("a")), word__vbaProject_dot_bin=b"x"), "with macros"),
        (packed("x", "xl/workbook.xml"), "an Excel workbook"),
        (packed("x", "ppt/presentation.xml"), "a PowerPoint presentation"),
        (packed("x", "content.xml"), "an OpenDocument file"),
        (packed("x", "talk.srt"), "an archive, no text"),
        (packed("x", **{f"a{n}": b"" for n in range(2000)}), "an archive of 2002 files"),
        (DOCUMENT[:60], "with a fault"),
        (DOCUMENT[:-30], "with a fault"),
        (DOCUMENT.replace(b"word/document.xml", b"word/documenx.xml", 1), "with a fault"),
        (lying(DOCUMENT), "with a fault"),
        (packed(b"\xff\xfe\xff"), "with a fault"),
        (packed("not XML"), "with a fault"),
        (packed("<html/>"), "but is none"),
        (packed(document("<w:r>" * 300)), "nested beyond reason"),
        (packed('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "entities"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_named(data, words, tmp_path):
    with pytest.raises(SourceRefusal) as refusal:
        fetched(tmp_path, data, name="talk.docx")

    assert "captions_unreadable" == refusal.value.code
    assert words in refusal.value.message


def test_a_document_without_words_is_empty(tmp_path):
    with pytest.raises(SourceRefusal) as refusal:
        fetched(tmp_path, written(""))

    assert "captions_empty" == refusal.value.code


@pytest.mark.parametrize("says", [lambda data: data, lambda data: lying(data, 2**31)])
def test_a_bomb_is_not_unpacked(says, tmp_path):
    data = says(packed(b"a" * (docx.LARGEST_UNPACKED + 2)))
    assert len(data) < 100_000

    with pytest.raises(SourceRefusal) as refusal:
        fetched(tmp_path, data)

    assert "captions_too_big" == refusal.value.code


def test_prose_that_names_times_is_whole(tmp_path):
    lines = ["My notes.", "The lecture began at 10:15", "An enzyme lowers it.", "Break at 11:00",
             "It is a protein.", "It is long.", "It is folded."]  # fmt: skip
    transcript = fetched(tmp_path, written(*lines))

    assert transcript.estimated
    assert "My notes." == transcript.segments[0].text


def test_a_meeting_needs_times_at_the_ends_of_lines():
    lines = ["We meet on 5 January 2024, 14:00", "at ten past 10:10 or so", "An enzyme."]

    assert "\n".join(lines) + "\n" == text_of_docx(written(*lines))
