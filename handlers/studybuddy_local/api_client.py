"""Calls the service as a browser does: signs in at Cognito, then HTTP with the token."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import urllib3

from studybuddy import StudyBuddyError
from studybuddy_local.emulator import REGION


class CallFailed(StudyBuddyError):
    """An answer that is no success; `status` and what it says."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__("call_failed", f"{status}: {said}")
        self.status = status


class ApiClient:
    """A signed-in user of the API."""

    def __init__(self, api: str, token: str) -> None:
        self._api = api
        self._headers = {"authorization": f"Bearer {token}"}
        self._http = urllib3.PoolManager(timeout=60, retries=False)

    def get(self, path: str) -> Any:
        """What is at a path. Raises CallFailed."""
        return self._answer(self._http.request("GET", self._api + path, headers=self._headers))

    def post(self, path: str, body: Mapping[str, object], *, key: str = "") -> Any:
        """What a body brings. Raises CallFailed."""
        headers = {**self._headers, **({"idempotency-key": key} if key else {})}
        url = self._api + path
        return self._answer(self._http.request("POST", url, json=body, headers=headers))

    def upload(self, file_name: str, data: bytes) -> str:
        """Put captions where the worker finds them; the id of the upload. Raises CallFailed."""
        form = self.post("/uploads", {"file_name": file_name})
        fields = {**form["fields"], "file": (file_name, data)}
        answer = self._http.request("POST", form["url"], fields=fields)
        if answer.status >= 300:
            raise CallFailed(answer.status, "the upload was refused")
        upload_id: str = form["upload_id"]
        return upload_id

    def ended(self, video_id: str, *, seconds: float = 120) -> Any:
        """The video, once it has ended. Raises StudyBuddyError when that takes too long."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            video = self.get(f"/videos/{video_id}")
            if video["status"] in {"completed", "failed", "cancelled"}:
                return video
            time.sleep(0.2)
        raise StudyBuddyError("not_ended", f"Video {video_id} did not end in {seconds:.0f} s.")

    def _answer(self, answer: urllib3.BaseHTTPResponse) -> Any:
        if answer.status >= 300:
            raise CallFailed(answer.status, answer.data.decode("utf-8", "replace"))
        return json.loads(answer.data) if answer.data else None


def token_for(aws: str, client_id: str, email: str, password: str) -> str:
    """An ID token, as signing in with a password gives it. Raises CallFailed."""
    answer = urllib3.request(
        "POST",
        aws,
        timeout=60,
        headers={
            "content-type": "application/x-amz-json-1.1",
            "x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth",
            # The emulator asks every service's callers where they are.
            "host": f"cognito-idp.{REGION}.amazonaws.com",
        },
        body=json.dumps(
            {
                "AuthFlow": "USER_PASSWORD_AUTH",
                "ClientId": client_id,
                "AuthParameters": {"USERNAME": email, "PASSWORD": password},
            }
        ),
        retries=False,
    )
    if answer.status != 200:
        raise CallFailed(answer.status, answer.data.decode("utf-8", "replace"))
    token: str = answer.json()["AuthenticationResult"]["IdToken"]
    return token
