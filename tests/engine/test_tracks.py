"""Which track is read."""

from __future__ import annotations

import pytest

from studybuddy.youtube import Track, choose, same_language


def manual(language: str, original: bool = False) -> Track:
    return Track(language=language, auto=False, original=original)


def auto(language: str, original: bool = False) -> Track:
    return Track(language=language, auto=True, original=original)


@pytest.mark.parametrize(
    ("tracks", "expected"),
    [
        ([auto("en"), manual("en")], manual("en")),
        ([manual("de"), auto("en"), manual("en")], manual("en")),
        ([manual("en"), auto("ja")], auto("ja")),
        ([manual("fr"), auto("pt"), manual("pt-BR")], manual("pt-BR")),
        ([manual("en-GB"), auto("en"), manual("en")], manual("en")),
        ([manual("fr"), manual("en-US"), manual("de")], manual("en-US")),
        ([manual("fr"), manual("de")], manual("fr")),
        ([auto("ko")], auto("ko")),
        ([manual("en"), manual("ja", original=True)], manual("ja", original=True)),
        ([auto("en"), auto("ja", original=True)], auto("ja", original=True)),
        ([auto("de"), auto("en"), manual("fr")], auto("en")),
    ],
)
def test_the_original_by_people_before_the_original_by_machine_before_the_rest(
    tracks: list[Track], expected: Track
) -> None:
    assert choose(tracks) == expected


def test_what_people_wrote_in_the_language_asked_for_comes_first() -> None:
    tracks = [manual("en"), auto("en"), manual("de-AT"), auto("fr")]
    assert choose(tracks, "de") == manual("de-AT")
    assert choose(tracks, "fr") == manual("en")
    assert choose(tracks, "en") == manual("en")


def test_no_track() -> None:
    assert choose([]) is None
    assert choose([], "de") is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("en", "en-GB", True),
        ("zh-Hans", "zh-TW", True),
        ("EN-us", "en", True),
        ("en", "eng", False),
        ("pt", "es", False),
    ],
)
def test_a_language_is_one_wherever_it_is_spoken(one: str, other: str, expected: bool) -> None:
    assert same_language(one, other) is expected
