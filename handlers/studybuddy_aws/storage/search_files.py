"""The files of users' indexes, of which a warm function keeps those that it read last.

One request tells which versions of them there are, so that what is erased is never searched.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, NamedTuple

from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.parallel import at_once
from studybuddy_aws.storage.files import Files
from studybuddy_aws.storage.object_keys import SEARCH_SHARDS, search_key, search_prefix
from studybuddy_aws.storage.search_index import Shard

_LARGEST_SHARD = 100_000_000
_MOST_KEPT = 100_000_000  # bytes as they are packed, most of which they stay


class _Kept(NamedTuple):
    etag: str
    size: int
    shard: Shard


kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
"""The files that were read or written last, by bucket and key; no more bytes than `_MOST_KEPT`."""


class SearchFiles:
    """The index of one user. Raises StoreBusy, StoreFailed."""

    def __init__(self, s3: Any, bucket: str, user_id: str) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._user_id = user_id

    def read(self) -> list[Shard]:
        """All files of it as they are now; empty ones where there are none."""
        etags = Files(self._s3).etags(self._bucket, search_prefix(self._user_id))
        keys = [search_key(self._user_id, number) for number in range(SEARCH_SHARDS)]
        old = {key: kept.pop((self._bucket, key), None) for key in keys}
        same = {key: one for key, one in old.items() if one and one.etag == etags.get(key)}
        missing = [key for key in keys if key in etags and key not in same]
        found = {**same, **dict(zip(missing, at_once(self._fetched, missing), strict=True))}
        for key, one in found.items():
            self._keep(key, one)
        return [found[key].shard if key in found else Shard() for key in keys]

    def write(self, number: int, shard: Shard) -> None:
        """Put a file in the place of the one of this number."""
        key, data = search_key(self._user_id, number), shard.packed()
        with asking():
            answer = self._s3.put_object(Bucket=self._bucket, Key=key, Body=data)
        self._keep(key, _Kept(answer["ETag"], len(data), shard))

    def _fetched(self, key: str) -> _Kept:
        found = Files(self._s3).read_described(self._bucket, key, _LARGEST_SHARD)
        if found is None:
            return _Kept("", 0, Shard())
        return _Kept(found.etag, len(found.data), Shard.unpacked(found.data))

    def _keep(self, key: str, one: _Kept) -> None:
        kept.pop((self._bucket, key), None)
        kept[self._bucket, key] = one
        while sum(each.size for each in kept.values()) > _MOST_KEPT:
            kept.popitem(last=False)
