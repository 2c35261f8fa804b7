"""Does the transcript say what the note claims? Checked by words, claim by claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from studybuddy.denial import can_tell, denies, leans
from studybuddy.evidence import Evidence, lines, squashed
from studybuddy.function_words import TALK_ABOUT_TALK
from studybuddy.names import capitalised, codes
from studybuddy.note import Card, Claim, Note, Point, Question, Section, Term
from studybuddy.numbers import Number, numbers
from studybuddy.words import base_language, is_function_word, plain, sentences, stem, words

# Seconds of speech around the cited segments in which words and numbers must be said. A name
# may have been said earlier: the speaker goes on with "he" or "it".
_AROUND = 25.0
_NAMED_BEFORE = 90.0
# More citations than this prove nothing: they are a net, not a reference.
_MOST_CITES = 16
# What share of a claim's words, weighted by rarity, must be said near its citation.
_ENOUGH = 0.5
_SLACK = 5.0


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that the words near its citation do not support, and why, in words for a writer."""

    claim: Claim
    problems: tuple[str, ...]


def unsupported(note: Note) -> list[Finding]:
    """The claims of a note that its transcript does not support, in the note's order."""
    judge = Judge(note)
    return [
        Finding(claim=claim, problems=problems)
        for claim in note.claims()
        if (problems := judge.problems(claim))
    ]


def comparable(note: Note) -> bool:
    """Whether note and transcript are in one language, so that their words can be compared."""
    written, said = base_language(note.language), base_language(note.transcript.language)
    return written == said or "und" in {written, said}


class Judge:
    """Holds the claims of one note against its transcript."""

    def __init__(self, note: Note) -> None:
        self.evidence = Evidence(note.transcript)
        self.video = note.video
        self.comparable = comparable(note)
        und = base_language(note.language) == "und"
        self.language = note.transcript.language if und else note.language

    def problems(self, claim: Claim) -> tuple[str, ...]:
        """What is wrong with a claim; empty when the transcript supports it."""
        wrong = [*_citation_problems(claim, self.evidence, self.video.duration)]
        if wrong:
            return tuple(wrong)
        if not all(isinstance(text, str) for text in _texts(claim)):
            return ("it holds something that is not text",)
        if isinstance(claim, Question):
            wrong += _choice_problems(claim)
        wrong += self._said(claim)
        return tuple(wrong)

    def supports_title(self, section: Section) -> bool:
        """Whether the numbers and names of a section's title are said in it."""
        near = frozenset(
            at
            for at, segment in enumerate(self.evidence.segments)
            if segment.end > section.start and segment.start < section.end
        )
        return not near or not any(
            (
                *self._number_problems(section.title, near, ""),
                *self._name_problems(section.title, near, ""),
            )
        )

    def _said(self, claim: Claim) -> Iterator[str]:
        text = "\n".join(part for part in _texts(claim) if part.strip())
        if not text:
            yield "it says nothing"
            return
        near = self.evidence.window(claim.cites, _AROUND, _AROUND)
        place = lines(claim.cites, self.evidence.segments)
        if self._verbatim(text, near):
            return
        yield from self._number_problems(text, near, place)
        named = self.evidence.window(claim.cites, _NAMED_BEFORE, _AROUND)
        yield from self._name_problems(text, named, place)
        if self.comparable:
            yield from self._word_problems(text, near, place)
            if isinstance(claim, Point | Term) and can_tell(self.language):
                yield from self._denial_problems(text, near, place)

    def _verbatim(self, text: str, near: frozenset[int]) -> bool:
        """Whether the claim is what is said, letter by letter."""
        quoted = squashed(text)
        if quoted:
            return quoted in "".join(self.evidence.squashed[at] for at in sorted(near))
        return any(plain(text).strip() in plain(self.evidence.segments[at].text) for at in near)

    def _number_problems(self, text: str, near: frozenset[int], place: str) -> Iterator[str]:
        said = self.evidence.values(near)
        for number in numbers(_LIST_MARK.sub(" ", text), self.language):
            if number.glued or self._named(text, number):
                continue
            things = frozenset(
                stem(word) for word in number.following if not is_function_word(word, self.language)
            )
            counted = self.evidence.counts_of(things, near) if self.comparable else set()
            if number.values & said:
                if counted and not counted & number.values and not number.small:
                    yield f"near {place} the number {number.text} counts something else"
            elif not number.small:
                yield self._number_missing(number, place)
            elif counted and 1 not in number.values:
                yield f"near {place} another number than '{number.text}' is said of the same thing"

    def _named(self, text: str, number: Number) -> bool:
        """Whether a number is part of a name that the transcript or the title has: Apollo 13."""
        before = re.search(rf"([A-Z]\w+)[ -]{re.escape(number.text)}\b", plain(text))
        if not before or is_function_word(before[1].casefold(), self.language):
            return False
        name = squashed(before[1] + number.text)
        return name in self.evidence.about or any(name in s for s in self.evidence.squashed)

    def _number_missing(self, number: Number, place: str) -> str:
        elsewhere = [at for value in number.values for at in self.evidence.lines_with(value)]
        if elsewhere:
            return f"the number {number.text} is said near line {elsewhere[0]}, not near {place}"
        return f"the number {number.text} is not said near {place}"

    def _name_problems(self, text: str, near: frozenset[int], place: str) -> Iterator[str]:
        names = dict.fromkeys(codes(text))
        if self.comparable:
            names.update(dict.fromkeys(capitalised(text, self.language, self._is_name)))
        for name in names:
            key = stem(plain(name).casefold())
            letters = squashed(name).removesuffix("s")
            if letters in self.evidence.about or self.evidence.written_in(letters, near):
                continue
            said = self.evidence.alike(key) or self.evidence.nearly(key)
            if said & near or self._is_topic(said):
                continue
            where = f"is said near line {min(said)}, not near" if said else "is not said near"
            yield f"the name '{name}' {where} {place}"

    def _is_name(self, word: str) -> bool:
        """Whether the transcript has a word that opens a sentence in capitals elsewhere."""
        return plain(word) in self.evidence.names

    def _is_topic(self, said: frozenset[int]) -> bool:
        """Whether a word is said so often that the whole video is about it."""
        return len(said) >= max(5, 0.04 * len(self.evidence.segments))

    def _word_problems(self, text: str, near: frozenset[int], place: str) -> Iterator[str]:
        weighed = self._weigh(text, near)
        total = weighed.near + weighed.elsewhere + weighed.absent
        if not total:
            if not any(self._grammar(text, near)):
                yield f"nothing of it is said near {place}"
            return
        if weighed.near < _ENOUGH * total:
            yield self._too_little(weighed, place)

    def _grammar(self, text: str, near: frozenset[int]) -> Iterator[bool]:
        """Of a claim without matter, whether its words are said; its numbers and names were."""
        yield from (bool(self.evidence.alike(stem(word)) & near) for word in words(text))

    def _too_little(self, weighed: Weighed, place: str) -> str:
        missing = [f"'{word}'" for word in weighed.missing[:5]]
        hint = ""
        if weighed.found_at is not None:
            hint = f"; more of it is said near line {weighed.found_at}"
        return f"too little of it is said near {place}: {', '.join(missing)} not{hint}"

    def _weigh(self, text: str, near: frozenset[int]) -> Weighed:
        weights = {"near": 0.0, "elsewhere": 0.0, "absent": 0.0}
        missing: list[str] = []
        places: list[frozenset[int]] = []
        counted = {word for number in numbers(text, self.language) for word in words(number.text)}
        for word in dict.fromkeys(self._matter(text)):
            if word in counted:
                continue
            said = self.evidence.alike(stem(word))
            if said & near or self.evidence.written_in(squashed(word), near):
                weights["near"] += self.evidence.weight(len(said))
            elif word in TALK_ABOUT_TALK or stem(word) in self.evidence.about_stems:
                continue
            elif said:
                weights["elsewhere"] += self.evidence.weight(len(said))
                missing.append(word)
                places.append(said)
            else:
                weights["absent"] += 0.6 * self.evidence.weight(2)
                missing.append(word)
        return Weighed(**weights, missing=missing, found_at=_thickest(places))

    def _matter(self, text: str) -> Iterator[str]:
        for word in words(text):
            if is_function_word(word, self.language):
                continue
            if word.isalnum() or self.evidence.alike(stem(word)):
                yield word
            else:
                parts = re.findall(r"[^\W_]+", word)
                yield from (p for p in parts if not is_function_word(p, self.language))

    def _denial_problems(self, text: str, near: frozenset[int], place: str) -> Iterator[str]:
        wanted = frozenset(stem(word) for word in self._matter(text))
        ranked = self._closest(wanted, near)
        if not ranked:
            return
        best = ranked[0][0]
        close = [sentence for share, sentence in ranked if share >= 0.5 * best]
        if denies(text, self.language):
            if not any(leans(sentence, self.language) for sentence in close):
                yield f"it denies something, but nothing is denied near {place}"
        elif not leans(text, self.language):
            said = [sentence for share, sentence in ranked if share >= max(0.75, best)]
            if said and all(denies(sentence, self.language) for sentence in said):
                yield f"near {place} this is denied"

    def _closest(self, wanted: frozenset[str], near: frozenset[int]) -> list[tuple[float, str]]:
        """Sentences near the citation by the share of the claim's words that they hold."""
        ranked = []
        for at in sorted(near):
            for sentence in sentences(self.evidence.segments[at].text):
                held = {stem(word) for word in words(sentence)} & wanted
                if held:
                    ranked.append((len(held) / len(wanted), sentence))
        return sorted(ranked, key=lambda pair: -pair[0])


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """Weight of a claim's words that are said near it, elsewhere, and nowhere."""

    near: float
    elsewhere: float
    absent: float
    missing: list[str]
    found_at: int | None


_LIST_MARK = re.compile(r"(?:^|(?<=[\s(]))\d{1,2}[.)]\s", re.MULTILINE)


def _thickest(places: list[frozenset[int]]) -> int | None:
    """The segment in which most of the missing words are said, if it is more than one."""
    tally: dict[int, int] = {}
    for said in places:
        for at in said:
            tally[at] = tally.get(at, 0) + 1
    best = max(tally, key=lambda at: (tally[at], -at), default=None)
    return best if best is not None and tally[best] > 1 else None


def _texts(claim: Claim) -> tuple[str, ...]:
    if isinstance(claim, Point):
        return (claim.text,)
    if isinstance(claim, Term):
        return (claim.term, claim.meaning)
    if isinstance(claim, Card):
        return (claim.front, claim.back)
    return (claim.prompt, claim.answer, claim.explanation)


def _citation_problems(claim: Claim, evidence: Evidence, duration: float) -> Iterator[str]:
    count = len(evidence.segments)
    if not claim.cites:
        yield "cites nothing"
    elif len(claim.cites) > _MOST_CITES:
        yield f"cites {len(claim.cites)} lines: name the few that prove it"
    for cite in claim.cites:
        if type(cite) is not int or not 0 <= cite < count:
            yield f"line {cite} does not exist"
        elif duration and evidence.segments[cite].start > duration + _SLACK:
            yield f"line {cite} lies behind the end of the video"


def _choice_problems(question: Question) -> Iterator[str]:
    """A multiple choice has one answer, and choices that differ from it and from one another."""
    if not question.choices:
        return
    folded = [squashed(choice) or choice.strip() for choice in question.choices]
    answer = squashed(question.answer) or question.answer.strip()
    if question.choices.count(question.answer) != 1:
        yield "the answer must be one of the choices, exactly once and letter by letter"
    if len(set(folded)) < len(folded):
        yield "two choices are the same"
    wrong = [choice for choice in folded if choice != answer]
    if len(wrong) < 2:
        yield "a multiple choice needs at least two wrong choices"
    if any(not choice or (choice in answer and len(choice) > 2) for choice in wrong):
        yield "a wrong choice is part of the answer"
