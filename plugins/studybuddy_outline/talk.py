"""One talk, read: its sentences, chapters, terms and definitions, each worked out once."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import studybuddy
import studybuddy.text
from studybuddy.text import scripts
from studybuddy_outline.chapters import Chapter, chapters_of
from studybuddy_outline.definitions import Definition, definitions
from studybuddy_outline.passages import (
    Passage,
    asides,
    dwelling,
    passages,
    salience,
    worth,
)
from studybuddy_outline.phrases import Phrases, phrases_for
from studybuddy_outline.quiz import Cloze, gap_in
from studybuddy_outline.speech import FASTEST, Sentence, sentences_of
from studybuddy_outline.terms import KeyTerm, spaced_terms
from studybuddy_outline.titles import section_titles
from studybuddy_outline.unspaced_terms import unspaced_terms

_FOCUS = 6.0
"""How many times as much a word counts that the reader names."""

_NAMED = 1.3
"""How many times as much a word counts that the title names."""


@dataclass(frozen=True)
class Talk:
    """A cleaned transcript, and what can be found in it without understanding it.

    `focus` is what its reader most wants to learn: what is said in those words is worth more.
    """

    transcript: studybuddy.Transcript
    focus: str = ""

    @cached_property
    def phrases(self) -> Phrases:
        """The phrases of the language that is spoken."""
        return phrases_for(self.transcript.language)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All that is said, in order."""
        return sentences_of(self.transcript, self.phrases)

    @cached_property
    def matter(self) -> list[Sentence]:
        """What is said of the subject; everything, when housekeeping is all there is."""
        left_out = asides(self.sentences, self.phrases)
        return [s for s in self.sentences if s.number not in left_out] or self.sentences

    @cached_property
    def passages(self) -> dict[int, Passage]:
        """What can be quoted, by the number of its last sentence."""
        kept = {sentence.number for sentence in self.matter}
        left_out = set(range(len(self.sentences))) - kept
        naming = frozenset(found.number for found in self.definitions.values() if found.back)
        language = self.transcript.language
        return passages(self.sentences, left_out, self.phrases, language, naming)

    @cached_property
    def candidates(self) -> list[KeyTerm]:
        """All that may be a term, best first; who speaks is no subject."""
        if scripts.is_unspaced(" ".join(s.text for s in self.matter[:400])):
            return unspaced_terms(self.matter, self.phrases)
        speakers = " ".join(dict.fromkeys(s.speaker for s in self.sentences))
        names = {studybuddy.text.stem(word) for word in studybuddy.text.words(speakers)}
        found = spaced_terms(self.matter, self.transcript.language, self.phrases)
        return [term for term in found if names.isdisjoint(term.key)]

    @cached_property
    def terms(self) -> list[KeyTerm]:
        """The terms worth asking about, best first: often said, but not all the time."""
        total = len(self.matter)

        def telling(term: KeyTerm) -> float:
            several = 1.2 if len(term.key) > 1 else 1.0
            return several * math.sqrt(term.score * math.log(1 + total / len(term.where)) ** 3)

        return sorted(self.candidates[:300], key=lambda term: (-telling(term), term.text))

    @cached_property
    def _blanks(self) -> dict[int, list[KeyTerm]]:
        """The terms in each sentence that may be left blank, the hardest to guess first."""
        total = len(self.matter)

        def rare(term: KeyTerm) -> float:
            return math.log1p(term.score) * math.log(1 + total / len(term.where)) ** 2

        found: defaultdict[int, list[KeyTerm]] = defaultdict(list)
        for term in sorted(self.terms[:100], key=lambda term: (-rare(term), term.text)):
            for number in term.where:
                found[number].append(term)
        return found

    def gap_in(self, passage: Passage) -> Cloze | None:
        """The passage with a term left blank, if there is one to leave."""
        terms = [term for n in passage.numbers for term in self._blanks.get(n, ())]
        return gap_in(passage, terms, self.compounds)

    @cached_property
    def compounds(self) -> frozenset[str]:
        """Terms of several words, folded: none of them is torn by a gap."""
        return frozenset(
            form.casefold() for term in self.candidates if len(term.key) > 1 for form in term.forms
        )

    @cached_property
    def definitions(self) -> dict[int, Definition]:
        """The definitions, by the number of the sentence each is made in."""
        found = definitions(self.matter, self.candidates, self.transcript.language, self.phrases)
        return {definition.number: definition for definition in found}

    @cached_property
    def chapters(self) -> list[Chapter]:
        """Its chapters, in order."""
        return chapters_of(self.sentences, self.transcript, self.phrases)

    @cached_property
    def titles(self) -> list[str]:
        """What each chapter is called."""
        defined = {number: found.key for number, found in self.definitions.items()}
        language = self.transcript.language
        return section_titles(self.chapters, self.candidates, self.phrases, defined, language)

    @cached_property
    def minutes(self) -> float:
        """Length of what is said, silences left out after half a minute each."""
        pairs = zip(self.sentences, self.sentences[1:], strict=False)
        between = sum(min(max(b.start - a.start, 0.0), 30.0) for a, b in pairs)
        words = sum(sentence.length for sentence in self.sentences)
        return max(between + 5.0, words / FASTEST) / 60

    @cached_property
    def _everywhere(self) -> Counter[str]:
        return Counter(stem for s in self.sentences for stem in dict.fromkeys(s.stems))

    @cached_property
    def focused(self) -> frozenset[str]:
        """The stems of the focus that are said."""
        asked = studybuddy.text.content_words(self.focus, self.transcript.language)
        return frozenset(map(studybuddy.text.stem, asked)) & self._everywhere.keys()

    @cached_property
    def _called(self) -> frozenset[str]:
        """Stems of the title and of what the video's owner calls its chapters."""
        video = self.transcript.video
        names = " ".join([video.title, *(chapter.title for chapter in video.chapters)])
        said = studybuddy.text.content_words(names, self.transcript.language)
        return frozenset(map(studybuddy.text.stem, said))

    @cached_property
    def framing(self) -> frozenset[str]:
        """Stems that the opening and the closing of the talk share: what it is about, as a rule."""
        size = max(len(self.matter) // 10, 3)
        first, last = self.matter[:size], self.matter[-size:]
        return frozenset(stem for s in first for stem in s.stems).intersection(
            stem for s in last for stem in s.stems
        )

    @cached_property
    def _term_stems(self) -> dict[str, float]:
        top = self.candidates[:60]
        return {stem: 1.0 - i / 120 for i, term in enumerate(top) for stem in term.key}

    def weigh(
        self, inside: Iterable[Sentence], lifted: frozenset[str] = frozenset()
    ) -> list[tuple[float, Passage]]:
        """The passages that end with these sentences, and what each is worth among them.

        Stems that are `lifted` count more, as those of the title do.
        """
        inside = list(inside)
        weights = salience(inside, self._everywhere, len(self.sentences))
        weights = {s: w * (1 + 0.5 * self._term_stems.get(s, 0.0)) for s, w in weights.items()}
        weights |= {s: _NAMED * weights[s] for s in (self._called | lifted) & weights.keys()}
        weights |= {s: _FOCUS * weights[s] for s in self.focused & weights.keys()}
        found = [self.passages[s.number] for s in inside if s.number in self.passages]
        return [(self._value(passage, weights), passage) for passage in found]

    @cached_property
    def _dwelling(self) -> list[float]:
        return dwelling(self.sentences)

    def _value(self, passage: Passage, weights: Mapping[str, float]) -> float:
        defined = any(number in self.definitions for number in passage.numbers)
        dwelt = sum(self._dwelling[number] for number in passage.numbers) / len(passage.numbers)
        return worth(passage, weights) * (0.5 + dwelt) * (1.25 if defined else 1.0)
