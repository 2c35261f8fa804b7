"""Plugins for courses, installed in a folder: captions from a shelf, and a writer who is paid."""

import os
import signal
from pathlib import Path

import studybuddy
from studybuddy_outline import OutlineWriter


def told(work, verb, video):
    """Write down who was asked for what."""
    with Path(work.settings["STUDYBUDDY_SHELF"], "told").open("a") as log:
        log.write(f"{verb} {video}\n")


def stop_at(file):
    """Press Ctrl-C where this file lies."""
    if file.exists():
        os.kill(os.getpid(), signal.SIGINT)


class Shelf(studybuddy.Source):
    """Captions that lie in a folder, and a list of them."""

    def fetch(self, url, work):
        told(work, "fetch", url.id)
        stop_at(Path(work.settings["STUDYBUDDY_SHELF"], f"{url.id}.stops-fetching"))
        file = Path(work.settings["STUDYBUDDY_SHELF"], f"{url.id}.txt")
        if (file.parent / "blocked").exists():
            raise studybuddy.SourceRefusal("blocked", "YouTube refuses requests from here.")
        if not file.exists():
            raise studybuddy.SourceRefusal("private", "This video is private. Ask its owner.")
        return studybuddy.Transcript(
            video=studybuddy.Video(id=url.id, title=f"On {url.id[:5]}"),
            segments=tuple(
                studybuddy.Segment(start=9.0 * n, end=9.0 * n + 9, text=line)
                for n, line in enumerate(file.read_text().splitlines())
            ),
            language="en",
            kind="manual",
            source="shelf",
        )

    def playlist(self, url, work):
        told(work, "list", url.id)
        file = Path(work.settings["STUDYBUDDY_SHELF"], f"{url.id}.list")
        videos = tuple(
            studybuddy.Video(id=line, title=f"Listed {line[:5]}", duration=90)
            for line in file.read_text().split()
        )
        return studybuddy.Playlist(id=url.id, title="Memory", videos=videos)


class Paid(studybuddy.Writer):
    """Paid by the word; does as files on the shelf say."""

    def write(self, template, transcript, work):
        shelf, video = Path(work.settings["STUDYBUDDY_SHELF"]), transcript.video.id
        if work.load("paid.json") is None:
            told(work, "pay", video)
            work.spent(0.25)
            work.save("paid.json", b"{}")
        if (shelf / f"{video}.fails").exists():
            raise studybuddy.WriterFailed("overloaded", "Not now.", retryable=True)
        stop_at(shelf / f"{video}.stops")
        return OutlineWriter().write(template, transcript, work)
