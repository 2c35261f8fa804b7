"""The note that the web app lets everybody try is what the engine makes of the sample lecture today."""

import json

from docs.sample_note import WEB_EXCERPT, WEB_NOTE, web_excerpt, web_note

ANEW = "make contract"
NOTE = json.loads(WEB_NOTE.read_text())


def test_what_is_committed_is_what_is_made():
    assert web_note() == WEB_NOTE.read_text(), ANEW
    assert web_excerpt() == WEB_EXCERPT.read_text(), ANEW


def test_it_has_all_that_can_be_tried():
    parts = ("summary", "sections", "terms", "cards", "questions")
    assert [] == [part for part in parts if not NOTE[part]]


def test_everything_in_it_has_its_place_in_the_words_of_the_lecture():
    points = [point for section in NOTE["sections"] for point in section["points"]]
    claims = [*NOTE["summary"], *points, *NOTE["terms"], *NOTE["cards"], *NOTE["questions"]]
    said = NOTE["transcript"]["segments"]
    assert [] == [one for one in claims if not one["cites"] or max(one["cites"]) >= len(said)]
