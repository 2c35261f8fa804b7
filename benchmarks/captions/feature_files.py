"""Caption files of our own words, each with one thing that is allowed, or that people get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.captions.made_files import made_file

_SAID = (
    "A bridge carries a load to the ground.",
    "The arch pushes outward, and its feet push back.",
    "So the wider the span, the stronger the bank has to be.",
)
_TIMES = (("00:01.000", "00:04.000"), ("00:05.000", "00:08.000"), ("00:09.000", "00:13.250"))
_HEAD = "WEBVTT\n\n"


def _vtt(
    *said: str, head: str = _HEAD, settings: str = "", before: str = "", hour: str = ""
) -> str:
    """Cues at the times above; `before` stands above each, `hour` before each of its times."""
    cues = (
        f"{before}{hour}{start} --> {hour}{end}{settings}\n{text}\n"
        for (start, end), text in zip(_TIMES, said or _SAID, strict=True)
    )
    return head + "\n".join(cues)


def _first(text: str) -> tuple[str, ...]:
    return (text, *_SAID[1:])


_WEBVTT = {
    "plain": _vtt(),
    "hours": _vtt(hour="00:"),
    "past-a-day": _vtt(hour="30:"),
    "head-with-words": _vtt(head="WEBVTT - bridges\n\n"),
    "head-with-lines": _vtt(head="WEBVTT\nKind: captions\nLanguage: en\n\n"),
    "note": _vtt(head=f"{_HEAD}NOTE taken down by ear\n\n"),
    "note-of-lines": _vtt(head=f"{_HEAD}NOTE\ntaken down\nby ear\n\n"),
    "style": _vtt(head=f"{_HEAD}STYLE\n::cue {{ color: red }}\n\n"),
    "region": _vtt(head=f"{_HEAD}REGION\nid:low\nwidth:40%\n\n", settings=" region:low"),
    "numbers": _vtt(before="7\n"),
    "names": _vtt(before="chapter one\n"),
    "align": _vtt(settings=" align:start"),
    "position": _vtt(settings=" position:10%,line-left size:35%"),
    "line": _vtt(settings=" line:0"),
    "vertical": _vtt(settings=" vertical:rl"),
    "unknown-setting": _vtt(settings=" depth:3"),
    "tabs": _vtt(settings="\talign:end").replace(" --> ", "\t-->\t"),
    "bold": _vtt(*_first("A <b>bridge</b> carries a load.")),
    "nested": _vtt(*_first("A <b><i>bridge</i></b> carries <u>a load</u>.")),
    "class": _vtt(*_first("A <c.loud.slow>bridge</c> carries a load.")),
    "voice": _vtt(*_first("<v Anna>A bridge carries a load.")),
    "voice-closed": _vtt(*_first("<v Anna Berg>A bridge</v> carries a load.")),
    "language": _vtt(*_first("A <lang fr>pont</lang> carries a load.")),
    "word-times": _vtt(*_first("A <00:02.000>bridge <00:03.000>carries a load.")),
    "entities": _vtt(*_first("Stone &amp; steel, 3 &lt; 5, 5 &gt; 3.")),
    "no-break-space": _vtt(*_first("Stone&nbsp;and steel.")),
    "marks-of-direction": _vtt(*_first("Stone&lrm; and steel&rlm;.")),
    "two-lines": _vtt(*_first("A bridge carries\na load to the ground.")),
    "dashes": _vtt(*_first("- What does it carry?\n- A load.")),
    "empty-cue": _vtt(*_first("")),
    "blank-lines": _vtt().replace("\n\n", "\n\n\n\n"),
    "no-last-line-end": _vtt().rstrip("\n"),
    "one-after-the-other": _vtt().replace("00:05.000", "00:04.000"),
    "overlapping": _vtt().replace("00:05.000", "00:03.000"),
    "same-start": _vtt().replace("00:05.000", "00:01.000"),
    "chinese": _vtt(*_first("桥把重量传到地面。")),
    "arabic": _vtt(*_first("الجسر ينقل الحمل إلى الأرض.")),
    "emoji": _vtt(*_first("A bridge 🌉 carries a load.")),
    "formula": _vtt(*_first("So the load is $q l^2 / 8$.")),
    "no-head": _vtt(head=""),
    "head-misspelt": _vtt(head="WEBVT\n\n"),
    "minute-60": _vtt().replace("00:05.000", "60:05.000"),
    "times-with-commas": _vtt().replace(".000", ",000").replace(".250", ",250"),
    "hundredths": _vtt().replace("00:05.000", "00:05.00"),
    "fractions": _vtt().replace("00:05.000", "00:05.750"),
    "end-before-start": _vtt().replace("00:08.000", "00:03.000"),
    "no-end": _vtt().replace(" --> 00:08.000", " -->"),
    "no-arrow": _vtt().replace(" --> ", " "),
    "nothing-but-head": _HEAD,
}
_SRT_PLAIN = "\n".join(
    f"{n}\n00:{start.replace('.', ',')} --> 00:{end.replace('.', ',')}\n{said}\n"
    for n, ((start, end), said) in enumerate(zip(_TIMES, _SAID, strict=True), 1)
)
_SRT = {
    "plain": _SRT_PLAIN,
    "dots": _SRT_PLAIN.replace(",000", ".000").replace(",250", ".250"),
    "no-numbers": "\n".join(line for line in _SRT_PLAIN.split("\n") if not line.isdigit()),
    "numbers-from-zero": _SRT_PLAIN.replace("2\n00", "1\n00").replace("1\n00:00:01", "0\n00:00:01"),
    "italics": _SRT_PLAIN.replace("A bridge", "<i>A bridge</i>"),
    "font": _SRT_PLAIN.replace("A bridge", '<font color="#ff0000">A bridge</font>'),
    "place": _SRT_PLAIN.replace("A bridge", "{\\an8}A bridge"),
    "coordinates": _SRT_PLAIN.replace("04,000\n", "04,000 X1:63 X2:223 Y1:43 Y2:58\n"),
    "two-lines": _SRT_PLAIN.replace(" a load", "\na load"),
    "blank-lines": _SRT_PLAIN.replace("\n\n", "\n\n\n"),
    "no-last-line-end": _SRT_PLAIN.rstrip("\n"),
    "one-digit-hours": _SRT_PLAIN.replace("00:00:", "0:00:"),
    "seconds-alone": _SRT_PLAIN.replace(",000", "").replace(",250", ""),
    "minute-60": _SRT_PLAIN.replace("00:00:05,000", "00:60:05,000"),
    "braces": _SRT_PLAIN.replace("a load", "a load {q}"),
}


def _ttml(said: str = _SAID[0], times: str = 'begin="00:00:01.000" end="00:00:04.000"') -> str:
    return (
        '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div>'
        f"<p {times}>{said}</p></div></body></tt>"
    )


_TTML = {
    "plain": _ttml(),
    "seconds": _ttml(times='begin="1s" end="4s"'),
    "milliseconds": _ttml(times='begin="1000ms" end="4000ms"'),
    "duration": _ttml(times='begin="00:00:01.000" dur="3s"'),
    "breaks": _ttml("A bridge carries<br/>a load."),
    "spans": _ttml("A <span>bridge</span> carries a load."),
}
_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def write_files(folder: Path) -> None:
    """All of them, each text with each kind of line end, and with a byte order mark."""
    for extension, texts in (("vtt", _WEBVTT), ("srt", _SRT)):
        for name, text in texts.items():
            for end, data in _with_each_end(text):
                (folder / f"{name}.{end}.{extension}").write_bytes(data)
    for name, text in _TTML.items():
        (folder / f"{name}.ttml").write_text(text, encoding="utf-8")
    for count in (3, 30, 300):
        (folder / f"made-{count}.scc").write_bytes(made_file("scc", count))


def _with_each_end(text: str) -> Iterator[tuple[str, bytes]]:
    for name, end in _ENDS.items():
        yield name, text.replace("\n", end).encode()
    yield "bom", f"\ufeff{text}".encode()
