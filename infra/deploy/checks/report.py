"""All checks, asked one after the other, and printed as a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
import requests
from botocore.exceptions import BotoCoreError, ClientError
from commands import DeployStopped

from checks import alarms, api, keeping, secret_values, selling, sign_in, web_app, worker
from checks.target import Deployed, Finding, Target, client, code_of


class Check(NamedTuple):
    """What is looked at, and who asks."""

    what: str
    ask: Callable[[Target], Finding]


CHECKS = (
    Check("The web app's page", web_app.page),
    Check("The page's headers", web_app.headers),
    Check("What the web app is told", web_app.config),
    Check("The API", api.answers),
    Check("The API for strangers", api.refuses),
    Check("News for open pages", api.refuses_pages),
    Check("The API for web apps elsewhere", api.lets_web_apps_elsewhere_in),
    Check("The sign-in page", sign_in.page),
    Check("The way back from it", sign_in.callback),
    Check("Mail to who signs up", sign_in.mail),
    Check("The queues", worker.reads_queues),
    Check("Dead letters", worker.dead_letters),
    Check("The worker", worker.starts),
    Check("Claude's key", secret_values.claude),
    Check("The proxy for YouTube", secret_values.proxy),
    Check("Other secrets", secret_values.others),
    Check("Stripe's keys", selling.keys),
    Check("Stripe's webhook", selling.webhook),
    Check("Backups of tables", keeping.backups),
    Check("The buckets", keeping.closed_buckets),
    Check("Alarms", alarms.are_heard),
)
# As AWS's services word it that there is no such thing.
_GONE = ("NotFound", "NonExistent", "NoSuch")


def is_whole(output: Any) -> bool:
    """Ask and print all; whether nothing stands in the way. `output`: Terraform's `deployment`."""
    try:
        deployed = msgspec.convert(output, Deployed)
    except msgspec.ValidationError as error:
        raise DeployStopped(
            f"An earlier build deployed this, and does not say all that is asked after ({error}): "
            "run make deploy, which ends with this check."
        ) from None
    return printed(Target(deployed, client), CHECKS)


def printed(target: Target, checks: tuple[Check, ...]) -> bool:
    """Print each finding as it comes; whether nothing stands in the way."""
    found: Counter[str] = Counter()
    for check in checks:
        finding = find(check, target)
        found[finding.state] += 1
        print(f"{finding.state:11}  {check.what}: {finding.said}", flush=True)
        for line in finding.todo.splitlines():
            print(f"{'':11}  > {line}", flush=True)
    print(", ".join(f"{count} {state}" for state, count in found.items()), flush=True)
    return not found["missing"]


def find(check: Check, target: Target) -> Finding:
    """What a check finds, also where nobody answers it."""
    try:
        return check.ask(target)
    except requests.RequestException as error:
        host = error.request.url if error.request else ""
        todo = "Just deployed? New names are known everywhere after some minutes: ask again."
        return Finding("missing", f"{host} does not answer ({type(error).__name__})", todo)
    except ClientError as error:
        if any(word in code_of(error) for word in _GONE):
            return Finding("missing", f"It is gone ({error})", "Run make deploy again.")
        return Finding("not asked", f"AWS refused to tell ({error})")
    except BotoCoreError as error:
        return Finding("not asked", f"AWS was not reached ({error})")
