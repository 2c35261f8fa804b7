"""JSON of recognisers, players and podcasts, each as its maker writes it."""

import json

import pytest
from captions_asked import fetched

from studybuddy import clean
from studybuddy_captions.json_formats import read_json

WORDS = [(1.0, 1.4, "An"), (1.4, 2.0, "enzyme"), (2.0, 2.5, "lowers"), (2.5, 2.7, "it.")]
TIMED = "An<00:00:01.400> enzyme<00:00:02.000> lowers<00:00:02.500> it."
AWS_ITEMS = [
    *(
        {
            "type": "pronunciation",
            "start_time": str(start),
            "end_time": str(end),
            "alternatives": [{"confidence": "0.99", "content": word.strip(".")}],
        }
        for start, end, word in WORDS
    ),
    {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": "."}]},
]
DEEPGRAM_WORDS = [
    {"word": word.lower(), "punctuated_word": word, "start": start, "end": end, "confidence": 0.9}
    for start, end, word in WORDS
]

SENTENCES = "An enzyme lowers it. It is a protein."


def deepgram(**alternative):
    return {
        "metadata": {"request_id": "x", "duration": 3.0},
        "results": {"channels": [{"alternatives": [alternative], "detected_language": "en"}]},
    }


# what it is: document, format, (start, end, text, speaker) of each cue, language
DOCUMENTS = {
    "whisper": (
        {
            "text": " An enzyme lowers it. It is a protein.",
            "segments": [
                {"id": 0, "seek": 0, "start": 0.0, "end": 2.5, "text": " An enzyme lowers it.",
                 "tokens": [50364], "temperature": 0.0, "avg_logprob": -0.2},
                {"id": 1, "seek": 0, "start": 2.5, "end": 4, "text": " It is a protein."},
            ],
            "language": "en",
        },
        "whisper",
        [(0.0, 2.5, "An enzyme lowers it.", ""), (2.5, 4.0, "It is a protein.", "")],
        "en",
    ),
    "whisper with words": (
        {
            "segments": [
                {"start": 1.0, "end": 2.7, "text": " An enzyme lowers it.",
                 "words": [{"word": f" {word}", "start": start, "end": end, "probability": 0.9}
                           for start, end, word in WORDS]},
            ],
            "language": "en",
        },
        "whisper",
        [(1.0, 2.7, TIMED, "")],
        "en",
    ),
    "whisperx: some words without times, speakers": (
        {
            "segments": [
                {"start": 1.0, "end": 2.7, "text": "An enzyme lowers 2.", "speaker": "SPEAKER_00",
                 "words": [{"word": "An", "start": 1.0, "end": 1.4}, {"word": "enzyme"},
                           {"word": "lowers", "start": 2.0, "end": 2.5}, {"word": "2."}]},
            ],
            "word_segments": [],
        },
        "whisper",
        [(1.0, 2.7, "An enzyme<00:00:02.000> lowers 2.", "SPEAKER_00")],
        "",
    ),
    "verbose_json": (
        {"task": "transcribe", "language": "german", "duration": 3.0, "text": "Ein Enzym.",
         "segments": [{"id": 0, "start": 0.0, "end": 3.0, "text": "Ein Enzym."}]},
        "whisper",
        [(0.0, 3.0, "Ein Enzym.", "")],
        "de",
    ),
    "verbose_json of words: the text alone has the punctuation": (
        {"task": "transcribe", "language": "english", "text": "An enzyme lowers it.",
         "words": [{"word": word.strip("."), "start": start, "end": end}
                   for start, end, word in WORDS]},
        "whisper",
        [(1.0, 2.7, TIMED, "")],
        "en",
    ),
    "whisper.cpp": (
        {
            "systeminfo": "AVX = 1", "model": {"type": "base"}, "params": {"language": "auto"},
            "result": {"language": "fr"},
            "transcription": [
                {"timestamps": {"from": "00:00:01,000", "to": "00:00:02,500"},
                 "offsets": {"from": 1000, "to": 2500}, "text": " Une enzyme."},
            ],
        },
        "whisper-cpp",
        [(1.0, 2.5, "Une enzyme.", "")],
        "fr",
    ),
    "youtube-transcript-api": (
        [{"text": "An enzyme", "start": 0.54, "duration": 3.2},
         {"text": "lowers it", "start": 3.74, "duration": 2.0}],
        "transcript-api",
        [(0.54, 3.74, "An enzyme", ""), (3.74, 5.74, "lowers it", "")],
        "",
    ),
    "youtube-transcript-api, with what it is": (
        {"video_id": "x", "language": "English", "language_code": "en", "is_generated": True,
         "snippets": [{"text": "An enzyme", "start": 0.5, "duration": 3.5}]},
        "transcript-api",
        [(0.5, 4.0, "An enzyme", "")],
        "en",
    ),
    "a list with ends": (
        [{"text": "An enzyme", "start": 1, "end": 2}],
        "transcript-api",
        [(1.0, 2.0, "An enzyme", "")],
        "",
    ),
    "a list with starts only": (
        [{"text": "An enzyme", "start": 1}, {"text": "lowers it", "start": 4}],
        "transcript-api",
        [(1.0, 4.0, "An enzyme", ""), (4.0, 4.8, "lowers it", "")],
        "",
    ),
    "lines at one time": (
        [{"text": "It is", "start": 3, "end": 4}, {"text": "An enzyme", "start": 1, "end": 2},
         {"text": "lowers it", "start": 1, "end": 2}],
        "transcript-api",
        [(1.0, 2.0, "An enzyme", ""), (1.0, 2.0, "lowers it", ""), (3.0, 4.0, "It is", "")],
        "",
    ),
    "edX": (
        {"start": [1000, 2500], "end": [2500, 4000], "text": ["An enzyme", "lowers it"]},
        "sjson",
        [(1.0, 2.5, "An enzyme", ""), (2.5, 4.0, "lowers it", "")],
        "",
    ),
    "edX with a gap": (
        {"start": [0, 1000, 2000], "end": [1000, 2000, 3000], "text": ["", "An enzyme", None]},
        "sjson",
        [(1.0, 2.0, "An enzyme", "")],
        "",
    ),
    "podcast": (
        {"version": "1.0.0",
         "segments": [{"speaker": "Anna", "startTime": 0.5, "endTime": 2.75, "body": "An enzyme"},
                      {"startTime": 3, "body": "lowers it"}]},
        "podcast-json",
        [(0.5, 2.75, "An enzyme", "Anna"), (3.0, 3.8, "lowers it", "")],
        "",
    ),
    "amazon": (
        {"jobName": "j", "accountId": "1", "status": "COMPLETED",
         "results": {"language_code": "en-US", "items": AWS_ITEMS,
                     "transcripts": [{"transcript": "An enzyme lowers it."}]}},
        "aws-transcribe",
        [(1.0, 2.7, TIMED, "")],
        "en-US",
    ),
    "amazon with speakers": (
        {"results": {
            "items": AWS_ITEMS,
            "speaker_labels": {"speakers": 2, "segments": [
                {"start_time": "1.0", "end_time": "2.0", "speaker_label": "spk_0",
                 "items": [{"start_time": "1.0", "end_time": "1.4", "speaker_label": "spk_0"},
                           {"start_time": "1.4", "end_time": "2.0", "speaker_label": "spk_0"}]},
                {"start_time": "2.0", "end_time": "2.7", "speaker_label": "spk_1",
                 "items": [{"start_time": "2.0", "end_time": "2.5", "speaker_label": "spk_1"},
                           {"start_time": "2.5", "end_time": "2.7", "speaker_label": "spk_1"}]},
            ]}}},
        "aws-transcribe",
        [(1.0, 2.0, "An<00:00:01.400> enzyme", "spk_0"),
         (2.0, 2.7, "lowers<00:00:02.500> it.", "spk_1")],
        "",
    ),
    "amazon, Japanese": (
        {"results": {"language_code": "ja-JP", "items": [
            {"type": "pronunciation", "start_time": "0.0", "end_time": "0.5",
             "alternatives": [{"content": "酵素"}]},
            {"type": "pronunciation", "start_time": "0.5", "end_time": "0.7",
             "alternatives": [{"content": "は"}]},
            {"type": "punctuation", "alternatives": [{"content": "。"}]}]}},
        "aws-transcribe",
        [(0.0, 0.7, "酵素<00:00:00.500>は。", "")],
        "ja-JP",
    ),
    "amazon, segments": (
        {"results": {"audio_segments": [
            {"id": 0, "transcript": "An enzyme.", "start_time": "0.0", "end_time": "2.0",
             "items": [0, 1], "speaker_label": "spk_0"}]}},
        "aws-transcribe",
        [(0.0, 2.0, "An enzyme.", "spk_0")],
        "",
    ),
    "deepgram": (
        deepgram(transcript="An enzyme lowers it.", confidence=0.9, words=DEEPGRAM_WORDS),
        "deepgram",
        [(1.0, 2.7, TIMED, "")],
        "en",
    ),
    "deepgram with speakers": (
        deepgram(
            transcript="An enzyme lowers it.",
            words=[{**word, "speaker": number // 2} for number, word in enumerate(DEEPGRAM_WORDS)],
        ),
        "deepgram",
        [(1.0, 2.0, "An<00:00:01.400> enzyme", "Speaker 0"),
         (2.0, 2.7, "lowers<00:00:02.500> it.", "Speaker 1")],
        "en",
    ),
    "deepgram without words": (
        deepgram(transcript="An enzyme.", paragraphs={"transcript": "An enzyme.", "paragraphs": [
            {"sentences": [{"text": "An enzyme.", "start": 1.0, "end": 2.0}], "speaker": 0,
             "num_words": 2, "start": 1.0, "end": 2.0}]}),
        "deepgram",
        [(1.0, 2.0, "An enzyme.", "Speaker 0")],
        "en",
    ),
    "deepgram, two channels": (
        {"results": {"channels": [
            {"alternatives": [{"transcript": "Why?",
                               "words": [{"word": "why", "punctuated_word": "Why?", "start": 5.0,
                                          "end": 5.5}]}]},
            {"alternatives": [{"transcript": "It is.",
                               "words": [{"word": "it", "punctuated_word": "It", "start": 1.0,
                                          "end": 1.2},
                                         {"word": "is", "punctuated_word": "is.", "start": 1.2,
                                          "end": 1.5}]}]},
        ]}},
        "deepgram",
        [(1.0, 1.5, "It<00:00:01.200> is.", "Channel 2"), (5.0, 5.5, "Why?", "Channel 1")],
        "",
    ),
    "deepgram, turns": (
        {"results": {"utterances": [
            {"start": 1.0, "end": 2.0, "transcript": "An enzyme.", "speaker": 1, "channel": 0}]}},
        "deepgram",
        [(1.0, 2.0, "An enzyme.", "Speaker 1")],
        "",
    ),
    "assemblyai": (
        {"id": "x", "status": "completed", "audio_url": "https://example.org/a.mp3",
         "language_code": "en_us", "text": "An enzyme lowers it.",
         "words": [{"text": word, "start": start * 1000, "end": end * 1000, "confidence": 0.9,
                    "speaker": None} for start, end, word in WORDS],
         "utterances": None},
        "assemblyai",
        [(1.0, 2.7, TIMED, "")],
        "en_us",
    ),
    "assemblyai, turns": (
        {"text": "An enzyme lowers it.", "words": [],
         "utterances": [{"speaker": "A", "start": 1000, "end": 2700, "confidence": 0.9,
                         "text": "An enzyme lowers it.",
                         "words": [{"text": word, "start": start * 1000, "end": end * 1000}
                                   for start, end, word in WORDS]}]},
        "assemblyai",
        [(1.0, 2.7, TIMED, "Speaker A")],
        "",
    ),
    "rev ai": (
        {"speakers": [{"id": 1, "name": "Anna"}],
         "monologues": [
             {"speaker": 1, "elements": [
                 {"type": "text", "value": "An", "ts": 1.0, "end_ts": 1.4, "confidence": 0.9},
                 {"type": "punct", "value": " "},
                 {"type": "text", "value": "enzyme", "ts": 1.4, "end_ts": 2.0},
                 {"type": "punct", "value": "."}]},
             {"speaker": 0, "elements": [
                 {"type": "text", "value": "Why", "ts": 3.0, "end_ts": 3.5},
                 {"type": "punct", "value": "?"}]}]},
        "rev-ai",
        [(1.0, 2.0, "An <00:00:01.400>enzyme.", "Anna"), (3.0, 3.5, "Why?", "Speaker 0")],
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_document_is_known_by_its_keys(name, indent):
    document, form, cues, language = DOCUMENTS[name]
    captions = read_json(json.dumps(document, indent=indent))

    assert (form, cues, language) == (
        captions.format,
        [(cue.start, cue.end, cue.text, cue.speaker) for cue in captions.cues],
        captions.language,
    )


def test_what_a_machine_recognised_is_automatic(tmp_path):
    kinds = {
        name: fetched(tmp_path, json.dumps(document)).kind
        for name, (document, *_) in DOCUMENTS.items()
    }
    written = {
        "youtube-transcript-api",
        "a list with ends",
        "a list with starts only",
        "lines at one time",
    }

    assert {*written, "edX", "edX with a gap", "podcast"} == {
        name for name, kind in kinds.items() if kind == "user"
    }


def test_words_keep_their_times_when_cleaned(tmp_path):
    words = [
        {"word": f" {word}", "start": second, "end": second + 0.5}
        for second, word in enumerate(SENTENCES.split())
    ]
    document = {"segments": [{"start": 0, "end": 9, "text": "An enzyme lowers it. It is a protein.",
                              "words": words}]}  # fmt: skip
    said = clean(fetched(tmp_path, json.dumps(document)).segments)

    assert [(0.0, "An enzyme lowers it."), (4.0, "It is a protein.")] == [
        (segment.start, segment.text) for segment in said
    ]


@pytest.mark.parametrize("text", [" C:\\home {1, 2}", " a < b & c > d", ' "said" <p>', " ünï 波"])
def test_text_is_text(text):
    document = {"segments": [{"start": 0, "end": 1, "text": text}]}

    assert [text.strip()] == [cue.text for cue in read_json(json.dumps(document)).cues]


def test_a_long_talk_is_cut_at_pauses_and_never_within_a_word():
    words = [{"word": "word", "start": at, "end": at + 0.5} for at in (0, 1, 2, 6, 7, 30)]
    document = {"text": "word, word; word. word word word.", "words": words}

    assert [(0.0, 2.5), (6.0, 7.5), (30.0, 30.5)] == [
        (cue.start, cue.end) for cue in read_json(json.dumps(document)).cues
    ]


def test_nothing_is_lost_where_words_and_text_differ():
    words = [{"word": word, "start": at, "end": at + 0.5} for at, word in enumerate(["2", "x"])]
    (cue,) = read_json(json.dumps({"text": "(two) and x!", "words": words})).cues
    (bare,) = read_json(json.dumps({"text": "", "words": words})).cues

    assert "(two) and x!" == cue.text
    assert "2<00:00:01.000> x" == bare.text
