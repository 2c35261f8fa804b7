"""What the rooms of the service's tests share."""

import pytest

import quick_moto


@pytest.fixture(scope="session", autouse=True)
def moto_in_half_the_time():
    with pytest.MonkeyPatch.context() as patch:
        quick_moto.install(patch)
        yield patch
