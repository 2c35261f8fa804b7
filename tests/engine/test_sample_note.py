"""The note that the web app lets everybody try is what the engine makes of the sample lecture."""

import json
import re

from docs.sample_note import ROOT, WEB_EXCERPT, WEB_NOTE, web_excerpt, web_note

MEASURED = ROOT / "frontend" / "src" / "features" / "sign-in" / "measured.ts"
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


def test_the_first_page_says_what_was_measured():
    """Its numbers are those of the table in ARCHITECTURE.md, which the benchmark is put into."""
    page = (ROOT / "ARCHITECTURE.md").read_text()
    said = {key: int(n) for key, n in re.findall(r"(\w+): (\d+),", MEASURED.read_text())}
    (kept,) = re.findall(r"^\| true kept \| \d+ \| (\d+) %", page, re.MULTILINE)
    (caught,) = re.findall(r"^\| false caught, all kinds \| \d+ \| (\d+) %", page, re.MULTILINE)
    (numbers,) = re.findall(r"^\| wrong number, [^|]*\| [^|]*\| (\d+) ", page, re.MULTILINE)
    measured = {"kept": int(kept), "all": int(caught), "numbers": int(numbers)}
    assert measured == {key: said[key] for key in measured}
    assert f"{said['claims']:,} claims about {said['lectures']} lectures" in page
    (day,) = re.findall(r'day: "(.*)"', MEASURED.read_text())
    assert day in page
