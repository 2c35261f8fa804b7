"""`yt-study-buddy search`: where some words stand in titles, notes and transcripts."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from typing import Any

import click

import studybuddy.text
from studybuddy import clock
from studybuddy.text import query_tokens, scripts, stem
from studybuddy_study.index import Index
from studybuddy_study.libraries import needing
from studybuddy_study.lines import Line, lines_of, name_of, shown, title_of
from studybuddy_study.typed import directories_and_words, notes_in

_RUN = re.compile(rf"[\w{scripts.MARKS}{scripts.UNSPACED_MARKS}]+")
_PLACES = {"title": "title", "note": "notes", "said": "said"}


@click.command(cls=needing("bm25s"))
@click.argument("arguments", metavar="DIR... WORDS", nargs=-1, required=True)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1, max=1_000),
    default=10,
    show_default=True,
    help="The most places to show.",
)
@click.option("--json", "as_json", is_flag=True, help="The places as JSON.")
@click.pass_context
def search(
    context: click.Context, /, arguments: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Find WORDS in notes and transcripts, with their seconds.

    DIR is a work directory (--output) or a folder of such. Titles are searched too. Any of the
    words is enough, best places first; other forms of a word are found after the word itself. Exit
    codes: 0 found, 1 nothing found, 2 wrong use.

    Example: yt-study-buddy search study-notes spaced practice
    """
    places, looked_for = directories_and_words(arguments)
    notes = notes_in(places)
    index = Index(line for saved in notes for line in lines_of(saved))
    tokens = query_tokens(looked_for)
    found = matches(tokens, index, limit)
    if as_json:
        told = [as_data(line) for line in found]
        click.echo(json.dumps({"notes": len(notes), "places": told}, ensure_ascii=False, indent=2))
    else:
        _show(found, index, tokens)
    if not found:
        count = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
        click.echo(
            f"Nothing found in {count}: none of these words is in them, in this form or another. "
            "Try fewer or other words, in the language of the video.",
            err=True,
        )
        context.exit(1)


def matches(tokens: Sequence[str], index: Index, limit: int) -> list[Line]:
    """The lines that have some of the tokens, best first; of each second the best alone."""
    scores = index.scores(tokens)
    found: dict[tuple[int, int, bool], Line] = {}
    for at in sorted(range(len(scores)), key=lambda at: (-scores[at], at)):
        if scores[at] <= 0 or len(found) == limit:
            break
        line = index.lines[at]
        found.setdefault((id(line.saved), int(line.start), line.kind == "title"), line)
    return list(found.values())


def as_data(line: Line) -> dict[str, Any]:
    """A line for programs."""
    return {
        "title": shown(title_of(line.saved.note)),
        "directory": name_of(line.saved),
        "video": line.saved.note.video.id,
        "kind": line.kind,
        "text": shown(line.text),
        "start": line.start,
        "link": line.link,
    }


def highlighted(text: str, wanted: Iterable[str]) -> str:
    """A line in which what was looked for is bright."""
    wanted = frozenset(wanted)
    return _RUN.sub(lambda run: _marked(run[0], wanted), text)


def _show(found: Sequence[Line], index: Index, tokens: Sequence[str]) -> None:
    wanted = {form for token in tokens for form in index.forms(token)}
    color = False if os.environ.get("NO_COLOR") else None  # None: on a terminal alone
    for line in found:
        about = f"{shown(title_of(line.saved.note))} · {_PLACES[line.kind]} · {line.link}"
        text = highlighted(shown(line.text), wanted)
        click.echo(f"{clock(line.start):>7}  {text}\n         {about}\n", color=color)


def _marked(run: str, wanted: frozenset[str]) -> str:
    if not scripts.is_unspaced(run):
        found = any(stem(word) in wanted for word in studybuddy.text.words(run))
        return click.style(run, fg="yellow", bold=True) if found else run
    # Tokens are pairs of characters there: those that touch are one.
    bright = {
        place
        for token in wanted
        for match in re.finditer(f"(?={re.escape(token)})", run)
        for place in range(match.start(), match.start() + len(token))
    }
    pieces = (
        click.style(character, fg="yellow", bold=True) if at in bright else character
        for at, character in enumerate(run)
    )
    return "".join(pieces)
