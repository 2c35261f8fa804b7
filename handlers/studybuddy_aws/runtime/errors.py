"""What the service refuses, in words for its users.

WrongUse
└── BadRequest          the request cannot be read, or asks for what is not on offer
StudyBuddyError
├── Unauthorized        the request carries no user
├── NotFound            there is no such thing, or it is someone else's
├── NoAccount           the user has no row yet: open an account and try again
├── AccountErased       the user has erased the account
├── AccountErasing      the user has asked for that, and it is under way
├── NoCredits           the balance does not pay for another video
├── CreditsOwed         the user's bank took back the money of credits that are used up
├── OrdersClosed        no new orders are taken for a while
├── TooManyJobs         too many jobs are open at once
├── TooManyCourses      videos of too many courses wait for their turn
├── KeyConflict         an idempotency key was used for another order
├── TooFewCredits       the balance does not pay for the rest of a long video's price
├── PriceChanged        a long video's price is another than the one that was agreed to
├── NotToConfirm        a video does not wait for its price to be agreed to
├── NoCaptionsWanted    captions came for a job that does not wait for any
├── CaptionsRefused     the engine cannot read the user's captions, and says why
├── PreviewTooSlow      the captions could not be read in the time that a request has
├── RateLimited         the user asked too often, and may again after some seconds
│   ├── TooManyRequests
│   ├── TooManyPreviews
│   └── TooManyFiles
├── QuestionsUsedUp     a note or course has no questions left that are paid for
├── QuestionFailed      a question could not be answered, or not in the time of a request
├── FilesNotMade        files of a note or course could not be made, or not in the time of a request
├── NoCourseNotes       no video of a course has notes yet
├── PurchaseUnknown     a payment that was never granted cannot be taken back
├── StoreBusy           AWS is throttling, in conflict or out of reach
├── StoreFailed         AWS refuses for a reason that will not pass by itself
├── PaymentsBusy        Stripe is out of reach or overloaded
└── PaymentsUnavailable Stripe refuses for a reason that will not pass by itself
"""

from __future__ import annotations

from collections.abc import Iterable

from studybuddy import StudyBuddyError, WrongUse


class ConditionFailed(Exception):
    """A write's condition did not hold and nothing was written; `failed` are their positions.

    Stays inside this room: who wrote decides what it means, after reading what is there.
    """

    def __init__(self, failed: Iterable[int]) -> None:
        super().__init__(f"conditions failed: {sorted(failed)}")
        self.failed = frozenset(failed)


class LeaseLost(Exception):
    """The job is no longer this worker's: ended, deleted, or taken by another. Just let it go."""


class NotFound(StudyBuddyError):
    """There is no such thing, or it is someone else's: the two look alike."""

    def __init__(self, what: str) -> None:
        super().__init__("not_found", f"There is no such {what}.")


class NoAccount(StudyBuddyError):
    """The user has no row yet."""

    def __init__(self) -> None:
        super().__init__("no_account", "There is no account yet. Try again.", retryable=True)


class AccountErased(StudyBuddyError):
    """The account was erased; a token that is still valid does not bring it back."""

    def __init__(self) -> None:
        super().__init__("account_erased", "This account was erased. Sign up again to start anew.")


class AccountErasing(StudyBuddyError):
    """The account is being erased, since this moment; None if an earlier build began with it."""

    def __init__(self, since: str | None) -> None:
        told = f" since {since}" if since else ""
        super().__init__(
            "account_erasing",
            f"This account is being erased{told}. What is left of it is gone within the hour; "
            "sign up again after that to start anew.",
        )


class NoCredits(StudyBuddyError):
    """The balance does not pay for another video."""

    def __init__(self) -> None:
        super().__init__("no_credits", "You have no credits left. Buy some to go on.")


class CreditsOwed(StudyBuddyError):
    """The bank took back the money of credits that the user has used."""

    def __init__(self, owed: int) -> None:
        super().__init__(
            "credits_owed",
            f"Your bank took back a payment of which {owed} credits are used up, so no more can be "
            "bought for now. Withdraw the dispute at your bank, or write to whoever runs this.",
        )


class TooManyJobs(StudyBuddyError):
    """Too many jobs of the user are open at once."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            "too_many_jobs",
            f"{limit} of your videos are waiting or in the works. Try again when one is done.",
            retryable=True,
        )


class TooManyCourses(StudyBuddyError):
    """Videos of too many courses of the user wait for their turn."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            "too_many_courses",
            f"Videos of {limit} of your courses wait for their turn. Nothing was ordered: try "
            "again when one of these is done, or cancel one.",
            retryable=True,
        )


class OrdersClosed(StudyBuddyError):
    """The operator takes no new orders; `words` say why, if anything does."""

    seconds = 600

    def __init__(self, words: str = "") -> None:
        told = f"{words} " if words else ""
        super().__init__(
            "orders_closed",
            f"{told}No new videos are taken at the moment; those that are ordered go on. Nothing "
            "was charged: try again later.",
            retryable=True,
        )


class KeyConflict(StudyBuddyError):
    """An idempotency key was used before, for another order or for one deleted since."""

    def __init__(self) -> None:
        super().__init__(
            "idempotency_conflict",
            "This Idempotency-Key was used for another order. Use a new one.",
        )


class NoCaptionsWanted(StudyBuddyError):
    """Captions came for a job that does not wait for any."""

    def __init__(self) -> None:
        super().__init__(
            "no_captions_wanted",
            "This video does not wait for captions. See how far it is, or order it anew with them.",
        )


class TooFewCredits(StudyBuddyError):
    """The balance does not pay for the rest of a long video's price."""

    def __init__(self, more: int, left: int) -> None:
        super().__init__(
            "too_few_credits",
            f"This takes {more} more of your credits, and you have {left}. Buy some to go on.",
        )


class PriceChanged(StudyBuddyError):
    """A long video's price is another than the one that was agreed to."""

    def __init__(self, price: int) -> None:
        super().__init__(
            "price_changed",
            f"This video takes {price} credits, which is not what you agreed to. Nothing was "
            "charged: look at the price again.",
        )


class NotToConfirm(StudyBuddyError):
    """A video does not wait for its price to be agreed to."""

    def __init__(self) -> None:
        super().__init__(
            "not_to_confirm",
            "This video does not wait for a confirmation. See how far it is, or order it anew.",
        )


class CaptionsRefused(StudyBuddyError):
    """The engine cannot read the user's captions; code and words are its own."""


class PreviewTooSlow(StudyBuddyError):
    """The captions could not be read in the time that a request has."""

    def __init__(self) -> None:
        super().__init__(
            "preview_too_slow",
            "It takes too long to look into these captions. Try again, or order with them as they "
            "are.",
            retryable=True,
        )


class RateLimited(StudyBuddyError):
    """The user asked too often, and may again after so many `seconds`."""

    seconds: int


class TooManyRequests(RateLimited):
    """The user did something that costs, or starts a worker, too often."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            "too_many_requests",
            "That was very often in a short time. Wait a moment and try again.",
            retryable=True,
        )
        self.seconds = seconds


class TooManyPreviews(RateLimited):
    """The user had captions looked into too often."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            "too_many_previews",
            "You have had captions looked into very often. Wait a moment and try again.",
            retryable=True,
        )
        self.seconds = seconds


class TooManyFiles(RateLimited):
    """The user had files made anew too often."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            "too_many_files",
            "You have had files made anew very often. Wait a moment and try again.",
            retryable=True,
        )
        self.seconds = seconds


class FilesNotMade(StudyBuddyError):
    """Files of a note or course could not be made (anew); those that there are stay as they are."""


class NoCourseNotes(StudyBuddyError):
    """No video of a course has notes yet."""

    def __init__(self) -> None:
        super().__init__(
            "no_course_notes",
            "No video of this course has notes yet. Try again when the first is done.",
            retryable=True,
        )


class QuestionsUsedUp(StudyBuddyError):
    """All questions to a note or course that are included or bought are asked."""

    def __init__(self, asked: int) -> None:
        super().__init__(
            "questions_used_up",
            f"You have asked all {asked} questions that you have here. 20 more take 1 credit.",
        )


class QuestionFailed(StudyBuddyError):
    """A question could not be answered; it does not count."""


class PurchaseUnknown(StudyBuddyError):
    """A payment that was never granted cannot be taken back; grant it first."""

    def __init__(self) -> None:
        super().__init__(
            "purchase_unknown", "This payment has not been granted yet.", retryable=True
        )


class StoreBusy(StudyBuddyError):
    """DynamoDB is throttling, in conflict or out of reach."""

    def __init__(self) -> None:
        super().__init__("busy", "The service is busy. Try again in a moment.", retryable=True)


class StoreFailed(StudyBuddyError):
    """DynamoDB refuses for a reason that will not pass by itself; `reason` names it in logs."""

    def __init__(self, reason: str) -> None:
        super().__init__("service_failed", "The service cannot do this now. Try again later.")
        self.reason = reason


class BadRequest(WrongUse):
    """The request cannot be read, or asks for what is not on offer."""


class Unauthorized(StudyBuddyError):
    """The request carries no user."""

    def __init__(self) -> None:
        super().__init__("unauthorized", "Sign in and try again.")


class PaymentsBusy(StudyBuddyError):
    """Stripe is out of reach or overloaded."""

    def __init__(self) -> None:
        super().__init__(
            "payments_busy",
            "Payments cannot be made now. Try again in a moment.",
            retryable=True,
        )


class PaymentsUnavailable(StudyBuddyError):
    """Stripe refuses for a reason that will not pass by itself; `reason` names it in logs."""

    def __init__(self, reason: str) -> None:
        super().__init__("payments_unavailable", "Payments cannot be made now. Try again later.")
        self.reason = reason
