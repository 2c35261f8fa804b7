"""One fault at every call of the model: what was under way may be lost, no more is paid twice."""

import os
import signal
from collections import Counter

import pytest
from fault_points import at_some_points
from messages_server import Fault, MessagesServer

FAULTS = {
    "overloaded": Fault(kind="status", status=529, type="overloaded_error"),
    "throttle": Fault(kind="status", status=429, type="rate_limit_error"),
    "lost reply": Fault(kind="cut"),
    "error in the reply": Fault(kind="error", type="overloaded_error"),
}
KILLS = ("child before", "child after", "worker before", "worker after")
LECTURE = "WEBVTT\n\n" + "\n\n".join(
    f"00:{m:02}:{s:02}.000 --> 00:{m:02}:{s + 9:02}.000\n"
    f"Rule {m * 6 + s // 10} of the lecture says that topic{m} needs value{m * 7 + s}."
    for m in range(40)
    for s in range(0, 60, 10)
)


class FaultyModel(MessagesServer):
    """The model, one of whose calls goes wrong."""

    def __init__(self, world):
        super().__init__()
        self._world = world
        self._plan = (-1, "")

    def plan(self, at, fault):
        """From now on count afresh, and let that call go wrong."""
        self.exchanges.clear()
        self._plan = (at, fault)

    @property
    def reached(self):
        return len(self.exchanges) > self._plan[0]

    def arrive(self, body, key):
        exchange, fault = super().arrive(body, key)
        at, name = self._plan
        return exchange, FAULTS.get(name) if exchange.number == at else fault

    def at(self, moment, exchange):
        super().at(moment, exchange)
        when = {"arrived": "before", "ended": "after"}.get(moment)
        if when and exchange.number == self._plan[0]:
            self._kill(self._plan[1], when)

    def _kill(self, name, when):
        who, _, moment = name.partition(" ")
        if moment == when:
            pid = self._world.running.pid if who == "worker" else self._world.child()
            os.kill(pid, signal.SIGKILL)


@pytest.fixture
def model(killed_world):
    with FaultyModel(killed_world) as model:
        killed_world.environment |= {
            "ANTHROPIC_BASE_URL": model.url,
            "STUDYBUDDY_CLAUDE_PARALLEL": "1",
        }
        yield model


def run(world, model, at, fault):
    """Whether the call was reached."""
    world.fresh()
    video_id = world.asked()
    upload = world.uploaded(LECTURE, user=world.user)
    key = f"{world.user}/{upload}/talk.en.vtt"
    world.change_order(video_id, writer="claude", upload=key)
    model.plan(at, fault)
    world.deliver()
    reached = model.reached
    world.an_hour()
    assert ["completed"] == [job.status for job in world.jobs()], (fault, at)
    assert [] == world.all_broken(), (fault, at)
    asked = Counter(exchange.text for exchange in model.exchanges)
    again = {text: times for text, times in asked.items() if times > 1}
    # The child of a worker that is killed may be at the next call before it ends, too.
    last = at + (1 if fault.startswith("worker") else 0)
    under_way = [exchange.text for exchange in model.exchanges[at : last + 1]] if reached else []
    assert again in ({}, *({text: 2} for text in under_way)), (fault, at)
    return reached


@pytest.mark.parametrize("fault", [*FAULTS, *KILLS])
def test_one_fault_at_any_call_costs_that_call_at_most(killed_world, model, tally, fault):
    shift = [*FAULTS, *KILLS].index(fault)
    runs = at_some_points(lambda at: run(killed_world, model, at, fault), shift)
    assert model.exchanges
    tally("model", len(model.exchanges), runs)
