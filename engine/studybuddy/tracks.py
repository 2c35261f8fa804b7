"""Which of a video's caption tracks is read: the original, as people wrote it, before all else."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """A caption track on offer. `language` is a BCP 47 tag, `original` the language spoken."""

    language: str
    auto: bool
    original: bool = False


def choose(tracks: Sequence[Track]) -> Track | None:
    """The track to read, or None if there is none.

    The original language written by people, then the original as recognised automatically, then
    what people wrote in another language (English first). The spoken language is the one a track
    is marked with, or that of the only automatic track.
    """
    spoken = {t.language for t in tracks if t.original} or {t.language for t in tracks if t.auto}
    bases = {language.split("-")[0].lower() for language in spoken}

    def rank(track: Track) -> tuple[bool, bool, bool]:
        base = track.language.split("-")[0].lower()
        return (bool(bases) and base not in bases, track.auto, base != "en")

    return min(tracks, key=rank, default=None)
