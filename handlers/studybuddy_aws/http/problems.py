"""Errors as their callers see them: `application/problem+json` (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus

import msgspec

from studybuddy import StudyBuddyError, WrongUse
from studybuddy_aws.runtime import errors

MEDIA_TYPE = "application/problem+json"


class ProblemDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong. `code` is for programs, `detail` a sentence that a person can act on.

    `retryable`: the same request may succeed later.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    retryable: bool


# The first class that an error is of decides. Errors of no class here are nobody's business.
_STATUSES: tuple[tuple[type[StudyBuddyError], int], ...] = (
    (WrongUse, 400),
    (errors.Unauthorized, 401),
    (errors.NoCredits, 402),
    (errors.TooFewCredits, 402),
    (errors.QuestionsUsedUp, 402),
    (errors.CreditsOwed, 402),
    (errors.AccountErased, 403),
    (errors.AccountErasing, 403),
    (errors.NotFound, 404),
    (errors.KeyConflict, 409),
    (errors.NoCaptionsWanted, 409),
    (errors.NotToConfirm, 409),
    (errors.PriceChanged, 409),
    (errors.CaptionsRefused, 422),
    (errors.PreviewTooSlow, 422),
    (errors.FilesNotMade, 422),
    (errors.NoCourseNotes, 422),
    (errors.QuestionFailed, 422),
    (errors.TooManyJobs, 429),
    (errors.TooManyCourses, 429),
    (errors.RateLimited, 429),
    (errors.StoreFailed, 500),
    (errors.PaymentsUnavailable, 500),
    (errors.StoreBusy, 503),
    (errors.OrdersClosed, 503),
    (errors.NoAccount, 503),
    (errors.PurchaseUnknown, 503),
    (errors.PaymentsBusy, 503),
)
_LONGEST = 300


def problem_of(error: Exception) -> ProblemDetails:
    """The error in words for its caller; one that was not foreseen says nothing of itself."""
    if isinstance(error, StudyBuddyError):
        for kind, status in _STATUSES:
            if isinstance(error, kind):
                return _problem(status, error.code, error.message, retryable=error.retryable)
    return _problem(
        500, "internal", "Something went wrong on our side. Try again later.", retryable=True
    )


def _problem(status: int, code: str, detail: str, *, retryable: bool) -> ProblemDetails:
    return ProblemDetails(
        type=f"urn:yt-study-buddy:problem:{code}",
        title=HTTPStatus(status).phrase,
        status=status,
        # What was sent may be in the words: it is cut, and made into text that can be sent.
        detail=detail[:_LONGEST].encode("utf-8", "replace").decode(),
        code=code,
        retryable=retryable,
    )
