"""A course: its language, and one glossary of all its notes."""

from msgspec.structs import replace

from studybuddy import Course, CourseVideo, Term, Video
from studybuddy.testing import sample_note


def course_of(*terms: tuple[Term, ...], language: str = "en") -> Course:
    notes = (replace(sample_note(), terms=each, language=language) for each in terms)
    return Course(
        title="Bridges", videos=tuple(CourseVideo(video=note.video, note=note) for note in notes)
    )


def test_a_term_is_there_once_with_its_places() -> None:
    first = Term(term="Tension", meaning="A pull.", cites=(9,))
    again = Term(term="tension ", meaning="What pulls.", cites=(22,))
    other = Term(term="arch", meaning="A curve.", cites=(3,))
    found = course_of((first,), (again, other)).glossary()
    assert [("arch", "A curve.", 1), ("Tension", "A pull.", 2)] == [
        (entry.term, entry.meaning, len(entry.places)) for entry in found
    ]
    assert [first, again] == [place.term for place in found[1].places]


def test_its_language_is_that_of_most_notes() -> None:
    german = course_of((), (), language="de").videos
    mixed = Course(title="", videos=(*course_of(()).videos, *german))
    assert ("de", "en") == (mixed.language, Course(title="", videos=()).language)


def test_a_video_without_notes_has_the_name_it_is_listed_under() -> None:
    names = [CourseVideo(video=Video(id="aaaaaaaaaaa", title=title)).title for title in ("A", "")]
    assert ["A", "aaaaaaaaaaa"] == names
