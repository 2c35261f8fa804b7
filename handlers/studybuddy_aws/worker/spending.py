"""What a run of work uses up: told by the child's lines, and bounded by what is seen here."""

from __future__ import annotations

from decimal import Decimal

from studybuddy.events import Done, Event, Failed, Progress
from studybuddy.order_defaults import words_bought
from studybuddy_aws.storage.job import Job, Spent

_SMALLEST = Decimal("0.000001")
_MOST_DOLLARS = 10_000.0  # what a child says beyond that is no cost


class Spending:
    """Adds up for one job. What was written down by earlier runs is never taken back."""

    def __init__(self, job: Job, words_per_credit: int) -> None:
        self._credits = job.credits
        # One that only a newer API knows is refused by the command, which is a run like any other.
        self._words_per_credit = words_bought(words_per_credit, job.order.profile)
        self._begun = job.begun
        self._cost = job.model_cost

    @property
    def so_far(self) -> Spent:
        """Credits begun, never more than were charged, and dollars."""
        return Spent(min(self._begun, self._credits), self._cost)

    def hear(self, event: Event) -> None:
        """Take in what a line tells."""
        if isinstance(event, Progress):
            self._begun = max(self._begun, -(-event.words_begun // self._words_per_credit))
        if isinstance(event, Progress | Failed):
            self._raise_cost(event.cost_usd)
        elif isinstance(event, Done):
            self._raise_cost(event.usage.cost_usd)

    def see_replies(self, number: int) -> None:
        """Take in how many replies are kept: where there is one, a credit is begun."""
        self._begun = max(self._begun, min(number, 1))

    def _raise_cost(self, dollars: float) -> None:
        cost = Decimal(str(min(max(dollars, 0.0), _MOST_DOLLARS))).quantize(_SMALLEST)
        self._cost = max(self._cost, cost)
        self._begun = max(self._begun, int(cost > 0))
