"""Any order of events, any fault at any write: the invariants hold after every step.

On DynamoDB Local, which is also quicker than moto in process; races are in test_money_races.py.
"""

from contextlib import contextmanager
from decimal import Decimal

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from money_faults import FAULTS, Crash, FaultyClient
from money_world import (
    BLOCKED,
    GIVEN,
    LEASE,
    ORDER,
    OTHER,
    PRIVATE,
    World,
    bought,
    note_of,
    returned,
)

from how_many import examples
from studybuddy import StudyBuddyError
from studybuddy_aws.operator.check_ledger import broken, read_rows
from studybuddy_aws.runtime.errors import KeyConflict, LeaseLost, NoAccount
from studybuddy_aws.storage.job import CANCELLED, EXHAUSTED, Lease, Spent

replace = msgspec.structs.replace
# In every run a part; all of them in `make fault-test`.
STEPS, EXAMPLES = 40, [examples(30), pytest.param(100, marks=pytest.mark.faults)]

users = st.sampled_from(["ada", "bob"])
payments = st.sampled_from(["pi_1", "pi_2", "pi_3"])
some_fault = st.tuples(st.sampled_from(sorted(FAULTS)), st.integers(0, 3))
faults = st.one_of(st.none(), st.none(), st.none(), some_fault)
ends = st.sampled_from(
    [
        *("complete", "wait", "complete", "wait", "wait", "refuse", "blocked", "out_of_time"),
        *("ask", "ask", "stopped", "die"),
    ]
)
given_captions = st.sampled_from(GIVEN)


class MoneyMachine(RuleBasedStateMachine):
    """Users, Stripe, a queue that repeats and loses itself, workers that die, and a sweeper.

    No rule is there only at times: ids are random, and with them which of several jobs a fault of
    the sweep's hits first.
    """

    client = None
    last = None
    videos = Bundle("videos")
    leases = Bundle("leases")

    def __init__(self):
        super().__init__()
        self.faulty = FaultyClient(self.client)
        self.quiet = MoneyMachine.last = World(self.client, after=self.last)
        self.world = World(self.faulty, open_jobs=4, beside=self.quiet)
        self.clock = self.quiet.clock
        self.objects = set()
        self.at_stripe = {}
        self.keys = {}
        self.before = {}
        self.open_now = set()
        self.deliveries = 0

    @contextmanager
    def fault(self, planned):
        """What goes wrong here goes wrong for the caller too; whoever asks again is answered."""
        self.faulty.plan(*(planned or (None, 0)))
        try:
            yield
        except (Crash, StudyBuddyError, LeaseLost):
            pass
        finally:
            self.faulty.plan(None, 0)

    @contextmanager
    def overtaken_changes_nothing(self, lease):
        """Once another lease is made, or the job is gone, the old one is worth nothing."""
        before = self.quiet.jobs.find(lease.job.video_id)
        try:
            yield
        finally:
            if before is None or before.fence != lease.fence:
                assert before == self.quiet.jobs.find(lease.job.video_id)

    @initialize()
    def sign_up(self):
        self.quiet.user("ada")

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
        number=st.integers(1, 2),
        amount=st.sampled_from([300, 450, 900]),
        money=st.sampled_from(["gone", "gone", "here", "unknown"]),
        planned=faults,
    )
    def money_back(self, user, payment, kind, number, amount, money, planned):
        """A refund or a dispute begins, or goes on; all of the payment's are known to Stripe."""
        payment = f"{payment}-{user}"
        one = returned(kind, f"{payment}-{number}", amount, money, created=number)
        at_stripe = self.at_stripe.setdefault(payment, {})
        at_stripe[kind, number] = one
        with self.fault(planned):
            self.world.returns.settle(payment, lambda: list(at_stripe.values()))

    @rule(
        target=videos,
        user=users,
        key=st.sampled_from([None, None, "k1", "k2"]),
        order=st.sampled_from([ORDER, OTHER]),
        sent=st.booleans(),
        planned=faults,
    )
    def submit(self, user, key, order, sent, planned):
        """As the function does it: an account first if there is none, then the job."""
        done = None
        with self.fault(planned):
            done = self._submitted(user, order, key)
        if done is None:
            return multiple()
        self._remember(user, key, order, done.job)
        if sent:
            with self.fault(planned):
                self.world.jobs.mark_sent(done.job.video_id)
        return done.job.video_id

    def _submitted(self, user, order, key):
        try:
            return self.world.jobs.submit(user, order, key=key)
        except NoAccount:
            self.world.user(user)
            return self.world.jobs.submit(user, order, key=key)

    def _remember(self, user, key, order, job):
        """The same key is the same job; a key is never used for two orders."""
        assert job.was_filed_for(order)
        if key is not None:
            filed = (job.video_id, order)
            assert filed == self.keys.setdefault((user, key), filed)
            for other in {ORDER, OTHER} - {order}:
                with pytest.raises(KeyConflict):
                    self.quiet.jobs.submit(user, other, key=key)

    @rule(target=videos, user=users, planned=faults)
    def submit_what_has_no_captions(self, user, planned):
        video_id = self.submit(user, None, ORDER, False, None)
        if not isinstance(video_id, str):
            return multiple()
        self.deliver(video_id, 1, "wait", planned)
        return video_id

    @rule(target=videos, user=users, planned=faults)
    def submit_what_is_long(self, user, planned):
        video_id = self.submit(user, None, OTHER, False, None)
        if not isinstance(video_id, str):
            return multiple()
        self.deliver(video_id, 1, "ask", planned)
        return video_id

    @rule(target=leases, video_id=videos, percent=st.integers(0, 99), end=ends, planned=faults)
    def deliver(self, video_id, percent, end, planned):
        """A message, for the first time or the tenth, to a worker that may die of it."""
        self.deliveries += 1
        taken = None
        with self.fault(planned):
            taken = self.world.leases.acquire(video_id, f"worker-{self.deliveries}", LEASE)
        if isinstance(taken, Lease):
            self.progress(taken, percent, None)
            self.act(taken, end, planned)
            return taken
        if taken and taken.reason in {"stopping", "exhausted"}:
            with self.fault(planned):
                reason = CANCELLED if taken.reason == "stopping" else EXHAUSTED
                self.world.jobs.fail(video_id, reason)
        return multiple()

    @rule(lease=leases, percent=st.integers(0, 100), planned=faults)
    def progress(self, lease, percent, planned):
        with self.fault(planned), self.overtaken_changes_nothing(lease):
            self.world.leases.progress(lease, "write", percent)
            self.world.leases.renew(lease, LEASE)

    @rule(lease=leases, end=ends, planned=faults)
    def act(self, lease, end, planned):
        """What a worker does in the end, be it long overtaken."""
        with self.fault(planned), self.overtaken_changes_nothing(lease):
            getattr(self, f"_{end}")(lease)

    def _complete(self, lease):
        note = note_of(lease)
        self.objects |= {(artifact.bucket, artifact.key) for artifact in note.artifacts}
        self.world.leases.complete(lease, note)

    def _refuse(self, lease):
        self.world.leases.fail(lease, PRIVATE)

    def _blocked(self, lease):
        if lease.last:
            self.world.leases.fail(lease, BLOCKED)
        else:
            self.world.leases.requeue(lease, delay_seconds=30, error=BLOCKED)

    def _wait(self, lease):
        """YouTube has no captions: the user may."""
        self.world.leases.await_captions(lease, PRIVATE)

    def _ask(self, lease):
        """The video is longer than what was charged pays for."""
        self.world.leases.await_confirmation(lease, 70_000, lease.job.credits + 1)

    def _stopped(self, lease):
        """Its user does not want it any more, after some of it was paid for."""
        spent = Spent(min(lease.job.credits, lease.fence), Decimal(1))
        if not self.world.leases.renew(lease, LEASE, spent):
            self.world.leases.fail(lease, CANCELLED, spent)

    def _out_of_time(self, lease):
        self.world.leases.requeue(lease, spent=Spent(1, Decimal("0.5")))

    def _die(self, lease):
        """Nothing more is heard of it, or much later."""

    @rule(video_id=videos, user=users, planned=faults)
    def cancel(self, video_id, user, planned):
        with self.fault(planned):
            self.world.jobs.cancel(video_id, user)

    def waiting(self):
        """The jobs that waited for captions when the books were last looked at."""
        return self._in_state("needs_captions")

    def _in_state(self, state):
        """In an order that ids, which are random, do not decide."""
        found = [job for one in self.open_now if (job := self.before[one]).state == state]
        return sorted(found, key=lambda job: msgspec.json.encode(replace(job, video_id="")))

    @rule(at=st.integers(0, 3), given=given_captions, sent=st.booleans(), planned=faults)
    def captions_come(self, at, given, sent, planned):
        waiting = self.waiting()
        if not waiting:
            return
        job = waiting[at % len(waiting)]
        self.add_captions(job.video_id, job.user_id, given, sent, planned)

    @rule(
        video_id=videos,
        user=users,
        given=given_captions,
        sent=st.booleans(),
        planned=faults,
    )
    def add_captions(self, video_id, user, given, sent, planned):
        """Once, twice, somebody else's, too late: only a job that waits goes on, and only once."""
        before = self.quiet.jobs.find(video_id)
        with self.fault(planned):
            self.world.jobs.add_captions(video_id, user, given)
        after = self.quiet.jobs.find(video_id)
        if before is None or before.user_id != user or before.state != "needs_captions":
            assert before == after
        elif before != after:
            assert ("queued", 0, given.upload) == (after.state, after.attempts, after.order.upload)
        if sent and after is not None:
            with self.fault(planned):
                self.world.jobs.mark_sent(video_id)

    @rule(at=st.integers(0, 3), more=st.integers(0, 5), sent=st.booleans(), planned=faults)
    def agree(self, at, more, sent, planned):
        """To the price that is asked, as a rule; for the owner, once or again."""
        waiting = self.unconfirmed()
        if not waiting:
            return
        job = waiting[at % len(waiting)]
        price = job.price + (more == 5)
        before = self.quiet.jobs.find(job.video_id)
        with self.fault(planned):
            self.world.jobs.confirm(job.video_id, job.user_id, price)
        after = self.quiet.jobs.find(job.video_id)
        if before is None or before.state != "needs_confirmation" or price != before.price:
            assert before == after
        elif before != after:
            assert ("queued", price) == (after.state, after.credits)
            assert after == self.quiet.jobs.confirm(job.video_id, job.user_id, price)
        if sent and after is not None:
            with self.fault(planned):
                self.world.jobs.mark_sent(job.video_id)

    def unconfirmed(self):
        """The jobs that waited for a confirmation when the books were last looked at."""
        return self._in_state("needs_confirmation")

    @rule(video_id=videos, planned=faults, sure=st.integers(0, 3))
    def dead_letter(self, video_id, planned, sure):
        if sure != 2:
            return
        with self.fault(planned):
            self.world.jobs.fail(video_id, EXHAUSTED)

    @rule(video_id=consumes(videos), user=users, planned=faults)
    def remove(self, video_id, user, planned):
        with self.fault(planned):
            self.world.jobs.remove(video_id, user)

    @rule(user=users, planned=faults, sure=st.integers(0, 9))
    def erase(self, user, planned, sure):
        if sure != 7:
            return
        with self.fault(planned):
            self.world.erasure.begin(user)
            self.world.erasure.erase_videos(user)
            self.world.erasure.close(user)

    @rule(planned=faults)
    def sweep(self, planned):
        with self.fault(planned):
            for video_id in self.world.jobs.due():
                if self.world.jobs.recover(video_id):
                    self.world.jobs.mark_sent(video_id)

    @rule(seconds=st.sampled_from([1, 31, LEASE + 1, 901, 3600]))
    def time_goes_by(self, seconds):
        self.clock.pass_by(seconds)

    @rule(days=st.integers(1, 7), sure=st.integers(0, 3))
    def days_go_by(self, days, sure):
        if sure == 2 and (self.waiting() or self.unconfirmed()):
            self.clock.pass_by(days * 86_400)

    @invariant()
    def the_books_are_right(self):
        books = read_rows(self.quiet.tables)
        assert [] == broken(books, self.objects)
        for video_id, job in books.jobs.items():
            was = self.before.get(video_id, job)
            # Captions put a job back to its beginning, be it in the moment in which it waits.
            begun_anew = was.state == "needs_captions" or was.renewed_at != job.renewed_at
            assert was.progress <= job.progress or begun_anew
            assert (job.captions_until is None) or ("queued", job.error) != (job.status, None)
            assert 0 <= job.begun <= job.credits
            assert was.credits <= job.credits
            assert was.fence <= job.fence
            assert not was.ended or was == job
        self.before.update(books.jobs)
        self.open_now = {job.video_id for job in books.jobs.values() if not job.ended}

    def teardown(self):
        """Without a worker and with no further fault, the sweeper ends every job in some days."""
        for _ in range(3):
            self.clock.pass_by(8 * 90_000)
            for video_id in list(self.quiet.jobs.due()):
                assert not self.quiet.jobs.recover(video_id)
        assert all(job.ended for job in read_rows(self.quiet.tables).jobs.values())
        self.the_books_are_right()


@pytest.mark.parametrize("examples", EXAMPLES)
def test_money_and_jobs_survive_any_order_of_events(real_client, examples):
    MoneyMachine.client, MoneyMachine.last = real_client, None
    run_state_machine_as_test(
        MoneyMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
