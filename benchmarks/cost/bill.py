"""The bill: quantities times prices, by service, and what it says of the goal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.cost.quantities import (
    ASSUMED,
    Order,
    asked_of_claude,
    load,
    parts,
    per_month,
    per_thousand_asked,
    per_thousand_reviews,
    per_thousand_told,
    per_user,
    per_video,
    worker_seconds,
)
from studybuddy_claude.pricing import PRICES_OF, usage_of

GOAL = 0.50
"""US dollars for AWS, per 1,000 videos of an hour."""

_FIRST_ESTIMATE = """\
The first estimate was $10-20 per 1,000 videos. Its Lambda line took 300,000 s at 2 GB to cost $4:
they are 600,000 GB-s, which cost $10.00 on x86 and $8.00 on arm64. And the model was missing."""


def dollars(used: Counter[str], region: str, *, free: bool = False) -> Counter[str]:
    """What quantities cost, by service; with `free` after what AWS gives every month."""
    found: Counter[str] = Counter()
    for name, quantity in used.items():
        price = load("prices")["prices"][name]
        charged = max(0.0, quantity - price["free"]) if free else quantity
        found[price["service"]] += charged / price["per"] * price[region]
    return found


def model_dollars(order: Order, thinking: float = 0) -> float:
    """What Claude costs for one video at the list price that the writer itself reckons with.

    `thinking`: tokens that it thinks of each request.
    """
    return sum(
        requests_dollars(
            order.model_of(role),
            {**asked, "output": asked["output"] + thinking * asked["requests"]},
        )
        for role, asked in asked_of_claude(order).items()
    )


def requests_dollars(model: str, asked: dict[str, float]) -> float:
    """What some requests of one model cost, each as large as their mean."""
    requests = asked["requests"]
    each = usage_of(
        model,
        fresh=round(asked["input"] / requests),
        output=round(asked["output"] / requests),
        cache_read=round(asked["cache_read"] / requests),
        cache_write=round(asked["cache_write"] / requests),
    )
    return float(each.cost_usd * requests)


def added(order: Order, region: str) -> float:
    """What the videos add to a month that costs something without them, less what is free."""
    month = per_month(order)
    whole = times(per_video(order), order.videos)
    whole.update(month)
    before, after = (_sum(dollars(used, region, free=True)) for used in (month, whole))
    return after - before


def times(used: Counter[str], number: float) -> Counter[str]:
    """So many times as much."""
    return Counter({name: quantity * number for name, quantity in used.items()})


def lines(order: Order, region: str) -> Iterator[str]:
    """The bill, for people."""
    videos, users = times(per_video(order), order.videos), times(per_user(order), order.users)
    month = per_month(order)
    whole = Counter(videos)
    for more in (users, month):
        whole.update(more)
    parts = [dollars(used, region) for used in (videos, users, month)]
    after = dollars(whole, region, free=True)
    model = model_dollars(order) * order.videos
    yield _title(order, region)
    yield ""
    yield f"{'US dollars a month':<20}{'videos':>12}{'users':>12}{'fixed':>12}{'less free':>12}"
    for service in sorted(set().union(*parts), key=lambda name: -sum(p[name] for p in parts)):
        yield _row(service, *(part[service] for part in parts), after[service])
    yield _row("AWS", *map(_sum, parts), _sum(after))
    yield _row("Claude", model, 0, 0, model)
    yield _row("all", _sum(parts[0]) + model, *map(_sum, parts[1:]), _sum(after) + model)
    yield ""
    aws = _sum(parts[0]) / order.videos
    yield (
        f"Each video costs ${aws:.4f} of AWS and ${model / order.videos:.4f} of Claude; "
        f"${_sum(parts[2]):.2f} a month are paid\nwhether anybody comes or not."
    )
    yield from _thinking(order)
    yield ""
    yield from _fixed(region)
    yield ""
    reviewed = per_thousand_reviews(order)
    kept = Counter({name: reviewed[name] for name in ("dynamodb-storage", "dynamodb-backup")})
    yield (
        f"1,000 answers to cards of reviews cost ${_sum(dollars(reviewed, region)):.4f}, of which "
        f"${_sum(dollars(kept, region)):.4f} come again each month."
    )
    yield ""
    asked, told = (
        _sum(dollars(one(order), region)) for one in (per_thousand_asked, per_thousand_told)
    )
    yield (
        f"Asking how far 1,000 videos are is ${asked:.4f} of this; telling it instead (push) costs "
        f"${told:.4f}."
    )
    yield ""
    yield from _explained(order, region)


def _thinking(order: Order) -> Iterator[str]:
    """The band that thinking makes of Claude's price."""
    least, *more = ASSUMED["thinking_tokens"]
    yield (
        f"Claude is ${model_dollars(order, least) * order.videos:.2f} without thinking, which is "
        "billed as output:"
    )
    for tokens in more:
        cost = model_dollars(order, tokens) * order.videos
        yield f"  ${cost:.2f} at {tokens:,} tokens of it a request"


def _fixed(region: str) -> Iterator[str]:
    """Each part that costs without anybody's coming, with its switch."""
    yield "A month's fixed prices, by list. `*` is there as it comes; own-ENV.tfvars switches:"
    for part in parts():
        cost = _sum(dollars(Counter(part.quantities), region))
        mark = "*" if part.is_there else " "
        yield f"{mark} ${cost:>5.2f}  {part.what:<46}{part.switch}".rstrip()
    plus = load("prices")["prices"]["cognito-plus-users"][region]
    what = "Cognito's plan Plus, for each who signs in"
    yield f"  ${plus:>5.2f}  {what:<46}threat_protection"


def _sum(part: Counter[str]) -> float:
    return float(sum(part.values()))


def _row(name: str, *columns: float) -> str:
    return f"{name:<20}" + "".join(f"{one:>12.2f}" for one in columns)


def _title(order: Order, region: str) -> str:
    return (
        f"{order.videos:,} videos of {order.minutes:g} minutes for {order.users:,} users, "
        f"{region}, {order.architecture};\nthe worker has {order.memory_mb:,} MB for "
        f"{worker_seconds(order):.0f} s each, {order.parallel} requests at a time,\n"
        f"sections by {order.model_of('section')} (profile {order.profile}), "
        f"the rest by {order.model}, checks by {order.model_of('check')}."
    )


def _explained(order: Order, region: str) -> Iterator[str]:
    yield (
        "`videos`, `users` and `fixed` are list prices; `less free` is all of them after what AWS\n"
        "gives every account every month. Cognito's first 10,000 users are part of that."
    )
    yield ""
    hour = order._replace(minutes=60, videos=1000)
    yield f"AWS for 1,000 videos of an hour; the goal is under ${GOAL:.2f}."
    yield f"  As AWS bills them, when they are the month's: ${added(hour, region):.2f}"
    yield "  At list price, as each thousand costs when nothing is free any more, by memory:"
    for memory in sorted({512, 768, 1024, 1769, 3008, order.memory_mb}):
        one = hour._replace(memory_mb=memory)
        cost = 1000 * _sum(dollars(per_video(one), region))
        asked = "  (this bill's)" if memory == order.memory_mb else ""
        yield f"  {memory:>7} MB {worker_seconds(one):>5.0f} s  ${cost:.2f}{asked}"
    yield ""
    yield _FIRST_ESTIMATE
    yield ""
    seen: dict[str, Any] = load("prices")
    yield (
        f"AWS's prices were written down {seen['written']} (benchmarks/cost/prices.json says which "
        f"could be\nre-read), Claude's {PRICES_OF}; tokens by script are in\n"
        f"benchmarks/cost/tokens.json, with sources; measured {load('measured')['measured']} by "
        f"`{load('measured')['command']}`;\nwhat no laptop can measure is in "
        "benchmarks/cost/assumed.json, with reasons."
    )
