"""The shapes that replies are held to, as JSON Schema.

Structured output takes a plain subset of JSON Schema: every object closed, every field required,
no bounds on numbers, lengths or counts. Bounds are kept by `replies`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from studybuddy import Part

Schema: TypeAlias = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_LINE: Schema = {"type": "integer"}


def _object(**fields: Schema) -> Schema:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _list(item: Schema, description: str = "") -> Schema:
    told = {"description": description} if description else {}
    return {"type": "array", "items": item, **told}


_CITES = _list(_LINE, "Numbers of the one to four lines that prove it")
_KIND: Schema = {"type": "string", "enum": ["point", "definition", "example", "quote"]}
_POINT = _object(text=_TEXT, kind=_KIND, cites=_CITES)
_QUESTION = _object(prompt=_TEXT, answer=_TEXT, cites=_CITES)
_CHOICE = _object(
    prompt=_TEXT,
    answer=_TEXT,
    wrong=_list(_TEXT, "Three wrong answers"),
    explanation=_TEXT,
    cites=_CITES,
)
_TERM = _object(term=_TEXT, meaning=_TEXT, cites=_CITES)
_CARD = _object(front=_TEXT, back=_TEXT, cites=_CITES)
_SUMMARY = _list(_object(text=_TEXT, cites=_CITES))


def notes_schema(parts: Sequence[Part], *, whole: bool) -> Schema:
    """What a request for notes is answered with; `whole` when it is the whole video's."""
    fields: dict[str, Schema] = {}
    if whole:
        fields["title"] = _TEXT
    if whole and "summary" in parts:
        fields["summary"] = _SUMMARY
    if "sections" in parts or "cues" in parts:
        fields["sections"] = _list(_section(parts))
    for part, item in (
        ("terms", _TERM),
        ("cards", _CARD),
        ("choices", _CHOICE),
        ("questions", _QUESTION),
    ):
        if part in parts:
            fields[part] = _list(item)
    return _object(**fields)


def _section(parts: Sequence[Part]) -> Schema:
    fields: dict[str, Schema] = {"title": _TEXT, "first_line": _LINE, "points": _list(_POINT)}
    if "cues" in parts:
        fields["cues"] = _list(_QUESTION)
    return _object(**fields)


def overview_schema(parts: Sequence[Part]) -> Schema:
    """What the joining request is answered with."""
    return _object(title=_TEXT, **({"summary": _SUMMARY} if "summary" in parts else {}))


def repair_schema() -> Schema:
    """What a request to mend claims is answered with: one repair for each claim, by its number."""
    repair = _object(
        number=_LINE,
        drop=_FLAG,
        text=_TEXT,
        detail=_TEXT,
        wrong=_list(_TEXT),
        cites=_CITES,
    )
    return _object(repairs=_list(repair))


def verdict_schema() -> Schema:
    """What a request to check claims is answered with: one verdict for each, by its number.

    The quote comes before what is said of it, so that a model looks first and judges then.
    """
    says: Schema = {"type": "string", "enum": ["supported", "contradicted", "not_said"]}
    verdict = _object(number=_LINE, quote=_TEXT, says=says, reason=_TEXT)
    return _object(verdicts=_list(verdict))


def answer_schema() -> Schema:
    """What a question is answered with: sentences, none where the passages do not answer it."""
    return _object(sentences=_SUMMARY)
