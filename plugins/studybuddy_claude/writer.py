"""The writer: a transcript in chunks, each written by itself, then joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from weakref import WeakKeyDictionary

import studybuddy
from studybuddy import (
    Answer,
    Claim,
    Finding,
    Note,
    Passage,
    Template,
    Transcript,
    Usage,
    Work,
)
from studybuddy_claude import answering
from studybuddy_claude.chunks import EARLIER, sizes_of
from studybuddy_claude.client import ClaudeClient
from studybuddy_claude.connection import connection, missing_for_claude, parallel_requests
from studybuddy_claude.endpoint import endpoint
from studybuddy_claude.parallel import gate_of
from studybuddy_claude.pricing import total
from studybuddy_claude.probe import probe
from studybuddy_claude.prompts import PromptContext
from studybuddy_claude.repair import mend
from studybuddy_claude.roles import Role, RoleName, identity_of, role_of, writing_roles
from studybuddy_claude.section_writer import SectionWriter


class ClaudeWriter(studybuddy.Writer):
    """Claude: written by a model of Anthropic, checked against the transcript.

    Settings: `ANTHROPIC_API_KEY` or `ANTHROPIC_AUTH_TOKEN`, `ANTHROPIC_BASE_URL`,
    `STUDYBUDDY_CLAUDE_MODEL` and `_EFFORT`, both also of one role alone (`_SECTION_MODEL`,
    `_OVERVIEW_EFFORT`, `_REPAIR_MODEL` ...), and `STUDYBUDDY_CLAUDE_PARALLEL`, the requests that
    may be under way at the same time. Of another endpoint: `STUDYBUDDY_CLAUDE_CONTEXT`, `_SCHEMA`,
    `_PRICES`, `_SILENCE`; `STUDYBUDDY_CLAUDE_BEDROCK`, the AWS region whose Bedrock is asked
    instead, with `AWS_BEARER_TOKEN_BEDROCK` or what AWS's library finds. docs/MODELS.md explains.
    """

    profiles = ("thrifty", "fast")

    def __init__(self, *, first_wait: float = 1.0) -> None:
        """Wait about `first_wait` seconds before a request is repeated, then ever longer."""
        self._first_wait = first_wait
        self._lock = Lock()
        self._mended: WeakKeyDictionary[Work, Usage] = WeakKeyDictionary()

    def missing(self, settings: Mapping[str, str]) -> str:
        """The library or the key, if one of them is not there."""
        return missing_for_claude(settings)

    def probe(self, settings: Mapping[str, str]) -> str:
        """Which model answers where, and whether it keeps to a schema."""
        return probe(role_of("section", settings), settings)

    def identity(self, settings: Mapping[str, str]) -> str:
        """The models' names, and their effort where that is not the usual one."""
        return " ".join(dict.fromkeys(map(identity_of, writing_roles(settings).values())))

    def prepare(self, settings: Mapping[str, str]) -> None:
        """Import Claude's library: over a second of computing."""
        import anthropic  # noqa: F401

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
            focus=order.focus,
        )
        with self._client(work) as client:
            draft = _section_writer(context, client, work).write()
            usage = client.usage()
            model = client.model
        if not usage.cost_usd:
            work.progress(1.0, client.endpoint.unpriced(model))
        return Note(
            title=transcript.video.title or draft.title or transcript.video.id,
            language=context.language,
            transcript=transcript,
            provenance=studybuddy.Provenance(writer="claude", model=model, usage=usage),
            summary=draft.summary,
            sections=draft.sections,
            terms=draft.terms,
            cards=draft.cards,
            questions=draft.questions,
        )

    def repair(self, findings: Sequence[Finding], note: Note, work: Work) -> Sequence[Claim | None]:
        """Claims mended by Claude from the lines near their citation. Raises WriterFailed."""
        with self._client(work) as client:
            repairs = mend(findings, note, client, _parallel(work))
            with self._lock:
                self._mended[work] = total([client.usage(), self._mended.get(work, Usage())])
        return repairs

    def answer(self, question: str, passages: Sequence[Passage], work: Work) -> Answer:
        """A few sentences from these passages; the reply is kept in the work directory.

        By the cheapest model, unless STUDYBUDDY_CLAUDE_ANSWER_MODEL names one. Raises WriterFailed.
        """
        known, role = endpoint(work.settings), role_of("answer", work.settings)
        with connection(work.settings, known.silence) as client:
            roles: dict[RoleName, Role] = {"answer": role}
            wait, attempts = self._first_wait, answering.ATTEMPTS
            asked = ClaudeClient(work, roles, client, known, wait, attempts)
            return answering.answer(question, passages, asked)

    def usage(self, note: Note, work: Work) -> Usage:
        """What the note has cost, its repairs included."""
        return total([note.provenance.usage, self._mended.get(work, Usage())])

    @contextmanager
    def _client(self, work: Work) -> Iterator[ClaudeClient]:
        known, roles = endpoint(work.settings), writing_roles(work.settings, work.order.profile)
        with connection(work.settings, known.silence) as client:
            gate = gate_of(work, roles["section"].model, _parallel(work))
            yield ClaudeClient(work, roles, client, known, self._first_wait, gate=gate)


def _parallel(work: Work) -> int:
    return parallel_requests(work.settings, sizes_of(work.order.profile).at_once)


def _section_writer(context: PromptContext, client: ClaudeClient, work: Work) -> SectionWriter:
    """Who writes: as an earlier build did where that has begun, as some of it is paid for."""
    sizes, parallel = sizes_of(work.order.profile), _parallel(work)
    earlier = SectionWriter(replace(context, timed=True), client, parallel, EARLIER)
    if earlier.is_begun():
        return earlier
    return SectionWriter(context, client, parallel, sizes)
