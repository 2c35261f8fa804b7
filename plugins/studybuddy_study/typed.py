"""What is typed behind a command: directories of notes first, then words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

import studybuddy
from studybuddy import SavedNote, WrongUse
from studybuddy.text import safe
from studybuddy_study.lines import shown

_EXAMPLE = "study-notes fluency illusion"
# So many notes take as long to read as one notices.
_MANY = 20


def directories_and_words(arguments: Sequence[str]) -> tuple[list[Path], str]:
    """The directories that stand first, and all behind them as one text. Raises WrongUse."""
    if len(arguments) == 1 and Path(arguments[0]).is_dir():
        raise WrongUse(
            "nothing_asked",
            f"What is looked for is missing. It stands behind the directories: {_EXAMPLE}",
        )
    places = [Path(argument) for argument in arguments]
    count = next((at for at, place in enumerate(places) if not place.is_dir()), len(places))
    count = min(count, len(places) - 1)  # the last is what is looked for, whatever it is called
    rest = arguments[count:]
    if not count or _is_path(rest[0]):
        raise WrongUse(
            "no_notes",
            f"There is no directory '{rest[0]}'. Name the directories that hold notes first, then "
            f"what you look for: {_EXAMPLE}",
        )
    words = safe.one_line(" ".join(rest), safe.SURROGATES)
    if not words:
        raise WrongUse("nothing_asked", "What is looked for must be a line of words.")
    return places[:count], words


def _is_path(word: str) -> bool:
    """Whether it was meant as a directory, be it a wrong one: TCP/IP and m/s are words."""
    return "/" in word and Path(Path(word).parts[0]).is_dir()


def notes_in(places: Sequence[Path]) -> Sequence[SavedNote]:
    """The notes to read; those that cannot be read are told. Raises WrongUse."""
    notes, problems = studybuddy.saved_notes(places)
    for problem in problems:
        click.echo(f"Left out: {shown(problem.message)}", err=True)
    if len(notes) >= _MANY and sys.stderr.isatty():
        click.echo(f"Reading {len(notes)} notes …", err=True)
    return notes
