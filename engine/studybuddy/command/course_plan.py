"""What a course holds and costs, told before anything is written or paid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from studybuddy.command.confirmation import credits_for
from studybuddy.course import RecordedVideo
from studybuddy.errors import StudyBuddyError
from studybuddy.note import clock
from studybuddy.work import Order

# Of a video whose captions are not fetched yet: as many words as a lecturer says.
_WORDS_A_MINUTE = 170
_CAPTIONS = {
    "manual": "captions made by people",
    "auto": "captions recognised by a machine",
    "translated": "captions translated by a machine",
}


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """A video, how it is ordered, and what that comes to.

    `words` are those to be paid for, reckoned from the length where `captions` are not known yet,
    and 0 where nobody is paid. `made`: its notes are there. `problem`: why it has none to come.
    """

    video: RecordedVideo
    order: Order
    made: bool = False
    captions: str = ""
    language: str = ""
    words: int = 0
    problem: StudyBuddyError | None = None


def reckoned_words(seconds: float) -> int:
    """The words of a video of this length; one at least."""
    return max(1, round(seconds / 60 * _WORDS_A_MINUTE))


def price(plan: Iterable[Planned], per_credit: int) -> tuple[int, int, int]:
    """How many videos somebody is to be paid for, with how many words, for how many credits."""
    due = [one.words for one in plan if one.words and not one.problem]
    return len(due), sum(due), sum(credits_for(words, per_credit) for words in due)


def plan_lines(title: str, plan: Sequence[Planned], per_credit: int) -> Iterator[str]:
    """The table: a line for each video, and what all of it comes to."""
    seconds = sum(one.video.seconds for one in plan)
    known = "" if all(one.video.seconds for one in plan) else " as far as known"
    length = f", {clock(seconds)}{known}" if seconds else ""
    yield f"{title}: {_count(len(plan), 'video')}{length}."
    for number, one in enumerate(plan, 1):
        yield f"{number:>4}  {_length(one.video)}  {_title(one.video)}  ({_state(one)})"
    videos, words, credits = price(plan, per_credit)
    if videos:
        yield (
            f"To be paid for: {_count(videos, 'video')}, about {words:,} words, which are "
            f"{_count(credits, 'credit')} of up to {per_credit:,} words."
        )
    elif not all(one.made for one in plan):
        yield "Nobody is paid for writing them."


def row(number: int, videos: int, video: RecordedVideo, told: str) -> str:
    """A video's line in the table of what was made: its place, its state, what there is to say."""
    place = f"{number:>{len(str(videos))}}/{videos}"
    return f"{place}  {video.state:<9}  {_length(video)}  {_title(video)}: {told}"


def _state(one: Planned) -> str:
    if one.made:
        return "notes are there"
    if one.problem:
        return f"no notes: {one.problem.message}"
    if not one.captions:
        return "captions not looked at yet"
    words = f", {one.words:,} words" if one.words else ""
    return f"{_CAPTIONS.get(one.captions, one.captions)}, {one.language}{words}"


def _title(video: RecordedVideo) -> str:
    return video.title or video.id


def _length(video: RecordedVideo) -> str:
    return f"{clock(video.seconds) if video.seconds else '?':>8}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
