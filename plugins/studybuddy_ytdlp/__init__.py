"""The captions that YouTube has, asked for with yt-dlp."""

from studybuddy_ytdlp.source import YtDlpSource

__all__ = ["YtDlpSource"]
