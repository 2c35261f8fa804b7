"""Settings handed over by a pipe: read once, over the environment, and found by nobody else."""

import os

import pytest

from studybuddy import WrongUse
from studybuddy.settings import read_settings

NAME = "STUDYBUDDY_SETTINGS_FD"


def piped(data):
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    return {NAME: str(reading), "PATH": "/bin", "ANTHROPIC_BASE_URL": "a"}


def test_without_a_pipe_the_environment_holds():
    assert {"PATH": "/bin"} == read_settings({"PATH": "/bin"})


def test_what_comes_through_the_pipe_goes_before_the_environment():
    environment = piped(b'{"ANTHROPIC_API_KEY": "k", "ANTHROPIC_BASE_URL": "b"}')
    expected = {"PATH": "/bin", "ANTHROPIC_API_KEY": "k", "ANTHROPIC_BASE_URL": "b"}
    assert expected == read_settings(environment)
    assert {"PATH": "/bin", "ANTHROPIC_BASE_URL": "a"} == environment


def test_the_pipe_is_closed_once_it_is_read():
    environment = piped(b"{}")
    number = int(environment[NAME])
    read_settings(environment)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(number)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"a": 1}', b"\xff", b'{"secret": "' + b"s" * 70_000]
)
def test_what_is_no_object_of_texts_is_refused_and_not_repeated(data):
    environment = piped(data[:60_000])
    with pytest.raises(WrongUse, match=NAME) as caught:
        read_settings(environment)
    assert ("bad_settings", False) == (caught.value.code, "secret" in caught.value.message)


@pytest.mark.parametrize("number", ["x", "-1", "987654"])
def test_a_number_of_no_pipe_is_refused(number):
    with pytest.raises(WrongUse):
        read_settings({NAME: number})
