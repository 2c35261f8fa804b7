"""The encoding of a file: told for sure, or the file is refused."""

import pytest
from captions_asked import fetched
from sentences import LATIN_SERBIAN, SENTENCES

import processor_time
from studybuddy import SourceRefusal
from studybuddy_captions.opening import text_of

TIMES = "1\n00:00:01,000 --> 00:00:09,000\n"
OLD = {
    "cp1252": "af ca da de en es fi fr gl is it nl no pt sq sv",
    "iso8859-15": "de en es fi fr it nl pt sv",
    "mac-roman": "de en es fr it nl pt sv",
    "cp850": "de en es fr it nl pt sv",
    "cp437": "de en es fr it sv",
    "cp1250": "cs hr hu pl sl",
    "iso8859-2": "cs hr hu pl sk sl",
    "mac-latin2": "cs hr hu pl",
    "cp852": "cs hr hu pl",
    "cp1254": "tr",
    "cp857": "tr",
    "mac-turkish": "tr",
    "cp1257": "et lt lv",
    "cp1251": "be bg mk ru sr uk",
    "koi8-u": "bg ru uk",
    "cp866": "bg ru",
    "mac-cyrillic": "bg ru uk",
    "iso8859-5": "bg mk ru sr",
    "cp1253": "el",
    "cp737": "el",
    "cp1255": "he",
    "cp1256": "ar",
    "cp874": "th",
    "cp932": "ja",
    "euc-jp": "ja",
    "iso2022-jp": "ja",
    "gb18030": "zh",
    "cp949": "ko",
}
PAIRS = [
    (encoding, language)
    for encoding, languages in OLD.items()
    for language in languages.split()
    if language in SENTENCES
]


def in_encoding(text, encoding):
    """What can be written in it: old encodings have fewer signs and letters."""
    for character, other in ("’'", "—-", "șş", "țţ", "ΐί"):
        try:
            character.encode(encoding)
        except UnicodeEncodeError:
            text = text.replace(character, other)
    return text


@pytest.mark.parametrize(("encoding", "language"), PAIRS)
def test_old_encodings_are_told_by_the_words(encoding, language):
    text = in_encoding(TIMES + " ".join(SENTENCES[language]), encoding)

    assert text == text_of(text.encode(encoding))[0]


def test_serbian_in_latin_letters():
    text = TIMES + " ".join(LATIN_SERBIAN)

    assert (text, "cp1250") == text_of(text.encode("cp1250"))


@pytest.mark.parametrize(
    ("encoding", "language"),
    [
        ("cp1252", "de"),
        ("mac-roman", "fr"),
        ("cp1250", "cs"),
        ("iso8859-2", "pl"),
        ("cp1254", "tr"),
        ("cp1257", "lt"),
        ("cp1251", "uk"),
        ("koi8-u", "ru"),
    ],
)
def test_the_encoding_is_named(encoding, language, tmp_path):
    text = in_encoding(TIMES + " ".join(SENTENCES[language]), encoding)
    transcript = fetched(tmp_path, text.encode(encoding), name="talk.srt")

    assert transcript.reading
    assert (encoding, language) == (transcript.reading.encoding, transcript.language)


@pytest.mark.parametrize("language", SENTENCES)
def test_short_texts_are_read_right_or_refused(language):
    for sentence in SENTENCES[language]:
        for encoding in OLD:
            try:
                data = (TIMES + sentence).encode(encoding)
            except UnicodeEncodeError:
                continue
            if (encoding, language) in PAIRS:
                assert TIMES + sentence == read_or(data, TIMES + sentence)


def read_or(data, otherwise):
    try:
        return text_of(data)[0]
    except SourceRefusal as refusal:
        assert "save it as UTF-8" in refusal.message  # noqa: PT017
        return otherwise


@pytest.mark.parametrize("name", ["iso-8859-1", "windows-1251", "Shift_JIS"])
def test_xml_says_its_encoding(name):
    text = f'<?xml version="1.0" encoding="{name}"?>\n<transcript/>'
    said = {"iso-8859-1": "é", "windows-1251": "да", "Shift_JIS": "酵素"}[name]

    assert f"{text}{said}" == text_of(f"{text}{said}".encode(name))[0]


def test_xml_may_say_nonsense_of_its_encoding():
    for name in ("klingon", "utf-8", "base64", "idna"):
        text = f'<?xml version="1.0" encoding="{name}"?>\n<p>{SENTENCES["fr"][1]}</p>'

        assert text == text_of(text.encode("cp1252"))[0]


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("language", ["en", "ru", "ja", "th"])
def test_wide_encodings_need_no_mark(language, encoding, mark):
    text = TIMES + SENTENCES[language][0]
    data = ("\ufeff" * mark + text).encode(encoding)

    found, name = text_of(data)
    assert text == found
    assert name.startswith(encoding[:6])


@pytest.mark.parametrize(
    "text", ["an \ufffd enzyme", "\ufffd", "fa\ufffdade, caf\xe9", "a\ufffdé" * 2]
)
def test_utf_8_stays_what_it_is(text):
    assert (TIMES + text, "utf-8") == text_of((TIMES + text).encode())


def test_letters_that_were_lost_are_said_to_be():
    with pytest.raises(SourceRefusal, match="has lost its letters"):
        text_of((TIMES + "Dzi\ufffd b\ufffdd\ufffdzie m\ufffdwi\ufffd " * 9).encode())


@pytest.mark.parametrize(
    "data",
    [
        "Граф".encode("cp1251"),
        "Żółw".encode("cp1250"),
        bytes(range(128, 256)),
        "ελλ".encode("cp1253"),
        b"\x8f\x90\x81\x8d" * 40,
    ],
)
def test_what_is_not_sure_is_refused(data):
    with pytest.raises(SourceRefusal, match="save it as UTF-8"):
        text_of(TIMES.encode() + data)


def test_a_long_file_is_told_by_a_part_of_it():
    text = TIMES + "an enzyme\n" * 300_000 + " ".join(SENTENCES["pl"]) * 50

    assert (text, "cp1250") == text_of(text.encode("cp1250"))


@pytest.mark.parametrize("piece", [b"a", b"1", b"1:", b"<", b" ", b"-->", b"\xe9", b"\xe9 "])
def test_hostile_bytes_are_done_with_in_linear_time(piece):
    for data in (piece * 300_000 + b"\n\xe9t\xe9", b"\xe9t\xe9\n" + piece * 300_000):
        with processor_time.at_most(8):
            try:
                text_of(data)
            except SourceRefusal as refusal:
                assert "captions_unreadable" == refusal.code  # noqa: PT017
