from pathlib import Path

import pytest

from worker_groups import GROUPS, GroupScheduling, group_of, place_of

ROOT = Path(__file__).parents[1]


def test_every_group_is_of_files_that_are_there():
    starts = [start for group in GROUPS.values() for start in group]
    assert [] == [start for start in starts if not (ROOT / start).exists()]


@pytest.mark.parametrize(
    ("file", "group", "place"),
    [
        ("tests/local/test_triggers.py", "the embedded AWS", 0),
        ("tests/outsider/test_strangers.py", "an environment for strangers", 1),
        ("tests/handlers/money/test_jobs.py", "DynamoDB Local", 2),
        ("tests/engine/test_words.py", "tests/engine/test_words.py", 3),
    ],
)
def test_a_file_without_a_group_is_one(file, group, place):
    assert (group, place) == (group_of(file), place_of(f"{file}::test_it[x]"))


def test_tests_of_one_id_are_refused_since_one_alone_would_be_run():
    scheduling = GroupScheduling.__new__(GroupScheduling)
    with pytest.raises(pytest.UsageError, match=r"id of its own: \['x::y'\]"):
        scheduling.add_node_collection(None, ["x::y", "x::z", "x::y"])
