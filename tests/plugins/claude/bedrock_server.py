"""The small server of the Messages API, as Amazon Bedrock speaks it.

A model is named in the path, whoever asks is known by a signature (Signature Version 4) or by an
API key, replies come in frames of AWS's event stream, and errors have AWS's names.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import struct
import time
from calendar import timegm
from typing import Any
from urllib.parse import parse_qs, unquote

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from messages_requests import Json, objection
from messages_server import MessagesHandler, MessagesServer

REGION = "eu-central-1"
API_KEY = "ABSKbedrock-test-key"
ACCESS, SECRET = "AKIDOFTHETESTS", "the-secret-of-the-tests"
MODEL = "eu.anthropic.claude-sonnet-5-5"
_PATH = re.compile(r"/model/([^/]+)/invoke-with-response-stream")


class BedrockServer(MessagesServer):
    """Knows one API key, and one access key whose signatures and short-term keys it checks."""

    def __init__(self) -> None:
        super().__init__()
        self.models = [MODEL]

    def handler(self) -> type[MessagesHandler]:
        return _BedrockHandler


class _BedrockHandler(MessagesHandler):
    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["content-length"]))
        shown = self.headers.get("authorization", "")
        if wrong := _unknown(shown, self.path, self.headers, data):
            return self.fail(403, "UnrecognizedClientException", wrong)
        named, body = _PATH.fullmatch(self.path), json.loads(data)
        if not named or {"model", "stream"} & body.keys():
            return self.fail(404, "UnknownOperationException", "no such operation")
        model = unquote(named[1])
        if model not in self.server.owner.models:
            return self.fail(
                400, "ValidationException", "The provided model identifier is invalid."
            )
        body = {**body, "model": model, "stream": True}
        return self.take(body, shown, objection("/v1/messages", body, body["anthropic_version"]))

    def fail(
        self,
        status: int,
        kind: str,
        message: str,
        headers: dict[str, str] | None = None,
        body: Json | None = None,
    ) -> None:
        """As AWS's gateway answers: the error's name in a header, a message in the body."""
        names = {"invalid_request_error": "ValidationException"}
        named = {"x-amzn-errortype": f"{names.get(kind, kind)}:http://internal/", **(headers or {})}
        super().fail(status, kind, message, named, body or {"message": message})

    def begin_stream(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/vnd.amazon.eventstream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()

    def send(self, event: Json) -> None:
        if event["type"] == "error":
            said = json.dumps({"message": event["error"]["message"]}).encode()
            name = event["error"]["type"]
            data = frame({":message-type": "exception", ":exception-type": name}, said)
        else:
            chunk = {"bytes": base64.b64encode(json.dumps(event).encode()).decode(), "p": "abcdefg"}
            data = frame(
                {":message-type": "event", ":event-type": "chunk"}, json.dumps(chunk).encode()
            )
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")


def frame(headers: dict[str, str], payload: bytes) -> bytes:
    """A message of the event stream: lengths and their checksum, headers, payload, checksum."""
    told = b"".join(
        struct.pack(">B", len(name))
        + name.encode()
        + struct.pack(">BH", 7, len(value))
        + value.encode()
        for name, value in {**headers, ":content-type": "application/json"}.items()
    )
    prelude = struct.pack(">II", 16 + len(told) + len(payload), len(told))
    message = prelude + struct.pack(">I", binascii.crc32(prelude)) + told + payload
    return message + struct.pack(">I", binascii.crc32(message))


def _unknown(shown: str, path: str, headers: Any, data: bytes) -> str:
    """Why nobody knows who asks; empty if somebody does."""
    kind, _, value = shown.partition(" ")
    if kind == "AWS4-HMAC-SHA256":
        signed = re.search(r"SignedHeaders=([^,]+), Signature=(\w+)", value)
        if f"Credential={ACCESS}/" not in value or f"/{REGION}/bedrock/aws4_request" not in value:
            return "The security token included in the request is invalid."
        told = {name: headers[name] for name in signed[1].split(";")} if signed else {}
        url = f"http://{headers['host']}{path}"
        request = AWSRequest(method="POST", url=url, data=data, headers=told)
        return (
            ""
            if signed and signed[2] == _signature(SigV4Auth, request, headers)
            else "bad signature"
        )
    if value.startswith("bedrock-api-key-"):
        return short_term_objection(value)
    return (
        "" if value == API_KEY else "Authentication failed: Please make sure your API Key is valid."
    )


def short_term_objection(token: str, secret: str = SECRET) -> str:
    """What is wrong with a short-term key, which is a presigned call; empty if nothing is."""
    address = base64.b64decode(token.removeprefix("bedrock-api-key-")).decode()
    host, _, query = address.partition("/?")
    told = {name: values[0] for name, values in parse_qs(query).items()}
    if (host, told["Action"], told["Version"]) != (
        *("bedrock.amazonaws.com", "CallWithBearerToken", "1"),
    ):
        return "no short-term key"
    begun = timegm(time.strptime(told["X-Amz-Date"], "%Y%m%dT%H%M%SZ"))
    if not begun - 60 <= time.time() <= begun + int(told["X-Amz-Expires"]):
        return "Bearer Token has expired"
    unsigned = query.split("&X-Amz-Signature=")[0]
    request = AWSRequest(
        method="POST", url=f"https://{host}/?{unsigned}", headers={"host": host}, data=b""
    )
    expected = _signature(SigV4QueryAuth, request, {"x-amz-date": told["X-Amz-Date"]}, secret)
    return "" if expected == told["X-Amz-Signature"] else "bad signature"


def _signature(kind: Any, request: AWSRequest, headers: Any, secret: str = SECRET) -> str:
    request.context["timestamp"] = headers["x-amz-date"]
    signer = kind(Credentials(ACCESS, secret), "bedrock", REGION)
    canonical = signer.canonical_request(request)
    return signer.signature(signer.string_to_sign(request, canonical), request)
