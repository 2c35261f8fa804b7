"""What a playlist or many links hold: listed and priced, before anything is made or paid."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import structs

from studybuddy.command.confirmation import words_per_credit
from studybuddy.command.course_plan import Planned, plan_lines, reckoned_words
from studybuddy.command.links import links_of, refuse_too_many
from studybuddy.command.notes import reported
from studybuddy.command.output import Output
from studybuddy.course import RecordedVideo
from studybuddy.errors import Interrupted, StudyBuddyError
from studybuddy.events import Failed, Listed, ListedVideo
from studybuddy.pipeline import read_captions
from studybuddy.plugins.listing import list_playlist
from studybuddy.plugins.registry import Registry
from studybuddy.progress import Meter
from studybuddy.settings import read_settings
from studybuddy.text import billed_words
from studybuddy.transcript import Video
from studybuddy.video_url import PlaylistUrl, VideoUrl
from studybuddy.work import Order, Work

# Of so many links that stand by themselves YouTube is asked: more would take longer than somebody
# waits, and it turns away who asks for many at once.
_LOOKED_AT = 5
_ANY_VIDEO = VideoUrl("aaaaaaaaaaa")


def preview_course(links: Mapping[str, Any], style: str) -> int:
    """Tell which videos the links are, how long, and what they would cost. The exit code."""

    def shown(output: Output, meter: Meter) -> None:
        found = links_of(links)
        settings = read_settings()
        with TemporaryDirectory() as directory:
            look = _Look(Work(Order(url=_ANY_VIDEO), Path(directory), settings=settings))
            try:
                title, url, plan = look.at(found, meter)
            except KeyboardInterrupt:
                raise Interrupted(kept="Nothing was made or paid.") from None
        lines = plan_lines(title or "Links", plan, words_per_credit(settings))
        output.listed(Listed(title=title, url=url, videos=tuple(map(_told, plan))), lines)

    return reported(style, shown)


class _Look:
    """Asks YouTube for lists, and for a few videos that are in none."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._registry = Registry()
        self._left = _LOOKED_AT

    def at(
        self, links: list[VideoUrl | PlaylistUrl], meter: Meter
    ) -> tuple[str, str, list[Planned]]:
        """Title and address, if there is one playlist alone; and each video once, in order."""
        title, plan = "", dict[str, Planned]()
        for link in links:
            meter.begin("start", f"Looking at link {len(plan) + 1}")
            if isinstance(link, VideoUrl):
                plan.setdefault(link.id, self._video(link))
                continue
            listed = list_playlist(link, self._work, self._registry)
            title = listed.title
            for one in self._listed(listed.videos):
                plan.setdefault(one.video.id, one)
        refuse_too_many(len(plan))
        only = links[0]
        if len(links) > 1 or isinstance(only, VideoUrl):
            return "", "", list(plan.values())
        return title, only.url, list(plan.values())

    def _listed(self, videos: tuple[Video, ...]) -> Iterator[Planned]:
        for one in videos:
            known = RecordedVideo(
                id=one.id, title=one.title, channel=one.channel, seconds=one.duration
            )
            yield self._planned(known, words=reckoned_words(one.duration))

    def _video(self, link: VideoUrl) -> Planned:
        known = RecordedVideo(id=link.id)
        if not self._left:
            return self._planned(known, words=1)
        self._left -= 1
        order = structs.replace(self._work.order, url=VideoUrl(link.id))
        try:
            read = read_captions(
                Work(order, self._work.directory, settings=self._work.settings), self._registry
            )
        except StudyBuddyError as error:
            return self._planned(known, problem=error)
        video = structs.replace(
            known, title=read.video.title, channel=read.video.channel, seconds=read.duration
        )
        words = math.ceil(sum(billed_words(segment.text) for segment in read.segments))
        return self._planned(video, captions=read.kind, language=read.language, words=words)

    def _planned(self, video: RecordedVideo, **more: Any) -> Planned:
        return Planned(video=video, order=self._work.order, **more)


def _told(one: Planned) -> ListedVideo:
    told = ListedVideo(
        id=one.video.id,
        title=one.video.title,
        channel=one.video.channel,
        seconds=round(one.video.seconds, 3),
        captions=one.captions,
        language=one.language,
        words=one.words,
    )
    if one.problem is None:
        return told
    why = Failed.of(one.problem, 0)
    return structs.replace(told, code=why.code, message=why.message)
