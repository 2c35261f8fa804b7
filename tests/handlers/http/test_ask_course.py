"""Questions over a course: answered from its notes, each line with its video, and counted."""

import json

import msgspec
import pytest
from http_world import ADA, BOB, course_of, course_with_notes

import studybuddy
from studybuddy.testing import sample_note
from studybuddy_aws.erasure.eraser import VideoErasureSettings, rows_of
from studybuddy_aws.runtime.errors import NotFound, QuestionFailed
from studybuddy_aws.worker.question_runner import CourseLine, CourseSentence, PaidCourseAnswer

NOTE = sample_note()
FISH = msgspec.structs.replace(
    NOTE,
    title="On fish",
    transcript=msgspec.structs.replace(
        NOTE.transcript,
        video=msgspec.structs.replace(NOTE.transcript.video, id="video000001"),
        segments=tuple(
            msgspec.structs.replace(one, text=f"Salmon number {number} swim up the river to spawn.")
            for number, one in enumerate(NOTE.transcript.segments)
        ),
    ),
)
GIVEN = PaidCourseAnswer(
    said=True,
    writer="claude",
    sentences=(
        CourseSentence(
            text="Salmon swim.",
            proof=(CourseLine(start=1.5, text="They swim.", video="video000001"),),
        ),
    ),
    excerpts=(),
    left_out=0,
    cost_usd=0.25,
)


@pytest.fixture
def world(world, tmp_path):
    world.environment |= {
        "PLACES_DIR": str(tmp_path / "places"),
        "LIMIT_QUESTIONS": "1000",
        "SIGNUP_CREDITS": "9",
    }
    return world


@pytest.fixture
def course(world):
    """A course with two notes, and one video that is not finished."""
    first = msgspec.structs.replace(
        NOTE,
        transcript=msgspec.structs.replace(
            NOTE.transcript,
            video=msgspec.structs.replace(NOTE.transcript.video, id="video000000"),
        ),
    )
    return course_with_notes(world, first, FISH, videos=3)


@pytest.fixture
def runner(monkeypatch):
    """Who is asked instead of the command."""

    class Runner:
        answers = GIVEN
        asked = 0

        def ask(self, lay, question, writer, settings, until, kind):
            self.asked += 1
            if isinstance(self.answers, Exception):
                raise self.answers
            return self.answers

    fake = Runner()
    monkeypatch.setattr("studybuddy_aws.worker.asked_question.QuestionRunner", lambda _: fake)
    return fake


def ask(world, course_id, question, user=ADA, **more):
    return world.call("ask_course", user, body={"question": question, **more}, id=course_id)


def left(world, course_id):
    return world.call("get_course", id=course_id).json["questions_left"]


def test_the_command_answers_and_each_line_names_its_video_and_second(world, course):
    course_id, ids = course
    said = ask(world, course_id, "Which salmon swim up the river?")
    assert 200 == said.status, said.text
    assert (True, "outline", 2, 3, 19) == tuple(
        said.json[name] for name in ("said", "writer", "notes", "videos", "questions_left")
    )
    first = said.json["excerpts"][0]
    assert (ids[1], "video000001", "On fish") == (
        first["note_id"],
        first["youtube_id"],
        first["title"],
    )
    assert "Salmon" in first["text"]
    assert first["start"] in {one.start for one in FISH.transcript.segments}


def test_a_note_that_is_too_long_to_be_read_is_left_out_and_the_others_answer(
    world, course, monkeypatch
):
    shorter, longer = sorted(len(studybuddy.to_json(note)) for note in (NOTE, FISH))
    assert shorter < longer
    monkeypatch.setattr("studybuddy_aws.worker.course_notes._LARGEST_NOTE", longer - 1)
    said = ask(world, course[0], "Which salmon swim up the river?")
    assert 200 == said.status, said.text
    assert (1, 3) == (said.json["notes"], said.json["videos"])


def test_what_none_of_the_videos_says_is_told_as_that(world, course):
    not_said = ask(world, course[0], "Which volcano erupted in Iceland?").json
    assert (False, []) == (not_said["said"], not_said["sentences"])


def test_the_same_question_is_asked_once_until_there_is_another_note(world, course, runner):
    course_id, ids = course
    first, again = (ask(world, course_id, text).json for text in ("So how?", "so  HOW?"))
    assert (1, 19) == (runner.asked, left(world, course_id))
    assert {**first, "question": again["question"]} == again
    world.complete(ids[2], {"note.json": b"{}"}, "Third")
    assert 3 == ask(world, course_id, "So how?").json["notes"]
    assert (2, 19) == (runner.asked, left(world, course_id))


def test_twenty_are_included_and_twenty_more_take_a_credit(world, course, runner):
    course_id, before = course[0], world.balance()
    for number in range(20):
        assert 200 == ask(world, course_id, f"Number {number}?").status
    assert (402, "questions_used_up") == ask(world, course_id, "One more?").refusal
    more = [ask(world, course_id, "One more?", pack=1).json for _ in range(2)]
    assert [(19, 1), (19, 1)] == [(one["questions_left"], one["question_packs"]) for one in more]
    assert (before - 1, []) == (world.balance(), world.broken())
    entry = world.service.ledger.entry(f"questions#{course_id}#1")
    assert (-1, "questions", course_id) == (entry.amount, entry.reason, entry.video_id)
    assert "questions" in {one["reason"] for one in history(world)}


def test_packs_are_paid(world, course, runner):
    left_of_nine = world.balance()
    for pack in range(1, left_of_nine + 1):
        assert 200 == ask(world, course[0], "How?", pack=pack).status
    assert (402, "no_credits") == ask(world, course[0], "How?", pack=left_of_nine + 1).refusal
    assert (0, []) == (world.balance(), world.broken())


def history(world):
    return world.call("get_credit_history").json["entries"]


def test_a_pack_that_nobody_paid_is_found(world, course, runner):
    ask(world, course[0], "How?", pack=1)
    table = world.environment["CREDITS_TABLE"]
    key = {"transaction_id": {"S": f"questions#{course[0]}#1"}}
    world.client("dynamodb").delete_item(TableName=table, Key=key)
    assert ("questions", course[0]) in {(one.rule, one.subject) for one in world.broken()}


def test_a_question_without_an_answer_is_given_back(world, course, runner):
    runner.answers = QuestionFailed("question_failed", "No.", retryable=True)
    assert (422, "question_failed") == ask(world, course[0], "How?").refusal
    assert 20 == left(world, course[0])


def test_the_model_is_paid_from_the_budget_of_the_day(world, course, runner):
    world.environment |= {
        "CLAUDE_SECRET_ARN": world.secret("claude", json.dumps({"ANTHROPIC_API_KEY": "sk-1"})),
        "DAILY_MODEL_LIMIT": "0.25",
    }
    told = ask(world, course[0], "How?").json
    proof = told["sentences"][0]["proof"][0]
    assert (course[1][1], "video000001", 1.5) == (
        *(proof["note_id"], proof["youtube_id"]),
        proof["start"],
    )
    kept = [key for key in world.keys("NOTES_BUCKET") if "/questions/" in key]
    assert [f"{ADA}/{course[0]}/questions"] == [key.rpartition("/")[0] for key in kept]


def test_where_nothing_is_finished_nothing_is_counted(world, runner):
    course_id = course_of(world, 1)
    assert (422, "no_course_notes") == ask(world, course_id, "How?").refusal
    assert (0, 20) == (runner.asked, left(world, course_id))


def test_somebody_elses_course_answers_nothing(world, course, runner):
    assert (404, "not_found") == ask(world, course[0], "How?", BOB).refusal
    assert 0 == runner.asked


@pytest.mark.parametrize(("step", "what"), [("take", "a question"), ("buy", 1)])
def test_of_a_course_whose_erasure_begins_meanwhile_no_more_questions_are_offered(
    world, course, step, what
):
    course_id, ids = course
    world.service.jobs.cancel(ids[2], ADA)
    read, before = world.service.courses.get(course_id, ADA), world.balance()
    rows_of(world.opened(VideoErasureSettings)).begin_course(course_id, ADA)
    with pytest.raises(NotFound):
        getattr(world.service.questions, step)(read, what)
    assert before == world.balance()


@pytest.mark.parametrize("erased", ["delete_video", "delete_course"])
def test_answers_go_with_a_note_that_they_may_quote_and_with_the_course(
    world, course, runner, erased
):
    course_id, ids = course
    world.service.jobs.cancel(ids[2], ADA)
    ask(world, course_id, "How?")
    world.call(erased, id=course_id if erased == "delete_course" else ids[0])
    assert [] == [key for key in world.keys("NOTES_BUCKET") if "/questions/" in key]


def test_asking_changes_nothing_of_how_a_course_goes_on(world, runner):
    course_id, _ = course_with_notes(world, NOTE, videos=6)
    ask(world, course_id, "How?")
    world.sweep_courses()
    turns = [one["turn"] for one in world.call("get_course", id=course_id).json["videos"]]
    assert ["taken"] * 5 + ["waiting"] == turns
    assert (19, []) == (left(world, course_id), world.broken())
