"""A template's instructions, rendered. A template is a stranger's text: it runs in a sandbox.

Jinja2's immutable sandbox keeps a template from the interpreter, but not from the machine: a few
characters can ask it for a gigabyte, or for a loop that never ends. So a template may only use
the part of Jinja2 in which the work is bounded by the template's own length. That is checked
before anything runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studybuddy.errors import PluginBroken
from studybuddy.note import clock
from studybuddy.plugins.contracts import Template
from studybuddy.text import safe
from studybuddy.transcript import Transcript
from studybuddy.work import Order

if TYPE_CHECKING:
    from jinja2 import nodes

_MOST = 20_000
"""Characters a template may have, and may render to."""

_STATEMENTS = frozenset({"Template", "Output", "TemplateData", "For", "If"})
_VALUES = frozenset(
    {"Concat", "CondExpr", "Const", "Filter", "Getattr", "List", "Name", "Test", "Tuple"}
)
_LOGIC = frozenset({"Compare", "Operand", "And", "Or", "Not"})
_FILTERS = frozenset({"capitalize", "default", "join", "length", "lower", "title", "trim", "upper"})
_TESTS = frozenset({"defined", "equalto", "in", "undefined"})


def instructions_for(template: Template, transcript: Transcript, order: Order) -> str:
    """What a template tells the writer for this order. Raises PluginBroken.

    The strings that a template can name are one line each, at most 300 characters.
    """
    from jinja2 import TemplateError

    values = {
        "title": _one_line(transcript.video.title),
        "channel": _one_line(transcript.video.channel),
        "subject": _one_line(order.subject),
        "language": order.language or transcript.language,
        "duration": clock(transcript.duration),
    }
    try:
        return _rendered(template.instructions, {**values, "parts": list(template.parts)})
    except (TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError) as error:
        raise _broken(error) from error
    except (RecursionError, SyntaxError, TypeError, ValueError) as error:
        raise _broken(error) from error


def _rendered(source: str, values: dict[str, object]) -> str:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    if len(source) > _MOST:
        raise ValueError(f"they are longer than {_MOST} characters")
    sandbox = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
    _check(sandbox.parse(source))
    text = sandbox.from_string(source).render(values)
    if len(text) > _MOST:
        raise ValueError(f"they come to more than {_MOST} characters")
    return text


def _broken(error: Exception) -> PluginBroken:
    return PluginBroken(
        "template_broken",
        f"The template's instructions cannot be rendered ({error}). Choose another template.",
    )


def _one_line(text: str) -> str:
    """Outside text, so that it cannot pass for an instruction or a tag of its own."""
    return safe.one_line(text, safe.BIDI_MARKS).translate({ord("<"): "‹", ord(">"): "›"})[:300]


def _check(tree: nodes.Template) -> None:
    """Refuse what could make work or text without bound. Raises ValueError."""
    from jinja2 import nodes

    for node in tree.find_all(nodes.Node):
        kind = type(node).__name__
        if kind not in _STATEMENTS | _VALUES | _LOGIC:
            raise ValueError(f"line {node.lineno} uses {kind}, which templates may not")
        if isinstance(node, nodes.For):
            _check_loop(node)
        elif isinstance(node, nodes.Filter):
            _check_filter(node)
        elif isinstance(node, nodes.Test) and node.name not in _TESTS:
            raise ValueError(f"line {node.lineno} uses the test {node.name}")
        elif isinstance(node, nodes.Getattr) and not _is_name(node.node, "loop"):
            raise ValueError(f"line {node.lineno} looks inside a value ({node.attr})")


def _check_loop(loop: nodes.For) -> None:
    """A loop goes over the parts, and none is inside another: it ends after a few rounds."""
    if not _is_name(loop.iter, "parts") or loop.recursive:
        raise ValueError(f"line {loop.lineno} loops over something else than parts")
    if any(True for _ in loop.find_all(type(loop))):
        raise ValueError(f"line {loop.lineno} has a loop inside a loop")


def _check_filter(node: nodes.Filter) -> None:
    """Filters that cannot grow a text; `join` only of the parts, as joins of joins explode."""
    if node.name not in _FILTERS:
        raise ValueError(f"line {node.lineno} uses the filter {node.name}")
    if node.name == "join" and not _is_name(node.node, "parts"):
        raise ValueError(f"line {node.lineno} joins something else than parts")


def _is_name(node: nodes.Node | None, name: str) -> bool:
    return getattr(node, "name", None) == name and type(node).__name__ == "Name"
