"""A stranger's checker with a model of its own: offline, by its package alone."""

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from fresh_venv import FreshVenv

PACKAGE = "studybuddy-check-entailment"
SETTING = "STUDYBUDDY_CHECK_ENTAILMENT_MODEL"
MISSING = [name for name in ("onnx", "onnxruntime", "tokenizers") if find_spec(name) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} not installed here")

WRITE_MODEL = """\
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_studybuddy_check_entailment import write_model
write_model(Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def with_checker(fresh_venv: FreshVenv) -> Iterator[FreshVenv]:
    fresh_venv.install(Path(__file__).parent / PACKAGE)
    yield fresh_venv
    fresh_venv.uninstall(PACKAGE)


def test_its_own_tests_pass(with_checker: FreshVenv) -> None:
    folder = with_checker.folder / "packages" / PACKAGE
    printed = with_checker.run("python", "-m", "pytest", "-q", cwd=folder)
    assert " passed" in printed
    assert "failed" not in printed


def test_it_is_listed_and_says_what_it_lacks(with_checker: FreshVenv) -> None:
    listed = json.loads(with_checker.run("yt-study-buddy", "plugins", "--json"))["entries"]
    [entry] = [entry for entry in listed if entry["name"] == "entailment"]
    assert ("checker", PACKAGE) == (entry["kind"], entry["distribution"])
    assert f"{SETTING} is not set" in entry["missing"]


@pytest.fixture
def order(tmp_path: Path) -> list[str]:
    (tmp_path / "talk.srt").write_text(
        "1\n00:00:00,000 --> 00:00:06,000\nA load is anything that a bridge has to hold up.\n\n"
        "2\n00:00:06,000 --> 00:00:12,000\nTension is a force that pulls a material apart.\n"
    )
    given = ["--url", "sampleVideo", "--captions", "talk.srt", "--writer", "outline"]
    return ["yt-study-buddy", *given, "--checker", "entailment", "--exporter", "json"]


def test_it_checks_without_a_network_or_a_key(
    with_checker: FreshVenv, order: list[str], tmp_path: Path
) -> None:
    tests = with_checker.folder / "packages" / PACKAGE / "tests"
    with_checker.run("python", "-c", WRITE_MODEL, str(tests), str(tmp_path / "model"))
    setting = f"{SETTING}={tmp_path / 'model'}"
    with_checker.run("env", setting, *order, "--output", "out", cwd=tmp_path)
    note = json.loads((tmp_path / "out" / "note.json").read_text(encoding="utf-8"))
    [report] = note["provenance"]["checkers"]
    assert ("entailment", "") == (report["checker"], report["why"])
    assert report["unknown"] == report["asked"] > 0


def test_without_its_model_nothing_is_made(
    with_checker: FreshVenv, order: list[str], tmp_path: Path
) -> None:
    failed = with_checker.attempt(*order, "--output", "out", cwd=tmp_path)
    assert (1, True) == (failed.returncode, f"{SETTING} is not set" in failed.stdout)
