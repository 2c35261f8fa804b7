"""Words that a paraphrase puts in or leaves out, and that prove nothing: `about`, `mostly`.

Unlike function words they may matter to other readers of a text, so they stand here.
"""

from __future__ import annotations

_TEXTS = {
    "en": "roughly approximately nearly barely usually generally mainly mostly chiefly largely "
    "whereas despite according via exactly typically merely solely entirely whilst among within "
    "amid eg ie vs versus rather moreover furthermore respectively overall otherwise namely "
    "whereby therein thereby likewise",
    "de": "etwa rund circa knapp fast beinahe ungefähr meist meistens jedoch häufig zwar dabei ab "
    "wegen deren dessen insgesamt sämtliche höchstens wenigstens mindestens sonst etwas dafür "
    "dadurch hierbei zudem ausserdem jeweils lediglich bereits sogar erst gerade wohl vermutlich "
    "einmal gibt gab ausser laut sowie bzw statt trotz samt stets hingegen dagegen wobei sobald",
    "fr": "environ presque surtout souvent puis tandis durant selon afin ainsi lors près delà "
    "voire notamment généralement habituellement seulement toutefois cependant parfois",
    "es": "aproximadamente casi generalmente normalmente mediante además salvo justo solo sólo "
    "sino mientras incluso según",
    "it": "circa quasi generalmente solitamente mediante inoltre secondo solo soltanto tuttavia",
    "pt": "aproximadamente quase geralmente normalmente mediante além segundo só apenas porém",
    "nl": "ongeveer bijna meestal vaak echter doordat slechts tevens volgens vanwege",
    "ru": "примерно около почти обычно лишь также причём иначе однако поскольку",
    "ar": "نحو حوالي تقريبا قرابة غالبا عادة بينما ولذلك لذلك بحسب عبر ضمن فقط",
    "hi": "लगभग करीब प्रायः अक्सर केवल सिर्फ़",
}  # fmt: skip
_HEDGES = {base: frozenset(text.split()) for base, text in _TEXTS.items()}


def is_hedge(word: str, base: str) -> bool:
    """Whether a folded word of a language says how sure or how exact something is, no more."""
    return word in _HEDGES.get(base, ())
