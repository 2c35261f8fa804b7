"""Search over all notes of a user: sentences and their seconds, by an index that it makes."""

import msgspec
import pytest
from http_world import ADA, BOB, course_of, course_with_notes

import studybuddy
from studybuddy.testing import sample_note
from studybuddy.transcript import Segment
from studybuddy_aws import search as function
from studybuddy_aws.storage.object_keys import search_key, search_shard
from studybuddy_aws.storage.search_index import Shard

NOTE = sample_note()
LINES = {
    "Bridges": ("The suspension bridge sways in the wind.", "Nobody mentions it."),
    "京都の橋": ("橋は風で揺れる。", "今日は雨です。"),
    "पुल": ("पुल हवा में हिलता है।",),
    "สะพาน": ("สะพานแกว่งในสายลม",),
    "الجسور": ("يتأرجح الجسر في الريح",),
}


def note_of(*lines, language="en", **more):
    """A note that has nothing but these said lines."""
    transcript = msgspec.structs.replace(
        NOTE.transcript,
        language=language,
        segments=tuple(
            Segment(start=10.0 * at, end=10.0 * at + 9, text=line) for at, line in enumerate(lines)
        ),
    )
    empty = dict.fromkeys(("summary", "sections", "terms", "cards", "questions"), ())
    return msgspec.structs.replace(NOTE, transcript=transcript, **{**empty, **more})


def made(world, title, note, user=ADA):
    files = {"note.md": b"#", "note.json": studybuddy.to_json(note)}
    return world.finished(user, title=title, files=files)


def found(world, words, user=ADA):
    answer = world.call("search", user, query={"q": words})
    assert answer.status == 200, answer.text
    return answer.json


def texts(world, words, user=ADA):
    return [one["text"] for one in found(world, words, user)["places"]]


@pytest.fixture
def world(world):
    world.environment["SIGNUP_CREDITS"] = "20"
    return world


@pytest.fixture
def scripts(world):
    languages = ("en", "ja", "hi", "th", "ar")
    return [
        made(world, title, note_of(*lines, language=language))
        for (title, lines), language in zip(LINES.items(), languages, strict=True)
    ]


@pytest.mark.parametrize(
    ("words", "title", "at"),
    [
        ("swaying winds", "Bridges", 0),
        ("雨", "京都の橋", 1),
        ("हवा", "पुल", 0),
        ("สายลม", "สะพาน", 0),
    ],
)
def test_every_script_is_found_by_its_words_with_the_second(world, scripts, words, title, at):
    first = found(world, words)["places"][0]
    assert (title, LINES[title][at], at * 10.0, "said") == tuple(
        first[name] for name in ("title", "text", "start", "kind")
    )


def test_titles_notes_and_what_is_said_are_found_and_how_many_were_searched(world):
    made(world, "About waves", NOTE)
    made(world, "Tides", note_of("A wave breaks."))
    claim = next(NOTE.claims())
    assert [("title", "About waves"), ("said", "A wave breaks.")] == sorted(
        ((one["kind"], one["text"]) for one in found(world, "waves")["places"]), reverse=True
    )
    noted = found(world, claim.text)
    assert claim.text in {one["text"] for one in noted["places"] if one["kind"] == "note"}
    assert (2, 0) == (noted["notes"], noted["pending"])


def test_each_line_of_a_long_note_is_shown_as_it_is(world):
    words = [chr(ord("a") + at // 26) + chr(ord("a") + at % 26) + "xyz" for at in range(300)]
    made(world, "Long", note_of(*words))
    for at in (0, 127, 128, 255, 256, 299):
        assert [(words[at], 10.0 * at)] == [
            (one["text"], one["start"]) for one in found(world, words[at])["places"]
        ]


def test_nothing_found_is_an_answer_and_nothing_asked_is_none(world, scripts):
    assert [] == texts(world, "volcano")
    for words in ("", " ", "?!", "x" * 201):
        assert (400, "bad_query") == world.call("search", query={"q": words}).refusal
    assert 400 == world.call("search").status


def test_a_line_that_is_held_for_wrong_is_not_found(world):
    note_id, claim = made(world, "Bridges", NOTE), next(NOTE.claims())
    world.call("update_note", body={"marks": [{"id": claim.id, "remark": ""}]}, id=note_id)
    assert claim.text not in texts(world, claim.text)


def test_what_strangers_said_is_found_as_it_is(world):
    nasty = '<img src=x onerror="alert(1)"> bridge\u202e {"q": "*"}'
    made(world, "Bridges", note_of(nasty))
    assert [nasty] == [text for text in texts(world, "onerror") if text != "Bridges"]
    asked = {
        '" OR 1=1': 200,
        "bridge*": 200,
        "%": 400,
        "\n bridge": 200,
        "<script>": 200,
        "\\": 400,
    }
    answered = {words: world.call("search", query={"q": words}).status for words in asked}
    assert asked == answered


def test_nobody_finds_anothers_words(world, scripts):
    made(world, "Bob's", note_of("My bridge."), BOB)
    assert ["My bridge."] == texts(world, "bridge", BOB)
    assert "My bridge." not in texts(world, "bridge")


def test_another_title_another_note_and_a_note_less_are_seen_at_once(world):
    note_id = made(world, "Old", note_of("The bridge sways."))
    assert ["The bridge sways."] == texts(world, "bridge")
    world.call("update_note", body={"title": "Bridges and wind"}, id=note_id)
    assert "Bridges and wind" in texts(world, "wind")
    made(world, "New", note_of("Another bridge."))
    assert {"Another bridge.", "The bridge sways."} <= set(texts(world, "bridge"))
    world.call("delete_video", id=note_id)
    key = search_key(ADA, search_shard(note_id))
    assert key not in world.keys("WORK_BUCKET")
    assert ["Another bridge."] == texts(world, "bridge")


def test_what_takes_longer_is_gone_on_with_by_the_next_search(world, scripts, monkeypatch):
    monkeypatch.setattr(function, "_INDEXING_SECONDS", 0.0)
    assert (0, 5) == tuple(found(world, "wind")[name] for name in ("notes", "pending"))
    monkeypatch.undo()
    assert (5, 0) == tuple(found(world, "wind")[name] for name in ("notes", "pending"))


def test_the_next_search_reads_neither_notes_nor_index_again(world, scripts):
    texts(world, "bridge")
    asked = []
    world.client("s3").meta.events.register(
        "before-call.s3", lambda model, **_: asked.append(model.name)
    )
    assert [LINES["Bridges"][0]] == [text for text in texts(world, "sways") if text != "Bridges"]
    assert ["ListObjectsV2"] == asked


def test_an_index_that_another_run_wrote_counts_and_not_what_is_kept(world):
    note_id = made(world, "Bridges", note_of("The bridge sways."))
    assert ["The bridge sways."] == texts(world, "sway")
    key = search_key(ADA, search_shard(note_id))
    other = Shard().changed([], [(note_id, "of another run", note_of("Nothing sways."))])
    bucket = world.environment["WORK_BUCKET"]
    world.client("s3").put_object(Bucket=bucket, Key=key, Body=other.packed())
    assert ["The bridge sways."] == texts(world, "sway")


def test_an_index_of_an_unknown_kind_is_made_anew(world, scripts):
    before = texts(world, "bridge")
    for key in set(world.keys("WORK_BUCKET")):
        if "/search/" in key:
            bucket = world.environment["WORK_BUCKET"]
            world.client("s3").put_object(Bucket=bucket, Key=key, Body=b"of another build")
    assert before == texts(world, "bridge")


def test_a_note_that_cannot_be_read_is_found_by_its_title(world):
    world.finished(title="Waves", files={"note.md": b"#", "note.json": b"{"})
    assert ["Waves"] == texts(world, "waves")


def test_a_shard_is_the_same_however_it_came_about():
    one, two = note_of("The bridge sways."), note_of("A bridge falls.", "It sways.")
    at_once = Shard().changed([], [("1", "a", one), ("2", "b", two)])
    grown = Shard().changed([], [("1", "a", one)])
    grown = Shard.unpacked(grown.packed()).changed([], [("2", "b", two)])
    shrunk = Shard().changed([], [("0", "a", two), ("1", "a", one), ("2", "b", two)])
    shrunk = shrunk.changed(["0"], [])
    assert at_once.packed() == grown.packed() == shrunk.packed()
    assert [("1", 0), ("2", 1)] == [at_once.place(at) for at in at_once.places("sway")]


def test_a_word_has_all_of_its_places_however_many_they_are():
    """More than are packed together, and some that begin within a pack and end in another."""
    said = ["bridge"] * 3000 + ["sway"] * 3000
    shard = Shard().changed(
        [], [("1", "a", note_of(*said)), ("2", "b", note_of("A bridge sways."))]
    )
    shard = Shard.unpacked(shard.packed())
    second = 1 << 16
    assert [*range(3000), second] == list(shard.places("bridg"))
    assert [*range(3000, 6000), second] == list(shard.places("sway"))
    assert (6002, []) == (shard.size, list(shard.places("wind")))


def test_a_course_is_searched_by_itself(world):
    course_id, ids = course_with_notes(world, note_of("A bridge sways.", title="Of the course"))
    made(world, "Another", note_of("A bridge stands."))
    answer = world.call("search", query={"q": "bridge", "course": course_id})
    assert ([(ids[0], "A bridge sways.")], 1) == (
        [(one["note_id"], one["text"]) for one in answer.json["places"]],
        answer.json["notes"],
    )
    assert 2 == len(texts(world, "bridge"))


@pytest.mark.parametrize("course_id", ["0" * 32, "x", ""])
def test_what_is_no_course_of_ones_own_is_not_searched(world, course_id):
    others = course_of(world, 1, BOB)
    for asked in (course_id, others):
        refused = world.call("search", query={"q": "bridge", "course": asked})
        assert (404, "not_found") == refused.refusal
