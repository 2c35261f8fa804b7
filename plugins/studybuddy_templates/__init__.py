"""The built-in templates: what kind of notes, told to the writer in words."""

from studybuddy_templates.cornell import Cornell
from studybuddy_templates.exam_cram import ExamCram
from studybuddy_templates.feynman import Feynman
from studybuddy_templates.lecture import Lecture
from studybuddy_templates.quiz import Quiz

__all__ = ["Cornell", "ExamCram", "Feynman", "Lecture", "Quiz"]
