"""The built-in exporters under the kit that any author's exporter runs under."""

from studybuddy.testing import ExporterContract


class TestMarkdown(ExporterContract):
    name = "markdown"


class TestJson(ExporterContract):
    name = "json"


class TestPdf(ExporterContract):
    name = "pdf"


class TestObsidian(ExporterContract):
    name = "obsidian"


class TestAnki(ExporterContract):
    name = "anki"
