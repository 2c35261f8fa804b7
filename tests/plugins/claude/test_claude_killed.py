"""`kill -9` while Claude writes: the next run pays for nothing that had arrived."""

import json
import os
import subprocess
import sys
import time

import pytest
from messages_server import MessagesServer

LECTURE = "\n\n".join(
    f"00:{m:02}:{s:02}.000 --> 00:{m:02}:{s + 9:02}.000\n"
    f"Rule {m * 6 + s // 10} of the lecture says that topic{m} needs value{m * 7 + s}."
    for m in range(60)
    for s in range(0, 60, 10)
)


@pytest.fixture
def command(tmp_path):
    (tmp_path / "lecture.vtt").write_text(f"WEBVTT\n\n{LECTURE}\n")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("STUDYBUDDY", "ANTHROPIC"))}

    def start(server):
        return subprocess.Popen(
            [
                *(sys.executable, "-m", "studybuddy", "--url", "dQw4w9WgXcQ", "--output", "n"),
                *("--captions", "lecture.vtt", "--writer", "claude", "--exporter", "json"),
                *("--format", "json-progress"),
            ],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**kept, "ANTHROPIC_API_KEY": "k", "ANTHROPIC_BASE_URL": server.url},
        )

    return start


def kept(tmp_path):
    """The replies laid in the work directory."""
    return {
        path.name
        for path in (tmp_path / "n" / "written").glob("*.json")
        if not path.name.startswith(("transcript-", "draft-", "note-"))
    }


def test_no_reply_that_arrived_is_paid_twice(tmp_path, command):
    with MessagesServer() as server:
        server.pace = 0.2
        lost = 0
        for kill_after in (1, 2, 2, 3):
            asked, had = len(server.exchanges), kept(tmp_path)
            process = command(server)
            while len(kept(tmp_path) - had) < kill_after and process.poll() is None:
                time.sleep(0.005)
            process.kill()
            process.communicate()
            lost += len(server.exchanges) - asked - len(kept(tmp_path) - had)
        out, _ = command(server).communicate(timeout=60)
        last = json.loads(out.splitlines()[-1])
        different = {exchange.text for exchange in server.exchanges}
        assert "done" == last["step"]
        assert lost > 0
        assert len(server.exchanges) <= len(different) + lost
        assert len(different) == last["usage"]["calls"] == len(kept(tmp_path))
