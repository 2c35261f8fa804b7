"""What the built-in templates ask for, and how they say it."""

import pytest

import studybuddy
from studybuddy_templates import Cornell, ExamCram, Feynman, Lecture, Quiz

TEMPLATES = [Lecture(), Cornell(), Quiz(), Feynman(), ExamCram()]


def instructions(template, **order):
    video = studybuddy.Video(id="dQw4w9WgXcQ", title="On rivers", channel="Rivers")
    transcript = studybuddy.Transcript(
        video=video, segments=(), language="en", kind="manual", source="sample"
    )
    order = studybuddy.Order(url=studybuddy.VideoUrl("dQw4w9WgXcQ"), **order)
    return studybuddy.instructions_for(template, transcript, order)


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        (Lecture(), ("summary", "sections", "terms", "cards")),
        (Cornell(), ("summary", "sections", "cues", "terms")),
        (Quiz(), ("choices", "questions")),
        (Feynman(), ("summary", "sections", "terms", "questions")),
        (ExamCram(), ("summary", "sections", "terms", "cards", "choices")),
    ],
)
def test_each_template_has_its_parts(template, parts):
    assert parts == template.parts


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_part_is_spoken_of(template):
    words = {
        "summary": "Summary:",
        "sections": "ection",
        "cues": "Cues:",
        "terms": "erms:",
        "cards": "ards:",
        "choices": "ultiple choice:",
        "questions": "uestions:",
    }
    text = instructions(template)
    assert [] == [part for part in template.parts if words[part] not in text]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_subject_is_said_only_if_there_is_one(template):
    assert '"Hydrology"' in instructions(template, subject="Hydrology")
    assert '"' + '"' not in instructions(template)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_video_s_title_is_no_part_of_what_it_tells(template):
    assert "On rivers" not in instructions(template)


def test_each_asks_in_its_own_way():
    assert len(TEMPLATES) == len({instructions(template) for template in TEMPLATES})
    assert len(TEMPLATES) == len({type(template).title() for template in TEMPLATES})
