"""DynamoDB in memory, on the virtual clock: behind the real `Tables`, and a thousand times as fast.

It knows what `studybuddy_aws.storage` asks for, and its indexes show a write only after a while.
A test holds it against DynamoDB as moto has it.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from typing import Any

from botocore.exceptions import ClientError

from benchmarks.load.expressions import condition, update
from benchmarks.load.virtual_time import VirtualTime

_Item = dict[str, Any]


class Table:
    """Items by key, and what indexes show of them."""

    def __init__(self, hash_key: str, indexes: Iterable[Mapping[str, str]]) -> None:
        self.hash_key = hash_key
        self.indexes = {one["name"]: one for one in indexes}
        self.items: dict[str, _Item] = {}
        self.shown: dict[str, _Item] = {}
        self._unshown: deque[tuple[float, str, _Item | None]] = deque()

    def key_of(self, item: Mapping[str, Any]) -> str:
        return str(item[self.hash_key]["S"])

    def put(self, key: str, item: _Item | None, shown_at: float) -> None:
        if item is None:
            self.items.pop(key, None)
        else:
            self.items[key] = item
        self._unshown.append((shown_at, key, item))

    def show(self, now: float) -> dict[str, _Item]:
        """What the indexes know by now."""
        while self._unshown and self._unshown[0][0] <= now:
            _, key, item = self._unshown.popleft()
            if item is None:
                self.shown.pop(key, None)
            else:
                self.shown[key] = item
        return self.shown


class MemoryDynamoDB:
    """A client of DynamoDB. `used` counts its request units, and `refused` conditions."""

    def __init__(
        self, clock: VirtualTime, tables: Mapping[str, Mapping[str, Any]], index_lag: float
    ) -> None:
        """`tables` as infra/resources.json has them; indexes are so many seconds behind."""
        self._clock = clock
        self._index_lag = index_lag
        self._tables = {
            one["name"]: Table(one["hash_key"], one["indexes"]) for one in tables.values()
        }
        self.used: Counter[str] = Counter()

    def table(self, name: str) -> Table:
        return self._tables[name]

    def get_item(self, *, TableName: str, Key: _Item, ConsistentRead: bool) -> dict[str, Any]:
        self.used["dynamodb-reads"] += 1
        table = self._tables[TableName]
        item = table.items.get(table.key_of(Key))
        return {} if item is None else {"Item": item}

    def put_item(self, **request: Any) -> dict[str, Any]:
        return self._alone("Put", request)

    def update_item(self, *, ReturnValues: str = "NONE", **request: Any) -> dict[str, Any]:
        return self._alone("Update", request)

    def delete_item(self, **request: Any) -> dict[str, Any]:
        return self._alone("Delete", request)

    def transact_write_items(
        self, *, TransactItems: list[dict[str, Any]], ClientRequestToken: str
    ) -> dict[str, Any]:
        writes = [next(iter(one.items())) for one in TransactItems]
        self.used["dynamodb-writes"] += 2 * len(writes)
        held = [self._holds(request) for _, request in writes]
        if not all(held):
            codes = ("None" if one else "ConditionalCheckFailed" for one in held)
            reasons: list[Any] = [{"Code": code} for code in codes]
            raise ClientError(
                {
                    "Error": {"Code": "TransactionCanceledException", "Message": ""},
                    "CancellationReasons": reasons,
                },
                "TransactWriteItems",
            )
        for action, request in writes:
            self._do(action, request)
        return {}

    def query(
        self,
        *,
        TableName: str,
        IndexName: str,
        KeyConditionExpression: str,
        ExpressionAttributeValues: Mapping[str, Any],
        Limit: int | None = None,
        ScanIndexForward: bool = True,
        **_: object,
    ) -> dict[str, Any]:
        table = self._tables[TableName]
        index = table.indexes[IndexName]
        keys = (table.hash_key, index["hash_key"], index["range_key"])
        holds = condition(KeyConditionExpression)
        found = [
            item
            for item in table.show(self._clock()).values()
            if all(key in item for key in keys) and holds(item, ExpressionAttributeValues)
        ]
        found.sort(key=lambda item: item[index["range_key"]]["S"], reverse=not ScanIndexForward)
        found = found[:Limit]
        self.used["dynamodb-reads"] += 1 + len(found) // 8
        if index["projection"] == "KEYS_ONLY":
            return {"Items": [{key: item[key] for key in keys} for item in found]}
        return {"Items": found}

    def get_paginator(self, name: str) -> MemoryDynamoDB:
        return self

    def paginate(self, *, TableName: str, **_: object) -> list[dict[str, Any]]:
        return [{"Items": list(self._tables[TableName].items.values())}]

    def scan(self, *, TableName: str, Limit: int, ExclusiveStartKey: Any = None) -> dict[str, Any]:
        items = list(self._tables[TableName].items.values())
        return {"Items": items[:Limit]}

    def _alone(self, action: str, request: Mapping[str, Any]) -> dict[str, Any]:
        self.used["dynamodb-writes"] += 1
        if not self._holds(request):
            raise ClientError(
                {"Error": {"Code": "ConditionalCheckFailedException", "Message": ""}}, action
            )
        return {"Attributes": self._do(action, request)}

    def _holds(self, request: Mapping[str, Any]) -> bool:
        if "ConditionExpression" not in request:
            return True
        table = self._tables[request["TableName"]]
        key = table.key_of(request.get("Key") or request["Item"])
        values = request.get("ExpressionAttributeValues", {})
        return condition(request["ConditionExpression"])(table.items.get(key, {}), values)

    def _do(self, action: str, request: Mapping[str, Any]) -> _Item:
        table = self._tables[request["TableName"]]
        target = request.get("Key") or request["Item"]
        key = table.key_of(target)
        item: _Item | None = {}
        match action:
            case "Put":
                item = request["Item"]
            case "Update":
                before = table.items.get(key, dict(target))
                values = request.get("ExpressionAttributeValues", {})
                item = update(request["UpdateExpression"])(before, values)
            case "Delete":
                item = None
            case "ConditionCheck":
                return {}
        table.put(key, item, self._clock() + self._index_lag)
        return item or {}
