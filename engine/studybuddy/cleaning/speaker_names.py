"""Which words before a colon are the name of who speaks.

`Crockford: Yes.` names a speaker, `Note: this is new.` does not. A name comes again and again at
the head of a line, hardly ever inside one, and in lower case only where it is never said; a role
(`man:`), a title (`Dr. Muster:`) or a bracket (`Anna Beispiel (Acme):`) makes it known at once.
What only looks like a name ends the name before it: somebody else speaks, nobody knows who. Where
the line before ends no sentence, words before a colon may be its last ones: `we have three` /
`kinds: red`, `I read` / `Graphs: The Whole Story`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from studybuddy.cleaning.markup import TIME_TAG, VOICE, Cue
from studybuddy.text.function_words import ENGLISH

_LABEL = re.compile(
    r"([^\W\d_][\w.'’-]{0,24}(?:[ ][\w.'’&#-]{1,24}){0,4}"
    r"(?P<more>[ ]?[(\[][^()\[\]:\n]{1,40}[)\]]|[ ]?\|[ ]?[\w.'’& -]{1,24}"
    r"|(?<=\w),[ ](?=[^\W\d_])[\w.'’& -]{1,40})?)"
    r"\s?(?::(?=\s|$)|：)\s*",
)
_HEAD = re.compile(rf"(?:{VOICE}[^{VOICE}]*{VOICE})?\s*")
_AFTER_SENTENCE = re.compile(
    r"(?:(?:[.!?…؟۔।॥–—]|--)[\"'”’»)]*+ |[。！？｡][\"'”’»)」』）】]*+ ?)(?=[^\W_])"
)
_WORD = re.compile(r"\w+")
_WITHIN_SENTENCE = re.compile(r"[^\W\d_],? (?!I\b)([^\W\d_])")
_ROLE = re.compile(
    r"(?:(?:fe)?male |unknown |unidentified |audience |new )?"
    r"(?:(?:wo)?man|men|women|boy|girl|child|children|all|both|narrator|host|moderator|announcer"
    r"|interviewe[re]|reporter|audience|member|speaker|voice|voiceover|student|teacher|professor"
    r"|instructor|presenter|participant|unknown|homme|femme|narrateur|narratrice|intervenant"
    r"|mann|frau|sprecher(?:in)?|erzähler|hombre|mujer|narrador|uomo|donna|narratore)"
    r"(?:[ _]?#?\d+)?"
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
    "error errors exception examples questions answers parts rules goals points problems results "
    "steps topics options tips regel regeln schritte ziele règle règles regla reglas regola regole "
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
# What a noun follows: after these, words before a colon end the phrase that the line before begins.
_LEADS_ON = (
    " a an the this these those my your our his her its their one two three four five six seven "
    "eight nine ten first second third next last new every each some any no of in on at to for "
    "from with by about as into like than per via between through under over zwei drei vier called "
    "named titled der die das den dem des ein eine einen einem einer im am zum zur von vom mit bei "
    "aus für auf über le la les l un une des du de au aux en dans par pour sur avec el los las una "
    "del al por con il lo i gli uno di da nel nella per o os as do dos em no na com um uma "
)
# What words in lower case follow, too.
_SAYS_ON = (
    f"{_LEADS_ON}is are was were be been being means and or but it ist sind war heißt und oder est "
    "sont et ou son es y sono e ed "
)
# Words in lower case that end a sentence which a colon opens: by their ending, or one by one.
_NO_HANDLE = re.compile(
    r".+(?:[^s]s|ing|[st]ion|ment|ness|ity|ism|ance|ence|ship|hood|logy|ly|ed|ure|age|ive|ful|able)"
    r"|ahead|love|word|name|time|reason|truth|trick|catch|way|plan|moral|story|theme|quote|value"
    r"|key|input|output|code|line|file|error|formula|list|order|type|method|choice|advice|sum|zero"
    r"|true|false|life|law|test|data|claim|proof|focus|form|pattern|simple|clear|below|above|three"
    r"|aim|task|job|offer|deal|cost|price|effect|cause|world|work|process|approach|alphabet|motto"
)
_CAPITALS = 0.15  # of the words within sentences: above it, nouns are written with capitals
_FEW = 30  # words that tell nothing of it
_ARTICLES = frozenset({"a", "an", "the"})
_SENTENCE_PART = re.compile(r"[^.!?…,;]*")
_ENDED = re.compile(r"[.!?…؟۔।॥。！？\-–—][\"'”’»)\]」』）】]*+$")
_RARE = 250  # characters per line that ends a sentence, above which captions are unpunctuated
_HARDLY = 2  # times that a name is said beside where it stands as a label


class Labels(NamedTuple):
    """The labels of some captions: those that are `names`, and `strangers` that may be.

    `unpunctuated` when hardly a sentence of theirs ends in a full stop, `capital_nouns` when most
    nouns begin with a capital, as in German.
    """

    names: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()
    unpunctuated: bool = False
    capital_nouns: bool = False


class _Candidate(NamedTuple):
    """A label; whether it stands above the words on its own line, after a sentence, first."""

    name: str
    alone: bool
    closed: bool
    opens_cue: bool


def label(line: str, begin: int = 0) -> re.Match[str] | None:
    """What may be a speaker's name at this place: group 1, ends before the words."""
    found = _LABEL.match(line, begin) if ":" in line or "：" in line else None
    if not found or not all(map(_may_have_dot, found[1].split()[:-1])):
        return None
    base, comma, _ = found[1].partition(",")
    return None if comma and not _is_full_name(base) else found


def _may_have_dot(part: str) -> bool:
    """Whether a part of a name does not end a sentence: `Okay. Ben` is no name, `Dr. Ben` is."""
    return not part.endswith(".") or bool(_TITLE.fullmatch(part) or _INITIALS.fullmatch(part))


def turns(line: str, labels: Labels) -> list[str]:
    """A line, cut where a label begins after a sentence."""
    if not labels.names:
        return [line]
    cuts = [found.start() for found in _all_labels(line) if _is_listed(found[1], labels)]
    cuts = [cut for cut in cuts if cut]
    return [
        line[begin:end].strip() for begin, end in zip([0, *cuts], [*cuts, len(line)], strict=True)
    ]


def interrupts(name: str, before: str, after: str, *, nouns: bool, opens_cue: bool) -> bool:
    """Whether a stranger's label takes the word, though no sentence has ended `before` it.

    `nouns` when the captions write nouns with capitals, `opens_cue` when the label begins a cue.
    """
    base, more = _parted(name)
    before, after = _untimed(before), _untimed(after)
    last = f" {(_WORD.findall(before.casefold()) or ['.'])[-1]} "
    if _is_handle(base) or (base.isupper() and before.isupper()):
        word = base.casefold()
        plain = word in ENGLISH or _NO_HANDLE.fullmatch(word)
        return opens_cue and last not in _SAYS_ON and not plain
    if _is_title(after):
        return False
    if more or " " in base:
        return last not in _LEADS_ON or _may_open_sentence(after)
    return not nouns and last not in _LEADS_ON and _may_open_sentence(after)


def _may_open_sentence(text: str) -> bool:
    first = next(filter(str.isalnum, text), "")
    return not first.islower()


def _is_title(text: str) -> bool:
    """Whether words are written as those of a title are: `The Good Parts`."""
    words = _SENTENCE_PART.match(text)[0].split()  # type: ignore[index]
    content = [word for word in words if word.casefold() not in ENGLISH]
    if len(content) < 2 or not all(word[0].isupper() for word in content):
        return False
    return words[0] == content[0] or words[0].casefold() in _ARTICLES


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
    within: Counter[str] = Counter()
    sure: set[str] = set()
    for candidate in _candidates(cues, unpunctuated):
        if candidate.closed or not _is_handle(candidate.name):
            seen[candidate.name] += 1
        elif candidate.opens_cue:
            within[candidate.name] += 1
        if candidate.alone:
            sure.add(candidate.name)
    if not seen and not within:
        return Labels()
    words = Counter(
        word for cue in cues for line in cue.lines for word in _WORD.findall(_untimed(line))
    )
    for name, count in within.items():
        words.subtract(_WORD.findall(name) * count)
    names = frozenset(name for name in seen if _is_name(name, seen[name], name in sure, words))
    others = (seen.keys() | within.keys()) - names
    strangers = frozenset(name for name in others if _may_be_name(name, seen[name], words))
    return Labels(names, strangers, unpunctuated, _has_capital_nouns(cues))


def is_closed(line: str) -> bool:
    """Whether a sentence ends with this line, or is broken off."""
    return bool(_ENDED.search(_untimed(line)))


def _is_unpunctuated(cues: list[Cue]) -> bool:
    lines = [line for cue in cues for line in cue.lines]
    return sum(map(is_closed, lines)) * _RARE < sum(map(len, lines))


def _has_capital_nouns(cues: list[Cue]) -> bool:
    """Whether words within sentences begin with capitals as often as where nouns do."""
    text = "\n".join(_untimed(line) for cue in cues for line in cue.lines)
    words = _WITHIN_SENTENCE.findall(text)
    return len(words) > _FEW and sum(map(str.isupper, words)) > _CAPITALS * len(words)


def _candidates(cues: list[Cue], unpunctuated: bool) -> Iterator[_Candidate]:
    closed = True
    for cue in cues:
        closed = closed or unpunctuated
        for number, raw in enumerate(cue.lines):
            line = _untimed(raw)
            for found in () if cue.speaker else _all_labels(line):
                alone = number == 0 < len(cue.lines) - 1 and found.end() == len(line)
                after_sentence = closed or not line.startswith(found[0])
                yield _Candidate(found[1], alone, after_sentence, number == 0)
            closed = is_closed(line)


def _all_labels(line: str) -> Iterator[re.Match[str]]:
    """The labels at the head of a line, and after sentences in it."""
    if ":" not in line and "：" not in line:
        return
    end = 0
    heads = [(_HEAD.match(line).end(), False)]  # type: ignore[union-attr]
    gaps = ((gap.end(), gap[0][0] in "-–—") for gap in _AFTER_SENTENCE.finditer(line))
    for begin, broken_off in [*heads, *gaps]:
        if begin < end or not (found := label(line, begin)):
            continue
        if not (broken_off and _is_handle(found[1])):
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


def _is_full_name(base: str) -> bool:
    """Whether this may be a person's whole name, behind which stands whose it is."""
    parts = base.split()
    return (
        len(parts) > 1
        and all(part[0].isupper() for part in parts)
        and (parts[0].casefold() not in ENGLISH)
    )


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
