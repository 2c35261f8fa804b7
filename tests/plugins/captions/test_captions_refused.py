"""What is no captions file is refused, in bounded time, with words that help."""

import io
import zipfile
import zlib

import pytest
from captions_asked import asked, fetched

from studybuddy import CAPTION_FORMATS, SourceRefusal
from studybuddy_captions.opening import LARGEST, read_bytes

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    '<transcript><text start="1" dur="1">&b;</text></transcript>'
)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0" + zlib.compress(
    bytes(range(256))
)
NO_EVENTS = '{"events": []}'
NO_TEXTS = "<transcript/>"
TIMES = "00:00:01,000 --> 00:00:02,000\n"


def a_zip():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("captions.srt", f"1\n{TIMES}hello there\n")
    return file.getvalue()


def refused(act):
    with pytest.raises(SourceRefusal) as refusal:
        act()
    assert refusal.value.final
    return refusal.value.code, refusal.value.message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<!DOCTYPE html><html><body>Sorry, 429</body></html>", "web page"),
        ("\n<HTML><body>Sorry", "web page"),
        (PNG, "no text"),
        (a_zip(), "no text"),
        (bytes(range(32)) * 40, "no text"),
        (b"%PDF-1.7\nhello", "a PDF"),
        (r"{\rtf1 hello}", "Rich Text"),
        ('{"error": {"code": 404}}', "json3"),
        ('[{"text": "hello"}]', "json3"),
        ('{"events": [{"tStartMs": -5000, "segs": [{"utf8": "hi"}]}]}', "cannot be"),
        (BOMB, "entities"),
        ('<transcript><text start="1">unclosed', "with a fault"),
        ('<transcript><text start="soon">hi</text></transcript>', "no number"),
        ('<transcript><text start="nan">hi</text></transcript>', "cannot be"),
        ('<?xml version="1.0"?><tt><body><p>hi</p></body></tt>', "without any time"),
        ('<?xml version="1.0"?><Error>AccessDenied</Error>', "not the kind"),
        ("<transcript>" + "<a>" * 50, "not the kind"),
        (f"1\n-{TIMES}hi", "line 2"),
        ("1\n99999:00:00,000 --> 99999:00:01,000\nhi", "line 2"),
        ("1\n00:00:61,000 --> 00:00:62,000\nhi", "line 2"),
        ("1\n00:75:00,000 --> 00:76:00,000\nhi", "up to 59"),
        ("1\n00:00:01:12 --> 00:00:02:12\nhi", "Line 2"),
        ("1\n00:00:01,000 -->\nhi", "Line 2"),
        (f"1\n{TIMES}" + "a" * 1_000_001, "a million characters"),
        ("Граф".encode("cp1251"), "UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(content, words, tmp_path):
    code, message = refused(lambda: fetched(tmp_path, content))

    assert "captions_unreadable" == code
    assert words in message


@pytest.mark.parametrize(
    "content",
    ["", " \n\n", b"\xef\xbb\xbf", b"\xff\xfe", "WEBVTT\n", f"1\n{TIMES}\n", NO_EVENTS, NO_TEXTS],
)
def test_a_file_without_words_is_empty(content, tmp_path):
    assert "captions_empty" == refused(lambda: fetched(tmp_path, content))[0]


def test_a_file_that_is_not_there(tmp_path):
    code, message = refused(lambda: asked(tmp_path / "none.srt", tmp_path))

    assert "captions_missing" == code
    assert "none.srt" in message


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000], ids=["folder", "nul", "long"])
def test_a_name_that_cannot_be_opened(name, tmp_path):
    assert "captions_unreadable" == refused(lambda: asked(tmp_path / name, tmp_path))[0]


def test_a_file_too_large_is_not_read_whole(tmp_path):
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.taken += len(buffer)
            return len(buffer)

    stream = Endless()
    with pytest.raises(SourceRefusal) as refusal:
        read_bytes("-", io.BufferedReader(stream))

    assert "captions_too_big" == refusal.value.code
    assert stream.taken <= LARGEST + io.DEFAULT_BUFFER_SIZE + 1


def test_the_largest_file_that_is_taken(tmp_path):
    cue = f"1\n{TIMES}{'so many words ' * 500}\n\n"
    data = (cue * (LARGEST // len(cue) + 1))[:LARGEST]

    assert LARGEST // len(cue) <= len(fetched(tmp_path, data).segments)
    assert "captions_too_big" == refused(lambda: fetched(tmp_path, data + " "))[0]


def test_nothing_asked_is_nothing_answered(tmp_path):
    with pytest.raises(SourceRefusal) as refusal:
        asked("", tmp_path)

    assert ("not_my_input", False) == (refusal.value.code, refusal.value.final)


@pytest.mark.parametrize(
    ("head", "line", "form"),
    [
        ("Scenarist_SCC V1.0\n", "00:00:01:00\t9420 9420\n", "scc"),
        ("[TITLE]\n[00:00:01]\n", "an enzyme\n", "subviewer"),
        ("{1}{1}25\n", "{1}{2}an enzyme\n", "microdvd"),
        ("", "[1][2]an enzyme\n", "mpl2"),
        ("[ti:x]\n", "[00:01.00]an enzyme\n", "lrc"),
        ("", "1.0\t2.0\tan enzyme\n", "audacity"),
    ],
)
def test_each_format_has_a_size_that_is_no_captions(head, line, form, tmp_path):
    largest = {one.name: one.largest for one in CAPTION_FORMATS}[form]
    text = head + line * (largest // len(line) + 1)
    code, message = refused(lambda: fetched(tmp_path, text))

    assert "captions_too_big" == code
    assert f"larger than {largest // 1024**2} MB" in message
