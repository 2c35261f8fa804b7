"""An account by e-mail and an identity at a provider are one, by the pool's own trigger."""

import base64
import json
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from hosted_pages import Browser
from service_client import request

from studybuddy_local.paths import address


def token(claims):
    part = [base64.urlsafe_b64encode(json.dumps(one).encode()) for one in ({"alg": "none"}, claims)]
    return b".".join([*part, b""]).decode().replace("=", "")


class TokenEndpoint(BaseHTTPRequestHandler):
    """A provider's, which gives the ID token of whoever has just signed in there."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps({"id_token": token(self.server.claims), "token_type": "Bearer"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def provider():
    with ThreadingHTTPServer(("127.0.0.1", 0), TokenEndpoint) as server:
        server.claims = {}
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def pool(stack):
    cognito = stack.account.client("cognito-idp")
    return cognito, cognito.list_user_pools(MaxResults=60)["UserPools"][0]["Id"]


@pytest.fixture
def browser(stack, pool, provider):
    """The web app, of a client that this provider's users may come by, too."""
    cognito, pool_id = pool
    web, host = address(stack.ports.web), f"http://127.0.0.1:{provider.server_port}"
    name = f"Discord{secrets.token_hex(4)}"
    cognito.create_identity_provider(
        UserPoolId=pool_id,
        ProviderName=name,
        ProviderType="OIDC",
        ProviderDetails={
            "client_id": "ours",
            "client_secret": "secret",
            "attributes_request_method": "GET",
            "oidc_issuer": host,
            "authorize_scopes": "openid email",
            "authorize_url": f"{host}/authorize",
            "token_url": f"{host}/token",
            "attributes_url": f"{host}/userinfo",
            "jwks_uri": f"{host}/keys",
        },
        AttributeMapping={"email": "email", "email_verified": "email_verified"},
    )
    made = cognito.create_user_pool_client(
        UserPoolId=pool_id,
        ClientName=name,
        SupportedIdentityProviders=["COGNITO", name],
        CallbackURLs=[f"{web}/signed-in"],
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthFlows=["code"],
        AllowedOAuthScopes=["openid", "email", "profile"],
    )
    told = request("GET", f"{web}/config.json").json()
    browser = Browser(web, told["sign_in"], made["UserPoolClient"]["ClientId"])
    browser.provider = name
    return browser


def came_by(browser, provider, **claims):
    """The claims of the token of who comes back from the provider."""
    provider.claims = claims
    left = browser.authorize(identity_provider=browser.provider)
    state = parse_qs(urlsplit(left.headers["location"]).query)["state"][0]
    back = browser.request("GET", f"/oauth2/idpresponse?{urlencode({'code': 'c', 'state': state})}")
    code = parse_qs(urlsplit(back.headers["location"]).query)["code"][0]
    part = browser.token(code).json()["id_token"].split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


@pytest.fixture
def email(service_client, pool):
    """Of a user by e-mail, verified as AWS has it once the code was right: the emulator forgets."""
    cognito, pool_id = pool
    address = service_client.sign_up()
    cognito.admin_update_user_attributes(
        UserPoolId=pool_id,
        Username=address,
        UserAttributes=[{"Name": "email_verified", "Value": "true"}],
    )
    return address


def users_of(pool, email):
    cognito, pool_id = pool
    return cognito.list_users(UserPoolId=pool_id, Filter=f'email = "{email}"')["Users"]


def test_the_account_by_mail_is_who_comes_by_a_provider(browser, provider, pool, email):
    (by_mail,) = users_of(pool, email)
    for _ in range(2):
        claims = came_by(browser, provider, sub="80351", email=email, email_verified=True)
        assert by_mail["Username"] == claims["cognito:username"]
    assert [by_mail["Username"]] == [one["Username"] for one in users_of(pool, email)]


def test_an_address_that_the_provider_does_not_vouch_for_gets_an_account_of_its_own(
    browser, provider, pool, email
):
    claims = came_by(browser, provider, sub="80352", email=email, email_verified=False)
    assert f"{browser.provider}_80352" == claims["cognito:username"]
    assert 2 == len(users_of(pool, email))
