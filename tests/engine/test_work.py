import math

import pytest

from studybuddy import Order, OutOfTime, VideoUrl, Work, digest
from studybuddy.work import remove_begun_files, write_atomically

ORDER = Order(url=VideoUrl("dQw4w9WgXcQ"))


def test_saved_work_is_found_again_by_another_process(tmp_path):
    Work(ORDER, tmp_path).save("section-1.json", b"{}")
    assert b"{}" == Work(ORDER, tmp_path).load("section-1.json")


def test_what_was_never_saved_is_none(tmp_path):
    assert Work(ORDER, tmp_path).load("section-1.json") is None


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "A", "x" * 101])
def test_names_cannot_leave_the_directory(tmp_path, name):
    with pytest.raises(ValueError, match="not a name"):
        Work(ORDER, tmp_path).save(name, b"")


def test_progress_is_kept_between_nought_and_one(tmp_path):
    said = []
    work = Work(ORDER, tmp_path, report=lambda share, message: said.append((share, message)))
    for share in (-1, 0.5, 7):
        work.progress(share, "x")
    assert [(0.0, "x"), (0.5, "x"), (1.0, "x")] == said


def test_deadline_is_kept_by_the_clock_given(tmp_path):
    now = [100.0]
    work = Work(ORDER, tmp_path, deadline=110.0, now=lambda: now[0])
    assert 10.0 == work.remaining()
    work.checkpoint()
    now[0] = 110.0
    with pytest.raises(OutOfTime):
        work.progress(0.5)


def test_without_deadline_there_is_always_time(tmp_path):
    assert math.inf == Work(ORDER, tmp_path).remaining()


def test_a_write_that_fails_leaves_the_old_file_and_no_scraps(tmp_path):
    path = tmp_path / "note.md"
    write_atomically(path, b"old")
    with pytest.raises(TypeError):
        write_atomically(path, "not bytes")  # type: ignore[arg-type]
    assert b"old" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_what_was_begun_is_removed_and_nothing_else(tmp_path):
    kept = ["note.md", "written/draft-1.json", ".mine.part", "video.part"]
    begun = [".studybuddy-ab12.part", "written/.studybuddy-cd34.part"]
    (tmp_path / "written").mkdir()
    for name in [*kept, *begun]:
        (tmp_path / name).write_bytes(b"")
    remove_begun_files(tmp_path)
    left = [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()]
    assert sorted(kept) == sorted(left)


def test_digest_tells_parts_apart():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("é") == digest("é".encode())
    assert 16 == len(digest())
