"""What a month costs, by service.

make cost VIDEOS=1000 MINUTES=60
python -m benchmarks.cost --videos 5000 --minutes 20 --model claude-haiku-5-5
python -m benchmarks.cost --model eu.anthropic.claude-sonnet-5-5   # on Amazon Bedrock
python -m benchmarks.cost --memory 1024 --parallel 8 --region us-east-1 --own-key
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.cost.bill import lines
from benchmarks.cost.quantities import ASSUMED, RESOURCES, Order, load
from studybuddy.order_defaults import DEFAULT_PROFILE
from studybuddy_claude.pricing import is_priced


def _model(name: str) -> str:
    if not is_priced(name):
        raise argparse.ArgumentTypeError(f"there is no price for {name}")
    return name


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("is a whole number from 1")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the bill of what the arguments say."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.cost",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    memory = RESOURCES["functions"]["process_video"]["memory_mb"]
    add = parser.add_argument
    add("--videos", type=_number, default=1000, help="a month (1000)")
    add("--minutes", type=_number, default=60, help="length of each (60)")
    add("--users", type=_number, help="who come in a month (a tenth of the videos)")
    add("--model", type=_model, default="claude-sonnet-5-5", help="of Claude")
    profiles = ("standard", "thrifty")  # fast asks otherwise: benchmarks.waiting counts it
    add("--profile", choices=profiles, default=DEFAULT_PROFILE, help="who writes the sections")
    add("--script", choices=sorted(load("tokens")["scripts"]), default="latin", help="of the talk")
    add("--parallel", type=_number, default=16, help="requests to it at a time (16)")
    add("--memory", type=_number, default=memory, help=f"MB of the worker ({memory})")
    add("--architecture", choices=("arm64", "x86_64"), default="arm64")
    add("--region", choices=("eu-central-1", "us-east-1"), default="eu-central-1")
    add("--own-key", action="store_true", help="data is encrypted with a KMS key of one's own")
    add("--firewall", action="store_true", help="requests are counted by address (WAF)")
    add("--threat-protection", action="store_true", help="Cognito judges sign-ins (plan Plus)")
    told = parser.parse_args(arguments)
    order = Order(
        videos=told.videos,
        minutes=told.minutes,
        memory_mb=told.memory,
        architecture=told.architecture,
        model=told.model,
        parallel=told.parallel,
        users=told.users or -(-told.videos // ASSUMED["videos_per_user"]),
        own_key=told.own_key,
        firewall=told.firewall,
        threat_protection=told.threat_protection,
        profile=told.profile,
        script=told.script,
    )
    print("\n".join(lines(order, told.region)))


if __name__ == "__main__":
    main()
