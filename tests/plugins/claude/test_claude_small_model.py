"""The command against a real model of 135 million parameters, behind llama.cpp (`make model-test`).

What such a model writes is mostly of no use. What is held here is that nothing breaks by it.
"""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import anthropic
import pytest

from studybuddy import events
from studybuddy.error_codes import is_listed
from studybuddy_claude.replies import conforms, is_bare
from studybuddy_claude.schema import overview_schema

MODEL = Path(__file__).parents[3] / ".cache" / "model"
pytestmark = pytest.mark.skipif(
    not (MODEL / "ready").exists(), reason="no real model is here: make model-test"
)

SECONDS = 200
"""Of one run: a model that never ends its reply takes as long as its context has room."""
TALK = """WEBVTT

00:00:01.000 --> 00:00:08.000
Memory is the process by which the brain encodes, stores and retrieves information.

00:00:09.000 --> 00:00:16.000
Spaced repetition means that a learner reviews material at growing intervals.

00:00:17.000 --> 00:00:26.000
Retrieval practice strengthens memory because every recall makes the next recall easier.

00:00:27.000 --> 00:00:36.000
In 1885 Hermann Ebbinghaus measured how much of a list he forgot after twenty minutes.
"""
IN_A_FENCE = """\
Say this again, word for word:
Here are the notes:
```json
{"title": "Rivers", "summary": []}
```"""


@pytest.fixture(scope="module")
def model():
    """Where the model listens."""
    program = [MODEL / "bin" / "python", Path(__file__).with_name("small_model.py")]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        yield running.stdout.readline().strip()
        running.stdin.close()
        running.wait(60)


@pytest.fixture(scope="module")
def said(model):
    """What the model says to a text, the likeliest word each time."""

    def ask(text):
        with anthropic.Anthropic(api_key="none", base_url=model, max_retries=0) as client:
            given = {"max_tokens": 160, "extra_body": {"temperature": 0}}
            messages = [{"role": "user", "content": text}]
            reply = client.messages.create(model="small", messages=messages, **given)
        return reply.content[0].text

    return ask


def test_json_in_a_fence_between_sentences_is_read_and_what_is_none_is_not(said):
    fenced = said(IN_A_FENCE)
    assert re.search(r"\w.*```json.*```", fenced, re.DOTALL), fenced
    schema = overview_schema(("summary",))
    assert (False, True) == (is_bare(fenced), conforms(fenced, schema))
    assert not conforms(said("Write one sentence on rivers."), schema)


@pytest.fixture(scope="module")
def run(model, tmp_path_factory):
    """Makes notes of a short talk; run again, it goes on where it was."""
    folder = tmp_path_factory.mktemp("notes")
    (folder / "talk.en.vtt").write_text(TALK)
    order = ["--url", "sampleVideo", "--captions", "talk.en.vtt", "--output", "out"]
    chosen = ["--writer", "claude", "--checker", "claude", "--exporter", "json"]
    told = ["--format", "json-progress", "--deadline"]
    settings = {
        "ANTHROPIC_BASE_URL": model,
        "STUDYBUDDY_CLAUDE_MODEL": "small",
        "STUDYBUDDY_CLAUDE_CHECK_MODEL": "small",
        "STUDYBUDDY_CLAUDE_CONTEXT": "2600",
        "STUDYBUDDY_CLAUDE_SCHEMA": "prompt",
        "STUDYBUDDY_CLAUDE_PARALLEL": "1",
    }
    unset = ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "STUDYBUDDY_CLAUDE_BEDROCK")
    environment = {name: value for name, value in os.environ.items() if name not in unset}

    def make(seconds):
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "studybuddy", *order, *chosen, *told, str(seconds)],
            cwd=folder,
            env=environment | settings,
            capture_output=True,
            text=True,
            check=False,
        )
        last = events.decode(done.stdout.splitlines()[-1].encode())
        replies = {one.name: one.read_bytes() for one in (folder / "out").rglob("claude-*.json")}
        print(f"\n{time.monotonic() - begun:.0f} s, exit {done.returncode}, {len(replies)} replies")
        print(done.stdout.splitlines()[-1][:400])
        return done, last, replies

    make.folder = folder
    return make


def test_the_command_ends_with_a_note_or_a_sentence_and_pays_for_no_reply_twice(run):
    first, told, replies = run(SECONDS)
    assert "Traceback" not in first.stderr
    if isinstance(told, events.Done):
        note = json.loads((run.folder / "out" / "note.json").read_text())
        assert (0, "sampleVideo") == (first.returncode, note["transcript"]["video"]["id"])
    else:
        assert is_listed(told.code)
        assert (True, True) == (first.returncode in {1, 4, 5, 124}, len(told.message) > 20)
    assert replies or told.step == "failed"
    again, _, later = run(40)
    assert "Traceback" not in again.stderr
    assert replies == {name: later.get(name) for name in replies}
