"""Lays `prepared_start` into the image: `python prepare_start.py CAPTIONS`, when it is built.

Meets regular expressions by loading all functions and plugins, and by making notes of a lecture.
"""

import importlib
import marshal
import os
import shutil
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

FUNCTIONS = (
    *("process_video", "create_preview", "create_artifacts", "ask_note", "ask_course"),
    "get_course_artifact",
)
HERE = Path(__file__).parent
LIBRARIES = Path(sysconfig.get_path("purelib"))
met: dict[tuple[str | bytes, int], bytes] = {}
# Python's own, of which nothing is promised: what it makes is compared with what is kept.
compiler: Any = importlib.import_module("re._compiler")
compiled = compiler.compile


def meeting(pattern: Any, flags: int = 0) -> Any:
    """As `re` asks for it; what it comes to is kept, ready for the engine."""
    made = compiled(pattern, flags)
    if isinstance(pattern, (str, bytes)):
        parsed = compiler._parser.parse(pattern, flags)
        names = parsed.state.groupdict
        by_number = {number: name for name, number in names.items()}
        told = (
            int(flags | parsed.state.flags),
            list(map(int, compiler._code(parsed, flags))),
            parsed.state.groups - 1,
            names,
            tuple(map(by_number.get, range(parsed.state.groups))),
        )
        if made != compiler._sre.compile(pattern, *told):
            sys.exit(f"Not what Python makes of it: {pattern!r}")
        met[pattern, int(flags)] = marshal.dumps(told)
    return made


def use(captions: str) -> None:
    """Do what workers do."""
    importlib.import_module("awslambdaric.bootstrap")
    for name in FUNCTIONS:
        importlib.import_module(f"studybuddy_aws.{name}")
    from studybuddy.command.main import cli

    with tempfile.TemporaryDirectory() as folder:
        cli(["plugins", f"--output={folder}/catalog.json"], standalone_mode=False)
        told = [f"--captions={captions}", "--url=sample-talk", "--writer=outline"]
        exporters = ["--exporter=markdown", "--exporter=json", "--exporter=pdf"]
        options = ["--format=json-progress", f"--output={folder}/work"]
        cli([*told, *exporters, *options], standalone_mode=False)
    if not met:
        sys.exit("No regular expression was met.")


def main(captions: str) -> None:
    """Meet them, and lay down what each start loads."""
    compiler.compile = meeting
    sys.path.insert(0, "/var/task")
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    use(captions)
    (LIBRARIES / "prepared_start.patterns").write_bytes(marshal.dumps(met))
    shutil.copy(HERE / "prepared_start.py", LIBRARIES)
    (LIBRARIES / "prepared_start.pth").write_text("import prepared_start\n")


if __name__ == "__main__":
    main(sys.argv[1])
