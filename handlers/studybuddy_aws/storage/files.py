"""Files in S3: read whole, or erased with every version of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from studybuddy_aws.runtime.clients import asking
from studybuddy_aws.runtime.errors import StoreFailed


class StoredFile(NamedTuple):
    """A file's bytes, what was written beside them by names in lower case, and its version."""

    data: bytes
    metadata: dict[str, str]
    etag: str


class Files:
    """The files of users in the buckets. Raises StoreBusy and StoreFailed."""

    def __init__(self, s3: Any) -> None:
        self._s3 = s3

    def read(self, bucket: str, key: str, largest: int) -> bytes | None:
        """A file's bytes; None if there is none, or if it has more bytes than `largest`."""
        found = self.read_described(bucket, key, largest)
        return None if found is None else found.data

    def read_described(self, bucket: str, key: str, largest: int) -> StoredFile | None:
        """A file with its metadata, on the same terms."""
        try:
            with asking():
                answer = self._s3.get_object(Bucket=bucket, Key=key)
                if answer["ContentLength"] > largest:
                    answer["Body"].close()
                    return None
                told = {name.lower(): value for name, value in answer["Metadata"].items()}
                return StoredFile(answer["Body"].read(), told, answer["ETag"])
        except StoreFailed as error:
            if error.reason == "NoSuchKey":
                return None
            raise

    def first(self, bucket: str, prefix: str) -> str | None:
        """The key of a file under a prefix, None if there is none."""
        with asking():
            answer = self._s3.list_objects_v2(Bucket=bucket, Prefix=prefix, MaxKeys=1)
        found = answer.get("Contents", [])
        return found[0]["Key"] if found else None

    def etags(self, bucket: str, prefix: str) -> dict[str, str]:
        """The versions of the files under a prefix, by key: of the first thousand."""
        with asking():
            answer = self._s3.list_objects_v2(Bucket=bucket, Prefix=prefix)
        return {one["Key"]: one["ETag"] for one in answer.get("Contents", [])}

    def erase(self, bucket: str, prefix: str, but: str | None = None) -> int:
        """Delete all versions of all files under a prefix; how many they were.

        But those under another prefix below it, where one is given.
        """
        erased = 0
        with asking():
            pages = self._s3.get_paginator("list_object_versions")
            for page in pages.paginate(Bucket=bucket, Prefix=prefix):
                found = page.get("Versions", []) + page.get("DeleteMarkers", [])
                found = [one for one in found if but is None or not one["Key"].startswith(but)]
                erased += len(found)
                self._delete(bucket, found)
        return erased

    def _delete(self, bucket: str, found: list[dict[str, Any]]) -> None:
        if not found:
            return
        doomed = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in found]
        answer = self._s3.delete_objects(Bucket=bucket, Delete={"Objects": doomed, "Quiet": True})
        if errors := answer.get("Errors"):
            raise StoreFailed(errors[0].get("Code", "delete_objects"))
