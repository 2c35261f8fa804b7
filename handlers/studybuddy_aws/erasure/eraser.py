"""The whole walk of an erasure, for the request that asks for it and for the sweep that goes on.

Every step may be repeated. What is erased where, the inventory of personal data says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import cast

from studybuddy_aws.runtime import deadline
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.errors import NotFound, StoreBusy, StoreFailed
from studybuddy_aws.runtime.logs import count, log, place_of
from studybuddy_aws.runtime.settings import FileSettings, StripeSettings
from studybuddy_aws.storage.course import Course
from studybuddy_aws.storage.erasure import Erasure, ErasureIntent
from studybuddy_aws.storage.exports import Exports
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.object_keys import job_prefix, search_key, search_shard, user_prefix
from studybuddy_aws.storage.personal_data import PLACES
from studybuddy_aws.storage.personal_place import Erased
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.tables import Table, Write
from studybuddy_aws.storage.timestamps import timestamp

_SPARE_SECONDS = 4  # for the answer, where a course has more videos than a request has time


class VideoErasureSettings(FileSettings, frozen=True, kw_only=True):
    """WORK_BUCKET: where the work directories of jobs are kept."""

    work_bucket: str


class ErasureSettings(VideoErasureSettings, frozen=True, kw_only=True):
    """UPLOADS_BUCKET, Stripe's, and USER_POOL_ID: where users sign in."""

    uploads_bucket: str
    stripe: StripeSettings
    user_pool_id: str = ""


def rows_of(service: Service[VideoErasureSettings]) -> Erasure:
    """The intents and the rows that they are about."""
    return Erasure(service.tables, service.ledger, now=service.now)


def is_done(walk: Callable[[], None], request_id: str) -> bool:
    """Walk one of these for a request; whether it came to its end.

    What breaks off is noted by its intent: the sweep goes on, and the user need not come again.
    """
    try:
        walk()
    except Exception as error:
        facts = {"error": type(error).__name__, "place": place_of(error)}
        log.warning("erasure left to the sweep", extra={"request_id": request_id, **facts})
        return False
    return True


def erase(intent: ErasureIntent, service: Service[ErasureSettings]) -> None:
    """Erase all that an intent is about, and note that it is done.

    Raises StudyBuddyError where something is out of reach: the sweep comes again.
    """
    if intent.course_id is not None:
        erase_course(intent, intent.course_id, service)
    elif intent.video_id is None:
        _erase_user(intent, service)
    else:
        erase_video(intent, intent.video_id, service)


def erase_video(
    intent: ErasureIntent, video_id: str, service: Service[VideoErasureSettings]
) -> None:
    """Erase a video's files, then its row, and note that it is done."""
    at, below = service.settings, job_prefix(intent.user_id, video_id)
    for bucket in (at.buckets.notes_bucket, at.buckets.pdfs_bucket, at.work_bucket):
        Files(service.s3).erase(bucket, below)
    if intent.of_course is not None:
        _erase_made_of(intent.user_id, intent.of_course, service)
    # The index of the note's words: the next search makes it anew, of the notes that are left.
    shard = search_key(intent.user_id, search_shard(video_id))
    Files(service.s3).erase(at.work_bucket, shard)
    # A ZIP may hold some of it until all is gone for the first time; one asked for later does not.
    gone_at = intent.done_at or timestamp(service.now())
    Exports(service.s3, at.work_bucket).erase_before(intent.user_id, gone_at)
    with suppress(NotFound):
        service.jobs.remove(video_id, intent.user_id)
    if rows_of(service).finish(intent):
        count("VideoErased")


def erase_course(
    intent: ErasureIntent, course_id: str, service: Service[VideoErasureSettings]
) -> None:
    """Erase a course's videos, then its row, and note that it is done.

    Raises StoreBusy where its time is over, or a video is still worked on: the sweep goes on.
    """
    course = service.courses.find(course_id)
    if course is not None:
        _erase_videos_of(course, service)
        service.courses.remove(course_id)
    _erase_made_of(intent.user_id, course_id, service)
    if rows_of(service).finish(intent):
        count("CourseErased")


def _erase_made_of(user_id: str, course_id: str, service: Service[VideoErasureSettings]) -> None:
    """Erase what was made of a course's notes: its files, and answers to questions over it."""
    at, below = service.settings, job_prefix(user_id, course_id)
    for bucket in (at.buckets.notes_bucket, at.work_bucket):
        Files(service.s3).erase(bucket, below)


def _erase_videos_of(course: Course, service: Service[VideoErasureSettings]) -> None:
    rows, user_id, stopping = rows_of(service), course.user_id, False
    there = service.tables.get_all("videos", list(course.all_jobs()), Job)
    for video_id in there:
        if deadline.seconds_left() < _SPARE_SECONDS:
            raise StoreBusy
        with suppress(NotFound):  # erased by itself meanwhile
            if service.jobs.cancel(video_id, user_id) == "stopping":
                stopping = True
                continue
            erase_video(rows.begin_video(video_id, user_id), video_id, service)
    if stopping:
        raise StoreBusy


def _erase_user(intent: ErasureIntent, service: Service[ErasureSettings]) -> None:
    """Erase a user's rows, files, Stripe customer, account and sign-in; and note that."""
    erasure, user_id = rows_of(service), intent.user_id
    erasure.erase_courses(user_id)
    erasure.erase_videos(user_id)
    for table in _tables_with("rows"):  # each time: a request may have been under way
        service.tables.delete_under_user(table, user_id)
    service.push.close_all(user_id)
    if intent.done_at is None:  # later there is only what counts how often this is asked
        for table in _tables_with("row"):
            service.tables.write(Write("Delete", table, user_id))
    _erase_files(user_id, service)
    _erase_customer(user_id, service)
    erasure.close(user_id)
    _erase_sign_in(intent.username, service)
    if erasure.finish(intent):
        count("Erased")


def _erase_files(user_id: str, service: Service[ErasureSettings]) -> None:
    at = service.settings
    names = {
        "notes": at.buckets.notes_bucket,
        "pdfs": at.buckets.pdfs_bucket,
        "uploads": at.uploads_bucket,
        "work": at.work_bucket,
    }
    for bucket in _buckets_with_files():
        Files(service.s3).erase(names[bucket], user_prefix(user_id))


def _erase_customer(user_id: str, service: Service[ErasureSettings]) -> None:
    account = service.ledger.account(user_id)
    if account is None or not (account.stripe_customer_id or account.customer_asked):
        return
    from studybuddy_aws.billing.payments import Payments
    from studybuddy_aws.billing.settlement import Settlement

    payments = Payments(service.secrets, service.settings.stripe)
    Settlement(payments, service).erase(user_id)
    if account.stripe_customer_id:
        payments.erase_customer(account.stripe_customer_id)
    if account.email:
        payments.erase_customers(user_id, account.email)


def _erase_sign_in(username: str | None, service: Service[ErasureSettings]) -> None:
    """Without it the e-mail address could never sign up again."""
    pool = service.settings.user_pool_id
    if not pool or not username:
        return
    try:
        with asking():
            service.client("cognito-idp").admin_delete_user(UserPoolId=pool, Username=username)
    except StoreFailed as error:
        if error.reason != "UserNotFoundException":
            raise


def _tables_with(erased: Erased) -> Iterator[Table]:
    """The tables with which erasing an account does this."""
    return (
        cast("Table", one.name) for one in PLACES if one.kind == "table" and one.erased == erased
    )


def _buckets_with_files() -> Iterator[str]:
    """The buckets whose files erasing an account erases, as resources.json names them."""
    return (one.name for one in PLACES if one.kind == "bucket" and one.erased == "files")
