"""Which words before a colon are the name of who speaks.

`Crockford: Yes.` names a speaker, `Note: this is new.` does not. A name comes again and again at
the head of a line, hardly ever inside one, and in lower case only where it is never said; a role
(`man:`), a title (`Dr. Muster:`) or a bracket (`Anna Beispiel (Acme):`) makes it known at once.
What only looks like a name ends the name before it: somebody else speaks, nobody knows who.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from studybuddy.cleaning.markup import TIME_TAG, VOICE, Cue
from studybuddy.text.function_words import ENGLISH

_LABEL = re.compile(
    r"([^\W\d_][\w.'’-]{0,24}(?:[ ][\w.'’&-]{1,24}){0,4}"
    r"(?P<more>[ ]?[(\[][^()\[\]:\n]{1,40}[)\]]|[ ]?\|[ ]?[\w.'’& -]{1,24})?)"
    r"\s?(?::(?=\s|$)|：)\s*",
)
_HEAD = re.compile(rf"(?:{VOICE}[^{VOICE}]*{VOICE})?\s*")
_AFTER_SENTENCE = re.compile(r"(?:[.!?…؟۔।॥][\"'”’»)]*+ |[。！？｡][\"'”’»)」』）】]*+ ?)(?=[^\W_])")
_WORD = re.compile(r"\w+")
_ROLE = re.compile(
    r"(?:(?:fe)?male |unknown |unidentified |audience |new )?"
    r"(?:(?:wo)?man|men|women|boy|girl|child|children|all|both|narrator|host|moderator|announcer"
    r"|interviewe[re]|reporter|audience|member|speaker|voice|voiceover|student|teacher|professor"
    r"|instructor|presenter|participant|unknown|homme|femme|narrateur|narratrice|intervenant"
    r"|mann|frau|sprecher(?:in)?|erzähler|hombre|mujer|narrador|uomo|donna|narratore)(?: ?#?\d+)?"
    r"|旁白|老师|學生|学生|主持人|男|女|ナレーター|先生|مجهول|المتحدث|الراوي",
    re.IGNORECASE,
)
_NO_NAMES = (
    " note notes remember example examples question answer warning tip step part chapter lesson "
    "summary conclusion definition theorem proof lemma today first second third now so and but or "
    "because this that here there result problem solution idea fact hint bonus spoiler update "
    "beispiel frage antwort achtung exemple remarque ejemplo nota pregunta esempio domanda "
    "exemplo http https "
    "figure table slide section exercise task goal rule case option version caution important "
    "reminder disclaimer agenda topic title day week unit module level point number fun quick "
    "finally also then next last yes no okay ok well right look listen what why how who when "
    "hinweis wichtig merke aufgabe lösung ziel schritt teil kapitel abbildung tabelle erstens "
    "important attention définition résultat étape chapitre question réponse problème figure "
    "importante atención definición resultado paso capítulo respuesta problema ejercicio "
    "attenzione definizione risultato capitolo risposta importante atenção definição "
)
_PARTICLES = frozenset(
    {"af", "al", "av", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el"}
    | {"ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu"}
)
_TITLE = re.compile(
    r"(?:dr|dra|prof|mr|mrs|ms|mx|mme|mlle|m|dott|sr|sra|srta|ing|dipl|mag|med|phil|rev|fr|hon"
    r"|sgt|col|gen|lt|capt|sen|rep|jr)\.|professor|professora?|professeur|doctor|docteur|doktor",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_ENDED = re.compile(r"[.!?…؟۔।॥。！？\-–—][\"'”’»)\]」』）】]*+$")
_RARE = 250  # characters per line that ends a sentence, above which captions are unpunctuated
_HARDLY = 2  # times that a name is said beside where it stands as a label


class Labels(NamedTuple):
    """The labels of some captions: those that are `names`, and `strangers` that may be.

    `unpunctuated` when hardly a sentence of theirs ends in a full stop.
    """

    names: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()
    unpunctuated: bool = False


class _Candidate(NamedTuple):
    """A label, whether it stands above the words on its own line, and after a sentence."""

    name: str
    alone: bool
    closed: bool


def label(line: str, begin: int = 0) -> re.Match[str] | None:
    """What may be a speaker's name at this place: group 1, ends before the words."""
    found = _LABEL.match(line, begin) if ":" in line or "：" in line else None
    return found if found and all(map(_may_have_dot, found[1].split()[:-1])) else None


def _may_have_dot(part: str) -> bool:
    """Whether a part of a name does not end a sentence: `Okay. Ben` is no name, `Dr. Ben` is."""
    return not part.endswith(".") or bool(_TITLE.fullmatch(part) or _INITIALS.fullmatch(part))


def turns(line: str, labels: Labels) -> list[str]:
    """A line, cut where a label begins after a sentence."""
    if ":" not in line or not labels.names:
        return [line]
    cuts = [found.start() for found in _all_labels(line) if _is_listed(found[1], labels)]
    cuts = [cut for cut in cuts if cut]
    return [
        line[begin:end].strip() for begin, end in zip([0, *cuts], [*cuts, len(line)], strict=True)
    ]


def is_role(name: str) -> bool:
    """Whether this says what a speaker is: `narrator`, `audience member`."""
    return bool(_ROLE.fullmatch(name))


def is_bracketed_name(name: str) -> bool:
    """Whether this names who speaks where it stands in brackets before a colon."""
    found = label(f"{name}:")
    return bool(found) and not _is_no_name(name) and _is_capital(name)


def labels_of(cues: list[Cue]) -> Labels:
    """The labels that these captions put before a speaker's words, roles among the names."""
    if not any(":" in line or "：" in line for cue in cues for line in cue.lines):
        return Labels()
    unpunctuated = _is_unpunctuated(cues)
    seen: Counter[str] = Counter()
    sure: set[str] = set()
    for candidate in _candidates(cues, unpunctuated):
        if candidate.closed or not _is_handle(candidate.name):
            seen[candidate.name] += 1
        if candidate.alone:
            sure.add(candidate.name)
    if not seen:
        return Labels()
    words = Counter(
        word for cue in cues for line in cue.lines for word in _WORD.findall(_untimed(line))
    )
    names = frozenset(name for name in seen if _is_name(name, seen[name], name in sure, words))
    others = (name for name in seen.keys() - names if _may_be_name(name, seen[name], words))
    return Labels(names, frozenset(others), unpunctuated)


def is_closed(line: str) -> bool:
    """Whether a sentence ends with this line, or is broken off."""
    return bool(_ENDED.search(_untimed(line)))


def _is_unpunctuated(cues: list[Cue]) -> bool:
    lines = [line for cue in cues for line in cue.lines]
    return sum(map(is_closed, lines)) * _RARE < sum(map(len, lines))


def _candidates(cues: list[Cue], unpunctuated: bool) -> Iterator[_Candidate]:
    closed = True
    for cue in cues:
        closed = closed or unpunctuated
        for number, raw in enumerate(cue.lines):
            line = _untimed(raw)
            for found in () if cue.speaker else _all_labels(line):
                alone = number == 0 < len(cue.lines) - 1 and found.end() == len(line)
                yield _Candidate(found[1], alone, closed or not line.startswith(found[0]))
            closed = is_closed(line)


def _all_labels(line: str) -> Iterator[re.Match[str]]:
    """The labels at the head of a line, and after sentences in it."""
    if ":" not in line and "：" not in line:
        return
    end = 0
    heads = [_HEAD.match(line).end()]  # type: ignore[union-attr]
    for begin in [*heads, *(gap.end() for gap in _AFTER_SENTENCE.finditer(line))]:
        if begin >= end and (found := label(line, begin)):
            end = found.end()
            yield found


def _is_name(name: str, count: int, sure: bool, words: Counter[str]) -> bool:
    if is_role(name):
        return True
    base, more = _parted(name)
    if name.upper() == name.lower():
        return sure and not _is_no_name(base)  # a script without capitals gives no other hint
    if _is_handle(base):
        return count > 1 and _never_said(base, count, words)
    if _is_no_name(base) or not _is_capital(base) or _is_common(base, words):
        return False
    if sure or more.startswith(("(", "[")) or _has_title(base):
        return True
    return count > 1 and words[_WORD.findall(base)[-1]] <= 2 * count


def _may_be_name(name: str, count: int, words: Counter[str]) -> bool:
    """Whether a label that is not known looks enough like a name to end the name before it."""
    base, _ = _parted(name)
    if name.upper() == name.lower() or _is_no_name(base):
        return False
    if _is_handle(base):
        return _never_said(base, count, words)
    if not _is_capital(base) or _is_common(base, words) or base[-1].isdigit():
        return False
    return words[_WORD.findall(base)[-1]] <= count + _HARDLY


def _parted(name: str) -> tuple[str, str]:
    """A name, and what a bracket or a stroke adds to it: `Ben | b0` is `Ben` and `| b0`."""
    found = _LABEL.match(f"{name}:")
    more = (found["more"] or "") if found else ""
    return name.removesuffix(more), more.strip()


def _is_handle(base: str) -> bool:
    return " " not in base and base.islower()


def _never_said(base: str, count: int, words: Counter[str]) -> bool:
    return base not in ENGLISH and all(words[part] <= count for part in _WORD.findall(base))


def _is_no_name(base: str) -> bool:
    return f" {base.casefold().split()[0]} " in _NO_NAMES


def _is_capital(base: str) -> bool:
    return not any(
        part[0].islower() and part not in _PARTICLES and not _TITLE.fullmatch(part)
        for part in base.split()
    )


def _has_title(base: str) -> bool:
    parts = base.split()
    return bool(_TITLE.fullmatch(parts[0])) and parts[-1][0].isupper()


def _is_common(base: str, words: Counter[str]) -> bool:
    """Whether all its words are said in lower case, too."""
    return not base.isupper() and all(words[part.lower()] for part in _WORD.findall(base))


def _is_listed(name: str, labels: Labels) -> bool:
    return name in labels.names or name in labels.strangers


def _untimed(line: str) -> str:
    return TIME_TAG.sub("", line) if "<" in line else line
