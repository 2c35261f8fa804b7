"""Text in any script: words, sentences and numbers, and what is safe to show.

    scripts   which have no spaces, which run from right to left
    safe      characters that nobody sees, by class, and texts without them

A name is imported when it is first asked for, as in `studybuddy`: a function that only needs what
is safe does not pay for lists of words.
"""

import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from studybuddy.text import safe, scripts
    from studybuddy.text.formulas import Formula, split_formulas
    from studybuddy.text.lookup import alike, index_tokens, query_tokens, shared_beginning
    from studybuddy.text.numbers import Number, numbers
    from studybuddy.text.scripts import base_language
    from studybuddy.text.sentences import sentences
    from studybuddy.text.tags import escape_spoken_tags
    from studybuddy.text.words import billed_words, content_words, is_function_word, stem, words

_ROOMS = {
    "formulas": "Formula split_formulas",
    "lookup": "alike index_tokens query_tokens shared_beginning",
    "numbers": "Number numbers",
    "scripts": "base_language",
    "sentences": "sentences",
    "tags": "escape_spoken_tags",
    "words": "billed_words content_words is_function_word stem words",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}
_MODULES = frozenset({"safe", "scripts"})

__all__ = [
    "Formula",
    "Number",
    "alike",
    "base_language",
    "billed_words",
    "content_words",
    "escape_spoken_tags",
    "index_tokens",
    "is_function_word",
    "numbers",
    "query_tokens",
    "safe",
    "scripts",
    "sentences",
    "shared_beginning",
    "split_formulas",
    "stem",
    "words",
]


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return import_module(f"studybuddy.text.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module 'studybuddy.text' has no attribute {name!r}")
    value = getattr(import_module(f"studybuddy.text.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


class _Text(type(sys)):  # type: ignore[misc]
    """This module, in which `words` is the function and never the module that it stands in.

    Python binds a module in its package the first time that anybody imports it.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _HOMES:
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Text
