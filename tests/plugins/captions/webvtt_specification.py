"""The cues that a reader of WebVTT shows, step by step as the W3C's specification has it."""

import re

_TIMESTAMP = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?!\d)", re.ASCII)


def cues_of(text):
    """Start, end and raw text of each cue; None where the text is no WebVTT."""
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if not re.match(r"WEBVTT(?=[ \t\n]|$)", text):
        return None
    lines, at = text.split("\n"), 1
    if at < len(lines) and lines[at]:
        _, at = _block(lines, at, in_header=True)
    found = []
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        cue, at = _block(lines, at, in_header=False)
        if cue:
            found.append(cue)
    return found


def _block(lines, at, *, in_header):
    """Collect a block: the cue in it, if it is one, and where the next begins."""
    cue, buffer, count, seen_arrow = None, [], 0, False
    while at < len(lines):
        line = lines[at]
        count += 1
        if "-->" in line:
            if in_header or not (count == 1 or (count == 2 and not seen_arrow)):
                break
            seen_arrow, cue, buffer = True, _times(line), []
        elif not line:
            break
        else:
            buffer.append(line)
        at += 1
    return (None if cue is None else (*cue, "\n".join(buffer))), at


def _times(line):
    start = _TIMESTAMP.match(line.lstrip(" \t\f"))
    rest = line.lstrip(" \t\f")[start.end() :].lstrip(" \t\f") if start else ""
    if not start or not rest.startswith("-->"):
        return None
    end = _TIMESTAMP.match(rest[3:].lstrip(" \t\f"))
    return (_seconds(start), _seconds(end)) if end else None


def _seconds(found):
    hours, minutes, seconds, thousandths = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
