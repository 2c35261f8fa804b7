"""How a session is shown and answered: by single keys at a terminal, else line by line."""

from __future__ import annotations

import io
import sys
from collections.abc import Collection
from typing import Protocol

import click

from studybuddy.text import safe

SHOW = " "
QUIT = "q"


class Screen(Protocol):
    """Where one is asked."""

    show_key: str
    """What the key is called that shows the answer."""

    def say(self, text: str = "", *, strong: bool = False) -> None:
        """Show a line."""

    def key(self, told: str, keys: Collection[str]) -> str:
        """One of these keys, after telling what they do. The end of the input is `QUIT`."""


class Keys:
    """A terminal: a key counts as it is pressed."""

    show_key = "space"

    def say(self, text: str = "", *, strong: bool = False) -> None:
        """Show a line, in bold if it is what one has to read."""
        click.secho(text, bold=strong or None)

    def key(self, told: str, keys: Collection[str]) -> str:
        """Wait for one of the keys; others do nothing. Raises KeyboardInterrupt for Ctrl-C."""
        click.secho(told, dim=True)
        while True:
            try:
                pressed = click.getchar().casefold()
            except EOFError:
                return QUIT
            pressed = SHOW if pressed in {"\r", "\n"} else pressed
            if pressed in keys:
                return pressed


class Lines:
    """Whatever reads and writes lines: a screen reader, a pipe, a terminal without keys."""

    show_key = "Enter"

    def __init__(self) -> None:
        if isinstance(sys.stdin, io.TextIOWrapper):  # what is no text is no key, either
            sys.stdin.reconfigure(errors="replace")

    def say(self, text: str = "", *, strong: bool = False) -> None:
        """Show a line."""
        click.echo(text)

    def key(self, told: str, keys: Collection[str]) -> str:
        """Read a line that is one of the keys; for another, tell them again."""
        while True:
            click.echo(told)
            line = sys.stdin.readline() if sys.stdin else ""
            if not line:
                return QUIT
            typed = line.strip().casefold() or SHOW
            if typed in keys:
                return typed
            click.echo(f"'{safe.for_terminal(line.strip())}' is none of these.")


def screen_here(*, plain: bool) -> Screen:
    """The way that fits what this process is attached to."""
    terminal = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return Keys() if terminal and not plain else Lines()
