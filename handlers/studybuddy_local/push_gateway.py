"""The WebSocket API by which pages are told news: who is let in, who is gone, and an echo."""

from __future__ import annotations

from typing import Any

from studybuddy_local.aws_clients import AwsClients, arn, unless
from studybuddy_local.functions import function_arn, function_name
from studybuddy_local.resources import Push

# The same address after every change, as the HTTP API's.
_ID = "57b0dd1f"
_OK = "200"


def push_endpoint(account: AwsClients, push: Push) -> str:
    """Where connections are posted to."""
    return f"{account.endpoint}/_aws/execute-api/{_ID}/{push.stage}"


def make_push_gateway(account: AwsClients, push: Push) -> str:
    """The address that pages connect to. What was there before is gone."""
    gateway = account.client("apigatewayv2")
    gateway.create_api(
        Name="ytstudy-push",
        ProtocolType="WEBSOCKET",
        RouteSelectionExpression="$request.body.action",
        Tags={"ms-custom-id": _ID},
    )
    for route, function in push.routes.items():
        _make_route(account, route, function)
    _make_echo(gateway, push.pong)
    gateway.create_stage(ApiId=_ID, StageName=push.stage, AutoDeploy=True)
    return push_endpoint(account, push).replace("http", "ws", 1)


def _make_route(account: AwsClients, route: str, function: str) -> None:
    gateway = account.client("apigatewayv2")
    integration = gateway.create_integration(
        ApiId=_ID, IntegrationType="AWS_PROXY", IntegrationUri=function_arn(function)
    )["IntegrationId"]
    gateway.create_route(ApiId=_ID, RouteKey=route, Target=f"integrations/{integration}")
    with unless("ResourceConflictException"):
        account.client("lambda").add_permission(
            FunctionName=function_name(function),
            StatementId="push",
            Action="lambda:InvokeFunction",
            Principal="apigateway.amazonaws.com",
            SourceArn=arn("execute-api", "*"),
        )


def _make_echo(gateway: Any, pong: str) -> None:
    """Whatever a page says is answered by the gateway itself: no function is called for it."""
    integration = gateway.create_integration(
        ApiId=_ID,
        IntegrationType="MOCK",
        RequestTemplates={_OK: '{"statusCode":200}'},
        TemplateSelectionExpression=_OK,
    )["IntegrationId"]
    gateway.create_integration_response(
        ApiId=_ID,
        IntegrationId=integration,
        IntegrationResponseKey=f"/{_OK}/",
        ResponseTemplates={_OK: pong},
        TemplateSelectionExpression=_OK,
    )
    route = gateway.create_route(
        ApiId=_ID,
        RouteKey="$default",
        Target=f"integrations/{integration}",
        RouteResponseSelectionExpression="$default",
    )["RouteId"]
    gateway.create_route_response(ApiId=_ID, RouteId=route, RouteResponseKey="$default")
