"""Every call to AWS, counted where botocore makes it, in the units that AWS charges for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any

_WRITES = {"Put", "Update", "Delete", "ConditionCheck"}
_READS = {"GetItem": 1.0, "Query": 0.5, "Scan": 0.5}
_S3_WRITES = {"PutObject", "ListObjectsV2", "ListObjectVersions"}  # one price for both
_S3_FREE = {"DeleteObject", "DeleteObjects"}
_REQUESTS = {"sqs": "sqs-requests", "secretsmanager": "secret-reads"}


class Counts:
    """Calls and billed units by what they were made for."""

    def __init__(self, tables: dict[str, Any]) -> None:
        """Count for these tables (`tables` of resources.json), by their own names."""
        self.units: dict[str, Counter[str]] = {}
        self.calls: dict[str, Counter[str]] = {}
        self._indexes = {table["name"]: table["indexes"] for table in tables.values()}
        self._purpose = ""

    @contextmanager
    def of(self, purpose: str) -> Iterator[None]:
        """Count what is called within as this."""
        self._purpose = purpose
        self.units.setdefault(purpose, Counter())
        self.calls.setdefault(purpose, Counter())
        yield
        self._purpose = ""

    def watch(self, client: Any) -> None:
        """Count the calls of a client of boto3."""
        client.meta.events.register("before-call", self._called)
        client.meta.events.register("after-call.dynamodb", self._read)

    def _called(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        """A call that is about to be made; a link that is only signed is none."""
        if not self._purpose:
            return
        service, operation = str(model.service_model.service_name), model.name
        self.calls[self._purpose][f"{service} {operation}"] += 1
        if service == "dynamodb":
            self._add("dynamodb-writes", self._written(operation, json.loads(params["body"])))
        elif service == "s3" and operation not in _S3_FREE:
            self._add("s3-writes" if operation in _S3_WRITES else "s3-reads", 1)
        elif service in _REQUESTS:
            self._add(_REQUESTS[service], 1)

    def _read(self, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        """Units for each 4 KB that came; half where it was not to be consistent."""
        if not self._purpose or model.name not in _READS:
            return
        found = parsed.get("Items", parsed.get("Item", {}))
        self._add("dynamodb-reads", max(1, ceil(_size(found) / 4096)) * _READS[model.name])

    def _add(self, unit: str, number: float) -> None:
        if number:
            self.units[self._purpose].update({unit: number})

    def _written(self, operation: str, asked: dict[str, Any]) -> int:
        if operation == "TransactWriteItems":
            told = [(kind, item[kind]) for item in asked["TransactItems"] for kind in item]
            return sum(self._write(*one, times=2) for one in told)
        kind = operation.removesuffix("Item")
        return self._write(kind, asked, times=1) if kind in _WRITES else 0

    def _write(self, kind: str, params: dict[str, Any], *, times: int) -> int:
        """A write to the table, twice in a transaction, and to every index that has the row.

        An update touches one KB. An index whose key changes (`due_at`) takes two writes: the old
        entry goes, a new one comes.
        """
        size = max(1, ceil(_size(params.get("Item", {})) / 1024))
        if kind == "ConditionCheck":
            return size * times
        change = str(params.get("UpdateExpression", ""))
        indexes = self._indexes[params["TableName"]]
        return size * times + sum(_index_write(index, change, size) for index in indexes)


def _index_write(index: dict[str, Any], change: str, size: int) -> int:
    moved = any(f"#{index[key]}" in change for key in ("hash_key", "range_key"))
    return (2 if moved else 1) * (size if index["projection"] == "ALL" else 1)


def _size(attributes: Any) -> int:
    """Bytes of rows as they travel: a little more than what is stored, and charged."""
    return len(json.dumps(attributes, ensure_ascii=False, default=str).encode())
