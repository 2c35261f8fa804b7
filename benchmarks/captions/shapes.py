"""`python -m benchmarks.captions.shapes`: what people paste and upload, shape by shape.

Each says the same two sentences, at 65.5 s (or 65) and at 72 s: how three readers take them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.captions import readers
from benchmarks.captions.cue import Cue

ONE, TWO = "An enzyme lowers the barrier.", "It is not used up."

SHAPES: dict[str, tuple[str, str]] = {
    "YouTube's panel": ("txt", f"1:05\n{ONE}\n1:12\n{TWO}"),
    "YouTube's panel with its spoken label": (
        "txt",
        f"1:05\n1 minute, 5 seconds\n{ONE}\n1:12\n1 minute, 12 seconds\n{TWO}",
    ),
    "the same in German": (
        "txt",
        f"1:05\n1 Minute und 5 Sekunden\n{ONE}\n1:12\n1 Minute und 12 Sekunden\n{TWO}",
    ),
    "the same in Japanese": ("txt", f"1:05\n1分5秒\n{ONE}\n1:12\n1分12秒\n{TWO}"),
    "Whisper's text": (
        "txt",
        f"[01:05.500 --> 01:09.000]  {ONE}\n[01:12.000 --> 01:14.000]  {TWO}",
    ),
    "Speaker 1  0:03": ("txt", f"Speaker 1  1:05\n{ONE}\n\nSpeaker 2  1:12\n{TWO}"),
    "Speaker 1 (00:03):": ("txt", f"Speaker 1 (01:05):\n{ONE}\n\nSpeaker 2 (01:12):\n{TWO}"),
    "name, tab, time, tab, words": (
        "txt",
        f"Speaker 1:\t01:05\t{ONE}\nSpeaker 2:\t01:12\t{TWO}",
    ),
    "name line, time line, text": ("txt", f"Anna Lund\n1:05\n{ONE}\n\nBen Roth\n1:12\n{TWO}"),
    "Zoom's clock on the wall": (
        "txt",
        f"[Anna] 14:02:11\n{ONE}\n\n[Ben] 14:02:18\n{TWO}",
    ),
    "[from - to] words": ("txt", f"[00:01:05 - 00:01:09] {ONE}\n[00:01:12 - 00:01:14] {TWO}"),
    "from - to words": ("txt", f"1:05 - 1:09 {ONE}\n1:12 - 1:14 {TWO}"),
    "bold times": ("txt", f"**[1:05]** {ONE}\n\n**[1:12]** {TWO}"),
    "times that are links": (
        "txt",
        f"[1:05](https://youtu.be/hQVTIJBZook?t=65) {ONE}\n"
        f"[1:12](https://youtu.be/hQVTIJBZook?t=72) {TWO}",
    ),
    "a list with times": ("txt", f"- 1:05 {ONE}\n- 1:12 {TWO}"),
    "CSV": ("csv", f'start,end,text\n65.5,69,"{ONE}"\n72,74,"{TWO}"\n'),
    "TSV": ("tsv", f"65.5\t69\t{ONE}\n72\t74\t{TWO}\n"),
    "times in one line": ("txt", f"1:05 {ONE} 1:12 {TWO}"),
    "an arrow of one dash": (
        "srt",
        f"1\n00:01:05,500 -> 00:01:09,000\n{ONE}\n\n2\n00:01:12,000 -> 00:01:14,000\n{TWO}\n",
    ),
    "an arrow escaped": (
        "srt",
        f"1\n00:01:05,500 --&gt; 00:01:09,000\n{ONE}\n\n2\n00:01:12,000 --&gt; 00:01:14,000\n{TWO}",
    ),
    "spaces in times": (
        "srt",
        f"1\n00: 01: 05, 500 --> 00:01:09,000\n{ONE}\n\n2\n00:01:12, 000 --> 00:01:14,000\n{TWO}\n",
    ),
    "SBV of two decimals": (
        "sbv",
        f"0:01:05.50,0:01:09.00\n{ONE}\n\n0:01:12.00,0:01:14.00\n{TWO}\n",
    ),
    "numbers as `Cue 4`": (
        "vtt",
        f"WEBVTT\n\nCue 1\n01:05.500 --> 01:09.000\n{ONE}\n\n"
        f"Cue 2\n01:12.000 --> 01:14.000\n{TWO}\n",
    ),
    "a comment right above the times": (
        "vtt",
        f"WEBVTT\n\nNOTE checked\n01:05.500 --> 01:09.000\n{ONE}\n\n"
        f"01:12.000 --> 01:14.000\n{TWO}\n",
    ),
    "MicroDVD": ("sub", f"{{1}}{{1}}25\n{{1637}}{{1700}}{ONE}\n{{1800}}{{1850}}{TWO}\n"),
    "MicroDVD without a frame rate": ("sub", f"{{1637}}{{1700}}{ONE}\n{{1800}}{{1850}}{TWO}\n"),
    "MPL2": ("mpl", f"[655][690]{ONE}\n[720][740]{TWO}\n"),
    "SubViewer": (
        "sub",
        f"[INFORMATION]\n[SUBTITLE]\n00:01:05.50,00:01:09.00\n{ONE}\n\n"
        f"00:01:12.00,00:01:14.00\n{TWO}\n",
    ),
    "Audacity's labels": ("txt", f"65.5\t69\t{ONE}\n72\t74\t{TWO}\n"),
    "LRC": ("lrc", f"[01:05.50]{ONE}\n[01:12.00]{TWO}\n"),
    "TTML": (
        "ttml",
        '<tt xmlns="http://www.w3.org/ns/ttml"><body begin="60s"><div>'
        f'<p begin="5.5s" end="9s">{ONE}</p><p begin="12s" end="14s">{TWO}</p></div></body></tt>',
    ),
    "ASS": (
        "ass",
        "[Script Info]\n[V4+ Styles]\nFormat: Name\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        f"Dialogue: 0,0:01:05.50,0:01:09.00,,,0,0,0,,{ONE}\n"
        f"Dialogue: 0,0:01:12.00,0:01:14.00,,,0,0,0,,{TWO}\n",
    ),
    "SAMI": (
        "smi",
        f"<SAMI><BODY><SYNC Start=65500><P>{ONE}<SYNC Start=69000><P>&nbsp;"
        f"<SYNC Start=72000><P>{TWO}</BODY></SAMI>",
    ),
    "Whisper's JSON": (
        "json",
        f'{{"segments": [{{"start": 65.5, "end": 69, "text": " {ONE}"}}, '
        f'{{"start": 72, "end": 74, "text": " {TWO}"}}]}}',
    ),
    "youtube-transcript-api's JSON": (
        "json",
        f'[{{"text": "{ONE}", "start": 65.5, "duration": 3.5}}, '
        f'{{"text": "{TWO}", "start": 72, "duration": 2}}]',
    ),
    "one line in a .srt": ("srt", ONE),
    "an error page": ("vtt", "<!DOCTYPE html><html><body>Too many requests</body></html>"),
    "clock times that no shape explains": (
        "txt",
        "\n".join(f"words {word} at 0:0{at}m again" for at, word in enumerate("abcdefghi")),
    ),
}


def main() -> None:
    """Print the table."""
    print("| shape | ours | webvtt-py | pysubs2 |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, (extension, text) in SHAPES.items():
            file = Path(folder) / f"talk.{extension}"
            file.write_text(text, encoding="utf-8")
            read = (readers.ours(file), readers.webvtt_py(file), readers.pysubs2(file))
            print(f"| {name} | " + " | ".join(map(_shown, read)) + " |")


def _shown(reading: list[Cue] | str) -> str:
    if isinstance(reading, str):
        return "refused"
    cues = [cue for cue in reading if cue.text]
    if [cue.text for cue in cues] != [ONE, TWO]:
        return "other words"
    return " and ".join(f"{cue.start:g}" for cue in cues) + " s"


if __name__ == "__main__":
    main()
