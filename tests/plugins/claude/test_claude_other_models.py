"""Any model that speaks the protocol: what it does not keep to is done in another way."""

import json

import pytest
from click.testing import CliRunner
from messages_server import Fault

import studybuddy
from studybuddy.command.main import cli
from studybuddy_claude import ClaudeChecker, ClaudeWriter
from studybuddy_claude.silence import is_ping, watch_stream

UNKNOWN = {"STUDYBUDDY_CLAUDE_PRICES": "", "STUDYBUDDY_CLAUDE_SCHEMA": ""}
KEYLESS = {**UNKNOWN, "ANTHROPIC_API_KEY": ""}


def told(server):
    """Of each request: whether the schema stands in it, and whether it is a setting."""
    return [
        (bool(e.told_schema), "format" in e.body.get("output_config", {})) for e in server.exchanges
    ]


def test_a_schema_that_is_not_kept_goes_into_the_prompt_after_the_first_reply(
    lecture, server, write
):
    server.character.deaf = True
    note = write(lecture(40), **UNKNOWN)
    assert [(False, True)] + [(True, True)] * (len(server.exchanges) - 1) == told(server)
    assert note.summary
    assert note.sections
    assert [] == studybuddy.unsupported(note)


def test_what_keeps_to_the_schema_is_told_it_once(lecture, server, write):
    write(lecture(40), **UNKNOWN)
    assert {(False, True)} == set(told(server))


def test_a_setting_puts_the_schema_into_every_prompt_and_nowhere_else(lecture, server, write):
    server.character.deaf = True
    write(lecture(5), STUDYBUDDY_CLAUDE_SCHEMA="prompt")
    assert [(True, False)] == told(server)
    assert json.loads(server.exchanges[0].told_schema)["properties"]


@pytest.mark.parametrize(("refused", "left"), [("effort", {"format"}), ("format", {"effort"})])
def test_a_setting_that_is_refused_is_left_out_from_then_on(lecture, server, write, refused, left):
    server.character.refuses = refused
    note = write(lecture(40), STUDYBUDDY_CLAUDE_PARALLEL="1")
    assert {frozenset(left)} == {frozenset(e.body["output_config"]) for e in server.exchanges}
    assert note.provenance.usage.calls == len(server.exchanges)


def test_the_note_names_the_model_that_the_reply_names_and_knows_no_price(lecture, server, write):
    server.character.model = "smollm2-135m"
    messages = []
    note = write(lecture(5), report=lambda _, message: messages.append(message), **UNKNOWN)
    assert ("smollm2-135m", 0.0) == (note.provenance.model, note.provenance.usage.cost_usd)
    assert "What smollm2-135m costs at this address is unknown: cost is given as 0" == messages[-1]
    assert note == write(lecture(5), **UNKNOWN)


def test_a_model_under_a_dated_name_is_paid_at_its_price(lecture, server, write):
    plain = write(lecture(5)).provenance.usage.cost_usd
    server.character.model = "claude-sonnet-5-5-20261001"
    dated = write(lecture(5), language="en-GB").provenance
    assert "claude-sonnet-5-5-20261001" == dated.model
    assert pytest.approx(plain, rel=0.05) == dated.usage.cost_usd


@pytest.mark.parametrize("made", [ClaudeWriter(), ClaudeChecker()])
def test_a_key_is_demanded_at_anthropics_address_only(made):
    assert "ANTHROPIC_API_KEY" in made.missing({})
    assert "ANTHROPIC_API_KEY" in made.missing({"ANTHROPIC_BASE_URL": "https://api.anthropic.com/"})
    assert "" == made.missing({"ANTHROPIC_BASE_URL": "http://127.0.0.1:8080"})
    assert "" == made.missing({"ANTHROPIC_AUTH_TOKEN": "bearer"})


def test_without_a_key_it_writes_where_none_is_asked_for(lecture, server, write):
    server.character.keyless = True
    assert write(lecture(5), **KEYLESS).sections
    assert ["none"] == [exchange.key for exchange in server.exchanges]


def test_a_bearer_token_is_sent_as_such(lecture, server, write):
    write(lecture(5), **KEYLESS, ANTHROPIC_AUTH_TOKEN=server.key)
    assert [server.key] == [exchange.key for exchange in server.exchanges]


LLAMA = {"type": "exceed_context_size_error", "message": "the request exceeds it", "n_ctx": 4096}


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"code": 400, **LLAMA}},
        {"error": {"message": "This model's maximum context length is 4096 tokens."}},
        {"type": "error", "error": {"type": "x", "message": "Input is too long for this model."}},
    ],
    ids=["llama.cpp", "vLLM", "another"],
)
def test_too_long_is_known_by_its_type_and_by_words_and_the_text_is_halved(
    lecture, server, write, body
):
    server.faults = [Fault("status", status=400, body=body)]
    note = write(lecture(5))
    assert note.sections[-1].end == note.transcript.duration
    assert len(server.exchanges) > 2


def test_a_context_that_is_known_bounds_what_is_sent_and_what_may_come(lecture, server, write):
    note = write(lecture(60), STUDYBUDDY_CLAUDE_CONTEXT="6000")
    for exchange in server.exchanges:
        sent = sum(len(text.encode()) for text in exchange.texts) / 3
        assert sent + exchange.body["max_tokens"] <= 6000
    assert note.sections[-1].end == note.transcript.duration


def test_a_context_that_a_refusal_names_is_kept_to(lecture, server, write):
    server.faults = [Fault("status", status=400, body={"error": {**LLAMA, "n_ctx": 6000}})]
    write(lecture(60), STUDYBUDDY_CLAUDE_PARALLEL="1")
    assert [True] * (len(server.exchanges) - 1) == [
        exchange.body["max_tokens"] < 6000 for exchange in server.exchanges[1:]
    ]


@pytest.mark.parametrize(
    "setting",
    [
        {"STUDYBUDDY_CLAUDE_CONTEXT": "4k"},
        {"STUDYBUDDY_CLAUDE_CONTEXT": "100"},
        {"STUDYBUDDY_CLAUDE_SILENCE": "0"},
        {"STUDYBUDDY_CLAUDE_SCHEMA": "no"},
        {"STUDYBUDDY_CLAUDE_PRICES": "1,2"},
        {"STUDYBUDDY_CLAUDE_EFFORT": "lots"},
        {"STUDYBUDDY_CLAUDE_OVERVIEW_EFFORT": "none"},
    ],
    ids=lambda setting: next(iter(setting.items())),
)
def test_a_value_that_a_setting_cannot_have_is_said(lecture, write, setting):
    with pytest.raises(studybuddy.WrongUse, match="STUDYBUDDY_CLAUDE_"):
        write(lecture(5), **setting)


@pytest.mark.parametrize(
    ("chunk", "expected"),
    [
        (b'event: ping\ndata: {"type": "ping"}\n\n', True),
        (b": keep-alive\n\n", True),
        (b'event: ping\ndata: {"type": "ping"}\n\nevent: content_block_delta\ndata: {', False),
    ],
)
def test_what_is_nothing_but_a_sign_of_life(chunk, expected):
    assert expected == is_ping(chunk)


def test_nothing_but_signs_of_life_is_given_up_after_a_while():
    import httpx2

    class Stream(httpx2.SyncByteStream):
        def __iter__(self):
            yield b"event: message_start\n\n"
            for _ in range(9):
                seconds[0] += 10.0
                yield b'event: ping\ndata: {"type":"ping"}\n\n'

    seconds = [0.0]
    response = httpx2.Response(200, stream=Stream(), request=httpx2.Request("GET", "http://x"))
    watch_stream(response, 45.0, lambda: seconds[0])
    with pytest.raises(httpx2.ReadTimeout):
        list(response.iter_bytes())
    assert 50.0 == seconds[0]


@pytest.mark.parametrize("made", [ClaudeWriter(), ClaudeChecker()])
@pytest.mark.parametrize(
    ("deaf", "settings", "told"),
    [
        (False, {}, "keeps to a schema"),
        (True, {}, "it will be told it in the prompt"),
        (True, {"STUDYBUDDY_CLAUDE_SCHEMA": "prompt"}, "which can be read"),
    ],
)
def test_a_probe_says_who_answers_and_how(server, work_at, made, deaf, settings, told):
    server.character.deaf = deaf
    server.character.model = "smollm2-135m"
    said = made.probe(work_at(**settings).settings)
    assert said.startswith(f"smollm2-135m answers at {server.url} and ")
    assert said.endswith(told)


def test_a_probe_that_is_refused_says_why(server, work_at):
    server.faults = [Fault("status", status=404, type="not_found_error", message="no such model")]
    with pytest.raises(studybuddy.WriterFailed, match="no such model"):
        ClaudeWriter().probe(work_at().settings)


@pytest.mark.parametrize(
    ("path", "code", "told"),
    [("", 0, "answers writer claude: claude-"), ("/nothing", 1, "silent  writer claude: ")],
)
def test_doctor_probes_whoever_writes_and_checks(server, monkeypatch, path, code, told):
    monkeypatch.setenv("ANTHROPIC_API_KEY", server.key)
    monkeypatch.setenv("ANTHROPIC_BASE_URL", server.url + path)
    done = CliRunner().invoke(cli, ["doctor", "--probe"])
    assert (code, True) == (done.exit_code, told in done.output)
    assert ("Not ready: a model does not answer." in done.output) == bool(code)
