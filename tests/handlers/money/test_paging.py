"""Pages of lists, as DynamoDB counts them: a full page is followed by another one only if it is."""

import pytest
from money_world import SIGNUP, note_of

from studybuddy_aws.storage.job import Job
from studybuddy_aws.storage.ledger import LedgerEntry


def walked(read, limit):
    """The pages of a list, each by its rows' ids."""
    pages, start = [], None
    while True:
        page = read("ada", limit=limit, start=start)
        pages.append(page.rows)
        if page.next is None:
            return pages
        start = page.next


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 4, 5])
@pytest.mark.parametrize("limit", [1, 2, 4])
def test_no_page_is_empty_but_the_only_one(real_world, rows, limit):
    real_world.user()
    filed = []
    for _ in range(rows):
        real_world.clock.pass_by(1)
        filed.append(real_world.submitted())
    pages = walked(real_world.jobs.list, limit)
    assert max(1, -(-rows // limit)) == len(pages)
    assert filed[::-1] == [job.video_id for page in pages for job in page]
    assert {limit} >= {len(page) for page in pages[:-1]}


def test_lists_of_notes_and_of_credits_end_likewise(real_world):
    real_world.user()
    for _ in range(2):
        lease = real_world.leased(real_world.submitted())
        real_world.leases.complete(lease, note_of(lease))
    assert [2] == [len(page) for page in walked(real_world.notes.list, 2)]
    entries = walked(real_world.ledger.history, 5)
    assert ([5], SIGNUP - 2) == ([len(page) for page in entries], sum(e.amount for e in entries[0]))


def test_rows_of_one_moment_are_all_there_once(real_world):
    real_world.user()
    filed = {real_world.submitted() for _ in range(5)}
    pages = walked(real_world.jobs.list, 2)
    found = [job.video_id for page in pages for job in page]
    assert (filed, 5, 3) == (set(found), len(found), len(pages))


class OneAtATime:
    """A DynamoDB whose answers end after one row, as they do after a megabyte."""

    def __init__(self, client):
        self._client = client

    def query(self, **request):
        return self._client.query(**{**request, "Limit": 1})


@pytest.mark.parametrize(("table", "kind"), [("videos", Job), ("credits", LedgerEntry)])
def test_a_page_is_full_though_answers_are_short(real_world, table, kind):
    real_world.user()
    for _ in range(3):
        real_world.submitted()
    real_world.tables._client = OneAtATime(real_world.tables._client)
    read = real_world.tables.of_user
    first = read(table, "ada", kind, limit=2, start=None)
    rest = read(table, "ada", kind, limit=2, start=first.next)
    assert (2, True) == (len(first.rows), first.next is not None)
    assert set() == set(first.rows) & set(rest.rows)
