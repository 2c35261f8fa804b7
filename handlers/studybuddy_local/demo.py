"""A user to look around with, and one finished example, made by the way that any note is made."""

from __future__ import annotations

import json

from studybuddy_local.api_client import ApiClient, token_for
from studybuddy_local.aws_clients import AwsClients, unless
from studybuddy_local.deployment import Deployment
from studybuddy_local.paths import EXAMPLE

EMAIL = "demo@example.com"
PASSWORD = "Study-Buddy-1"  # noqa: S105 - printed for whoever starts the service here
# No video has this id: the talk was written for this project.
_EXAMPLE_URL = "https://www.youtube.com/watch?v=sample-talk"


def demo_caller(account: AwsClients, deployment: Deployment) -> ApiClient:
    """The demo user, signed in; made, with an account and credits, where there is none."""
    pool = deployment.sign_in.user_pool_id
    cognito = account.client("cognito-idp")
    with unless("UsernameExistsException"):
        cognito.admin_create_user(
            UserPoolId=pool,
            Username=EMAIL,
            MessageAction="SUPPRESS",
            UserAttributes=[
                {"Name": "email", "Value": EMAIL},
                {"Name": "email_verified", "Value": "true"},
                {"Name": "name", "Value": "Demo"},
            ],
        )
        cognito.admin_set_user_password(
            UserPoolId=pool, Username=EMAIL, Password=PASSWORD, Permanent=True
        )
        confirm(account, pool, EMAIL)
    client_id = deployment.sign_in.client_id
    return ApiClient(deployment.api, token_for(account.endpoint, client_id, EMAIL, PASSWORD))


def confirm(account: AwsClients, pool: str, email: str) -> None:
    """Call what the pool has called once a sign-up is confirmed; the emulator never does."""
    cognito = account.client("cognito-idp")
    user = cognito.admin_get_user(UserPoolId=pool, Username=email)
    called = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]["LambdaConfig"]
    event = {
        "version": "1",
        "triggerSource": "PostConfirmation_ConfirmSignUp",
        "userPoolId": pool,
        "userName": user["Username"],
        "request": {
            "userAttributes": {one["Name"]: one["Value"] for one in user["UserAttributes"]}
        },
        "response": {},
    }
    account.client("lambda").invoke(
        FunctionName=called["PostConfirmation"], Payload=json.dumps(event).encode()
    )


def order_example(caller: ApiClient) -> str:
    """Order the example, once however often; the video's id."""
    if found := caller.get("/videos")["videos"]:
        oldest: str = found[-1]["video_id"]
        return oldest
    upload = caller.upload(EXAMPLE.name, EXAMPLE.read_bytes())
    order = {"youtube_url": _EXAMPLE_URL, "subject": "Learning to learn", "upload": upload}
    ordered: str = caller.post("/videos/submit", order, key="example")["video_id"]
    return ordered
