import json
import logging
from contextlib import redirect_stdout
from io import StringIO

import pytest
from http_world import ADA, BOB, SIGNUP, event

from studybuddy_aws.create_user import welcome


def test_a_request_of_a_user_without_a_row_makes_it(world):
    assert {
        "user_id": ADA,
        "email": "ada@example.org",
        "name": "Ada Lovelace",
        "provider": "cognito",
        "credits": SIGNUP,
        "open_jobs": 0,
        "created_at": "2027-01-15T08:00:00.000Z",
        "erasing_since": None,
    } == world.call("get_me").json
    assert [] == world.broken()


@pytest.mark.parametrize("use", ["access", "", "ID", None, ["id"]])
def test_a_token_that_does_not_say_who_somebody_is_makes_no_account(world, use):
    called = world.event("get_me")
    called["requestContext"]["authorizer"]["jwt"]["claims"] |= {"token_use": use}
    assert (401, "unauthorized") == world.send("get_me", called).refusal
    assert world.service.ledger.account(ADA) is None


def test_who_vouches_for_a_user_is_known(world):
    called = world.event("get_me")
    called["requestContext"]["authorizer"]["jwt"]["claims"].update(
        {"cognito:username": "Google_1138", "identities": "[map[providerName:Google]]"}
    )
    assert "google" == world.send("get_me", called).json["provider"]


def test_who_has_a_password_keeps_it_as_the_way_in_when_google_vouches_as_well(world):
    called = world.event("get_me")
    called["requestContext"]["authorizer"]["jwt"]["claims"].update(
        {"cognito:username": ADA, "identities": "[map[providerName:Google]]"}
    )
    assert "cognito" == world.send("get_me", called).json["provider"]


def test_cognito_makes_the_row_and_gets_its_event_back(world):
    told = event("cognito_post_confirmation")
    for _ in range(2):
        assert event("cognito_post_confirmation") == welcome(told, world.service)
    account = world.service.ledger.account(ADA)
    assert ("ada@example.org", "Ada Lovelace", "cognito", SIGNUP) == (
        account.email,
        account.name,
        account.provider,
        account.credits,
    )
    assert [] == world.broken()


def test_a_sign_up_is_counted_and_a_forgotten_password_is_none(world):
    told = event("cognito_post_confirmation")
    forgotten = {**told, "triggerSource": "PostConfirmation_ConfirmForgotPassword"}
    for one, expected in ((told, ["SignedUp"]), (forgotten, [])):
        with redirect_stdout(StringIO()) as counted:
            welcome(one, world.service)
        lines = [json.loads(line) for line in counted.getvalue().splitlines()]
        assert expected == [name for line in lines for name in line if name == "SignedUp"]


def test_a_sign_up_never_fails_for_us(world, caplog):
    class NoTables:
        def open_account(self, caller):
            raise RuntimeError(f"no table for {caller.email}")

    told = event("cognito_post_confirmation")
    with caplog.at_level(logging.ERROR):
        assert told == welcome(told, NoTables())
    assert ["no row yet"] == [record.getMessage() for record in caplog.records]
    assert "ada@example.org" not in json.dumps(
        [vars(record) for record in caplog.records], default=str
    )


def test_everything_of_a_user_goes_and_nothing_of_anybody_else(world):
    mine = world.finished(files={"note.md": b"1", "note.pdf": b"2"})
    theirs = world.finished(BOB, files={"note.md": b"1", "note.pdf": b"2"})
    waiting = world.submitted()
    s3 = world.client("s3")
    for bucket in ("UPLOADS_BUCKET", "WORK_BUCKET"):
        for user in (ADA, BOB):
            s3.put_object(Bucket=world.environment[bucket], Key=f"{user}/x/y", Body=b"z")
    notes = world.environment["NOTES_BUCKET"]
    s3.put_object(Bucket=notes, Key=f"{ADA}/{mine}/note.md", Body=b"newer")
    s3.delete_object(Bucket=notes, Key=f"{ADA}/{mine}/note.md")
    world.call("purchase_credits", body={"package": "starter"})

    assert (204, "") == ((answer := world.call("delete_me")).status, answer.text)

    assert [f"{BOB}/{theirs}/note.md"] == world.keys("NOTES_BUCKET")
    assert [f"{BOB}/{theirs}/note.pdf"] == world.keys("PDFS_BUCKET")
    assert [f"{BOB}/x/y"] == world.keys("UPLOADS_BUCKET")
    assert [f"{BOB}/x/y"] == world.keys("WORK_BUCKET")
    assert None is world.service.ledger.account(ADA)
    assert [None, None] == [world.service.jobs.find(video) for video in (mine, waiting)]
    customers = [o for o in world.stripe.state.objects.values() if o["object"] == "customer"]
    assert [True] == [customer.get("deleted", False) for customer in customers]
    assert [] == world.broken()


def test_the_ledger_keeps_entries_that_name_nobody(world):
    world.finished()
    world.call("delete_me")
    entries = world.service.ledger.history(ADA).rows
    assert 0 == sum(entry.amount for entry in entries)
    assert "ada@example.org" not in repr(entries)


def test_who_has_gone_stays_gone_and_may_go_twice(world):
    world.call("get_me")
    assert [204, 204] == [world.call("delete_me").status for _ in range(2)]
    for function, body in (
        ("get_me", None),
        ("get_credits", None),
        ("get_credit_history", None),
        ("submit_video", {"youtube_url": "hQVTIJBZook"}),
        ("purchase_credits", {"package": "starter"}),
    ):
        assert (403, "account_erased") == world.call(function, body=body).refusal


def test_who_goes_before_anything_else_was_asked_stays_gone(world):
    assert 204 == world.call("delete_me").status
    assert (403, "account_erased") == world.call("get_me").refusal
    assert None is world.service.ledger.account(ADA)
    assert [] == world.broken()


def test_what_broke_off_is_told_and_finished_by_the_same_request_too(world):
    world.call("purchase_credits", body={"package": "starter"})
    world.stripe.faults.extend(["refuse"] * 2)
    since = {"erasing_since": "2027-01-15T08:00:00.000Z"}
    assert (202, since) == ((answer := world.call("delete_me")).status, answer.json)
    assert since.items() <= world.call("get_me").json.items()
    refusal = world.call("get_credits")
    assert (403, "account_erasing") == refusal.refusal
    assert since["erasing_since"] in refusal.json["detail"]
    world.stripe.faults.clear()
    assert 204 == world.call("delete_me").status
    assert None is world.service.ledger.account(ADA)
    assert [] == world.broken()


def test_signing_out_everywhere_ends_every_refresh_token(world):
    cognito, pool = world.client("cognito-idp"), world.environment["USER_POOL_ID"]
    cognito.admin_create_user(UserPoolId=pool, Username=ADA)
    asked = []
    cognito.meta.events.register(
        "provide-client-params.cognito-identity-provider.AdminUserGlobalSignOut",
        lambda params, **_: asked.append(params),
    )
    assert 204 == world.call("sign_out_everywhere").status
    assert [{"UserPoolId": pool, "Username": ADA}] == asked


def test_who_is_not_there_any_more_has_no_device_to_sign_out(world):
    assert 204 == world.call("sign_out_everywhere", BOB).status


def test_the_sign_in_goes_too(world):
    cognito = world.client("cognito-idp")
    pool = cognito.create_user_pool(PoolName="people")["UserPool"]["Id"]
    cognito.admin_create_user(UserPoolId=pool, Username=ADA)
    world.environment["USER_POOL_ID"] = pool
    assert [204, 204] == [world.call("delete_me").status for _ in range(2)]
    assert [] == cognito.list_users(UserPoolId=pool)["Users"]
