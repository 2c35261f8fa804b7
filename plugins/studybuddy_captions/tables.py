"""Tables with times: CSV and TSV, with a line of headings or without."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from studybuddy.text import scripts
from studybuddy_captions.clock import CLOCK, frames_left_out, seconds
from studybuddy_captions.document import Captions, checked, unreadable
from studybuddy_captions.line_heads import name_of, names
from studybuddy_captions.speech_rate import seconds_to_say

_DELIMITERS = "\t;,"
_NUMBER = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?) ?(s|ms)?")
_CLOCK = re.compile(CLOCK)
_HEADINGS = {
    "start": "start begin beginning from in time times timestamp timecode starttime begintime "
    "startseconds startsec starts tstart",
    "end": "end stop to until out endtime stoptime finish endseconds endsec ends tend",
    "duration": "duration dur length",
    "speaker": "speaker name who person speakername speakerlabel",
    "text": "text words transcript transcription content caption captions subtitle subtitles "
    "sentence utterance line speech dialogue message body",
}
_ROLES = {heading: role for role, names in _HEADINGS.items() for heading in names.split()}
_MILLISECONDS = re.compile(r"ms|msec|millis\w*")
_UNIT = re.compile(r"[\[(].*[\])]|[ _-](?:ms|msec|s|sec|seconds|milliseconds)$|[^a-z]")
_COMMA_FRACTION = re.compile(r"\s*+\d{1,3}(?::\d\d){1,2},\d{1,3}[ \t]")
_RULE = re.compile(r"[|:\s-]+")
_SAMPLE = 20  # rows that show whether a text is a table
_SLOWEST = 0.05  # words a second: below it, whole numbers are milliseconds


class _Columns(NamedTuple):
    """Where in a row what stands; -1 where nothing does. `scale` makes times seconds."""

    start: int
    text: int
    end: int = -1
    duration: int = -1
    speaker: int = -1
    scale: float = 1.0


class _Row(NamedTuple):
    line: int
    cells: list[str]


class _Table(NamedTuple):
    columns: _Columns
    rows: list[_Row]


def read_table(text: str) -> Captions | None:
    """A cue of each row, none at all where a text is no table that holds times and words.

    Raises SourceRefusal, naming the line that cannot be read.
    """
    table = _table(text)
    if table is None:
        return None
    columns, rows = table
    times = [(_start(columns, row), row) for row in rows]
    cues = []
    for (start, row), after in zip(times, [*times[1:], None], strict=True):
        said = row.cells[columns.text].strip()
        end = _end(columns, row, start)
        if end is None:
            end = after[0] if after else start + seconds_to_say(said)
        speaker = name_of(row.cells[columns.speaker]) if columns.speaker >= 0 else ""
        cue = checked(start, max(start, end), said, f" (line {row.line})", speaker)
        if said:
            cues.append(cue)
    frames = frames_left_out(row.cells[columns.start].strip() for row in rows)
    return Captions(cues, "csv", warnings=tuple(frames))


def _table(text: str) -> _Table | None:
    if text.lstrip().startswith("|") and (inside := _unframed(text)):
        return _parted(inside, "|")
    head = text[:2000].lstrip("\n").split("\n", 1)[0]
    for delimiter in _DELIMITERS:
        if delimiter == "," and _has_comma_fractions(text):
            continue
        if delimiter in head and (table := _parted(text, delimiter)):
            return table
    return None


def _has_comma_fractions(text: str) -> bool:
    """Whether every line begins with a time like `0:04,500`, whose comma parts no columns."""
    return all(_COMMA_FRACTION.match(line) for line in text.split("\n") if line.strip())


def _unframed(text: str) -> str:
    """A Markdown table without its frame and rule; empty where other lines stand beside it."""
    lines = [line.strip() for line in text.split("\n")]
    if not all(line.startswith("|") for line in lines if line):
        return ""
    return "\n".join("" if _RULE.fullmatch(line) else line.strip("|") for line in lines)


def _parted(text: str, delimiter: str) -> _Table | None:
    """The table that a text is when it is parted by this sign, with quotation marks or without."""
    for quoted in (True, False):
        reader = _rows(text, delimiter, quoted=quoted)
        try:
            first = list(islice(reader, _SAMPLE))
            if len(first) < 2 or not _columns(first):
                continue
            rows = first + list(reader)
        except csv.Error as error:
            _refuse_what_is_too_long(error)
            continue
        if (columns := _columns(rows)) and not _swallowed(rows, columns, delimiter):
            named = _time(rows[0].cells[columns.start]) is None
            width = len(rows[0].cells) if named else min(len(row.cells) for row in rows)
            fitted = _fitted(columns, rows[named:], width, delimiter)
            return _Table(_scaled(columns, fitted), fitted)
    return None


def _rows(text: str, delimiter: str, *, quoted: bool) -> Iterator[_Row]:
    reader = csv.reader(
        (f"{line}\n" for line in text.split("\n")),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        skipinitialspace=f'{delimiter} "' in text[:2000],
        strict=True,
    )
    for cells in reader:
        if any(map(str.strip, cells)):
            yield _Row(reader.line_num, cells)


def _refuse_what_is_too_long(error: csv.Error) -> None:
    if "field limit" in str(error):
        raise unreadable(
            f"A cell of the table has over {csv.field_size_limit():,} characters under one time. "
            "Check that quotation marks are closed, or give the words more times."
        ) from error


def _swallowed(rows: Sequence[_Row], columns: _Columns, delimiter: str) -> bool:
    """Whether a quotation mark in the words has taken whole rows into one cell."""
    broken = (cell for row in rows for cell in row.cells if "\n" in cell)
    inner = (line for cell in broken for line in cell.split("\n")[1:])
    cells = (line.split(delimiter) for line in inner)
    return any(
        _time(some[columns.start]) is not None for some in cells if len(some) > columns.start
    )


def _columns(rows: Sequence[_Row]) -> _Columns | None:
    """The columns by their headings, else by what is in them."""
    headings = [cell.strip().casefold() for cell in rows[0].cells]
    roles = [_ROLES.get(_UNIT.sub("", heading), "") for heading in headings]
    found = {role: roles.index(role) for role in dict.fromkeys(roles) if role}
    if "start" in found and "text" in found:
        starts = [row.cells[found["start"]] for row in rows[1:] if len(row.cells) > found["start"]]
        timed = sum(_time(start) is not None for start in starts)
        scale = 0.001 if _MILLISECONDS.search(headings[found["start"]]) else 1.0
        columns = _Columns(**found, scale=scale)
        return _with_end(columns, rows[1:]) if 2 * timed > len(starts) else None
    return _columns_by_content(rows[1:] if _has_heading(rows) else rows)


def _with_end(columns: _Columns, rows: Sequence[_Row]) -> _Columns:
    """The columns, the one beside the starts taken for ends if it has later times."""
    beside = columns.start + 1
    if beside in columns[:5] or columns.end >= 0 or columns.duration >= 0:
        return columns
    pairs = [tuple(map(_time, row.cells[beside - 1 : beside + 1])) for row in rows]
    later = all(len(pair) == 2 and (pair[0] or 0.0) <= (pair[1] or -1.0) for pair in pairs)
    return columns._replace(end=beside) if later else columns


def _has_heading(rows: Sequence[_Row]) -> bool:
    """Whether the first row is short and without a time, unlike several others."""
    cells = rows[0].cells
    short = all(len(cell.split()) < 4 for cell in cells) and len(cells) == len(rows[1].cells)
    return short and len(rows) > 3 and all(_time(cell) is None for cell in cells)


def _columns_by_content(rows: Sequence[_Row]) -> _Columns | None:
    width = min(len(row.cells) for row in rows)
    timed = [n for n in range(width) if all(_time(row.cells[n]) is not None for row in rows)]
    if len(timed) > 1 and _counts_the_rows(rows, timed):
        del timed[0]
    words = [n for n in range(width) if n not in timed and _has_words(rows, n)]
    if not words or not 0 < len(timed) < 3 or len(words) > 2:
        return None
    clocks = all(_CLOCK.fullmatch(row.cells[timed[0]].strip()) for row in rows)
    starts = [_time(row.cells[timed[0]]) or 0.0 for row in rows]
    forward = sum(a <= b for a, b in pairwise(starts)) >= 0.9 * (len(starts) - 1)
    if len(rows) < 2 or not forward or not (clocks or len(timed) == 2):
        return None
    text = max(words, key=lambda n: _likeness_to_speech(rows, n))
    speaker = next((n for n in words if n != text), -1)
    return _Columns(timed[0], text, timed[1] if len(timed) == 2 else -1, speaker=speaker)


def _counts_the_rows(rows: Sequence[_Row], timed: Sequence[int]) -> bool:
    """Whether the first column of numbers is none of times: a third, or one beside clocks."""
    first = [row.cells[timed[0]].strip() for row in rows]
    clocks = all(_CLOCK.fullmatch(row.cells[timed[1]].strip()) for row in rows)
    return all(map(str.isdecimal, first)) and (len(timed) > 2 or clocks)


def _likeness_to_speech(rows: Sequence[_Row], column: int) -> tuple[bool, int, int]:
    """More in the column of words than in that of names, which are few and stand before."""
    cells = {row.cells[column] for row in rows if row.cells[column].strip()}
    return not all(names([name_of(cell) for cell in cells])), len(cells), column


def _has_words(rows: Sequence[_Row], column: int) -> bool:
    return any(any(map(str.isalpha, row.cells[column])) for row in rows)


def _scaled(columns: _Columns, rows: Sequence[_Row]) -> _Columns:
    """The columns, their times milliseconds where whole seconds would be far too many."""
    starts = [row.cells[columns.start].strip() for row in rows]
    if columns.scale != 1.0 or not all(map(str.isdecimal, starts)):
        return columns
    words = sum(scripts.word_count(row.cells[columns.text]) for row in rows)
    slow = words < _SLOWEST * (int(starts[-1]) - int(starts[0]))
    return columns._replace(scale=0.001) if slow else columns


def _fitted(columns: _Columns, rows: Sequence[_Row], width: int, delimiter: str) -> list[_Row]:
    """The rows, words that hold the delimiter put together again where they come last.

    Raises SourceRefusal for a row of another width.
    """
    fitted = []
    furthest = max(columns[:5])
    for line, cells in rows:
        if len(cells) <= furthest or (len(cells) > width and columns.text < width - 1):
            raise unreadable(
                f"Line {line} of the table has {len(cells)} columns, others have {width}. "
                "Correct the line, or put words that hold the delimiter into quotation marks."
            )
        last = [delimiter.join(cells[width - 1 :])] if len(cells) >= width else []
        fitted.append(_Row(line, cells[: width - 1] + last))
    return fitted


def _start(columns: _Columns, row: _Row) -> float:
    return _seconds(columns, row, columns.start)


def _end(columns: _Columns, row: _Row, start: float) -> float | None:
    if columns.end >= 0 and row.cells[columns.end].strip():
        return _seconds(columns, row, columns.end)
    if columns.duration >= 0 and row.cells[columns.duration].strip():
        return start + _seconds(columns, row, columns.duration)
    return None


def _seconds(columns: _Columns, row: _Row, column: int) -> float:
    cell = row.cells[column].strip()
    time = _time(cell)
    if time is None:
        raise unreadable(
            f'Line {row.line} of the table has "{cell[:40]}" where others have a time. '
            "Write times as 0:04, 1:02:03.5 or in seconds."
        )
    return time if _is_clock(cell) else round(time * columns.scale, 6)


def _is_clock(cell: str) -> bool:
    return (":" in cell or "：" in cell) and bool(_CLOCK.fullmatch(cell))


def _time(cell: str) -> float | None:
    """The time in a cell, a bare number in the unit that it has."""
    cell = cell.strip()
    if _is_clock(cell):
        return seconds(cell)
    if number := _NUMBER.fullmatch(cell):
        return float(number[1].replace(",", ".")) * (0.001 if number[2] == "ms" else 1.0)
    return None
