"""Signing in with GitHub, from the user's click to claims that Cognito may believe."""

import base64
import hashlib
import time
from importlib import import_module

import pytest
from cognito import CLIENT_ID, ISSUER, ROUTES, handler_of
from cryptography.hazmat.primitives.serialization import load_der_public_key
from joserfc.errors import BadSignatureError

PERSON = {
    "sub": "583231",
    "name": "The Octocat",
    "preferred_username": "octocat",
    "email": "octocat@example.com",
    "email_verified": True,
}
IN_FORCE = {"iss": ISSUER, "aud": CLIENT_ID}


def test_a_user_signs_in(cognito):
    back = cognito.send_user()
    answer = cognito.exchange(back["code"])
    claims = cognito.verified(answer.json["id_token"])

    assert "cognito-keeps-this" == back["state"]
    assert [200, "Bearer", "read:user user:email"] == [
        answer.status,
        answer.json["token_type"],
        answer.json["scope"],
    ]
    times = {name: claims.pop(name) for name in ("iat", "exp")}
    assert {**PERSON, **IN_FORCE} == claims
    assert 300 == times["exp"] - times["iat"]
    assert time.time() - 60 < times["iat"] <= time.time()
    assert PERSON == cognito.profile(answer.json["access_token"]).json


def test_whoever_gives_no_name_goes_by_the_login(cognito, github):
    github.user["name"] = None
    answer = cognito.exchange(cognito.send_user()["code"])

    assert "octocat" == cognito.verified(answer.json["id_token"])["name"]


def test_the_published_email_is_not_believed(cognito, github):
    answer = cognito.exchange(cognito.send_user()["code"])
    claims = cognito.verified(answer.json["id_token"])

    assert "octocat@example.com" == claims["email"] != github.user["email"]


def test_a_code_is_proven_by_its_verifier(cognito):
    verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789"
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    asked = {"code_challenge": challenge, "code_challenge_method": "S256"}

    stolen = cognito.exchange(cognito.send_user(**asked)["code"], code_verifier="guessed")
    own = cognito.exchange(cognito.send_user(**asked)["code"], code_verifier=verifier)

    assert ["invalid_grant", None] == [one.json.get("error") for one in (stolen, own)]


def test_a_token_that_was_changed_is_no_token(cognito):
    answer = cognito.exchange(cognito.send_user()["code"])
    head, claims, signature = answer.json["id_token"].split(".")
    forged = base64.urlsafe_b64encode(
        base64.urlsafe_b64decode(claims + "==").replace(b"583231", b"583232")
    )

    with pytest.raises(BadSignatureError):
        cognito.verified(f"{head}.{forged.decode().rstrip('=')}.{signature}")


def test_the_key_in_the_set_is_the_one_that_kms_has(cognito, kms, key_arn):
    answer = cognito.ask("GET /github/jwks.json")
    (key,) = answer.json["keys"]

    numbers = load_der_public_key(kms.get_public_key(KeyId=key_arn)["PublicKey"]).public_numbers()
    told = [int.from_bytes(base64.urlsafe_b64decode(key[one] + "=="), "big") for one in "ne"]
    assert [numbers.n, numbers.e] == told
    assert key_arn.endswith(f"/{key['kid']}")
    assert "max-age=3600" == answer.headers["cache-control"]


def test_the_configuration_leads_to_the_routes_that_are_there(cognito, github):
    told = cognito.configuration()

    under = {f"/github{value[len(ISSUER) :]}" for value in told.values() if ISSUER in value}
    assert under - {"/github"} == {
        route.split()[1] for route in ROUTES if ".well-known" not in route
    }
    assert f"{github.address}/login/oauth/authorize" == told["authorization_endpoint"]


@pytest.mark.parametrize(("route", "function"), ROUTES.items())
def test_a_function_says_which_route_it_is(route, function):
    module = import_module(f"studybuddy_aws.{function}")

    assert module.__doc__.startswith(f"{route}: ")
    assert module.handler is handler_of(function)


def test_tokens_are_never_remembered(cognito):
    granted = cognito.exchange(cognito.send_user()["code"])
    refused = cognito.exchange("no code")

    assert {"no-store"} == {one.headers["cache-control"] for one in (granted, refused)}
