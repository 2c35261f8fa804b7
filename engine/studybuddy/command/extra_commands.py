"""Sub-commands that stand outside the engine, found by their entry points (`serve` is one).

The group is none of `studybuddy.*`, where plugins are. What cannot be imported here (the wheel
names `serve` and does not have it, or a library is missing) is left out of the list, and told to
who asks for it. A command may say by a method `missing()`, as plugins do, what it lacks to do its
work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from studybuddy.command.arguments import Group, link_named
from studybuddy.errors import PluginBroken, StudyBuddyError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint, EntryPoints

_GROUP = "yt_study_buddy.commands"
_ENDINGS = (click.ClickException, click.Abort, click.exceptions.Exit)
_NOT_A_PART = "It comes with the source: clone the repository and run it there."


class ExtraCommands(Group):
    """The sub-commands of the engine, and those that other distributions bring.

    A link in the place of a sub-command is one to make notes of.
    """

    group_class = Group

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments. Raises click.UsageError."""
        return super().parse_args(ctx, link_named(self, ctx, args))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all that can be used here."""
        extra = (point.name for point in _offers() if _loaded(point))
        return sorted({*super().list_commands(ctx), *extra})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name. Raises click.UsageError for one that is named in vain."""
        own = super().get_command(ctx, cmd_name)
        for point in () if own else _offers().select(name=cmd_name):
            if extra := _loaded(point):
                return extra
            raise click.UsageError(_why_not(point))
        return own

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Raises PluginBroken for what breaks down in one that others bring."""
        try:
            return super().invoke(ctx)
        except (*_ENDINGS, StudyBuddyError, BrokenPipeError):
            raise
        except Exception as error:
            name = ctx.invoked_subcommand or ""
            points = () if name in self.commands else tuple(_offers().select(name=name))
            if not points:
                raise
            raise PluginBroken(
                "plugin_failed",
                f"The command {_told(points[0])} broke down: {type(error).__name__}: {error}. "
                "What it had finished before is as it left it. Update it with "
                "pip install --upgrade, or tell its author.",
            ) from error


def lacks() -> dict[str, str]:
    """What each command of the group lacks, by its name: empty for one that can do its work.

    What is no part of this installation is left out.
    """
    found = {}
    for point in sorted(_offers()):
        if command := _loaded(point):
            missing = getattr(command, "missing", None)
            found[point.name] = missing() if callable(missing) else ""
        elif (why := _why_not(point)) and _NOT_A_PART not in why:
            found[point.name] = why
    return found


def _offers() -> EntryPoints:
    from importlib.metadata import entry_points

    return entry_points(group=_GROUP)


def _loaded(point: EntryPoint) -> click.Command | None:
    try:
        found = point.load()
    except Exception:  # of whoever wrote it, and no reason to show nothing
        return None
    return found if isinstance(found, click.Command) else None


def _why_not(point: EntryPoint) -> str:
    """What a command lacks that cannot be used here: itself, or a library."""
    told = f"'{point.name}' is not part of this installation. "
    try:
        point.load()
    except ImportError as error:
        missing = (error.name or "").partition(".")[0]
        if missing and missing != point.module.partition(".")[0]:
            return f"{told}It needs the library {missing}: pip install {missing}"
    except Exception as error:
        return (
            f"The command {_told(point)} cannot be loaded: {type(error).__name__}: {error}. "
            "Update it with pip install --upgrade, or tell its author."
        )
    return told + _NOT_A_PART


def _told(point: EntryPoint) -> str:
    """A command's name, and whose it is."""
    return f"'{point.name}' of {point.dist.name if point.dist else 'an unknown package'}"
