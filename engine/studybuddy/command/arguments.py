"""What is refused or completed in a command line before click goes by its own rules."""

from __future__ import annotations

import math
from pathlib import Path

import click
from click.core import ParameterSource

LONGEST = 360_000.0  # seconds, as long as captions may last


def number(context: click.Context, parameter: click.Parameter, value: float | None) -> float | None:
    """A number of seconds. Raises click.BadParameter for none."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("'nan' is no number of seconds.")
    return value


def names(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """`OLD=NEW` as a pair; the sign that parts them is the first."""
    pairs = []
    for value in values:
        old, sign, new = (part.strip() for part in value.partition("="))
        if not (old and sign and new):
            raise click.BadParameter(f"'{value}' is not of the form OLD=NEW.")
        pairs.append((old, new))
    return tuple(pairs)


class Command(click.Command):
    """A command that is given each of its options once.

    Of two values click takes the last and says nothing: of two links one would be lost.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments. Raises click.UsageError for an option that is there twice."""
        _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        for option in given:
            if isinstance(option, click.Option) and given.count(option) > 1:
                _refuse_second(option, ctx)
        return super().parse_args(ctx, args)


class Group(Command, click.Group):
    """The same for a command that has others below it."""

    command_class = Command


def link_named(group: click.Group, ctx: click.Context, args: list[str]) -> list[str]:
    """Each `LINK` as `--url LINK`, where it stands in a sub-command's place and is none."""
    links: list[str] = []
    while True:
        # Options may stand behind a link, and so may more links.
        try:
            _, rest, _ = group.make_parser(ctx).parse_args(args=list(args))
        except click.NoSuchOption as error:
            raise _as_id(error, args) from None
        if not rest or group.get_command(ctx, rest[0]) or not _may_be_link(rest[0]):
            return [*(word for link in links for word in ("--url", link)), *args]
        links.append(rest[0])
        args = [*args[: len(args) - len(rest)], *rest[1:]]


def _as_id(error: click.NoSuchOption, args: list[str]) -> click.UsageError:
    """What a video's id that begins with a dash is told, which looks like an option."""
    for word in args:
        if word.startswith("-") and not word.startswith("--") and _is_video(word):
            told = f"'{word}' looks like an option. Is it a video's id? Then: --url {word}"
            return click.UsageError(told, error.ctx)
    return error


def refuse_idle_options(ctx: click.Context) -> None:
    """Raise click.UsageError for an option before a sub-command, where it would do nothing."""
    for option in ctx.command.params:
        if ctx.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
            below = ctx.invoked_subcommand
            raise click.UsageError(
                f"'{option.opts[0]}' stands before '{below}' and would do nothing. What '{below}' "
                f"takes stands behind it: {ctx.command_path} {below} --help",
                ctx,
            )


def _refuse_second(option: click.Option, ctx: click.Context) -> None:
    if option.multiple or option.is_flag or option.count:
        return
    raise click.UsageError(
        f"'{option.opts[0]}' is given twice. It takes one value: leave the other out.", ctx
    )


def file_or_link(word: str) -> str:
    """The option that a word by itself stands for: `captions` of a file, `url` of a link."""
    is_file = word == "-" or Path(word).is_file()
    return "url" if not is_file and ("://" in word or _is_video(word)) else "captions"


def _may_be_link(word: str) -> bool:
    """Whether it was meant as a video, be it a wrong one: that is told by its own refusal.

    Raises click.UsageError for a file.
    """
    if _is_video(word):
        return True
    if Path(word).is_file():
        raise click.UsageError(
            f"'{word}' is a file. Which video is it of? yt-study-buddy LINK --captions {word}"
        )
    return "/" in word


def _is_video(word: str) -> bool:
    from studybuddy.errors import BadVideoUrl
    from studybuddy.video_url import VideoUrl

    try:
        VideoUrl.parse(word)
    except BadVideoUrl:
        return False
    return True
