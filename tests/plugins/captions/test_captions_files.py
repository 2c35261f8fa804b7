"""Whole captions, read and cleaned: lectures of our own, and files beside the checkout."""

import re

import pytest
from captions_asked import asked

from lectures import ARABIC, CHINESE, ENGLISH, FRENCH, JAPANESE, SPANISH
from studybuddy import clean

OURS = (ARABIC, CHINESE, ENGLISH, FRENCH, JAPANESE, SPANISH)
LEFT = re.compile(r"<|&\w+;|\[\w|♪|\s\s|\n|[\u200b\ufeff]")
# name: language, kind, cues, words said, speakers, sounds
EXPECTED = {
    "en_javascript_good_parts_1h03.srt": ("en", "user", 1488, 10673, 3, 23),
    "en_google_wave_keynote_1h20_applause.srt": ("en", "user", 1971, 12843, 7, 105),
    "en_ols_open_protocols_0h15.srt": ("en", "user", 259, 2805, 1, 0),
    "ar_ols_open_protocols_0h15_rtl.srt": ("ar", "user", 259, 2356, 1, 0),
    "zh-CN_hf_push_to_hub_0h08_bilingual.srt": ("zh-CN", "user", 202, 180, 1, 2),
    "en_hf_push_to_hub_0h08.srt": ("en", "user", 202, 1447, 1, 2),
    "fr_hf_push_to_hub_0h08.srt": ("fr", "user", 87, 1510, 1, 0),
    "ar_elephants_dream_0h09.vtt": ("ar", "user", 77, 359, 1, 0),
    "ja_elephants_dream_0h09.vtt": ("ja", "user", 77, 66, 1, 0),
    "en_elephants_dream_chapters.vtt": ("en", "user", 9, 18, 1, 0),
    "en_apollo13_5h00.vtt": ("en", "user", 911, 13429, 5, 2),
}
DERIVED = [
    "en_javascript_good_parts.auto.en.vtt",
    "en_javascript_good_parts.auto.en.json3",
    "en_javascript_good_parts.auto.en.srv3",
    "en_javascript_good_parts.auto.en.srv1.xml",
]


def words(segments):
    return " ".join(segment.text for segment in segments).split()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_is_read_and_cleaned(name, captions_folder, tmp_path):
    transcript = asked(captions_folder / name, tmp_path)
    segments = clean(transcript.segments)

    assert {cue.start for cue in transcript.segments}.issuperset(s.start for s in segments)
    assert EXPECTED[name] == (
        transcript.language,
        transcript.kind,
        len(transcript.segments),
        len(words(segments)),
        len({segment.speaker for segment in segments}),
        sum(len(segment.marks) for segment in segments),
    )


@pytest.mark.parametrize("name", [*EXPECTED, *(f"derived/{name}" for name in DERIVED)])
def test_what_was_cleaned_is_clean(name, captions_folder, tmp_path):
    segments = clean(asked(captions_folder / name, tmp_path).segments)

    assert segments == clean(segments)
    assert [] == [s.text for s in segments if LEFT.search(s.text)]


def test_four_formats_hold_the_same_words(captions_folder, tmp_path):
    transcripts = [asked(captions_folder / "derived" / name, tmp_path) for name in DERIVED]
    said = [words(clean(transcript.segments)) for transcript in transcripts]

    assert 10_668 == len(said[0])  # 10,691 and 23 sounds among them
    assert [said[0]] * 3 == said[1:]
    assert ["auto", "auto", "auto", "user"] == [transcript.kind for transcript in transcripts]


@pytest.mark.parametrize("lecture", OURS, ids=lambda lecture: lecture.name)
def test_a_lecture_is_clean_and_starts_where_its_file_says(lecture, tmp_path):
    cues = asked(lecture, tmp_path).segments
    segments = clean(cues)

    assert segments == clean(segments)
    assert [] == [s.text for s in segments if LEFT.search(s.text)]
    assert {cue.start for cue in cues}.issuperset(s.start for s in segments)


def test_a_title_comes_from_the_name_unless_given(tmp_path):
    assert ["Bees", "How bees decide"] == [
        asked(ENGLISH, tmp_path, title=title).video.title for title in ("", "How bees decide")
    ]


def test_standard_input_is_read(tmp_path):
    data = FRENCH.read_bytes()
    transcript = asked("-", tmp_path, stdin=data)

    assert (data.count(b"-->"), "fr", "") == (
        len(transcript.segments),
        transcript.language,
        transcript.video.title,
    )
