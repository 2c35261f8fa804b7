"""`ANTHROPIC_API_KEY=... python -m benchmarks.cost.tokens`: tokens of the same words by script.

The API counts them, which costs nothing; the answers are written to tokens.json, dated.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from anthropic import AnthropicError

from studybuddy import StudyBuddyError
from studybuddy_claude.connection import connection
from studybuddy_claude.endpoint import endpoint
from studybuddy_claude.roles import WRITING_MODEL

_FILE = Path(__file__).with_name("tokens.json")
_CHARACTERS = 4

_SAID = {
    "latin": "A memory is not a photograph. Each time we recall something we build it again, from "
    "what we kept and from what we expect, and the new building is what we keep. That is why a "
    "story that is told often grows, and why two honest witnesses can disagree.",
    "chinese": "记忆不是照片。每次回想一件事，我们都会用保留下来的内容和自己的期待"
    "把它重新搭建一遍，而留下来的正是这个新的版本。因此，常讲的故事会越变越长，两个诚实的证人也可能说法不一。",
    "devanagari": "स्मृति कोई तस्वीर नहीं है। जब भी हम कुछ याद करते हैं, हम उसे फिर से बनाते हैं, उससे जो हमने "
    "सँभालकर रखा और उससे जिसकी हमें आशा है, और यही नया रूप हमारे पास रहता है। इसीलिए बार-बार सुनाई गई "
    "कहानी बढ़ती जाती है, और दो सच्चे गवाह भी असहमत हो सकते हैं।",
}


def counted(count: Callable[[str], int]) -> dict[str, float]:
    """Tokens of the same words by script, beside English at four characters a token."""
    usual = len(_SAID["latin"]) / _CHARACTERS
    return {script: round(count(said) / usual, 2) for script, said in _SAID.items()}


def main() -> None:
    """Ask the API, and write tokens.json."""
    with connection(os.environ, endpoint(os.environ).silence) as client:

        def count(text: str) -> int:
            asked: Any = [
                {"role": "user", "content": text * 20}
            ]  # so that what frames it is little
            told = client.messages.count_tokens(model=WRITING_MODEL, messages=asked)
            return round(told.input_tokens / 20)

        found = counted(count)
    kept = json.loads(_FILE.read_text())
    for script, tokens in found.items():
        kept["scripts"][script] = {
            "tokens": tokens,
            "what": f"A paragraph of ours, counted by the API for {WRITING_MODEL}.",
            "source": "python -m benchmarks.cost.tokens",
            "seen": time.strftime("%Y-%m-%d"),
        }
    _FILE.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n")
    print(_FILE.read_text())


if __name__ == "__main__":
    try:
        main()
    except (StudyBuddyError, AnthropicError) as error:
        sys.exit(str(error))
