"""Cues of over three minutes under one time, cut into sentences that have times of their own.

People caption whole answers of two minutes and more: those cues stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from studybuddy import ReadingWarning, Segment
from studybuddy.text import scripts
from studybuddy_captions.document import Captions
from studybuddy_captions.speech_rate import WORDS_PER_SECOND, pieces

_LONGEST = 180 * WORDS_PER_SECOND  # words
_WORD_TIME = re.compile(r"<\d{1,4}:\d\d")


def cut_long_cues(captions: Captions) -> Captions:
    """The captions, the words of a cue that has more than three minutes' told apart by sentences.

    Their starts are reckoned within the cue from the number of words, and a warning
    (`times_guessed_within`) says so.
    """
    long = [len(cue.text) >= _LONGEST and is_long(cue) for cue in captions.cues]
    if not any(long):
        return captions
    cues = [part for cue, cut in zip(captions.cues, long, strict=True) for part in _parts(cue, cut)]
    warning = ReadingWarning(
        code="times_guessed_within",
        message=f"In {sum(long)} places more than three minutes of words stand under one time: the "
        "times of the sentences within are reckoned from the number of words, and may be off.",
    )
    return captions._replace(cues=cues, warnings=(*captions.warnings, warning))


def is_long(cue: Segment) -> bool:
    """Whether a cue has words of over three minutes, and no times of words among them."""
    return scripts.word_count(cue.text) > _LONGEST and not _WORD_TIME.search(cue.text)


def _parts(cue: Segment, cut: bool) -> Iterator[Segment]:
    if not cut:
        yield cue
        return
    texts = list(pieces(cue.text))
    counts = [scripts.word_count(text) for text in texts]
    for text, (start, end) in zip(texts, _spans(cue, counts), strict=True):
        yield Segment(start=start, end=end, text=text, speaker=cue.speaker, marks=cue.marks)


def _spans(cue: Segment, counts: Sequence[float]) -> Iterator[tuple[float, float]]:
    """The time of a cue, divided as words are."""
    said, whole = 0.0, sum(counts)
    length = max(0.0, cue.end - cue.start)
    for count in counts:
        begin, said = said, said + count
        yield tuple(round(cue.start + length * part / whole, 3) for part in (begin, said))  # type: ignore[misc]
