"""The writer: a transcript in chunks, each written by itself, then joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import studybuddy
from studybuddy import (
    Claim,
    Finding,
    Note,
    Template,
    Transcript,
    Usage,
    Work,
    WriterFailed,
    WrongUse,
)
from studybuddy_claude.client import ClaudeClient
from studybuddy_claude.pricing import PRICES_OF, is_priced, total
from studybuddy_claude.prompts import PromptContext
from studybuddy_claude.repair import mend
from studybuddy_claude.section_writer import SectionWriter

if TYPE_CHECKING:
    from anthropic import Anthropic

_MODEL = "claude-sonnet-5-5"
_PARALLEL = 4
_BASE_URL = "https://api.anthropic.com"


class ClaudeWriter(studybuddy.Writer):
    """Claude: written by a model of Anthropic, checked against the transcript.

    Settings: `ANTHROPIC_API_KEY`, `ANTHROPIC_BASE_URL`, `STUDYBUDDY_CLAUDE_MODEL`, and
    `STUDYBUDDY_CLAUDE_PARALLEL`, the requests that may be under way at the same time.
    """

    def __init__(self, *, first_wait: float = 1.0) -> None:
        """Wait about `first_wait` seconds before a request is repeated, then ever longer."""
        self._first_wait = first_wait
        self._mended: WeakKeyDictionary[Work, Usage] = WeakKeyDictionary()

    def missing(self, settings: Mapping[str, str]) -> str:
        """The library or the key, if one of them is not there."""
        if find_spec("anthropic") is None:
            return "Claude's library is not installed: pip install 'yt-study-buddy[claude]'"
        if not settings.get("ANTHROPIC_API_KEY", "").strip():
            return (
                "ANTHROPIC_API_KEY is not set: make a key at "
                "https://platform.claude.com/settings/keys and set it"
            )
        return ""

    def identity(self, settings: Mapping[str, str]) -> str:
        """The model's name."""
        return settings.get("STUDYBUDDY_CLAUDE_MODEL", "").strip() or _MODEL

    def write(self, template: Template, transcript: Transcript, work: Work) -> Note:
        """The note. Every reply is kept in the work directory as soon as it is there.

        Raises WriterFailed: `bad_key`, `no_credit`, `unknown_model`, `bad_request`, `refused`,
        `cut_off`, `nothing_written`; or, retryable, `rate_limited`, `overloaded`, `network`,
        `malformed`.
        """
        order = work.order
        context = PromptContext(
            transcript=transcript,
            instructions=studybuddy.instructions_for(template, transcript, order),
            parts=tuple(template.parts),
            language=order.language or transcript.language,
        )
        with self._client(work) as client:
            draft = SectionWriter(context, client, _parallel(work.settings)).write()
            usage = client.usage()
        if not is_priced(client.model):
            work.progress(
                1.0, f"The price list of {PRICES_OF} has no {client.model}: cost is given as 0"
            )
        return Note(
            title=transcript.video.title or draft.title or transcript.video.id,
            language=context.language,
            transcript=transcript,
            provenance=studybuddy.Provenance(writer="claude", model=client.model, usage=usage),
            summary=draft.summary,
            sections=draft.sections,
            terms=draft.terms,
            cards=draft.cards,
            questions=draft.questions,
        )

    def repair(self, findings: Sequence[Finding], note: Note, work: Work) -> Sequence[Claim | None]:
        """Claims mended by Claude from the lines near their citation. Raises WriterFailed."""
        with self._client(work) as client:
            repairs = mend(findings, note, client, _parallel(work.settings))
            self._mended[work] = client.usage()
        return repairs

    def usage(self, note: Note, work: Work) -> Usage:
        """What the note has cost, its repairs included."""
        return total([note.provenance.usage, self._mended.get(work, Usage())])

    @contextmanager
    def _client(self, work: Work) -> Iterator[ClaudeClient]:
        missing = self.missing(work.settings)
        if missing:
            raise WriterFailed("writer_not_ready", missing)
        with _client(work.settings) as client:
            yield ClaudeClient(work, self.identity(work.settings), client, self._first_wait)


def _client(settings: Mapping[str, str]) -> Anthropic:
    """The library's client, without its retries: ours know the deadline and the other requests."""
    from anthropic import Anthropic

    key = settings["ANTHROPIC_API_KEY"].strip()
    if not re.fullmatch(r"[!-~]+", key):
        raise WriterFailed(
            "bad_key", "ANTHROPIC_API_KEY holds characters that no key has. Copy the key again."
        )
    url = settings.get("ANTHROPIC_BASE_URL", "").strip() or _BASE_URL
    if not _is_address(url):
        raise WrongUse("bad_setting", "ANTHROPIC_BASE_URL must be an https:// or http:// address.")
    return Anthropic(api_key=key, base_url=url, max_retries=0)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _parallel(settings: Mapping[str, str]) -> int:
    value = settings.get("STUDYBUDDY_CLAUDE_PARALLEL", "").strip()
    if not value:
        return _PARALLEL
    if not value.isdecimal() or not 1 <= int(value) <= 64:
        raise WrongUse(
            "bad_setting",
            "STUDYBUDDY_CLAUDE_PARALLEL must be a number of requests from 1 to 64.",
        )
    return int(value)
