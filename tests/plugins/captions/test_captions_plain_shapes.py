"""Transcripts as people paste them: each shape is read right, or refused in words that help."""

import pytest
from captions_asked import fetched

PANEL = """0:00
0 seconds
welcome to the course
0:04
4 seconds
today we speak of enzymes
1:03
1 minute, 3 seconds
an enzyme lowers the barrier
1:02:03
1 hour, 2 minutes, 3 seconds
and good bye now
"""
PANEL_SAYS = [
    (0.0, "", "welcome to the course"),
    (4.0, "", "today we speak of enzymes"),
    (63.0, "", "an enzyme lowers the barrier"),
    (3723.0, "", "and good bye now"),
]
GERMAN = [(0.0, "", "willkommen zur Vorlesung"), (63.0, "", "ein Enzym senkt die Barriere")]
TALK = [(3.0, "Speaker 1", "Good morning."), (9.0, "Speaker 2", "Hello, all.")]
NAMED = [
    (3.0, "Anna Muster", "Good morning."),
    (9.0, "Ben Beispiel", "Hello, all."),
    (72.0, "Anna Muster", "Thank you."),
]
SAID = [(0.0, "", "welcome to the course"), (4.0, "", "today we draw graphs")]
TEAMS = """Anna Muster
0 minutes 3 seconds{}0:03
Anna Muster 0 minutes 3 seconds
Good morning.
Ben Beispiel
0 minutes 9 seconds{}0:09
Ben Beispiel 0 minutes 9 seconds
Hello, all.
Anna Muster
1 minute 12 seconds{}1:12
Anna Muster 1 minute 12 seconds
Thank you.
"""

SHAPES = {
    "YouTube's panel": ("0:00\nwelcome to the course\n0:04\ntoday we draw graphs", SAID),
    "on one line": ("0:00 welcome to the course\n0:04 today we draw graphs", SAID),
    "no gap, and a number": (
        "0:00welcome to the course\n0:042 of us\n0:09draw graphs",
        [(0.0, "", "welcome to the course"), (4.0, "", "2 of us"), (9.0, "", "draw graphs")],
    ),
    "no gap, in one line": ("0:00welcome to the course0:04today we draw graphs", SAID),
    "direction marks": (
        "\u200f0:00\u200f\nمرحبا بكم\n\u202b0:04\u202c\nاليوم إنزيم",
        [(0.0, "", "مرحبا بكم"), (4.0, "", "اليوم إنزيم")],
    ),
    "seconds": (
        "[0.00s -> 4.20s]  welcome to the course\n[4.20s -> 9.00s]  today",
        [(0.0, "", "welcome to the course"), (4.2, "", "today")],
    ),
    "names in lower case": (
        "carla (0:03):\nso\n\nben (0:06):\nyes\n\ncarla (0:09):\nit\n\nben (0:12):\nno\n\n"
        "carla (0:15):\ngoes\n\nben (0:19):\non",
        [
            (3.0, "carla", "so"),
            (6.0, "ben", "yes"),
            (9.0, "carla", "it"),
            (12.0, "ben", "no"),
            (15.0, "carla", "goes"),
            (19.0, "ben", "on"),
        ],
    ),
    "names and times before the words, apart": (
        "Speaker 1  0:03  Good morning.\nSpeaker 2  0:09  Hello, all.",
        TALK,
    ),
    "glued": ("0:00welcome to the course\n0:04today we draw graphs", SAID),
    "brackets": ("[0:00] welcome to the course\n[0:04] today we draw graphs", SAID),
    "round": ("(00:00) welcome to the course\n(00:04) today we draw graphs", SAID),
    "wide brackets": ("【00:00】welcome to the course\n【00:04】today we draw graphs", SAID),
    "dash": ("00:00 - welcome to the course\n00:04 - today we draw graphs", SAID),
    "a dash that says who speaks": (
        "0:00 so it goes\n0:04 - [Anna] And you?\n0:09 on",
        [(0.0, "", "so it goes"), (4.0, "", "- [Anna] And you?"), (9.0, "", "on")],
    ),
    "bar": ("00:00 | welcome to the course\n00:04 | today we draw graphs", SAID),
    "comma": ("0:00, welcome to the course\n0:04, today we draw graphs", SAID),
    "bullets": ("- 0:00 welcome to the course\n- 0:04 today we draw graphs", SAID),
    "stars": ("* 0:00 welcome to the course\n* 0:04 today we draw graphs", SAID),
    "bold": ("**[0:00]** welcome to the course\n**[0:04]** today we draw graphs", SAID),
    "bold, bare": ("**0:00** welcome to the course\n**0:04** today we draw graphs", SAID),
    "headings": ("### 0:00\nwelcome to the course\n### 0:04\ntoday we draw graphs", SAID),
    "links": (
        "[0:00](https://youtu.be/dQw4w9WgXcQ?t=0) welcome to the course\n"
        "[0:04](https://youtu.be/dQw4w9WgXcQ?t=4) today we draw graphs",
        SAID,
    ),
    "several in one line": ("0:00 welcome to the course 0:04 today we draw graphs", SAID),
    "several in each line": (
        "[0:00] welcome to [0:02] the course\n[0:04] today we [0:05] draw graphs",
        [
            (0.0, "", "welcome to"),
            (2.0, "", "the course"),
            (4.0, "", "today we"),
            (5.0, "", "draw graphs"),
        ],
    ),
    "Persian digits": (
        "۰:۰۰\nسلام به همه\n۰:۰۴\nامروز آنزیم",
        [(0.0, "", "سلام به همه"), (4.0, "", "امروز آنزیم")],
    ),
    "wide colon": (
        "0：00 欢迎大家\n0：04 今天讲酶",
        [(0.0, "", "欢迎大家"), (4.0, "", "今天讲酶")],
    ),
    "fractions": (
        "0:00.5 welcome\n0:04,250 today\n0:08.125 graphs",
        [(0.5, "", "welcome"), (4.25, "", "today"), (8.125, "", "graphs")],
    ),
    "past an hour of minutes": (
        "61:05 so\n61:09 it goes",
        [(3665.0, "", "so"), (3669.0, "", "it goes")],
    ),
    "spoken labels": (PANEL, PANEL_SAYS),
    "spoken labels, German": (
        "0:00\n0 Sekunden\nwillkommen zur Vorlesung\n"
        "1:03\n1 Minute und 3 Sekunden\nein Enzym senkt die Barriere",
        GERMAN,
    ),
    "spoken labels, Japanese": (
        "0:04\n4秒\nようこそ\n1:03\n1分3秒\n酵素は障壁を下げる",
        [(4.0, "", "ようこそ"), (63.0, "", "酵素は障壁を下げる")],
    ),
    "spoken labels, Russian": (
        "0:04\n4 секунды\nпривет\n1:03\n1 минута 3 секунды\nфермент",
        [(4.0, "", "привет"), (63.0, "", "фермент")],
    ),
    "spoken labels, Persian": (
        "۰:۰۴\n۴ ثانیه\nسلام\n۱:۰۳\n۱ دقیقه و ۳ ثانیه\nآنزیم",
        [(4.0, "", "سلام"), (63.0, "", "آنزیم")],
    ),
    "spoken labels, Arabic, which has words for one and two": (
        "0:04\n4 ثوان\nمرحبا\n1:03\nدقيقة واحدة و3 ثوان\nالإنزيم\n2:02\nدقيقتان وثانيتان\nوداعا",
        [(4.0, "", "مرحبا"), (63.0, "", "الإنزيم"), (122.0, "", "وداعا")],
    ),
    "spoken labels, times with full stops": (
        "0.00\n0 sekuntia\ntervetuloa\n1.03\n1 minuutti 3 sekuntia\nentsyymi alentaa",
        [(0.0, "", "tervetuloa"), (63.0, "", "entsyymi alentaa")],
    ),
    "spoken labels, glued": (
        "0:000 secondswelcome to the course\n0:044 secondstoday we draw\n1:001 minutewe go on\n"
        "1:011 minute, 1 secondso it is\n1:031 minute, 3 secondsan enzyme",
        [
            (0.0, "", "welcome to the course"),
            (4.0, "", "today we draw"),
            (60.0, "", "we go on"),
            (61.0, "", "so it is"),
            (63.0, "", "an enzyme"),
        ],
    ),
    "spoken labels, glued, German": (
        "0:000 Sekundenwillkommen zur Vorlesung\n"
        "1:031 Minute und 3 Sekundenein Enzym senkt die Barriere",
        GERMAN,
    ),
    "spoken labels on the line of the time": (
        "0:00 0 seconds welcome to the course\n0:04 4 seconds today we draw graphs",
        SAID,
    ),
    "titles of chapters stay words": (
        "Intro\n0:00\n0 seconds\nwelcome\n0:04\n4 seconds\ntoday\nLock and key\n"
        "1:03\n1 minute, 3 seconds\nan enzyme",
        [
            (0.0, "", "welcome"),
            (4.0, "", "today\nLock and key"),
            (63.0, "", "an enzyme"),
        ],
    ),
    "a time that is said": (
        "0:00\nwe meet at\n0:04\n9:30\n0:08\nin the hall\n0:12\nor later",
        [
            (0.0, "", "we meet at"),
            (4.0, "", "9:30"),
            (8.0, "", "in the hall"),
            (12.0, "", "or later"),
        ],
    ),
    "a time that begins a caption": (
        "\n".join(
            f"0:{n:02}\n{'9:30 is when' if n == 8 else 'so it goes'}" for n in range(0, 40, 4)
        ),
        [(n, "", "9:30 is when" if n == 8 else "so it goes") for n in range(0, 40, 4)],
    ),
    "a caption that looks like no label": (
        "0:03\n3 enzymes work here\nand more\n0:09\nthen it stops\n0:12\nin the end",
        [
            (3.0, "", "3 enzymes work here\nand more"),
            (9.0, "", "then it stops"),
            (12.0, "", "in the end"),
        ],
    ),
    "Coursera": (
        "Play video starting at ::3 and follow transcript0:03\nwelcome\n"
        "Play video starting at :1:03 and follow transcript1:03\ngood bye",
        [(3.0, "", "welcome"), (63.0, "", "good bye")],
    ),
    "Whisper": (
        "[00:00.000 --> 00:02.500]  Welcome.\n[00:02.500 --> 00:05.500]  Today enzymes.",
        [(0.0, "", "Welcome."), (2.5, "", "Today enzymes.")],
    ),
    "range in brackets": (
        "[00:00:04 - 00:00:07] welcome\n[00:00:07 - 00:00:10] hello",
        [(4.0, "", "welcome"), (7.0, "", "hello")],
    ),
    "range": ("0:00 - 0:04 welcome to the course\n0:04 - 0:09 today we draw graphs", SAID),
    "Otter": ("Speaker 1  0:03  \nGood morning.\n\nSpeaker 2  0:09  \nHello, all.\n", TALK),
    "Rev": ("Speaker 1 (00:03):\nGood morning.\n\nSpeaker 2 (00:09):\nHello, all.\n", TALK),
    "Rev, older": ("Speaker 1: (00:03)\nGood morning.\n\nSpeaker 2: (00:09)\nHello, all.\n", TALK),
    "Rev, going on": (
        "Speaker 1 (00:03):\nGood morning.\n(00:20)\nAnd on.\n\nSpeaker 2 (00:29):\nHello.\n",
        [
            (3.0, "Speaker 1", "Good morning."),
            (20.0, "Speaker 1", "And on."),
            (29.0, "Speaker 2", "Hello."),
        ],
    ),
    "Word": ("00:00:03 Speaker 1\nGood morning.\n00:00:09 Speaker 2\nHello, all.\n", TALK),
    "tabs": ("Speaker 1:\t00:03\tGood morning.\nSpeaker 2:\t00:09\tHello, all.", TALK),
    "name and time before the words": (
        "Speaker 1: [00:00:03] Good morning.\n\nSpeaker 2: [00:00:09] Hello, all.",
        TALK,
    ),
    "time and name before the words": (
        "0:03 Anna: good morning\n0:09 Ben: hello",
        [(3.0, "", "Anna: good morning"), (9.0, "", "Ben: hello")],
    ),
    "bold names": (
        "[0:03] **Anna:** good morning\n[0:09] **Ben:** hello",
        [(3.0, "", "Anna: good morning"), (9.0, "", "Ben: hello")],
    ),
    "bold name and time": (
        "**Anna Muster** 0:03\nGood morning.\n\n**Ben Beispiel** 0:09\nHello, all.\n\n"
        "**Anna Muster** 1:12\nThank you.",
        NAMED,
    ),
    "Premiere": (
        "00:00:03:12 - 00:00:05:10\nSpeaker 1\nGood morning.\n\n"
        "00:00:09:10 - 00:00:11:00\nSpeaker 2\nHello, all.",
        TALK,
    ),
    "names above": (
        "Anna Muster\n0:03\nGood morning.\n\nBen Beispiel\n0:09\nHello, all.\n\n"
        "Anna Muster\n1:12\nThank you.",
        NAMED,
    ),
    "Teams": (TEAMS.format("\n", "\n", "\n"), NAMED),
    "Teams, glued": (TEAMS.format("", "", ""), NAMED),
    "Teams, Word": (
        "Anna Muster   0:03\nGood morning.\n\nBen Beispiel   0:09\nHello, all.\n\n"
        "Anna Muster   1:12\nThank you.",
        NAMED,
    ),
    "names behind times": (
        "0:03 - Anna Muster\n  Good morning.\n\n0:09 - Ben Beispiel\n  Hello, all.\n\n"
        "1:12 - Anna Muster\n  Thank you.",
        NAMED,
    ),
    "names in another script": (
        "김철수 00:03\n안녕하세요\n이영희 00:09\n네\n",
        [(3.0, "김철수", "안녕하세요"), (9.0, "이영희", "네")],
    ),
    "Zoom": (
        "[Anna] 14:02:11\nGood morning.\n\n[Ben] 14:02:17\nHello, all.\n",
        [(0.0, "Anna", "Good morning."), (6.0, "Ben", "Hello, all.")],
    ),
    "Zoom over midnight": (
        "[Anna] 23:59:50\nGood night.\n\n[Ben] 00:00:17\nGood morning.\n",
        [(0.0, "Anna", "Good night."), (27.0, "Ben", "Good morning.")],
    ),
    "Meet": (
        "00:00:00\nAnna: Hello\nBen: hi\n00:05:00\nAnna: thank you",
        [(0.0, "", "Anna: Hello\nBen: hi"), (300.0, "", "Anna: thank you")],
    ),
    "long lines wrapped": (
        "\n".join(f"0:{n:02} " + "so we speak of enzymes here\n" * 5 for n in range(5, 50, 10)),
        [(n, "", "\n".join(["so we speak of enzymes here"] * 5)) for n in range(5, 50, 10)],
    ),
    "a time of day in the words": (
        "0:00 we meet at 9:30 tomorrow",
        [(0.0, "", "we meet at 9:30 tomorrow")],
    ),
    "what stands above": (
        "My course\n\n0:04\ntoday we\n0:09\ndraw graphs",
        [(0.0, "", "My course"), (4.0, "", "today we"), (9.0, "", "draw graphs")],
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read_right(name, tmp_path):
    text, expected = SHAPES[name]
    transcript = fetched(tmp_path, text)

    assert expected == [(s.start, s.speaker, s.text) for s in transcript.segments]
    assert not transcript.estimated


@pytest.mark.parametrize("name", SHAPES)
def test_line_ends_and_indents_change_nothing(name, tmp_path):
    text, expected = SHAPES[name]
    spaced = "\r\n".join(f"  {line} " if line else line for line in text.split("\n"))

    segments = fetched(tmp_path, spaced).segments

    assert [(start, who, said.split()) for start, who, said in expected] == [
        (s.start, s.speaker, s.text.split()) for s in segments
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("[00:00.000 --> 00:02.500]  Welcome.\n[00:03.500 --> 00:05.500]  Enzymes.", [2.5, 5.5]),
        ("0:00 - 0:03 welcome to the course\n0:04 - 0:09 today", [3.0, 9.0]),
        ("0:00 welcome to the course\n0:04 today we draw graphs", [4.0, 5.6]),
        ("[Anna] 14:02:11\nGood morning.\n\n[Ben] 14:02:17\nHello, all.\n", [6.0, 6.8]),
    ],
)
def test_an_end_is_the_shapes_own_or_the_next_start(text, ends, tmp_path):
    assert ends == [s.end for s in fetched(tmp_path, text).segments]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[Anna] 14:02:11\nGood morning.\n\n[Ben] 14:02:17\nHello.", ["wall_clock"]),
        ("14:02:11\nGood morning.\n14:02:17\nHello.", ["late_start"]),
        ("00:00:03:12\nSo it\n00:00:05:10\nbegins.", ["frames_left_out"]),
        (PANEL, []),
    ],
)
def test_what_was_taken_for_granted_is_said(text, codes, tmp_path):
    assert codes == [warning.code for warning in fetched(tmp_path, text).reading.warnings]
