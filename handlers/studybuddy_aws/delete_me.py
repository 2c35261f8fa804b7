"""DELETE /me: everything that is known of the user goes; the ledger keeps entries by an id only.

Every step may be repeated, and the account's row goes last of what we keep: what broke off is
finished by the same request.
"""

from __future__ import annotations

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.caller import Caller
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.errors import StoreFailed
from studybuddy_aws.runtime.logs import count
from studybuddy_aws.runtime.settings import FileSettings, StripeSettings
from studybuddy_aws.storage.erasure import Erasure
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.object_keys import user_prefix
from studybuddy_aws.storage.rate_limits import RateLimits
from studybuddy_aws.storage.service import Service


class DeleteMeSettings(FileSettings, frozen=True, kw_only=True):
    """UPLOADS_BUCKET, WORK_BUCKET, Stripe's, and USER_POOL_ID: where the user signs in."""

    uploads_bucket: str
    work_bucket: str
    stripe: StripeSettings
    user_pool_id: str = ""


def answer(request: Request[Nothing], service: Service[DeleteMeSettings]) -> None:
    """Erase rows, all versions of files, the Stripe customer, the account and the sign-in."""
    user_id = request.user_id
    erasure = Erasure(service.tables, service.ledger)
    account = erasure.begin(user_id)
    erasure.erase_videos(user_id)
    if account is not None:  # else there is only what counts how often this is asked
        RateLimits(service.tables).erase(user_id)
    _erase_files(user_id, service)
    _erase_customer(user_id, service)
    erasure.close(user_id)
    _erase_sign_in(request.user, service)
    count("Erased")


def _erase_files(user_id: str, service: Service[DeleteMeSettings]) -> None:
    at = service.settings
    for bucket in (
        at.buckets.notes_bucket,
        at.buckets.pdfs_bucket,
        at.uploads_bucket,
        at.work_bucket,
    ):
        Files(service.s3).erase(bucket, user_prefix(user_id))


def _erase_customer(user_id: str, service: Service[DeleteMeSettings]) -> None:
    account = service.ledger.account(user_id)
    if account is None or account.stripe_customer_id is None:
        return
    from studybuddy_aws.billing.payments import Payments

    payments = Payments(service.secrets, service.settings.stripe)
    payments.erase_customer(account.stripe_customer_id)


def _erase_sign_in(user: Caller, service: Service[DeleteMeSettings]) -> None:
    """Without it the e-mail address could never sign up again."""
    pool = service.settings.user_pool_id
    if not pool:
        return
    try:
        with asking():
            service.client("cognito-idp").admin_delete_user(UserPoolId=pool, Username=user.username)
    except StoreFailed as error:
        if error.reason != "UserNotFoundException":
            raise


handler = Endpoint(
    answer,
    DeleteMeSettings,
    Nothing,
    status=204,
    ready=("tables", "s3"),
    limit="erasures",
)
