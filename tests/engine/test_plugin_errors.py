"""Codes and words of a stranger's plugin: told as its own, and held to the contract by the kit."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from studybuddy import (
    ExportFailed,
    PluginBroken,
    SourceRefusal,
    StudyBuddyError,
    WriterFailed,
    WrongUse,
)
from studybuddy.plugins.guard import guarded
from studybuddy.testing import ExporterContract
from studybuddy.testing.errors import (
    flaw_of_error,
    flaw_of_words,
    sound_errors,
    written_errors,
)


def told(error: Exception) -> StudyBuddyError:
    """What is told of an error that the writer 'quill' raises."""
    with pytest.raises(StudyBuddyError) as caught, guarded("writer", "quill"):
        raise error
    return caught.value


def test_a_plugins_own_code_is_told_with_its_name() -> None:
    error = told(WriterFailed("no_ink2", "The ink is out. Buy some.", retryable=True))
    assert (WriterFailed, "no_ink2", True, "writer 'quill'") == (
        type(error),
        error.code,
        error.retryable,
        error.plugin,
    )
    assert "The writer 'quill' says: The ink is out. Buy some." == error.message == str(error)


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk"), (errno.ENOENT, "plugin_failed")]
)
def test_a_full_disk_is_no_plugins_fault(number: int, code: str) -> None:
    assert code == told(OSError(number, "So it is")).code


def test_it_is_told_once_whose_words_they_are() -> None:
    error = told(told(WriterFailed("no_ink", "The ink is out.")))
    assert "The writer 'quill' says: The ink is out." == error.message


def test_a_listed_code_is_told_as_it_is() -> None:
    error = told(WriterFailed("no_credit", "The account is empty."))
    assert ("The account is empty.", "") == (error.message, error.plugin)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("No Ink", "The ink is out."),
        ("x" * 41, "The ink is out."),
        ("", "The ink is out."),
        (7, "The ink is out."),
        ("no_ink", "  "),
    ],
)
def test_an_error_that_breaks_the_contract_is_the_plugins_failure(code, message) -> None:
    error = told(WriterFailed(code, message))
    assert (PluginBroken, "plugin_failed") == (type(error), error.code)
    assert error.message.startswith("The writer 'quill' failed: WriterFailed: ")


@pytest.mark.parametrize(
    ("error", "telling"),
    [
        (ExportFailed("No-Ink", "The ink is out."), "is not [a-z]"),
        (ExportFailed("9lives", "The ink is out."), "is not [a-z]"),
        (ExportFailed("a" * 41, "The ink is out."), "40 characters"),
        (ExportFailed("no_ink", " "), "are none"),
        (ExportFailed("no_ink", "x" * 601), "more than 600"),
        (ExportFailed("private", "Your notes are private."), "is taken: it is a source's"),
        (SourceRefusal("bad_key", "The key of the folder is bad."), "is taken: it is a writer's"),
    ],
)
def test_the_kit_names_what_is_wrong_with_an_error(error, telling) -> None:
    assert telling in flaw_of_error(error)


@pytest.mark.parametrize(
    "error",
    [
        ExportFailed("no_ink2", "The ink is out."),
        ExportFailed("a" * 40, "The ink is out."),
        ExportFailed("missing_glyphs", "No font draws ☃."),
        SourceRefusal("private", "This video is private."),
        WrongUse("bad_setting", "INK must be a colour."),
    ],
)
def test_the_kit_lets_a_sound_error_pass(error) -> None:
    assert "" == flaw_of_error(error)


def test_an_answer_may_be_an_error_and_must_be_a_sound_one() -> None:
    with sound_errors():
        raise ExportFailed("no_ink", "The ink is out.")
    with pytest.raises(AssertionError, match="are none"), sound_errors():
        raise ExportFailed("no_ink", "")


def test_words_that_are_computed_are_not_judged_where_they_stand() -> None:
    assert "" == flaw_of_words(ExportFailed, "no_ink", None)


def test_the_kit_reads_the_errors_that_stand_in_a_plugins_source(tmp_path: Path) -> None:
    file = tmp_path / "ink.py"
    file.write_text(
        "import studybuddy\n"
        'raise studybuddy.ExportFailed("no_ink", "The ink is out.")\n'
        'raise SourceRefusal(code="blocked", message=why)\n'
        "raise WriterFailed(code, why)\n"
        'raise ValueError("no_ink")\n'
    )
    assert [
        ("ink.py:2", ExportFailed, "no_ink", "The ink is out."),
        ("ink.py:3", SourceRefusal, "blocked", None),
    ] == list(written_errors(file))


def test_a_plugin_whose_errors_break_the_contract_fails_the_kit(plugin_dir) -> None:
    raising = "def refuse():\n    raise studybuddy.ExportFailed('private', 'These are private.')\n"
    plugin_dir.module(
        "plugin_taking", f"import studybuddy\nfrom plugin_dir import GOOD\n{raising}exec(GOOD)"
    )
    made = __import__("plugin_taking").Good()
    with pytest.raises(AssertionError, match="is taken"):
        ExporterContract().test_its_errors_have_codes_and_words(made)
