r"""SubStation Alpha (SSA) and Advanced SubStation Alpha (ASS): the `Dialogue` lines of `[Events]`.

Read by our own code, as pysubs2 reads braces and backslashes of other formats by the same rules
and leaves `\p1` drawings half in.
"""

from __future__ import annotations

import re

from studybuddy import Segment
from studybuddy_captions.document import Captions, checked, unreadable

_SECTION = re.compile(r"\[([^\[\]]{1,60})\]\s*$")
_TIME = re.compile(r"(-?)(\d{1,9}):(\d\d):(\d\d)[.:,](\d{1,3})", re.ASCII)
_CODES = re.compile(r"\{[^{}]*+\}")
_DRAWING = re.compile(r"\\p(\d{1,3})", re.ASCII)
# `\N` and `\n` break a line, `\h` is a space that does not.
_ESCAPES = {"\\N": "\n", "\\n": "\n", "\\h": " ", "\\{": "{", "\\}": "}"}
_ESCAPE = re.compile(r"\\[Nnh{}]")
_FIELDS = ["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect",
           "text"]  # fmt: skip
_NOBODY = "NTP"  # what the first SubStation Alpha writes where nobody is named
_NO_TITLES = frozenset({"", "<untitled>", "default aegisub file"})


def read_substation(text: str) -> Captions:
    """The dialogue of an SSA or ASS file. Raises SourceRefusal."""
    reading = _Reading()
    for number, line in enumerate(text.split("\n"), 1):
        reading.take(line.strip(), f" (line {number})")
    return Captions(reading.cues, "ass", title=reading.title)


class _Reading:
    """Where in the file the reader is, and what was found so far."""

    def __init__(self) -> None:
        self.cues: list[Segment] = []
        self.title = ""
        self._section = ""
        self._fields = _FIELDS
        self._seen: set[tuple[float, float, str]] = set()

    def take(self, line: str, where: str) -> None:
        if line.startswith("[") and (section := _SECTION.fullmatch(line)):
            self._section = section[1].lower()
            return
        key, colon, value = line.partition(":")
        if not colon:
            return
        if self._section == "script info" and key.lower() == "title":
            self.title = "" if value.strip().lower() in _NO_TITLES else value.strip()
        elif self._section == "events" and key.lower() == "format":
            self._format(value, where)
        elif self._section == "events" and key.lower() == "dialogue":
            self._dialogue(value.lstrip(), where)

    def _format(self, value: str, where: str) -> None:
        self._fields = [name.strip().lower() for name in value.split(",")]
        if not {"start", "end"} <= set(self._fields) or self._fields[-1] != "text":
            raise unreadable(
                f"The captions file is SubStation Alpha whose Format{where} has no Start and End, "
                "or Text not at its end. Save it anew in a subtitle editor, or as SRT or VTT."
            )

    def _dialogue(self, value: str, where: str) -> None:
        values = value.split(",", len(self._fields) - 1)
        if len(values) < len(self._fields):
            raise unreadable(
                f"The captions file has a Dialogue with too few fields{where}. Save it anew in a "
                "subtitle editor, or as SRT or VTT."
            )
        given = dict(zip(self._fields, values, strict=True))
        start, end = _seconds(given["start"], where), _seconds(given["end"], where)
        said = _shown(given["text"])
        speaker = " ".join(given.get("name", given.get("actor", "")).split())
        cue = checked(start, end, said, where, "" if speaker == _NOBODY else speaker)
        # A line with a border or a glow of its own stands twice, in two layers.
        if said and (start, end, said) not in self._seen:
            self._seen.add((start, end, said))
            self.cues.append(cue)


def _shown(text: str) -> str:
    """The words, without override codes, remarks in braces and drawings."""
    if "{" not in text and "\\" not in text:
        return text.strip()
    kept, drawing, place = [], False, 0
    hidden = text.replace("\\{", "\x02").replace("\\}", "\x03")  # these are letters
    for codes in _CODES.finditer(hidden):
        if not drawing:
            kept.append(hidden[place : codes.start()])
        place = codes.end()
        for scale in _DRAWING.findall(codes[0]):
            drawing = int(scale) > 0
    if not drawing:
        kept.append(hidden[place:])
    shown = "".join(kept).replace("\x02", "{").replace("\x03", "}")
    lines = _ESCAPE.sub(lambda found: _ESCAPES[found[0]], shown).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _seconds(text: str, where: str) -> float:
    found = _TIME.fullmatch(text.strip())
    if not found or int(found[3]) > 59 or int(found[4]) > 59:
        raise unreadable(
            f"The captions file has a time that is none{where}: {text.strip()[:40]}. SubStation "
            "Alpha's are like 0:00:01.50. Correct it, or save the file as SRT or VTT."
        )
    hours, minutes, seconds = int(found[2]), int(found[3]), int(found[4])
    total = round(hours * 3600 + minutes * 60 + seconds + float(f"0.{found[5]}"), 3)
    return -total if found[1] else total
