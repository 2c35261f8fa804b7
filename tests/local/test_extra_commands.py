"""Sub-commands from outside the engine, as another distribution brings them."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def run(tmp_path):
    """Runs the command where a distribution brings `hello` and names `ghost` in vain."""
    info = tmp_path / "hello-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hello\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[yt_study_buddy.commands]\nhello = hello:command\nghost = not_there:command\n"
        "heavy = heavy:command\nfaulty = hello:faulty\ntorn = torn:command\n"
    )
    (tmp_path / "heavy.py").write_text("import a_library_of_its_own\n")
    (tmp_path / "hello.py").write_text(
        "import click\n\n@click.command()\ndef command():\n"
        "    '''Greet.'''\n    click.echo('Hello')\n"
        "@click.command()\ndef faulty():\n    open('/nowhere/at/all')\n"
    )
    (tmp_path / "torn.py").write_text("raise RuntimeError('of an older release')\n")

    def command(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "studybuddy", *arguments],
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    return command


def test_a_brought_command_is_listed_and_runs(run):
    assert "  hello    Greet." in run("--help").stdout
    assert (0, "Hello\n") == ((done := run("hello")).returncode, done.stdout)


def test_one_that_is_named_in_vain_is_told_and_not_listed(run):
    done = run("ghost")

    assert 2 == done.returncode
    assert "'ghost' is not part of this installation" in done.stderr
    assert "ghost" not in run("--help").stdout


def test_one_whose_library_is_missing_names_it(run):
    done = run("heavy")

    assert 2 == done.returncode
    assert "pip install a_library_of_its_own" in done.stderr


def test_one_that_breaks_down_is_told_in_a_sentence_with_whose_it_is(run):
    done = run("faulty")

    assert (1, "") == (done.returncode, done.stdout)
    assert "The command 'faulty' of hello broke down: FileNotFoundError" in done.stderr
    assert done.stderr.endswith("tell its author. [plugin_failed]\n")
    assert "Traceback" not in done.stderr


def test_one_that_cannot_be_loaded_ends_nothing_else(run):
    assert "  hello    Greet." in run("--help").stdout
    assert "'torn' of hello cannot be loaded: RuntimeError" in (done := run("torn")).stderr
    assert (2, False) == (done.returncode, "Traceback" in done.stderr)
    told = run("doctor").stdout
    assert "missing command torn: The command 'torn' of hello cannot be loaded" in told
    assert "ok      command hello\n" in told
    assert "command ghost" not in told


def test_one_that_nobody_knows_is_wrong_use(run):
    done = run("helo")

    assert 2 == done.returncode
    assert "No such command 'helo'" in done.stderr
