"""All for some, an `only if` left out, the other way round, another speaker."""

from __future__ import annotations

import pytest
from said import problems

import processor_time

LINES = {
    "en": (
        "Most oak barrels leak a little in their first winter, and coopers often seal them.",
        "You may sand the lid only if the wax is dry. First we steam the staves, and then we "
        "toast them over the fire.",
        "The old kiln is hotter than the new oven. We cut the hoops after the staves are bent.",
        "We use willow and not hazel for hoops. Every barrel gets a number.",
    ),
    "de": (
        "Die meisten Fässer lecken im ersten Winter, und oft dichtet man sie mit Wachs.",
        "Den Deckel schleift man nur wenn das Wachs trocken ist.",
        "Zuerst dämpfen wir die Dauben, und danach rösten wir sie über dem Feuer.",
    ),
    "fr": (
        "La plupart des tonneaux fuient le premier hiver, et souvent on les bouche à la cire.",
        "On ponce le couvercle seulement si la cire est sèche.",
    ),
    "es": (
        "La mayoría de los barriles pierden agua el primer invierno.",
        "La tapa se lija solo si la cera está seca.",
    ),
    "es_then": ("Sacamos los aros del fuego, y cinco minutos después templamos el hierro.",),
    "zh": ("大多数木桶第一个冬天会漏水，桶匠常常用蜡封住。", "先蒸木板，然后再弯曲成型。"),
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Most oak barrels leak in the first winter."),
        ("en", "Nearly all oak barrels leak a little in their first winter."),
        ("en", "Every barrel is given a number."),
        ("en", "If the wax is dry, the lid may be sanded."),
        ("en", "The lid must not be sanded before the wax is dry."),
        ("en", "The staves are steamed first and then toasted over the fire."),
        ("en", "The staves are bent before the hoops are cut."),
        ("en", "Hoops are made of willow rather than hazel."),
        ("en", "The new oven is not hotter than the old kiln."),
        ("de", "Meist lecken die Fässer im ersten Winter."),
        ("de", "Ist das Wachs trocken, schleift man den Deckel; sonst nicht, nur dann."),
        ("de", "Die Dauben werden zuerst gedämpft und danach geröstet."),
        ("fr", "En général les tonneaux fuient le premier hiver."),
        ("es", "Si la cera está seca, la tapa se lija."),
        ("es_then", "El hierro se templa cinco minutos después de sacar los aros."),
        ("zh", "木桶在第一个冬天大多会漏水。"),
        ("zh", "先把木板蒸一下，再弯曲成型。"),
    ],
)
def test_what_is_said_is_kept(language: str, text: str) -> None:
    assert problems(text, *LINES[language], language=language[:2]) == ()


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        ("en", "All oak barrels leak a little in their first winter.", "'all' is not said"),
        ("en", "Coopers always seal the barrels.", "'always' is not said"),
        ("en", "You may sand the lid of a barrel.", "with a condition: 'only if"),
        (
            "en",
            "First the staves are toasted, and then they are steamed.",
            "other way round (order",
        ),
        ("en", "The hoops are cut before the staves are bent.", "other way round (order"),
        ("en", "The new oven is hotter than the old kiln.", "other way round (hot"),
        ("en", "Hoops are made of hazel rather than willow.", "other way round (preference"),
        ("de", "Alle Fässer lecken im ersten Winter.", "'alle' is not said"),
        ("de", "Man schleift den Deckel der Fässer.", "with a condition: 'nur wenn"),
        ("de", "Zuerst rösten wir die Dauben, danach dämpfen wir sie.", "other way round (order"),
        ("fr", "Tous les tonneaux fuient le premier hiver.", "'tous' is not said"),
        ("fr", "On ponce le couvercle des tonneaux.", "with a condition: 'seulement si"),
        ("es", "Todos los barriles pierden agua el primer invierno.", "'todos' is not said"),
        ("es", "La tapa de los barriles se lija.", "with a condition: 'solo si"),
        ("zh", "所有木桶第一个冬天都会漏水。", "is not said"),
        ("zh", "先弯曲成型，再蒸木板。", "other way round (order"),
    ],
)
def test_what_is_said_of_less_or_the_other_way_round_is_found(
    language: str, text: str, problem: str
) -> None:
    found = problems(text, *LINES[language], language=language)
    assert any(problem in told for told in found), found


TALK = (
    "Anna Roth: I think oak is the best wood for a barrel, and I have used it for ten years.",
    "Ben Okoye: In my experience chestnut lasts longer. Anna told me about a birch barrel.",
)


@pytest.mark.parametrize(
    ("text", "cite", "credited"),
    [
        ("Anna says that oak is the best wood for a barrel.", 0, True),
        ("Ben says that oak is the best wood for a barrel.", 0, False),
        ("According to Ben, oak is the best wood for a barrel.", 0, False),
        ("In Ben's experience chestnut lasts longer.", 1, True),
        ("Okoye finds that chestnut lasts longer.", 1, True),
        ("Anna told Ben about a birch barrel.", 1, True),
        ("The best wood for a barrel is oak.", 0, True),
    ],
)
def test_words_are_credited_to_who_says_them(text: str, cite: int, credited: bool) -> None:
    found = problems(text, *TALK, cites=(cite,))
    assert credited == (found == ()), found


def test_another_speaker_is_told_by_name() -> None:
    text = "Ben says that oak is the best wood for a barrel."
    assert "Ben Okoye does not say it: near line 0 (0:00) Anna Roth speaks" in problems(
        text, *TALK, cites=(0,)
    )


@pytest.mark.parametrize("language", ["en", "de", "zh", "ja", "ko", "ar"])
@pytest.mark.parametrize(
    "run", ["before ", "only if ", "all some ", "than more ", "1 ", "1块", "不先再", "API가"]
)
def test_a_claim_without_end_is_no_trouble(run: str, language: str) -> None:
    lines = (f"Anna: {run * 100}", f"Ben: all {run * 100}")
    with processor_time.at_most(8):
        problems(run * 3000, *lines, language=language)
