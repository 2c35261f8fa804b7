"""The files that other parsers of WebVTT are tested with: read as specified, or refused."""

import re
from pathlib import Path

import pytest
from benchmarks.captions.webvtt_standard import read as read_as_specified

from studybuddy import SourceRefusal
from studybuddy_captions.formats import read
from studybuddy_captions.opening import read_bytes, text_of

CORPUS = Path(__file__).parents[4] / "shared" / "caption-corpus"
FILES = sorted(CORPUS.rglob("*.vtt"))
pytestmark = pytest.mark.skipif(not FILES, reason="other parsers' files do not lie beside this")
# What is read though the specification shows less, and why.
MORE = {
    "double-line-break.vtt": "words behind a blank line are words all the same",
    "fraction-digits.vtt": "hundredths can be read",
    "min-top-digits.vtt": "minutes of three digits can be read",
    "minimum-spots-over-sixty.vtt": "120 minutes can be read",
    "newline-before-webvtt.vtt": "white space before the head",
    "bom-tab-webvtt.vtt": "white space before the head",
    "tab-after-bom-before-header.vtt": "white space before the head",
    "bom-garbage-data.vtt": "a head is not needed to read the cues",
    "bad-double-webvtt.vtt": "a head is not needed to read the cues",
    "bad-signature.vtt": "a head is not needed to read the cues",
    "whitespace-chars.vtt": "a vertical tab is white space too",
}


def read_or_refused(file):
    try:
        cues = read(text_of(read_bytes(str(file), None))[0], file.name).cues
    except SourceRefusal as refusal:
        return refusal.code
    return [(cue.start, cue.end, cue.text.strip("\n")) for cue in cues]


@pytest.mark.parametrize("file", FILES or [CORPUS], ids=lambda file: str(file.relative_to(CORPUS)))
def test_a_file_is_read_as_specified_or_refused(file):
    found = read_or_refused(file)
    text = re.sub("[\u2028\u2029]", "\n", file.read_bytes().decode("utf-8", "replace"))
    specified = read_as_specified(text.encode())
    shown = [tuple(cue) for cue in specified or [] if cue.text.strip()]

    if isinstance(found, str):
        assert found in {"captions_unreadable", "captions_empty"}
    elif file.name in MORE:
        assert len(shown) <= len(found)
    else:
        assert shown == found


def test_most_files_are_read():
    refused = [file.name for file in FILES if isinstance(read_or_refused(file), str)]

    assert len(refused) * 20 <= len(FILES)
