"""`yt-study-buddy serve`: the whole service on this machine, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import time
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from studybuddy import StudyBuddyError
from studybuddy.command.arguments import Command
from studybuddy.command.system import refuse_other_systems

if TYPE_CHECKING:
    from studybuddy_local.api_client import ApiClient
    from studybuddy_local.stack import Stack

# What the functions and the worker import besides the engine.
_LIBRARIES = ("botocore", "stripe", "awslambdaric")
_EXAMPLE_SECONDS = 60
_LOADED = time.time()


@click.command(cls=Command)
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(1024, 65_533),
    default=8000,
    show_default=True,
    help="The web app's; AWS and Stripe take the two after it.",
)
@click.option(
    "--state",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where users, notes and files are kept.  [default: .cache/serve-PORT]",
)
@click.option("--reset", is_flag=True, help="Begin anew: everything that was kept goes.")
def serve(port: int, state: Path | None, reset: bool) -> None:
    """Run the whole service here: no account, no key, no Docker.

    With ANTHROPIC_API_KEY set, Claude writes the notes.
    """
    _check_installed()
    # Both by name: what a shell starts in the background ignores SIGINT otherwise.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        refuse_other_systems()
        _run(port, state, reset)
    except StudyBuddyError as error:
        raise click.ClickException(error.message) from None
    except KeyboardInterrupt:
        click.echo("Stopped. What was there is kept.")


def _check_installed() -> None:
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise click.ClickException(
            f"Not installed here: {', '.join(missing)}. Run: make setup, or: "
            "pip install -e '.[worker]'"
        )


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _run(port: int, state: Path | None, reset: bool) -> None:
    from studybuddy_local.demo import demo_caller, order_example
    from studybuddy_local.paths import CACHE, Ports
    from studybuddy_local.stack import prepare, running

    started = _started()
    ports = Ports.starting_at(port)
    kept = (state or CACHE / f"serve-{port}").absolute()
    prepare(kept, ports, reset=reset)
    with running(ports, kept, click.echo) as stack:
        click.echo("Signing the demo user in, and making an example of a note")
        caller = demo_caller(stack.account, stack.deployment)
        _await_example(caller, order_example(caller))
        _summary(stack, kept, time.time() - started)
        while stack.emulator.alive():
            time.sleep(0.5)
        raise StudyBuddyError("aws_ended", f"The embedded AWS has ended: see {stack.emulator.log}")


def _started() -> float:
    """When this began, in seconds since 1970: for `make dev` before it installed and built."""
    return float(os.environ.get("STUDYBUDDY_SERVE_STARTED") or _LOADED)


def _await_example(caller: ApiClient, video_id: str) -> None:
    """Wait for the example, but not for ever: one that was interrupted is made later."""
    try:
        video = caller.ended(video_id, seconds=_EXAMPLE_SECONDS)
    except StudyBuddyError as error:
        click.echo(f"The example is not there yet: {error.message}")
    else:
        if video["error"]:
            click.echo(f"The example could not be made: {video['error']['message']}")


def _summary(stack: Stack, kept: Path, seconds: float) -> None:
    from studybuddy_local.demo import EMAIL, PASSWORD
    from studybuddy_local.paths import WEB_APP, address
    from studybuddy_local.sign_up import CODE

    web_app = "" if (WEB_APP / "index.html").is_file() else "  (how to call the API)"
    writer = "Claude" if os.environ.get("ANTHROPIC_API_KEY") else "outline (no ANTHROPIC_API_KEY)"
    facts = (
        ("Open", address(stack.ports.web) + web_app),
        ("Sign in", f"{EMAIL}  {PASSWORD}"),
        ("New users", f"sign up on the page of sign-in; no mail is sent, the code is {CODE}"),
        ("API", stack.deployment.api),
        ("AWS", address(stack.ports.aws)),
        ("Stripe", address(stack.ports.stripe)),
        ("Writer", writer),
        ("Kept in", str(kept)),
    )
    click.echo(f"\nReady in {seconds:.0f} s. Ctrl-C stops it.\n")
    for name, value in facts:
        click.echo(f"  {name:<10} {value}")
