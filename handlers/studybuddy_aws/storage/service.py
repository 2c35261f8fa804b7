"""What the functions of the API work with; each part is made when it is first asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from studybuddy_aws.runtime import clients
from studybuddy_aws.runtime.caller import Caller
from studybuddy_aws.runtime.errors import (
    AccountErasing,
    RateLimited,
    TooManyFiles,
    TooManyPreviews,
    TooManyRequests,
)
from studybuddy_aws.runtime.settings import ApiSettings, LimitName
from studybuddy_aws.storage.connections import Connections
from studybuddy_aws.storage.courses import Courses
from studybuddy_aws.storage.free_credits import given_once
from studybuddy_aws.storage.jobs import Jobs
from studybuddy_aws.storage.ledger import Account, Ledger
from studybuddy_aws.storage.note_lists import NoteLists
from studybuddy_aws.storage.notes import Notes
from studybuddy_aws.storage.payment_rows import PaymentRows
from studybuddy_aws.storage.push import Push
from studybuddy_aws.storage.questions import Questions
from studybuddy_aws.storage.rate_limits import RateLimit, RateLimits
from studybuddy_aws.storage.returns import Returns
from studybuddy_aws.storage.reviews import Reviews
from studybuddy_aws.storage.tables import Tables, Write
from studybuddy_aws.storage.timestamps import Clock
from studybuddy_aws.storage.upstreams import Upstreams

if TYPE_CHECKING:
    from studybuddy_aws.runtime.secret_values import SecretValues

_LIMIT_SECONDS = 600
_TOO_OFTEN: dict[LimitName, Callable[[int], RateLimited]] = {
    "previews": TooManyPreviews,
    "files": TooManyFiles,
}
_Settings_co = TypeVar("_Settings_co", bound=ApiSettings, covariant=True)


class Service(Generic[_Settings_co]):
    """The rooms behind the API, over AWS as the settings and the environment name it."""

    def __init__(
        self,
        settings: _Settings_co,
        *,
        client: Callable[[str], Any] = clients.client,
        now: Clock = time.time,
    ) -> None:
        self.settings = settings
        self.client = client
        self.now = now

    @cached_property
    def tables(self) -> Tables:
        """The tables."""
        return Tables(self.client("dynamodb"), self.settings.tables)

    @cached_property
    def ledger(self) -> Ledger:
        """Accounts and credits."""
        rules = self.settings.rules
        return Ledger(self.tables, signup_credits=rules.signup_credits, now=self.now)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs."""
        rules = self.settings.rules
        return Jobs(self.tables, self.ledger, open_jobs=rules.open_jobs, now=self.now)

    @cached_property
    def courses(self) -> Courses:
        """Courses."""
        rules = self.settings.rules
        return Courses(
            *(self.tables, self.ledger),
            open_jobs=rules.open_jobs,
            most_waiting=rules.waiting_courses,
            now=self.now,
        )

    @cached_property
    def upstreams(self) -> Upstreams:
        """Whether what jobs ask elsewhere answers."""
        return Upstreams(self.tables, now=self.now)

    @cached_property
    def payment_rows(self) -> PaymentRows:
        """Payments that were opened at Stripe."""
        return PaymentRows(self.tables, now=self.now)

    @cached_property
    def returns(self) -> Returns:
        """Refunds and disputes."""
        return Returns(self.tables, self.ledger, self.payment_rows, now=self.now)

    @cached_property
    def notes(self) -> Notes:
        """Notes."""
        return Notes(self.tables, now=self.now)

    @cached_property
    def note_lists(self) -> NoteLists:
        """Lists of all notes of a user."""
        return NoteLists(self.tables, self.now)

    @cached_property
    def questions(self) -> Questions:
        """Questions to notes."""
        return Questions(self.tables, self.ledger)

    @cached_property
    def reviews(self) -> Reviews:
        """Answers to cards."""
        return Reviews(self.tables)

    @cached_property
    def connections(self) -> Connections:
        """Pages that are connected."""
        return Connections(self.tables, now=self.now)

    @cached_property
    def push(self) -> Push:
        """News for them."""
        there = self.settings.aws_endpoint_url_apigatewaymanagementapi
        return Push(self.connections, self.client("apigatewaymanagementapi") if there else None)

    @cached_property
    def s3(self) -> Any:
        """A client of S3."""
        return self.client("s3")

    @cached_property
    def sqs(self) -> Any:
        """A client of SQS."""
        return self.client("sqs")

    @cached_property
    def secrets(self) -> SecretValues:
        """Secrets."""
        from studybuddy_aws.runtime.secret_values import SecretValues

        return SecretValues(self.client("secretsmanager"))

    def limit(self, user_id: str, name: LimitName) -> None:
        """Count one request of a user. Raises RateLimited, StoreBusy, StoreFailed."""
        most: int = getattr(self.settings.limits, f"limit_{name}")
        limits = RateLimits(self.tables, now=self.now)
        if wait := limits.take(user_id, RateLimit(name, most, _LIMIT_SECONDS)):
            raise _TOO_OFTEN.get(name, TooManyRequests)(wait)

    def account(self, caller: Caller) -> Account:
        """The caller's account, opened with its signup credits if there is none.

        Raises AccountErasing while it is being erased, and AccountErased ever after.
        """
        account = self.last_account(caller)
        if account.erasing:
            raise AccountErasing(account.erasing_at)
        return account

    def last_account(self, caller: Caller) -> Account:
        """The same, also while it is being erased. Raises AccountErased."""
        return self.ledger.account(caller.user_id) or self.open_account(caller)

    def open_account(self, caller: Caller) -> Account:
        """The caller's account, made if there is none. Raises AccountErased."""
        return self.ledger.open_account(
            caller.user_id, caller.email, caller.name, caller.provider, self._given_once(caller)
        )

    def _given_once(self, caller: Caller) -> Write | None:
        arn, rules = self.settings.address_secret_arn, self.settings.rules
        if not arn or not rules.signup_credits or not caller.email:
            return None
        key = self.secrets.text(arn)
        return given_once(key, caller.email, rules.free_credits_months, self.now())
