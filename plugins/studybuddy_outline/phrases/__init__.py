"""What people say while they teach, language by language: how to spot it and how to ask about it.

One module for each language, named by its ISO 639 code, each with a `PHRASES`. A language without
a module gets `Phrases()`: nothing is recognised, nothing is asked in words.
"""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from functools import cache

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "pt", "zh")


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """The phrases of one language; patterns are regular expressions, matched without case.

    `filler`, `dangling` are matched at the start of a sentence, the others anywhere in it. Each of
    `definitions` has a group `term`. Word sets are case folded.
    """

    light: frozenset[str] = frozenset()
    """Words too common in any talk to be a term or the edge of one."""
    joints: frozenset[str] = frozenset()
    """Function words that may stand inside a term: `of`."""
    determiners: frozenset[str] = frozenset()
    """Articles and the like; `finite` are verbs that agree with a subject (`is`, `can`)."""
    finite: frozenset[str] = frozenset()
    before_noun: frozenset[str] = frozenset()
    """A word after one of these is probably a noun or its adjective."""
    before_verb: frozenset[str] = frozenset()
    """A word after one of these is probably a verb."""
    subjects: frozenset[str] = frozenset()
    """Words that begin a clause when no function word stands before them."""
    conjunctions: frozenset[str] = frozenset()
    """Words that begin a clause anywhere."""
    enders: frozenset[str] = frozenset()
    """Function words that a clause may well end with."""
    clitic: str = ""
    """A shortened word glued to the front of the next one: `l'`."""
    filler: str = ""
    dangling: str = ""
    weighty: str = ""
    """Says that the speaker finds this important."""
    chatter: str = ""
    """Says that the sentence is a story, a joke or a stumble rather than matter."""
    opening: str = ""
    """Says that a new subject begins."""
    aside: str = ""
    """Housekeeping: thanks, greetings, microphones, applause, questions from the floor."""
    sponsor: str = ""
    definitions: tuple[str, ...] = ()
    both: str = "{0} · {1}"
    what_is: str = "{0}"
    explain: str = "{0}"
    what_about: str = "{0}"


@cache
def phrases_for(language: str) -> Phrases:
    """The phrases of a language, given as a BCP 47 tag."""
    base = language.replace("_", "-").split("-")[0].lower()
    if base not in LANGUAGES:
        return Phrases()
    found: Phrases = importlib.import_module(f"{__name__}.{base}").PHRASES
    return found


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled phrase; an empty one matches nothing."""
    return re.compile(source or r"(?!)", re.IGNORECASE)
