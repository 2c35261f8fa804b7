"""The whole service, started and stopped: AWS, Stripe, the web app, the demo user."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from studybuddy import StudyBuddyError
from studybuddy_local.aws_clients import AwsClients
from studybuddy_local.deployment import Deployment, Place, deploy
from studybuddy_local.emulator import REGION, Emulator, interpreter
from studybuddy_local.functions import call
from studybuddy_local.page import how_to_call
from studybuddy_local.paths import CACHE, Ports, address
from studybuddy_local.sign_up import SignUp
from studybuddy_local.stripe_stand_in import StripeStandIn
from studybuddy_local.web_server import WebServer, WebSettings

Say = Callable[[str], None]


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """A running service."""

    ports: Ports
    emulator: Emulator
    account: AwsClients
    deployment: Deployment
    stripe: StripeStandIn


@contextmanager
def running(
    ports: Ports, state: Path, say: Say, settings: Mapping[str, str] = os.environ
) -> Iterator[Stack]:
    """The service on three ports, its state in a folder; stopped when the context is left.

    `settings` are the writer's and the sources'. Raises StudyBuddyError.
    """
    python = interpreter(CACHE, say)
    with ExitStack() as to_stop:
        say("Starting the embedded AWS")
        emulator = Emulator(python, state, ports.aws)
        to_stop.callback(emulator.close)
        account = AwsClients(emulator.endpoint)
        say("Setting up tables, queues, functions, routes")
        place = Place(ports=ports, scratch=emulator.scratch, settings=settings)
        deployment = deploy(account, place)
        # What was interrupted by a stop goes on now, not in some minutes.
        call(account, "sweep", wait=False)
        webhook = f"{deployment.api}/webhooks/stripe"
        stripe = to_stop.enter_context(StripeStandIn(port=ports.stripe, webhook_url=webhook))
        to_stop.enter_context(_kept(stripe, state / "stripe.json"))
        told = _web_settings(ports, deployment)
        sign_up = SignUp(account, deployment.sign_in)
        to_stop.enter_context(WebServer(ports.web, told, how_to_call(told), sign_up=sign_up))
        to_stop.callback(say, "Stopping")
        yield Stack(
            ports=ports,
            emulator=emulator,
            account=account,
            deployment=deployment,
            stripe=stripe,
        )


@contextmanager
def _kept(stripe: StripeStandIn, file: Path) -> Iterator[None]:
    """Have Stripe know its customers and payments the next time too."""
    if file.exists():
        stripe.state.objects.update(json.loads(file.read_bytes()))
    try:
        yield
    finally:
        file.write_text(json.dumps(stripe.state.objects))


def prepare(state: Path, ports: Ports, *, reset: bool) -> None:
    """Make the folder of the state. Raises StudyBuddyError if it was made for other ports."""
    mark = state / "port"
    if not mark.exists() and state.exists() and any(state.iterdir()):
        raise StudyBuddyError("not_ours", f"{state} holds other things: choose another --state.")
    if reset:
        shutil.rmtree(state, ignore_errors=True)
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    made_for = mark.read_text() if mark.exists() else str(ports.web)
    if made_for != str(ports.web):
        raise StudyBuddyError(
            "other_port",
            f"What is kept in {state} has addresses with port {made_for} in it. "
            f"Start with --port {made_for}, or choose another --state, or --reset.",
        )
    mark.write_text(made_for)


def _web_settings(ports: Ports, deployment: Deployment) -> WebSettings:
    return WebSettings(
        api=deployment.api,
        region=REGION,
        user_pool_id=deployment.sign_in.user_pool_id,
        client_id=deployment.sign_in.client_id,
        sign_in=address(ports.aws),
        stripe="pk_test_local",
        stripe_script=f"{address(ports.stripe)}/stripe.js",
        push=deployment.push,
    )
