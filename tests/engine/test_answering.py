"""A question is put to the writer of an order, and what it gives is held to its type."""

import pytest

from studybuddy import (
    Answer,
    Order,
    Passage,
    PluginBroken,
    Point,
    Video,
    VideoUrl,
    Work,
    Writer,
    ask_writer,
)

PASSAGES = [Passage(video=Video(id="sampleVideo"), start=3.0, text="A load.", language="en")]
ANSWER = Answer(points=(Point(text="A load.", cites=(0,)),))


class Mute(Writer):
    """It writes, and answers nothing."""

    def write(self, template, transcript, work):
        raise AssertionError("nobody orders a note")


class Answering(Mute):
    """It answers with what it was made with."""

    def __init__(self, given):
        self.given = given

    def answer(self, question, passages, work):
        assert ("What?", tuple(PASSAGES)) == (question, passages)
        if isinstance(self.given, Exception):
            raise self.given
        return self.given


class Only:
    """A registry of one writer."""

    def __init__(self, writer):
        self._writer = writer

    def writer(self, name):
        assert "mine" == name
        return self._writer


def ask(writer, tmp_path):
    order = Order(url=VideoUrl("sampleVideo"), writer="mine")
    return ask_writer("What?", PASSAGES, Work(order, tmp_path, settings={}), Only(writer))


def test_the_answer_comes_with_the_writers_name(tmp_path):
    assert ("mine", ANSWER) == ask(Answering(ANSWER), tmp_path)


def test_a_writer_that_answers_nothing_is_not_asked(tmp_path):
    assert ask(Mute(), tmp_path) is None


@pytest.mark.parametrize(
    "given", [None, "Forty-two.", Answer(points=("Forty-two.",)), ZeroDivisionError("no")]
)
def test_what_is_no_answer_is_the_writers_fault(tmp_path, given):
    with pytest.raises(PluginBroken, match="writer 'mine' failed"):
        ask(Answering(given), tmp_path)
