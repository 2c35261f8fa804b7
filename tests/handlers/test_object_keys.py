"""Where files lie in the buckets: as they always did, and only where checked ids lead."""

import pytest

from studybuddy import StudyBuddyError
from studybuddy_aws.storage.object_keys import (
    file_name_of,
    job_of,
    job_prefix,
    upload_prefix,
    user_prefix,
    work_prefix,
)

ADA, VIDEO = "7c9e6679-7425-40de-944b-e07fc1f90ae7", "0123456789abcdef" * 2


def test_keys_are_what_they_always_were():
    assert (f"{ADA}/", f"{ADA}/{VIDEO}/", f"{ADA}/{VIDEO}/written/", f"{ADA}/u1/") == (
        user_prefix(ADA),
        job_prefix(ADA, VIDEO),
        work_prefix(ADA, VIDEO),
        upload_prefix(ADA, "u1"),
    )


def test_a_key_tells_whose_it_is_of_which_video_and_of_which_file():
    key = f"{work_prefix(ADA, VIDEO)}note.json"
    assert ((ADA, VIDEO), "note.json") == (job_of(key), file_name_of(key))


@pytest.mark.parametrize("user_id", ["", "..", "a/b", "x" * 129, "a\n"])
def test_a_damaged_user_leads_nowhere(user_id):
    for prefix in (user_prefix, lambda user: upload_prefix(user, "u1")):
        with pytest.raises(StudyBuddyError, match="damaged"):
            prefix(user_id)


@pytest.mark.parametrize("video_id", ["", "..", VIDEO[1:], VIDEO.upper(), f"{VIDEO}/"])
def test_a_damaged_video_leads_nowhere(video_id):
    for prefix in (job_prefix, work_prefix):
        with pytest.raises(StudyBuddyError, match="damaged"):
            prefix(ADA, video_id)
