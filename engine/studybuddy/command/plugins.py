"""Listing plugins, and writing the package of a new one."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from studybuddy.errors import StudyBuddyError
from studybuddy.plugins.catalog import Catalog, catalog
from studybuddy.plugins.registry import Kind, Registry
from studybuddy.plugins.scaffold import new_plugin
from studybuddy.settings import read_settings
from studybuddy.work import write_atomically


def listing(*, as_json: bool, strict: bool, output: str | None) -> int:
    """Show the catalog, or write it. The exit code: 1 when `strict` and a plugin is broken."""
    found = catalog(Registry(), read_settings() if output else {})
    if output:
        write_atomically(Path(output), found.to_json())
    elif as_json:
        click.echo(found.to_json(), nl=False)
    else:
        _show(found)
    return 1 if strict and found.troubles else 0


def _show(found: Catalog) -> None:
    for kind in get_args(Kind):
        click.secho(f"{kind}s", bold=True)
        for entry in (e for e in found.entries if e.kind == kind):
            click.echo(f"  {entry.name:<14} {entry.title}  ({entry.distribution} {entry.version})")
            if entry.missing:
                click.secho(f"  {'':<14} {entry.missing}", fg="yellow")
    if found.troubles:
        click.secho("not usable", bold=True)
    for trouble in found.troubles:
        click.secho(f"  {trouble.kind} {trouble.name} ({trouble.distribution})", fg="red")
        click.echo(f"      {trouble.message}")


def write_package(name: str, kind: Kind, directory: str) -> None:
    """Write a plugin's package and say what to do with it."""
    try:
        files = new_plugin(name, kind, Path(directory))
    except StudyBuddyError as error:
        raise click.ClickException(error.message) from error
    package = files[0].parent
    click.echo("\n".join(str(file) for file in files))
    click.echo(f"\nNext:\n  pip install -e {package}\n  pytest {package}\n  yt-study-buddy plugins")
