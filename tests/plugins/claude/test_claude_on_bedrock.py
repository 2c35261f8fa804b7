"""Claude on Amazon Bedrock: the library's own client against a server that speaks as it does."""

import pytest
from bedrock_server import ACCESS, API_KEY, MODEL, REGION, SECRET, BedrockServer
from messages_server import Fault

import studybuddy
from studybuddy_claude import ClaudeChecker, ClaudeWriter
from studybuddy_claude.pricing import usage_of

ON_DEMAND = (
    "Invocation of model ID anthropic.claude-x with on-demand throughput isn’t supported. Retry "
    "your request with the ID or ARN of an inference profile that contains this model."
)


@pytest.fixture
def server(monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/none")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/none")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with BedrockServer() as running:
        yield running


@pytest.fixture
def bedrock(server):
    return {
        "STUDYBUDDY_CLAUDE_BEDROCK": REGION,
        "STUDYBUDDY_CLAUDE_MODEL": MODEL,
        "STUDYBUDDY_CLAUDE_PRICES": "",
        "STUDYBUDDY_CLAUDE_SCHEMA": "",
        "ANTHROPIC_BEDROCK_BASE_URL": server.url,
        "AWS_BEARER_TOKEN_BEDROCK": API_KEY,
    }


@pytest.fixture
def signing(bedrock, monkeypatch):
    """As on a laptop: what AWS's own library finds."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    return {**bedrock, "AWS_BEARER_TOKEN_BEDROCK": ""}


def test_a_note_is_written_with_an_api_key_in_frames_of_the_event_stream(
    lecture, server, write, bedrock
):
    note = write(lecture(40), **bedrock)
    assert [] == studybuddy.unsupported(note)
    assert (True, True) == (bool(note.summary), len(note.sections) > 1)
    assert {f"Bearer {API_KEY}"} == {e.key for e in server.exchanges}
    used = note.provenance.usage
    assert (MODEL, len(server.exchanges)) == (note.provenance.model, used.calls)
    paid = usage_of(
        "claude-sonnet-5-5",
        fresh=used.input_tokens,
        output=used.output_tokens,
        cache_read=used.cache_read_tokens,
        cache_write=used.cache_write_tokens,
    )
    assert pytest.approx(1.1 * paid.cost_usd, abs=1e-5) == used.cost_usd
    asked = len(server.exchanges)
    assert note == write(lecture(40), **bedrock)
    assert asked == len(server.exchanges)


def test_requests_are_signed_with_what_aws_finds_where_there_is_no_api_key(
    lecture, server, write, signing
):
    assert [] == studybuddy.unsupported(write(lecture(5), **signing))
    (key,) = {e.key.partition("/")[0] for e in server.exchanges}
    assert f"AWS4-HMAC-SHA256 Credential={ACCESS}" == key


def test_one_model_has_all_roles_unless_one_is_named(bedrock):
    assert MODEL == ClaudeWriter().identity(bedrock) == ClaudeChecker().identity(bedrock)
    own = {**bedrock, "STUDYBUDDY_CLAUDE_CHECK_MODEL": "eu.anthropic.claude-haiku-5-5"}
    assert "eu.anthropic.claude-haiku-5-5" == ClaudeChecker().identity(own)


@pytest.mark.parametrize("made", [ClaudeWriter(), ClaudeChecker()])
def test_what_is_missing_is_the_model_and_no_key_of_anthropics(made, bedrock):
    assert "" == made.missing(bedrock)
    told = made.missing({**bedrock, "STUDYBUDDY_CLAUDE_MODEL": " "})
    assert "STUDYBUDDY_CLAUDE_MODEL" in told


def test_a_probe_says_who_answers_where(server, bedrock):
    told = f"{MODEL} answers at {server.url} and keeps to a schema"
    assert told == ClaudeWriter().probe(bedrock)


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (
            (403, "AccessDeniedException", "You don't have access to the model"),
            *("no_model_access", "Model access"),
        ),
        (
            (403, "AccessDeniedException", "not authorized: bedrock:CallWithBearerToken"),
            *("no_model_access", "bedrock:InvokeModelWithResponseStream"),
        ),
        (
            (403, "AccessDeniedException", "Bearer Token has expired"),
            *("bad_key", "AWS_BEARER_TOKEN_BEDROCK"),
        ),
        (
            (403, "ExpiredTokenException", "The security token is expired"),
            *("bad_key", "aws sso login"),
        ),
        (
            (400, "ValidationException", ON_DEMAND),
            *("unknown_model", "inference profile"),
        ),
        (
            (404, "ResourceNotFoundException", "Could not resolve the foundation model"),
            *("unknown_model", "STUDYBUDDY_CLAUDE_MODEL"),
        ),
        ((400, "ValidationException", "messages: too few"), "bad_request", "messages: too few"),
        ((429, "ThrottlingException", "Too many tokens"), "rate_limited", "this account's quota"),
        ((424, "ModelErrorException", "The model failed"), "overloaded", "overloaded"),
    ],
)
def test_what_bedrock_refuses_is_told_in_words(
    lecture, server, write, bedrock, answer, code, words
):
    status, name, message = answer
    server.faults = [Fault("status", status=status, type=name, message=message, times=99)]
    with pytest.raises(studybuddy.WriterFailed) as failure:
        write(lecture(5), **bedrock)
    assert (code, True) == (failure.value.code, words in failure.value.message)
    assert API_KEY not in failure.value.message
    waited_for = code in {"rate_limited", "overloaded"}
    assert (6 if waited_for else 1) == len(server.exchanges)


@pytest.mark.parametrize("kind", ["throttlingException", "modelStreamErrorException"])
def test_a_reply_that_breaks_off_with_an_exception_is_asked_for_again_and_paid_both_times(
    lecture, server, write, bedrock, kind
):
    server.faults = [Fault("error", type=kind, message="Too many requests")]
    note = write(lecture(5), **bedrock)
    assert [] == studybuddy.unsupported(note)
    assert len(server.exchanges) == note.provenance.usage.calls


def test_a_reply_that_is_cut_off_is_asked_for_again(lecture, server, write, bedrock):
    server.faults = [Fault("cut")]
    assert [] == studybuddy.unsupported(write(lecture(5), **bedrock))


def test_a_model_that_is_not_there_and_a_prompt_that_is_too_long(lecture, server, write, bedrock):
    with pytest.raises(studybuddy.WriterFailed, match="no such model"):
        write(lecture(5), **{**bedrock, "STUDYBUDDY_CLAUDE_MODEL": "anthropic.claude-1"})
    long = "Input is too long for requested model."
    server.faults = [Fault("status", status=400, type="ValidationException", message=long)]
    assert [] == studybuddy.unsupported(write(lecture(40), **bedrock))


# Each in a region of its own: the library keeps what it found for one.
def test_without_any_credentials_one_is_told_how_to_sign_in(lecture, write, bedrock):
    nobody = {"AWS_BEARER_TOKEN_BEDROCK": "", "STUDYBUDDY_CLAUDE_BEDROCK": "us-east-1"}
    with pytest.raises(studybuddy.WriterFailed, match="aws sso login") as failure:
        write(lecture(5), **{**bedrock, **nobody})
    assert "bad_key" == failure.value.code


def test_a_profile_that_is_not_there_is_told_by_its_name(lecture, write, bedrock, monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "gone")
    gone = {"AWS_BEARER_TOKEN_BEDROCK": "", "STUDYBUDDY_CLAUDE_BEDROCK": "us-west-2"}
    with pytest.raises(studybuddy.WriterFailed, match="gone"):
        write(lecture(5), **{**bedrock, **gone})


def test_a_key_or_a_signature_that_is_wrong_is_told(lecture, server, write, signing, monkeypatch):
    with pytest.raises(studybuddy.WriterFailed, match="Authentication failed") as failure:
        write(lecture(5), **{**signing, "AWS_BEARER_TOKEN_BEDROCK": "ABSK-of-another"})
    assert "bad_key" == failure.value.code
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of another")
    with pytest.raises(studybuddy.WriterFailed, match="security token") as failure:
        write(lecture(5), **{**signing, "STUDYBUDDY_CLAUDE_BEDROCK": "eu-west-1"})
    assert ("bad_key", []) == (failure.value.code, server.exchanges)


@pytest.mark.parametrize(
    ("name", "value"),
    [("STUDYBUDDY_CLAUDE_BEDROCK", "yes"), ("ANTHROPIC_BEDROCK_BASE_URL", "bedrock")],
)
def test_a_region_or_an_address_that_is_none_is_named(lecture, write, bedrock, name, value):
    with pytest.raises(studybuddy.WrongUse, match=name):
        write(lecture(5), **{**bedrock, name: value})
