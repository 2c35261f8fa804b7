"""Captions cleaned: who says what, with which marks."""

from studybuddy import Segment, clean


def heard(*texts):
    """The speaker, words and marks of each segment of cues of three seconds."""
    cues = [Segment(start=i * 3.0, end=i * 3.0 + 3, text=text) for i, text in enumerate(texts)]
    return [(s.speaker, s.text, s.marks) for s in clean(cues)]
