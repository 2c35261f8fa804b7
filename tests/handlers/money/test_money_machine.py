"""Any order of events, any fault at any write: the invariants hold after every step.

On DynamoDB Local, which is also quicker than moto in process; races are in test_money_races.py.
"""

from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from money_faults import FAULTS, Crash, FaultyClient
from money_world import BLOCKED, LEASE, ORDER, OTHER, PRIVATE, World, bought, note_of
from studybuddy_aws.errors import KeyConflict, LostClaim
from studybuddy_aws.invariants import broken, read_books
from studybuddy_aws.job import CANCELLED, EXHAUSTED, Claim

from studybuddy import StudyBuddyError

EXAMPLES, STEPS = 100, 40

users = st.sampled_from(["ada", "bob"])
payments = st.sampled_from(["pi_1", "pi_2", "pi_3"])
faults = st.one_of(st.none(), st.tuples(st.sampled_from(sorted(FAULTS)), st.integers(0, 3)))


class MoneyMachine(RuleBasedStateMachine):
    """Users, Stripe, a queue that repeats and loses itself, workers that die, and a sweeper."""

    client = None
    videos = Bundle("videos")
    messages = Bundle("messages")
    claims = Bundle("claims")

    def __init__(self):
        super().__init__()
        self.faulty = FaultyClient(self.client)
        self.quiet = World(self.client)
        self.world = World(self.faulty, open_jobs=4, beside=self.quiet)
        self.clock = self.quiet.clock
        self.objects = set()
        self.keys = {}
        self.before = {}

    @contextmanager
    def fault(self, planned):
        """What goes wrong here goes wrong for the caller too; whoever asks again is answered."""
        self.faulty.plan(*(planned or (None, 0)))
        try:
            yield
        except (Crash, StudyBuddyError, LostClaim):
            pass
        finally:
            self.faulty.plan(None, 0)

    @rule(user=users, planned=faults)
    def first_request(self, user, planned):
        with self.fault(planned):
            self.world.user(user)

    @rule(user=users, payment=payments, times=st.integers(1, 3), planned=faults)
    def webhook(self, user, payment, times, planned):
        payment = f"{payment}-{user}"
        for _ in range(times):
            with self.fault(planned):
                self.world.ledger.grant_purchase(bought(payment, user, credits=3))
        said = self.quiet.ledger.grant_purchase(bought(payment, user, credits=3))
        entry = self.quiet.ledger.entry(f"purchase#{payment}")
        assert (0 if said == "no_account" else 3) == entry.amount

    @rule(
        user=users,
        payment=payments,
        kind=st.sampled_from(["stripe-refund", "dispute"]),
        owed=st.integers(1, 3),
        planned=faults,
    )
    def money_back(self, user, payment, kind, owed, planned):
        payment = f"{payment}-{user}"
        with self.fault(planned):
            self.world.ledger.take_back(kind, f"{payment}-{owed}", payment, owed)

    @rule(
        target=videos,
        user=users,
        key=st.sampled_from([None, "k1", "k2"]),
        order=st.sampled_from([ORDER, OTHER]),
        sent=st.booleans(),
        planned=faults,
    )
    def submit(self, user, key, order, sent, planned):
        done = None
        with self.fault(planned):
            done = self.world.jobs.submit(user, order, key=key)
        if done is None:
            return multiple()
        self._remember(user, key, done.job)
        if sent:
            with self.fault(planned):
                self.world.jobs.mark_sent(done.job.video_id)
        return done.job.video_id

    def _remember(self, user, key, job):
        """The same key is the same job; a key is never used for two orders."""
        if key is not None:
            assert (job.video_id, job.order) == self.keys.setdefault(
                (user, key), (job.video_id, job.order)
            )
            for other in {ORDER, OTHER} - {job.order}:
                with pytest.raises(KeyConflict):
                    self.quiet.jobs.submit(user, other, key=key)

    @rule(target=messages, video_id=videos)
    def deliver(self, video_id):
        """Once, twice, or long after: a message is a video's id and nothing more."""
        return video_id

    @rule(target=claims, video_id=messages, planned=faults)
    def work(self, video_id, planned):
        taken = None
        with self.fault(planned):
            taken = self.world.claims.claim(video_id, f"w{self.clock()}-{len(self.before)}", LEASE)
        if isinstance(taken, Claim):
            return taken
        if taken and taken.reason in {"stopping", "exhausted"}:
            reason = CANCELLED if taken.reason == "stopping" else EXHAUSTED
            with self.fault(planned):
                self.world.jobs.fail(video_id, reason)
        return multiple()

    @rule(claim=claims, percent=st.integers(0, 100), planned=faults)
    def progress(self, claim, percent, planned):
        with self.fault(planned):
            self.world.claims.progress(claim, "write", percent)

    @rule(claim=claims, planned=faults)
    def renew(self, claim, planned):
        with self.fault(planned):
            self.world.claims.renew(claim, LEASE)

    @rule(claim=claims, delay=st.sampled_from([0, 30, 120]), planned=faults)
    def out_of_time(self, claim, delay, planned):
        with self.fault(planned):
            self.world.claims.requeue(claim, delay_seconds=delay)

    @rule(claim=claims, planned=faults)
    def blocked(self, claim, planned):
        with self.fault(planned):
            if claim.last:
                self.world.claims.fail(claim, BLOCKED)
            else:
                self.world.claims.requeue(claim, delay_seconds=30, error=BLOCKED)

    @rule(claim=claims, planned=faults)
    def complete(self, claim, planned):
        note = note_of(claim)
        self.objects |= {(artifact.bucket, artifact.key) for artifact in note.artifacts}
        with self.fault(planned):
            self.world.claims.complete(claim, note)

    @rule(claim=claims, planned=faults)
    def refuse(self, claim, planned):
        with self.fault(planned):
            self.world.claims.fail(claim, PRIVATE)

    @rule(video_id=videos, user=users, planned=faults)
    def cancel(self, video_id, user, planned):
        with self.fault(planned):
            self.world.jobs.cancel(video_id, user)

    @rule(video_id=videos, planned=faults)
    def dead_letter(self, video_id, planned):
        with self.fault(planned):
            self.world.jobs.fail(video_id, EXHAUSTED)

    @rule(video_id=consumes(videos), user=users, planned=faults)
    def remove(self, video_id, user, planned):
        with self.fault(planned):
            self.world.jobs.remove(video_id, user)

    @rule(user=users, planned=faults, sure=st.integers(0, 3))
    def erase(self, user, planned, sure):
        if sure:
            return
        with self.fault(planned):
            self.world.erasure.begin(user)
            self.world.erasure.erase_videos(user)
            self.world.erasure.close(user)

    @rule(target=messages, planned=faults)
    def sweep(self, planned):
        sent = []
        with self.fault(planned):
            for video_id in self.world.jobs.due():
                if self.world.jobs.recover(video_id):
                    sent.append(video_id)
                    self.world.jobs.mark_sent(video_id)
        return multiple(*sent)

    @rule(seconds=st.sampled_from([1, 31, LEASE + 1, 901, 3600, 90_000]))
    def time_goes_by(self, seconds):
        self.clock.pass_by(seconds)

    @invariant()
    def the_books_are_right(self):
        books = read_books(self.quiet.tables)
        assert [] == broken(books, self.objects)
        for video_id, job in books.jobs.items():
            was = self.before.get(video_id, job)
            assert was.progress <= job.progress
            assert was.fence <= job.fence
            assert not was.ended or was == job
        self.before.update(books.jobs)

    def teardown(self):
        """Without a worker and with no further fault, the sweeper ends every job in a day."""
        for _ in range(3):
            self.clock.pass_by(90_000)
            for video_id in list(self.quiet.jobs.due()):
                assert not self.quiet.jobs.recover(video_id)
        assert all(job.ended for job in read_books(self.quiet.tables).jobs.values())
        self.the_books_are_right()


def test_money_and_jobs_survive_any_order_of_events(real_client):
    MoneyMachine.client = real_client
    run_state_machine_as_test(
        MoneyMachine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
