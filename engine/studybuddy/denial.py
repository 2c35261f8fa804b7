"""Does a text deny something? `He never used it` must not pass for `he used it`."""

from __future__ import annotations

from studybuddy.words import base_language, words

_STRICT = {
    "en": "not no never none nobody nothing neither nor cannot without nowhere cant dont doesnt "
    "isnt wont didnt wasnt",
    "fr": "pas ne n jamais aucun aucune rien personne ni sans non",
    "de": "nicht kein keine keinen keinem keiner nie niemals nichts niemand weder ohne nein",
    "es": "no nunca jamás ningún ninguno ninguna nada nadie ni sin tampoco",
    "it": "non no mai nessun nessuno nessuna niente nulla né senza",
    "pt": "não nunca jamais nenhum nenhuma nada ninguém nem sem",
    "nl": "niet geen nooit niets niemand noch zonder nee",
    "ru": "не нет ни никогда никто ничего без нельзя",
    "ar": "لا لم لن ليس ليست غير دون بدون ما",
    "hi": "नहीं न ना मत बिना कभी",
}
# Words that deny without saying no; they may stand for a denial, and a denial for them.
_MILD = {
    "en": "avoid avoids avoided avoiding fail fails failed lack lacks lacking missing impossible "
    "instead rather unable refuse hardly barely rarely seldom only just wrong bad false problem "
    "stop stopped prevent prevents little few unlike absent ignore forbid except but although "
    "though however too difficult hard free",
    "fr": "éviter évite impossible manque faux sauf plutôt peu seulement",
    "de": "vermeiden unmöglich fehlt falsch ausser statt kaum wenig nur",
    "es": "evitar evita imposible falta falso salvo poco sólo solo",
}


def denies(text: str, language: str) -> bool:
    """Whether a text says no in so many words."""
    known = _STRICT.get(base_language(language), "").split()
    return any(word in known or word.endswith("n't") for word in words(text))


def leans(text: str, language: str) -> bool:
    """Whether a text says no, or something that a writer may put as a no."""
    known = _MILD.get(base_language(language), "").split()
    return denies(text, language) or any(
        word in known or word.startswith(("un", "in", "im", "dis", "non")) for word in words(text)
    )


def can_tell(language: str) -> bool:
    """Whether the language's denials are known here."""
    return base_language(language) in _STRICT
