"""Which of a video's caption tracks is read: the original, as people wrote it, before all else."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """A caption track on offer. `language` is a BCP 47 tag, `original` the language spoken."""

    language: str
    auto: bool
    original: bool = False


def same_language(one: str, other: str) -> bool:
    """Whether two BCP 47 tags name one language, wherever it is spoken: `en-GB` and `en-US`."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def choose(tracks: Sequence[Track], wanted: str = "") -> Track | None:
    """The track to read, or None if there is none.

    What people wrote in the language `wanted`, where one is asked for; then the original language
    written by people, then the original as recognised automatically, then what people wrote in
    another language (English first). The spoken language is the one a track is marked with, or
    that of the only automatic track.
    """
    spoken = {t.language for t in tracks if t.original} or {t.language for t in tracks if t.auto}

    def rank(track: Track) -> tuple[bool, bool, bool, bool, bool]:
        asked = bool(wanted) and not track.auto and same_language(track.language, wanted)
        foreign = bool(spoken) and not any(same_language(track.language, one) for one in spoken)
        english = same_language(track.language, "en")
        return (not asked, foreign, track.auto, not english, track.language not in spoken)

    return min(tracks, key=rank, default=None)
