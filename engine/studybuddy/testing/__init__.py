"""The conformance kit: subclass a contract, name your plugin, and the contract's tests run.

    from studybuddy.testing import ExporterContract

    class TestAnki(ExporterContract):
        name = "anki"

Runs under pytest, and needs nothing else. Imported by tests only.
"""

import pytest

# Before the contracts are imported, so that their asserts say what they compared.
pytest.register_assert_rewrite(
    "studybuddy.testing.checker",
    "studybuddy.testing.exporter",
    "studybuddy.testing.plugin",
    "studybuddy.testing.source",
    "studybuddy.testing.template",
    "studybuddy.testing.writer",
)

from studybuddy.testing.checker import CheckerContract  # noqa: E402
from studybuddy.testing.exporter import ExporterContract  # noqa: E402
from studybuddy.testing.notes import nasty_notes, sample_course, sample_note  # noqa: E402
from studybuddy.testing.source import SourceContract  # noqa: E402
from studybuddy.testing.template import TemplateContract  # noqa: E402
from studybuddy.testing.transcripts import nasty_transcripts, sample_transcript  # noqa: E402
from studybuddy.testing.writer import EveryPart, WriterContract  # noqa: E402

__all__ = [
    "CheckerContract",
    "EveryPart",
    "ExporterContract",
    "SourceContract",
    "TemplateContract",
    "WriterContract",
    "nasty_notes",
    "nasty_transcripts",
    "sample_course",
    "sample_note",
    "sample_transcript",
]
