"""A checker that finds nothing must be able to find something: every rule, broken on its own."""

import msgspec
import pytest

from studybuddy import VideoUrl
from studybuddy_aws.operator.check_ledger import Rows, Violation, broken
from studybuddy_aws.storage.job import JobOrder, new_job
from studybuddy_aws.storage.ledger import Account, LedgerEntry
from studybuddy_aws.storage.notes import NoteRow, StoredArtifact

WHEN = "2026-11-22T12:00:00.000Z"
OBJECTS = {("notes", "ada/done/note.md")}
replace = msgspec.structs.replace


def entry(key, amount, kind="usage", user_id="ada", owed=None):
    return LedgerEntry(
        transaction_id=key,
        user_id=user_id,
        amount=amount,
        type=kind,
        reason="",
        created_at=WHEN,
        owed=owed,
    )


def job(video_id, status):
    order = JobOrder(url=VideoUrl("dQw4w9WgXcQ"))
    filed = new_job(video_id, "ada", order, WHEN, WHEN)
    if status in {"queued", "processing"}:
        return replace(filed, status=status)
    return replace(filed, status=status, open=None, due_at=None)


ARTIFACT = StoredArtifact(
    name="note.md", media_type="text/markdown", size=1, bucket="notes", key="ada/done/note.md"
)
NOTE = NoteRow(
    note_id="done",
    video_id="done",
    user_id="ada",
    youtube_id="dQw4w9WgXcQ",
    title="T",
    subject="",
    s3_url="s3://notes/ada/done/note.md",
    created_at=WHEN,
    artifacts=(ARTIFACT,),
)
ADA = Account(
    user_id="ada",
    email="",
    name="",
    provider="",
    created_at=WHEN,
    credits=1,
    open_jobs=1,
)
RIGHT = Rows(
    accounts={"ada": ADA},
    entries={
        e.transaction_id: e
        for e in (
            entry("signup#ada", 3, "purchase"),
            *(entry(f"usage#{video_id}", -1) for video_id in ("open", "done", "lost", "gone")),
            entry("settle#done", 0),
            entry("settle#lost", 1, "refund"),
            entry("settle#gone", 1, "refund"),
            entry("dispute#d", 0, "refund", owed=2),
        )
    },
    jobs={
        "open": job("open", "processing"),
        "done": job("done", "completed"),
        "lost": job("lost", "failed"),
    },
    notes={"done": NOTE},
)


def test_books_that_are_right_break_no_rule():
    assert [] == broken(RIGHT, OBJECTS)


def test_without_a_listing_artifacts_are_not_looked_for():
    assert [] == broken(RIGHT)


def with_entry(changed):
    return replace(RIGHT, entries={**RIGHT.entries, changed.transaction_id: changed})


def with_payment(*returns):
    """A payment of five credits, and what was taken or given back of it."""
    entries = [entry("purchase#p", 5, "purchase"), *returns]
    rows = {e.transaction_id: replace(e, stripe_payment_id="p") for e in entries}
    return replace(RIGHT, entries={**RIGHT.entries, **rows})


def without(kind, key):
    rows = {name: row for name, row in getattr(RIGHT, kind).items() if name != key}
    return replace(RIGHT, **{kind: rows})


def with_job(video_id, **changes):
    return replace(RIGHT, jobs={**RIGHT.jobs, video_id: replace(RIGHT.jobs[video_id], **changes)})


def with_account(**changes):
    return replace(RIGHT, accounts={"ada": replace(ADA, **changes)})


def with_note(**changes):
    return replace(RIGHT, notes={"done": replace(NOTE, **changes)})


WRONG = {
    "a balance too high": (with_account(credits=2), "balance ada: balance 2, entries 1"),
    "an entry too many": (
        with_entry(entry("purchase#p", 5, "purchase")),
        "balance ada: balance 1, entries 6",
    ),
    "an entry of nobody": (
        with_entry(entry("signup#bob", 3, "purchase", user_id="bob")),
        "balance bob: balance 0, entries 3",
    ),
    "a count of open jobs": (with_account(open_jobs=0), "open_jobs ada: row says 0, there are 1"),
    "an ended job that is open": (
        with_job("lost", open="open", due_at=WHEN),
        "open_jobs lost: failed, open open",
    ),
    "an open job the sweeper cannot see": (
        with_job("open", due_at=None),
        "open_jobs open: processing, open open",
    ),
    "a video nobody paid": (without("entries", "usage#open"), "charged open: no charge"),
    "a video another paid": (
        with_entry(entry("usage#open", -1, user_id="bob")),
        "charged open: wrong charge",
    ),
    "an ended video not settled": (without("entries", "settle#lost"), "settled lost: not settled"),
    "a deleted video not settled": (without("entries", "settle#gone"), "settled gone: not settled"),
    "an open video settled": (
        with_entry(entry("settle#open", 0)),
        "settled open: not ended",
    ),
    "a settlement of nothing": (
        with_entry(entry("settle#never", 0)),
        "settled never: never charged",
    ),
    "a completed video given back": (
        with_entry(entry("settle#done", 1, "refund")),
        "settled done: completed, given back 1",
    ),
    "a failed video kept": (
        with_entry(entry("settle#lost", 0)),
        "settled lost: failed, given back 0",
    ),
    "a completed video without a note": (
        without("notes", "done"),
        "note done: completed without a note",
    ),
    "a note without a video": (
        without("jobs", "done"),
        "note done: a note without its completed video",
    ),
    "a note of another user": (
        with_note(user_id="bob"),
        "note done: a note without its completed video",
    ),
    "a note without artifacts": (with_note(artifacts=()), "artifact done: none"),
    "an artifact that is missing": (
        with_note(artifacts=(ARTIFACT, replace(ARTIFACT, name="note.pdf", bucket="pdfs"))),
        "artifact done: note.pdf is missing",
    ),
    "more taken back than owed": (
        with_entry(entry("dispute#d", -3, "refund", owed=2)),
        "taken_back dispute#d: owed 2, taken 3",
    ),
    "more given back than taken": (
        with_entry(entry("dispute-won#d", 3, "refund", owed=-2)),
        "taken_back dispute-won#d: owed -2, given back 3",
    ),
    "a payment taken twice": (
        with_payment(entry("stripe-refund#r", -5, owed=5), entry("dispute#x", -5, owed=5)),
        "payment p: granted 5, owed 10, taken 10",
    ),
    "a payment given back that was never taken": (
        with_payment(entry("dispute-won#x", 5, owed=-5)),
        "payment p: granted 5, owed -5, taken -5",
    ),
    "a payment taken that was never granted": (
        with_entry(replace(entry("dispute#x", -1, owed=1), stripe_payment_id="none")),
        "payment none: granted 0, owed 1, taken 1",
    ),
    "less than nothing taken back": (
        with_entry(entry("dispute#d", 1, "refund", owed=2)),
        "taken_back dispute#d: owed 2, taken -1",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_found(case):
    books, line = WRONG[case]
    assert line in [f"{it.rule} {it.subject}: {it.detail}" for it in broken(books, OBJECTS)]


def test_a_balance_below_zero_is_broken_even_if_the_entries_say_so():
    books = replace(with_account(credits=-2), entries={**RIGHT.entries, "x": entry("usage#x", -3)})
    assert Violation("balance", "ada", "balance -2, entries -2") in broken(books, OBJECTS)
