"""The chunks that a lecture is written in."""

from studybuddy_claude.chunks import cut, fit_words, with_opening


def chunks_of(transcript):
    """As the writer cuts it, where no earlier build has begun."""
    return with_opening(transcript, cut(transcript, fit_words(transcript)))
