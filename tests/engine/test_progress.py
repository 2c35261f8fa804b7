from hypothesis import given
from hypothesis import strategies as st

from studybuddy.progress import Meter


def test_each_step_has_its_span():
    lines = []
    meter = Meter(lines.append)
    meter.begin("transcript", "Looking")
    meter.begin("write", "Writing")
    meter.report(0.5, "Section 1")
    meter.report(1.0)
    assert [
        ("transcript", 1, "Looking"),
        ("write", 10, "Writing"),
        ("write", 45, "Section 1"),
        ("write", 80, "Section 1"),
    ] == [(line.step, line.progress, line.message) for line in lines]


def test_saying_the_same_twice_is_said_once():
    lines = []
    meter = Meter(lines.append)
    meter.begin("write", "Writing")
    meter.report(0.0001, "Writing")
    assert 1 == len(lines)


@given(
    st.lists(
        st.tuples(st.sampled_from(["start", "transcript", "write", "export"]), st.floats(0, 1))
    )
)
def test_progress_never_falls(moves):
    lines = []
    meter = Meter(lines.append)
    for step, share in moves:
        meter.begin(step, "")
        meter.report(share)
    percents = [line.progress for line in lines]
    assert sorted(percents) == percents
