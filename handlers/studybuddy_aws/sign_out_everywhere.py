"""POST /me/sign-out: no device of the user gets new tokens any more.

Those that a device has run on until they end: API Gateway checks who made a token and when it
ends, and asks nobody. How long that is, infra/modules/sign_in says. Pages that are told news are
cut off: a connection would outlive every token.
"""

from __future__ import annotations

from studybuddy_aws.http.endpoint import Endpoint, Nothing
from studybuddy_aws.http.request import Request
from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.errors import StoreFailed
from studybuddy_aws.runtime.settings import ApiSettings
from studybuddy_aws.storage.service import Service


class SignOutSettings(ApiSettings, frozen=True, kw_only=True):
    """USER_POOL_ID: where the user signs in."""

    user_pool_id: str


def answer(request: Request[Nothing], service: Service[SignOutSettings]) -> None:
    """Revoke every refresh token of the user, and close the connections of open pages.

    Who is not there any more has no tokens.
    """
    try:
        with asking():
            service.client("cognito-idp").admin_user_global_sign_out(
                UserPoolId=service.settings.user_pool_id, Username=request.user.username
            )
    except StoreFailed as error:
        if error.reason != "UserNotFoundException":
            raise
    service.push.close_all(request.user_id)


handler = Endpoint(answer, SignOutSettings, Nothing, status=204, limit="sign_outs")
