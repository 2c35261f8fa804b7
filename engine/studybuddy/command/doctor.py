"""What is installed, what is missing, and what to run."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import click

from studybuddy.command.extra_commands import lacks
from studybuddy.command.system import refuse_other_systems
from studybuddy.errors import StudyBuddyError
from studybuddy.plugins.catalog import Catalog, catalog
from studybuddy.plugins.choice import Chosen, choose_plugins
from studybuddy.plugins.guard import guarded
from studybuddy.plugins.registry import Registry
from studybuddy.video_url import VideoUrl
from studybuddy.work import Order, Work

_SETTINGS = (
    (
        "ANTHROPIC_API_KEY",
        "Claude writes the notes and checks them",
        "unless another place is set, the outline writer quotes the video",
    ),
    (
        "STUDYBUDDY_CLAUDE_BEDROCK",
        "Claude is asked on Amazon Bedrock, in this region",
        "Claude is asked where ANTHROPIC_BASE_URL leads, or at Anthropic's",
    ),
    ("STUDYBUDDY_PROXY", "YouTube is reached through a proxy", "YouTube is reached directly"),
)

_ANY_VIDEO = "aaaaaaaaaaa"  # what is chosen does not depend on it


def examine(*, probe: bool = False) -> int:
    """Print the findings. The exit code: 0 when notes can be made, 1 when not.

    With `probe` those who write and check are asked whether their models answer; when one does
    not, the exit code is 1.
    """
    registry = Registry()
    found = catalog(registry, settings=os.environ)
    click.echo(f"yt-study-buddy {version('yt-study-buddy')}, Python {platform.python_version()}")
    click.echo(f"  {sys.executable}")
    for entry in found.entries:
        _line(not entry.missing, f"{entry.kind} {entry.name}", entry.missing)
    for trouble in found.troubles:
        _line(False, f"{trouble.kind} {trouble.name}", trouble.message)
    for name, missing in lacks().items():
        _line(not missing, f"command {name}", missing)
    for name, there, absent in _SETTINGS:
        is_set = bool(os.environ.get(name))
        click.echo(f"  {'set' if is_set else 'not set':<7} {name}: {there if is_set else absent}")
    answered = not probe or _probed(registry, found)
    try:
        verdict = _verdict(registry)
    except StudyBuddyError as error:
        click.echo(f"Not ready: {error.message}")
        return 1
    click.echo(verdict if answered else "Not ready: a model does not answer.")
    return 0 if answered else 1


def _verdict(registry: Registry) -> str:
    """What can be done, with a line that does it: chosen as the line itself would choose.

    Raises StudyBuddyError for what that line would be refused with.
    """
    refuse_other_systems()
    work = Work(Order(url=VideoUrl(_ANY_VIDEO)), Path(), settings=os.environ)
    chosen = choose_plugins(work, registry)
    left_out = ", ".join(problem.exporter for problem in chosen.problems)
    less = f" for all files but {left_out}" if left_out else ""
    if _reads_links(chosen, work):
        return f'Ready{less}. Try: yt-study-buddy "LINK" --output notes'
    registry.source("captions")
    return (
        f"Ready{less}, but with captions of your own only: no source above can ask YouTube. "
        'Try: yt-study-buddy "LINK" --captions FILE --output notes'
    )


def _reads_links(chosen: Chosen, work: Work) -> bool:
    """Whether any source is there besides captions of the user's own."""
    for name, source in chosen.sources:
        with guarded("source", name):
            if name != "captions" and not source.missing(work.settings):
                return True
    return False


def _probed(registry: Registry, found: Catalog) -> bool:
    """Ask the models, and print what they say; whether all that were asked answered."""
    good = True
    for entry in found.entries:
        if entry.missing or entry.kind not in {"writer", "checker"}:
            continue
        name = f"{entry.kind} {entry.name}"
        try:
            with guarded(entry.kind, entry.name):
                told = registry.load(entry.kind, entry.name).probe(os.environ)
        except StudyBuddyError as error:
            good = False
            click.echo(f"  {click.style('silent ', fg='yellow')} {name}: {error.message}")
        else:
            if told:
                click.echo(f"  {click.style('answers', fg='green')} {name}: {told}")
    return good


def _line(good: bool, name: str, advice: str) -> None:
    mark = click.style("ok     ", fg="green") if good else click.style("missing", fg="yellow")
    click.echo(f"  {mark} {name}{': ' + advice if advice else ''}")
