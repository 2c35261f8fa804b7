"""What the writer takes from its settings, and the server that the tests talk to."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import anthropic
import pytest
from anthropic.types import Model

from studybuddy_claude import ClaudeChecker, ClaudeWriter
from studybuddy_claude.pricing import is_priced, usage_of


@pytest.fixture(params=[ClaudeWriter, ClaudeChecker])
def made(request):
    return request.param()


@pytest.mark.parametrize("key", ["", "   "])
def test_without_a_key_it_says_what_to_set(made, key):
    assert "ANTHROPIC_API_KEY is not set" in made.missing({"ANTHROPIC_API_KEY": key})


def test_each_has_a_model_of_its_own_in_the_settings():
    settings = {
        "STUDYBUDDY_CLAUDE_MODEL": " claude-opus-5-5 ",
        "STUDYBUDDY_CLAUDE_CHECK_MODEL": " claude-haiku-4-5 ",
    }
    models = [made().identity(settings) for made in (ClaudeWriter, ClaudeChecker)]
    assert ["claude-opus-5-5", "claude-haiku-4-5"] == models


def known_models():
    """Those of the library's list that we can price."""
    names = [name for kind in get_args(Model) for name in get_args(kind)]
    return [name for name in names if is_priced(name)]


def test_the_default_model_is_one_that_the_library_knows_and_we_can_price(made):
    assert made.identity({}) in known_models()


def test_the_model_that_checks_is_the_cheapest():
    def price(model):
        tokens = {"fresh": 20_000, "output": 5_000, "cache_read": 0, "cache_write": 0}
        return usage_of(model, **tokens).cost_usd

    assert price(ClaudeChecker().identity({})) == min(map(price, known_models()))


def test_the_server_runs_as_a_command():
    command = [sys.executable, str(Path(__file__).with_name("messages_server.py")), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        line = process.stdout.readline()
        process.terminate()
    assert line.startswith('{"base_url": "http://127.0.0.1:')


def test_the_server_objects_to_what_the_api_would_not_take(server):
    with (
        anthropic.Anthropic(api_key=server.key, base_url=server.url, max_retries=0) as client,
        pytest.raises(anthropic.BadRequestError, match="stream"),
    ):
        client.messages.create(
            model="claude-sonnet-5-5",
            max_tokens=10,
            system=[{"type": "text", "text": "x"}],
            messages=[{"role": "user", "content": [{"type": "text", "text": "x"}]}],
        )
