"""Making notes from the command line: the order, its directory, its clock and its end."""

from __future__ import annotations

import os
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from studybuddy.command.confirmation import (
    agreed_in,
    confirmation,
    words_per_credit,
)
from studybuddy.command.deadline import seconds_allowed, stopped_in_time
from studybuddy.command.output import Bar, JsonLines, Output, Plain, lines_only
from studybuddy.command.system import refuse_other_systems
from studybuddy.course import COURSE_FILE
from studybuddy.errors import Interrupted, StudyBuddyError, WrongUse, disk_trouble
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter
from studybuddy.settings import read_settings
from studybuddy.text import safe
from studybuddy.video_url import VideoUrl
from studybuddy.work import Order, Work, remove_begun_files, write_atomically

if TYPE_CHECKING:
    from studybuddy.pipeline import Result

# Options that are fields of an Order as they are.
_TEXTS = (
    *("subject", "focus", "title", "template", "writer", "language", "captions", "translate"),
    *("captions_language", "profile"),
)
_LONGEST_FOCUS = 200
_PASTE = (
    "Paste the transcript, then press Ctrl-D on an empty line. A terminal cuts lines of over 4,000 "
    "characters: save such a text in a file, and give --captions FILE."
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Given(NamedTuple):
    """What all orders of a run have in common; `deadline` is a moment of `time.monotonic`."""

    settings: Mapping[str, str]
    registry: Registry
    deadline: float

    def work(self, order: Order, directory: Path, meter: Meter | None = None) -> Work:
        """The work on an order in a directory; without a meter nothing of it is told."""
        told = meter or Meter(lambda line: None)
        return Work(
            order,
            directory.absolute(),  # so that a plugin that changes the current one moves nothing
            settings=self.settings,
            report=told.report,
            spend=told.spend,
            deadline=self.deadline,
        )


def make(options: Mapping[str, Any]) -> int:
    """Carry out an order and tell how it goes. The exit code."""

    def made(output: Output, meter: Meter) -> None:
        refuse_other_systems()
        seconds = seconds_allowed(options["deadline"])
        order = order_of(options)
        directory = Path(options["output"] or Path("study-notes") / order.url.id)
        with stopped_in_time(
            seconds, lambda error: output.failed(error, meter.percent, meter.cost_usd)
        ):
            given = Given(read_settings(), Registry(), time.monotonic() + seconds)
            per_credit = words_per_credit(given.settings, order.profile)
            confirm = confirmation(agreed_in(options), per_credit, output.agrees)
            result = make_one(order, directory, given, meter, confirm, output)
        output.done(result, directory)

    return reported(options["style"], made)


def reported(style: str, do: Callable[[Output, Meter], int | None]) -> int:
    """Do it and tell what goes wrong. The exit code: that of `do`, 0 where it gives none."""
    with ExitStack() as stack:
        output = _output(style, stack)
        meter = Meter(output.show)
        try:
            return do(output, meter) or 0
        except StudyBuddyError as error:
            output.failed(error, meter.percent, meter.cost_usd)
            return error.exit_code
        except KeyboardInterrupt:
            output.failed(Interrupted(), meter.percent, meter.cost_usd)
            return Interrupted.exit_code
        except BrokenPipeError:
            raise  # whoever read on has gone, as `| head` does; no file is in trouble
        except OSError as error:
            output.failed(disk_trouble(error), meter.percent, meter.cost_usd)
            return 1
        except Exception as error:
            if os.environ.get("STUDYBUDDY_DEBUG"):
                traceback.print_exc()
            output.failed(_unforeseen(error), meter.percent, meter.cost_usd)
            return 1


def make_one(
    order: Order,
    directory: Path,
    given: Given,
    meter: Meter,
    confirm: Callable[[int], None],
    telling: Output,
) -> Result:
    """Make the notes of one video in a directory of their own. Raises what `make_note` raises."""
    with own(directory, order):
        # Told before what takes longest to load.
        meter.begin("start", "Getting ready")
        from studybuddy.pipeline import make_note

        work = given.work(order, directory, meter)
        return make_note(
            *(work, given.registry, meter),
            tell_reading=telling.read,
            confirm=confirm,
            tell_readable=lambda file: telling.readable(directory / file.name),
        )


def _output(style: str, stack: ExitStack) -> Output:
    if style == "json-progress":
        return JsonLines(stack.enter_context(lines_only()))
    if style == "bar" or (style == "auto" and sys.stderr.isatty()):
        return Bar(sys.stderr, sys.stdout)
    return Plain(sys.stderr, sys.stdout)


def order_of(options: Mapping[str, Any]) -> Order:
    """The order that the options make. Raises WrongUse; says what standard input is waited for."""
    given = {name: value or "" for name in _TEXTS if (value := options.get(name)) is not None}
    refuse_no_text({**given, "output": options.get("output") or ""})
    for name in ("language", "translate", "captions_language"):
        if given.get(name) and not _LANGUAGE.fullmatch(given[name]):
            raise WrongUse(
                "bad_language",
                f"--{_option(name)} takes a language tag such as en, de or pt-BR, not "
                f"'{given[name]}'.",
            )
    focus = given.get("focus", "")
    if len(focus) > _LONGEST_FOCUS or safe.pattern(safe.BREAKING).search(focus):
        raise WrongUse(
            "bad_focus",
            f"--focus takes one line of at most {_LONGEST_FOCUS} characters. Say in it what you "
            "most want to learn.",
        )
    if given["captions"] and given.get("translate"):
        raise WrongUse(
            "nothing_to_translate",
            "--translate asks YouTube for a translation, so it does not go with --captions. For "
            "notes in another language use --language.",
        )
    same: Any = {**given, "offset": options["offset"], "speakers": options["speakers"]}
    same["checkers"] = tuple(options.get("checkers", ()))
    same["ids"] = options.get("ids", False)
    if options.get("exporters"):
        same["exporters"] = tuple(options["exporters"])
    order = Order(url=VideoUrl.parse(options["url"]), **same)
    if order.captions == "-" and sys.stdin is not None and sys.stdin.isatty():
        print(_PASTE, file=sys.stderr)
    return order


def refuse_no_text(given: Mapping[str, str]) -> None:
    """Raise WrongUse for an option whose value was no text in UTF-8."""
    for name, value in given.items():
        if not _is_text(value):
            raise WrongUse("not_utf8", f"--{_option(name)} holds bytes that are no text in UTF-8.")


def _option(name: str) -> str:
    return name.replace("_", "-")


def _is_text(argument: str) -> bool:
    """Whether an argument was UTF-8: what was not, Python keeps as halves of characters."""
    return not any("\ud800" <= character <= "\udfff" for character in argument)


@contextmanager
def own(directory: Path, order: Order) -> Iterator[None]:
    """Hold the work directory for this order alone.

    Raises WrongUse when it is another video's, another process's, or no place for files.
    """
    make_directory(directory)
    with held(directory):
        _check_owner(directory, order)
        yield


def make_directory(directory: Path) -> None:
    """Make a directory for files, unless it is there. Raises WrongUse."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unusable(directory, error) from error


@contextmanager
def held(directory: Path) -> Iterator[None]:
    """Hold a work directory for this process alone. Raises WrongUse."""
    refuse_other_systems()
    import fcntl

    try:
        lock = os.open(directory / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise _unusable(directory, error) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        remove_begun_files(directory)
        yield
    except BlockingIOError:
        raise WrongUse(
            "directory_busy",
            f"Another yt-study-buddy works in {directory}. Wait for it, or choose another "
            "directory.",
        ) from None
    finally:
        os.close(lock)


def _unusable(directory: Path, error: OSError) -> WrongUse:
    return WrongUse(
        "directory_unusable",
        f"Nothing can be laid in {directory}: {error.strerror}. Allow writing there, or "
        "choose another directory.",
    )


def _check_owner(directory: Path, order: Order) -> None:
    """One directory, one video: nobody's notes are overwritten, nor mixed with a course."""
    if (directory / COURSE_FILE).exists():
        raise WrongUse(
            "directory_taken",
            f"{directory} holds a course. To add a video to it, give its link by --file; or choose "
            "another --output.",
        )
    mark = directory / "order.json"
    try:
        owner = msgspec.json.decode(mark.read_bytes(), type=dict[str, Any]).get("video")
    except FileNotFoundError:
        owner = None if any(directory.glob("note.*")) else order.url.id
    except (msgspec.DecodeError, UnicodeDecodeError):
        owner = None
    if owner != order.url.id:
        raise WrongUse(
            "directory_taken",
            f"{directory} holds other notes{f' (of video {owner})' if owner else ''}, which "
            "would be overwritten. Choose another --output.",
        )
    write_atomically(mark, msgspec.json.encode({"video": order.url.id, "order": order}) + b"\n")


def _unforeseen(error: Exception) -> StudyBuddyError:
    return StudyBuddyError(
        "unforeseen",
        f"A fault of this program's: {type(error).__name__}: {error}. Please report it, with what "
        "the same command prints when STUDYBUDDY_DEBUG=1 is set. What is done is kept.",
    )
