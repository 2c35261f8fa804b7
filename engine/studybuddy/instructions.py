"""A template's instructions, rendered. A template is a stranger's text: it runs in a sandbox."""

from __future__ import annotations

from studybuddy.contracts import Template
from studybuddy.errors import PluginBroken
from studybuddy.note import clock
from studybuddy.transcript import Transcript
from studybuddy.work import Order


def instructions_for(template: Template, transcript: Transcript, order: Order) -> str:
    """What a template tells the writer for this order. Raises PluginBroken."""
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    sandbox = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=False)
    try:
        return sandbox.from_string(template.instructions).render(
            title=transcript.video.title,
            channel=transcript.video.channel,
            subject=order.subject,
            language=order.language or transcript.language,
            duration=clock(transcript.duration),
            parts=list(template.parts),
        )
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise PluginBroken(
            "template_broken",
            f"The template's instructions cannot be rendered ({error}). Choose another template.",
        ) from error
