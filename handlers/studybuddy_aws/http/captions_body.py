"""What a request may say of captions of the user's own: which they are, how they are to be read."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypeAlias

import msgspec

from studybuddy_aws.storage.job import CaptionsOrder

LARGEST_BODY = 64 * 1024
"""Bytes of a request with such a body: as many names as it may have, in any script."""

_NO_CONTROLS = r"^[^\x00-\x1f\x7f]*$"
_A_DAY = 86_400

UploadId: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
FileName: TypeAlias = Annotated[str, msgspec.Meta(max_length=200)]
Language: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=35, pattern="^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4})?$")
]
Title: TypeAlias = Annotated[str, msgspec.Meta(max_length=200, pattern=_NO_CONTROLS)]
Offset: TypeAlias = Annotated[float, msgspec.Meta(ge=-_A_DAY, le=_A_DAY)]
# A name has something that is seen. The command is told `OLD=NEW`, so the old one has no `=` in it.
_AsRead: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=100, pattern=r"^[^=\x00-\x1f\x7f]*[^\s=][^=\x00-\x1f\x7f]*$")
]
_RightName: TypeAlias = Annotated[
    str, msgspec.Meta(max_length=100, pattern=r"^[^\x00-\x1f\x7f]*\S[^\x00-\x1f\x7f]*$")
]
Speakers: TypeAlias = Annotated[dict[_AsRead, _RightName], msgspec.Meta(max_length=50)]


class CaptionsBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How captions are to be read, where they do not say it themselves or say it wrongly.

    `title` is the note's. `captions_language` is what the captions are in (BCP 47). `offset`
    seconds are taken off every time; without it they are found out. `speakers` are right names by
    the names that were read.
    """

    title: Title = ""
    captions_language: Language = ""
    offset: Offset | None = None
    speakers: Speakers = {}


def captions_order(body: CaptionsBody, upload: str) -> CaptionsOrder:
    """What a body says of captions, with the key of the upload (empty: YouTube's own captions)."""
    return CaptionsOrder(
        upload=upload,
        title=body.title.strip(),
        captions_language=body.captions_language.strip(),
        offset=None if body.offset is None else Decimal(f"{body.offset:.3f}"),
        speakers=tuple((old.strip(), new.strip()) for old, new in body.speakers.items()),
    )
