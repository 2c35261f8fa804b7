"""Who did it: a claim that names one person where the cited lines name another."""

from __future__ import annotations

import pytest
from said import problems


@pytest.mark.parametrize(
    ("language", "earlier", "said", "true", "false"),
    [
        (
            "en",
            "Ada Moorland and Piet Verhoeven had drawn the map of the marsh together.",
            "The sluice at the mill was built by Piet Verhoeven in a single dry summer.",
            "Piet Verhoeven built the sluice at the mill in a single dry summer.",
            "Ada Moorland built the sluice at the mill in a single dry summer.",
        ),
        (
            "de",
            "Die Karte hatten Ada Moorland und Piet Harmsen gezeichnet.",
            "Piet Harmsen hat die Schleuse an der Mühle in einem trockenen Sommer gebaut.",
            "Piet Harmsen baute die Schleuse an der Mühle in einem trockenen Sommer.",
            "Ada Moorland baute die Schleuse an der Mühle in einem trockenen Sommer.",
        ),
        (
            "ja",
            "地図は森川さんが描きました。",
            "水門を一夏で造ったのは、石田さんです。",
            "水門は石田さんが一夏で造った。",
            "水門は森川さんが一夏で造った。",
        ),
        (
            "hi",
            "नक़्शा इंजीनियर कमल ने बनाया था।",
            "नहर का फाटक इंजीनियर सुरेश ने एक गर्मी में बनाया।",
            "फाटक इंजीनियर सुरेश ने एक गर्मी में बनाया।",
            "फाटक इंजीनियर कमल ने एक गर्मी में बनाया।",
        ),
    ],
)
def test_another_person_is_not_the_one_that_the_lines_name(
    language: str, earlier: str, said: str, true: str, false: str
) -> None:
    assert problems(true, earlier, said, language=language, cites=(1,)) == ()
    found = problems(false, earlier, said, language=language, cites=(1,))
    assert any("is not named in line 1" in problem for problem in found)


def test_whom_the_lines_call_he_may_be_named() -> None:
    earlier = "Piet Verhoeven came from a family of millers."
    said = "He built the sluice at the mill in a single dry summer."
    claim = "In a single dry summer Piet Verhoeven built the sluice at the mill."
    assert problems(claim, earlier, said, cites=(1,)) == ()
