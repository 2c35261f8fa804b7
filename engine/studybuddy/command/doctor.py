"""What is installed, what is missing, and what to run."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version

import click

from studybuddy.plugins.catalog import Catalog, catalog
from studybuddy.plugins.registry import Registry

_SETTINGS = (
    (
        "ANTHROPIC_API_KEY",
        "Claude writes the notes and checks them",
        "the outline writer quotes the video",
    ),
    ("STUDYBUDDY_PROXY", "YouTube is reached through a proxy", "YouTube is reached directly"),
)


def examine() -> int:
    """Print the findings. The exit code: 0 when notes can be made, 1 when not."""
    found = catalog(Registry(), settings=os.environ)
    click.echo(f"yt-study-buddy {version('yt-study-buddy')}, Python {platform.python_version()}")
    click.echo(f"  {sys.executable}")
    for entry in found.entries:
        _line(not entry.missing, f"{entry.kind} {entry.name}", entry.missing)
    for trouble in found.troubles:
        _line(False, f"{trouble.kind} {trouble.name}", trouble.message)
    for name, there, absent in _SETTINGS:
        is_set = bool(os.environ.get(name))
        click.echo(f"  {'set' if is_set else 'not set':<7} {name}: {there if is_set else absent}")
    able = all(_usable(found, kind) for kind in ("source", "template", "writer", "exporter"))
    click.echo(
        'Ready. Try: yt-study-buddy --url "LINK" --output notes'
        if able
        else "Not ready: at least one source, template, writer and exporter must work."
    )
    return 0 if able else 1


def _usable(found: Catalog, kind: str) -> bool:
    return any(e.kind == kind and not e.missing for e in found.entries)


def _line(good: bool, name: str, advice: str) -> None:
    mark = click.style("ok     ", fg="green") if good else click.style("missing", fg="yellow")
    click.echo(f"  {mark} {name}{': ' + advice if advice else ''}")
