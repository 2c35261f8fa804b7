"""What a run uses up, in credits."""

import msgspec
import pytest

from studybuddy import VideoUrl
from studybuddy.events import Progress
from studybuddy_aws.storage.job import JobOrder, new_job
from studybuddy_aws.worker.spending import Spending


@pytest.mark.parametrize(
    ("profile", "begun"), [("standard", 5), ("thrifty", 2), ("fast", 9), ("newer", 5)]
)
def test_a_thrifty_credit_lasts_for_four_times_the_words_and_a_fast_one_for_half(profile, begun):
    order = JobOrder(url=VideoUrl("dQw4w9WgXcQ"), profile=profile)
    job = msgspec.structs.replace(new_job("1", "ada", order, "", ""), credits=9)
    spending = Spending(job, 100)
    spending.hear(Progress(step="write", progress=50, words_begun=401))
    assert begun == spending.so_far.begun
