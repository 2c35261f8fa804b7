"""Caption files of any length in every format that is read, each as its own programs write it."""

from __future__ import annotations

import html
import io
import json
import random
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

_TEXT = (
    "enzyme barrier reaction protein lowers the and of is not used up by itself so that only "
    "little of it binding site shape fits a key molecule energy faster café slower heat cold "
    "water salt acid first second then next example let us look at what happens when we add "
    "more"
)
_WORDS = _TEXT.split()
_SCC_ROWS = ("13d0", "1370", "94d0", "9470")  # the lowest four


class MadeCue(NamedTuple):
    """Times in milliseconds, multiples of 200, which every format can say but those of text."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> Iterator[tuple[int, int, str]]:
        """Each word with a time of its own."""
        words = self.text.split()
        each = (self.end - self.start) // len(words)
        for number, word in enumerate(words):
            yield self.start + number * each, self.start + (number + 1) * each, word


def made_cues(count: int) -> list[MadeCue]:
    """So many sentences of seven words, three seconds apart; the same ones every time."""
    draw = random.Random(7)
    return [
        MadeCue(
            start := 1000 + 3000 * number + number % 5 * 200,
            start + 2400,
            f"{' '.join(draw.choices(_WORDS, k=7)).capitalize()}.",
        )
        for number in range(count)
    ]


def _clock(milliseconds: int, digits: int = 3, point: str = ".", hours: str = "02") -> str:
    seconds, rest = divmod(milliseconds, 1000)
    whole = f"{seconds // 3600:{hours}}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{whole}{point}{f'{rest:03}'[:digits]}" if digits else whole


def _webvtt(cues: Sequence[MadeCue]) -> str:
    said = (f"{_clock(cue.start)} --> {_clock(cue.end)}\n{cue.text}\n" for cue in cues)
    return "WEBVTT\n\n" + "\n".join(said)


def _srt(cues: Sequence[MadeCue]) -> str:
    return "\n".join(
        f"{number}\n{_clock(cue.start, point=',')} --> {_clock(cue.end, point=',')}\n{cue.text}\n"
        for number, cue in enumerate(cues, 1)
    )


def _sbv(cues: Sequence[MadeCue]) -> str:
    return "\n".join(
        f"{_clock(cue.start, hours='')},{_clock(cue.end, hours='')}\n{cue.text}\n" for cue in cues
    )


def _text_with_times(cues: Sequence[MadeCue]) -> str:
    return "".join(f"{_clock(cue.start, 0, hours='')}\n{cue.text}\n" for cue in cues)


def _text(cues: Sequence[MadeCue]) -> str:
    return "\n".join(cue.text for cue in cues)


def _docx(cues: Sequence[MadeCue]) -> bytes:
    lines = (line for cue in cues for line in (_clock(cue.start, 0, hours=""), cue.text))
    body = "".join(f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in lines)
    schemas = "http://schemas.openxmlformats.org"
    main = f"{schemas}/wordprocessingml/2006/main"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{schemas}/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{schemas}/package/2006/relationships"><Relationship Id="rId1" '
            f'Type="{schemas}/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>',
        )
    return file.getvalue()


def _csv(cues: Sequence[MadeCue]) -> str:
    rows = (f'{cue.start / 1000},{cue.end / 1000},"{cue.text}"\n' for cue in cues)
    return "start,end,text\n" + "".join(rows)


def _youtube_json(cues: Sequence[MadeCue]) -> str:
    events = [
        {
            "tStartMs": cue.start,
            "dDurationMs": cue.end - cue.start,
            "segs": [
                {"utf8": f"{' ' * (start > cue.start)}{word}", "tOffsetMs": start - cue.start}
                for start, _, word in cue.words
            ],
        }
        for cue in cues
    ]
    return json.dumps({"wireMagic": "pb3", "events": events})


def _youtube_xml(cues: Sequence[MadeCue]) -> str:
    """As srv1 has it, where words are escaped once more."""
    said = "".join(
        f'<text start="{cue.start / 1000:.3f}" dur="{(cue.end - cue.start) / 1000:.3f}">'
        f"{html.escape(html.escape(cue.text))}</text>"
        for cue in cues
    )
    return f'<?xml version="1.0" encoding="utf-8" ?><transcript>{said}</transcript>'


def _ttml(cues: Sequence[MadeCue]) -> str:
    said = "\n".join(
        f'<p begin="{_clock(cue.start)}" end="{_clock(cue.end)}">{html.escape(cue.text)}</p>'
        for cue in cues
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" '
        f'xml:lang="en"><body><div>\n{said}\n</div></body></tt>'
    )


def _ass(cues: Sequence[MadeCue]) -> str:
    said = "".join(
        f"Dialogue: 0,{_clock(cue.start, 2, hours='')},{_clock(cue.end, 2, hours='')},Default,,"
        f"0,0,0,,{cue.text}\n"
        for cue in cues
    )
    return (
        "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n" + said
    )


def _sami(cues: Sequence[MadeCue]) -> str:
    said = "".join(
        f"<SYNC Start={cue.start}><P Class=ENCC>{html.escape(cue.text)}\n"
        f"<SYNC Start={cue.end}><P Class=ENCC>&nbsp;\n"
        for cue in cues
    )
    return (
        '<SAMI>\n<HEAD><STYLE TYPE="text/css"><!-- .ENCC {Name: English; lang: en-US;} -->'
        f"</STYLE></HEAD>\n<BODY>\n{said}</BODY>\n</SAMI>"
    )


def _scc(cues: Sequence[MadeCue]) -> str:
    """Captions that pop on: each is sent in a line and shown by the last code of it."""
    lines = (f"{_frames(cue.start)}\t{' '.join(_scc_codes(cue.text))}\n" for cue in cues)
    return "Scenarist_SCC V1.0\n\n" + "\n".join(lines)


def _scc_codes(text: str) -> Iterator[str]:
    yield from ("94ae", "94ae", "9420", "9420")
    rows = textwrap.wrap(text, 32)
    for row, place in zip(rows, _SCC_ROWS[-len(rows) :], strict=True):
        yield from (place, place)
        signs = [0x5C if letter == "é" else ord(letter) for letter in row]
        padded = [*signs, 0] if len(signs) % 2 else signs
        for first, second in zip(padded[::2], padded[1::2], strict=True):
            yield f"{_with_parity(first):02x}{_with_parity(second):02x}"
    yield from ("942f", "942f")


def _with_parity(byte: int) -> int:
    return byte if byte.bit_count() % 2 else byte | 0x80


def _frames(milliseconds: int) -> str:
    """A time code that leaves out no numbers, as it counts at 30,000 / 1001 frames a second."""
    seconds, frame = divmod(round(milliseconds * 30 / 1001), 30)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{frame:02}"


def _subviewer(cues: Sequence[MadeCue]) -> str:
    said = (f"{_clock(cue.start, 2)},{_clock(cue.end, 2)}\n{cue.text}\n" for cue in cues)
    return "[INFORMATION]\n[TITLE]Enzymes\n[END INFORMATION]\n[SUBTITLE]\n" + "\n".join(said)


def _microdvd(cues: Sequence[MadeCue]) -> str:
    said = (f"{{{cue.start // 40}}}{{{cue.end // 40}}}{cue.text}\n" for cue in cues)
    return "{1}{1}25\n" + "".join(said)


def _mpl2(cues: Sequence[MadeCue]) -> str:
    return "".join(f"[{cue.start // 100}][{cue.end // 100}]{cue.text}\n" for cue in cues)


def _lrc(cues: Sequence[MadeCue]) -> str:
    said = (
        f"[{cue.start // 60_000:02}:{cue.start // 1000 % 60:02}.{cue.start % 1000 // 10:02}]"
        f"{cue.text}\n"
        for cue in cues
    )
    return "[ti:Enzymes]\n" + "".join(said)


def _audacity(cues: Sequence[MadeCue]) -> str:
    return "".join(f"{cue.start / 1000:.6f}\t{cue.end / 1000:.6f}\t{cue.text}\n" for cue in cues)


def _whisper(cues: Sequence[MadeCue]) -> str:
    segments = [
        {
            "id": number,
            "seek": cue.start // 10,
            "start": cue.start / 1000,
            "end": cue.end / 1000,
            "text": f" {cue.text}",
            "tokens": list(range(50_364, 50_374)),
            "temperature": 0.0,
            "avg_logprob": -0.21,
            "compression_ratio": 1.6,
            "no_speech_prob": 0.02,
        }
        for number, cue in enumerate(cues)
    ]
    text = "".join(f" {cue.text}" for cue in cues)
    return json.dumps({"text": text, "segments": segments, "language": "en"})


def _whisper_cpp(cues: Sequence[MadeCue]) -> str:
    said = [
        {
            "timestamps": {"from": _clock(cue.start), "to": _clock(cue.end)},
            "offsets": {"from": cue.start, "to": cue.end},
            "text": f" {cue.text}",
        }
        for cue in cues
    ]
    return json.dumps({"result": {"language": "en"}, "transcription": said})


def _transcript_api(cues: Sequence[MadeCue]) -> str:
    return json.dumps(
        [
            {"text": text, "start": start / 1000, "duration": (end - start) / 1000}
            for start, end, text in cues
        ]
    )


def _sjson(cues: Sequence[MadeCue]) -> str:
    starts, ends, texts = zip(*cues, strict=True)
    return json.dumps({"start": starts, "end": ends, "text": texts})


def _podcast(cues: Sequence[MadeCue]) -> str:
    said = [
        {"speaker": "Anna", "startTime": start / 1000, "endTime": end / 1000, "body": text}
        for start, end, text in cues
    ]
    return json.dumps({"version": "1.0.0", "segments": said})


def _aws(cues: Sequence[MadeCue]) -> str:
    def items(cue: MadeCue) -> Iterator[dict[str, Any]]:
        for start, end, word in cue.words:
            content = [{"confidence": "0.99", "content": word.rstrip(".")}]
            yield {
                "type": "pronunciation",
                "start_time": str(start / 1000),
                "end_time": str(end / 1000),
                "alternatives": content,
            }
        yield {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]}

    found = [item for cue in cues for item in items(cue)]
    return json.dumps({"jobName": "x", "results": {"language_code": "en-US", "items": found}})


def _timed_words(cues: Sequence[MadeCue], per_second: int) -> Iterator[tuple[float, float, str]]:
    for cue in cues:
        for start, end, word in cue.words:
            yield start * per_second / 1000, end * per_second / 1000, word


def _deepgram(cues: Sequence[MadeCue]) -> str:
    words = [
        {
            "word": word.lower().rstrip("."),
            "start": start,
            "end": end,
            "confidence": 0.99,
            "punctuated_word": word,
        }
        for start, end, word in _timed_words(cues, 1)
    ]
    best = {"transcript": " ".join(cue.text for cue in cues), "confidence": 0.99, "words": words}
    return json.dumps({"metadata": {}, "results": {"channels": [{"alternatives": [best]}]}})


def _assemblyai(cues: Sequence[MadeCue]) -> str:
    words = [
        {"text": word, "start": int(start), "end": int(end), "confidence": 0.99, "speaker": None}
        for start, end, word in _timed_words(cues, 1000)
    ]
    text = " ".join(cue.text for cue in cues)
    return json.dumps({"id": "x", "language_code": "en", "text": text, "words": words})


def _rev_ai(cues: Sequence[MadeCue]) -> str:
    elements: list[dict[str, Any]] = []
    for start, end, word in _timed_words(cues, 1):
        said = {"type": "text", "value": word.rstrip("."), "ts": start, "end_ts": end}
        elements += [said, {"type": "punct", "value": ". " if word.endswith(".") else " "}]
    return json.dumps({"monologues": [{"speaker": 0, "elements": elements}]})


_WRITERS: dict[str, Callable[[Sequence[MadeCue]], str | bytes]] = {
    "webvtt": _webvtt,
    "srt": _srt,
    "docx": _docx,
    "text-with-times": _text_with_times,
    "text": _text,
    "csv": _csv,
    "sbv": _sbv,
    "youtube-json": _youtube_json,
    "youtube-xml": _youtube_xml,
    "ttml": _ttml,
    "ass": _ass,
    "sami": _sami,
    "scc": _scc,
    "subviewer": _subviewer,
    "microdvd": _microdvd,
    "mpl2": _mpl2,
    "lrc": _lrc,
    "audacity": _audacity,
    "whisper": _whisper,
    "whisper-cpp": _whisper_cpp,
    "transcript-api": _transcript_api,
    "sjson": _sjson,
    "podcast-json": _podcast,
    "aws-transcribe": _aws,
    "deepgram": _deepgram,
    "assemblyai": _assemblyai,
    "rev-ai": _rev_ai,
}


def made_file(form: str, count: int) -> bytes:
    """A file of so many cues in a format, a name of `studybuddy.CAPTION_FORMATS`."""
    if form not in _WRITERS:
        raise LookupError(f"say how {form} is written in _WRITERS of {__file__}")
    written = _WRITERS[form](made_cues(count))
    return written if isinstance(written, bytes) else written.encode()
