"""Rows as DynamoDB's attribute values, and back. Whole and decimal numbers; floats are refused."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

import msgspec

_Row = TypeVar("_Row", bound=msgspec.Struct)
Item: TypeAlias = Mapping[str, Any]


def item_of(row: msgspec.Struct) -> dict[str, Any]:
    """A row as an item. Fields that are None are left out, so that sparse indexes stay sparse.

    So are empty sets: DynamoDB has none.
    """
    fields = {name: getattr(row, name) for name in row.__struct_fields__}
    return values_of({k: v for k, v in fields.items() if v is not None and v != frozenset()})


def row_of(item: Item, kind: type[_Row]) -> _Row:
    """The row that an item is. Attributes that the type does not know are left out."""
    return msgspec.convert({name: _plain(value) for name, value in item.items()}, kind)


def values_of(values: Mapping[str, object]) -> dict[str, Any]:
    """Attribute values by name. Structs become maps, tuples become lists."""
    return {name: _value(value) for name, value in values.items()}


def keys_of(key: Item) -> dict[str, str]:
    """A key as plain text by name: all keys of ours are strings."""
    return {name: value["S"] for name, value in key.items()}


def _value(value: object) -> dict[str, Any]:
    if isinstance(value, msgspec.Struct):
        return {"M": item_of(value)}
    if isinstance(value, Mapping):
        return {"M": values_of(value)}
    if isinstance(value, list | tuple):
        return {"L": [_value(part) for part in value]}
    if isinstance(value, frozenset):  # of texts
        return {"SS": sorted(value)}
    return _scalar(value)


def _scalar(value: object) -> dict[str, Any]:
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case int() | Decimal():
            return {"N": str(value)}
        case _:
            raise TypeError(f"not a value for a table: {type(value).__name__}")


def _plain(value: Mapping[str, Any]) -> object:
    ((kind, content),) = value.items()
    match kind:
        case "NULL":
            return None
        case "N":
            number = Decimal(content)
            return int(number) if number == number.to_integral_value() else number
        case "L":
            return [_plain(part) for part in content]
        case "M":
            return {name: _plain(part) for name, part in content.items()}
        case _:
            return content
