"""Which words before a colon are the name of who speaks.

`Crockford: Yes.` names a speaker, `Note: this is new.` does not. A name comes again and again at
the head of a line, hardly ever inside one, and never in lower case; a role (`man:`) is known.
"""

from __future__ import annotations

import re
from collections import Counter

from studybuddy.cleaning.markup import TIME_TAG, VOICE, Cue

_LABEL = re.compile(
    r"([^\W\d_][\w.'’-]{0,24}(?:[ ][\w.'’&-]{1,24}){0,3})\s?(?::(?=\s|$)|：)\s*",
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
)


def label(line: str) -> re.Match[str] | None:
    """What may be a speaker's name at the head of a line: group 1, ends before the words."""
    return _LABEL.match(line) if ":" in line or "：" in line else None


def turns(line: str, names: frozenset[str]) -> list[str]:
    """A line, cut where a known name begins after a sentence."""
    if not names or ":" not in line:
        return [line]
    cuts = [
        gap.end()
        for gap in _AFTER_SENTENCE.finditer(line)
        if (found := _LABEL.match(line, gap.end())) and found[1] in names
    ]
    return [
        line[begin:end].strip() for begin, end in zip([0, *cuts], [*cuts, len(line)], strict=True)
    ]


def is_role(name: str) -> bool:
    """Whether this says what a speaker is: `narrator`, `audience member`."""
    return bool(_ROLE.fullmatch(name))


def known_names(cues: list[Cue]) -> frozenset[str]:
    """The names and roles that these captions put before a speaker's words."""
    seen: Counter[str] = Counter()
    sure: set[str] = set()
    for cue in cues:
        for name, alone in _labels(cue):
            seen[name] += 1
            if alone or is_role(name):
                sure.add(name)
    if not seen:
        return frozenset()
    words = Counter(
        word for cue in cues for line in cue.lines for word in _WORD.findall(_untimed(line))
    )
    return frozenset(name for name in seen if _is_name(name, seen[name], name in sure, words))


def _labels(cue: Cue) -> list[tuple[str, bool]]:
    """The candidates of a cue, each with whether it stands above the words on its own line."""
    if cue.speaker or not any(":" in line or "：" in line for line in cue.lines):
        return []
    found = []
    for number, raw in enumerate(cue.lines):
        line = _untimed(raw)
        begins = [_HEAD.match(line).end()]  # type: ignore[union-attr]
        begins += [gap.end() for gap in _AFTER_SENTENCE.finditer(line)]
        for begin in begins:
            if name := _LABEL.match(line, begin):
                alone = number == 0 < len(cue.lines) - 1 and name.end() == len(line)
                found.append((name[1], alone))
    return found


def _is_name(name: str, count: int, sure: bool, words: Counter[str]) -> bool:
    if is_role(name):
        return True
    if f" {name.casefold()} " in _NO_NAMES or any(part[0].islower() for part in name.split()):
        return False
    if name.upper() == name.lower():
        return sure  # a script without capitals gives no other hint
    parts = _WORD.findall(name)
    if not name.isupper() and all(words[part.lower()] for part in parts):
        return False
    return sure or (count > 1 and words[parts[-1]] <= 2 * count)


def _untimed(line: str) -> str:
    return TIME_TAG.sub("", line) if "<" in line else line
