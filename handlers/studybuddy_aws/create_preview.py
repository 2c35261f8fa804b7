"""POST /previews: how captions are read, what a video is or many links hold, before money.

Runs in the worker's container image, which has what reads them. Nothing of it is kept.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated

import msgspec

from studybuddy import VideoUrl
from studybuddy.error_codes import web_message
from studybuddy.events import Listed, PreviewedVideo, PreviewLine
from studybuddy.transcript import ReadingWarning
from studybuddy_aws.http.captions_body import CaptionsBody, FileName, UploadId, captions_order
from studybuddy_aws.http.endpoint import Endpoint
from studybuddy_aws.http.request import Request
from studybuddy_aws.http.video_order import UploadSettings, key_of_upload, unknown_upload
from studybuddy_aws.runtime.errors import BadRequest
from studybuddy_aws.storage.job import YOUTUBE
from studybuddy_aws.storage.service import Service
from studybuddy_aws.storage.tables import Start
from studybuddy_aws.storage.uploads import Upload, fetched, safe_name
from studybuddy_aws.worker.child import hide_environment
from studybuddy_aws.worker.child_secrets import child_secrets
from studybuddy_aws.worker.preview_runner import PreviewRunner, refused
from studybuddy_aws.worker.waited_run import WaitedRuns

_SECONDS = 25  # API Gateway waits for 30
_LONGEST_TEXT = 2_000_000
_LONGEST_LINK = 2_000
_LONGEST_LINKS = 100_000
_PAGE = 100
_LARGEST_BODY = 5 * 1024 * 1024  # Lambda takes 6 MB in one call, with what is around the body
_PASTED = "transcript.txt"


class CreatePreviewSettings(UploadSettings, frozen=True, kw_only=True):
    """The worker's PLACES_DIR, CHILD_MEMORY_MB, PROXY_SECRET_ARN, STUDYBUDDY_WORDS_PER_CREDIT."""

    studybuddy_words_per_credit: int = 30_000

    proxy_secret_arn: str = ""
    places_dir: str = "/tmp"  # noqa: S108  (Lambda lets nothing else be written to)
    child_memory_mb: int = 1280


class NewPreview(CaptionsBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to look into: an `upload` (an id of `POST /uploads`), a `text`, a `link` or `links`.

    Of a link's video we ask YouTube. `links` are a playlist's, or many videos', one on each line:
    lists are read, and of the first few videos by themselves the captions. `file_name` may tell
    language and title; an upload has the name that it was made with.
    """

    upload: UploadId | None = None
    text: Annotated[str, msgspec.Meta(max_length=_LONGEST_TEXT)] | None = None
    link: Annotated[str, msgspec.Meta(max_length=_LONGEST_LINK)] | None = None
    links: Annotated[str, msgspec.Meta(max_length=_LONGEST_LINKS)] | None = None
    file_name: FileName = ""


class PreviewedCourseVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A video of a list, as far as is known: `seconds` 0, `captions` and `language` empty if not.

    `words` are those to be paid for, reckoned from the length where nobody looked at the captions.
    `note_id` is that of a note which the user has of it. `code` and `message`: why it cannot be
    read.
    """

    youtube_id: str
    title: str
    channel: str
    seconds: float
    captions: str
    language: str
    words: int
    note_id: str | None
    code: str
    message: str


class PreviewedCourse(msgspec.Struct, frozen=True, kw_only=True):
    """What links hold, each video once. `title` and `url` are a playlist's, if it is the only link.

    A credit pays for each begun `words_per_credit` of a video, `thrifty` for four times as many,
    `fast` for half.
    """

    title: str
    url: str
    words_per_credit: int
    videos: tuple[PreviewedCourseVideo, ...]


class PreviewView(msgspec.Struct, frozen=True, kw_only=True):
    """How captions were read. `format` is a name, `format_title` what people call it.

    `start` and `end` are seconds, and guesses where `estimated`; `offset` seconds were taken off.
    `language` is `und` where nothing tells. `lines` are the first ones. `video` is there for a
    link: its captions are in no file, so `format` and `encoding` are empty. `course` is there for
    `links`, and then all else is empty.
    """

    format: str
    format_title: str
    encoding: str
    cues: int
    words: int
    speakers: tuple[str, ...]
    language: str
    title: str
    estimated: bool
    start: float
    end: float
    offset: float
    lines: tuple[PreviewLine, ...]
    warnings: tuple[ReadingWarning, ...]
    video: PreviewedVideo | None
    course: PreviewedCourse | None = None


_NOTHING = PreviewView(
    format="",
    format_title="",
    encoding="",
    cues=0,
    words=0,
    speakers=(),
    language="und",
    title="",
    estimated=False,
    start=0.0,
    end=0.0,
    offset=0.0,
    lines=(),
    warnings=(),
    video=None,
)


def answer(request: Request[NewPreview], service: Service[CreatePreviewSettings]) -> PreviewView:
    """Read the captions, or ask after the video, as an order would, in a child process."""
    until = time.monotonic() + _SECONDS
    body, at = request.body, service.settings
    if [body.upload, body.text, body.link, body.links].count(None) != 3:
        raise BadRequest("bad_body", "Give an upload, a text, a link or links, and no two of them.")
    service.limit(request.user_id, "previews")
    runner = PreviewRunner(WaitedRuns(Path(at.places_dir), at.child_memory_mb))
    if body.links is not None:
        _refuse_while_youtube_is_out(service)
        listed = runner.list(body.links, child_secrets(service.secrets, at.proxy_secret_arn), until)
        return msgspec.structs.replace(_NOTHING, course=_course(listed, request.user_id, service))
    if body.link is not None:
        url = VideoUrl.parse(body.link)
        _refuse_while_youtube_is_out(service)
        read = runner.look(url, child_secrets(service.secrets, at.proxy_secret_arn), until)
    else:
        read = runner.preview(_captions(request, service), captions_order(body, ""), until)
    return msgspec.convert(read, PreviewView, from_attributes=True)


def _course(
    listed: Listed, user_id: str, service: Service[CreatePreviewSettings]
) -> PreviewedCourse:
    notes = _notes_of(user_id, service)
    videos = tuple(
        PreviewedCourseVideo(
            youtube_id=one.id,
            title=one.title,
            channel=one.channel,
            seconds=one.seconds,
            captions=one.captions,
            language=one.language,
            words=one.words,
            note_id=notes.get(one.id),
            code=one.code,
            message=web_message(one.code, one.message) if one.code else "",
        )
        for one in listed.videos
    )
    per_credit = service.settings.studybuddy_words_per_credit
    return PreviewedCourse(
        title=listed.title, url=listed.url, words_per_credit=per_credit, videos=videos
    )


def _notes_of(user_id: str, service: Service[CreatePreviewSettings]) -> dict[str, str]:
    """The newest note of each video that the user has one of."""
    found: dict[str, str] = {}
    start: Start | None = None
    while True:
        page = service.notes.list(user_id, limit=_PAGE, start=start)
        for note in page.rows:
            found.setdefault(note.youtube_id, note.note_id)
        if page.next is None:
            return found
        start = page.next


def _refuse_while_youtube_is_out(service: Service[CreatePreviewSettings]) -> None:
    """Raise CaptionsRefused while it refuses all that we ask: asking more would lengthen that."""
    if outage := service.upstreams.out(YOUTUBE):
        raise refused(outage.code)


def _captions(request: Request[NewPreview], service: Service[CreatePreviewSettings]) -> Upload:
    """The file as the command is to be given it. Raises BadRequest, StoreBusy, StoreFailed."""
    body, user_id = request.body, request.user_id
    if body.upload is None:
        return Upload(safe_name(body.file_name) or _PASTED, (body.text or "").encode())
    key = key_of_upload(user_id, body.upload, service)
    found = fetched(service.s3, service.settings.uploads_bucket, key, user_id)
    if found is None:
        raise unknown_upload()
    return found._replace(file_name=safe_name(body.file_name) or found.file_name)


handler = Endpoint(
    answer,
    CreatePreviewSettings,
    NewPreview,
    refuses=(422,),
    ready=("tables", "s3"),
    largest=_LARGEST_BODY,
)
if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
    hide_environment()
