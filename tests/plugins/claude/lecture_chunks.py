"""The chunks that a lecture is written in."""

from studybuddy_claude.chunks import STANDARD, cut, fit_words, with_opening


def chunks_of(transcript, sizes=STANDARD):
    """As the writer cuts it, where no earlier build has begun."""
    return with_opening(transcript, cut(transcript, fit_words(transcript, sizes)))
