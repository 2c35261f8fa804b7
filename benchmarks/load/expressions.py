"""DynamoDB's expressions as `studybuddy_aws` writes them, compiled once into Python.

A part of the language: what is not known here is refused, so that nothing is simulated wrongly.
Names are written `#name` for the attribute `name`, values `:name`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

Item: TypeAlias = Mapping[str, Any]
Values: TypeAlias = Mapping[str, Any]
Condition: TypeAlias = Callable[[Item, Values], bool]
_Operand: TypeAlias = Callable[[Item, Values], Any]

_TOKEN = re.compile(r"\s*(<=|>=|<>|[=<>()+,-]|#\w+|:\w+|\w+)")
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@cache
def condition(text: str) -> Condition:
    """Whether an item meets a condition."""
    tokens = _Tokens(text)
    found = _any_of(tokens)
    tokens.expect("")
    return found


@cache
def update(text: str) -> Callable[[Item, Values], dict[str, Any]]:
    """An item as it is after an update."""
    tokens = _Tokens(text)
    sets: list[tuple[str, _Operand]] = []
    removes: list[str] = []
    while word := tokens.take():
        if word == "SET":
            sets += [_assignment(tokens)]
            while tokens.take_if(","):
                sets += [_assignment(tokens)]
        elif word == "REMOVE":
            removes += [tokens.name()]
            while tokens.take_if(","):
                removes += [tokens.name()]
        else:
            raise ValueError(f"not an update that is known here: {text}")

    def changed(item: Item, values: Values) -> dict[str, Any]:
        new = {**item, **{name: value(item, values) for name, value in sets}}
        return {name: value for name, value in new.items() if name not in removes}

    return changed


class _Tokens:
    def __init__(self, text: str) -> None:
        self._found = _TOKEN.findall(text)
        if "".join(self._found) != re.sub(r"\s", "", text):
            raise ValueError(f"not an expression that is known here: {text}")
        self._found.reverse()

    def take(self) -> str:
        return self._found.pop() if self._found else ""

    def take_if(self, word: str) -> bool:
        if self._found and self._found[-1] == word:
            self._found.pop()
            return True
        return False

    def expect(self, word: str) -> None:
        if (found := self.take()) != word:
            raise ValueError(f"expected {word!r}, found {found!r}")

    def name(self) -> str:
        word = self.take()
        if not word.startswith("#"):
            raise ValueError(f"expected a name, found {word!r}")
        return word[1:]


def _any_of(tokens: _Tokens) -> Condition:
    parts = [_all_of(tokens)]
    while tokens.take_if("OR"):
        parts.append(_all_of(tokens))
    return lambda item, values: any(part(item, values) for part in parts)


def _all_of(tokens: _Tokens) -> Condition:
    parts = [_single(tokens)]
    while tokens.take_if("AND"):
        parts.append(_single(tokens))
    return lambda item, values: all(part(item, values) for part in parts)


def _single(tokens: _Tokens) -> Condition:
    if tokens.take_if("("):
        inner = _any_of(tokens)
        tokens.expect(")")
        return inner
    for function, wanted in (("attribute_exists", True), ("attribute_not_exists", False)):
        if tokens.take_if(function):
            tokens.expect("(")
            name = tokens.name()
            tokens.expect(")")
            return lambda item, values, wanted=wanted: (name in item) is wanted  # type: ignore[misc]
    left = _operand(tokens.take())
    compare = _COMPARE[tokens.take()]
    right = _operand(tokens.take())

    def holds(item: Item, values: Values) -> bool:
        one, other = left(item, values), right(item, values)
        if one is None or other is None or one.keys() != other.keys():
            return False
        return bool(compare(_comparable(one), _comparable(other)))

    return holds


def _assignment(tokens: _Tokens) -> tuple[str, _Operand]:
    name = tokens.name()
    tokens.expect("=")
    value = _term(tokens)
    for sign, factor in (("+", 1), ("-", -1)):
        if tokens.take_if(sign):
            return name, _sum(value, _term(tokens), factor)
    return name, value


def _sum(left: _Operand, right: _Operand, factor: int) -> _Operand:
    def added(item: Item, values: Values) -> dict[str, str]:
        one, other = (Decimal(side(item, values)["N"]) for side in (left, right))
        return {"N": str(one + factor * other)}

    return added


def _term(tokens: _Tokens) -> _Operand:
    word = tokens.take()
    if word != "if_not_exists":
        return _operand(word)
    tokens.expect("(")
    name = tokens.name()
    tokens.expect(",")
    other = _operand(tokens.take())
    tokens.expect(")")
    return lambda item, values: item[name] if name in item else other(item, values)


def _operand(word: str) -> _Operand:
    if word.startswith("#"):
        return lambda item, _: item.get(word[1:])
    if word.startswith(":"):
        return lambda _, values: values[word]
    raise ValueError(f"not an operand that is known here: {word}")


def _comparable(value: Mapping[str, Any]) -> Any:
    ((kind, content),) = value.items()
    return Decimal(content) if kind == "N" else content
