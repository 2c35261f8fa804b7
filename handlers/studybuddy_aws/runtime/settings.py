"""What a function is told by its environment: read once, at start, into a frozen type.

Each function declares its own type in its own file, made of the parts below and of what it alone
is told, and its handler reads that:

    class ListPluginsSettings(ApiSettings, frozen=True, kw_only=True):
        "CATALOG_FILE (the packed catalog unless it is set)."

        catalog_file: str = ""

    handler = Endpoint(answer, ListPluginsSettings, Nothing)

What no request wakes calls `settings.read(SweepSettings)` when it is first called.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias, TypeVar

import msgspec

from studybuddy import StudyBuddyError

_Settings = TypeVar("_Settings", bound=msgspec.Struct)


class TableNames(msgspec.Struct, frozen=True, kw_only=True):
    """The tables' names (USERS_TABLE, ...)."""

    users_table: str
    videos_table: str
    notes_table: str
    credits_table: str
    limits_table: str
    erasures_table: str
    payments_table: str
    reviews_table: str
    connections_table: str
    courses_table: str


class BucketNames(msgspec.Struct, frozen=True, kw_only=True):
    """Where finished artifacts lie (NOTES_BUCKET, PDFS_BUCKET)."""

    notes_bucket: str
    pdfs_bucket: str


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What a new user is given (SIGNUP_CREDITS), and how many jobs may be open (OPEN_JOBS).

    WAITING_COURSES: of how many courses of a user videos may wait for their turn.
    FREE_CREDITS_MONTHS: how long it is remembered that an e-mail address was given them.
    """

    signup_credits: int = 3
    open_jobs: int = 10
    waiting_courses: int = 10
    free_credits_months: int = 12


LimitName: TypeAlias = Literal[
    "orders",
    "uploads",
    "previews",
    "files",
    "purchases",
    "erasures",
    "exports",
    "sign_outs",
    "reviews",
    "questions",
    "searches",
    "push_tickets",
    "courses",
]
_Limit: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=10_000)]


class RequestLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How often each user may ask in ten minutes (LIMIT_ORDERS, ...); more is refused at once.

    Orders are also captions and confirmations that come later, purchases also their receipts;
    files are those made anew; reviews are batches of answers, questions those to notes; courses
    are orders, retries and deletions of whole courses.
    """

    limit_orders: _Limit = 60
    limit_uploads: _Limit = 60
    limit_previews: _Limit = 30
    limit_files: _Limit = 30
    limit_purchases: _Limit = 20
    limit_erasures: _Limit = 10
    limit_exports: _Limit = 3
    limit_sign_outs: _Limit = 10
    limit_reviews: _Limit = 60
    limit_questions: _Limit = 30
    limit_searches: _Limit = 120
    limit_push_tickets: _Limit = 120
    limit_courses: _Limit = 20


class ApiSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What every function of the API is told; each adds its own.

    ADDRESS_SECRET_ARN is told to those that may open an account: the secret by which the addresses
    are remembered that were given free credits. Without it none is.
    AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI (the name is botocore's) is told to those that post to
    connected pages: where API Gateway has them. Without it there is no push.
    """

    tables: TableNames
    rules: Rules
    limits: RequestLimits
    address_secret_arn: str = ""
    aws_endpoint_url_apigatewaymanagementapi: str = ""


class PagedSettings(ApiSettings, frozen=True, kw_only=True):
    """For functions that answer in pages (CURSOR_SECRET_ARN: the secret that signs cursors)."""

    cursor_secret_arn: str


class FileSettings(ApiSettings, frozen=True, kw_only=True):
    """For functions that hand out or delete finished artifacts."""

    buckets: BucketNames


class StripeSettings(msgspec.Struct, frozen=True, kw_only=True):
    """STRIPE_SECRET_ARN: a secret of `{"api_key": ..., "webhook_secret": ...}`.

    STRIPE_API_BASE: where Stripe is, if it is not Stripe (`http://127.0.0.1:12111`).
    """

    stripe_secret_arn: str
    stripe_api_base: str = ""


class BadSettings(StudyBuddyError):
    """A variable is missing or is not what it should be; the message names it."""


def read(kind: type[_Settings], environment: Mapping[str, str] | None = None) -> _Settings:
    """The settings of this type; a field `queue_url` is the variable QUEUE_URL.

    Raises BadSettings naming every variable that is missing, or the field that has a bad value.
    Values are never repeated in the message.
    """
    found = os.environ if environment is None else environment
    missing: list[str] = []
    given = _given(kind, found, missing)
    if missing:
        raise BadSettings("settings", f"Set in the environment: {', '.join(missing)}.")
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        raise BadSettings("settings", f"A variable has a bad value: {error}.") from None


def _given(
    kind: type[msgspec.Struct], found: Mapping[str, str], missing: list[str]
) -> dict[str, object]:
    """The variables that the fields name, parts within as parts; `missing` is added to."""
    given: dict[str, object] = {}
    for field in msgspec.structs.fields(kind):
        name = field.name.upper()
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            given[field.name] = _given(field.type, found, missing)
        elif found.get(name):
            given[field.name] = found[name]
        elif field.required:
            missing.append(name)
    return given
