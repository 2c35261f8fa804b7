"""The note of the sample lecture, as the engine makes it: what the web app lets everybody try.

Writes it for the page that shows it, and its beginning for the first page.

python docs/sample_note.py          (make contract)
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from studybuddy import Note, Order, VideoUrl, Work, to_json
from studybuddy.pipeline import make_note
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter

ROOT = Path(__file__).parents[1]
CAPTIONS = ROOT / "examples" / "how-memory-works.en.vtt"
WEB_NOTE = ROOT / "frontend" / "src" / "features" / "reading" / "sample" / "sampleNote.json"
WEB_EXCERPT = ROOT / "frontend" / "src" / "features" / "sign-in" / "sampleExcerpt.json"
# The lecture is ours, and was never filmed.
_NO_VIDEO = "sample-talk"
_POINTS = 3


def web_note() -> str:
    """The note in JSON: that of the template `lecture`, with the questions of `quiz`."""
    return _written(json.loads(to_json(_sample())))


def web_excerpt() -> str:
    """The title, a sentence of the summary, and the first points, each with its second."""
    note = _sample()
    section = note.sections[0]

    def told(text: str, cites: tuple[int, ...]) -> dict[str, Any]:
        return {"text": text, "second": int(note.transcript.segments[min(cites)].start)}

    return _written(
        {
            "title": note.title,
            "summary": told(note.summary[0].text, note.summary[0].cites),
            "section": section.title,
            "points": [told(point.text, point.cites) for point in section.points[:_POINTS]],
            "claims": note.coverage.written,
        }
    )


@cache
def _sample() -> Note:
    note = _made("lecture")
    # Made anew by each check: when says nothing.
    provenance = msgspec.structs.replace(note.provenance, made_at=0)
    return msgspec.structs.replace(note, questions=_made("quiz").questions, provenance=provenance)


def _made(template: str) -> Note:
    order = Order(
        url=VideoUrl(_NO_VIDEO),
        subject="Learning to learn",
        captions=str(CAPTIONS),
        template=template,
        writer="outline",
        exporters=("json",),
    )
    with TemporaryDirectory() as folder:
        work = Work(order, Path(folder), settings={})
        return make_note(work, Registry(), Meter(lambda line: None)).note


def _written(told: object) -> str:
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"


if __name__ == "__main__":
    WEB_NOTE.write_text(web_note())
    WEB_EXCERPT.write_text(web_excerpt())
