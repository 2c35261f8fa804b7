"""Erasing a user: rows go, the ledger's entries stay and name nobody but an id."""

from __future__ import annotations

from studybuddy_aws.runtime.errors import ConditionFailed, StoreBusy
from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.ledger import Account, Ledger
from studybuddy_aws.storage.tables import Tables, Write

_RACES = 12  # How often a write is decided anew when what it was decided on has changed.


class Erasure:
    """In this order: begin, erase_videos, then files and the Stripe customer, then close.

    Every step may be repeated; the account's row goes last, so a walk that breaks off can be
    taken again from the start.
    """

    def __init__(self, tables: Tables, ledger: Ledger) -> None:
        self._tables = tables
        self._ledger = ledger

    def begin(self, user_id: str) -> Account | None:
        """Let nothing more be ordered; the account, None if it is gone already."""
        write = Write(
            "Update",
            "users",
            user_id,
            "SET #erasing = :yes",
            "attribute_exists(#user_id)",
            {"yes": True},
        )
        try:
            return self._tables.change(write, Account)
        except ConditionFailed:
            return None

    def erase_videos(self, user_id: str) -> int:
        """Delete all rows of videos and notes, refunding what has not ended; how many they were.

        A worker that is at one of them finds its lease lost.
        """
        erased = 0
        while rows := self._tables.of_user("videos", user_id, Job, limit=20, start=None).rows:
            erased += sum(self._erase(job.video_id) for job in rows)
        return erased

    def close(self, user_id: str) -> None:
        """Delete the account's row; what was left on it is written off.

        Raises StoreBusy while a video is open that the index did not show yet: begin again.
        """
        for _ in range(_RACES):
            account = self._ledger.account(user_id)
            if account is None:
                return
            if account.open_jobs:
                break
            try:
                self._tables.write(*self._ledger.close(account))
            except ConditionFailed:
                continue
            return
        raise StoreBusy

    def _erase(self, video_id: str) -> bool:
        for _ in range(_RACES):
            job = self._tables.get("videos", video_id, Job)
            if job is None:
                return False
            row = Write(
                "Delete", "videos", video_id, when="#status = :was", values={"was": job.status}
            )
            unused = max(0, job.credits - job.begun)
            back = (
                () if job.ended else self._ledger.settle(job.user_id, video_id, unused, "erasure")
            )
            try:
                self._tables.write(row, Write("Delete", "notes", video_id), *back)
            except ConditionFailed:
                continue
            return True
        raise StoreBusy
