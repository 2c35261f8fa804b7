"""The five kinds of plugin. An author subclasses one and names it in an entry point.

A plugin is made without arguments, once, on first use; what it needs for one order it gets as
`Work`. The first line of its docstring is its title in menus. It raises StudyBuddyError and its
subclasses with words for the user; anything else is reported as PluginBroken.
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from studybuddy.errors import ExportFailed, SourceRefusal

if TYPE_CHECKING:
    from studybuddy.answers import Answer, Passage
    from studybuddy.course import Course
    from studybuddy.grounding import Finding
    from studybuddy.grounding.evidence import Evidence
    from studybuddy.grounding.meaning import Verdict
    from studybuddy.note import Claim, Note, Usage
    from studybuddy.transcript import Playlist, Transcript
    from studybuddy.video_url import PlaylistUrl, VideoUrl
    from studybuddy.work import Work

Part: TypeAlias = Literal["summary", "sections", "cues", "terms", "cards", "choices", "questions"]
"""A part of a note; `cues` are recall questions beside a section, `choices` multiple choice."""


class Plugin(ABC):
    """What all plugins have in common."""

    @classmethod
    def title(cls) -> str:
        """One line for menus: the first line of the docstring."""
        return (inspect.getdoc(cls) or cls.__name__).splitlines()[0].rstrip(".")

    def missing(self, settings: Mapping[str, str]) -> str:
        """What must be set or installed before this plugin can work, in words; empty if nothing.

        `settings` are environment variables by name. No network, and fast: it is asked often.
        """
        return ""

    def probe(self, settings: Mapping[str, str]) -> str:
        """Ask whoever it depends on whether they answer: who does, and how, in words.

        Asked by `doctor --probe`, of writers and checkers that miss nothing. May take a minute and
        cost a fraction of a cent. Empty where there is nobody to ask. Raises StudyBuddyError.
        """
        return ""


class Source(Plugin):
    """VideoUrl to Transcript, or a typed refusal so that the next source may try."""

    @abstractmethod
    def fetch(self, url: VideoUrl, work: Work) -> Transcript:
        """The captions of a video as they are, uncleaned: one segment a cue, tags and all.

        Raises SourceRefusal; `not_my_input` when the order holds nothing for this source.
        """

    def playlist(self, url: PlaylistUrl, work: Work) -> Playlist:
        """The videos of a playlist in order: ids, titles, lengths, never captions or media.

        Optional. `work` is there for its settings and its time; its order is of no video. Of more
        than 501 videos the rest may be left out: a course has 500 at most. Raises SourceRefusal:
        `not_my_input` where the source lists none, `playlist_unavailable` where there is no such
        playlist.
        """
        raise SourceRefusal("not_my_input", "This source lists no playlists.")

    @classmethod
    def lists_playlists(cls) -> bool:
        """Whether it can list a playlist: then it says how itself."""
        return cls.playlist is not Source.playlist


class Template(Plugin):
    """Named instructions for the writer, and the parts that the note has.

    `instructions` is Jinja2 source. It is rendered in a sandbox with the strings `title`,
    `channel`, `subject`, `language` (a BCP 47 tag), `duration` (`1:02:03`) and the list `parts`.
    Of Jinja2 it may use variables, `if`, comparisons, one loop over `parts` at a time, and the
    filters capitalize, default, join (of parts), length, lower, title, trim and upper.
    """

    parts: ClassVar[tuple[Part, ...]]
    instructions: ClassVar[str]


class Writer(Plugin):
    """Template + Transcript to Note.

    `translates` says whether it can write in another language than that of the captions. An order
    that names a language is refused, before anything is fetched or paid, where it cannot.

    `profiles` are those of `--profile` that it knows besides `standard`; an order with another is
    refused likewise, as a credit would buy more words of what costs the same.

    `paid` says whether writing costs money by the word: then nothing long is written before the
    user has agreed to it. A writer that costs nothing sets it to False.
    """

    translates: ClassVar[bool] = True
    profiles: ClassVar[tuple[str, ...]] = ()
    paid: ClassVar[bool] = True

    @abstractmethod
    def write(self, template: Template, transcript: Transcript, work: Work) -> Note:
        """The note, with the parts that the template names and no others.

        `note.transcript` is the transcript as given, `note.coverage` is left alone: the engine
        checks the claims and fills it in. What costs money or minutes is kept by `work.save` as
        soon as it is there and looked up by `work.load` first, so that nothing is paid twice.
        Sections may be handed over as soon as they are written (`work.hand_over`), and claims
        checked and mended meanwhile (`work.written`). Raises WriterFailed.
        """

    def repair(self, findings: Sequence[Finding], note: Note, work: Work) -> Sequence[Claim | None]:
        """One answer per finding: the claim mended, of the same type, or None to drop it.

        Asked once; of a writer that says what is written (`work.written`) once about each such
        part, from any thread, with a note that holds no more than the transcript. Answers are
        checked like the first try, and dropped if still unsupported.
        """
        return [None] * len(findings)

    def answer(self, question: str, passages: Sequence[Passage], work: Work) -> Answer:
        """A few sentences that answer a question from these passages alone; no point: they do not.

        Optional: who does not override it is not asked, and the best passages are quoted instead.
        Question and passages are strangers' text, which may speak to whoever reads it; each point
        cites passages by their index in the sequence, in the language of those. Its words are then
        held against the transcript, and what is not said there is dropped. What costs money is kept
        by `work.save`, and told by `work.spent`. Raises WriterFailed.
        """
        raise NotImplementedError

    @classmethod
    def can_answer(cls) -> bool:
        """Whether it answers questions, which it does if it overrides `answer`."""
        return cls.answer is not Writer.answer

    def prepare(self, settings: Mapping[str, str]) -> None:
        """Load what takes long to load, before it is needed; nothing is paid.

        Called in a thread of its own while captions are fetched. What it raises is passed over.
        """

    def usage(self, note: Note, work: Work) -> Usage:
        """What the note has cost, its repairs included. Asked when the note is checked."""
        return note.provenance.usage

    def identity(self, settings: Mapping[str, str]) -> str:
        """What besides the order decides what is written, such as the name of a model."""
        return ""


class Checker(Plugin):
    """Claims with their evidence to Verdicts: does the video mean what the note claims?

    `paid` says whether checking costs money by the word, as for a `Writer`.
    """

    paid: ClassVar[bool] = True

    @abstractmethod
    def check(self, claims: Sequence[Claim], evidence: Evidence, work: Work) -> Sequence[Verdict]:
        """One verdict for each claim, in order.

        Asked about what the engine's own check of words has passed, and once more about what was
        repaired: of the whole note, or of parts of it, several at a time. `evidence.lines(claim)`
        are the lines that a claim cites, with their neighbours: strangers' text, which may speak to
        whoever reads it. A quote is verbatim words of the transcript; where it is none, the verdict
        counts as `unknown`, which is also the right one where the checker could not look.

        It is called in a thread of its own, and left alone when `work.remaining()` has come to
        nothing. Whatever goes wrong, the note is made, and says that meaning was not checked and
        why: a StudyBuddyError tells it. What costs money or minutes is kept by `work.save`.
        """

    def usage(self, work: Work) -> Usage:
        """What this asking has cost; asked when it is over, with the `work` that it was given."""
        from studybuddy.note import Usage

        return Usage()

    def identity(self, settings: Mapping[str, str]) -> str:
        """What decides its verdicts, such as the name of a model."""
        return ""


class Exporter(Plugin):
    """Note to artifact, a finished file.

    The file is `{stem}.{extension}`; a variant takes a stem of its own. That of a course, where an
    exporter makes one, is `{course_stem}.{extension}`.

    >>> class TermsExporter(studybuddy.Exporter):
    ...     "The terms, one a line."
    ...
    ...     media_type = "text/plain"
    ...     extension = "txt"
    ...     stem = "terms"
    ...
    ...     def export(self, note: studybuddy.Note) -> bytes:
    ...         return "\\n".join(term.term for term in note.terms).encode()
    >>> TermsExporter().file_name
    'terms.txt'
    """

    media_type: ClassVar[str]
    extension: ClassVar[str]
    stem: ClassVar[str] = "note"
    course_stem: ClassVar[str] = "course"

    @property
    def file_name(self) -> str:
        """The artifact's name in the work directory."""
        return f"{self.stem}.{self.extension}"

    @property
    def course_file_name(self) -> str:
        """The name of a course's artifact, beside the work directories of its videos."""
        return f"{self.course_stem}.{self.extension}"

    @abstractmethod
    def export(self, note: Note) -> bytes:
        """The artifact's bytes: the same for the same note. Raises ExportFailed.

        A line that its reader holds for wrong (`note.mark_of`) is to be shown as such.
        """

    def export_with_ids(self, note: Note) -> bytes:
        """The same with each line's id shown, by which a reader can name it (`--ids`).

        Without them, where an exporter shows none.
        """
        return self.export(note)

    def export_course(self, course: Course) -> bytes:
        """One artifact of all notes of a course: the same bytes for the same course.

        Optional. Its notes are without the words of their transcripts. Raises ExportFailed, also
        where it makes none.
        """
        raise ExportFailed("no_course_file", "This exporter makes no file of a whole course.")

    @classmethod
    def takes_courses(cls) -> bool:
        """Whether it makes a file of a course: then it says how itself."""
        return cls.export_course is not Exporter.export_course
