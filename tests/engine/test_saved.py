"""Notes are read from work directories and from folders of such."""

import msgspec
import pytest

import studybuddy
from studybuddy import WrongUse, saved_notes
from studybuddy.saved import saved_note
from studybuddy.testing import sample_note


def lay(directory, *, note=None, **kept):
    (directory / "written").mkdir(parents=True)
    if note:
        (directory / "note.json").write_bytes(studybuddy.to_json(note))
    for name, value in kept.items():
        (directory / "written" / f"{name}-0.json").write_bytes(msgspec.json.encode(value))
    (directory / "order.json").touch()
    return directory


def test_each_note_of_a_folder_is_read_once(tmp_path):
    first = lay(tmp_path / "course" / "1", note=sample_note())
    second = lay(tmp_path / "course" / "2", note=sample_note())

    found = saved_notes([tmp_path, first])
    assert [first, second] == [saved.directory for saved in found.notes]
    assert ((), sample_note()) == (found.problems, found.notes[0].note)


def test_a_note_has_its_readers_marks(tmp_path):
    note = sample_note()
    mark = studybuddy.Mark(id=note.summary[0].id, remark="No.")
    (lay(tmp_path, note=note) / "marks.json").write_bytes(msgspec.json.encode([mark]))

    assert (mark,) == saved_notes([tmp_path]).notes[0].note.marks


def test_what_no_exporter_made_is_read_from_what_is_kept(tmp_path):
    lay(tmp_path, note=None, note_=1, transcript=sample_note().transcript)
    (tmp_path / "written" / "note-1.json").write_bytes(msgspec.json.encode(sample_note()))

    assert sample_note() == saved_notes([tmp_path]).notes[0].note


def test_of_an_unfinished_note_the_transcript_is_read(tmp_path):
    lay(tmp_path, transcript=sample_note().transcript)

    (found,) = saved_notes([tmp_path]).notes
    assert (sample_note().transcript, []) == (found.note.transcript, list(found.note.claims()))


def test_a_video_of_a_course_whose_turn_has_not_come_is_read_too(tmp_path):
    (lay(tmp_path / "course" / "1", transcript=sample_note().transcript) / "order.json").unlink()

    assert [tmp_path / "course" / "1"] == [one.directory for one in saved_notes([tmp_path]).notes]


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path):
    lay(tmp_path / "1")
    lay(tmp_path / "2", note=sample_note())

    found = saved_notes([tmp_path])
    assert ["2"] == [saved.directory.name for saved in found.notes]
    assert ["no_note"] == [problem.code for problem in found.problems]


def test_nothing_to_read_at_all_is_refused(tmp_path):
    with pytest.raises(WrongUse, match="no notes"):
        saved_notes([tmp_path])
    lay(tmp_path / "1")
    with pytest.raises(WrongUse, match=r"holds no note\.json"):
        saved_notes([tmp_path])
    with pytest.raises(WrongUse, match=r"holds no note\.json"):
        saved_note(tmp_path)
