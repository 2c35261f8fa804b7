"""The HTTP API: every route of the contract, a function behind each, tokens checked before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from studybuddy_local.aws_clients import AwsClients, arn, unless
from studybuddy_local.functions import function_arn, function_name
from studybuddy_local.resources import GatewayRoute
from studybuddy_local.sign_in import SignIn

_NAME = "ytstudy"
# The same address after every change: browsers and notes of people remember it.
_ID = "57b0dd1e"


def make_gateway(
    account: AwsClients, routes: Iterable[GatewayRoute], sign_in: SignIn, origins: Sequence[str]
) -> str:
    """The API's address; one that was there is made anew. Pages of `origins` may call it."""
    gateway = account.client("apigatewayv2")
    for api in gateway.get_apis()["Items"]:
        gateway.delete_api(ApiId=api["ApiId"])
    api_id: str = gateway.create_api(
        Name=_NAME,
        ProtocolType="HTTP",
        Tags={"ms-custom-id": _ID},
        CorsConfiguration={
            "AllowOrigins": list(origins),
            "AllowMethods": ["GET", "POST", "PATCH", "DELETE"],
            "AllowHeaders": ["authorization", "content-type", "idempotency-key", "if-none-match"],
            "ExposeHeaders": ["etag", "retry-after"],
            "MaxAge": 3600,
        },
    )["ApiId"]
    authorizer = _make_authorizer(gateway, api_id, sign_in)
    for route in routes:
        _make_route(account, api_id, route, authorizer)
    gateway.create_stage(ApiId=api_id, StageName="$default", AutoDeploy=True)
    return f"{account.endpoint}/_aws/execute-api/{api_id}"


def _make_authorizer(gateway: Any, api_id: str, sign_in: SignIn) -> str:
    made: str = gateway.create_authorizer(
        ApiId=api_id,
        Name="token",
        AuthorizerType="JWT",
        IdentitySource=["$request.header.Authorization"],
        JwtConfiguration={"Issuer": sign_in.issuer, "Audience": [sign_in.client_id]},
    )["AuthorizerId"]
    return made


def _make_route(account: AwsClients, api_id: str, route: GatewayRoute, authorizer: str) -> None:
    gateway = account.client("apigatewayv2")
    integration = gateway.create_integration(
        ApiId=api_id,
        IntegrationType="AWS_PROXY",
        IntegrationUri=function_arn(route.function),
        PayloadFormatVersion="2.0",
    )["IntegrationId"]
    guard = {"AuthorizationType": "JWT", "AuthorizerId": authorizer} if route.needs_token else {}
    gateway.create_route(
        ApiId=api_id,
        RouteKey=f"{route.method} {route.path}",
        Target=f"integrations/{integration}",
        **guard,
    )
    with unless("ResourceConflictException"):
        account.client("lambda").add_permission(
            FunctionName=function_name(route.function),
            StatementId="api",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
            SourceArn=arn("execute-api", "*"),
        )
