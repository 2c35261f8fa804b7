"""What Cognito does with an OIDC provider, by an independent library's idea of ID tokens."""

import json
import time
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

import urllib3
from github_server import CALLBACK, CLIENT_ID, CLIENT_SECRET
from joserfc import jwt
from joserfc.jwk import KeySet

from studybuddy_aws.runtime import settings
from studybuddy_aws.sign_in.oauth import OAuthService

ROOT = Path(__file__).parents[3]
ROUTES = json.loads((ROOT / "infra" / "github.json").read_text())
ISSUER = "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/github"
EVENT = json.loads((ROOT / "tests" / "events" / "http_api_public.json").read_text())


class Answer(NamedTuple):
    status: int
    headers: dict
    json: dict


def handler_of(function):
    return import_module(f"studybuddy_aws.{function}").handler


class Cognito:
    """The client of the shim, and the shim behind its routes."""

    def __init__(self, github, kms, key_arn):
        self.github = github
        self.environment = {
            "GITHUB_ISSUER": ISSUER,
            "GITHUB_CLIENT_ID": CLIENT_ID,
            "GITHUB_CALLBACK": CALLBACK,
            "SIGNING_KEY_ARN": key_arn,
            "GITHUB_BASE": github.address,
            "GITHUB_API_BASE": github.address,
        }
        self.kms = kms

    def ask(self, route, *, headers=None, body=""):
        """A route's answer, as API Gateway would ask for it."""
        handler = handler_of(ROUTES[route])
        told = settings.read(handler.reads, self.environment)
        service = OAuthService(told, client={"kms": self.kms}.__getitem__, now=time.time)
        event = {**EVENT, "routeKey": route, "headers": headers or {}, "body": body}
        reply = handler.serve({**event, "isBase64Encoded": False}, lambda: service)
        return Answer(reply["statusCode"], reply["headers"], json.loads(reply["body"]))

    def configuration(self):
        return self.ask("GET /github/.well-known/openid-configuration").json

    def send_user(self, **more):
        """Send a user to GitHub; what the user comes back to the callback with."""
        asked = {
            "response_type": "code",
            "client_id": CLIENT_ID,
            "redirect_uri": CALLBACK,
            "scope": "openid read:user user:email",
            "state": "cognito-keeps-this",
            **more,
        }
        url = f"{self.configuration()['authorization_endpoint']}?{urlencode(asked)}"
        came_to = urllib3.request("GET", url, redirect=False).headers["location"]
        assert came_to.startswith(f"{CALLBACK}?")
        return {name: one[0] for name, one in parse_qs(urlsplit(came_to).query).items()}

    def exchange(self, code, **more):
        """What a code is exchanged for; a field that is None is left out."""
        form = {
            "grant_type": "authorization_code",
            "client_id": CLIENT_ID,
            "client_secret": CLIENT_SECRET,
            "redirect_uri": CALLBACK,
            "code": code,
            **more,
        }
        fields = {name: value for name, value in form.items() if value is not None}
        return self.ask("POST /github/token", body=urlencode(fields))

    def profile(self, access_token):
        headers = {"authorization": f"Bearer {access_token}"}
        return self.ask("GET /github/userinfo", headers=headers)

    def verified(self, id_token):
        """The claims of a token that the published keys have signed, for this client, for now."""
        keys = KeySet.import_key_set(self.ask("GET /github/jwks.json").json)
        token = jwt.decode(id_token, keys, algorithms=["RS256"])
        rules = {
            "iss": {"essential": True, "value": ISSUER},
            "aud": {"essential": True, "value": CLIENT_ID},
            "sub": {"essential": True},
            "exp": {"essential": True},
            "iat": {"essential": True},
        }
        jwt.JWTClaimsRegistry(**rules).validate(token.claims)
        return token.claims
