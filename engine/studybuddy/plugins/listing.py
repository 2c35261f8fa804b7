"""A playlist is listed by the first source that can."""

from __future__ import annotations

from studybuddy.errors import SourceRefusal
from studybuddy.plugins.choice import choose_sources
from studybuddy.plugins.contracts import Source
from studybuddy.plugins.guard import guarded
from studybuddy.plugins.registry import Registry
from studybuddy.transcript import Playlist
from studybuddy.video_url import PlaylistUrl
from studybuddy.work import Work


def list_playlist(url: PlaylistUrl, work: Work, registry: Registry) -> Playlist:
    """The videos of a playlist, in order. Raises SourceRefusal; a final one ends the search."""
    why = SourceRefusal(
        "not_ready",
        "No source that lists playlists is set up. Install one (pip install "
        "'yt-study-buddy[yt-dlp]'), or give the links of the videos: --file LINKS",
    )
    for name, source in choose_sources(work, registry):
        if not source.lists_playlists():
            continue
        work.checkpoint()
        try:
            return _asked(url, work, name, source)
        except SourceRefusal as refusal:
            if refusal.final:
                raise
            why = refusal
    raise why


def _asked(url: PlaylistUrl, work: Work, name: str, source: Source) -> Playlist:
    with guarded("source", name):
        if missing := source.missing(work.settings):
            raise SourceRefusal("not_ready", missing)
        found = source.playlist(url, work)
        if not isinstance(found, Playlist):
            raise TypeError("playlist() gave no Playlist")
        return found
