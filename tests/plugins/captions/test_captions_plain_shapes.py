"""Transcripts as people paste them: each shape is read right, or refused in words that help."""

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal

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
    "comma": ("Notes\n0:00, welcome to the course\n0:04, today we draw graphs", None),
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
            (0.0, "", "Intro"),
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
SHAPES["comma"] = (SHAPES["comma"][0], [(0.0, "", "Notes"), *SAID])


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


UNITS = {
    "ru": lambda n: (
        "секунда"
        if n % 10 == 1 and n != 11
        else "секунды"
        if n % 10 in (2, 3, 4) and n not in (12, 13, 14)
        else "секунд"
    ),
    "uk": lambda n: (
        "секунда"
        if n % 10 == 1 and n != 11
        else "секунди"
        if n % 10 in (2, 3, 4) and n not in (12, 13, 14)
        else "секунд"
    ),
    "pl": lambda n: (
        "sekunda"
        if n == 1
        else "sekundy"
        if n % 10 in (2, 3, 4) and n not in (12, 13, 14)
        else "sekund"
    ),
    "en": lambda n: "second" if n == 1 else "seconds",
    "fr": lambda n: "seconde" if n < 2 else "secondes",
    "ko": lambda n: "초",
}
LATIN = [
    "so",
    "the",
    "enzyme",
    "binds",
    "every",
    "letter",
    "here",
    "and",
    "then",
    "it",
    "opens",
    "up",
    "our",
    "new",
    "way",
]
CYRILLIC = [
    "так",
    "фермент",
    "связывает",
    "каждую",
    "букву",
    "и",
    "потом",
    "она",
    "открывает",
    "наш",
    "новый",
    "путь",
]


@pytest.mark.parametrize("language", UNITS)
def test_where_a_glued_label_ends_is_learned_from_the_others(language, tmp_path):
    words = CYRILLIC if language in {"ru", "uk"} else LATIN
    said = [(second, words[second % len(words)]) for second in range(60)]
    text = "\n".join(f"0:{n:02}{n} {UNITS[language](n)}{word} ja" for n, word in said)
    if language == "pl":  # `1 sekunda` stands alone: its words could begin with its last letter
        with pytest.raises(SourceRefusal, match="another browser"):
            fetched(tmp_path, text)
        return

    assert [(float(n), f"{word} ja") for n, word in said] == [
        (s.start, s.text) for s in fetched(tmp_path, text).segments
    ]
