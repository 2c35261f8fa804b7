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


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["start", "transcript", "write", "check", "export"]),
            st.floats(0, 1),
            st.none() | st.floats(0, 2),
        )
    ),
    st.integers(0, 100_000),
)
def test_words_begun_and_costs_never_fall_and_are_never_more_than_there_are(moves, words):
    lines = []
    meter = Meter(lines.append)
    meter.pay_for(words)
    for step, share, cost in moves:
        meter.begin(step, "")
        if cost is not None:
            meter.spend(cost)
        meter.report(share)
    begun = [line.words_begun for line in lines]
    costs = [line.cost_usd for line in lines]
    assert (sorted(begun), sorted(costs)) == (begun, costs)
    assert all(count <= max(words, 1) for count in begun)


def test_that_somebody_was_paid_is_told_at_once():
    lines = []
    meter = Meter(lines.append)
    meter.pay_for(900)
    meter.begin("write", "Writing")
    meter.spend(0.0)
    meter.spend(0.5)
    meter.report(0.45, "Section 1")
    meter.report(0.9, "Joining")
    assert [(0, 0.0), (1, 0.0), (450, 0.5), (900, 0.5)] == [
        (line.words_begun, line.cost_usd) for line in lines
    ]


def test_where_nobody_is_paid_no_words_are_begun():
    lines = []
    meter = Meter(lines.append)
    for step in ("write", "check", "export"):
        meter.begin(step, "")
    assert {0} == {line.words_begun for line in lines}
