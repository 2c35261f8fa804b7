"""What recognisers of speech write, as JSON. Words that have times keep them.

Speakers are named as the file names them; a bare number or letter becomes `Speaker 0`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from studybuddy import Segment
from studybuddy_captions.document import LONGEST, Captions, check_times, checked, unreadable
from studybuddy_captions.timed_words import Word, cues_of, in_text, with_times

_Name = str | int | None
_UNSPACED = ("zh", "ja", "th", "lo", "km", "my", "yue", "cmn")

# What Whisper calls the languages that it hears most.
_LANGUAGES: dict[str, str] = dict(
    re.findall(
        r"(\w+):(\w+)",
        """
    afrikaans:af albanian:sq arabic:ar armenian:hy azerbaijani:az basque:eu belarusian:be
    bengali:bn bosnian:bs bulgarian:bg burmese:my cantonese:yue catalan:ca chinese:zh croatian:hr
    czech:cs danish:da dutch:nl english:en estonian:et finnish:fi french:fr galician:gl georgian:ka
    german:de greek:el gujarati:gu hebrew:he hindi:hi hungarian:hu icelandic:is indonesian:id
    italian:it japanese:ja kannada:kn kazakh:kk khmer:km korean:ko lao:lo latvian:lv lithuanian:lt
    macedonian:mk malay:ms malayalam:ml marathi:mr mongolian:mn nepali:ne norwegian:no persian:fa
    polish:pl portuguese:pt punjabi:pa romanian:ro russian:ru serbian:sr slovak:sk slovenian:sl
    spanish:es swahili:sw swedish:sv tagalog:tl tamil:ta telugu:te thai:th turkish:tr ukrainian:uk
    urdu:ur vietnamese:vi welsh:cy
    """,
    )
)


class _Word(msgspec.Struct):
    """A word of Whisper's (`word`, seconds), or of AssemblyAI's (`text`, milliseconds)."""

    start: float | None = None
    end: float | None = None
    word: str = ""
    punctuated_word: str = ""
    text: str = ""
    speaker: _Name = None


class _Segment(msgspec.Struct):
    start: float
    end: float
    text: str
    words: list[_Word] | None = None
    speaker: _Name = None


class _Whisper(msgspec.Struct):
    segments: list[_Segment]
    language: str | None = None


class _WhisperWords(msgspec.Struct):
    text: str
    words: list[_Word]
    language: str | None = None


class _Offsets(msgspec.Struct, rename={"begin": "from", "end": "to"}):
    begin: float
    end: float


class _CppSegment(msgspec.Struct):
    offsets: _Offsets
    text: str
    speaker: _Name = None


class _CppResult(msgspec.Struct):
    language: str | None = None


class _WhisperCpp(msgspec.Struct):
    transcription: list[_CppSegment]
    result: _CppResult = msgspec.field(default_factory=_CppResult)


class _Utterance(msgspec.Struct):
    start: float
    end: float
    text: str = ""
    transcript: str = ""
    speaker: _Name = None
    words: list[_Word] | None = None


class _Paragraph(msgspec.Struct):
    sentences: list[_Utterance]
    speaker: _Name = None


class _Paragraphs(msgspec.Struct):
    paragraphs: list[_Paragraph]


class _Alternative(msgspec.Struct):
    transcript: str = ""
    words: list[_Word] | None = None
    paragraphs: _Paragraphs | None = None


class _Channel(msgspec.Struct):
    alternatives: list[_Alternative]
    detected_language: str | None = None


class _DeepgramResults(msgspec.Struct):
    channels: list[_Channel] = []
    utterances: list[_Utterance] | None = None


class _Deepgram(msgspec.Struct):
    results: _DeepgramResults


class _Content(msgspec.Struct):
    content: str


class _Item(msgspec.Struct):
    type: str
    alternatives: list[_Content]
    start_time: float | None = None
    end_time: float | None = None
    speaker_label: str | None = None


class _Labelled(msgspec.Struct):
    start_time: float
    speaker_label: str


class _Turn(msgspec.Struct):
    items: list[_Labelled] = []


class _SpeakerLabels(msgspec.Struct):
    segments: list[_Turn] = []


class _AudioSegment(msgspec.Struct):
    transcript: str
    start_time: float
    end_time: float
    speaker_label: str | None = None


class _AwsResults(msgspec.Struct):
    items: list[_Item] = []
    speaker_labels: _SpeakerLabels | None = None
    audio_segments: list[_AudioSegment] | None = None
    language_code: str | None = None


class _Aws(msgspec.Struct):
    results: _AwsResults


class _Element(msgspec.Struct):
    value: str = ""
    ts: float | None = None
    end_ts: float | None = None


class _Monologue(msgspec.Struct):
    elements: list[_Element]
    speaker: _Name = None


class _RevSpeaker(msgspec.Struct):
    id: _Name = None
    name: str | None = None


class _RevAi(msgspec.Struct):
    monologues: list[_Monologue]
    speakers: list[_RevSpeaker] = []


class _AssemblyAi(msgspec.Struct):
    text: str | None = None
    words: list[_Word] | None = None
    utterances: list[_Utterance] | None = None
    language_code: str | None = None


def whisper(data: bytes) -> Captions:
    """OpenAI's Whisper and those that write as it does (verbose_json, faster-whisper, WhisperX)."""
    found = msgspec.json.decode(data, type=_Whisper)
    cues = [
        _cue(one.start, one.end, one.text, one.speaker, _words(one.words or (), 1))
        for one in found.segments
    ]
    return _captions(cues, _language(found.language))


def whisper_words(data: bytes) -> Captions:
    """OpenAI's verbose_json that has words and no segments; only its text has punctuation."""
    found = msgspec.json.decode(data, type=_WhisperWords)
    return _captions(_spoken(found.text, found.words, 1), _language(found.language))


def whisper_cpp(data: bytes) -> Captions:
    """whisper.cpp, which counts in milliseconds."""
    found = msgspec.json.decode(data, type=_WhisperCpp)
    cues = [
        _cue(one.offsets.begin / 1000, one.offsets.end / 1000, one.text, one.speaker)
        for one in found.transcription
    ]
    return _captions(cues, _language(found.result.language))


def deepgram(data: bytes) -> Captions:
    """Deepgram: the words of each channel's best alternative, else its sentences, else turns."""
    results = msgspec.json.decode(data, type=_Deepgram).results
    best = [one.alternatives[0] for one in results.channels if one.alternatives]
    channels = [_channel(one, f"Channel {n}" if len(best) > 1 else None)
                for n, one in enumerate(best, 1)]  # fmt: skip
    cues = sorted(chain.from_iterable(channels), key=lambda cue: cue.start)
    turns = [
        _cue(one.start, one.end, one.transcript, one.speaker) for one in results.utterances or ()
    ]
    if not cues and not turns and any(one.transcript.strip() for one in best):
        raise _without_times()
    language = next((one.detected_language for one in results.channels), None)
    return _captions(cues or turns, language or "")


def assemblyai(data: bytes) -> Captions:
    """AssemblyAI, which counts in milliseconds: its turns, else its words.

    Others write such words with seconds: those are no whole numbers.
    """
    found = msgspec.json.decode(data, type=_AssemblyAi)
    turns, words = found.utterances or [], found.words or []
    starts = [*(one.start for one in turns), *(one.start or 0.0 for one in words)]
    whole = all(start.is_integer() for start in starts)
    unit = 1000 if whole else 1
    cues: Iterable[Segment] = (
        _cue(one.start / unit, one.end / unit, one.text, one.speaker, _words(one.words or (), unit))
        for one in turns
    )
    if not turns:
        cues = _spoken(found.text or "", words, unit)
    return _captions(cues, found.language_code or "")


def aws_transcribe(data: bytes) -> Captions:
    """Amazon Transcribe: its words and punctuation, or the segments where it gives no words."""
    results = msgspec.json.decode(data, type=_Aws, strict=False).results
    language = results.language_code or ""
    if results.items:
        return _captions(cues_of(_aws_words(results, language)), language)
    cues = [
        _cue(one.start_time, one.end_time, one.transcript, one.speaker_label)
        for one in results.audio_segments or ()
    ]
    return _captions(cues, language)


def rev_ai(data: bytes) -> Captions:
    """Rev AI: words and what stands between them, by turns."""
    found = msgspec.json.decode(data, type=_RevAi)
    names = {one.id: one.name for one in found.speakers if one.name}
    cues = [
        cue
        for turn in found.monologues
        for cue in cues_of(_rev_words(turn, names.get(turn.speaker) or _name(turn.speaker)))
    ]
    return _captions(cues, "")


def _captions(cues: Iterable[Segment], language: str) -> Captions:
    return Captions([cue for cue in cues if cue.text.strip()], "", language=language, auto=True)


def _cue(
    start: float, end: float, text: str, speaker: _Name = None, words: Iterable[Word] = ()
) -> Segment:
    said = with_times(text.strip(), words, start)
    return checked(start, end, said, speaker=_name(speaker))


def _channel(best: _Alternative, channel: str | None) -> list[Segment]:
    if best.words:
        named = best.words
        if channel:
            named = [msgspec.structs.replace(word, speaker=channel) for word in named]
        return list(_spoken(best.transcript, named, 1))
    return [
        _cue(one.start, one.end, one.text, channel or paragraph.speaker)
        for paragraph in (best.paragraphs.paragraphs if best.paragraphs else ())
        for one in paragraph.sentences
    ]


def _spoken(text: str, found: list[_Word], per_second: int) -> Iterator[Segment]:
    words = list(_words(found, per_second))
    spaced = (word._replace(text=f" {word.text.strip()}") for word in words)
    if text.strip() and not words:
        raise _without_times()
    return cues_of(list(in_text(text, words)) or spaced)


def _words(found: Iterable[_Word], per_second: int) -> Iterator[Word]:
    """Those that have times; where one has none, the text it stands in has it all the same."""
    for word in found:
        if word.start is not None:
            start = word.start / per_second
            end = start if word.end is None else word.end / per_second
            if not (0 <= start <= LONGEST and 0 <= end <= LONGEST):
                check_times(start, end)
            text = word.punctuated_word or word.word or word.text
            yield Word(start, end, text, _name(word.speaker))


def _aws_words(results: _AwsResults, language: str) -> Iterator[Word]:
    space = "" if language.partition("-")[0].lower() in _UNSPACED else " "
    turns = results.speaker_labels.segments if results.speaker_labels else ()
    speakers = {item.start_time: item.speaker_label for turn in turns for item in turn.items}
    word: Word | None = None
    for item in results.items:
        content = item.alternatives[0].content if item.alternatives else ""
        if item.start_time is not None:
            if word:
                yield word
            speaker = _name(item.speaker_label or speakers.get(item.start_time))
            end = item.start_time if item.end_time is None else item.end_time
            word = Word(item.start_time, end, space + content, speaker)
        elif word:
            word = Word(word.start, word.end, word.text + content, word.speaker)
    if word:
        yield word


def _rev_words(turn: _Monologue, speaker: str) -> Iterator[Word]:
    before, word = "", None
    for element in turn.elements:
        if element.ts is not None:
            if word:
                yield word
            end = element.ts if element.end_ts is None else element.end_ts
            word = Word(element.ts, end, before + element.value, speaker)
            before = ""
        elif word:
            word = Word(word.start, word.end, word.text + element.value, word.speaker)
        else:
            before += element.value
    if word:
        yield word


def _name(speaker: _Name) -> str:
    if speaker is None:
        return ""
    name = " ".join(str(speaker).split())
    return f"Speaker {name}" if name.isdecimal() or len(name) == 1 else name


def _language(name: str | None) -> str:
    """Whisper's own name for a language, as a tag."""
    return _LANGUAGES.get((name or "").lower(), name or "")


def _without_times() -> Exception:
    return unreadable(
        "The captions file has the words of the talk, but no times. Export it with times, or "
        "as SRT or VTT."
    )
