"""A warm function that searches keeps the list of a user's notes, and misses nothing for that."""

import copy

import msgspec
import pytest
from http_world import ADA, BOB, endpoint_of
from test_note_search import NOTE, made, note_of

import studybuddy
from studybuddy_aws.http.note_search import SearchSettings
from studybuddy_aws.storage.notes import NoteRow, put_note
from studybuddy_aws.storage.tables import Write


class WarmSearch:
    """The search function, whose service stays from call to call, and what it asks DynamoDB."""

    def __init__(self, world):
        self._world = world
        self._service = world.opened(SearchSettings)
        self.asked = []
        world.client("dynamodb").meta.events.register(
            "before-call.dynamodb", lambda model, **_: self.asked.append(model.name)
        )

    def __call__(self, words, user=ADA):
        """The texts that are found, how many notes were searched, and how many are left."""
        called = self._world.event("search", user)
        called["queryStringParameters"] = {"q": words}
        self.asked.clear()
        endpoint = endpoint_of("search")
        reply = endpoint.serve(copy.deepcopy(called), lambda: self._service)
        told = msgspec.json.decode(reply["body"])
        return {one["text"] for one in told["places"]}, told["notes"], told["pending"]

    @property
    def listed(self):
        """How often the list was read for the last search."""
        return self.asked.count("Query")


@pytest.fixture
def world(world):
    world.environment["SIGNUP_CREDITS"] = "20"
    return world


@pytest.fixture
def warm(world):
    """A search that keeps the list of Ada's one note."""
    world.note_id = made(world, "Bridges", note_of("The deck sways."))
    world.clock.seconds += 60
    search = WarmSearch(world)
    assert ({"The deck sways."}, 1, 0) == search("sways")
    return search


def test_the_list_is_read_once_as_long_as_nothing_changes(warm):
    assert ({"Bridges"}, 1, 0) == warm("bridges")
    besides_the_limit = [name for name in warm.asked if name != "UpdateItem"]
    assert ["GetItem", "BatchGetItem"] == besides_the_limit


def test_a_new_note_is_found_at_once(world, warm):
    made(world, "Towers", note_of("A tower sways too."))
    assert ({"The deck sways.", "A tower sways too."}, 2, 0) == warm("sways")


def test_another_title_is_found_at_once_and_the_one_before_is_not(world, warm):
    world.call("update_note", body={"title": "Steel"}, id=world.note_id)
    assert ({"Steel"}, 1, 0) == warm("steel")
    assert (set(), 1, 0) == warm("bridges")


def test_an_erased_note_is_neither_found_nor_counted(world, warm):
    other = made(world, "Towers", note_of("A tower sways too."))
    world.clock.seconds += 60
    warm("sways")
    world.call("delete_video", id=world.note_id)
    assert ({"A tower sways too."}, 1, 0) == warm("sways")
    world.call("delete_video", id=other)
    assert (set(), 0, 0) == warm("nothing")


def test_a_row_that_is_gone_before_its_files_is_not_shown(world, warm):
    """The eraser deletes the row first, and may be stopped before it comes to the files."""
    world.service.tables.write(Write("Delete", "notes", world.note_id))
    assert (set(), 0, 0) == warm("sways")


def test_a_title_that_was_changed_by_an_earlier_build_is_shown_as_it_is(world, warm):
    told = {"title": "Steel"}
    world.service.tables.write(
        Write("Update", "notes", world.note_id, "SET #title = :title", values=told)
    )
    assert (set(), 1, 0) == warm("bridges")


def test_a_marked_line_is_not_found(world):
    note_id, claim = made(world, "Bridges", NOTE), next(NOTE.claims())
    world.clock.seconds += 60
    warm = WarmSearch(world)
    assert claim.text in warm(claim.text)[0]
    world.call("update_note", body={"marks": [{"id": claim.id, "remark": ""}]}, id=note_id)
    assert claim.text not in warm(claim.text)[0]
    assert 0 == warm.listed


def test_a_note_whose_files_were_made_anew_is_read_again(world, warm):
    notes = world.service.notes
    row = notes.get(world.note_id, ADA)
    (key,) = (one.key for one in row.artifacts if one.name == "note.json")
    bucket = world.environment["NOTES_BUCKET"]
    corrected = studybuddy.to_json(note_of("The deck sways no more."))
    world.client("s3").put_object(Bucket=bucket, Key=key, Body=corrected)
    notes.renew(row, msgspec.structs.replace(row, s3_url="s3://notes/anew", edition="2"))
    assert ({"The deck sways no more."}, 1, 0) == warm("sways")


def test_a_list_is_not_kept_while_the_index_may_lack_what_has_just_changed(world):
    made(world, "Bridges", note_of("The deck sways."))
    warm = WarmSearch(world)
    world.clock.seconds += 29
    assert [1, 1] == [warm("sways") and warm.listed for _ in range(2)]
    world.clock.seconds += 1
    assert [1, 0] == [warm("sways") and warm.listed for _ in range(2)]


def test_a_note_that_comes_while_the_list_is_read_has_it_read_again(world, warm):
    made(world, "Towers", note_of("A tower sways too."))
    world.clock.seconds += 60
    late = []

    def come(**_):
        if not late:
            late.append("come")
            made(world, "Masts", note_of("A mast sways as well."))

    events = world.client("dynamodb").meta.events
    events.register("before-call.dynamodb.Query", come)
    warm("sways")
    events.unregister("before-call.dynamodb.Query", come)
    world.clock.seconds += 60
    assert "A mast sways as well." in warm("sways")[0]
    assert 1 == warm.listed


def test_what_a_worker_of_an_earlier_build_has_made_is_found_after_ten_minutes(world, warm):
    row = world.service.notes.get(world.note_id, ADA)
    new = msgspec.structs.replace(row, note_id="f" * 32, video_id="f" * 32, title="Towers")
    world.service.tables.write(put_note(new))
    assert (set(), 1, 0) == warm("towers")
    world.clock.seconds += 600
    assert ({"Towers"}, 2, 0) == warm("towers")


def test_each_user_has_a_list_of_their_own(world, warm):
    made(world, "Bob's", note_of("My deck sways."), BOB)
    world.clock.seconds += 60
    assert ({"My deck sways."}, 1, 0) == warm("sways", BOB)
    assert ({"The deck sways."}, 1, 0) == warm("sways")
    assert 0 == warm.listed


def test_the_longest_lists_do_not_fill_the_memory(world, warm, monkeypatch):
    monkeypatch.setattr("studybuddy_aws.storage.note_lists._MOST_KEPT", 1)
    made(world, "Bob's", note_of("My deck sways."), BOB)
    world.clock.seconds += 60
    warm("sways", BOB)
    warm("sways")
    assert 1 == warm.listed


def test_a_title_is_not_given_to_the_note_of_an_account_that_is_gone(world, warm):
    world.service.tables.write(Write("Delete", "users", ADA))
    answer = world.call("update_note", body={"title": "Steel"}, id=world.note_id)
    assert 404 == answer.status
    assert "Bridges" == world.service.tables.get("notes", world.note_id, NoteRow).title
