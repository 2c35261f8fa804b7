"""How long something may keep the processor: what else runs on the machine does not count."""

import time
from contextlib import contextmanager


@contextmanager
def at_most(seconds):
    """Fail if what is within takes more; usual is a hundredth, so that only growth is noticed."""
    begun = time.process_time()
    yield
    taken = time.process_time() - begun
    assert taken < seconds, f"{taken:.1f} seconds of the processor"
