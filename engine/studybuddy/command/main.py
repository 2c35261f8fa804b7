"""The command line: options in, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from studybuddy.command.arguments import (
    LONGEST,
    file_or_link,
    names,
    number,
    refuse_idle_options,
)
from studybuddy.command.extra_commands import ExtraCommands
from studybuddy.errors import StudyBuddyError
from studybuddy.order_defaults import DEFAULT_EXPORTERS, DEFAULT_PROFILE, DEFAULT_TEMPLATE, PROFILES

if TYPE_CHECKING:
    from studybuddy.plugins.registry import Kind

_EXAMPLES = """\b
Examples:
  yt-study-buddy https://youtu.be/hQVTIJBZook --output notes
  yt-study-buddy --url hQVTIJBZook --template cornell --exporter pdf
  yt-study-buddy --url hQVTIJBZook --captions lecture.vtt --writer outline
  yt-study-buddy --url hQVTIJBZook --format json-progress --output notes
  yt-study-buddy LINK LINK LINK --output course
  yt-study-buddy --file links.txt --keep-going --yes --output course
  yt-study-buddy preview lecture.vtt
  yt-study-buddy report notes 3f9a1c07 --remark "It was 1931."
  yt-study-buddy export notes --exporter pdf
  yt-study-buddy ask notes "Why do we forget?"

\b
Started again on the same --output, it goes on from what is there.
Exit codes: 0 done, 1 failed, 2 wrong use, 3 video not usable, 4 writer, 5 network,
6 some of many videos failed, 7 what is long is to be confirmed (--yes), 124 out of time,
130 interrupted.
Settings (environment): ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, STUDYBUDDY_CLAUDE_MODEL,
STUDYBUDDY_CLAUDE_CHECK_MODEL, STUDYBUDDY_CLAUDE_BEDROCK (an AWS region), STUDYBUDDY_WRITER,
STUDYBUDDY_WORDS_PER_CREDIT, STUDYBUDDY_SOURCES, STUDYBUDDY_PROXY, STUDYBUDDY_WEBSHARE_USERNAME and
_PASSWORD. A program that starts this one may hand them over by a pipe instead, as a JSON object:
STUDYBUDDY_SETTINGS_FD is its number. What is missing on this machine: yt-study-buddy doctor
"""


_STYLE = click.option(
    "--format",
    "style",
    type=click.Choice(["auto", "bar", "plain", "json-progress"]),
    default="auto",
    help="How progress is shown: a bar on a terminal, lines of text elsewhere, or JSON lines.",
)
_TITLE = click.option(
    "--title",
    metavar="TEXT",
    default="",
    help="The video's title, or the course's, instead of its own.",
)
_CAPTIONS_LANGUAGE = click.option(
    "--captions-language", metavar="TAG", default="", help="Language of the captions of your own."
)
_OFFSET = click.option(
    "--offset",
    metavar="SECONDS",
    type=click.FloatRange(min=-LONGEST, max=LONGEST),
    callback=number,
    help="Take so much off every time of the captions; 0 leaves them.  [default: found out]",
)
_SPEAKERS = click.option(
    "--speaker",
    "speakers",
    metavar='"OLD=NEW"',
    multiple=True,
    callback=names,
    help="The right name of a speaker in the captions of your own; repeat for more.",
)


@click.group(
    cls=ExtraCommands,
    invoke_without_command=True,
    subcommand_metavar="[LINK... | COMMAND [ARGS]...]",
    epilog=_EXAMPLES,
)
@click.option(
    "--url",
    metavar="URL",
    multiple=True,
    help="The video: a YouTube link or its id; several, or a playlist's link, are a course. LINK "
    "alone says the same.",
)
@click.option(
    "--file",
    metavar="LINKS",
    help="A course: a file with one link on each line, 500 videos at most; - reads standard input.",
)
@click.option("--keep-going", is_flag=True, help="In a course, pass over the videos that fail.")
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="The work directory, where notes are laid; that of a course has one for each video, and "
    "an index.  [default: study-notes/VIDEO_ID or /PLAYLIST_ID, study-notes for several links]",
)
@_STYLE
@click.option("--subject", metavar="TEXT", default="", help="What you study it for.")
@click.option(
    "--focus",
    metavar="TEXT",
    default="",
    help="What matters most to you, in a line: what is said of it gets more room.",
)
@_TITLE
@click.option(
    "--template",
    metavar="NAME",
    default=DEFAULT_TEMPLATE,
    show_default=True,
    help="The kind of notes.",
)
@click.option(
    "--writer",
    metavar="NAME",
    default="",
    help="Who writes.  [default: claude with ANTHROPIC_API_KEY set, else outline]",
)
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default=DEFAULT_PROFILE,
    show_default=True,
    help="thrifty: Claude's cheapest model writes the sections, the strong one the summary; "
    "about a fifth of the price. fast: shorter sections, more of them at a time; done sooner, for "
    "about a third more, and a credit buys half as many words.",
)
@click.option(
    "--checker",
    "checkers",
    metavar="NAME",
    multiple=True,
    help="Who checks that the video means what is written; repeat for more, 'none' for nobody.  "
    "[default: claude with ANTHROPIC_API_KEY set, unless the notes only quote; else none]",
)
@click.option(
    "--exporter",
    "exporters",
    metavar="NAME",
    multiple=True,
    help=f"A file to make; repeat for more.  [default: {', '.join(DEFAULT_EXPORTERS)}]",
)
@click.option(
    "--language",
    metavar="TAG",
    default="",
    help="Language of the notes, such as en or pt-BR.  [default: the video's]",
)
@click.option(
    "--captions", metavar="FILE", default="", help="Captions of your own; - reads standard input."
)
@_CAPTIONS_LANGUAGE
@_OFFSET
@_SPEAKERS
@click.option(
    "--translate",
    metavar="TAG",
    default="",
    help="Read YouTube's machine translation of the captions into this language.",
)
@click.option(
    "--yes", is_flag=True, help="Go on without a question, however much a paid writer has to write."
)
@click.option(
    "--credits",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Go on without a question for so many credits, of 30,000 words each "
    "(STUDYBUDDY_WORDS_PER_CREDIT).",
)
@click.option(
    "--ids", is_flag=True, help="Show in the Markdown the id of each line, as `report` takes it."
)
@click.option(
    "--deadline", metavar="SECONDS", type=click.FloatRange(min=0, min_open=True), help="Time limit."
)
@click.version_option(package_name="yt-study-buddy", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, /, **options: Any) -> None:
    """Study notes from a YouTube lecture; every line links to the second that proves it."""
    if context.invoked_subcommand:
        refuse_idle_options(context)
        return
    if not options["url"] and options["file"] is None:
        raise click.UsageError(
            "Missing option '--url'. Paste the link of a YouTube video, or of a playlist."
        )
    if not options["captions"] and (options["captions_language"] or options["speakers"]):
        raise click.UsageError(
            "'--captions-language' and '--speaker' correct captions of your own. "
            "Name them with --captions FILE."
        )
    from studybuddy.command.links import are_many

    if are_many(options):
        from studybuddy.command.course import make_course

        context.exit(make_course(options))
    from studybuddy.command.notes import make

    context.exit(make({**options, "url": options["url"][0]}))


@cli.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="The catalog as JSON.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a plugin is broken.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write the catalog there, as JSON.",
)
@click.pass_context
def plugins(context: click.Context, /, as_json: bool, strict: bool, output: str | None) -> None:
    """List what is installed: sources, templates, writers, checkers, exporters."""
    if context.invoked_subcommand:
        refuse_idle_options(context)
        return
    from studybuddy.command.plugins import listing

    context.exit(listing(as_json=as_json, strict=strict, output=output))


@plugins.command()
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice(["exporter", "template", "writer", "checker", "source"]),
    default="exporter",
    show_default=True,
    help="What the plugin is.",
)
@click.option(
    "--directory",
    type=click.Path(file_okay=False),
    default=".",
    show_default=True,
    help="Where to lay the package.",
)
def new(name: str, kind: Kind, directory: str) -> None:
    """Write a ready package for a plugin called NAME.

    Example: yt-study-buddy plugins new flash-deck --kind exporter
    """
    from studybuddy.command.plugins import write_package

    write_package(name, kind, directory)


@cli.command()
@click.argument("word", metavar="[FILE | LINK]", required=False)
@click.option(
    "--captions",
    metavar="FILE",
    help="The captions; - reads standard input. FILE alone says the same.",
)
@click.option(
    "--url",
    metavar="URL",
    help="The video, to look at it and at YouTube's captions; with a file, whose captions it has. "
    "A playlist is listed.",
)
@click.option("--file", metavar="LINKS", help="Links, one on each line, to see what they hold.")
@_TITLE
@_CAPTIONS_LANGUAGE
@_OFFSET
@_SPEAKERS
@_STYLE
@click.pass_context
def preview(context: click.Context, /, word: str | None, **options: Any) -> None:
    """Show how captions are read, a file's, a pasted transcript's or a video's; costs nothing.

    Example: yt-study-buddy preview lecture.vtt
    """
    if word is not None:
        name = file_or_link(word)
        if options[name] is not None:
            raise click.UsageError(f"'--{name}' is given twice. Leave one out.", context)
        options[name] = word
    from studybuddy.command.preview import preview as shown

    context.exit(shown(options))


@cli.command()
@click.argument("directory", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.argument("line", metavar="LINE", required=False)
@click.option("--remark", metavar="TEXT", default="", help="What is wrong with it.")
@click.option("--undo", is_flag=True, help="Take the mark back.")
@click.option("--ids", is_flag=True, help="List the lines of the note with their ids.")
@click.pass_context
def report(context: click.Context, /, **options: Any) -> None:
    """Mark a LINE of the note in DIR as wrong. The files there then say so; nothing is sent.

    LINE is the line's id, which --ids shows.

    Example: yt-study-buddy report notes 3f9a1c07 --remark "It was 1931."
    """
    if not options["line"] and not options["ids"]:
        raise click.UsageError("Missing argument 'LINE'. To see the lines with their ids: --ids")
    if options["line"] and options["ids"]:
        raise click.UsageError("'--ids' lists all lines, so it takes no LINE.")
    if options["undo"] and options["remark"]:
        raise click.UsageError("'--undo' takes the mark back, so it takes no '--remark'.")
    from studybuddy.command.marking import report as marked

    context.exit(marked(options))


@cli.command()
@click.argument("directory", metavar="DIR", type=click.Path(exists=True, file_okay=False))
@click.option(
    "--exporter",
    "exporters",
    metavar="NAME",
    multiple=True,
    help="A file to make; repeat for more.  [default: those that are there]",
)
@_STYLE
@click.pass_context
def export(context: click.Context, /, **options: Any) -> None:
    """Make files of the finished note or course in DIR, with its marks. Costs nothing.

    Example: yt-study-buddy export notes --exporter pdf
    """
    from studybuddy.command.exporting import export as exported

    context.exit(exported(options))


@cli.command()
@click.option(
    "--probe", is_flag=True, help="Ask the models, too: a tiny request to each writer and checker."
)
@click.pass_context
def doctor(context: click.Context, /, probe: bool) -> None:
    """Say what is installed, what is missing, and what to run to mend it."""
    from studybuddy.command.doctor import examine

    context.exit(examine(probe=probe))


def main() -> None:
    """Run the command; the exit code tells how it ended."""
    # What is loaded stays, and most commands end soon: looking for garbage among it as often as
    # Python does by itself was a twentieth of the time of a note.
    gc.set_threshold(400_000, 20, 100)
    try:
        code = cli.main(prog_name="yt-study-buddy", standalone_mode=False) or 0
    except click.ClickException as error:
        code = _wrong_use(error)
    except StudyBuddyError as error:  # of a command that another distribution brings
        code = _failed(error)
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except OSError:
        # Whoever read the lines has gone, or has no room for them; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 1
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None: it was closed from the start
        stream.flush()
    # A plugin's thread that still waits for the network must not keep the command from ending.
    os._exit(code)


def _failed(error: StudyBuddyError) -> int:
    from studybuddy.text import safe

    told = f"yt-study-buddy: {error.message} [{error.code}]"
    click.echo(safe.for_terminal(told), err=True)
    return error.exit_code


def _wrong_use(error: click.ClickException) -> int:
    """Tell of a wrong option, to programs in their format too."""
    if "json-progress" in " ".join(sys.argv) and sys.stdout is not None:
        from studybuddy.errors import WrongUse
        from studybuddy.events import Failed, encode

        told = WrongUse("wrong_use", error.format_message())
        sys.stdout.buffer.write(encode(Failed.of(told, percent=0)))
    error.show()
    return error.exit_code
