"""Every few minutes: jobs that nobody looks after are looked after, and what is left is cleared.

Sends messages that were not sent, takes back leases whose worker died, ends what is hopeless; feeds
courses whose videos wait; erases what ended jobs left in the work bucket, and what a worker that
was overtaken has stored for a job that failed or was deleted. Goes on with erasures that broke off,
and looks once more for what came after them. Asks Stripe about payments whose webhook has not come.
And looks at a few balances: `LedgerMismatch` is counted by every sweep that has looked, 0 too, so
that silence is heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from studybuddy import StudyBuddyError
from studybuddy_aws.erasure.eraser import ErasureSettings, erase, rows_of
from studybuddy_aws.runtime import deadline, settings
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.logs import count, log, place_of
from studybuddy_aws.storage.balances import Balances
from studybuddy_aws.storage.course_feeder import feed_course
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.ledger import Account
from studybuddy_aws.storage.object_keys import is_video_id, job_of, job_prefix, partial_prefix
from studybuddy_aws.storage.queue import has_waiting, send
from studybuddy_aws.storage.service import Service

if TYPE_CHECKING:
    from awslambdaric.lambda_context import LambdaContext

    from studybuddy_aws.billing.settlement import Settlement

_SPARE_SECONDS = 10  # what is not done by then is done by the next sweep
_FOR_OTHERS = 25  # of its minute: courses may be many, and payments and erasures come after them
_BALANCES = 10  # users looked at by each: 2,880 a day


class SweepSettings(ErasureSettings, frozen=True, kw_only=True):
    """QUEUE_URL: where the worker hears of jobs."""

    queue_url: str


class Sweeper:
    """Looks after what nobody looks after. Every step may be repeated or left to the next sweep."""

    def __init__(self, service: Service[SweepSettings]) -> None:
        self._service = service
        self._settings = service.settings
        self._erasures = rows_of(service)
        self._crowded: bool | None = None

    def sweep(self, time_left: Callable[[], float]) -> None:
        """Do all of it, as far as there is time; one job's trouble is not another's."""
        self._crowded = None
        steps: dict[str, Callable[[], None]] = {
            "jobs": lambda: self._each(self._service.jobs.due(), self._look_after, time_left),
            "courses": lambda: self._each(
                self._service.courses.due(), self._feed_course, lambda: time_left() - _FOR_OTHERS
            ),
            "balances": self._check_balances,
            "payments": lambda: self._settle_payments(time_left),
            "work": lambda: self._each(self._left(), self._clear, time_left),
            "erasures": lambda: self._each(self._erasures.due(), self._erase, time_left),
            "erasing": self._note_erasures,
        }
        for name, do in steps.items():
            try:
                do()
            except StudyBuddyError as error:
                log.warning("not swept", extra={"what": name, "error": error.code})
            except Exception as error:  # a damaged row, say: the next step must have its turn
                facts = {"error": type(error).__name__, "place": place_of(error)}
                log.error("not swept", extra={"what": name, **facts})

    def _each(
        self, keys: Iterator[str], do: Callable[[str], None], time_left: Callable[[], float]
    ) -> None:
        for key in keys:
            if time_left() < _SPARE_SECONDS:
                return
            try:
                do(key)
            except Exception as error:  # the next one must have its turn
                facts = {"error": type(error).__name__, "place": place_of(error)}
                log.error("not swept", extra={"key": key, **facts})

    def _look_after(self, video_id: str) -> None:
        jobs = self._service.jobs
        if jobs.recover(video_id):
            if self._messages_wait() and jobs.postpone(video_id):
                return
            send(self._service.sqs, self._settings.queue_url, video_id)
            jobs.mark_sent(video_id)
            count("Resent")
            return
        job = jobs.find(video_id)
        if job is not None and job.state == "failed":
            log.warning("given up", extra={"job_id": video_id})

    def _feed_course(self, course_id: str) -> None:
        feed_course(course_id, self._service, self._settings.queue_url)

    def _messages_wait(self) -> bool:
        """Whether messages wait in the queue, asked at most once in a sweep."""
        if self._crowded is None:
            self._crowded = has_waiting(self._service.sqs, self._settings.queue_url)
        return self._crowded

    def _check_balances(self) -> None:
        found = Balances(self._service.tables, self._service.ledger).wrong(_BALANCES)
        for one in found:
            log.error("balance is not the sum of the entries", extra=one._asdict())
        count("LedgerMismatch", len(found))

    def _erase(self, erasure_id: str) -> None:
        """Go on with an erasure that broke off; look again for what came after one."""
        intent = self._erasures.find(erasure_id)
        if intent is None:
            return
        if self._erasures.late(intent):
            count("OperatorNeeded")
            log.error("erasure not finished", extra={"erasure": erasure_id})
        erase(intent, self._service)

    def _note_erasures(self) -> None:
        """Of a few users, those whose erasure an earlier build began and noted nowhere."""
        for account in self._service.tables.sample("users", Account, _BALANCES):
            if account.erasing and account.erasing_at is None:
                self._erasures.begin(account.user_id, account.user_id)

    def _settle_payments(self, time_left: Callable[[], float]) -> None:
        """Ask until the time is out; who finds none due does not load Stripe's library."""
        for payment_intent in self._service.payment_rows.due():
            if time_left() < _SPARE_SECONDS:
                return
            self._settlement.ask(payment_intent)

    @cached_property
    def _settlement(self) -> Settlement:
        from studybuddy_aws.billing.payments import Payments
        from studybuddy_aws.billing.settlement import Settlement

        payments = Payments(self._service.secrets, self._settings.stripe, now=self._service.now)
        return Settlement(payments, self._service)

    def _left(self) -> Iterator[str]:
        """One key of each job that has something in the work bucket."""
        last = ("", "")
        pages = self._service.s3.get_paginator("list_objects_v2")
        with asking():
            for page in pages.paginate(Bucket=self._settings.work_bucket):
                for item in page.get("Contents", []):
                    found = job_of(item["Key"])
                    if found != last and is_video_id(found[1]):  # else a ZIP of a user's data
                        last = found
                        yield item["Key"]

    def _clear(self, key: str) -> None:
        """Erase what an ended job left. Its work goes last: it is the sign that there is more."""
        user_id, video_id = job_of(key)
        below = job_prefix(user_id, video_id)
        job = self._service.jobs.find(video_id)
        if job is not None and not job.ended:
            return
        files, buckets = Files(self._service.s3), self._settings.buckets
        readable = partial_prefix(user_id, video_id)
        if job is None or job.state != "completed":
            # What could be read of a job that failed stays, until its user deletes it.
            files.erase(buckets.notes_bucket, below, but=readable if job else None)
            files.erase(buckets.pdfs_bucket, below)
        else:
            files.erase(buckets.notes_bucket, readable)
        files.erase(self._settings.work_bucket, below)


@cache
def _sweeper() -> Sweeper:
    return Sweeper(Service(settings.read(SweepSettings)))


def handler(event: Mapping[str, Any], context: LambdaContext) -> None:
    """Answer the schedule."""
    with deadline.of(context):
        _sweeper().sweep(lambda: context.get_remaining_time_in_millis() / 1000)
