"""Whole lectures of our own words, as captions, for the tests that need such."""

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "labelled_claims" / "development"
ARABIC = _FOLDER / "asturlab.ar.vtt"
CHINESE = _FOLDER / "ciqi.zh.vtt"
ENGLISH = _FOLDER / "bees.en.vtt"
FRENCH = _FOLDER / "phare.fr.vtt"
JAPANESE = _FOLDER / "origami.ja.vtt"
SPANISH = _FOLDER / "salinas.es.vtt"
_TIME = re.compile(r"\b(\d\d):(\d\d):(\d\d\.\d{3})")


def long_talk() -> str:
    """Every English lecture in one file, one after the other: nearly three hours as WebVTT."""
    parts, begins = [], 0
    for path in sorted(_FOLDER.glob("*.en.vtt")):
        cues = path.read_text("utf-8").partition("\n\n")[2].strip()
        parts.append(_TIME.sub(lambda time, by=begins: _later(time, by), cues))
        hours, minutes, seconds = _TIME.findall(parts[-1])[-1]
        begins = int(hours) * 3600 + int(minutes) * 60 + int(float(seconds)) + 1
    return "\n\n".join(["WEBVTT", *parts, ""])


def _later(time: re.Match[str], seconds: int) -> str:
    moment = int(time[1]) * 3600 + int(time[2]) * 60 + float(time[3]) + seconds
    return f"{int(moment // 3600):02}:{int(moment // 60 % 60):02}:{moment % 60:06.3f}"
