"""Words with times of their own, as recognisers of speech give them, put together to cues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from studybuddy import Segment
from studybuddy_captions.document import LONGEST, check_times, checked

_PAUSE = 2.0  # seconds of silence that end a cue
_LONGEST = 20.0  # seconds of a cue, so that no cue grows without end
_AHEAD = 80  # characters within which a word is looked for in the text it stands in


class Word(NamedTuple):
    """A word and when it is said. `text` is as it is written on: its space stands before it."""

    start: float
    end: float
    text: str
    speaker: str = ""


def cues_of(words: Iterable[Word]) -> Iterator[Segment]:
    """Cues of words that belong together; each word but the first has its time before it.

    The times are written as WebVTT does (`all<00:00:22.722> right`), which `studybuddy.clean`
    reads.
    """
    together: list[Word] = []
    for word in words:
        if together and _apart(together, word):
            yield _cue(together)
            together = []
        together.append(word)
    if together:
        yield _cue(together)


def in_text(text: str, words: Iterable[Word]) -> Iterator[Word]:
    """The words as they stand in a text, each with the punctuation up to the next.

    A word that the text has not where it should be is left out: its time is not needed.
    """
    place, begun, before = 0, 0, None
    for word in words:
        bare = word.text.strip()
        found = text.find(bare, place, place + len(bare) + _AHEAD) if bare else -1
        if found < 0:
            continue
        if before:
            cut = found - (found > 0 and text[found - 1].isspace())
            yield Word(before.start, before.end, text[begun:cut], before.speaker)
            begun = cut
        before, place = word, found + len(bare)
    if before:
        yield Word(before.start, before.end, text[begun:], before.speaker)


def with_times(text: str, words: Iterable[Word], start: float) -> str:
    """The text, in which each word that begins later than `start` has its time before it."""
    timed = "".join(_timed(word, start) for word in in_text(text, words))
    return timed or text


def stamp(seconds: float) -> str:
    """A time as WebVTT writes one within a cue, without its brackets."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{_clock(whole)}.{thousandths:03}"


@lru_cache(maxsize=8)  # several words begin in a second
def _clock(whole: int) -> str:
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"


def _apart(together: list[Word], word: Word) -> bool:
    first, last = together[0], together[-1]
    return (
        word.speaker != first.speaker
        or not last.start <= word.start <= last.end + _PAUSE
        or word.end - first.start > _LONGEST
    )


def _cue(words: list[Word]) -> Segment:
    first = words[0]
    for word in words:
        if not (0 <= word.start <= LONGEST and 0 <= word.end <= LONGEST):
            check_times(word.start, word.end)
    text = first.text + "".join([_timed(word, first.start) for word in words[1:]])
    end = max(word.end for word in words)
    return checked(first.start, end, text.strip(), speaker=first.speaker)


def _timed(word: Word, start: float) -> str:
    return f"<{stamp(word.start)}>{word.text}" if word.start > start else word.text
