"""Notes of many videos in one run: listed, priced, made one after another, and indexed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import structs

from studybuddy.command.confirmation import Agreed, agreed_in, credits_for, words_per_credit
from studybuddy.command.course_files import index_makers, make_course_files
from studybuddy.command.course_plan import Planned, plan_lines, price, reckoned_words, row
from studybuddy.command.course_record import (
    course_of,
    held_course,
    is_made,
    made_by_itself,
    order_digest,
    write_record,
)
from studybuddy.command.deadline import seconds_allowed, stopped_in_time
from studybuddy.command.links import links_of, refuse_too_many
from studybuddy.command.notes import Given, make_one, order_of, refuse_no_text, reported
from studybuddy.command.output import Output, summary
from studybuddy.command.system import refuse_other_systems
from studybuddy.course import CourseRecord, CourseState, RecordedVideo
from studybuddy.error_codes import error_codes
from studybuddy.errors import (
    ConfirmationNeeded,
    Interrupted,
    OutOfTime,
    StudyBuddyError,
    WrongUse,
)
from studybuddy.events import CourseDone, ExportProblem, Failed, MadeFile
from studybuddy.pipeline import Result, look_ahead
from studybuddy.plugins.choice import choose_plugins
from studybuddy.plugins.listing import list_playlist
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter
from studybuddy.settings import read_settings
from studybuddy.text import safe
from studybuddy.transcript import Playlist, Transcript, Video
from studybuddy.video_url import PlaylistUrl, VideoUrl
from studybuddy.work import Order

SOME_FAILED = 6
"""The exit code where some videos have notes and others have not."""

_OUTAGES = 3
"""Videos in a row after which YouTube is not asked for more: it would only refuse for longer."""

_ANY_VIDEO = "aaaaaaaaaaa"  # an order's options are checked before its video is known
_OF_ONE_VIDEO = {
    "captions": "--captions",
    "captions_language": "--captions-language",
    "offset": "--offset",
    "speakers": "--speaker",
}
_KEPT = ("json",)  # what the index is made from


def make_course(options: Mapping[str, Any]) -> int:
    """Make the notes of all videos that the options name. The exit code."""

    def made(output: Output, meter: Meter) -> int:
        refuse_other_systems()
        seconds = seconds_allowed(options["deadline"])
        order = _order(options)
        links = links_of(options)
        directory = Path(options["output"] or _directory(links))
        given = Given(read_settings(), Registry(), time.monotonic() + seconds)
        choose_plugins(given.work(order, directory), given.registry)
        with held_course(directory) as before:
            run = _Run(directory, order, given, output, meter)
            try:
                with stopped_in_time(
                    seconds, lambda error: output.failed(error, meter.percent, meter.cost_usd)
                ):
                    run.list(links, before, options["title"])
                    run.look(keep_going=options["keep_going"])
                    run.ask(agreed_in(options))
                    run.make(keep_going=options["keep_going"])
            except Interrupted:
                raise Interrupted(kept=run.kept()) from None
            finally:
                run.index()
            return run.end()

    return reported(options["style"], made)


def _order(options: Mapping[str, Any]) -> Order:
    """What is ordered of every video. Raises WrongUse for what can be said of one alone."""
    for name, option in _OF_ONE_VIDEO.items():
        if options[name] not in (None, "", ()):
            raise WrongUse(
                "wrong_use",
                f"'{option}' is for one video. Run the command for that video alone, with --output "
                "DIR/ITS_ID: the course in DIR then takes its notes as they are.",
            )
    refuse_no_text({"title": options["title"]})
    order = order_of({**options, "url": _ANY_VIDEO, "title": ""})
    return structs.replace(order, exporters=tuple(dict.fromkeys((*order.exporters, *_KEPT))))


def _directory(links: Sequence[VideoUrl | PlaylistUrl]) -> Path:
    """Where a course lies if nobody says it: a playlist under its id."""
    place = Path("study-notes")
    only = links[0]
    return place / only.id if len(links) == 1 and isinstance(only, PlaylistUrl) else place


class _Run:
    """A course on its way: what it holds, what of it is made, and who is told."""

    def __init__(
        self, directory: Path, order: Order, given: Given, output: Output, meter: Meter
    ) -> None:
        self._directory = directory
        self._order = order
        self._given = given
        self._output = output
        self._meter = meter
        self._per_credit = words_per_credit(given.settings, order.profile)
        self._agreed = Agreed(anything=True)
        self._record = CourseRecord(title="")
        self._plan: list[Planned] = []
        self._files: list[MadeFile] = []
        self._problems: list[ExportProblem] = []
        self._first_error: StudyBuddyError | None = None

    def list(
        self,
        links: Sequence[VideoUrl | PlaylistUrl],
        before: CourseRecord | None,
        title: str,
    ) -> None:
        """Find out which videos they are; those that the course had before stay in it."""
        known = {video.id: video for video in before.videos} if before else {}
        listed: dict[str, RecordedVideo] = {}
        lists: list[Playlist] = []
        for link in links:
            if isinstance(link, VideoUrl):
                listed.setdefault(link.id, known.get(link.id, RecordedVideo(id=link.id)))
                continue
            self._meter.begin("start", "Listing the playlist")
            lists.append(self._listed(link))
            for video in lists[-1].videos:
                listed.setdefault(video.id, _recorded(video, known.get(video.id)))
        refuse_too_many(len(listed))
        others = [v for v in known.values() if v.id not in listed and v.state == "completed"]
        videos = [*listed.values(), *others]
        if known.keys().isdisjoint(listed):  # links that are all new join behind what is there
            videos = [*others, *listed.values()]
        whole = lists[0] if len(lists) == len(links) == 1 else None
        named = title or (whole.title if whole else "") or (before.title if before else "")
        self._record = CourseRecord(
            title=named or safe.whole_characters(self._directory.absolute().name),
            url=PlaylistUrl(whole.id).url if whole else before.url if before else "",
            videos=tuple(videos),
        )
        write_record(self._directory, self._record)  # by it an index that is made is known as ours
        self._plan = [Planned(video=v, order=self._order_of(v)) for v in listed.values()]

    def look(self, *, keep_going: bool) -> None:
        """See what each video comes to, and tell all of it. Nobody is paid for that."""
        outages = 0
        for at, one in enumerate(self._plan):
            self._given.work(one.order, self._directory).checkpoint()
            self._meter.begin("start", f"Looking at video {at + 1} of {len(self._plan)}")
            self._plan[at] = self._looked_at(one, fetch=outages < _OUTAGES)
            outages = _outages(outages, self._plan[at].problem)
        self._keep()
        self._output.holds(plan_lines(self._record.title, self._plan, self._per_credit))
        for one in self._plan:
            if one.problem and not keep_going:
                raise _named(
                    one,
                    one.problem,
                    " Nothing was written: leave the video out, or add "
                    "--keep-going to pass over what fails.",
                )

    def ask(self, agreed: Agreed) -> None:
        """Have what is to be paid agreed to, once for all. Raises ConfirmationNeeded."""
        self._agreed = agreed
        videos, words, credits = price(self._plan, self._per_credit)
        if agreed.anything or credits <= agreed.credits:
            return
        if not self._output.agrees(words, credits, self._per_credit, videos):
            raise ConfirmationNeeded(words, credits, agreed.credits, videos)
        self._agreed = Agreed(anything=True)

    def make(self, *, keep_going: bool) -> None:
        """Make one video's notes after another, those that are not there."""
        outages = 0
        for at, one in enumerate(self._plan):
            if one.made:
                continue
            part = self._meter.part(one.video.id, at + 1, len(self._plan))
            place = self._directory / one.video.id
            try:
                if one.problem:
                    raise one.problem
                result = make_one(one.order, place, self._given, part, self._pay, self._output)
            except ConfirmationNeeded as error:
                raise self._unagreed(at, error.words) from None
            except (Interrupted, OutOfTime):
                raise
            except StudyBuddyError as error:
                self._failed(at, error)
                outages = _outages(outages, error)
                if not keep_going or outages == _OUTAGES:
                    return
            else:
                self._completed(at, result)
                outages = 0

    def index(self) -> None:
        """Make the files of the whole course, of what there is by now."""
        if self._plan:
            course = course_of(self._directory, self._record)
            registry = self._given.registry
            self._files, self._problems = make_course_files(
                *(self._directory, course, registry, self._given.settings),
                index_makers(registry, self._order.exporters),
            )

    def end(self) -> int:
        """Tell how it ended. The exit code. Raises the first error where there are no notes."""
        states = [_state(one) for one in self._plan]
        if self._first_error and "completed" not in states:
            raise self._first_error
        self._output.course_done(
            CourseDone(
                progress=100,
                message=self._counted(),
                title=self._record.title,
                directory=str(self._directory),
                videos=self._record.videos,
                files=tuple(self._files),
                problems=tuple(self._problems),
                cost_usd=self._meter.cost_usd,
            )
        )
        return 0 if set(states) == {"completed"} else SOME_FAILED

    def kept(self) -> str:
        """What is there when it is stopped."""
        if not self._plan:
            return "Nothing was made or paid yet."
        return f"{self._counted()} What is begun is kept: run the same command again to go on."

    def _counted(self) -> str:
        states = Counter(map(_state, self._plan))
        told = [f"{states['completed']} of {len(self._plan)} videos have notes"]
        told += [f"{states['failed']} failed"] if states["failed"] else []
        told += [f"{states['waiting']} not tried"] if states["waiting"] else []
        return f"{', '.join(told)}."

    def _listed(self, link: PlaylistUrl) -> Playlist:
        work = self._given.work(self._order, self._directory)
        return list_playlist(link, work, self._given.registry)

    def _order_of(self, video: RecordedVideo) -> Order:
        return structs.replace(self._order, url=VideoUrl(video.id))

    def _looked_at(self, one: Planned, *, fetch: bool) -> Planned:
        if is_made(self._directory, one.video, one.order):
            return structs.replace(one, made=True)
        if own := made_by_itself(self._directory, one.video, self._given.registry):
            return structs.replace(one, video=own, made=True)
        known = one.video
        # Notes of another order stay in the index until they are made anew.
        video = known if known.state == "completed" else _untried(known)
        work = self._given.work(one.order, self._directory / video.id)
        try:
            found = look_ahead(work, self._given.registry, fetch=fetch and not video.seconds)
        except (Interrupted, OutOfTime):
            raise
        except StudyBuddyError as error:
            return structs.replace(one, video=_as_failed(video, error), problem=error)
        if found.transcript is None:
            words = reckoned_words(video.seconds) if found.paid else 0
            return structs.replace(one, video=video, words=words)
        return structs.replace(
            one,
            video=_as_fetched(video, found.transcript),
            captions=found.transcript.kind,
            language=found.transcript.language,
            words=found.words or 0,
        )

    def _pay(self, words: int) -> None:
        """Take from what was agreed to. Raises ConfirmationNeeded where that is not enough."""
        credits = credits_for(words, self._per_credit)
        if self._agreed.anything:
            return
        if credits > self._agreed.credits:
            raise ConfirmationNeeded(words, credits, self._agreed.credits)
        self._agreed = Agreed(self._agreed.credits - credits)

    def _unagreed(self, at: int, words: int) -> ConfirmationNeeded:
        """What is to be agreed to for all that is left: one has more words than was reckoned."""
        self._plan[at] = structs.replace(self._plan[at], words=words)
        left = (one for one in self._plan if not one.made)
        videos, words, credits = price(left, self._per_credit)
        return ConfirmationNeeded(words, credits, self._agreed.credits, videos)

    def _completed(self, at: int, result: Result) -> None:
        one = self._plan[at]
        video = structs.replace(
            _as_fetched(one.video, result.note.transcript),
            state="completed",
            order=order_digest(one.order),
            files=tuple(f"{one.video.id}/{made.file_name}" for made in result.artifacts),
        )
        told = [next(summary(result.note)).removeprefix(f"{result.note.title}: ")]
        told += (f"No {problem.exporter}: {problem.message}" for problem in result.problems)
        self._changed(at, video, " ".join(told))

    def _failed(self, at: int, error: StudyBuddyError) -> None:
        video = _as_failed(self._plan[at].video, error)
        self._changed(at, video, f"{error.message} [{error.code}]")
        self._first_error = self._first_error or _named(self._plan[at], error)

    def _changed(self, at: int, video: RecordedVideo, told: str) -> None:
        made = video.state == "completed"
        self._plan[at] = structs.replace(self._plan[at], video=video, made=made)
        self._keep()
        self._output.video_done(row(at + 1, len(self._plan), video, told))

    def _keep(self) -> None:
        """Write down how far all of them are."""
        now = {one.video.id: one.video for one in self._plan}
        videos = tuple(now.get(video.id, video) for video in self._record.videos)
        self._record = structs.replace(self._record, videos=videos)
        write_record(self._directory, self._record)


def _outages(before: int, error: StudyBuddyError | None) -> int:
    """How many videos in a row were refused by an upstream that refuses everybody now."""
    if before >= _OUTAGES:
        return before  # nobody is asked any more, so nobody answers
    listed = error_codes().get(error.code) if error else None
    return before + 1 if listed and listed.outage else 0


def _recorded(video: Video, before: RecordedVideo | None) -> RecordedVideo:
    """A video as a playlist has it, and as far as it was before."""
    return structs.replace(
        before or RecordedVideo(id=video.id),
        title=video.title,
        channel=video.channel,
        seconds=video.duration,
    )


def _state(one: Planned) -> CourseState:
    """How far a video is as it is ordered now."""
    if one.made:
        return "completed"
    return "failed" if one.video.state == "failed" else "waiting"


def _untried(video: RecordedVideo) -> RecordedVideo:
    """A video without what came of an earlier try."""
    return RecordedVideo(
        id=video.id, title=video.title, channel=video.channel, seconds=video.seconds
    )


def _as_fetched(video: RecordedVideo, transcript: Transcript) -> RecordedVideo:
    """A video with what its captions' source has said of it."""
    return structs.replace(
        video,
        title=transcript.video.title or video.title,
        channel=transcript.video.channel or video.channel,
        seconds=round(transcript.duration, 3),
    )


def _as_failed(video: RecordedVideo, error: StudyBuddyError) -> RecordedVideo:
    """A video with why it has no notes."""
    told = Failed.of(error, 0)
    why = {"code": told.code, "message": told.message, "retryable": told.retryable}
    return structs.replace(video, state="failed", **why)


def _named(one: Planned, error: StudyBuddyError, advice: str = "") -> StudyBuddyError:
    """An error that says which video it is about."""
    error.message = f"{one.video.title or one.video.id}: {error.message}{advice}"
    return error
