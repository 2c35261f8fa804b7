"""Which words prove a claim: forms, compounds and synonyms do, hedges neither do nor fail to."""

from __future__ import annotations

import pytest
from said import problems

LINES = {
    "en": ("The cooper bought a large kiln in Lund and began to steam staves there every winter.",),
    "de": ("Der Windkanal misst den Luftdruck am Kirchturm, und die Messungen dauern lange.",),
    "fr": ("Le tonnelier commence à construire ses tonneaux au printemps, avec du chêne.",),
    "es": ("El tonelero empieza a construir barriles en primavera, con roble del norte.",),
    "zh": ("箍桶匠每年冬天在隆德蒸木板，做成酒桶卖给酒厂。",),
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A big kiln was purchased in Lund by the cooper."),
        ("en", "According to the talk, the cooper generally steamed staves in wintertime."),
        ("de", "Gemessen wird der Druck der Luft am Turm der Kirche."),
        ("de", "Etwa am Kirchturm wird jedoch meist der Luftdruck gemessen."),
        ("fr", "Au printemps le tonnelier débute la fabrication des tonneaux de chêne."),
        ("es", "El tonelero comienza en primavera a fabricar barriles de roble."),
        ("zh", "箍桶匠冬季在隆德把木板蒸软制成酒桶。"),
    ],
)
def test_a_paraphrase_is_kept(language: str, text: str) -> None:
    assert problems(text, *LINES[language], language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The cooper later married a baker and moved to a farm near the coast."),
        ("de", "Der Pfarrer verkaufte danach den Acker an seinen jüngsten Bruder."),
        ("fr", "Le maire a plus tard interdit les marchés aux voitures étrangères."),
        ("es", "El alcalde vendió luego las tierras a su hermano menor."),
        ("zh", "市长后来把土地卖给了他最小的弟弟去种苹果。"),
    ],
)
def test_an_invention_is_found(language: str, text: str) -> None:
    found = problems(text, *LINES[language], language=language)
    assert any("too little of it is said" in told for told in found), found


def test_what_is_said_after_a_never_is_no_quotation() -> None:
    said = "We never use dry staves for a barrel. Dry staves are burnt."
    assert problems("Dry staves are burnt.", said) == ()
    assert problems("use dry staves for a barrel", said) != ()


@pytest.mark.parametrize(
    ("language", "said", "claim"),
    [
        (
            "en",
            "If the node hears nothing for a minute, it drops the link.",
            "The node drops the link after hearing a minute of silence.",
        ),
        (
            "en",
            "Bad charts mattered at least as much as longitude.",
            "Bad charts mattered no less than longitude.",
        ),
        ("ja", "近くに電車がいないと電気を返せません。", "電気を返すには近くに電車が要る。"),
        ("de", "Das Feuer war heiß, aber Glas gab es keines.", "Das heiße Feuer ergab kein Glas."),
    ],
)
def test_what_denies_nothing_is_no_denial(language: str, said: str, claim: str) -> None:
    assert not any("deni" in problem for problem in problems(claim, said, language=language))
