"""The fixed texts of a note, and what is said of how far to trust it."""

import re

import msgspec
import pytest

import studybuddy

LANGUAGES = ["en", "fr", "de", "es", "ar", "ja", "zh", "zh-TW"]


def note(**parts: object) -> studybuddy.Note:
    transcript = studybuddy.Transcript(
        video=studybuddy.Video(id="aZ3_xY9kQ0-"),
        segments=(),
        language="en",
        kind="manual",
        source="captions",
    )
    made = studybuddy.Provenance(writer="outline", extracted=True)
    return studybuddy.Note(
        title="Rivers", transcript=transcript, provenance=made, **{"language": "en", **parts}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fixed_text_is_empty(language: str) -> None:
    labels = studybuddy.labels_for(language)
    assert [] == [name for name, text in msgspec.structs.asdict(labels).items() if not text]


@pytest.mark.parametrize(
    ("language", "contents"),
    [
        ("de-AT", "In diesen Notizen"),
        ("zh", "本笔记内容"),
        ("zh-Hans", "本笔记内容"),
        ("zh_HK", "本筆記內容"),
        ("", "In these notes"),
        ("und", "In these notes"),
    ],
)
def test_fixed_texts_follow_the_language_of_the_note(language: str, contents: str) -> None:
    assert contents == studybuddy.labels_for(language).contents


def test_shares_are_rounded_down_so_that_all_means_all() -> None:
    shares = [0.0, 0.999, 1.0, 0.29, 0.57]
    told = [
        dict(studybuddy.trust_rows(note(coverage=studybuddy.Coverage(lines=9, covered=share))))
        for share in shares
    ]
    expected = [
        f"0 / 9 · {share} of the spoken time" for share in ("0%", "99%", "100%", "29%", "57%")
    ]
    assert expected == [rows["Caption lines that the notes tell"] for rows in told]


def test_what_was_held_against_what_and_what_came_of_it_is_told() -> None:
    coverage = studybuddy.Coverage(
        written=55, repaired=3, dropped=2, covered=0.15, quoted=48, lines=412, cited=61
    )
    expected = [
        (
            "Statements held against the captions",
            "55 · said there word by word: 48 · compared by words, numbers and names: 7",
        ),
        ("Of these", "3 repaired · 2 left out as unsupported"),
        ("Caption lines that the notes tell", "61 / 412 · 15% of the spoken time"),
    ]
    assert expected == list(studybuddy.trust_rows(note(coverage=coverage)))[:3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_are_told_in_every_language(language: str) -> None:
    coverage = studybuddy.Coverage(
        written=55, repaired=3, dropped=2, covered=0.15, quoted=48, lines=412, cited=61
    )
    marked = note(
        language=language,
        coverage=coverage,
        cards=(studybuddy.Card(front="a", back="b", cites=()),),
    ).with_ids()
    marked = marked.with_marks([studybuddy.Mark(id=marked.cards[0].id)])
    rows = list(studybuddy.trust_rows(marked))[:4]
    told = [re.findall(r"\d+", value) for _, value in rows]
    assert [["55", "48", "7"], ["3", "2"], ["1"], ["61", "412", "15"]] == told
    assert studybuddy.labels_for(language).marked == rows[2][0]


def test_of_a_note_of_an_earlier_build_nothing_is_told_that_it_did_not_count() -> None:
    earlier = studybuddy.Coverage(written=7, grounded=1.0, covered=0.93)
    facts = dict(studybuddy.trust_rows(note(coverage=earlier)))
    expected = "7 · compared by words, numbers and names"
    assert expected == facts["Statements held against the captions"]
    assert "Caption lines that the notes tell" not in facts


def test_gaps_are_named_by_the_clock() -> None:
    gaps = (studybuddy.Gap(start=61, end=200.9), studybuddy.Gap(start=3600, end=3700, silent=True))
    facts = dict(studybuddy.trust_rows(note(coverage=studybuddy.Coverage(gaps=gaps))))
    assert "1:01–3:20 · 1:00:00–1:01:40 (nothing is said)" == facts["Not covered"]


def test_what_is_not_known_is_not_a_line() -> None:
    labels = [label for label, _ in studybuddy.trust_rows(note())]
    assert [] == [label for label in labels if label in {"Model", "Template"}]


def test_estimated_times_and_the_language_it_was_translated_from_are_told() -> None:
    transcript = msgspec.structs.replace(
        note().transcript, kind="translated", translated_from="nl", estimated=True
    )
    facts = dict(studybuddy.trust_rows(msgspec.structs.replace(note(), transcript=transcript)))
    expected = "machine-translated (nl → en) · times estimated, as the words came without any"
    assert expected == facts["Captions"]


@pytest.mark.parametrize(
    ("offset", "told"),
    [
        (0.0, "your own file (en) · SubRip · entries: 1488"),
        (3600.0, "your own file (en) · SubRip · entries: 1488 · taken off every time: 1:00:00"),
        (-90.25, "your own file (en) · SubRip · entries: 1488 · taken off every time: -1:30.25"),
    ],
)
def test_how_a_file_of_the_users_own_was_read_is_told(offset: float, told: str) -> None:
    transcript = msgspec.structs.replace(
        note().transcript,
        kind="user",
        reading=studybuddy.Reading(format="srt", cues=1488, offset=offset),
    )
    facts = dict(studybuddy.trust_rows(msgspec.structs.replace(note(), transcript=transcript)))
    assert told == facts["Captions"]
