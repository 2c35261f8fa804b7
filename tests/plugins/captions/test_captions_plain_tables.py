"""Tables with times, as spreadsheets and transcribers write them."""

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal

SAID = [(0.0, 4.2, "", "Welcome, all"), (4.2, 9.0, "", "Today enzymes")]
TALK = [(0.0, 4.0, "Anna", "welcome"), (4.0, 4.8, "Ben", "hello, you")]

TABLES = {
    "headings": ('start,end,text\n0.0,4.2,"Welcome, all"\n4.2,9,Today enzymes\n', SAID),
    "spaces": ('start, end, text\n0.0, 4.2, "Welcome, all"\n4.2, 9, Today enzymes\n', SAID),
    "clocks": (
        "Start time,End time,Transcript\n00:00:00.000,00:00:04.200,Welcome, all\n"
        "00:00:04.200,00:00:09.000,Today enzymes\n",
        SAID,
    ),
    "other order": (
        'text,end,start\n"Welcome, all",4.2,0.0\nToday enzymes,9.0,4.2\n',
        SAID,
    ),
    "other columns": (
        'id,start,end,text,confidence\n7,0.0,4.2,"Welcome, all",0.9\n8,4.2,9.0,Today enzymes,0.8\n',
        SAID,
    ),
    "semicolons and decimal commas": (
        "Start;Ende;Text\n0,0;4,2;Welcome, all\n4,2;9,0;Today enzymes\n",
        SAID,
    ),
    "tabs": ("start\tend\ttext\n0.0\t4.2\tWelcome, all\n4.2\t9.0\tToday enzymes\n", SAID),
    "Whisper's milliseconds": (
        "start\tend\ttext\n0\t4200\tWelcome, all\n4200\t9000\tToday enzymes\n",
        SAID,
    ),
    "milliseconds by name": (
        'start_ms,end_ms,text\n0,4200,"Welcome, all"\n4200,9000,Today enzymes\n',
        SAID,
    ),
    "units": ('start,end,text\n0s,4.2s,"Welcome, all"\n4.2s,9s,Today enzymes\n', SAID),
    "durations": ('start,duration,text\n0,4.2,"Welcome, all"\n4.2,4.8,Today enzymes\n', SAID),
    "no headings": ('0.0,4.2,"Welcome, all"\n4.2,9.0,Today enzymes\n', SAID),
    "no headings, counted": ('1,0.0,4.2,"Welcome, all"\n2,4.2,9.0,Today enzymes\n', SAID),
    "words that hold the comma": (
        "start,end,text\n0.0,4.2,Welcome, all\n4.2,9,Today enzymes\n",
        SAID,
    ),
    "blank lines": ('start,end,text\n\n0.0,4.2,"Welcome, all"\n\n4.2,9,Today enzymes\n\n', SAID),
    "speakers": ('time,speaker,text\n0:00,Anna,welcome\n0:04,Ben,"hello, you"\n', TALK),
    "speakers, no headings": ('0:00,Anna,welcome\n0:04,Ben,"hello, you"\n', TALK),
    "speakers, tabs": ("Anna:\t0:00\twelcome\nBen:\t0:04\thello, you\n", TALK),
    "headings in another language": (
        "Zeit;Wer;Inhalt\n0:00;Anna;welcome\n0:04;Ben;hello, you\n0:04;Ben;\n",
        [*TALK[:1], (4.0, 4.0, "Ben", "hello, you")],
    ),
    "lines and quotes in a cell": (
        'start,end,text\n0,4,"Welcome\nto ""it"""\n4,9,bye\n',
        [(0.0, 4.0, "", 'Welcome\nto "it"'), (4.0, 9.0, "", "bye")],
    ),
    "quotation marks that quote no cell": (
        'start\tend\ttext\n0.0\t4.0\t"Enzymes\n4.0\t6.0\tare" it\n6.0\t8.0\t"so"\n',
        [(0.0, 4.0, "", '"Enzymes'), (4.0, 6.0, "", 'are" it'), (6.0, 8.0, "", '"so"')],
    ),
    "a cell without words": (
        "start,end,text\n0,4,welcome\n4,6,\n6,8,bye\n",
        [(0.0, 4.0, "", "welcome"), (6.0, 8.0, "", "bye")],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_right(name, tmp_path):
    text, expected = TABLES[name]
    transcript = fetched(tmp_path, text, name="talk.csv")

    assert expected == [(s.start, s.end, s.speaker, s.text) for s in transcript.segments]
    assert ("csv", False) == (transcript.reading.format, transcript.estimated)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("start,end,text\n0,4,Welcome\nsoon,9,hello\n9,12,bye\n", 'Line 3 of the table has "soon"'),
        ("start,end,text\n0,4,Welcome\n4,9\n9,12,bye\n", "Line 3 of the table has 2 columns"),
        (
            "start,text,speaker\n0,hi,Anna\n4,hello, you,Ben\n9,so,Anna",
            "Line 3 of the table has 4",
        ),
        ("start,end,text\n-4,4,Welcome\n4,9,so\n9,12,bye\n", "Line 2"),
        ("start,end,text\n0,4,Welcome\n4,900000,so\n", "cannot be (line 3)"),
        (f"start,end,text\n0,4,{'Welcome ' * 20_000}\n4,9,so\n", "131,072 characters"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(text, words, tmp_path):
    with pytest.raises(SourceRefusal) as refusal:
        fetched(tmp_path, text)

    assert "captions_unreadable" == refusal.value.code
    assert words in refusal.value.message


@pytest.mark.parametrize(
    "text",
    [
        "Hello, world, again\nFoo, bar, baz\nA, b, c\n",
        "1, bread\n2, milk\n3, eggs\n",
        "name,price\nbread,1.50\nmilk,0.99\n",
        "start, he said, and the text begins\nso it went\nand on\n",
        "1.50, bread\n0.99, milk\n",
    ],
)
def test_what_has_commas_is_not_all_a_table(text, tmp_path):
    transcript = fetched(tmp_path, text)

    assert transcript.estimated
    assert text.split() == " ".join(s.text for s in transcript.segments).split()
