"""moto without work that it repeats at each call, which is half of what a call of DynamoDB's costs.

What it answers stays the same: test_quick_moto.py compares.
"""

import copy
from functools import lru_cache
from typing import Any

import pytest
from botocore import useragent
from botocore.model import Shape
from moto.core import responses
from moto.core.serialize import ResponseSerializer
from moto.dynamodb.models.dynamo_type import DynamoType, Item, LimitedSizeDict

# Texts made of texts, and the names of a class's methods, looked up at each call.
_PURE = (
    (responses, "camelcase_to_underscores"),
    (responses, "method_names_from_class"),
    (useragent, "sanitize_user_agent_string_component"),
)
_GROWING = {"M", "L", "SS", "NS", "BS"}
_value_of_any = ResponseSerializer.get_value


def install(patch: pytest.MonkeyPatch) -> None:
    """Until `patch` is undone."""
    for module, name in _PURE:
        patch.setattr(module, name, lru_cache(maxsize=1000)(getattr(module, name)))
    patch.setattr(ResponseSerializer, "get_value", _value)
    patch.setattr(Item, "__deepcopy__", _copied)


def _value(self: ResponseSerializer, value: Any, key: str, shape: Shape) -> Any:
    """A row's attribute has its value under the type's own name: no other name is to be tried."""
    parent = getattr(shape, "parent", None)
    if type(value) is dict and parent is not None and parent.name == "AttributeValue":
        return value.get(key)
    return _value_of_any(self, value, key, shape)


def _copied(self: Item, memo: dict[int, Any]) -> Item:
    """A row for a transaction to go back to, which copies whole tables.

    A text or a number is never changed, but replaced: both rows may have it.
    """
    result = copy.copy(self)
    result.attrs = LimitedSizeDict()
    dict.update(result.attrs, {name: _apart(one, memo) for name, one in self.attrs.items()})
    return result


def _apart(value: DynamoType, memo: dict[int, Any]) -> DynamoType:
    return copy.deepcopy(value, memo) if value.type in _GROWING else value
