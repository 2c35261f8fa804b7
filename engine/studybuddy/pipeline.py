"""The walk from a link to artifacts: each step takes the last value and hands on the next.

source -> transcript -> template -> writer -> note -> checked -> exporters -> artifacts
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from studybuddy.cleaning.corrections import tidied
from studybuddy.errors import ExportFailed, PluginTrouble, SourceRefusal
from studybuddy.events import ExportProblem
from studybuddy.grounding.coverage import measured_anew
from studybuddy.marks import read_marks
from studybuddy.note import Note, Provenance
from studybuddy.order_check import OrderCheck
from studybuddy.order_defaults import DEFAULT_PROFILE
from studybuddy.partial_note import PartialNote
from studybuddy.plugins.choice import (
    Chosen,
    ChosenChecker,
    choose_exporters,
    choose_plugins,
    choose_sources,
    usual_checkers,
)
from studybuddy.plugins.contracts import Exporter, Source
from studybuddy.plugins.guard import guarded
from studybuddy.plugins.instructions import instructions_for
from studybuddy.plugins.preparing import preparing
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter, Step
from studybuddy.text.words import billed_words
from studybuddy.transcript import Transcript
from studybuddy.work import Order, Work, digest, write_atomically

_Kept = TypeVar("_Kept", Transcript, Note)


class Artifact(msgspec.Struct, frozen=True, kw_only=True):
    """A finished file in the work directory. `size` in bytes."""

    exporter: str
    file_name: str
    media_type: str
    size: int


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What an order came to."""

    note: Note
    artifacts: tuple[Artifact, ...]
    problems: tuple[ExportProblem, ...] = ()


def make_note(
    work: Work,
    registry: Registry,
    meter: Meter,
    *,
    tell_reading: Callable[[Transcript], None] = lambda transcript: None,
    confirm: Callable[[int], None] = lambda words: None,
    tell_readable: Callable[[Path], None] = lambda file: None,
) -> Result:
    """Walk from the order to its artifacts in the work directory.

    Started again on the same directory it goes on from what is there. `tell_reading` takes the
    transcript before anything is written; `confirm` takes the number of its words before anybody
    is paid for them, and raises ConfirmationNeeded where that was not agreed to; `tell_readable`
    the file of what can be read while the rest is written. Raises StudyBuddyError; an exporter's
    failure is an ExportProblem in the Result unless no exporter succeeds.
    """

    def begin(step: Step, message: str) -> None:
        meter.begin(step, message)
        work.checkpoint()

    begin("start", "Getting ready")
    chosen = choose_plugins(work, registry)
    marks = read_marks(work.directory)
    begin("transcript", "Looking for captions")
    transcript = _transcript(work, chosen)
    tell_reading(transcript)
    key = _key(work, chosen, transcript)
    if chosen.paid(work.order):
        words = _billed_words(transcript)
        if work.load(_draft_name(key)) is None:  # else the writer has been paid
            confirm(words)
        meter.pay_for(words)
    begin("write", f"Writing with {chosen.writer_name}")
    like = _unwritten(work.order, transcript, chosen.writer_name)
    ahead = OrderCheck(work, chosen, _who_checks_ahead(work, chosen, registry), like)
    partial = PartialNote(work, registry, like, ahead.judge, meter.hand_on, tell_readable)
    written = work.handing_over_to(partial.add, ahead.begin)
    draft = _draft(written, chosen, transcript, key, ahead)
    checkers = _who_checks(work, chosen, registry, draft)
    kept = f"note-{_checked_key(checkers, key)}.json"
    note = _kept(work, kept, Note)
    if note is None:
        begin("check", "Checking every line against the transcript")
        check = ahead if ahead.is_of(draft, checkers) else OrderCheck(work, chosen, checkers, draft)
        note = check.checked(draft, key).with_ids()
        # Started again, it asks once more whoever could not tell.
        if not any(report.failed for report in note.provenance.checkers):
            work.save(kept, msgspec.json.encode(note))
    begin("export", "Making files")
    # The same words may have been kept from a file that was read in another way.
    note = _of_this_build(msgspec.structs.replace(note, transcript=transcript))
    result = _exported(work, chosen.exporters, chosen.problems, note.with_marks(marks))
    partial.remove()
    return result


def make_files_again(
    work: Work, registry: Registry, note: Note, names: Sequence[str] = ()
) -> Result:
    """Make files of a note that is finished: those of these exporters, or those that are there.

    Nobody is asked and nothing is paid. Raises ExportFailed when none can be made.
    """
    asked = tuple(names) or _who_made_them(work, registry)
    exporters, problems = choose_exporters(asked, registry, work.settings, refuse_unknown=False)
    return _exported(work, exporters, problems, note)


def _who_made_them(work: Work, registry: Registry) -> tuple[str, ...]:
    """The exporters of the files that the work directory has."""
    makers = registry.file_names()
    names = dict.fromkeys((*work.order.exporters, *makers))
    # Of several that make one file, the one that was ordered made it.
    there = {
        makers[name]: name
        for name in reversed(names)
        if name in makers and (work.directory / makers[name]).exists()
    }
    return tuple(there.values())[::-1]


def _of_this_build(note: Note) -> Note:
    """A note that may have been kept by the build before, which gave no ids."""
    if not all(claim.id for claim in note.claims()):
        note = note.with_ids()
    return note if note.coverage.lines else measured_anew(note)


class Outlook(NamedTuple):
    """What an order would come to, as far as it is known before anything is written.

    `words` are those that somebody is still to be paid for, none where nobody is `paid`; None
    where the captions have not been fetched.
    """

    transcript: Transcript | None
    paid: bool
    words: int | None


def look_ahead(work: Work, registry: Registry, *, fetch: bool) -> Outlook:
    """Look at an order without carrying it out; captions are fetched, and kept, if that is wanted.

    Raises what `make_note` raises before it writes.
    """
    chosen = choose_plugins(work, registry)
    paid = chosen.paid(work.order)
    if not fetch and work.load(_transcript_name(work.order, chosen)) is None:
        return Outlook(None, paid, None)
    transcript = _transcript(work, chosen)
    due = paid and work.load(_draft_name(_key(work, chosen, transcript))) is None
    return Outlook(transcript, paid, _billed_words(transcript) if due else 0)


def read_captions(work: Work, registry: Registry) -> Transcript:
    """The captions of an order, as `make_note` reads them: the user's own, where it names some.

    Nothing is kept of them.
    """
    found = tidied(_fetched(work, choose_sources(work, registry)), work.order)
    _refuse_silence(found)
    return found


def _transcript(work: Work, chosen: Chosen) -> Transcript:
    """The cleaned transcript. One that came over the network is fetched once per directory."""
    name = _transcript_name(work.order, chosen)
    found = None if work.order.captions else _kept(work, name, Transcript)
    if found is None:
        with preparing(chosen.writer_name, chosen.writer, work):
            found = tidied(_fetched(work, chosen.sources), work.order)
        work.save(name, msgspec.json.encode(found))
    _refuse_silence(found)
    return found


def _transcript_name(order: Order, chosen: Chosen) -> str:
    """Names what decides a transcript; what was not asked for leaves the name as it always was."""
    asked = (order.captions_language, order.offset, order.speakers)
    own = () if asked == ("", None, ()) else (msgspec.json.encode(asked),)
    key = digest(*(name for name, _ in chosen.sources), order.translate, order.title, *own)
    return f"transcript-{key}.json"


def _billed_words(transcript: Transcript) -> int:
    return math.ceil(billed_words("\n".join(segment.text for segment in transcript.segments)))


def _refuse_silence(transcript: Transcript) -> None:
    if not any(segment.text for segment in transcript.segments):
        raise SourceRefusal(
            "no_words", "The captions of this video hold no words to take notes of."
        )


def _fetched(work: Work, sources: Sequence[tuple[str, Source]]) -> Transcript:
    """The first transcript a source gives. A final refusal ends the search."""
    refusals: list[SourceRefusal] = []
    for name, source in sources:
        work.checkpoint()
        try:
            return _asked(work, name, source)
        except SourceRefusal as refusal:
            if refusal.final:
                raise
            refusals.append(refusal)
    raise _most_telling(refusals)


def _asked(work: Work, name: str, source: Source) -> Transcript:
    with guarded("source", name):
        missing = source.missing(work.settings)
    if missing:
        raise SourceRefusal("not_ready", missing)
    work.progress(0.1, f"Looking for captions: {name}")
    with guarded("source", name):
        found = source.fetch(work.order.url, work)
        if not isinstance(found, Transcript):
            raise TypeError("fetch() gave no Transcript")
        return _as_typed(found)


def _most_telling(refusals: Sequence[SourceRefusal]) -> SourceRefusal:
    """Why no source had the transcript: the way that failed counts more than one not tried."""
    tried = [r for r in refusals if r.code not in {"not_my_input", "not_ready"}]
    idle = [r for r in refusals if r.code == "not_ready"]
    if tried or idle:
        return (tried or idle)[0]
    return SourceRefusal(
        "not_ready",
        "No transcript source is set up. Install one (pip install 'yt-study-buddy[youtube]') "
        "or give a captions file with --captions FILE.",
    )


def _key(work: Work, chosen: Chosen, transcript: Transcript) -> str:
    """Names everything that decides what is written, so that other work is not mistaken for it."""
    order = work.order
    with guarded("writer", chosen.writer_name):
        identity = chosen.writer.identity(work.settings)
    words = msgspec.structs.replace(transcript, reading=None)  # how they were read decides nothing
    return digest(
        msgspec.json.encode(words),
        instructions_for(chosen.template, transcript, order),
        *(order.template, order.subject, order.language),
        *(chosen.writer_name, identity),
        # Without what is not asked for the name is as it always was.
        *((order.focus,) if order.focus else ()),
        *((f"profile {order.profile}",) if order.profile != DEFAULT_PROFILE else ()),
    )


def _checked_key(checkers: Sequence[ChosenChecker], key: str) -> str:
    """Names what decides the checked note: who checks, too, if anybody does."""
    asked = [part for one in checkers for part in (one.name, one.identity)]
    return digest(key, *asked) if asked else key


def _draft_name(key: str) -> str:
    return f"draft-{key}.json"


def _unwritten(order: Order, transcript: Transcript, writer: str) -> Note:
    """The note of an order of which nothing is written yet."""
    return Note(
        title=transcript.video.title or transcript.video.id,
        language=order.language or transcript.language,
        transcript=transcript,
        provenance=Provenance(writer=writer, template=order.template),
        subject=order.subject,
        focus=order.focus,
    )


def _draft(work: Work, chosen: Chosen, transcript: Transcript, key: str, ahead: OrderCheck) -> Note:
    """What the writer wrote, unchecked but for what it told of `ahead`."""
    draft = _kept(work, _draft_name(key), Note)
    if draft is not None:
        return draft
    with guarded("writer", chosen.writer_name), ahead.settling():
        draft = chosen.writer.write(chosen.template, transcript, work)
        if not isinstance(draft, Note) or draft.transcript != transcript:
            raise TypeError("write() gave no Note of the transcript it was given")
        provenance = msgspec.structs.replace(
            draft.provenance, writer=chosen.writer_name, template=work.order.template
        )
        order = work.order
        draft = msgspec.structs.replace(
            draft, subject=order.subject, focus=order.focus, provenance=provenance
        )
        draft = _as_typed(draft)
    ahead.keep_parts(key, draft)
    work.save(_draft_name(key), msgspec.json.encode(draft))
    return draft


def _who_checks_ahead(work: Work, chosen: Chosen, registry: Registry) -> Sequence[ChosenChecker]:
    """Who is asked while it is written: a writer that costs nothing mostly quotes."""
    if work.order.checkers or not chosen.paid(work.order):
        return chosen.checkers
    return usual_checkers(work, registry)


def _who_checks(
    work: Work, chosen: Chosen, registry: Registry, draft: Note
) -> Sequence[ChosenChecker]:
    """A note that only quotes means what it quotes: nobody is asked unless the order names them."""
    if work.order.checkers or draft.provenance.extracted:
        return chosen.checkers
    return usual_checkers(work, registry)


def _exported(
    work: Work,
    exporters: Sequence[tuple[str, Exporter]],
    unusable: Sequence[ExportProblem],
    note: Note,
) -> Result:
    artifacts: list[Artifact] = []
    problems = list(unusable)
    for done, (name, exporter) in enumerate(exporters):
        work.progress(done / len(exporters), f"Making {exporter.file_name}")
        try:
            artifacts.append(_artifact(work, name, exporter, note))
        except (ExportFailed, PluginTrouble) as error:
            problems.append(ExportProblem.of(name, error))
    if not artifacts:
        raise ExportFailed(problems[0].code, problems[0].message)
    return Result(note=note, artifacts=tuple(artifacts), problems=tuple(problems))


def _artifact(work: Work, name: str, exporter: Exporter, note: Note) -> Artifact:
    with guarded("exporter", name):
        data = exporter.export_with_ids(note) if work.order.ids else exporter.export(note)
        if not isinstance(data, bytes) or not data:
            raise TypeError("export() gave no bytes")
    write_atomically(work.directory / exporter.file_name, data)
    return Artifact(
        exporter=name,
        file_name=exporter.file_name,
        media_type=exporter.media_type,
        size=len(data),
    )


def _kept(work: Work, name: str, kind: type[_Kept]) -> _Kept | None:
    """A value saved earlier; None if there is none, or one of an older version's shape."""
    data = work.load(name)
    try:
        return None if data is None else msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _as_typed(value: _Kept) -> _Kept:
    """The same value, held to its types: a struct does not check what a stranger puts in."""
    return msgspec.json.decode(msgspec.json.encode(value), type=type(value))
