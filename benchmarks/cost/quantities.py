"""How much of everything is used: by one video, by one user, and by a month without any."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from studybuddy_claude.pricing import is_of_bedrock
from studybuddy_claude.roles import CHEAPEST_MODEL, writing_roles

CHECK_MODEL = CHEAPEST_MODEL

_HERE = Path(__file__).parent
_INFRA = _HERE.parents[1] / "infra"
_WATCH = _INFRA / "modules" / "watch"
_MINUTES_A_MONTH = 30 * 24 * 60
_WHOLE_PROCESSOR_MB = 1769  # a function of so much memory has one processor, says Lambda's manual


class Order(NamedTuple):
    """What is asked for: videos a month and minutes of each, and how the worker is set up."""

    videos: int
    minutes: float
    memory_mb: int
    architecture: str
    model: str
    parallel: int
    users: int
    own_key: bool
    firewall: bool = False
    threat_protection: bool = False
    profile: str = "standard"
    script: str = "latin"

    def model_of(self, role: str) -> str:
        """Who does what of it: on Bedrock all is asked of one model, as the service does."""
        if is_of_bedrock(self.model):
            return self.model
        if role == "check":
            return CHECK_MODEL
        roles = writing_roles({"STUDYBUDDY_CLAUDE_MODEL": self.model}, self.profile)
        return {str(name): one.model for name, one in roles.items()}[role]


def load(name: str) -> Any:
    """A data file of this folder."""
    return json.loads((_HERE / f"{name}.json").read_text())


ASSUMED = {name: told["value"] for name, told in load("assumed").items()}
RESOURCES = json.loads((_INFRA / "resources.json").read_text())


def measured(minutes: float) -> dict[str, Any]:
    """What was measured, for a video of this length: on the line between its neighbours."""
    videos = load("measured")["videos"]
    pairs = pairwise(videos)
    below, above = next((p for p in pairs if minutes <= p[1]["minutes"]), videos[-2:])
    share = (minutes - below["minutes"]) / (above["minutes"] - below["minutes"])
    found: dict[str, Any] = _between(below, above, max(share, 0.0))
    return found


def _between(one: Any, other: Any, share: float) -> Any:
    if isinstance(one, dict):
        return {key: _between(one[key], other[key], share) for key in one}
    return one * (1 - share) + other * share if isinstance(one, int | float) else one


def asked_of_claude(order: Order) -> dict[str, dict[str, float]]:
    """Requests and tokens of one video by role, what is mended among them.

    What was counted at four characters a token is as many as the script really makes.
    """
    video, repair = measured(order.minutes), ASSUMED["repair"]
    mended = {name: number * repair["requests"] for name, number in repair.items()}
    asked = {role: video[role] for role in ("section", "overview", "check")}
    asked["repair"] = {**mended, "requests": repair["requests"], "cache_read": 0, "cache_write": 0}
    more = load("tokens")["scripts"][order.script]["tokens"]
    return {
        role: {name: n if name == "requests" else n * more for name, n in counts.items()}
        for role, counts in asked.items()
        if counts["requests"]
    }


def model_seconds(order: Order) -> float:
    """How long Claude is waited for, at most: each role's requests in rounds of `parallel`.

    Sections are checked and mended beside the writing of others, which is not reckoned with.
    """
    return sum(_role_seconds(order, *one) for one in asked_of_claude(order).items())


def _role_seconds(order: Order, role: str, asked: dict[str, float]) -> float:
    pace = ASSUMED["tokens_per_second"].get(
        order.model_of(role), ASSUMED["other_tokens_per_second"]
    )
    reply = ASSUMED["first_token_seconds"] + asked["output"] / asked["requests"] / pace
    # Between two measurements there may be half a request.
    return float(max(1, ceil(round(asked["requests"], 6) / order.parallel)) * reply)


def polls(seconds: float) -> int:
    """How often the web app asks after a video that takes so long: at once, then ever slower."""
    pace, at, number = ASSUMED["poll_seconds"], 0.0, 0
    while at < seconds:
        at += min(pace["most"], max(pace["least"], at * pace["share"]))
        number += 1
    return number


def worker_seconds(order: Order) -> float:
    """What is billed of the worker for one video, its cold start included."""
    video = measured(order.minutes)
    share = min(1.0, order.memory_mb / _WHOLE_PROCESSOR_MB)
    calls = sum(video["calls"]["process_video"].values())
    return float(
        ASSUMED["worker_start_seconds"]
        + ASSUMED["captions_seconds"]
        + video["worker"]["processor_seconds"] / share
        + calls * ASSUMED["aws_call_seconds"]
        + model_seconds(order)
    )


def per_video(order: Order) -> Counter[str]:
    """Quantities of one video, by the names of prices.json."""
    video, seconds = measured(order.minutes), worker_seconds(order)
    asked = {**ASSUMED["asked"], "get_video": polls(seconds)}
    requests = sum(asked.values())
    used: Counter[str] = Counter(video["functions"]["process_video"])
    for function, times in asked.items():
        # The row that get_me makes for a new user is that user's, not every video's.
        units = {"dynamodb-reads": 1} if function == "get_me" else video["functions"][function]
        used.update({name: number * times for name, number in units.items()})
    _add_lambda(used, order, seconds, requests)
    preview_mb = RESOURCES["functions"]["create_preview"]["memory_mb"]
    previews = asked["create_preview"] * ASSUMED["preview_seconds"]
    used[f"lambda-gb-seconds-{order.architecture}"] += preview_mb * previews / 1024
    stored = sum(video["stored_kb"].values()) / 1024**2
    logged = (video["worker"]["log_lines"] + 2 * requests) * ASSUMED["log_line_bytes"]
    logged += (1 + requests) * ASSUMED["log_call_bytes"] + requests * ASSUMED["access_log_bytes"]
    used.update(
        {
            "dynamodb-writes": seconds / ASSUMED["renewal_seconds"] * ASSUMED["renewal_writes"],
            "http-api-requests": requests,
            "s3-writes": ASSUMED["sections_kept"],
            "s3-reads": asked["get_sections"],
            "s3-storage": stored * ASSUMED["months_kept"],
            "s3-egress": stored,
            "logs-ingested": logged / 1024**3,
            "logs-stored": logged / 1024**3 * ASSUMED["months_kept"],
            "xray-traces": 1,
            "cloudfront-egress": ASSUMED["web_kb"] / 1024**2,
            "cloudfront-requests": ASSUMED["web_requests"] + requests,
            "cloudfront-functions": ASSUMED["web_requests"] + requests,
            "waf-requests": (ASSUMED["web_requests"] + requests) * order.firewall,
            "kms-requests": ASSUMED["kms_requests_per_video"] if order.own_key else 0,
        }
    )
    rows = (video["functions"]["process_video"]["dynamodb-writes"] / 2 + 5) / 1024**2
    used.update({"dynamodb-storage": rows, "dynamodb-backup": rows})
    return used


def _add_lambda(used: Counter[str], order: Order, seconds: float, requests: float) -> None:
    worker, api = RESOURCES["functions"]["process_video"], RESOURCES["functions"]["api"]
    api_seconds = (
        requests * ASSUMED["api_seconds"] + ASSUMED["api_starts"] * ASSUMED["api_start_seconds"]
    )
    tmp_mb = worker["ephemeral_storage_mb"] - 512
    used.update(
        {
            "lambda-requests": 1 + requests,
            f"lambda-gb-seconds-{order.architecture}": (
                order.memory_mb * seconds + api["memory_mb"] * api_seconds
            )
            / 1024,
            "lambda-tmp-gb-seconds": tmp_mb / 1024 * seconds,
        }
    )


def per_thousand_reviews(order: Order) -> Counter[str]:
    """Quantities of a thousand answers to cards, kept for a month."""
    pace, units = ASSUMED["reviews"], load("measured")["reviews"]
    asked = {
        "create_reviews": 1000 / pace["of_a_batch"],
        "list_reviews": 1000 / pace["of_a_session"],
    }
    used: Counter[str] = Counter()
    for function, times in asked.items():
        used.update({name: number * times for name, number in units[function].items()})
    _add_requests(used, order, sum(asked.values()))
    stored = 1000 * pace["bytes"] / 1024**3
    used.update({"dynamodb-storage": stored, "dynamodb-backup": stored})
    return used


def per_thousand_asked(order: Order) -> Counter[str]:
    """Quantities of asking how far a thousand videos are, without a push."""
    times = 1000 * polls(worker_seconds(order))
    used = Counter({name: n * times for name, n in _units(order)["get_video"].items()})
    _add_requests(used, order, times)
    return used


def per_thousand_told(order: Order) -> Counter[str]:
    """The same of telling it: tickets, connections and posts, and the few questions that stay."""
    told, seconds = ASSUMED["push"], worker_seconds(order)
    units = {**load("measured")["push"], "get_video": _units(order)["get_video"]}
    used: Counter[str] = Counter()
    for function, of_one in units.items():
        times = 1000 * (told["polls"] if function == "get_video" else 1)
        used.update({name: number * times for name, number in of_one.items()})
    _add_requests(used, order, 1000 * (1 + told["polls"]))
    # That a page comes and goes is logged by the functions alone, which no HTTP API calls.
    _add_requests(used, order, 2 * 1000)
    used["http-api-requests"] -= 2 * 1000
    posts = 1000 * seconds / told["seconds_between"]
    used.update(
        {
            "websocket-messages": posts,
            "websocket-minutes": 1000 * ceil(seconds / 60),
            "dynamodb-reads": posts * told["reads_of_a_post"],
        }
    )
    return used


def _units(order: Order) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = measured(order.minutes)["functions"]
    return found


def _add_requests(used: Counter[str], order: Order, requests: float) -> None:
    """Add what each request of the API uses, whatever it asks."""
    seconds = requests * ASSUMED["api_seconds"]
    logged = 2 * ASSUMED["log_line_bytes"] + ASSUMED["log_call_bytes"] + ASSUMED["access_log_bytes"]
    used.update(
        {
            "http-api-requests": requests,
            "lambda-requests": requests,
            f"lambda-gb-seconds-{order.architecture}": seconds
            * RESOURCES["functions"]["api"]["memory_mb"]
            / 1024,
            "logs-ingested": requests * logged / 1024**3,
        }
    )


def per_user(order: Order) -> Counter[str]:
    """Quantities of one user who comes at all in a month."""
    return Counter({"cognito-plus-users" if order.threat_protection else "cognito-users": 1})


def per_month(order: Order) -> Counter[str]:
    """What is there, and runs, when nobody comes."""
    sweeps = _MINUTES_A_MONTH // 5
    sweep = load("measured")["videos"][1]["functions"]["sweep"]
    size = RESOURCES["functions"]["sweep"]["memory_mb"] / 1024
    used: Counter[str] = Counter()
    used.update({name: number * sweeps for name, number in sweep.items()})
    used.update(
        {
            "dynamodb-reads": sweeps * ASSUMED["sweep_reads"],
            "lambda-requests": sweeps,
            f"lambda-gb-seconds-{order.architecture}": sweeps * size * ASSUMED["sweep_seconds"],
            "sqs-requests": len(RESOURCES["queues"])
            * ASSUMED["queue_polls_a_minute"]
            * _MINUTES_A_MONTH,
            "logs-ingested": sweeps
            * (ASSUMED["log_call_bytes"] + ASSUMED["log_line_bytes"])
            / 1024**3,
            "ecr-storage": ASSUMED["images_gb"],
            "sns-mails": ASSUMED["mails_a_month"],
        }
    )
    chosen = {"own_key": order.own_key, "requests_by_address": order.firewall}
    for part in parts():
        if chosen.get(part.switch, part.is_there):
            used.update(part.quantities)
    return used


class Part(NamedTuple):
    """A part with a fixed price. `switch`: its variable of Terraform's; empty where it must be."""

    what: str
    switch: str
    is_there: bool
    quantities: dict[str, float]


def parts() -> list[Part]:
    """All that costs the same whether anybody comes or not, and as it comes."""
    alarms = json.loads((_WATCH / "alarms.json").read_text()).values()
    month, half_gb = _MINUTES_A_MONTH * 60, RESOURCES["functions"]["api"]["memory_mb"] / 1024
    return [
        Part("secrets of Claude, Stripe, cursors, addresses", "", True, {"secrets": 4}),
        Part("metrics of our own, each once it is told", "", True, {"metrics": _own_metrics()}),
        Part("alarms", "alarms", True, {"alarms": sum(len(one["metrics"]) for one in alarms)}),
        Part("the dashboard", "dashboard", True, {"dashboards": 1}),
        Part("a KMS key of your own (dev: none)", "own_key", True, {"kms-keys": 1}),
        Part("firewall (in prod)", "requests_by_address", False, {"waf-lists": 1, "waf-rules": 1}),
        Part("YouTube by a proxy: its secret", "proxy", False, {"secrets": 1}),
        Part("signing in with Google: its secret", "sign_in", False, {"secrets": 1}),
        Part("... with Discord: its secret", "sign_in", False, {"secrets": 1}),
        Part("... with GitHub: secret, key", "sign_in", False, {"secrets": 1, "kms-keys": 1}),
        Part(
            "one warm instance of an API function", "provisioned_concurrency", False,
            {"lambda-provisioned-gb-seconds": half_gb * month},
        ),
        Part(
            "a snapshot of one zip function", "snap_start", False,
            {"lambda-snapshot-gb-seconds": half_gb * month},
        ),
    ]  # fmt: skip


def _own_metrics() -> int:
    dashboard = json.loads((_WATCH / "dashboard.json").read_text())
    told = (metric for widget in dashboard for metric in widget["properties"]["metrics"])
    return len({metric[1] for metric in told if metric[0] == "${namespace}"})
