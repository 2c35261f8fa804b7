"""What the command says while it works: JSON lines for programs, a bar or lines for people."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, BinaryIO, Protocol, TextIO

import msgspec

from studybuddy.command.report import in_brief, in_full, preview_of
from studybuddy.errors import ConfirmationNeeded, StudyBuddyError
from studybuddy.events import (
    CourseDone,
    Done,
    Event,
    Failed,
    Listed,
    MadeFile,
    Progress,
    Unconfirmed,
    encode,
)
from studybuddy.note import Coverage, Note
from studybuddy.text import safe
from studybuddy.transcript import Transcript

if TYPE_CHECKING:
    from studybuddy.pipeline import Artifact, Result

# Refusals that a transcript pasted by hand gets past.
_PASTE_INSTEAD = frozenset({"blocked", "no_captions", "proof_of_origin", "upstream_changed"})
_HOW_TO_PASTE = (
    'On YouTube, open the description below the video, press "Show transcript", and copy all '
    "of its lines.",
    "Then run: yt-study-buddy --url LINK --captions -",
    "Paste the lines, and press Ctrl-D on an empty line.",
)


class Output(Protocol):
    """One way of telling how an order goes."""

    def show(self, line: Progress) -> None:
        """Tell of progress."""

    def read(self, transcript: Transcript) -> None:
        """Tell how captions of the user's own were read."""

    def readable(self, file: Path) -> None:
        """Tell which file can be read while the rest is written."""

    def previewed(self, transcript: Transcript) -> None:
        """Tell at length how captions were read, and nothing else."""

    def listed(self, listed: Listed, lines: Iterable[str]) -> None:
        """Tell what many links hold, in these lines for people, and nothing else."""

    def agrees(self, words: int, credits: int, words_per_credit: int, videos: int = 1) -> bool:
        """Ask whether so many words may be paid for; False where nobody can be asked."""

    def holds(self, lines: Iterable[str]) -> None:
        """Tell what a course holds, before anything of it is written."""

    def video_done(self, line: str) -> None:
        """Tell that one video of a course is done with, and how."""

    def course_done(self, done: CourseDone) -> None:
        """Tell what was made of a course."""

    def done(self, result: Result, directory: Path) -> None:
        """Tell what was made."""

    def failed(self, error: StudyBuddyError, percent: int, cost_usd: float = 0.0) -> None:
        """Tell what went wrong and what to do."""


class JsonLines:
    """One JSON object a line, as `studybuddy.events` types them; nothing follows the last."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        # Progress is told by threads of plugins, too; a signal may come to whoever holds it.
        self._lock = RLock()
        self._ended = False

    def show(self, line: Progress) -> None:
        """Write a progress line."""
        self._write(line)

    def read(self, transcript: Transcript) -> None:
        """Write nothing: the note tells it, and `preview` before there is one."""

    def readable(self, file: Path) -> None:
        """Write nothing: each section rides on a line of its own."""

    def previewed(self, transcript: Transcript) -> None:
        """Write the report as the last line."""
        self._write(preview_of(transcript))

    def listed(self, listed: Listed, lines: Iterable[str]) -> None:
        """Write the list as the last line."""
        self._write(listed)

    def agrees(self, words: int, credits: int, words_per_credit: int, videos: int = 1) -> bool:
        """Ask nothing: the last line does."""
        return False

    def holds(self, lines: Iterable[str]) -> None:
        """Write nothing: `course.json` holds it."""

    def video_done(self, line: str) -> None:
        """Write nothing: the last line tells of each, and `course.json` at once."""

    def course_done(self, done: CourseDone) -> None:
        """Write the result line."""
        self._write(done)

    def done(self, result: Result, directory: Path) -> None:
        """Write the result line: files, problems, and what the note is worth."""
        note = result.note
        self._write(
            Done(
                files=tuple(_made(artifact, directory) for artifact in result.artifacts),
                problems=result.problems,
                title=note.title,
                language=note.language,
                writer=note.provenance.writer,
                seconds=round(note.transcript.duration, 3),
                coverage=note.coverage,
                usage=note.provenance.usage,
            )
        )

    def failed(self, error: StudyBuddyError, percent: int, cost_usd: float = 0.0) -> None:
        """Write the error line, or the one that asks for a confirmation."""
        if isinstance(error, ConfirmationNeeded):
            self._write(Unconfirmed.of(error, percent))
        else:
            self._write(Failed.of(error, percent, cost_usd))

    def _write(self, event: Event) -> None:
        with self._lock:
            if not self._ended:  # nothing comes after the last line
                self._ended = not isinstance(event, Progress)
                self._stream.write(encode(event))
                self._stream.flush()


class Plain:
    """A line of text for each message, for logs; the paths of the files on `paths`."""

    def __init__(self, text: TextIO, paths: TextIO) -> None:
        self._text = text
        self._paths = paths
        self._said = ""

    def show(self, line: Progress) -> None:
        """Write the message when it is a new one."""
        told = f"{_place(line)}{line.message}"
        if told != self._said:
            self._said = told
            self._say(f"{line.progress:3d} %  {told}")

    def read(self, transcript: Transcript) -> None:
        """Write the report in brief."""
        if transcript.reading:
            for sentence in in_brief(preview_of(transcript)):
                self._say(sentence)

    def readable(self, file: Path) -> None:
        """Write that one can begin to read."""
        self._say(f"What is written so far can be read, while the rest is written: {file}")

    def previewed(self, transcript: Transcript) -> None:
        """Write the report, to `paths`: it is what was asked for."""
        for line in in_full(preview_of(transcript)):
            print(safe.for_terminal(line), file=self._paths, flush=True)

    def listed(self, listed: Listed, lines: Iterable[str]) -> None:
        """Write the table, to `paths`: it is what was asked for."""
        for line in lines:
            print(safe.for_terminal(line), file=self._paths, flush=True)

    def agrees(self, words: int, credits: int, words_per_credit: int, videos: int = 1) -> bool:
        """Ask at the terminal, if both ends of the conversation are one."""
        if sys.stdin is None or not (sys.stdin.isatty() and self._text.isatty()):
            return False
        has = (
            f"This video has {words:,} words, which are {credits} credits of up to "
            f"{words_per_credit:,} words: writing"
        )
        # What a course has stands in its table, right above.
        self._say(
            f"{has if videos == 1 else 'Writing'} them costs about {credits} times what an "
            "ordinary lecture costs."
        )
        self._text.write("Go on? [y/N] ")
        self._text.flush()
        return sys.stdin.readline().strip().casefold() in {"y", "yes"}

    def holds(self, lines: Iterable[str]) -> None:
        """Write the table."""
        for line in lines:
            self._say(line)

    def video_done(self, line: str) -> None:
        """Write the video's line."""
        self._say(line)

    def course_done(self, done: CourseDone) -> None:
        """Write how many videos have notes, and what to do about the others."""
        self._say(done.message)
        for problem in done.problems:
            self._say(f"No {problem.exporter} of the course: {problem.message}")
        if done.count("completed") < len(done.videos):
            self._say(
                "To try the others again, run the same command: what is there is not paid for "
                "again. --keep-going passes over what fails."
            )
        for file in done.files:
            print(file.path, file=self._paths, flush=True)

    def done(self, result: Result, directory: Path) -> None:
        """Write what was made, what was not, and how far it can be trusted."""
        for sentence in summary(result.note):
            self._say(sentence)
        for problem in result.problems:
            self._say(f"No {problem.exporter}: {problem.message}")
        for artifact in result.artifacts:
            print(directory / artifact.file_name, file=self._paths, flush=True)

    def failed(self, error: StudyBuddyError, percent: int, cost_usd: float = 0.0) -> None:
        """Write the error's message, and the way past YouTube where there is one."""
        self._say(f"yt-study-buddy: {error.message} [{error.code}]")
        if error.code in _PASTE_INSTEAD:
            for sentence in _HOW_TO_PASTE:
                self._say(sentence)

    def _say(self, sentence: str) -> None:
        print(safe.for_terminal(sentence), file=self._text, flush=True)


class Bar(Plain):
    """A progress bar on one line of a terminal."""

    _WIDTH = 28

    def show(self, line: Progress) -> None:
        """Redraw the bar."""
        filled = self._WIDTH * line.progress // 100
        bar = "█" * filled + "░" * (self._WIDTH - filled)
        room = max(10, _columns(self._text) - self._WIDTH - 10)
        message = safe.for_terminal(f"{_place(line)}{line.message}")
        message = message if len(message) <= room else message[: room - 1] + "…"
        self._text.write(f"\r\x1b[2K{bar} {line.progress:3d} %  {message}")
        self._text.flush()

    def _say(self, sentence: str) -> None:
        self._text.write("\r\x1b[2K")
        super()._say(sentence)


def _place(line: Progress) -> str:
    """Which video of a course a line is about."""
    return f"{line.place.number}/{line.place.videos}  " if line.place else ""


def _made(artifact: Artifact, directory: Path) -> MadeFile:
    path = str(directory / artifact.file_name)
    return MadeFile(**msgspec.structs.asdict(artifact), path=path)


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return 80


def summary(note: Note) -> Iterator[str]:
    """What a note is worth, in sentences."""
    claims = sum(1 for _ in note.claims())
    sections = _count(len(note.sections), "section")
    yield f"{note.title}: {sections}, {_count(claims, 'line')} with a time."
    yield trust(note.coverage)
    if note.marks:
        count = len(note.marks)
        yield f"{count} {'line is' if count == 1 else 'lines are'} marked by you as wrong."
    if note.provenance.extracted:
        yield (
            f"Extracted: these notes quote the video, in its own language ({note.language}). "
            "To have them written, in any language, set up Claude: yt-study-buddy doctor"
        )
    usage = note.provenance.usage
    if usage.calls:
        tokens = usage.input_tokens + usage.cache_read_tokens + usage.cache_write_tokens
        cost = "less than a cent" if usage.cost_usd < 0.01 else f"about ${usage.cost_usd:.2f}"
        cost = cost if usage.cost_usd else "price unknown"
        thought = f" ({usage.thinking_tokens:,} of them thought)" if usage.thinking_tokens else ""
        yield (
            f"{_count(usage.calls, 'call')}, {tokens:,} tokens in, "
            f"{usage.output_tokens:,} out{thought}: {cost}."
        )


def trust(coverage: Coverage) -> str:
    """How far a note can be trusted, in a sentence."""
    compared = f"{coverage.quoted} are said there word by word"
    if coverage.checked == "nothing":
        compared = "not checked, as they share no language, number or name"
    return (
        f"{_count(coverage.written, 'statement')} held against {_count(coverage.lines, 'line')} "
        f"of captions: "
        f"{compared}, {coverage.repaired} were repaired, "
        f"{coverage.dropped} left out as unsupported. They tell {coverage.cited} of the lines, "
        f"{int(coverage.covered * 100 + 1e-9)}% of the spoken time, and leave "
        f"{_count(len(coverage.gaps), 'long gap')}."
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@contextmanager
def lines_only() -> Iterator[BinaryIO]:
    """Standard output for JSON lines alone: whatever else is printed goes to standard error.

    Done on the file descriptor, so that a plugin's C library cannot break the lines either.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        with os.fdopen(os.dup(kept), "wb") as stream:
            yield stream
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)
