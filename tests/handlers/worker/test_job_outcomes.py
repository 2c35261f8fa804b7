"""What a job's owner reads of a failure: the listed words, whatever the command said."""

import re

import pytest

from studybuddy import StudyBuddyError, events
from studybuddy.error_codes import NOT_YOURS, error_codes
from studybuddy_aws.storage.job import CANCELLED, EXHAUSTED
from studybuddy_aws.worker.job_outcomes import RunFailed, failure_by, failure_of, job_error

CODES = error_codes()
COMMANDS = "Set STUDYBUDDY_CLAUDE_MODEL, or use --writer outline (pip install 'yt-study-buddy')."
NO_ADVICE = re.compile(r"STUDYBUDDY_|--|pip install|[A-Z]+_[A-Z]+")


class EndedChild:
    """A child that has said why it failed."""

    flooding = False
    exit_code = 1

    def __init__(self, code, message=COMMANDS, retryable=False):
        self.last = events.Failed(progress=50, code=code, message=message, retryable=retryable)


def error_of(child):
    outcome = failure_of(child, moved=False, late=False)
    assert isinstance(outcome, RunFailed)
    return outcome.error


# What a child that was stopped says, and what only the user may say.
NO_FAILURES = {"out_of_time", "interrupted", "cancelled"}


@pytest.mark.parametrize("code", sorted(set(CODES) - NO_FAILURES))
def test_a_job_that_failed_shows_the_words_for_the_web(code):
    listed = CODES[code]
    error = error_of(EndedChild(code, message="" if listed.specific else COMMANDS))
    assert (code, str(listed.on_the_web)) == (error.code, error.message)
    assert not NO_ADVICE.search(error.message)


@pytest.mark.parametrize("retryable", [True, False])
def test_whether_it_may_pass_is_the_commands_to_say(retryable):
    assert retryable is error_of(EndedChild("private", retryable=retryable)).retryable


@pytest.mark.parametrize("code", ["bad_key", "plugin_broken", "wrong_use", "bad_deadline"])
def test_what_only_the_operator_can_mend_is_counted_and_logged(code, capsys, caplog):
    assert str(NOT_YOURS) == error_of(EndedChild(code)).message
    assert "OperatorNeeded" in capsys.readouterr().out
    assert [code] == [record.error for record in caplog.records]


@pytest.mark.parametrize("code", ["private", "no_way", "overloaded"])
def test_what_users_can_do_something_about_is_not(code, capsys):
    error_of(EndedChild(code))
    assert "OperatorNeeded" not in capsys.readouterr().out


def test_what_says_more_than_the_table_is_shown_as_it_is():
    message = "Line 3 of the captions file has times that cannot be read."
    assert message == error_of(EndedChild("captions_unreadable", message)).message


def test_a_plugins_own_code_and_words_are_shown_as_its_own():
    error = error_of(EndedChild("no_ink2", "The exporter 'ink' says: The ink is out."))
    assert ("no_ink2", "The exporter 'ink' says: The ink is out.") == (error.code, error.message)


@pytest.mark.parametrize("code", ["", "No Ink", "9lives", "x" * 41])
def test_a_code_that_is_none_is_told_as_a_failure(code):
    error = error_of(EndedChild(code))
    assert ("failed", str(CODES["failed"].on_the_web)) == (error.code, error.message)


def test_words_are_bounded():
    assert 600 == len(error_of(EndedChild("no_way", "x" * 5000)).message)


def test_an_error_of_the_workers_own_tells_users_nothing_of_its_settings():
    outcome = failure_by(StudyBuddyError("settings", "Set in the environment: WORK_BUCKET."))
    assert str(NOT_YOURS) == outcome.error.message


@pytest.mark.parametrize("code", ["crashed", "too_slow", "fault"])
def test_the_workers_own_codes_are_told_in_listed_words(code):
    error = job_error(code)
    assert (str(CODES[code].on_the_web), True) == (error.message, error.retryable)


@pytest.mark.parametrize("error", [CANCELLED, EXHAUSTED])
def test_the_words_that_are_stored_are_those_that_are_listed(error):
    assert str(CODES[error.code].on_the_web).startswith(error.message)
