"""The whole note, from a transcript."""

import pytest
from outline_talks import GLACIERS, LECTURE, TIDES, VOLCANOES, AllParts, order, transcript

import studybuddy
from studybuddy_outline import OutlineWriter


class OnlySummary(studybuddy.Template):
    """Only a summary."""

    parts = ("summary",)
    instructions = ""


@pytest.fixture(scope="module")
def note(tmp_path_factory):
    work = order(tmp_path_factory.mktemp("work"))
    return OutlineWriter().write(AllParts(), transcript(LECTURE), work)


def texts(note):
    return [claim.text for claim in note.claims() if isinstance(claim, studybuddy.Point)]


def test_quotes_letter_by_letter(note):
    spoken = " ".join(LECTURE)
    assert [] == [text for text in texts(note) if text not in spoken]


def test_says_that_it_only_quotes(note):
    assert studybuddy.Provenance(writer="outline", extracted=True) == note.provenance


def test_the_engine_finds_nothing_unsupported(note):
    assert [] == studybuddy.unsupported(note)


def test_what_is_said_of_the_focus_comes_first_and_that_is_said(tmp_path, note):
    said = []
    work = order(tmp_path, focus="the moon's pull", report=lambda _, message: said.append(message))
    focused = OutlineWriter().write(AllParts(), transcript(LECTURE), work)

    def moons(one):
        return sum("moon" in text.lower() for text in texts(one))

    assert moons(focused) > moons(note)
    assert "Finding in each chapter first what is said of: the moon's pull" in said


def test_a_focus_of_which_nothing_is_said_changes_nothing_and_that_is_said(tmp_path, note):
    said = []
    work = order(tmp_path, focus="zeppelins", report=lambda _, message: said.append(message))
    assert note == OutlineWriter().write(AllParts(), transcript(LECTURE), work)
    assert [one for one in said if one.startswith("No word of “zeppelins” is said")]


def test_finds_the_three_subjects(note):
    starts = [round(section.start / 13) for section in note.sections]
    assert starts == [0, 12, 24]


def test_titles_are_words_of_their_section(note):
    for section, part in zip(note.sections, (VOLCANOES, GLACIERS, TIDES), strict=True):
        terms = section.title.lower().split(" and ")
        assert [True] * len(terms) == [term in " ".join(part).lower() for term in terms]


def test_every_section_has_three_to_six_points(note):
    assert [True] * 3 == [3 <= len(section.points) <= 6 for section in note.sections]


def test_no_sentence_is_a_point_twice(note):
    points = [point.text for section in note.sections for point in section.points]
    assert sorted(set(points)) == sorted(points)


def test_summary_is_spread_over_the_talk(note):
    thirds = {min(point.cites) // 12 for point in note.summary}
    assert {0, 1, 2} == thirds


def test_definitions_are_marked_and_become_cards(note):
    card = next(card for card in note.cards if "“glacier”" in card.front)
    assert card.front == "What is “glacier”?"
    assert card.back == GLACIERS[0]
    kinds = {point.kind for section in note.sections for point in section.points}
    assert kinds == {"definition", "quote"}


def test_multiple_choice_has_its_answer_once_in_varied_places(note):
    asked = [question for question in note.questions if question.choices]
    assert [1] * len(asked) == [q.choices.count(q.answer) for q in asked]
    assert len({q.choices.index(q.answer) for q in asked}) > 1


def test_open_questions_come_in_the_order_of_the_talk(note):
    cites = [question.cites for question in note.questions if not question.choices]
    assert sorted(cites) == cites


def test_has_only_the_parts_that_the_template_names(tmp_path):
    note = OutlineWriter().write(OnlySummary(), transcript(LECTURE), order(tmp_path))
    assert note.summary
    assert ((), (), (), ()) == (note.sections, note.terms, note.cards, note.questions)


def test_the_same_transcript_makes_the_same_note(note, tmp_path):
    assert note == OutlineWriter().write(AllParts(), transcript(LECTURE), order(tmp_path))


def test_keeps_the_transcript_and_its_language(tmp_path):
    french = transcript(["Un glacier est une rivière de glace qui avance sous son poids."], "fr-CA")
    note = OutlineWriter().write(AllParts(), french, order(tmp_path))
    assert ("fr-CA", french) == (note.language, note.transcript)


@pytest.mark.parametrize(
    ("video", "given", "title"),
    [
        ("Fire and ice", {"title": "mine", "subject": "geology"}, "Fire and ice"),
        ("", {"title": "mine", "subject": "geology"}, "mine"),
        ("", {"subject": "geology"}, "geology"),
    ],
)
def test_title_is_the_videos_or_the_users(tmp_path, video, given, title):
    said = transcript(LECTURE, video=studybuddy.Video(id="abcdefghijk", title=video))
    assert title == OutlineWriter().write(AllParts(), said, order(tmp_path, **given)).title


def test_title_of_a_nameless_video_is_what_it_is_about(tmp_path):
    note = OutlineWriter().write(AllParts(), transcript(VOLCANOES), order(tmp_path))
    assert "magma" in note.title.lower()


@pytest.mark.parametrize("said", [[], [""], ["♪ ♪", "—", "... !"]])
def test_refuses_when_no_word_is_said(tmp_path, said):
    with pytest.raises(studybuddy.WriterFailed) as failure:
        OutlineWriter().write(AllParts(), transcript(said), order(tmp_path))
    assert failure.value.code == "nothing_said"


@pytest.mark.parametrize("said", [["Ice floats."], ["yes"], ["One two three"], ["Thank you."]])
def test_makes_something_of_very_little(tmp_path, said):
    note = OutlineWriter().write(AllParts(), transcript(said), order(tmp_path))
    assert 1 == sum(len(section.points) for section in note.sections)
    assert [] == studybuddy.unsupported(note)


def test_a_sentence_said_over_and_over_is_one_point_in_a_section(tmp_path):
    said = transcript(["The ice melts in the summer sun."] * 3000, seconds=2)
    note = OutlineWriter().write(AllParts(), said, order(tmp_path))
    assert {1} == {len(section.points) for section in note.sections}


def test_tells_how_far_it_is_and_stops_when_time_is_over(tmp_path):
    shares = []
    work = order(tmp_path, report=lambda share, message: shares.append(share))
    OutlineWriter().write(AllParts(), transcript(LECTURE), work)
    assert (0.0, 1.0, sorted(shares)) == (shares[0], shares[-1], shares)
    late = order(tmp_path, deadline=0.0, now=lambda: 1.0)
    with pytest.raises(studybuddy.OutOfTime):
        OutlineWriter().write(AllParts(), transcript(LECTURE), late)


def test_cards_ask_what_a_term_means_or_for_the_term(note):
    asked = [card for card in note.cards if "_____" not in card.front]
    named = [card.front.split("“")[1].split("”")[0] for card in asked]
    defined = {term.term for term in note.terms if term.meaning in {c.back for c in asked}}
    assert (True, True) == (len(asked) < len(note.cards), set(named) <= defined)
