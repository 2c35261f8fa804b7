"""Looking after a child while it works: its lines, its files, its lease, its time."""

from __future__ import annotations

import time
from collections.abc import Callable

from studybuddy import StudyBuddyError
from studybuddy.events import Done, Event, Failed, Unconfirmed
from studybuddy_aws.runtime import deadline
from studybuddy_aws.runtime.errors import StoreBusy
from studybuddy_aws.runtime.logs import log
from studybuddy_aws.storage.job import Lease
from studybuddy_aws.storage.leases import Leases
from studybuddy_aws.worker.child import Child
from studybuddy_aws.worker.news import News
from studybuddy_aws.worker.outages import UpstreamSigns
from studybuddy_aws.worker.section_keeper import SectionKeeper
from studybuddy_aws.worker.spending import Spending
from studybuddy_aws.worker.work_directory_sync import WorkDirectorySync

LEASE_SECONDS = 120
SPARE_SECONDS = 60
"""How long a lease holds, and how much of the function's time is kept for what comes after."""

_TELL_SECONDS = 2
_TICK_SECONDS = 0.25
# With so much time left it is asked to stop, should it not have done so by its deadline; killed.
_ASKED_AT, _KILLED_AT = 45, 30
# So long at most for each write while the child works: time goes on while a store does not answer.
_WRITE_SECONDS, _CARRY_SECONDS = 4, 10
_MERCY_SECONDS = 15  # from a stop the user asks for to the end


class Supervisor:
    """One child and the lease it works under."""

    def __init__(  # noqa: PLR0913  (each is one that it looks after, or asks)
        self,
        child: Child,
        leases: Leases,
        lease: Lease,
        sync: WorkDirectorySync,
        time_left: Callable[[], float],
        spending: Spending,
        signs: UpstreamSigns,
        *,
        sections: SectionKeeper,
        news: News,
        heartbeat: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.unwanted = False
        """Whether the user asked for the job to be stopped."""
        self.late = False
        """Whether the child was asked to stop because the time was over."""
        self._child = child
        self._leases = leases
        self._lease = lease
        self._sync = sync
        self._time_left = time_left
        self._spending = spending
        self._signs = signs
        self._sections = sections
        self._pages = news
        self._heartbeat = heartbeat
        self._clock = clock
        self._renewed = self._told = clock()
        self._asked: float | None = None
        self._shown: Event | None = None
        self._news: Event | None = None

    def until_it_ends(self) -> bool:
        """Come back when the child has ended, by itself or not; whether all its work is in S3.

        Raises LeaseLost; StoreBusy when the lease ran out because it could not be renewed, so that
        whoever takes the job next does not pay for the same work at the same time.
        """
        while self._child.running:
            self._hear(self._child.lines(_TICK_SECONDS))
            self._carry()
            self._tell()
            self._renew_in_time()
            self._end_in_time()
        self._hear(self._child.last_lines())
        if self._child.done is None:  # else there is a note, which has all of it
            self._tell(at_once=True)
        return self._carry()

    def renew(self) -> None:
        """Keep the lease. Raises LeaseLost, and only that: a store that is busy may recover."""
        try:
            with deadline.within(_WRITE_SECONDS):
                self.unwanted |= not self._leases.renew(
                    *(self._lease, LEASE_SECONDS, self._spending.so_far)
                )
            self._renewed = self._clock()
        except StudyBuddyError as error:
            log.warning("lease not renewed", extra={"error": error.code})

    def _hear(self, lines: list[Event]) -> None:
        for line in lines:
            self._news = line
            self._spending.hear(line)
            self._sections.hear(line)
            with deadline.within(_WRITE_SECONDS):
                self._signs.hear(line)
        if self._child.flooding:
            self._child.kill()

    def _carry(self) -> bool:
        """Carry what is kept; a child that keeps more than can be carried is ended."""
        with deadline.within(_CARRY_SECONDS):
            carried = self._sync.carry()
        self._spending.see_replies(self._sync.replies)
        if self._sync.full:
            self._child.kill()
        return carried

    def _tell(self, *, at_once: bool = False) -> None:
        """Show news on the job's row, and keep what can be read by now.

        At once if it is a step, else every other second.
        """
        news, shown = self._news, self._shown
        if isinstance(news, Failed | Unconfirmed):
            news = shown
        if news is None:
            return
        stepped = shown is None or shown.step != news.step
        if at_once or stepped or self._clock() - self._told >= _TELL_SECONDS:
            with deadline.within(_CARRY_SECONDS):  # once it is done there is a note
                more = not isinstance(news, Done) and self._sections.store(at_once=at_once)
            if more or shown is None or (shown.step, shown.progress) != (news.step, news.progress):
                told = (news.step, news.progress, self._spending.so_far, self._sections.count)
                with deadline.within(_WRITE_SECONDS):
                    self._leases.progress(self._lease, *told)
                self._pages.progress(*told)
            self._shown, self._told = news, self._clock()

    def _renew_in_time(self) -> None:
        if self._clock() - self._renewed >= self._heartbeat:
            self.renew()
        if self._clock() - self._renewed >= LEASE_SECONDS:
            raise StoreBusy

    def _end_in_time(self) -> None:
        """Ask the child to stop when it is unwanted or its time is over; kill one that does not."""
        left = self._time_left()
        if self._asked is None and (self.unwanted or left <= _ASKED_AT):
            self._asked, self.late = self._clock(), not self.unwanted
            self._child.stop()
        overdue = self._asked is not None and self._clock() - self._asked >= _MERCY_SECONDS
        if overdue or left <= _KILLED_AT:
            self._child.kill()
