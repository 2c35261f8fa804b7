"""A session and the days after it: what is asked, what is kept, what is said."""

import pytest
from msgspec.structs import replace
from reviewed_notes import CARDS, DAY, LIMITS, MORNING, answer, lay, of_video, session, state

from studybuddy import Mark
from studybuddy.testing import sample_note
from studybuddy_study.reviewing import log
from studybuddy_study.reviewing.day import Limits, due_at
from studybuddy_study.reviewing.deck import deck_of
from studybuddy_study.reviewing.figures import figures_of
from studybuddy_study.reviewing.telling import outlook

NOTE = sample_note()
QUESTION = NOTE.questions[0]  # multiple choice


def asked(reader) -> list[str]:
    questions = {card.asked for card in deck_of([reader.directory]).cards.values()}
    return [line for line in reader.shown if line in questions]


def run(directory, keys="", **options):
    """Run a session to its end; the session and what was shown."""
    held, reader = session(directory, keys, **options)
    held.run()
    return held, reader


def due(directory, now, limits=LIMITS):
    deck, history = state(directory)
    return due_at(deck, history, limits, now)


@pytest.fixture
def notes(tmp_path):
    return lay(tmp_path / "n")


def test_all_cards_and_questions_are_asked_in_the_order_of_the_note(notes):
    cards = deck_of([notes]).cards.values()
    assert [
        ("What is compression?", "A push."),
        ("flutter", "Movement fed by the wind."),
        ("What is thrust?", "The push at an arch's feet."),
        ("What do the cables of a suspension bridge carry?", "Tension"),
        ("Why did the Tacoma bridge fall?", "Flutter."),
    ] == [(card.asked, card.answer) for card in cards]
    assert [card.id for card in (*NOTE.sections[0].cues, *NOTE.terms)] == [
        card.key.card for card in cards
    ][:2]


def test_learned_cards_come_back_on_their_day_and_not_before(notes):
    run(notes, " 4" * CARDS)
    assert () == due(notes, MORNING).cards
    assert () == due(notes, MORNING + 7 * DAY).cards
    assert CARDS == len(due(notes, MORNING + 8 * DAY).learned)
    deck, history = state(notes)
    told = list(outlook(deck, history, due(notes, MORNING), MORNING))
    assert ["Nothing more is due today.", "Next: 5 cards on Wednesday, 2026-12-09."] == told


def test_a_wrong_answer_shows_its_line_its_second_and_opens_the_video(notes):
    _, reader = run(notes, [" ", "1", "o"])
    claim = NOTE.sections[0].cues[0]
    line = NOTE.transcript.segments[claim.cites[0]]
    assert f"  0:54  “{line.text}”" in reader.shown
    assert f"  {NOTE.link_to(claim)}" in reader.shown
    assert f"opened: {NOTE.link_to(claim)}" in reader.shown


def test_a_wrong_choice_is_a_wrong_answer(notes):
    _, reader = run(notes, [*" 4" * 3, "a"])
    assert {"No: Tension", f"  {NOTE.link_to(QUESTION)}"} <= set(reader.shown)
    assert 1 == log.read([notes]).entries[-1].rating


def test_a_right_choice_is_rated(notes):
    _, reader = run(notes, [*" 4" * 3, "b", "3"])
    assert {"Right: Tension", QUESTION.explanation} <= set(reader.shown)
    assert 3 == log.read([notes]).entries[-1].rating


def test_an_answer_tells_what_it_leads_to(notes):
    _, reader = run(notes, " 1")
    assert (
        "[1] again (1 min)  [2] hard (6 min)  [3] good (10 min)  [4] easy (8 days)  "
        "[o] open the video  [s] suspend  [q] quit"
    ) == reader.offered[1]


def test_what_is_taken_back_is_asked_once_more_and_the_log_keeps_both(notes):
    held, reader = run(notes, " 4u 1")
    assert ["What is compression?", "flutter", "What is compression?", "flutter"] == asked(reader)
    assert (1,) == held.ratings
    assert 3 == len(log.read([notes]).entries)
    assert "learning" == held.history.schedule(next(iter(held.deck.cards))).state


def test_the_last_answer_of_all_can_be_taken_back_too(notes):
    held, reader = run(notes, [*" 4" * CARDS, "u", " ", "1"])
    assert asked(reader)[-3] == asked(reader)[-2] == asked(reader)[-1]
    assert (4, 4, 4, 4, 1) == held.ratings


def test_a_suspended_card_is_asked_no_more_until_that_is_taken_back(notes):
    held, _ = run(notes, "s")
    assert CARDS - 1 == len(due(notes, MORNING).cards)
    assert 1 == figures_of(*state(notes), held.due(), MORNING).suspended
    _, reader = run(notes, "su")
    assert ["flutter", "What is thrust?", "flutter"] == asked(reader)


def test_a_day_begins_no_more_new_cards_than_its_limit(notes):
    limits = Limits(new=2, reviews=1)
    run(notes, " 4" * 2, limits=limits)
    assert (0, 3) == (
        len(due(notes, MORNING, limits).cards),
        due(notes, MORNING, limits).new_waiting,
    )
    later = MORNING + 8 * DAY
    run(notes, " 4", now=later, limits=limits)
    left = due(notes, later, limits)
    assert ((), 1, 2, 1) == (left.learned, left.learned_waiting, len(left.new), left.new_waiting)


def test_what_is_learned_comes_back_within_the_session_when_its_time_has_come(notes):
    run(notes, " 3" * CARDS)
    early = due(notes, MORNING)
    assert (0, CARDS) == (len(early.steps), len(early.later_steps))
    assert CARDS == len(due(notes, MORNING + DAY / 120).steps)  # twelve minutes
    run(notes, " 3" * CARDS)  # nothing else is left, so nobody has to wait
    assert () == due(notes, MORNING).cards


def test_cards_of_lines_marked_as_wrong_are_held_back(notes):
    lay(notes, NOTE.with_marks([Mark(id=QUESTION.id)]))
    run(notes, " 4" * CARDS)
    assert QUESTION.id not in {entry.card for entry in log.read([notes]).entries}
    assert 1 == figures_of(*state(notes), due(notes, MORNING), MORNING).held_back


def test_a_note_made_again_keeps_what_was_learned_of_cards_that_stay(notes):
    run(notes, " 4" * CARDS)
    lay(notes, replace(NOTE, questions=NOTE.questions[1:], title="Another title"))
    deck, history = state(notes)
    assert all(history.schedule(key) for key in deck.cards)
    figures = figures_of(deck, history, due(notes, MORNING), MORNING)
    assert (CARDS - 1, CARDS - 1, 1) == (figures.cards, figures.learned, figures.vanished)


def test_two_videos_are_reviewed_together_each_with_a_log_of_its_own(tmp_path):
    lay(tmp_path / "a"), lay(tmp_path / "b", of_video("otherVideo1"))
    run(tmp_path, " 4" * CARDS * 2)
    assert [CARDS, CARDS] == [len(log.read([tmp_path / name]).entries) for name in "ab"]
    assert {"sampleVideo"} == {entry.video for entry in log.read([tmp_path / "a"]).entries}


def test_the_kept_share_counts_answers_of_later_days_alone(notes):
    for card in (card.id for card in NOTE.questions):
        log.append(notes, answer(card, 4))
        log.append(notes, answer(card, 1, MORNING + DAY / 24))
        log.append(notes, answer(card, 4, MORNING + DAY / 12))
    now = MORNING + 9 * DAY
    log.append(notes, answer(NOTE.questions[0].id, 3, now))
    log.append(notes, answer(NOTE.questions[1].id, 1, now))
    figures = figures_of(*state(notes), due(notes, now), now)
    assert (2, 1) == (figures.asked_later, figures.kept)
    much_later = figures_of(*state(notes), due(notes, now), now + 40 * DAY)
    assert (0, 0) == (much_later.asked_later, much_later.kept)


def test_what_is_stopped_keeps_what_was_answered(notes):
    held, _ = session(notes, [" ", "4", " ", KeyboardInterrupt()])
    with pytest.raises(KeyboardInterrupt):
        held.run()
    assert (4,) == held.ratings
    assert 1 == len(log.read([notes]).entries)


def test_a_clock_that_stands_still_or_is_put_back_changes_no_order(notes):
    run(notes, " 1" * CARDS + " 4" * CARDS)
    entries = log.read([notes]).entries
    assert [1] * CARDS + [4] * CARDS == [entry.rating for entry in entries]
