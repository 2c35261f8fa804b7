"""The source `youtube`."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

import studybuddy
import studybuddy.youtube

if TYPE_CHECKING:
    import youtube_transcript_api as library
    from requests.adapters import HTTPAdapter

    from studybuddy_youtube.visit import Visit

_TRIES = 3
_PAUSE = 2.0  # seconds, longer with every try


class YouTubeSource(studybuddy.Source):
    """YouTube's captions, by youtube-transcript-api."""

    def __init__(
        self,
        adapter: Callable[[studybuddy.Work, str], HTTPAdapter] | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """Let `adapter` make what carries the requests, given the order and the proxy."""
        self._adapter = adapter
        self._wait = wait

    def missing(self, settings: Mapping[str, str]) -> str:
        """The extra to install, if it is not."""
        if find_spec("youtube_transcript_api") and find_spec("requests"):
            return ""
        return "Install what asks YouTube for captions: pip install 'yt-study-buddy[youtube]'"

    def fetch(self, url: studybuddy.VideoUrl, work: studybuddy.Work) -> studybuddy.Transcript:
        """The captions of the best track. Raises SourceRefusal, OutOfTime or WrongUse (proxy)."""
        proxy = studybuddy.youtube.proxy_url(work.settings)
        # Behind a proxy, the next try may come from another address.
        passing = {"transient", "blocked"} if proxy else {"transient"}
        for tried in range(1, _TRIES):
            try:
                return self._visit(url, work, proxy)
            except studybuddy.SourceRefusal as refusal:
                if refusal.code not in passing:
                    raise
            self._wait(min(_PAUSE * tried, max(0.0, work.remaining())))
        return self._visit(url, work, proxy)

    def _visit(
        self, url: studybuddy.VideoUrl, work: studybuddy.Work, proxy: str
    ) -> studybuddy.Transcript:
        from studybuddy_youtube.outcomes import refusal_for
        from studybuddy_youtube.visit import BoundedAdapter, Visit

        with Visit((self._adapter or BoundedAdapter)(work, proxy)) as visit:
            try:
                return _read(url, work, visit)
            except studybuddy.StudyBuddyError:
                raise
            except Exception as error:
                # A time-out at the order's own deadline is the deadline, not YouTube's fault.
                work.checkpoint()
                raise refusal_for(error, visit) from None


def _read(url: studybuddy.VideoUrl, work: studybuddy.Work, visit: Visit) -> studybuddy.Transcript:
    import youtube_transcript_api as library

    from studybuddy_youtube import player
    from studybuddy_youtube.timedtext import read_srv1

    # The library's object is not safe to share between threads: it lives as long as the visit.
    offered = list(library.YouTubeTranscriptApi(http_client=visit.session).list(url.id))
    player.check_playable(visit.player)
    player.check_same(visit.player, url.id)
    best = _choose(offered, player.spoken_language(visit.player), work.order.translate)
    chosen = _translated(best, work.order.translate)
    chosen.fetch(preserve_formatting=True)
    segments = read_srv1(visit.body)
    if not segments:
        raise studybuddy.youtube.refusal("no_captions")
    machine = chosen is not best
    return studybuddy.Transcript(
        video=player.video_of(visit.player, url.id),
        segments=segments,
        language=chosen.language_code,
        kind="translated" if machine else "auto" if chosen.is_generated else "manual",
        source="youtube",
        translated_from=best.language_code if machine else "",
    )


def _choose(offered: Sequence[library.Transcript], spoken: str, wanted: str) -> library.Transcript:
    tracks = {
        studybuddy.youtube.Track(
            language=track.language_code,
            auto=track.is_generated,
            original=bool(spoken) and studybuddy.youtube.same_language(track.language_code, spoken),
        ): track
        for track in offered
    }
    best = studybuddy.youtube.choose(list(tracks), wanted)
    if best is None:
        raise studybuddy.youtube.refusal("no_captions")
    return tracks[best]


def _translated(track: library.Transcript, language: str) -> library.Transcript:
    """The track, or a machine's translation of it if one is asked for and needed."""
    if not language or studybuddy.youtube.same_language(track.language_code, language):
        return track
    codes = {known.language_code for known in track.translation_languages}
    return track.translate(language if language in codes else language.partition("-")[0])
