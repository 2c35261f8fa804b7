"""Notes by Amazon Bedrock: each run of the command has a token of its own, for as long as it."""

import base64
import json
from urllib.parse import parse_qs

import pytest
from bedrock_server import ACCESS, MODEL, REGION, SECRET, BedrockServer, short_term_objection

from studybuddy_aws.runtime.settings import BadSettings
from studybuddy_aws.worker.bedrock_token import bedrock_token


@pytest.fixture
def role(monkeypatch):
    """What the function's role is known by, as Lambda tells it."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_SESSION_TOKEN", "of/the+role=")


def told_by(token):
    address = base64.b64decode(token.removeprefix("bedrock-api-key-")).decode()
    return {name: values[0] for name, values in parse_qs(address.partition("?")[2]).items()}


def test_a_token_is_a_call_signed_in_advance_that_ends_with_the_run(role):
    (token,) = bedrock_token(REGION, 25).values()
    told = told_by(token)
    assert ("25", "of/the+role=") == (told["X-Amz-Expires"], told["X-Amz-Security-Token"])
    assert f"/{REGION}/bedrock/aws4_request" in told["X-Amz-Credential"]
    assert ("", "bad signature") == (
        short_term_objection(token),
        short_term_objection(token, "another secret"),
    )
    (late,) = bedrock_token(REGION, -70).values()
    assert "Bearer Token has expired" == short_term_objection(late)


def test_without_a_region_there_is_no_token_and_without_a_role_a_word(monkeypatch):
    assert {} == bedrock_token("", 25)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/none")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/none")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(BadSettings, match="no AWS credentials"):
        bedrock_token(REGION, 25)


def test_the_worker_has_a_note_written_on_bedrock_by_a_child_that_knows_no_role(
    world, role, monkeypatch
):
    with BedrockServer() as bedrock:
        world.environment |= {"STUDYBUDDY_CLAUDE_BEDROCK": REGION, "CLAUDE_SECRET_ARN": ""}
        monkeypatch.setenv("STUDYBUDDY_CLAUDE_BEDROCK", REGION)
        monkeypatch.setenv("STUDYBUDDY_CLAUDE_MODEL", MODEL)
        monkeypatch.setenv("ANTHROPIC_BEDROCK_BASE_URL", bedrock.url)
        video_id = world.ordered("claude")
        world.work()
    assert ("completed", None, 1, 0) == world.state(video_id)
    provenance = world.call("get_note", id=video_id).json["note"]["provenance"]
    assert ("claude", MODEL) == (provenance["writer"], provenance["model"])
    assert provenance["usage"]["cost_usd"] > 0
    (key,) = {exchange.key for exchange in bedrock.exchanges}
    assert int(told_by(key.removeprefix("Bearer "))["X-Amz-Expires"]) <= 900


def test_a_child_sees_the_token_and_nothing_of_the_role(world, role, monkeypatch):
    world.environment["STUDYBUDDY_CLAUDE_BEDROCK"] = REGION
    video_id = world.ordered("tell")
    world.work()
    assert ("completed", None, 1, 0) == world.state(video_id)
    told = json.loads(world.told.read_text())
    assert "" == short_term_objection(told["settings"]["AWS_BEARER_TOKEN_BEDROCK"])
    assert [] == [name for name in told["environment"] if name.startswith("AWS_")]
    assert SECRET not in world.told.read_text()
