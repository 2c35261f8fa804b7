"""The tables: typed rows in and out, one write or several that happen together.

Names in expressions are written `#name` and values `:name`, so that DynamoDB's reserved words
(`status`, `error`, `open`, ...) are names like any other.
"""

from __future__ import annotations

import random
import re
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar, cast

import msgspec

from studybuddy_aws.runtime import deadline
from studybuddy_aws.runtime.clients import TimeIsUp, asking
from studybuddy_aws.runtime.errors import StoreBusy
from studybuddy_aws.storage import attributes
from studybuddy_aws.storage.table_errors import translated

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    from studybuddy_aws.runtime.settings import TableNames

Table: TypeAlias = Literal[
    "users",
    "videos",
    "notes",
    "credits",
    "limits",
    "erasures",
    "payments",
    "reviews",
    "connections",
    "courses",
]
Start: TypeAlias = Mapping[str, str]
"""Where a page goes on: keys by name, all of them strings."""

_Row = TypeVar("_Row", bound=msgspec.Struct)
_Answer = TypeVar("_Answer")

KEYS: dict[Table, str] = {
    "users": "user_id",
    "videos": "video_id",
    "notes": "note_id",
    "credits": "transaction_id",
    "limits": "user_id",
    "erasures": "erasure_id",
    "payments": "payment_intent",
    "reviews": "user_id",
    "connections": "connection_id",
    "courses": "course_id",
}
RANGES: dict[Table, str] = {"reviews": "review_id"}
"""The second half of the keys of tables that have many rows under one user."""

BY_USER = "user_id-created_at-index"
_BY_USER_KEYS = ("user_id", "created_at")

# Seconds before each further try; jitter takes up to all of it away. About 3 seconds at most.
_WAITS = (0.03, 0.06, 0.12, 0.25, 0.5, 1.0, 1.0)
_MOST_AT_ONCE = 100  # of DynamoDB's BatchGetItem
_MOST_WRITES = 25  # of its BatchWriteItem


class Write(NamedTuple):
    """One write: a whole row to put, or the key of one to change, delete or check."""

    action: Literal["Put", "Update", "Delete", "ConditionCheck"]
    table: Table
    target: str | msgspec.Struct
    change: str = ""
    when: str = ""
    values: Mapping[str, object] = {}


class Page(msgspec.Struct, Generic[_Row], frozen=True):
    """Some rows, and where the next page starts (None: there is no more)."""

    rows: tuple[_Row, ...]
    next: dict[str, str] | None = None


def put_new(table: Table, row: msgspec.Struct) -> Write:
    """Put a row unless there is one of its key."""
    return Write("Put", table, row, when=f"attribute_not_exists(#{KEYS[table]})")


class Tables:
    """Reads and writes of rows. Every read of one row is consistent.

    Raises StoreBusy when throttles and conflicts outlast the patience of this call, or its deadline
    is too near for another try; StoreFailed when DynamoDB refuses for another reason. What is tried
    again is the very same write.
    """

    def __init__(
        self,
        client: DynamoDBClient,
        names: TableNames,
        *,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._client = client
        self._names = names
        self._sleep = sleep
        self._chance = chance

    def get(self, table: Table, key: str, kind: type[_Row]) -> _Row | None:
        """The row of this key, None if there is none."""
        answer = self._tried(
            lambda: self._client.get_item(
                TableName=self._name(table), Key=self._key(table, key), ConsistentRead=True
            )
        )
        item = answer.get("Item")
        return attributes.row_of(item, kind) if item else None

    def get_all(self, table: Table, keys: Sequence[str], kind: type[_Row]) -> dict[str, _Row]:
        """The rows of these keys, by key: those that there are. Only what the kind has is read."""
        found: dict[str, _Row] = {}
        asked = _only(kind, KEYS[table])
        for first in range(0, len(keys), _MOST_AT_ONCE):
            wanted = [self._key(table, key) for key in keys[first : first + _MOST_AT_ONCE]]
            while wanted:
                items, wanted = self._tried(partial(self._some, self._name(table), wanted, asked))
                found |= {item[KEYS[table]]["S"]: attributes.row_of(item, kind) for item in items}
        return found

    def write(self, *writes: Write) -> None:
        """Do all of this or none of it. Raises ConditionFailed, saying which conditions failed."""
        if len(writes) == 1:
            self._alone(writes[0])
            return
        items: Any = [{write.action: self._request(write)} for write in writes]
        # One token for all tries: a try whose answer was lost is not done twice.
        token = uuid.uuid4().hex
        self._tried(
            lambda: self._client.transact_write_items(TransactItems=items, ClientRequestToken=token)
        )

    def change(self, write: Write, kind: type[_Row]) -> _Row:
        """Do one update; the row as it is afterwards. Raises ConditionFailed."""
        request = self._request(write)
        answer = self._tried(lambda: self._client.update_item(**request, ReturnValues="ALL_NEW"))
        return attributes.row_of(answer["Attributes"], kind)

    def of_user(
        self, table: Table, user_id: str, kind: type[_Row], *, limit: int, start: Start | None
    ) -> Page[_Row]:
        """A page of a user's rows, newest first. The index lags behind by moments.

        One row more is asked for: where a page is full DynamoDB names a next one, empty or not.
        """
        found = self._found(
            table,
            *(BY_USER, "#user_id = :user_id", {"user_id": user_id}, start, limit),
            ScanIndexForward=False,
        )
        return _page(found, kind, limit, (KEYS[table], *_BY_USER_KEYS))

    def all_of_user(self, table: Table, user_id: str, kind: type[_Row]) -> Iterator[_Row]:
        """All rows of a user, newest first, of which only what the kind has is read.

        The index lags behind by moments.
        """
        start: Start | None = None
        more = {"ScanIndexForward": False, **_only(kind)}
        while True:
            answer = self._query(
                table, BY_USER, "#user_id = :user_id", {"user_id": user_id}, start, **more
            )
            yield from (attributes.row_of(item, kind) for item in answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            start = attributes.keys_of(answer["LastEvaluatedKey"])

    def under_user(
        self,
        table: Table,
        user_id: str,
        prefix: str,
        kind: type[_Row],
        *,
        limit: int,
        start: Start | None,
    ) -> Page[_Row]:
        """A page of the rows under a user whose keys begin so, in their order. Consistent."""
        key = RANGES[table]
        # DynamoDB takes no empty text in a condition on a key.
        when = f"#user_id = :user_id AND begins_with(#{key}, :prefix)"
        when = when if prefix else "#user_id = :user_id"
        values = {"user_id": user_id, **({"prefix": prefix} if prefix else {})}
        found = self._found(table, "", when, values, start, limit, ConsistentRead=True)
        return _page(found, kind, limit, (KEYS[table], key))

    def delete_under_user(self, table: Table, user_id: str) -> None:
        """Delete all rows under a user."""
        name, keys = self._name(table), (KEYS[table], RANGES[table])
        values, more = {"user_id": user_id}, {"ConsistentRead": True}
        while found := self._found(
            table, "", "#user_id = :user_id", values, None, _MOST_WRITES - 1, **more
        ):
            wanted = [
                {"DeleteRequest": {"Key": {key: item[key] for key in keys}}} for item in found
            ]
            while wanted:
                wanted = self._tried(partial(self._some_written, name, wanted))

    def keys(
        self, table: Table, index: str, when: str, values: Mapping[str, object]
    ) -> Iterator[str]:
        """The keys of all rows that an index finds, in its order."""
        start: Start | None = None
        while True:
            answer = self._query(table, index, when, values, start)
            yield from (attributes.keys_of(item)[KEYS[table]] for item in answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            start = attributes.keys_of(answer["LastEvaluatedKey"])

    def all(self, table: Table, kind: type[_Row]) -> Iterator[_Row]:
        """Every row of a table: for checks and sweeps, never for a request."""
        pages = self._client.get_paginator("scan").paginate(
            TableName=self._name(table), ConsistentRead=True
        )
        with asking():
            for page in pages:
                yield from (attributes.row_of(item, kind) for item in page["Items"])

    def sample(self, table: Table, kind: type[_Row], most: int) -> list[_Row]:
        """Up to so many rows from a place taken by chance, and on from the first after the last.

        Rows lie in the order of their keys' hashes, so that any key is somewhere among them.
        """
        name, anywhere = self._name(table), self._key(table, uuid.uuid4().hex)
        after = self._tried(
            lambda: self._client.scan(TableName=name, Limit=most, ExclusiveStartKey=anywhere)
        )
        first = self._tried(lambda: self._client.scan(TableName=name, Limit=most))
        found = {str(item[KEYS[table]]): item for item in (*after["Items"], *first["Items"])}
        return [attributes.row_of(item, kind) for item in list(found.values())[:most]]

    def _some(
        self, name: str, keys: list[dict[str, Any]], only: dict[str, Any]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Some of these items, and the keys that are still to be asked for."""
        asked: Any = {name: {"Keys": keys, "ConsistentRead": True, **only}}
        answer: Any = self._client.batch_get_item(RequestItems=asked)
        left = answer.get("UnprocessedKeys", {}).get(name, {}).get("Keys", [])
        if len(left) == len(keys):
            raise StoreBusy
        return answer["Responses"].get(name, []), left

    def _some_written(self, name: str, requests: list[Any]) -> list[Any]:
        """Do some of these writes; those that are still to be done."""
        answer: Any = self._client.batch_write_item(RequestItems={name: requests})
        left: list[Any] = answer.get("UnprocessedItems", {}).get(name, [])
        if len(left) == len(requests):
            raise StoreBusy
        return left

    def _found(
        self,
        table: Table,
        index: str,
        when: str,
        values: Mapping[str, object],
        start: Start | None,
        limit: int,
        **more: Any,
    ) -> list[dict[str, Any]]:
        """The items of a page, and one more where there is a next page."""
        found: list[dict[str, Any]] = []
        while True:
            wanted = limit + 1 - len(found)
            answer = self._query(table, index, when, values, start, Limit=wanted, **more)
            found += answer["Items"]
            if len(found) > limit or "LastEvaluatedKey" not in answer:
                return found
            start = attributes.keys_of(answer["LastEvaluatedKey"])

    def _query(
        self,
        table: Table,
        index: str,
        when: str,
        values: Mapping[str, object],
        start: Start | None,
        **more: Any,
    ) -> dict[str, Any]:
        if start is not None:
            more["ExclusiveStartKey"] = attributes.values_of(start)
        if index:
            more["IndexName"] = index
        request = {
            "TableName": self._name(table),
            "KeyConditionExpression": when,
            "ExpressionAttributeNames": _names_in(when) | more.pop("ExpressionAttributeNames", {}),
            "ExpressionAttributeValues": _placed(values),
            **more,
        }
        return self._tried(lambda: cast("dict[str, Any]", self._client.query(**request)))

    def _alone(self, write: Write) -> None:
        calls: dict[str, Callable[..., object]] = {
            "Put": self._client.put_item,
            "Update": self._client.update_item,
            "Delete": self._client.delete_item,
        }
        request = self._request(write)
        self._tried(lambda: calls[write.action](**request))

    def _request(self, write: Write) -> dict[str, Any]:
        """A write as one member of a transaction, or as a call of its own."""
        if isinstance(write.target, str):
            target = {"Key": self._key(write.table, write.target)}
        else:
            target = {"Item": attributes.item_of(write.target)}
        request = {
            "TableName": self._name(write.table),
            **target,
            "UpdateExpression": write.change,
            "ConditionExpression": write.when,
            "ExpressionAttributeNames": _names_in(_text(write)),
            "ExpressionAttributeValues": _placed(_used(write)),
        }
        return {name: value for name, value in request.items() if value}

    def _tried(self, call: Callable[[], _Answer]) -> _Answer:
        """The answer of a call, made again while what stands in its way may pass."""
        for wait in _WAITS:
            try:
                return translated(call)
            except StoreBusy as error:
                if isinstance(error.__cause__, TimeIsUp) or deadline.seconds_left() <= wait:
                    raise
                self._sleep(wait * (1 - self._chance()))
        return translated(call)

    def _name(self, table: Table) -> str:
        name: str = getattr(self._names, f"{table}_table")
        return name

    def _key(self, table: Table, key: str) -> dict[str, Any]:
        return attributes.values_of({KEYS[table]: key})


def _page(
    found: list[dict[str, Any]], kind: type[_Row], limit: int, keys: tuple[str, ...]
) -> Page[_Row]:
    """The page that begins what was found; the next one goes on after its last row."""
    rows = tuple(attributes.row_of(item, kind) for item in found[:limit])
    if len(found) <= limit:
        return Page(rows)
    return Page(rows, attributes.keys_of({name: found[limit - 1][name] for name in keys}))


def _only(kind: type[msgspec.Struct], *keys: str) -> dict[str, Any]:
    """What asks for the attributes that a kind of row has, and for no others."""
    told = ", ".join(f"#{name}" for name in dict.fromkeys((*kind.__struct_fields__, *keys)))
    return {"ProjectionExpression": told, "ExpressionAttributeNames": _names_in(told)}


def _names_in(expression: str) -> dict[str, str]:
    return {f"#{name}": name for name in re.findall(r"#(\w+)", expression)}


def _text(write: Write) -> str:
    return f"{write.change} {write.when}"


def _used(write: Write) -> dict[str, object]:
    """The values that a write speaks of: DynamoDB refuses one too many."""
    spoken = set(re.findall(r":(\w+)", _text(write)))
    return {name: value for name, value in write.values.items() if name in spoken}


def _placed(values: Mapping[str, object]) -> dict[str, Any]:
    return {f":{name}": value for name, value in attributes.values_of(values).items()}
