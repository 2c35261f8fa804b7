"""The command `yt-study-buddy`."""

from studybuddy.command.main import main

__all__ = ["main"]
