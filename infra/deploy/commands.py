"""Programs that are run, or with `dry_run` only shown; and a person who is asked."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class DeployStopped(Exception):
    """It cannot go on. The message says why, and what to do."""


def say(text: str) -> None:
    """Tell the person, beside what programs print."""
    print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Commands:
    """Runs programs in `folder`. With `yes` nobody is asked; with `dry_run` nothing is done."""

    folder: Path
    yes: bool
    dry_run: bool

    def run(
        self,
        *words: str,
        told: Mapping[str, str] | None = None,
        typed: str | None = None,
        good: tuple[int, ...] = (0,),
    ) -> int:
        """Its exit code. `told` is added to its environment, `typed` is its standard input."""
        if self._shown(words, told):
            return 0
        done = subprocess.run(  # noqa: S603 -- words, no shell
            words, cwd=self.folder, env=_with(told), input=typed, text=True, check=False
        )
        return _judged(done.returncode, words, good)

    def ask(self, *words: str, example: str, told: Mapping[str, str] | None = None) -> str:
        """What it prints; `example` in its place, if it is only shown."""
        if self._shown(words, told):
            return example
        done = subprocess.run(  # noqa: S603
            words, cwd=self.folder, env=_with(told), stdout=subprocess.PIPE, text=True, check=False
        )
        _judged(done.returncode, words, (0,))
        return done.stdout.strip()

    def confirm(self, question: str, answer: str) -> None:
        """Go on only if the person types `answer`."""
        if self.yes or self.dry_run:
            return
        say(f"\n{question} Type {answer} to go on.")
        try:
            typed = input()
        except EOFError:
            typed = ""
        if typed.strip() != answer:
            raise DeployStopped("That was not the word: none of this was done. YES=1 asks nothing.")

    def _shown(self, words: tuple[str, ...], told: Mapping[str, str] | None) -> bool:
        if self.dry_run:
            settings = [f"{name}={value}" for name, value in (told or {}).items()]
            print(shlex.join([*(["env"] if settings else []), *settings, *words]), flush=True)
        return self.dry_run


def _with(told: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(told or {})}


def _judged(code: int, words: tuple[str, ...], good: tuple[int, ...]) -> int:
    if code not in good:
        shown = " ".join([word for word in words if not word.startswith("-")][:2])
        raise DeployStopped(f"`{shown}` ended with code {code}; why stands above.")
    return code
