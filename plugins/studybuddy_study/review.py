"""`review DIR...`: the cards and questions of notes, asked over days when they are due."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import studybuddy
from studybuddy_study.libraries import needing

if TYPE_CHECKING:
    from studybuddy_study.reviewing.day import Limits
    from studybuddy_study.reviewing.deck import Deck
    from studybuddy_study.reviewing.history import History

_EXAMPLES = """\b
Examples:
  yt-study-buddy review notes
  yt-study-buddy review course-1 course-2 --new 10
  yt-study-buddy review notes --stats

\b
Keys: space shows the answer; 1 again, 2 hard, 3 good, 4 easy; a letter chooses;
u takes the last answer back; s suspends the card; o opens the video; q quits.
Each answer is kept at once, in DIR/reviews. A day begins at 4 in the morning.
"""


@click.command(epilog=_EXAMPLES, cls=needing("fsrs"))
@click.argument(
    "directories",
    metavar="DIR...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--new",
    metavar="N",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="Begin at most so many new cards a day.",
)
@click.option(
    "--reviews",
    metavar="N",
    type=click.IntRange(min=0),
    default=200,
    show_default=True,
    help="Ask at most so many learned cards a day.",
)
@click.option("--stats", is_flag=True, help="Show how it goes, and the suspended cards.")
@click.option("--json", "as_json", is_flag=True, help="List what is due, or the figures, as JSON.")
@click.option(
    "--unsuspend", "unsuspended", metavar="CARD", multiple=True, help="Ask a suspended card again."
)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers: no single keys.")
@click.pass_context
def review(context: click.Context, /, **options: Any) -> None:
    """Ask the cards of the notes in DIR that are due today, and plan when each comes again.

    DIR is the --output of a run that made notes, or a folder of such. Nothing is sent anywhere.
    """
    try:
        _refuse_what_is_missing()
        code = _carry_out(options)
    except studybuddy.StudyBuddyError as error:
        click.echo(f"Error: {error.message}", err=True)
        code = error.exit_code
    context.exit(code)


def _carry_out(options: Mapping[str, Any]) -> int:
    """Do what is asked for. The exit code. Raises StudyBuddyError."""
    from studybuddy_study.reviewing import log, telling
    from studybuddy_study.reviewing.day import Limits
    from studybuddy_study.reviewing.deck import deck_of
    from studybuddy_study.reviewing.history import History

    deck = deck_of(options["directories"])
    entries, unreadable = log.read(deck.directories)
    for line in telling.warnings(deck, unreadable):
        click.echo(line, err=True)
    history = History(entries)
    limits = Limits(options["new"], options["reviews"])
    if options["unsuspended"]:
        return _unsuspend(deck, history, options["unsuspended"])
    if options["stats"] or options["as_json"]:
        return _tell(deck, history, limits, options)
    return _ask(deck, history, limits, plain=options["plain"])


def _ask(deck: Deck, history: History, limits: Limits, *, plain: bool) -> int:
    from studybuddy_study.reviewing import telling
    from studybuddy_study.reviewing.asking import Asking
    from studybuddy_study.reviewing.screen import screen_here
    from studybuddy_study.reviewing.session import Session

    asking = Asking(screen_here(plain=plain), webbrowser.open)
    session = Session(deck, history, limits, asking, _now)
    _say(telling.held_back(deck))
    code = 0
    try:
        session.run()
    except KeyboardInterrupt:
        click.echo("\nStopped.")
        code = 130
    except studybuddy.StudyBuddyError:
        click.echo(telling.summary(session.ratings))
        raise
    click.echo()
    click.echo(telling.summary(session.ratings))
    _say(telling.outlook(deck, history, session.due(), _now()))
    return code


def _tell(deck: Deck, history: History, limits: Limits, options: Mapping[str, Any]) -> int:
    import msgspec

    from studybuddy_study.reviewing import telling
    from studybuddy_study.reviewing.day import due_at
    from studybuddy_study.reviewing.figures import figures_of

    now = _now()
    due = due_at(deck, history, limits, now)
    figures = figures_of(deck, history, due, now)
    if options["as_json"]:
        told = figures if options["stats"] else telling.due_list(deck, history, due, now)
        click.echo(msgspec.json.format(msgspec.json.encode(told)))
        return 0
    _say(telling.figures_told(figures))
    _say(telling.suspended_told(deck, history))
    return 0


def _unsuspend(deck: Deck, history: History, wanted: Sequence[str]) -> int:
    from studybuddy_study.reviewing import log
    from studybuddy_study.reviewing.entries import Unsuspend

    for name in wanted:
        cards = [c for k, c in deck.cards.items() if k.card == name and history.suspended(k)]
        if not cards:
            raise studybuddy.WrongUse(
                "no_such_card",
                f"No suspended card has the id '{name}'. To see them: "
                "yt-study-buddy review DIR --stats",
            )
        for card in cards:
            entry = Unsuspend(at=_now(), video=card.key.video, card=card.key.card)
            log.append(card.directory, entry)
            click.echo(f"Asked again: {card.asked}")
    return 0


def _now() -> datetime:
    return datetime.now().astimezone()


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _refuse_what_is_missing() -> None:
    if find_spec("fcntl") is None:
        raise studybuddy.WrongUse(
            "unsupported_system",
            "Answers are kept on Linux and macOS. On Windows, run 'wsl --install' once, then "
            "install and run yt-study-buddy in the Linux it brings.",
        )
    if find_spec("fsrs") is None:
        raise studybuddy.StudyBuddyError(
            "plugin_library_missing",
            "What plans reviews is not installed: pip install 'yt-study-buddy[study]'. Answers "
            "that were given are kept beside the notes.",
        )
