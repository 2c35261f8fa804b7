"""Text: with times in one of the shapes in which people have them, or without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from studybuddy import ReadingWarning, Segment
from studybuddy.text import escape_spoken_tags
from studybuddy_captions.blocks import Block
from studybuddy_captions.document import Captions, checked
from studybuddy_captions.evidence import verdict
from studybuddy_captions.line_heads import unbold
from studybuddy_captions.pasted import read_pasted, timed_captions
from studybuddy_captions.speech_rate import pieces, seconds_to_say


def read_plain(text: str) -> Captions:
    """The words of a text, each from its time to the next. Raises SourceRefusal.

    A text without times becomes cues whose times are reckoned from the rate of speech; then
    `estimated` is set, because they may be minutes off.
    """
    timed = _timed(text)
    if timed.cues:
        return _without_tags(timed)
    cues = list(_estimated(text))
    return _without_tags(timed._replace(cues=cues, estimated=True))


def _timed(text: str) -> Captions:
    """The cues of a text with times; none of one without, but what is to be said of it."""
    found = read_pasted(text)
    kind = verdict(found, text)
    if kind == "times":
        timed = timed_captions(found)
        if timed.cues:  # else nothing stands below: what looked like names are the words
            return timed
    return Captions([], "text", warnings=(_contents(found.found),) if kind == "contents" else ())


def _without_tags(captions: Captions) -> Captions:
    """Captions whose tags are words, where they stand by themselves."""
    cues = captions.cues
    for number, cue in enumerate(cues):
        if "<" in cue.text:
            cues[number] = msgspec.structs.replace(cue, text=escape_spoken_tags(cue.text))
    return captions


def _contents(found: Sequence[Block]) -> ReadingWarning:
    message = (
        f"The text holds a list of {len(found)} times (from line {found[0].line + 1} on) beside "
        "text without any. The list is read as words, and the times in the note are estimates."
    )
    return ReadingWarning(code="times_not_used", message=message)


def _estimated(text: str) -> Iterator[Segment]:
    if "**" in text or "__" in text:
        text = "\n".join(map(unbold, text.split("\n")))
    start = 0.0
    for said in pieces(text):
        end = round(start + seconds_to_say(said), 2)
        yield checked(start, end, said, " (said aloud, this text takes too long)")
        start = end
