"""The captions that YouTube has, asked for with youtube-transcript-api."""

from studybuddy_youtube.source import YouTubeSource

__all__ = ["YouTubeSource"]
