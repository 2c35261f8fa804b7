"""json3, which the engine reads."""

from __future__ import annotations

import re

from studybuddy.youtube import read_json3
from studybuddy_captions.document import Captions, checked

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")


def is_json(text: str) -> bool:
    """Whether a text is meant as JSON."""
    return bool(_JSON.match(text))


def read_json(text: str) -> Captions:
    """The cues of a json3 document. Raises SourceRefusal."""
    cues = [checked(cue.start, cue.end, cue.text) for cue in read_json3(text.encode())]
    return Captions(cues, "youtube-json", auto='"acAsrConf"' in text)
