"""Captions of users in the uploads bucket: their bytes, and the name that their owner knows.

A key is plain ASCII, as a worker of the build before expects; the name as it is shown goes beside
it, in the object's metadata, which S3 keeps in ASCII only: hence percent-encoded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from studybuddy.caption_formats import LARGEST
from studybuddy.text import safe
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.object_keys import file_name_of, user_prefix

_METADATA = "file-name"
_LONGEST_BYTES = 200  # of a name; a file system takes 255
_SUFFIXES = re.compile(r"(?:\.[A-Za-z0-9_-]{1,12}){1,3}$", re.ASCII)
# What ends a path, what nobody sees, what is no character.
_UNSAFE = (
    *("/\\\\", safe.BIDI_MARKS, safe.ZERO_WIDTH, safe.OPERATORS, safe.BYTE_ORDER_MARK),
    *(safe.SPECIALS, safe.NONCHARACTERS, safe.SURROGATES),
)


class Upload(NamedTuple):
    """A captions file: a name that is safe as that of a file, and its bytes."""

    file_name: str
    data: bytes


def named(file_name: str) -> dict[str, str]:
    """The fields of an upload's form that keep its name; none where there is none."""
    name = safe_name(file_name)
    return {f"x-amz-meta-{_METADATA}": quote(name, safe="")} if name else {}


def fetched(s3: Any, bucket: str, key: str, user_id: str) -> Upload | None:
    """The user's upload; None if it is gone, too large or somebody else's.

    Raises StoreBusy, StoreFailed.
    """
    if not key.startswith(user_prefix(user_id)):
        return None
    found = Files(s3).read_described(bucket, key, LARGEST)
    return None if found is None else Upload(name_of(found.metadata, key), found.data)


def safe_name(file_name: str) -> str:
    """The last part of a name as a file can have it: on one line, not hidden, not too long.

    What is too long loses the end of its stem and keeps its suffixes, which tell language and kind.
    """
    name = safe.one_line(file_name.replace("\\", "/").rpartition("/")[2], *_UNSAFE).strip(". ")
    found = _SUFFIXES.search(name)
    suffixes = found[0] if found else ""
    stem = name.removesuffix(suffixes).encode()[: _LONGEST_BYTES - len(suffixes)]
    return stem.decode("utf-8", "ignore").strip() + suffixes


def name_of(metadata: Mapping[str, str], key: str) -> str:
    """The name beside an object; that of its key if there is none, as of an earlier build's."""
    named_so = (unquote(metadata.get(_METADATA, "")), file_name_of(key), "captions")
    return next(name for name in map(safe_name, named_so) if name)
