"""What people say while they teach, language by language: how to spot it and how to ask about it.

One TOML file for each language, named by its ISO 639 code, its keys those of `Phrases`. Word lists
are parted by white space. In patterns (regular expressions, matched without case) line breaks and
what indents a line do not count, and `<name>` stands for the piece of that name. A language
without a file gets `Phrases()`: nothing is recognised, nothing is asked in words.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "pt", "zh")


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """The phrases of one language. Word sets are case folded.

    `filler`, `dangling` and `clitic` are matched at the start, the other patterns anywhere. Each
    of `definitions`, clearest wording first, has a group `term`, and a group `back` where it names
    what was said before.
    """

    light: frozenset[str] = frozenset()
    """Words too common in any talk to be a term or the edge of one."""
    heads: frozenset[str] = frozenset()
    """Light words that end a term after another word: `merge sort`."""
    prefixes: frozenset[str] = frozenset()
    """Letters that are glued to the front of a word and are none of its own."""
    capital_nouns: bool = False
    """Whether every noun has a capital."""
    articles: bool = False
    """Whether hardly a noun goes without an article, a number or the like."""
    adverb: str = ""
    """Words with this ending are no part of a term."""
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
    unsure_subjects: frozenset[str] = frozenset()
    """Subjects that are objects too, or stand behind their verb: what follows them must tell."""
    conjunctions: frozenset[str] = frozenset()
    """Words that begin a clause anywhere."""
    joining: frozenset[str] = frozenset()
    """Conjunctions that join two words as well as two clauses: `and`."""
    subordinators: frozenset[str] = frozenset()
    """Words whose clause waits for another one: `if`."""
    relatives: frozenset[str] = frozenset()
    """Words that go on with the clause before: `which`."""
    after_objects: frozenset[str] = frozenset()
    """Words that never follow a subject, so that the pronoun before them is none: `to`."""
    askers: frozenset[str] = frozenset()
    """Words that ask: `how`."""
    before_clause: frozenset[str] = frozenset()
    """Nouns that go on without a conjunction: `the way you read`."""
    enders: frozenset[str] = frozenset()
    """Function words that a clause may well end with."""
    clitic: str = ""
    """A shortened word glued to the front of the next one: `l'`."""
    filler: str = ""
    """Words that only hold the floor."""
    dangling: str = ""
    """Points back to a sentence before."""
    weighty: str = ""
    """Says that the speaker finds this important."""
    states: str = ""
    """Says how things are, or what must be done."""
    tale: str = ""
    """Says that something happened to somebody, once."""
    hearsay: str = ""
    """Says what others believe, which is often denied right after."""
    bidding: str = ""
    """Asks somebody present to do something, or tells what is done today besides."""
    chatter: str = ""
    """Says that the sentence is a story, a joke or a stumble rather than matter."""
    opening: str = ""
    """Says that a new subject begins."""
    topic: str = ""
    """Says what is talked about from here; has a group `term`."""
    aside: str = ""
    """Housekeeping: thanks, greetings, microphones, applause, questions from the floor."""
    sponsor: str = ""
    """Advertising."""
    definitions: tuple[str, ...] = ()
    undefined: str = ""
    """What follows `is a` and names no class: `something like this`."""
    both: str = "{0} · {1}"
    what_is: str = "{0}"
    what_of: str = "{0}"


_SETS = frozenset(field.name for field in fields(Phrases) if field.type == "frozenset[str]")
_AS_IT_IS = frozenset({"articles", "capital_nouns", "both", "what_is", "what_of"})


@cache
def phrases_for(language: str) -> Phrases:
    """The phrases of a language, given as a BCP 47 tag."""
    base = language.replace("_", "-").split("-", maxsplit=1)[0].lower()
    if base not in LANGUAGES:
        return Phrases()
    table = tomllib.loads(files(__name__).joinpath(f"{base}.toml").read_text("utf-8"))
    pieces = {name: _joined(text, {}) for name, text in table.pop("pieces", {}).items()}
    return Phrases(**{name: _value(name, entry, pieces) for name, entry in table.items()})


def _value(name: str, entry: Any, pieces: dict[str, str]) -> Any:
    if name == "definitions":
        return tuple(_joined(text, pieces) for text in entry)
    if name in _SETS:
        return frozenset(entry.casefold().split())
    return entry if name in _AS_IT_IS else _joined(entry, pieces)


def _joined(text: str, pieces: dict[str, str]) -> str:
    """A pattern in one line, with its pieces put in; a piece may hold another."""
    text = re.sub(r"(?:\A|\n)\s*", "", text)
    for name, piece in pieces.items():
        text = text.replace(f"<{name}>", piece)
    return text


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled phrase; an empty one matches nothing."""
    return re.compile(source or r"(?!)", re.IGNORECASE)
