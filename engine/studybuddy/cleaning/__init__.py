"""Captions as delivered, to words as said.

    markup      what is no word at all: tags, entities, invisible characters
    bilingual   cues that say everything twice, in two languages
    rolling     lines that automatic captions show again while the next one comes
    speech      who speaks, and sounds that are not words
    joining     sentences

Cleaning what is clean changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from studybuddy.cleaning.bilingual import one_language
from studybuddy.cleaning.joining import join
from studybuddy.cleaning.markup import legible
from studybuddy.cleaning.rolling import unrolled
from studybuddy.cleaning.speech import spoken
from studybuddy.transcript import Segment

__all__ = ["clean"]


def clean(cues: Sequence[Segment]) -> tuple[Segment, ...]:
    """Sentences, or about 30 seconds where there are none, each starting when its words do.

    `start` is always a time that the captions give: that of the word where words have times,
    else that of the cue in which the sentence begins. Sentences that begin in one cue without
    word times therefore stay together. No segment spans a long pause or a change of speaker, and
    none ends after the next has begun. Raises SourceRefusal (`captions_unreadable`) when a time
    is no number of seconds between 0 and 100 hours.

    >>> cues = [
    ...     studybuddy.Segment(start=0.0, end=2.0, text="<i>We begin with</i> one"),
    ...     studybuddy.Segment(start=2.0, end=4.0, text="example. [applause]"),
    ... ]
    >>> [(said.start, said.text, said.marks) for said in studybuddy.clean(cues)]
    [(0.0, 'We begin with one example.', ('applause',))]
    """
    return join(spoken(unrolled(one_language(legible(cues)))))
