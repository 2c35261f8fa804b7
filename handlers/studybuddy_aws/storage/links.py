"""Links to artifacts that end soon: from S3 straight to the browser, under a name it can save."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import msgspec

from studybuddy.text import safe
from studybuddy_aws.runtime.settings import BucketNames
from studybuddy_aws.storage.notes import StoredArtifact
from studybuddy_aws.storage.timestamps import Clock, timestamp

SECONDS = 900
"""How long a link works."""

# What ends a path or a quoted string, what nobody sees, what is no character.
_UNSAFE = (
    *(r"\"*/:<>?\\|", safe.BIDI_MARKS, safe.JOINERS, safe.ZERO_WIDTH, safe.OPERATORS),
    *(safe.BYTE_ORDER_MARK, safe.SPECIALS, safe.NONCHARACTERS, safe.SURROGATES),
)
_IN_VAULT = "obsidian"
_NOT_IN_LINKS = re.compile(r"[#^\[\]]")
_LONGEST_BYTES = 150
# Names that Windows keeps for devices, whatever comes after the dot.
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An address that needs no token, until `expires_at`."""

    url: str
    expires_at: str


class Links:
    """Makes links. Signing needs no call of AWS."""

    def __init__(self, s3: Any, buckets: BucketNames, now: Clock) -> None:
        self._s3 = s3
        self._buckets = {"notes": buckets.notes_bucket, "pdfs": buckets.pdfs_bucket}
        self._now = now

    def to(self, artifact: StoredArtifact, title: str) -> Link:
        """A link to an artifact that is saved under the note's title."""
        return signed(
            *(self._s3, self._now),
            Bucket=self._buckets[artifact.bucket],
            Key=artifact.key,
            ResponseContentType=artifact.media_type,
            ResponseContentDisposition=disposition(title, artifact.name),
        )


def signed(s3: Any, now: Clock, **params: str) -> Link:
    """A link to what these parameters of `get_object` say."""
    expires_at = timestamp(now() + SECONDS)
    url = s3.generate_presigned_url("get_object", Params=params, ExpiresIn=SECONDS)
    return Link(url=url, expires_at=expires_at)


def disposition(title: str, artifact: str) -> str:
    """Content-Disposition (RFC 6266) for an artifact of a note with any title, in ASCII.

    `note.pdf` of "Grüße" is saved as `Grüße.pdf`, `transcript.json` as `Grüße transcript.json`. A
    note for a vault of Obsidian's is linked by its file's name, which is the title without what no
    link may have.
    """
    stem, _, extension = artifact.partition(".")
    if stem == _IN_VAULT:
        title = _NOT_IN_LINKS.sub(" ", title)
    part = "" if stem in {"note", _IN_VAULT} else f" {_clean(stem)}"
    ending = f"{part}.{_clean(extension)}"
    name = f"{_named(title)}{ending}"
    plain = re.sub(r"[^ -~]|%", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _named(title: str) -> str:
    cut = _clean(title).encode()[:_LONGEST_BYTES].decode("utf-8", "ignore").strip(" .")
    return f"_{cut}" if _DEVICE.match(cut) else cut or "note"


def _clean(text: str) -> str:
    return safe.one_line(text, *_UNSAFE).strip(" .")
