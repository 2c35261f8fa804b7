"""`ask` without a model: what is said is quoted with its second, or told as not said."""

import json
import re

import pytest
from click.testing import CliRunner
from noted_talks import RIVERS, lay, note_of, saved

from studybuddy import StudyBuddyError, UnknownPlugin
from studybuddy.testing import nasty_notes
from studybuddy_study.answer import QUOTED, answer, index_of_speech
from studybuddy_study.ask import ask
from studybuddy_study.excerpts import excerpts
from studybuddy_study.question import question_tokens


@pytest.fixture
def talk(tmp_path):
    return lay(tmp_path / "rivers", note_of(*RIVERS))


def run(*arguments, **environment):
    unset = dict.fromkeys(("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "STUDYBUDDY_WRITER"))
    done = CliRunner().invoke(ask, [str(one) for one in arguments], env={**unset, **environment})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_what_is_said_is_quoted_with_its_second(talk):
    done = run(talk, "Which villages did the river Bade flood?")

    assert 0 == done.exit_code
    assert "0:30  “The outer bank is cut away" in done.stdout
    assert "In 1931 the river Bade flooded forty villages." in done.stdout
    assert "https://youtu.be/dQw4w9WgXcQ?t=30" in done.stdout


NO_LINE = "No line of this video says this in these words. It may be said in others."


def test_that_no_line_says_it_is_an_answer(talk):
    done = run(talk, "Who invented the telephone?")

    assert (0, f"{NO_LINE}\n") == (done.exit_code, done.stdout)
    assert "in the language of the video" in done.stderr


def test_what_is_only_near_to_it_is_told_as_that(talk):
    done = run(talk, "Which fish swim in the river at night?")

    assert done.stdout.startswith(f"{NO_LINE} The nearest places:\n\n")
    assert "A meander is a bend" in done.stdout
    assert ["t=0", "t=20", "t=40"] == re.findall(r"t=\d+", done.stdout)


def test_an_answer_for_programs_has_all_of_it(talk):
    told = json.loads(run(talk, "What is a meander?", "--json").stdout)

    assert (True, "outline", [], 0.0) == tuple(
        told[name] for name in ("said", "writer", "sentences", "cost_usd")
    )
    first = told["excerpts"][0]
    assert (10.0, "https://youtu.be/dQw4w9WgXcQ?t=10", 1.0) == (
        *(first["start"], first["link"]),
        first["evidence"],
    )
    assert RIVERS[2] in first["text"]


def test_of_several_videos_each_quotation_names_its_own(talk, tmp_path):
    lay(tmp_path / "seas", note_of("The tide of the sea is the moon's.", title="On seas"))
    done = run(tmp_path, "What makes the tide of the sea?")

    assert "On seas · https://youtu.be/dQw4w9WgXcQ?t=0" in done.stdout


def test_sentences_without_spaces_are_quoted_without(tmp_path):
    talk = lay(
        tmp_path / "zh", note_of("桥梁跨过河流。", "桥梁很古老。", language="zh", title="桥")
    )

    assert "“桥梁跨过河流。桥梁很古老。”" in run(talk, "桥梁古老吗？").stdout


def test_excerpts_hold_no_line_twice_and_none_of_another_video():
    talks = [saved(*RIVERS), saved(*RIVERS[:2], title="Another")]
    found = excerpts("What is the river's meander?", index_of_speech(talks), 10)
    lines = [(id(line.saved), line.number) for excerpt in found for line in excerpt.lines]

    assert len(lines) == len(set(lines))
    assert all(1 == len({id(line.saved) for line in one.lines}) for one in found)


@pytest.mark.parametrize(
    ("question", "language", "tokens"),
    [
        ("How many villages were flooded?", "en", ["villag", "flood"]),
        ("Wie lang war die Basis?", "de", ["basis"]),
        ("开片是怎么形成的？", "zh", ["开片", "形成"]),
        ("금속활자의 장점은 무엇인가요?", "ko", ["금속활자", "장점"]),
    ],
)
def test_what_only_asks_is_not_looked_for(question, language, tokens):
    assert tokens == question_tokens(question, language)


def test_a_writer_that_there_is_none_of_is_told(talk):
    with pytest.raises(UnknownPlugin, match="nobody"):
        run(talk, "--writer", "nobody", "What is a meander?")


def test_claude_without_a_key_is_told(talk):
    with pytest.raises(StudyBuddyError, match="ANTHROPIC_API_KEY is not set"):
        run(talk, "--writer", "claude", "What is a meander?")


@pytest.mark.parametrize("name", sorted(nasty_notes()))
def test_any_note_and_any_question_are_answered(name):
    note = nasty_notes()[name]
    talk = saved("-")._replace(note=note)
    hostile = note.title or "?"

    reply = answer(hostile, index_of_speech([talk]), QUOTED)
    assert all(0.0 <= excerpt.evidence <= 1.0 for excerpt in reply.excerpts)
