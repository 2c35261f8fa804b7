"""What the server that speaks the Messages API reads in a request, and what it would not accept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Exchange:
    """One request as it came, and what was counted for it."""

    number: int
    body: Json
    key: str

    @property
    def texts(self) -> list[str]:
        """The blocks of the user's message."""
        return [block["text"] for block in self.body["messages"][0]["content"]]

    @property
    def text(self) -> str:
        """All that the user's message says."""
        return "\n".join(self.texts)

    @property
    def schema(self) -> Json:
        """What the reply is to keep to: as the API is told, or in words."""
        told = self.body.get("output_config", {}).get("format")
        if told:
            return told["schema"]
        return json.loads(self.told_schema)

    @property
    def told_schema(self) -> str:
        """The schema that stands in the message; empty where none does."""
        last = self.texts[-1]
        return last[last.index("{") :] if last.startswith("Reply with one JSON object") else ""

    @property
    def cached_part(self) -> str:
        """All that lies before the last cache mark; empty without one."""
        content = self.body["messages"][0]["content"]
        marks = [n for n, block in enumerate(content) if "cache_control" in block]
        if not marks:
            return ""
        # The schema is part of what is cached: another one finds nothing.
        before = [self.body["model"], self.body.get("output_config"), self.body["system"]]
        return json.dumps([*before, content[: marks[-1] + 1]])


def objection(path: str, body: Json, version: str) -> str:
    """What the API would not accept; empty if nothing."""
    if path != "/v1/messages" or not version:
        return "unknown endpoint, or no anthropic-version"
    for name in ("temperature", "top_p", "top_k", "tools", "tool_choice"):
        if name in body:
            return f"{name}: not supported together with this model and output format"
    if not body.get("stream") or not 0 < body.get("max_tokens", 0) <= 128_000:
        return "stream and a max_tokens within the model's maximum are expected"
    if [message["role"] for message in body["messages"]] != ["user"]:
        return "This model does not support assistant message prefill."
    blocks = [*body.get("system", []), *body["messages"][0]["content"]]
    if any(not block["text"] for block in blocks):
        return "text content blocks must be non-empty"
    told = body.get("output_config", {}).get("format")
    return _schema_objection(told["schema"]) if told else ""


def _schema_objection(schema: Json) -> str:
    """Structured output knows few keywords, and wants every object closed."""
    known = {"type", "properties", "required", "additionalProperties", "items", "enum"}
    unknown = schema.keys() - known - {"description"}
    if unknown:
        return f"output_config.format.schema: {sorted(unknown)} not supported"
    if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
        return "output_config.format.schema: additionalProperties must be false"
    inner = [*schema.get("properties", {}).values(), *filter(None, [schema.get("items")])]
    return next(filter(None, map(_schema_objection, inner)), "")
