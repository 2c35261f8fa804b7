"""What AWS and Anthropic let through: buckets, and so many at a time."""

from __future__ import annotations

from collections import Counter

from benchmarks.load.virtual_time import VirtualTime


class Bucket:
    """Tokens that come back at a rate, in seconds, as API Gateway's and Anthropic's do."""

    def __init__(self, clock: VirtualTime, rate: float, burst: float) -> None:
        self._clock = clock
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._at = clock()

    def take(self, tokens: float = 1) -> float:
        """Take tokens: 0, or in how many seconds there are so many."""
        now = self._clock()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now
        if self._tokens >= tokens:
            self._tokens -= tokens
            return 0
        return (tokens - self._tokens) / self._rate


class Lambda:
    """An account's concurrency in a region, and which functions have an instance that is warm."""

    def __init__(self, clock: VirtualTime, most: int) -> None:
        self._clock = clock
        self._most = most
        self._running = 0
        self._idle: Counter[str] = Counter()
        self.highest = 0
        self.refused: Counter[str] = Counter()

    def begin(self, function: str) -> str:
        """Take an instance: `warm`, `cold` (it has to be started first) or `refused`."""
        if self._running >= self._most:
            self.refused[function] += 1
            return "refused"
        self._running += 1
        self.highest = max(self.highest, self._running)
        if not self._idle[function]:
            return "cold"
        self._idle[function] -= 1
        return "warm"

    def end(self, function: str) -> None:
        """Give an instance back; it stays warm."""
        self._running -= 1
        self._idle[function] += 1


class Claude:
    """Requests and uncached input tokens a minute; what is over is refused, and tried again."""

    def __init__(
        self, clock: VirtualTime, requests_a_minute: int, tokens_a_minute: int, tokens: int
    ) -> None:
        """`tokens` are those of one request. A bucket holds what comes back in ten seconds."""
        self._requests = Bucket(clock, requests_a_minute / 60, requests_a_minute / 6)
        self._tokens = Bucket(clock, tokens_a_minute / 60, tokens_a_minute / 6)
        self._each = tokens
        self.answered = 0
        self.refused = 0

    def ask(self) -> float:
        """Ask: 0, or in how many seconds there may be an answer (429)."""
        wait = self._requests.take() or self._tokens.take(self._each)
        if wait:
            self.refused += 1
        else:
            self.answered += 1
        return wait
