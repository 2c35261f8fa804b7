"""One account for each verified address: what Cognito is asked to do, and what it is told.

botocore's own stub holds what is asked and answered against AWS's model of it; the local stack's
Cognito fires the function and links for real (tests/local/test_linked_sign_in).
"""

import datetime
import json
import logging
from pathlib import Path

import botocore.session
import pytest
from botocore.stub import Stubber

from studybuddy_aws.link_sign_in import SignUpRefused, one_account

EVENT = Path(__file__).parents[2] / "events" / "cognito_pre_sign_up.json"
POOL = "eu-central-1_Example01"
ADA = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
FOUND = {"UserPoolId": POOL, "Filter": 'email = "ada@example.org"'}
GOOGLE = "104567890123456789012"


def event(source="PreSignUp_ExternalProvider", **attributes):
    told = json.loads(EVENT.read_text())
    told["triggerSource"] = source
    told["request"]["userAttributes"] |= attributes
    return told


def user(username=ADA, status="CONFIRMED", verified="true", day=1):
    told = {"email": "ada@example.org", "email_verified": verified}
    return {
        "Username": username,
        "UserStatus": status,
        "UserCreateDate": datetime.datetime(2026, 12, day, tzinfo=datetime.UTC),
        "Attributes": [{"Name": name, "Value": value} for name, value in told.items()],
    }


@pytest.fixture
def cognito():
    client = botocore.session.get_session().create_client(
        "cognito-idp", "eu-central-1", aws_access_key_id="test", aws_secret_access_key="test"
    )
    with Stubber(client) as stub:
        yield stub
        stub.assert_no_pending_responses()


def link(provider, subject):
    return {
        "UserPoolId": POOL,
        "DestinationUser": {"ProviderName": provider, "ProviderAttributeValue": subject},
        "SourceUser": {
            "ProviderName": "Google",
            "ProviderAttributeName": "Cognito_Subject",
            "ProviderAttributeValue": GOOGLE,
        },
    }


def test_who_comes_by_google_gets_the_account_that_the_address_has(cognito):
    older = user("Discord_80351110224678912", "EXTERNAL_PROVIDER", day=1)
    cognito.add_response("list_users", {"Users": [older, user(day=2)]}, FOUND)
    cognito.add_response("admin_link_provider_for_user", {}, link("Cognito", ADA))
    assert event() == one_account(event(), cognito.client, POOL)


def test_of_accounts_by_providers_the_oldest_is_the_one(cognito):
    users = [
        user("GitHub_1138", "EXTERNAL_PROVIDER", day=3),
        user("discord_80351110224678912", "EXTERNAL_PROVIDER", day=2),
    ]
    cognito.add_response("list_users", {"Users": users}, FOUND)
    asked = link("Discord", "80351110224678912")
    cognito.add_response("admin_link_provider_for_user", {}, asked)
    one_account(event(), cognito.client, POOL)


@pytest.mark.parametrize(
    "users",
    [
        [],
        [user(status="UNCONFIRMED")],
        [user(verified="false")],
        [user(status="FORCE_CHANGE_PASSWORD")],
    ],
    ids=["none", "not confirmed", "not verified", "made for somebody"],
)
def test_an_address_that_nobody_has_proved_links_nothing(cognito, users):
    cognito.add_response("list_users", {"Users": users}, FOUND)
    assert event() == one_account(event(), cognito.client, POOL)


@pytest.mark.parametrize("told", [{"email_verified": "false"}, {"email": ""}])
def test_a_provider_that_does_not_vouch_for_the_address_is_not_asked_about(cognito, told):
    assert event(**told) == one_account(event(**told), cognito.client, POOL)


def test_who_signs_up_by_mail_and_has_an_account_by_a_provider_is_told_which(cognito):
    users = [user(f"Google_{GOOGLE}", "EXTERNAL_PROVIDER")]
    cognito.add_response("list_users", {"Users": users}, FOUND)
    with pytest.raises(SignUpRefused, match="by Google: go back and sign in with it"):
        one_account(event("PreSignUp_SignUp"), cognito.client, POOL)


def test_any_other_sign_up_by_mail_goes_on(cognito):
    cognito.add_response("list_users", {"Users": []}, FOUND)
    by_mail = event("PreSignUp_SignUp")
    assert by_mail == one_account(by_mail, cognito.client, POOL)
    by_operator = event("PreSignUp_AdminCreateUser")
    assert by_operator == one_account(by_operator, cognito.client, POOL)


def test_an_address_stays_within_the_question(cognito):
    odd = '"ada\\" or true"@example.org'
    asked = {**FOUND, "Filter": 'email = "\\"ada\\\\\\" or true\\"@example.org"'}
    cognito.add_response("list_users", {"Users": []}, asked)
    one_account(event(email=odd), cognito.client, POOL)


@pytest.mark.parametrize(
    ("answer", "alarmed"),
    [
        ("TooManyRequestsException", False),
        ("InvalidParameterException", False),
        ("AccessDeniedException", True),
    ],
)
def test_if_cognito_does_not_answer_no_second_account_is_made(
    cognito, caplog, capsys, answer, alarmed
):
    cognito.add_client_error("list_users", answer, http_status_code=400)
    with (
        caplog.at_level(logging.ERROR),
        pytest.raises(SignUpRefused, match="try again in a minute"),
    ):
        one_account(event(), cognito.client, POOL)
    assert ["not linked"] == [record.getMessage() for record in caplog.records]
    assert alarmed == ("OperatorNeeded" in capsys.readouterr().out)
    assert "ada@example.org" not in json.dumps(caplog.records[0].__dict__, default=str)
