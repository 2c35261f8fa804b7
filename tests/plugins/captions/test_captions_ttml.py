"""TTML: all its times, what holds what, and what is on the screen but is not said."""

import pytest
from captions_asked import fetched

from studybuddy import SourceRefusal, clean
from studybuddy_captions.formats import read
from studybuddy_captions.ttml_times import Clock

TT = (
    '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" '
    'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
)

SENTENCES = "An enzyme lowers it. It is a protein."


def ttml(body, head="", **attributes):
    given = "".join(f' {name.replace("_", ":")}="{value}"' for name, value in attributes.items())
    return f"<?xml version='1.0'?>\n{TT}{given}><head>{head}</head>{body}</tt>"


def cues(body, head="", **attributes):
    captions = read(ttml(f"<body>{body}</body>", head, **attributes))
    return [(cue.start, cue.end, cue.text) for cue in captions.cues]


@pytest.mark.parametrize(
    ("text", "attributes", "seconds"),
    [
        ("00:00:01.500", {}, 1.5),
        ("00:00:01", {}, 1.0),
        ("00:00:01,5", {}, 1.5),
        ("01:00:00.25", {}, 3600.25),
        ("100:00:00", {}, 360_000.0),
        ("00:00:01:15", {}, 1.5),
        ("00:00:01:12", {"frameRate": "24"}, 1.5),
        ("00:00:01:12", {"frameRate": "25"}, 1.48),
        ("00:00:01:12.1", {"frameRate": "24", "subFrameRate": "2"}, 1.520833),
        ("00:00:01:12", {"frameRate": "24", "frameRateMultiplier": "1000 1001"}, 1.5005),
        ("00:00:01:12", {"frameRate": "24", "frameRateMultiplier": "1000:1001"}, 1.5005),
        ("00:01:00:00", {"frameRate": "30", "frameRateMultiplier": "1000 1001"}, 60.0),
        (
            "00:01:00:00",
            {"timeBase": "smpte", "frameRate": "30", "frameRateMultiplier": "1000 1001"},
            60.06,
        ),
        (
            "00:10:00:00",
            {
                "timeBase": "smpte",
                "frameRate": "30",
                "frameRateMultiplier": "1000 1001",
                "dropMode": "dropNTSC",
            },
            599.9994,
        ),
        (
            "00:01:00:02",
            {
                "timeBase": "smpte",
                "frameRate": "30",
                "frameRateMultiplier": "1000 1001",
                "dropMode": "dropNTSC",
            },
            60.06,
        ),
        (
            "01:00:00:00",
            {"timeBase": "smpte", "frameRate": "30", "dropMode": "dropPAL"},
            3600 - 4 * 27 / 30,
        ),
        ("1.5h", {}, 5400.0),
        ("1.5m", {}, 90.0),
        ("1.5s", {}, 1.5),
        ("1500ms", {}, 1.5),
        ("45f", {}, 1.5),
        ("36f", {"frameRate": "24"}, 1.5),
        ("3t", {"tickRate": "2"}, 1.5),
        ("15000000t", {"tickRate": "10000000"}, 1.5),
        ("36t", {"frameRate": "24"}, 1.5),
        ("3t", {}, 3.0),
        (" 1.5s ", {}, 1.5),
    ],
)
def test_every_form_of_time(text, attributes, seconds):
    assert seconds == pytest.approx(Clock(attributes).seconds(text), abs=1e-6)


@pytest.mark.parametrize(
    ("text", "attributes", "words"),
    [
        ("", {}, "cannot be read"),
        ("soon", {}, "cannot be read"),
        ("12.5", {}, "cannot be read"),
        ("00:05.000", {}, "cannot be read"),
        ("-1s", {}, "cannot be read"),
        ("1.5 s", {}, "cannot be read"),
        ("١s", {}, "cannot be read"),
        ("wallclock(10:00)", {}, "cannot be read"),
        ("00:60:00", {}, "go up to"),
        ("00:00:61", {}, "go up to"),
        ("00:00:01:30", {}, "frames to 29"),
        ("00:00:01:24", {"frameRate": "24"}, "frames to 23"),
        ("101h", {}, "100 hours"),
        ("999999:00:00", {}, "100 hours"),
        ("1s", {"frameRate": "0"}, "frameRate"),
        ("1s", {"frameRate": "fast"}, "frameRate"),
        ("1s", {"tickRate": "-1"}, "tickRate"),
        ("1s", {"frameRateMultiplier": "1 0"}, "frameRateMultiplier"),
        ("1s", {"frameRateMultiplier": "1 2 3"}, "frameRateMultiplier"),
        ("1s", {"dropMode": "some"}, "dropMode"),
        ("1s", {"timeBase": "clock"}, "times of day"),
    ],
)
def test_what_is_no_time_is_refused(text, attributes, words):
    with pytest.raises(SourceRefusal) as refusal:
        Clock(attributes).seconds(text)

    assert "captions_unreadable" == refusal.value.code
    assert words in refusal.value.message


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<div><p begin="1s" end="2s">a</p></div>', [(1, 2, "a")]),
        ('<div><p begin="1s" dur="2s">a</p></div>', [(1, 3, "a")]),
        ('<div><p begin="1s" dur="9s" end="2s">a</p></div>', [(1, 2, "a")]),
        # Times count from the beginning of what holds them.
        ('<div begin="10s"><p begin="1s" end="2s">a</p></div>', [(11, 12, "a")]),
        ('<div begin="10s"><div begin="5s"><p begin="1s" end="2s">a</p></div></div>',
         [(16, 17, "a")]),
        # What only begins lasts until what holds it ends.
        ('<div begin="10s" end="20s"><p begin="1s">a</p></div>', [(11, 20, "a")]),
        ('<div begin="10s" dur="5s"><p>a</p></div>', [(10, 15, "a")]),
        ('<div begin="10s" end="12s"><p begin="1s" end="60s">a</p></div>', [(11, 12, "a")]),
        # Nothing ends: until the next one, or as long as it takes to say.
        ('<div><p begin="1s">a b</p><p begin="4s">a b c d e</p></div>',
         [(1, 4, "a b"), (4, 6, "a b c d e")]),
        # One after the other.
        ('<div timeContainer="seq"><p dur="2s">a</p><p dur="3s">b</p><p begin="1s" dur="1s">c</p>'
         "</div>", [(0, 2, "a"), (2, 5, "b"), (6, 7, "c")]),
        ('<div begin="10s" timeContainer="seq"><p end="2s">a</p><p end="2s">b</p></div>',
         [(10, 12, "a"), (12, 14, "b")]),
        ('<div timeContainer="seq"><div><p begin="1s" end="4s">a</p><p begin="2s" end="3s">b</p>'
         '</div><div><p end="1s">c</p></div></div>', [(1, 4, "a"), (2, 3, "b"), (4, 5, "c")]),
        ('<div timeContainer="seq"><div timeContainer="seq"><p dur="1s">a</p><p dur="1s">b</p>'
         '</div><p dur="1s">c</p></div>', [(0, 1, "a"), (1, 2, "b"), (2, 3, "c")]),
        # Spans with times of their own.
        ('<p><span begin="1s" end="2s">a</span> <span begin="3s" end="4s">b</span></p>',
         [(1, 2, "a"), (3, 4, "b")]),
        ('<p begin="10s"><span begin="1s" end="2s">a</span><br/><span begin="2s" end="4s">b</span>'
         "</p>", [(11, 12, "a"), (12, 14, "b")]),
        ('<p begin="1s" end="9s">a <span begin="1s">b</span> <span begin="2s">c</span></p>',
         [(1, 9, "a <00:00:02.000>b <00:00:03.000>c")]),
        ('<p><span begin="1s" end="2s">wave</span><span begin="2s" end="3s">length</span></p>',
         [(1, 3, "wave<00:00:02.000>length")]),
        ('<p begin="1s" end="3s">wave<span tts:color="red">length</span>s</p>',
         [(1, 3, "wavelengths")]),
        # What comes after something without an end is never shown.
        ('<p begin="1s" timeContainer="seq"><span dur="1s">a</span> <span>b</span> '
         "<span>c</span></p>",
         [(1, 2, "a"), (2, 2.4, "b")]),
        ('<p begin="1s" timeContainer="seq">a<br/><span>b</span></p>', [(1, 1.8, "a\nb")]),
        ('<p begin="1s"><span begin="98h">a</span></p>', [(352801, 352801.4, "a")]),
        ('<div dur="99h"><p begin="90h" dur="99h">a</p></div>', [(324000, 356400, "a")]),
        ('<div><p begin="90h" dur="99h">a</p></div>', [(324000, 360000, "a")]),
        # An end before the beginning: the words are there.
        ('<div><p begin="5s" end="2s">a</p><p begin="7s" end="8s">b</p></div>',
         [(5, 7, "a"), (7, 8, "b")]),
    ],
)  # fmt: skip
def test_times_of_what_holds_words_count(body, expected):
    assert expected == cues(body)


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("  a\n    b  ", "a b"),
        ("a<br/>\n   b", "a\nb"),
        ("a<br/><br/>b", "a\nb"),
        ("<span>a </span> <span> b</span>", "a b"),
        ('<span xml:space="preserve">a\n b</span>', "a\nb"),
        ("a &lt;b&gt; &amp; c &#233; &quot;", 'a &lt;b> & c é "'),
        ("<![CDATA[a < b]]>", "a < b"),
        ("a<!-- not said -->b", "ab"),
        ("a<?target not said?>b", "ab"),
        ("a<metadata><ttm:desc>not said</ttm:desc></metadata>", "a"),
        ('<set begin="1s" tts:color="red"/>a', "a"),
        ("a <i>b</i>", "a b"),
        ('a <span tts:display="none">not said</span>b', "a b"),
        # Ruby: the base text is said, its reading says it again.
        ('<span tts:ruby="container"><span tts:ruby="base">波</span>'
         '<span tts:ruby="text">なみ</span></span>は', "波は"),
        ('<span tts:ruby="container"><span tts:ruby="baseContainer"><span tts:ruby="base">波'
         '</span></span><span tts:ruby="textContainer"><span tts:ruby="text">なみ</span></span>'
         "</span>は", "波は"),
        ('<span style="r"><span style="rb">波</span><span style="rt">なみ</span></span>は', "波は"),
        ('<span tts:ruby="base">波</span><span tts:ruby="delimiter">(</span>'
         '<span style="reading">なみ</span><span tts:ruby="delimiter">)</span>は', "波は"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)  # fmt: skip
def test_what_is_said(paragraph, text):
    head = (
        '<styling><style xml:id="rb" tts:ruby="base"/><style xml:id="rt" tts:ruby="text"/>'
        '<style xml:id="reading" style="rt" tts:color="red"/></styling>'
    )

    assert [(1, 2, text)] == cues(f'<p begin="1s" end="2s">{paragraph}</p>', head)


@pytest.mark.parametrize(
    "text",
    [
        f'{TT}><body><div><p begin="1s" end="2s">a</p></div></body></tt>',
        '<tt xmlns="http://www.w3.org/2006/10/ttaf1"><body><div><p begin="1s" end="2s">a</p></div>'
        "</body></tt>",
        '<tt><body><div><p begin="1s" end="2s">a</p></div></body></tt>',
        '<tt:tt xmlns:tt="http://www.w3.org/ns/ttml"><tt:body><tt:div><tt:p begin="1s" end="2s">a'
        "</tt:p></tt:div></tt:body></tt:tt>",
        '<?xml version="1.0" encoding="UTF-16"?>\n<!-- by hand -->\n<tt><body><p begin="1s" '
        'dur="1s">a</p></body></tt>',
    ],
)
def test_any_namespace_that_it_ever_had(text, tmp_path):
    transcript = fetched(tmp_path, text)

    assert [(1.0, 2.0, "a")] == [(cue.start, cue.end, cue.text) for cue in transcript.segments]
    assert "ttml" == transcript.reading.format


def test_who_speaks_and_what_it_is_called():
    head = (
        "<metadata><ttm:title> Enzymes </ttm:title><ttm:agent xml:id='a' type='person'>"
        "<ttm:name type='full'>Anna  Beispiel</ttm:name></ttm:agent></metadata>"
    )
    body = (
        '<body><p begin="1s" end="2s" ttm:agent="a">a</p><div ttm:agent="a"><p begin="3s" '
        'end="4s">b</p></div><p begin="5s" end="6s" ttm:agent="nobody">c</p></body>'
    )
    captions = read(ttml(body, head, xml_lang="de-AT"))

    assert ["Anna Beispiel", "Anna Beispiel", ""] == [cue.speaker for cue in captions.cues]
    assert ("Enzymes", "de-AT") == (captions.title, captions.language)


def in_two_languages(second_begin):
    return ttml(
        '<body><div xml:lang="en"><p begin="1s" end="2s">an enzyme lowers</p>'
        '<p begin="2s" end="3s">it</p></div>'
        f'<div xml:lang="fr"><p begin="{second_begin}s" end="9s">une enzyme</p></div></body>'
    )


def test_of_two_languages_at_once_one_is_read():
    captions = read(in_two_languages(1))

    assert ("en", ["an enzyme lowers", "it"]) == (
        captions.language,
        [c.text for c in captions.cues],
    )
    assert ["other_languages_left_out"] == [warning.code for warning in captions.warnings]
    assert "fr" in captions.warnings[0].message


def test_two_languages_in_turn_are_both_said():
    captions = read(in_two_languages(4))

    assert ["an enzyme lowers", "it", "une enzyme"] == [cue.text for cue in captions.cues]
    assert () == captions.warnings


def test_what_no_player_shows_is_left_out_and_that_is_said():
    body = (
        '<body><div end="5s"><p begin="1s" end="2s">a</p><p begin="6s" end="7s">b</p></div></body>'
    )
    captions = read(ttml(body))

    assert ["a"] == [cue.text for cue in captions.cues]
    assert ["cues_never_shown"] == [warning.code for warning in captions.warnings]


def test_words_with_times_of_their_own_are_cleaned_to_sentences(tmp_path):
    spans = " ".join(
        f'<span begin="{at}s" end="{at + 1}s">{word}</span>'
        for at, word in enumerate(SENTENCES.split())
    )
    said = clean(fetched(tmp_path, ttml(f"<body><p>{spans}</p></body>")).segments)

    assert [(0.0, "An enzyme lowers it."), (4.0, "It is a protein.")] == [
        (segment.start, segment.text) for segment in said
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ttml("<body><p>a</p></body>"), "without any time"),
        (ttml('<body><div>a<p begin="1s">b</p></div></body>'), "outside of its paragraphs"),
        (ttml('<body><p begin="1s">a</body>'), "with a fault"),
        (ttml('<body><p begin="1s">a &nbsp; b</p></body>'), "with a fault"),
        (ttml('<body><p begin="soon">a</p></body>'), "cannot be read"),
        (ttml('<body><p begin="1s">a</p></body>', ttp_timeBase="clock"), "times of day"),
        (ttml("<body>" + "<div>" * 100), "beyond reason"),
        ("<tt><body>" + "<div>" * 100_000, "beyond reason"),
        ('<!DOCTYPE tt [<!ENTITY a "b">]><tt><body><p begin="1s">&a;</p></body></tt>', "entities"),
        ('<?xml version="1.0"?><!DOCTYPE tt SYSTEM "http://127.0.0.1/tt.dtd"><tt/>', "entities"),
        (ttml(f'<body><p begin="1s">{"a" * 1_000_001}</p></body>'), "a million characters"),
        (ttml('<body><div begin="99h"><p begin="2h">a</p></div></body>'), "cannot be"),
    ],
    ids=lambda text: text[-30:],
)  # fmt: skip
def test_what_cannot_be_read_is_named(text, words):
    with pytest.raises(SourceRefusal) as refusal:
        read(text)

    assert "captions_unreadable" == refusal.value.code
    assert words in refusal.value.message


@pytest.mark.parametrize("body", ["<body/>", "<body><div/></body>", '<body><p begin="1s"/></body>'])
def test_without_words_it_is_empty(body, tmp_path):
    with pytest.raises(SourceRefusal) as refusal:
        fetched(tmp_path, ttml(body))

    assert "captions_empty" == refusal.value.code


N = 30_000
_OTHERS = "".join(f"<div xml:lang='x{n}'><p begin='2s'>b</p></div>" for n in range(N))
_AGENT = f"<ttm:agent><ttm:name>{'&lt;' * N}</ttm:name></ttm:agent>"


@pytest.mark.parametrize(
    "text",
    [
        ttml("<body/>", f"<title>{'&amp;' * N}</title>"),
        ttml("<body/>", f"<metadata>{_AGENT}</metadata>"),
        ttml("<body/>", "<styling>" + "<style xml:id='a' style='a'/>" * N + "</styling>"),
        ttml("<body><p begin='1s'>" + "<br/>" * N + "</p></body>"),
        ttml("<body><p begin='1s'>" + "&#32;" * N + "</p></body>"),
        ttml("<body><p>" + "<span begin='1s'>b </span>" * N + "</p></body>"),
        ttml("<body><div>" + "<p begin='1s' dur='9s'>a</p>" * N + f"</div>{_OTHERS}</body>"),
    ],
    ids=range(7),
)
def test_the_time_it_takes_is_bounded(text):
    assert "ttml" == read(text).format
