"""What would be waited for without load is reckoned from the order of what a server saw."""

from types import SimpleNamespace

import pytest

from benchmarks import waiting

TOKENS = {0: 100, 1: 700, 2: 300}


class Server:
    """Replies take a second to begin, and a hundredth for each token."""

    pacing = SimpleNamespace(token=0.01, seconds=lambda fresh, read, output: 1.0 + fresh / 1000)
    exchanges = tuple(SimpleNamespace(number=n, cached_part="all" * (n > 0)) for n in TOKENS)

    def __init__(self, *log):
        self.log = log

    def tokens(self, exchange):
        shared = 4_000 if exchange.cached_part else 0
        return {"input_tokens": 0, "cache_read_input_tokens": shared}


@pytest.fixture(autouse=True)
def _tokens(monkeypatch):
    monkeypatch.setattr(waiting, "written_tokens", lambda exchange: TOKENS[exchange.number])


def test_a_request_begins_when_what_it_waited_for_would_have_been_there():
    log = [
        *(("arrived", 0), ("arrived", 1), ("begun", 0), ("ended", 0), ("begun", 1)),
        *(("arrived", 2), ("begun", 2), ("ended", 2), ("ended", 1)),
    ]
    # The second warms the cache (5 s) and writes for 7; the third reads it (1 s) and writes for 3.
    assert (2.0, 12.0) == waiting._reckoned(Server(*log))


def test_what_is_beside_the_longest_chain_adds_nothing():
    log = [("arrived", 0), ("arrived", 1), ("begun", 1), ("begun", 0), ("ended", 0), ("ended", 1)]
    assert (2.0, 12.0) == waiting._reckoned(Server(*log))
