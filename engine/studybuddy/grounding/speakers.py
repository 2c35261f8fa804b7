"""Who says it: `Anna recommends oak` is not supported where Ben recommends it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.wording import Wording

_SAYS = (
    r"says?|said|tells?|told|thinks?|thought|believes?|believed|recalls?|recalled|remembers?|"
    r"mentions?|mentioned|remarks?|remarked|notes?|noted|stress(?:es|ed)?|emphasi[sz]e[sd]?|"
    r"explains?|explained|argues?|argued|claims?|claimed|estimates?|estimated|guess(?:es|ed)?|"
    r"reckons?|reckoned|advis(?:es?|ed)|recommends?|recommended|suggests?|suggested|warns?|warned|"
    r"admits?|admitted|adds?|added|points? out|pointed out|considers?|states?|stated|describes?|"
    r"described|asks?|asked|repl(?:y|ies|ied)|answers?|answered|concludes?|concluded|finds?|"
    r"prefers?|hopes?|doubts?|compares?|reports?|complains?|insists?|maintains?|observes?|"
    r"sagt|sagte|erzählt|meint|glaubt|findet|erklärt|erinnert|betont|rät|empfiehlt|warnt|schätzt|"
    r"erwähnt|beschreibt|berichtet|behauptet|fragt|antwortet|hält|bemerkt|"
    r"dit|raconte|pense|croit|explique|rappelle|souligne|conseille|recommande|estime|affirme|"
    r"mentionne|décrit|rapporte|demande|répond|avertit|trouve|déconseille|"
    r"dice|cuenta|piensa|cree|explica|recuerda|subraya|aconseja|recomienda|estima|afirma|"
    r"menciona|describe|opina|advierte|pregunta|responde|calcula"
)
_OPINION = (
    r"opinion|view|experience|estimate|words|account|advice|ansicht|meinung|erfahrung|avis|"
    r"expérience|opinión|experiencia"
)
_ACCORDING = r"according to|in the view of|for|laut|nach|selon|d'après|según"


def speaker_problems(wording: Wording, nearby: Nearby) -> Iterator[str]:
    """That a claim puts words into the mouth of one speaker where only others speak."""
    heard = {s.speaker for s in nearby.cited if s.speaker}
    if not heard:
        return
    for speaker, names in nearby.evidence.speakers.items():
        if speaker in heard or not any(name in wording.folded for name in names):
            continue
        said = any(name in segment.text.casefold() for segment in nearby.cited for name in names)
        if not said and any(_credits(name, wording.folded) for name in names):
            others = " and ".join(sorted(heard))
            yield f"{speaker} does not say it: near {nearby.place} {others} speaks"


def _credits(name: str, text: str) -> bool:
    name = re.escape(name)
    return bool(
        re.search(
            rf"\b{name}(?:,? \w+)?,? (?:\w+ly )?(?:{_SAYS})\b|\b{name}'s? (?:\w+ )?(?:{_OPINION})\b"
            rf"|\b(?:{_ACCORDING}) (?:\w+ )?{name}\b|\b(?:{_OPINION}) (?:of|von|de) {name}\b",
            text,
        )
    )
