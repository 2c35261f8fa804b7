"""Who speaks, and sounds that are not words."""

from __future__ import annotations

import re
from typing import NamedTuple

from studybuddy.cleaning import sounds
from studybuddy.cleaning.markup import TIME_TAG, VOICE, Cue, together
from studybuddy.cleaning.speaker_names import (
    Labels,
    interrupts,
    is_bracketed_name,
    is_closed,
    is_role,
    label,
    labels_of,
    turns,
)

SPEAKER_CHANGE = "speaker change"
"""The mark of a segment that someone else begins, of whom the captions do not say who it is."""

# Quantifiers that may overlap are possessive (`++`): hostile captions must not cost more time.
_HINT = re.compile(rf"[\[【(（♩-♬\U0001F3B5\U0001F3B6{VOICE}]|>>|^[-–—»<]", re.MULTILINE)
_TAG = TIME_TAG.pattern.replace("(?:(", "(?:(?:").replace("(\\d", "(?:\\d")
_NAMED = re.compile(r"((?:>>++\s*+|[-–—]\s*+)*+)[\[【]([^\[\]【】]{1,40})[\]】](:?)\s*(?=\S)")
_CHANGE = re.compile(rf"((?:{_TAG}\s*)*+)((?:>>++\s*+|»\s*+|[-–—]\s*+)++)(?=[^\W\d_]|[\"“«¿¡<]|$)")
_LATER_CHANGE = re.compile(
    rf"(?:(?<=[.!?…])|(?=<)|(?<=>))\s*((?:{_TAG})?)\s*(?<!>>)>>++(?:\s++>>++)*+(?=\s|<|$)\s*"
)
_TIMES = re.compile(rf"(?:{_TAG}\s*)+")
_HEAD = re.compile(rf"{VOICE}([^{VOICE}]*){VOICE}\s*")


class Speech(NamedTuple):
    """What one person says in one cue; empty where only sounds are heard.

    `text` is one line, with `TIME_TAG`s before words that have times.
    """

    start: float
    end: float
    text: str
    speaker: str
    marks: tuple[str, ...]


def spoken(cues: list[Cue]) -> list[Speech]:
    """The words of the cues with who says them: a name holds until the next speaker."""
    heard: list[Cue] = []
    closed = True
    for cue in cues:
        heard.append(_heard(cue, closed) if _HINT.search("\n".join(cue.lines)) else cue)
        closed = is_closed(heard[-1].lines[-1]) if heard[-1].lines else closed
    dialogue = _Dialogue(labels_of(heard))
    for cue in heard:
        dialogue.take(cue)
    return dialogue.speeches


def _heard(cue: Cue, closed: bool) -> Cue:
    """The cue with sounds as marks, and changes of speaker as a `VOICE` at a line's head."""
    lines = cue.lines if cue.speaker else [_named(line) for line in cue.lines]
    text, marks = sounds.parted("\n".join(lines), closed)
    if not cue.speaker:
        text = _LATER_CHANGE.sub(rf"\n{VOICE}{VOICE}\1", text)
    lines = [line for line in (" ".join(raw.split()) for raw in text.split("\n")) if line]
    if not cue.speaker and lines:
        lines = _changes(lines)
    return cue._replace(lines=lines, marks=(*cue.marks, *marks))


def _named(line: str) -> str:
    """`- [Narrator] Hi` says who speaks, `[laughter] Hi` does not."""
    found = _NAMED.match(line)
    if not found or sounds.is_known(found[2]):
        return line
    if found[1] or is_role(found[2]) or (found[3] and is_bracketed_name(found[2])):
        return f"{VOICE}{found[2].strip()}{VOICE}{line[found.end() :]}"
    return line


def _changes(lines: list[str]) -> list[str]:
    """Dashes and chevrons made `VOICE`s; below the first line a dash counts only after one."""
    changed: list[str] = []
    counts = True
    for line in lines:
        changed.append(_changed(line, counts))
        counts = changed[-1].startswith(VOICE) or (counts and len(changed) > 1)
    return changed


def _changed(line: str, dash_counts: bool) -> str:
    found = _CHANGE.match(line)
    if not found:
        return line
    rest = line[found.end() :]
    if ">>" in found[2] or (dash_counts and not rest[:1].islower()):
        return f"{VOICE}{VOICE}{found[1]}{rest}"
    return line


class _Dialogue:
    """What was said so far, and by whom."""

    def __init__(self, labels: Labels) -> None:
        self.speeches: list[Speech] = []
        self._labels = labels
        self._speaker = ""
        self._marks: tuple[str, ...] = ()
        self._texts: list[str] = []
        self._closed = True  # whether a sentence has ended
        self._before = ""  # the line before

    def take(self, cue: Cue) -> None:
        """Add the turns of a cue. Its marks go to the first."""
        if cue.speaker:
            self._speaker = cue.speaker
        self._marks = cue.marks
        self._closed = self._closed or self._labels.unpunctuated
        lines = [turn for raw in cue.lines for turn in turns(raw, self._labels)]
        for number, line in enumerate(lines):
            self._take_line(line, cue, first=number == 0)
        self._end_turn(cue)
        if cue.speaker:
            self._speaker = ""

    def _take_line(self, line: str, cue: Cue, *, first: bool) -> None:
        head = _HEAD.match(line)
        rest = line[head.end() :] if head else line
        times = _TIMES.match(rest)
        name = None if cue.speaker else label(rest[times.end() :] if times else rest)
        if name and name[1] in self._labels.names:
            self._begin_turn(name[1], cue)
            rest = (times[0] if times else "") + name.string[name.end() :]
        elif head:
            self._begin_turn(head[1], cue)
        elif name and self._is_strangers(name, first=first):
            self._begin_turn("", cue)
        if rest:
            self._texts.append(rest)
            self._before = rest
            self._closed = is_closed(rest)

    def _is_strangers(self, name: re.Match[str], *, first: bool) -> bool:
        """Whether words that are not known to be a name take the word from who has it."""
        if not self._speaker or name[1] not in self._labels.strangers:
            return False
        after = name.string[name.end() :]
        nouns = self._labels.capital_nouns
        return self._closed or interrupts(
            name[1], self._before, after, nouns=nouns, opens_cue=first
        )

    def _begin_turn(self, speaker: str, cue: Cue) -> None:
        self._end_turn(cue)
        self._speaker = speaker
        if not speaker:
            self._marks = (*self._marks, SPEAKER_CHANGE)

    def _end_turn(self, cue: Cue) -> None:
        text = together(self._texts)
        if not any(map(str.isalnum, TIME_TAG.sub("", text))):
            text = ""
        if text or self._marks:
            self.speeches.append(Speech(cue.start, cue.end, text, self._speaker, self._marks))
            self._marks = ()
        self._texts.clear()
