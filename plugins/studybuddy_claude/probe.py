"""One tiny request, to see who answers and how."""

from __future__ import annotations

from collections.abc import Mapping

from studybuddy_claude.client import MessageRequest
from studybuddy_claude.connection import connection
from studybuddy_claude.endpoint import address, endpoint
from studybuddy_claude.errors import understood
from studybuddy_claude.replies import conforms, is_bare
from studybuddy_claude.roles import Role
from studybuddy_claude.schema import overview_schema

_TOKENS = 2_000
"""Room for an answer of ten words, and for what a model thinks before."""

_LONGEST_WAIT = 60.0


def probe(role: Role, settings: Mapping[str, str]) -> str:
    """Which model answers where, and whether it keeps to a schema. Costs a fraction of a cent.

    Raises WriterFailed, WrongUse.
    """
    from anthropic import omit

    known, schema = endpoint(settings), overview_schema(())
    request = MessageRequest((), "Give a title to a talk about rivers.", "", schema)
    content = request.content(known.told_schema(schema))
    with (
        connection(settings, known.silence) as client,
        understood(client),
        client.messages.stream(
            model=role.model,
            max_tokens=_TOKENS,
            messages=[{"role": "user", "content": content}],
            output_config=known.output_config(schema, role) or omit,
            timeout=known.timeout(_LONGEST_WAIT),
        ) as stream,
    ):
        message = stream.get_final_message()
    text = "".join(block.text for block in message.content if block.type == "text")
    return f"{message.model or role.model} answers at {address(settings)} and {_kept(text)}"


def _kept(text: str) -> str:
    schema = overview_schema(())
    if is_bare(text) and conforms(text, schema):
        return "keeps to a schema"
    if conforms(text, schema):
        return "puts words around what the schema asks for, which can be read"
    return "does not keep to a schema: it will be told it in the prompt"
