"""SCC: the bytes of a television's line 21 (CEA-608), two of them a frame.

Captions pop on, roll up or are painted. Control codes come twice and count once; rows that roll up
are on the screen several times and are read once, when they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from studybuddy import Segment
from studybuddy_captions.document import Captions, checked, unreadable
from studybuddy_captions.ends import ended
from studybuddy_captions.tracks import fullest

_LINE = re.compile(
    r"(\d\d):(\d\d):(\d\d)([:;.,])(\d\d)[ \t]+([0-9A-Fa-f]{4}(?:[ \t]+[0-9A-Fa-f]{4})*)", re.ASCII
)
_HEAD = re.compile(r"Scenarist_SCC", re.IGNORECASE)
_FRAMES_PER_SECOND = 30_000 / 1001
_BASIC = dict(zip(map(ord, r"*\^_`{|}~" + "\x7f"), "áéíóúç÷Ññ█", strict=True))
_SPECIAL = "®°½¿™¢£♪à èâêîôû"
_EXTENDED = {
    0x12: "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»",
    0x13: "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘",
}
_ROWS = ((11, 11), (1, 2), (3, 4), (12, 13), (14, 15), (5, 6), (7, 8), (9, 10))
_POP_ON, _PAINT_ON, _TEXT = 0x20, 0x29, (0x2A, 0x2B)
_BACKSPACE, _ERASE_SHOWN, _NEXT_ROW, _ERASE_HIDDEN, _SHOW = 0x21, 0x2C, 0x2D, 0x2E, 0x2F
_ROLL_UP = (0x25, 0x26, 0x27)

_Screen = dict[int, dict[int, str]]


def read_scc(text: str) -> Captions:
    """The captions of an SCC file, of the service with the most words. Raises SourceRefusal."""
    services = {1: _Service(), 2: _Service()}
    service, before, last, of_program = services[1], None, 0.0, False
    for time, high, low in _pairs(text):
        last = time
        control = (high, low) if 0x10 <= high <= 0x1F else None
        if control and control == before:
            before = None  # its copy
            continue
        before = control
        if control:
            service, of_program = services[2 if high & 0x08 else 1], False
            service.control(high & 0x17, low, time)
        elif 0x01 <= high <= 0x0F:
            of_program = high != 0x0F  # facts about the program, up to their end
        elif not of_program:
            service.write("".join(_letter(byte) for byte in (high, low) if byte >= 0x20), time)
    for one in services.values():
        one.close(last)
    tracks = {str(number): one.cues for number, one in services.items() if one.cues}
    return Captions(ended(tracks.get(fullest(tracks), ())), "scc")


class _Service:
    """One of the two captions that a line 21 carries."""

    def __init__(self) -> None:
        self.cues: list[Segment] = []
        self._mode = _POP_ON
        self._hidden: _Screen = {}  # pops on later
        self._shown: _Screen = {}
        self._since = 0.0  # when what is shown, or is being written, began
        self._row, self._column = 15, 0

    def control(self, high: int, low: int, time: float) -> None:
        if low >= 0x40:
            self._place(_ROWS[high & 0x07][bool(low & 0x20)], low)
        elif high in {0x14, 0x15}:
            self._command(low, time)
        elif high == 0x11:
            # What changes how letters look takes the room of a space.
            self.write(_SPECIAL[low - 0x30] if low >= 0x30 else " ", time)
        elif high in _EXTENDED and low >= 0x20:
            self._back()  # a plain letter stands in for it before
            self.write(_EXTENDED[high][low - 0x20], time)
        elif high == 0x17 and 0x21 <= low <= 0x23:
            self._column += low - 0x20

    def write(self, letters: str, time: float) -> None:
        if self._mode in _TEXT:
            return  # no captions: a service of text beside them
        screen = self._hidden if self._mode == _POP_ON else self._shown
        if self._mode != _POP_ON and not any(self._shown.values()):
            self._since = time
        for letter in letters:
            screen.setdefault(self._row, {})[self._column] = letter
            self._column += 1

    def close(self, time: float) -> None:
        """End what is shown."""
        if text := _text(self._shown):
            self.cues.append(checked(self._since, max(time, self._since), text))
        self._shown = {}

    def _command(self, low: int, time: float) -> None:
        if low in {_POP_ON, _PAINT_ON, *_ROLL_UP, *_TEXT}:
            self._begin(low, time)
        elif low == _BACKSPACE:
            self._back()
        elif low in {_ERASE_SHOWN, _NEXT_ROW}:
            self.close(time)
            self._column = 0 if low == _NEXT_ROW else self._column
        elif low == _ERASE_HIDDEN:
            self._hidden = {}
        elif low == _SHOW:
            before = self._shown
            self.close(time)
            self._shown, self._hidden = self._hidden, before
            self._since, self._mode = time, _POP_ON

    def _begin(self, mode: int, time: float) -> None:
        if mode == _PAINT_ON or (mode in _ROLL_UP and self._mode not in _ROLL_UP):
            self.close(time)  # what is written from now on is a cue of its own
        self._mode = mode

    def _place(self, row: int, low: int) -> None:
        if self._mode in _ROLL_UP and any(self._shown.values()):
            self._shown = {row: self._shown.popitem()[1]}
            self._column += 1  # the row that is being written moves and goes on
        else:
            self._column = (low & 0x0E) * 2 if low & 0x10 else 0
        self._row = row

    def _back(self) -> None:
        self._column = max(0, self._column - 1)
        screen = self._hidden if self._mode == _POP_ON else self._shown
        screen.get(self._row, {}).pop(self._column, None)


def _pairs(text: str) -> Iterator[tuple[float, int, int]]:
    """Each pair of bytes, without their parity, and the second at which it is sent."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or _HEAD.match(line.strip()):
            continue
        where = f" (line {number})"
        if not (found := _LINE.fullmatch(line.strip())):
            raise unreadable(
                f"The captions file is SCC with a line that is none{where}: {line.strip()[:40]}. "
                "Get it again, or save it as SRT or VTT."
            )
        first = _frame(found, where)
        for frame, word in enumerate(found[6].split(), first):
            time = round(frame / _FRAMES_PER_SECOND, 3)
            yield time, int(word[:2], 16) & 0x7F, int(word[2:], 16) & 0x7F


def _frame(found: re.Match[str], where: str) -> int:
    """The number of a frame: where `;` stands, numbers are left out each minute."""
    hours, minutes, seconds, frames = (int(found[part]) for part in (1, 2, 3, 5))
    if minutes > 59 or seconds > 59 or frames > 29:
        raise unreadable(
            f"The captions file has a time that is none{where}: minutes and seconds go up to 59, "
            "frames to 29."
        )
    minutes += hours * 60
    dropped = 2 * (minutes - minutes // 10) if found[4] in ";.," else 0
    return (minutes * 60 + seconds) * 30 + frames - dropped


def _letter(byte: int) -> str:
    return _BASIC.get(byte, chr(byte))


def _text(screen: _Screen) -> str:
    """The rows from above, with what stands between their letters."""
    rows = (_row(screen[number]) for number in sorted(screen))
    return "\n".join(row for row in rows if row)


def _row(letters: dict[int, str]) -> str:
    columns = range(min(letters, default=0), max(letters, default=-1) + 1)
    return " ".join("".join(letters.get(column, " ") for column in columns).split())
