"""A job: one user's order for one video, and how far it is."""

from __future__ import annotations

import hashlib
import secrets
from decimal import Decimal
from typing import Literal, TypeAlias, get_args

import msgspec

from studybuddy import VideoUrl
from studybuddy.error_codes import web_message
from studybuddy.order_defaults import DEFAULT_EXPORTERS, DEFAULT_PROFILE, DEFAULT_TEMPLATE, NOBODY
from studybuddy_aws.runtime.logs import count, log
from studybuddy_aws.storage.notes import NoteFacts
from studybuddy_aws.storage.tables import Write
from studybuddy_aws.storage.timestamps import seconds_of, timestamp
from studybuddy_aws.storage.upstreams import Outage

# `cancelled`, `waiting`, `needs_captions` and `needs_confirmation` are read and not written yet:
# the build before cannot read them, and it runs beside this one during an upgrade, or again after
# it. The next release may write them.
Status: TypeAlias = Literal[
    "queued",
    "processing",
    "waiting",
    "needs_captions",
    "needs_confirmation",
    "completed",
    "failed",
    "cancelled",
]

ALWAYS_MADE = ("markdown", "json")
"""Exporters of every note, asked for or not: the API shows notes from what these two make."""

YOUTUBE = "youtube"
MODEL_WRITER, QUOTING_WRITER = "claude", "outline"
"""The writer that a worker takes by itself, and the one that asks nobody."""

MAX_ATTEMPTS = 3
# A lecture of any length may take many runs; one that never gets anywhere may not.
MAX_RUNS = 40
WAITS = "#waits_for, #waiting_since"
ENDED = (
    "REMOVE #open, #due_at, #owner, #lease_until, #retry_at, #captions_until, #confirm_until, "
    f"{WAITS}"
)
# The step words of a job whose captions are read.
CAPTIONS_READ = frozenset({"write", "check", "export"})


SPENT = "#begun = :begun, #model_cost = :model_cost"
"""What a change of a row says of what was used up; with `spent_values`."""


class CaptionsOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Which captions an order is for, and how they are to be read.

    `upload` is the key of the user's own captions file, empty for YouTube's own. `offset` seconds
    are taken off every time; None: found out. `speakers` are names as read, with the right ones.
    """

    upload: str = ""
    title: str = ""
    captions_language: str = ""
    offset: Decimal | None = None
    speakers: tuple[tuple[str, str], ...] = ()


class JobOrder(CaptionsOrder, frozen=True, kw_only=True):
    """What the user asked for, checked. No `checkers`: those that the command takes by itself."""

    url: VideoUrl
    subject: str = ""
    focus: str = ""
    template: str = DEFAULT_TEMPLATE
    writer: str = ""
    checkers: tuple[str, ...] = ()
    exporters: tuple[str, ...] = DEFAULT_EXPORTERS
    language: str = ""
    profile: str = DEFAULT_PROFILE

    def with_captions(self, captions: CaptionsOrder) -> JobOrder:
        """The same order for these captions; it keeps its title unless they have one."""
        told = msgspec.structs.asdict(captions)
        return msgspec.structs.replace(self, **{**told, "title": captions.title or self.title})

    @property
    def models(self) -> tuple[str, ...]:
        """The models that it may be written by, each by the name of its writer."""
        return () if self.writer == QUOTING_WRITER else (self.writer or MODEL_WRITER,)

    @property
    def pays_a_model(self) -> bool:
        """Whether a model writes it, or is asked about what is written."""
        return bool(self.models or set(self.checkers) - {NOBODY})

    @property
    def files(self) -> tuple[str, ...]:
        """The exporters of all that is made: what is always made, then what was asked for."""
        return tuple(dict.fromkeys((*ALWAYS_MADE, *self.exporters)))


class JobError(msgspec.Struct, frozen=True, kw_only=True):
    """Why a job failed, or waits to be tried again; in words for the user."""

    code: str
    message: str
    retryable: bool = False
    refunded: bool = False


CANCELLED = JobError(code="cancelled", message="You cancelled this video.")
EXHAUSTED = JobError(
    code="exhausted",
    message="The video could not be finished. Submit it again, or try another one.",
)
BUDGET = "budget"
BUDGET_SPENT = JobError(
    code="budget_spent", message=web_message("budget_spent", ""), retryable=True
)
CAPTIONS_AWAITED = JobError(
    code="captions_awaited",
    message="This video waited three days for captions, and none came. "
    "Order it again with a captions file or a pasted transcript.",
)


CONFIRMATION_AWAITED = JobError(
    code="confirmation_awaited",
    message="This video takes more than one credit, and nobody confirmed it within a week. "
    "Order it again if you want its notes.",
)


class Spent(msgspec.Struct, frozen=True):
    """What a job has used up: credits whose words a writer has begun, and dollars for the model."""

    begun: int = 0
    model_cost: Decimal = Decimal(0)


class FileProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was ordered and could not be made, and why. The words may be a plugin's.

    `exporter` is the name by which it was ordered, empty where a plugin hid it.
    """

    exporter: str
    code: str
    message: str


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A video's row. `progress` in percent; moments as text, `None` when there is none.

    `attempts` are the tries that count against the limit, `fence` numbers every lease ever made.
    `open` is set until the job has ended, and `due_at` is when the sweeper should look after it.
    `captions_until` is set while the job waits for captions, `renewed_at` by those that came.
    `erasing_at` is set from when its user has deleted it until the row goes, after all files.
    `status` is for conditions on the row; what the job is, `state` says.

    `credits` are those that were charged, `begun` of them those whose words a writer has begun.
    While it waits for a confirmation until `confirm_until`, `price` is what it takes in all;
    `words` are those of its transcript, known of a long one. `credits_back` are what came back when
    it ended, `model_cost` is in dollars.

    `readable` are the sections that can be read before there is a note, or though there is none.

    `waits_for` is the upstream (or `budget`) that it waits for, `waiting_since` since when that has
    been out. `refused_at` is when an upstream last refused it, `spared` are the runs that ended so:
    they count against no limit.

    `course_id` is the course that it was filed for.
    """

    video_id: str
    user_id: str
    youtube_url: str
    youtube_id: str
    subject: str
    title: str
    status: Status
    progress: int
    current_step: str
    created_at: str
    order: JobOrder
    attempts: int = 0
    fence: int = 0
    stop_requested: bool = False
    error: JobError | None = None
    completed_at: str | None = None
    owner: str | None = None
    lease_until: str | None = None
    sent_at: str | None = None
    retry_at: str | None = None
    captions_until: str | None = None
    renewed_at: str | None = None
    credits: int = 1
    begun: int = 0
    words: int | None = None
    price: int | None = None
    confirm_until: str | None = None
    confirmed_at: str | None = None
    credits_back: int | None = None
    model_cost: Decimal = Decimal(0)
    waits_for: str | None = None
    waiting_since: str | None = None
    refused_at: str | None = None
    spared: int = 0
    readable: int = 0
    open: str | None = None
    due_at: str | None = None
    problems: tuple[FileProblem, ...] = ()
    facts: NoteFacts | None = None
    erasing_at: str | None = None
    course_id: str | None = None

    @property
    def state(self) -> Status:
        """What the job is.

        A cancelled one is filed as failed, with the code of CANCELLED; one that waits for its user
        as queued for a try at the moment at which it is given up, and one that waits for an
        upstream as queued for its next try.
        """
        if self.status == "failed" and self.error and self.error.code == CANCELLED.code:
            return "cancelled"
        if self.status == "queued" and self.captions_until:
            return "needs_captions"
        if self.status == "queued" and self.confirm_until:
            return "needs_confirmation"
        if self.status == "queued" and self.waits_for:
            return "waiting"
        return self.status

    @property
    def waits_for_user(self) -> bool:
        """Whether nothing is done until its user does something."""
        return self.state in {"needs_captions", "needs_confirmation"}

    @property
    def waits(self) -> bool:
        """Whether nothing is done until something happens elsewhere."""
        return self.waits_for_user or self.state == "waiting"

    @property
    def upstreams(self) -> tuple[str, ...]:
        """Whom its next run will ask: YouTube, if captions are to come from there; a model."""
        read = self.current_step in CAPTIONS_READ or self.words is not None
        youtube = () if self.order.upload or read else (YOUTUBE,)
        return (*youtube, *self.order.models)

    @property
    def begun_at(self) -> str:
        """Since when it could be worked on, as far as its user is concerned."""
        return max(filter(None, (self.created_at, self.renewed_at, self.confirmed_at)))

    @property
    def exhausted(self) -> bool:
        """Whether no attempt is left, or no run."""
        return self.attempts >= MAX_ATTEMPTS or self.fence >= MAX_RUNS + self.spared

    @property
    def spent(self) -> Spent:
        """What it has used up, as far as that is written down."""
        return Spent(self.begun, self.model_cost)

    def back_for(self, error: JobError, spent: Spent) -> int:
        """The credits that come back when it ends so.

        All of them, but of a job that its user cancels those whose words a writer has begun.
        """
        begun = spent.begun if error.code == CANCELLED.code else 0
        return max(0, self.credits - begun)

    @property
    def ended(self) -> bool:
        """Whether it is completed, failed or cancelled."""
        return self.status in {"completed", "failed", "cancelled"}

    def was_filed_for(self, order: JobOrder) -> bool:
        """Whether this was the user's order; captions that came later are no part of it."""
        later = {} if self.renewed_at is None else msgspec.structs.asdict(CaptionsOrder())
        first, asked = (msgspec.structs.replace(one, **later) for one in (self.order, order))
        return first == asked


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """A worker's right to write to a job, for as long as nobody has leased it after."""

    job: Job
    fence: int

    @property
    def last(self) -> bool:
        """Whether no attempt is left after this one."""
        return self.job.attempts >= MAX_ATTEMPTS


class LeaseRefused(msgspec.Struct, frozen=True, kw_only=True):
    """Why a job cannot be leased.

    `missing`, `ended` and `waiting` (for its user): there is nothing to do. `taken` and `early`:
    not before `seconds` have gone by. `stopping` and `exhausted`: it is to be failed, with
    CANCELLED or EXHAUSTED.
    """

    reason: Literal["missing", "ended", "waiting", "taken", "early", "stopping", "exhausted"]
    seconds: int = 0


def video_id_for(user_id: str, idempotency_key: str | None) -> str:
    """Thirty-two hexadecimal digits: the same for the same user and key, random without a key."""
    if idempotency_key is None:
        return secrets.token_hex(16)
    data = msgspec.json.encode([user_id, idempotency_key])
    return hashlib.sha256(data).hexdigest()[:32]


def new_job(video_id: str, user_id: str, order: JobOrder, created_at: str, due_at: str) -> Job:
    """A job as it is filed."""
    return Job(
        video_id=video_id,
        user_id=user_id,
        youtube_url=order.url.watch_url,
        youtube_id=order.url.id,
        subject=order.subject,
        title="",
        status="queued",
        progress=0,
        current_step="queued",
        created_at=created_at,
        order=order,
        open="open",
        due_at=due_at,
    )


def update(video_id: str, change: str, when: str, **values: object) -> Write:
    """A change of a job's row; `change` and `when` may name each status, `:queued` and so on."""
    statuses = {name: name for name in get_args(Status)}
    return Write("Update", "videos", video_id, change, when, {**statuses, **values})


def count_end(video_id: str, error: JobError, back: int, spent: Spent) -> None:
    """Count and log a job that has just ended without notes: what came back, what it had cost."""
    facts = {"job_id": video_id, "error": error.code, "credits_back": str(back)}
    if error.code == CANCELLED.code:
        count("Cancelled")
        log.info("cancelled and refunded", extra=facts)
    else:
        count("Failed")
        log.info("failed and refunded", extra=facts)
    if back:
        count("Refunded")
    if spent.model_cost:
        count("ModelCost", float(spent.model_cost), unit="None")


def failing(job: Job, error: JobError, spent: Spent, when: str, at: str, **values: object) -> Write:
    """The write that marks a job as failed; for one transaction with its refund."""
    change = (
        "SET #status = :failed, #error = :error, #credits_back = :back, #completed_at = :now, "
        f"{SPENT} {ENDED}"
    )
    back = job.back_for(error, spent)
    told = {
        "error": msgspec.structs.replace(error, refunded=back > 0),
        "back": back,
        **spent_values(spent),
    }
    return update(job.video_id, change, when, now=at, **told, **values)


AWAITING = (
    "#retry_at = :until, #due_at = :due, #waits_for = :waits_for, #waiting_since = :since, "
    "#error = :error"
)
"""What a change of a row says of a job that waits for an upstream; with `awaiting_values`."""


def awaiting_values(outage: Outage, late: int) -> dict[str, object]:
    """The values that AWAITING speaks of; the sweeper looks `late` seconds after the next try."""
    return {
        "until": outage.until,
        "due": timestamp(seconds_of(outage.until) + late),
        "waits_for": outage.name,
        "since": outage.since,
        "error": JobError(code=outage.code, message=web_message(outage.code, ""), retryable=True),
    }


def spent_values(spent: Spent) -> dict[str, object]:
    """The values that SPENT speaks of."""
    return {"begun": spent.begun, "model_cost": spent.model_cost}
