"""The limits of a deployment, as Terraform and the code state them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

INFRA = Path(__file__).parents[2] / "infra"
RESOURCES = json.loads((INFRA / "resources.json").read_text())


class Throttle(NamedTuple):
    """Requests a second of all users together, and how many at once."""

    rate: float
    burst: float


class Deployed(NamedTuple):
    """What an environment lets through.

    `workers` run at the same time at the most (`maximum_concurrency`). `presses_again` is whether
    the web app presses by itself when it is told to wait.
    """

    throttles: dict[str, Throttle]
    workers: int
    open_jobs: int = 10
    presses_again: bool = True

    def throttle(self, route: str) -> Throttle:
        """Of a route, as `GET /videos/{id}`."""
        return self.throttles.get(route, self.throttles["default"])


def deployed(environment: str) -> Deployed:
    """What infra/ says of an environment of which there is a file (dev, prod)."""
    told = (INFRA / f"{environment}.tfvars").read_text()
    throttles = {name: Throttle(**one) for name, one in RESOURCES["throttles"].items()}
    found = re.search(r"^maximum_concurrency\s*=\s*(\d+)", told, re.MULTILINE)
    workers = int(found[1]) if found else RESOURCES["queues"]["process"]["maximum_concurrency"]
    return Deployed(throttles, workers)


EARLIER = Deployed(
    {"default": Throttle(50, 100), "POST /videos/submit": Throttle(5, 20)},
    workers=5,
    presses_again=False,
)
"""What it was before it was meant for a thousand people."""
