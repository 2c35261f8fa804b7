"""What can be read of a video before there is a note of it: one object beside the note's files.

In no row: a row is written with every step of progress, read with every poll and copied into its
index, each time at its whole size.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.object_keys import partial_prefix

LARGEST_READABLE = 1_000_000
"""Bytes of it that are kept; sections beyond are in the note alone."""


class ReadablePoint(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, and the second of the video that proves it."""

    text: str
    kind: Literal["point", "definition", "example", "quote"]
    start: float


class ReadableSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section; `start` and `end` in seconds."""

    title: str
    start: float
    end: float
    points: tuple[ReadablePoint, ...]


def store_sections(
    s3: Any, bucket: str, user_id: str, video_id: str, sections: list[ReadableSection]
) -> None:
    """Keep these instead of those before. Raises StoreBusy, StoreFailed."""
    body = msgspec.json.encode(sections)
    with asking():
        s3.put_object(
            Bucket=bucket,
            Key=_key(user_id, video_id),
            Body=body,
            ContentType="application/json",
        )


def read_sections(s3: Any, bucket: str, user_id: str, video_id: str) -> tuple[ReadableSection, ...]:
    """The sections that are kept, none where another version wrote them.

    Raises StoreBusy, StoreFailed.
    """
    data = Files(s3).read(bucket, _key(user_id, video_id), 2 * LARGEST_READABLE)
    try:
        return msgspec.json.decode(data or b"[]", type=tuple[ReadableSection, ...])
    except msgspec.DecodeError:
        return ()


def _key(user_id: str, video_id: str) -> str:
    return f"{partial_prefix(user_id, video_id)}sections.json"
