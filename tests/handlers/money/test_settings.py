import msgspec
import pytest

from studybuddy_aws.runtime.settings import BadSettings, BucketNames, Rules, TableNames, read


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    tables: TableNames
    rules: Rules
    queue_url: str
    region: str = "eu-central-1"


FULL = {
    "USERS_TABLE": "u",
    "VIDEOS_TABLE": "v",
    "NOTES_TABLE": "n",
    "CREDITS_TABLE": "c",
    "LIMITS_TABLE": "l",
    "REVIEWS_TABLE": "r",
    "CONNECTIONS_TABLE": "o",
    "COURSES_TABLE": "k",
    "ERASURES_TABLE": "e",
    "PAYMENTS_TABLE": "p",
    "QUEUE_URL": "https://sqs",
    "OPEN_JOBS": "4",
}


def test_settings_are_read_with_their_parts():
    expected = Settings(
        tables=TableNames(
            users_table="u",
            videos_table="v",
            notes_table="n",
            credits_table="c",
            limits_table="l",
            erasures_table="e",
            payments_table="p",
            reviews_table="r",
            connections_table="o",
            courses_table="k",
        ),
        rules=Rules(open_jobs=4, signup_credits=3),
        queue_url="https://sqs",
    )
    assert expected == read(Settings, FULL)


def test_everything_missing_is_named_at_once():
    given = {
        name: value for name, value in FULL.items() if name not in {"QUEUE_URL", "NOTES_TABLE"}
    }
    with pytest.raises(BadSettings) as caught:
        read(Settings, {**given, "CREDITS_TABLE": ""})
    assert "Set in the environment: NOTES_TABLE, CREDITS_TABLE, QUEUE_URL." == caught.value.message


def test_a_bad_value_names_its_field_and_is_not_repeated():
    with pytest.raises(BadSettings, match=r"rules\.open_jobs") as caught:
        read(Settings, {**FULL, "OPEN_JOBS": "hunter2"})
    assert "hunter2" not in caught.value.message


def test_the_environment_is_read_when_nothing_else_is_given(monkeypatch):
    monkeypatch.setenv("NOTES_BUCKET", "notes")
    monkeypatch.setenv("PDFS_BUCKET", "pdfs")
    assert BucketNames(notes_bucket="notes", pdfs_bucket="pdfs") == read(BucketNames)
