"""The benchmarks of handlers run and say what they measured; how fast it was is not tested."""

import pytest
from benchmarks.handlers import measure
from benchmarks.handlers_harness.folders import lay_runtime
from benchmarks.handlers_harness.function import Deployed, WrongAnswer, started
from benchmarks.handlers_harness.runtime_api import FunctionFailed

FUNCTIONS = ["get_video", "bare get_video", "submit_video", "bare submit_video", "empty"]


@pytest.fixture(scope="module")
def runtime(tmp_path_factory):
    folder = tmp_path_factory.mktemp("runtime")
    lay_runtime(folder)
    return folder


@pytest.fixture
def deployed(tmp_path, runtime):
    """Makes a function of its code, which is to answer 200."""

    def of(code):
        (tmp_path / "function.py").write_text(code)
        return Deployed("function.handler", tmp_path, runtime, {}, {"named": "event"}, 200)

    return of


def names_in(table):
    """The titles of a table's lines: what stands before its three columns."""
    return [line[:34].strip() for line in table.splitlines()]


def test_each_function_is_measured_beside_a_bare_one_and_an_empty_one(capsys):
    measure(cold=1, warm=1, invocations=1)
    tables = capsys.readouterr().out.strip().split("\n\n")
    assert [
        ["cold, 1 turns", *FUNCTIONS],
        ["cold, processor time", *FUNCTIONS],
        ["warm, 1 turns of 1", *FUNCTIONS],
    ] == [names_in(table) for table in tables]


def test_a_function_is_given_the_event_and_nothing_of_this_machine(deployed):
    code = """
def handler(event, context):
    try:
        import pytest
    except ImportError:
        return {"statusCode": 200 if event == {"named": "event"} else 400}
"""
    with started(deployed(code)) as function:
        assert 0 < function.cold_cpu_seconds
        assert 0 < function.invoke(2) < function.cpu_seconds()


def test_another_status_is_no_measurement(deployed):
    code = "def handler(event, context):\n    return {'statusCode': 503}\n"
    with pytest.raises(WrongAnswer, match="503"), started(deployed(code)):
        pass


def test_a_function_that_raises_is_no_measurement(deployed):
    code = "def handler(event, context):\n    raise ValueError('no such row')\n"
    with pytest.raises(FunctionFailed, match="no such row"), started(deployed(code)):
        pass


def test_a_function_that_cannot_be_loaded_is_told(deployed):
    absent = deployed("import absent\n")
    with pytest.raises(FunctionFailed, match="No module named 'absent'"), started(absent):
        pass
