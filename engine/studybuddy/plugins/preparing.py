"""A writer loads what it needs while the network is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from studybuddy.errors import StudyBuddyError
from studybuddy.plugins.contracts import Writer
from studybuddy.plugins.guard import guarded
from studybuddy.work import Work


@contextmanager
def preparing(name: str, writer: Writer, work: Work) -> Iterator[None]:
    """Let the writer prepare itself beside what is done within; at the end it has.

    A file of captions is waited for by nobody: beside reading it, preparing would be in the way.
    """
    if work.order.captions:
        yield
        return

    def prepare() -> None:
        with suppress(StudyBuddyError), guarded("writer", name):
            writer.prepare(work.settings)

    thread = Thread(target=prepare, daemon=True, name="prepare-writer")
    thread.start()
    yield
    thread.join()
