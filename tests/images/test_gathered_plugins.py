"""Other people's plugins are laid before the image's build: from any folder, needs by hashes."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from studybuddy.plugins.scaffold import new_plugin

SCRIPT = Path(__file__).parents[2] / "images" / "gather_plugins.py"
NEEDS = 'dependencies = ["yt-study-buddy>=0.1"'


def wheel(folder, name, version):
    """A library without code, as an index has it; its hash."""
    info = f"{name}-{version}.dist-info"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        made.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        made.writestr(f"{info}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def checkout(tmp_path):
    """What the script reads of a checkout; beside it an index, and a plugin needing `cards`."""
    root, index = tmp_path / "checkout", tmp_path / "index"
    (root / "images" / "process").mkdir(parents=True)
    index.mkdir()
    (root / "images" / SCRIPT.name).write_text(SCRIPT.read_text())
    (root / "images" / "process" / "plugins.txt").write_text("# none\n")
    pinned = f"ink==1.0 \\\n    --hash=sha256:{wheel(index, 'ink', '1.0')}\n"
    (root / "images" / "process" / "requirements.lock").write_text(pinned)
    (root / "pyproject.toml").write_text('[project]\nname = "yt-study-buddy"\nversion = "0.1.0"\n')
    project = new_plugin("tab-cards", "exporter", tmp_path)[0]
    project.write_text(project.read_text().replace(NEEDS, f'{NEEDS}, "cards", "ink"'))
    (project.parent / ".venv").mkdir()
    wheel(index, "ink", "2.0")
    return root


def gathered(root, *named, listed=""):
    (root / "images" / "process" / "plugins.txt").write_text(f"# ours\n{listed}\n")
    return subprocess.run(
        [sys.executable, root / "images" / SCRIPT.name, *named],
        env={"UV_OFFLINE": "1", "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(root.parent / "index")},
        capture_output=True,
        text=True,
        check=False,
    )


PLUGIN = "../studybuddy-export-tab-cards"


def test_a_folder_from_anywhere_is_taken_with_the_hashes_of_what_it_adds(checkout):
    added = wheel(checkout.parent / "index", "cards", "1.0")
    done = gathered(checkout, listed=f"{PLUGIN}  # of a neighbour")
    laid = checkout / "out" / "plugins"
    lock = f"cards==1.0 \\\n    --hash=sha256:{added}\n"

    assert "" == done.stderr
    assert lock == (laid / "requirements.lock").read_text()
    assert {"pyproject.toml", "README.md", "studybuddy_export_tab_cards.py", "tests"} == {
        file.name for file in (laid / "studybuddy-export-tab-cards").iterdir()
    }

    wheel(checkout.parent / "index", "cards", "1.1")
    gathered(checkout, listed=PLUGIN)
    assert lock == (checkout / "images" / "process" / "plugins.lock").read_text()

    gathered(checkout)
    assert [] == [*checkout.rglob("plugins.lock"), *checkout.glob("out/plugins")]


def test_what_is_only_named_changes_nothing_that_is_kept(checkout):
    wheel(checkout.parent / "index", "cards", "1.0")
    assert 0 == gathered(checkout, PLUGIN).returncode
    assert (checkout / "out" / "plugins" / "requirements.lock").is_file()
    assert not (checkout / "images" / "process" / "plugins.lock").exists()


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("git+https://example.org/x", "no folder"),
        ("./gone", "no folder"),
        ("ink>=2", "beside what the image has"),
    ],
)
def test_what_cannot_be_taken_is_told(checkout, listed, told):
    done = gathered(checkout, listed=listed)
    assert 1 == done.returncode
    assert told in done.stderr
    assert "Traceback" not in done.stderr
