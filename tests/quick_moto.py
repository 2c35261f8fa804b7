"""moto without work that it repeats at each call, which is most of what a call of DynamoDB's costs.

What it answers stays the same: test_quick_moto.py compares.
"""

import copy
import pickle
from functools import lru_cache, partial, partialmethod
from typing import Any

import pytest
from botocore import useragent
from botocore.model import Shape, StructureShape
from moto.core import responses
from moto.core.serialize import ResponseSerializer
from moto.dynamodb.comparisons import ConditionExpressionParser
from moto.dynamodb.exceptions import MockValidationException
from moto.dynamodb.models.dynamo_type import DynamoType, Item, LimitedSizeDict
from moto.dynamodb.parsing.ast_nodes import DepthFirstTraverser, Node
from moto.dynamodb.parsing.expressions import UpdateExpressionParser
from moto.dynamodb.parsing.validators import ActionCountValidator, OverlappingPathsValidator

# Texts made of texts, and the names of a class's methods, looked up at each call.
_PURE = (
    (responses, "camelcase_to_underscores"),
    (responses, "method_names_from_class"),
    (useragent, "sanitize_user_agent_string_component"),
)
_GROWING = {"M", "L", "SS", "NS", "BS"}
# What they look at in a whole expression holds all that is to be found in its parts.
_OF_THE_WHOLE = (
    (ActionCountValidator, "verify_action_counts"),
    (OverlappingPathsValidator, "check_for_overlapping_paths"),
)
_value_of_any = ResponseSerializer.get_value
_structure_of_any = ResponseSerializer._serialize_type_structure


def install(patch: pytest.MonkeyPatch) -> None:
    """Until `patch` is undone."""
    for module, name in _PURE:
        patch.setattr(module, name, lru_cache(maxsize=1000)(getattr(module, name)))
    patch.setattr(ResponseSerializer, "get_value", _value)
    patch.setattr(ResponseSerializer, "_serialize_type_structure", _structure)
    patch.setattr(Item, "__deepcopy__", _copied)
    _install_for_expressions(patch)


def _install_for_expressions(patch: pytest.MonkeyPatch) -> None:
    """There are few of them, and each is parsed and gone through at each call."""
    for parser, name in (
        (UpdateExpressionParser, "make"),
        (ConditionExpressionParser, "_lex_one_node"),
    ):
        parse = getattr(parser, name)
        parse = parse if name == "make" else partial(parse, parser)
        patch.setattr(parser, name, staticmethod(lru_cache(maxsize=1000)(parse)))
    patch.setattr(Node, "__deepcopy__", _pickled, raising=False)
    patch.setattr(DepthFirstTraverser, "traverse_node_recursively", _traversed)
    kinds = lru_cache(maxsize=16)(DepthFirstTraverser.nodes_to_be_processed)
    patch.setattr(DepthFirstTraverser, "nodes_to_be_processed", kinds)
    for validator, name in _OF_THE_WHOLE:
        patch.setattr(validator, "traverse", partialmethod(_looked_at, getattr(validator, name)))


def _value(self: ResponseSerializer, value: Any, key: str, shape: Shape) -> Any:
    """A row's attribute has its value under the type's own name: no other name is to be tried."""
    parent = getattr(shape, "parent", None)
    if type(value) is dict and parent is not None and parent.name == "AttributeValue":
        return value.get(key)
    return _value_of_any(self, value, key, shape)


def _structure(
    self: ResponseSerializer, serialized: Any, value: Any, shape: StructureShape, key: str
) -> None:
    """Of an attribute's ten types only that which it has is looked at."""
    if shape.name != "AttributeValue" or type(value) is not dict or not key:
        _structure_of_any(self, serialized, value, shape, key)
        return
    wrapper = self.MAP_TYPE()
    for name in shape.members.keys() & value.keys():
        member = shape.members[name]
        member.parent = shape
        self._serialize_structure_member(wrapper, value, member, name)
    self._default_serialize(serialized, wrapper, shape, key)


def _pickled(self: Node, memo: dict[int, Any]) -> Node:
    """A tree of texts, for a validator to change."""
    return pickle.loads(pickle.dumps(self))


@lru_cache(maxsize=10_000)
def _is_one(kind: type, kinds: type | tuple[type, ...]) -> bool:
    return issubclass(kind, kinds)


def _traversed(self: DepthFirstTraverser, node: Any, child_id: int = -1) -> Any:
    """As in moto, but that abstract classes are asked once about each class."""
    if not _is_one(type(node), Node):
        return node
    parent = node.parent
    for number, child in enumerate(node.children or ()):
        self.pre_processing_of_child(node, number)
        self.traverse_node_recursively(child, number)
    if _is_one(type(node), self.nodes_to_be_processed()):
        node = self.process(node)
        node.parent = parent
        if parent:
            parent.children[child_id] = node
    return node


def _looked_at(self: DepthFirstTraverser, check: Any, node: Node) -> Any:
    """An expression that is right as a whole is so in its parts, and is what is left of it."""
    try:
        return check(self, node)
    except MockValidationException:
        return self.traverse_node_recursively(node)


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
