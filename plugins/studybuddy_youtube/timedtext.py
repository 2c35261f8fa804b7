"""YouTube's oldest caption format (`srv1`), which youtube-transcript-api asks for.

The library reads it too, but takes everything between `<` and `>` for a tag and drops it, so that
`vector<int>` comes out as `vector`: here the cues stay as they are until `studybuddy.clean`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from defusedxml import ElementTree

import studybuddy


def read_srv1(data: bytes) -> tuple[studybuddy.Segment, ...]:
    """The cues. Raises ElementTree's ParseError, KeyError or ValueError when it is no srv1."""
    root = ElementTree.fromstring(data)
    if root.tag != "transcript":
        raise ValueError(root.tag)
    cues = (_cue(element) for element in root.iter("text"))
    return tuple(cue for cue in cues if cue.text.strip())


def _cue(element: Element) -> studybuddy.Segment:
    start = float(element.attrib["start"])
    length = float(element.attrib.get("dur", 0))
    return studybuddy.Segment(start=start, end=start + length, text="".join(element.itertext()))
