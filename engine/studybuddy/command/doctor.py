"""What is installed, what is missing, and what to run."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version

import click

from studybuddy.errors import StudyBuddyError
from studybuddy.plugins.catalog import Catalog, catalog
from studybuddy.plugins.guard import guarded
from studybuddy.plugins.registry import Registry

_SETTINGS = (
    (
        "ANTHROPIC_API_KEY",
        "Claude writes the notes and checks them",
        "the outline writer quotes the video",
    ),
    ("STUDYBUDDY_PROXY", "YouTube is reached through a proxy", "YouTube is reached directly"),
)


_READY = 'Ready. Try: yt-study-buddy --url "LINK" --output notes'
_SILENT = "Not ready: a model does not answer."
_NOT_READY = "Not ready: at least one source, template, writer and exporter must work."


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
    for name, there, absent in _SETTINGS:
        is_set = bool(os.environ.get(name))
        click.echo(f"  {'set' if is_set else 'not set':<7} {name}: {there if is_set else absent}")
    answered = not probe or _probed(registry, found)
    able = answered and all(
        _usable(found, kind) for kind in ("source", "template", "writer", "exporter")
    )
    click.echo(
        'Ready. Try: yt-study-buddy --url "LINK" --output notes'
        if able
        else _NOT_READY
        if answered
        else "Not ready: a model does not answer."
    )
    return 0 if able else 1


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


def _usable(found: Catalog, kind: str) -> bool:
    return any(e.kind == kind and not e.missing for e in found.entries)


def _line(good: bool, name: str, advice: str) -> None:
    mark = click.style("ok     ", fg="green") if good else click.style("missing", fg="yellow")
    click.echo(f"  {mark} {name}{': ' + advice if advice else ''}")
