"""Which language words are in, by py3langid: late, as it brings numpy and reads a model."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SURE = 0.7
"""Of sentences in fifty languages, those that were taken for another's were below."""

# Told apart by the model, but captions are hardly ever said to be in them.
_VARIETIES = {
    "ary": "ar",
    "arz": "ar",
    "gcr": "ht",
    "grc": "el",
    "hbo": "he",
    "nn": "no",
    "pcm": "en",
    "wuu": "zh",
}
_NO_LANGUAGE = "zxx"


def likeliest(text: str) -> tuple[str, float]:
    """The likeliest language, as a code, and how likely it is; empty and 0 if there is none."""
    if sum(map(str.isupper, text)) * 2 > len(text.replace(" ", "")):
        text = text.lower()  # it was taught in the usual case
    shares: dict[str, float] = {}
    for label, share in _identifier().rank(text):
        language = _VARIETIES.get(label, label)
        shares[language] = shares.get(language, 0.0) + share
    best = max(shares, key=lambda language: shares[language])
    return ("", 0.0) if best == _NO_LANGUAGE else (best, shares[best])


@cache
def _identifier() -> LanguageIdentifier:
    # Where threads are limited, numpy's would end the program (docs/LIBRARIES.md).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
