"""What the API says where its words are always the same is what the table of codes says."""

import pytest

from studybuddy.error_codes import error_codes
from studybuddy_aws.http.problems import problem_of
from studybuddy_aws.runtime import errors


@pytest.mark.parametrize(
    "error",
    [
        errors.NoAccount(),
        errors.AccountErased(),
        errors.NoCredits(),
        errors.KeyConflict(),
        errors.StoreBusy(),
        errors.PaymentsBusy(),
    ],
)
def test_the_apis_words_are_the_listed_ones(error):
    problem, listed = problem_of(error), error_codes()[error.code]
    assert (str(listed.on_the_web), listed.retryable) == (problem.detail, problem.retryable)
