"""The built-in templates under the kit that any author's template runs under."""

from studybuddy.testing import TemplateContract


class TestLecture(TemplateContract):
    name = "lecture"


class TestCornell(TemplateContract):
    name = "cornell"


class TestQuiz(TemplateContract):
    name = "quiz"


class TestFeynman(TemplateContract):
    name = "feynman"


class TestExamCram(TemplateContract):
    name = "exam-cram"
