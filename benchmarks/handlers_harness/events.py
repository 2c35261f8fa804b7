"""A browser's requests as API Gateway hands them over (HTTP API, payload 2.0)."""

from __future__ import annotations

import json
from typing import Any

USER_ID = "5f0c8b1e-6d1f-4a57-9a51-0d8d6a1c9e11"
YOUTUBE_ID = "dQw4w9WgXcQ"

_HOST = "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com"
_HEADERS = {
    "accept": "application/json",
    "accept-encoding": "gzip, deflate, br, zstd",
    "accept-language": "en-GB,en;q=0.9",
    "authorization": "Bearer " + "e" * 1100,
    "content-length": "0",
    "host": _HOST,
    "origin": "https://study.example",
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0",
    "x-amzn-trace-id": "Root=1-67409d2e-3f1c2b7a5d8e9f0a1b2c3d4e",
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
}
_CLAIMS = {
    "aud": "1example23456789",
    "auth_time": "1763809200",
    "cognito:username": USER_ID,
    "email": "student@example.com",
    "email_verified": "true",
    "exp": "1763816400",
    "iat": "1763812800",
    "iss": "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Example",
    "sub": USER_ID,
    "token_use": "id",
}


def get_video(video_id: str) -> dict[str, Any]:
    """`GET /videos/{id}`."""
    return {**_event("GET /videos/{id}", f"/videos/{video_id}"), "pathParameters": {"id": video_id}}


def submit_video() -> dict[str, Any]:
    """`POST /videos/submit`."""
    event = _event("POST /videos/submit", "/videos/submit")
    order = {
        "youtube_url": f"https://www.youtube.com/watch?v={YOUTUBE_ID}",
        "subject": "Music",
        "template": "lecture",
        "exporters": ["markdown", "json", "pdf"],
    }
    body = json.dumps(order)
    sent = {"content-type": "application/json", "content-length": str(len(body))}
    return {**event, "headers": {**_HEADERS, **sent}, "body": body}


def _event(route: str, path: str) -> dict[str, Any]:
    http = {
        "method": route.partition(" ")[0],
        "path": path,
        "protocol": "HTTP/1.1",
        "sourceIp": "203.0.113.7",
        "userAgent": _HEADERS["user-agent"],
    }
    return {
        "version": "2.0",
        "routeKey": route,
        "rawPath": path,
        "rawQueryString": "",
        "headers": _HEADERS,
        "requestContext": {
            "accountId": "123456789012",
            "apiId": "a1b2c3d4e5",
            "authorizer": {"jwt": {"claims": _CLAIMS, "scopes": None}},
            "domainName": _HOST,
            "domainPrefix": "a1b2c3d4e5",
            "http": http,
            "requestId": "JKJaXmPLvHcESHA=",
            "routeKey": route,
            "stage": "$default",
            "time": "22/Nov/2026:12:00:00 +0000",
            "timeEpoch": 1795348800000,
        },
        "isBase64Encoded": False,
    }
