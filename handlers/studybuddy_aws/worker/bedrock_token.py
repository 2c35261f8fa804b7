"""The one credential that a child is given: a token for Amazon Bedrock, as short-lived as the run.

It is what AWS calls a short-term API key: a call to Bedrock that is signed in advance with what
the function's role is known by, and opens nothing but Bedrock. There it may do what the role may,
which is to ask the one model that Terraform names; and it ends when the run does. A session of STS,
scoped down, would live for a quarter of an hour at least, and take a second role and a call.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

import botocore.session

from studybuddy_aws.runtime.settings import BadSettings

_HOST = "bedrock.amazonaws.com"


def bedrock_token(region: str, seconds: int) -> Mapping[str, str]:
    """The setting that hands a child its token for so many seconds; none without a region.

    Raises BadSettings where the function has no role.
    """
    if not region:
        return {}
    from botocore.auth import SigV4QueryAuth
    from botocore.awsrequest import AWSRequest

    role = botocore.session.get_session().get_credentials()
    if role is None:
        raise BadSettings("settings", "There are no AWS credentials to make a token of.")
    call = AWSRequest(
        method="POST",
        url=f"https://{_HOST}/",
        headers={"host": _HOST},
        params={"Action": "CallWithBearerToken"},
    )
    SigV4QueryAuth(role, "bedrock", region, expires=seconds).add_auth(call)
    address = f"{str(call.url).removeprefix('https://')}&Version=1"
    return {"AWS_BEARER_TOKEN_BEDROCK": f"bedrock-api-key-{b64encode(address.encode()).decode()}"}
