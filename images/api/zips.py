"""Make the zips of the functions: engine, handlers, the catalog, and libraries of a hashed lock.

Run by Lambda's Python, here or in Dockerfile.api: the modules are laid in as its bytecode, because
Lambda can keep none (its disk is read-only) and would compile what it loads at every cold start.
The sources are left out: Lambda's log still names file and line, and the commit has the text.

Libraries come as wheels for Lambda's machine, whatever machine this is; nothing is built. The same
commit, lock, catalog and Python (to the patch) make the same bytes.
"""

from __future__ import annotations

import argparse
import compileall
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Literal, TypeAlias

Machine: TypeAlias = Literal["arm64", "x86_64"]

LAMBDA_PYTHON = (3, 13)
WHEELS: dict[Machine, str] = {"arm64": "aarch64", "x86_64": "x86_64"}
_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_TASK_ROOT = "/var/task"  # where Lambda unpacks a zip, and so where tracebacks say that a file lies
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE_ALL_MAY_READ = 0o100644

# What cannot work in a function, or is nothing to it.
_OF_OURS = (
    "studybuddy/cleaning",
    "studybuddy/command",
    "studybuddy/grounding",
    "studybuddy/pipeline.py",
    "studybuddy/plugins/scaffold.py",
    "studybuddy/plugins/scaffolds",
    "studybuddy/testing",
    "studybuddy_aws/ask_course.py",
    "studybuddy_aws/ask_note.py",
    "studybuddy_aws/create_artifacts.py",
    "studybuddy_aws/create_preview.py",
    "studybuddy_aws/get_course_artifact.py",
    "studybuddy_aws/operator",
    "studybuddy_aws/process_video.py",
    "studybuddy_aws/worker",
)
# What only the functions of payments.txt use: a wrong zip then fails at once, not at a purchase.
_OF_PAYMENTS = ("studybuddy_aws/billing/payments.py",)
# Two thirds of Stripe's library: types for type checkers, and thin events, which are not received.
# And a faster guess at what a text is encoded in, beside the one in Python: Stripe speaks UTF-8.
_OF_LIBRARIES = ("bin", "*/tests", "stripe/events", "stripe/params", "charset_normalizer/*.so")
_SUFFIXES = (".pyi", "/py.typed")


def main(arguments: list[str] | None = None) -> int:
    """Make api-MACHINE.zip and payments-MACHINE.zip."""
    wanted = _parser().parse_args(arguments)
    if sys.version_info[:2] != LAMBDA_PYTHON:
        sys.stderr.write(f"Lambda's Python is 3.13, this is {sys.version.split()[0]}.\n")
        return 2
    wanted.output.mkdir(parents=True, exist_ok=True)
    for name in ("api", "payments"):
        file = wanted.output / f"{name}-{wanted.machine}.zip"
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder)
            _lay_libraries(tree, _HERE / f"{name}.lock", wanted.machine)
            _lay_ours(tree, wanted.catalog, payments=name == "payments")
            _compile(tree)
            _zip(tree, file)
        sys.stdout.write(f"{file}  {file.stat().st_size / 1e6:.2f} MB\n")
    return 0


def payment_functions() -> list[str]:
    """The names in payments.txt."""
    lines = (_HERE / "payments.txt").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Make the zips of the functions.")
    parser.add_argument("--machine", choices=sorted(WHEELS), default="arm64", help="Lambda's")
    parser.add_argument("--catalog", type=Path, required=True, help="of the worker image, as JSON")
    parser.add_argument("--output", type=Path, default=Path("out/api"), help="a folder for them")
    return parser


def _lay_libraries(tree: Path, lock: Path, machine: Machine) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    wheels = ["--only-binary=:all:", "--implementation=cp", "--python-version=3.13"]
    # Lambda's Python 3.13 runs on Amazon Linux 2023, whose glibc is 2.34.
    for glibc in ("2_28", "2_17"):
        wheels.append(f"--platform=manylinux_{glibc}_{WHEELS[machine]}")
    exactly = ["--require-hashes", "--no-deps", "--no-compile", "--root-user-action=ignore"]
    subprocess.run(  # noqa: S603 - our own words
        [*pip, *wheels, *exactly, f"--target={tree}", f"--requirement={lock}"], check=True
    )
    _remove(tree, _OF_LIBRARIES)
    for file in list(tree.rglob("*.dist-info/*")):
        # METADATA is what scanners for known vulnerabilities look for; licences go with the code.
        if file.name not in ("METADATA", "licenses"):
            file.unlink()


def _lay_ours(tree: Path, catalog: Path, *, payments: bool) -> None:
    leftovers = shutil.ignore_patterns("__pycache__")
    for package in ("engine/studybuddy", "handlers/studybuddy_aws"):
        source = _ROOT / package
        shutil.copytree(source, tree / source.name, ignore=leftovers)
    _remove(tree, _OF_OURS)
    if not payments:
        _remove(tree, _OF_PAYMENTS)
        _remove(tree, [f"studybuddy_aws/{function}.py" for function in payment_functions()])
    shutil.copyfile(catalog, tree / "studybuddy_aws" / "catalog.json")


def _remove(tree: Path, paths: Iterable[str]) -> None:
    for unwanted in [found for path in paths for found in tree.glob(path)]:
        if unwanted.is_dir():
            shutil.rmtree(unwanted)
        else:
            unwanted.unlink()


def _compile(tree: Path) -> None:
    """Put `name.pyc`, which is never compared with any source, in the place of each `name.py`."""
    done = compileall.compile_dir(
        tree,
        ddir=_TASK_ROOT,
        legacy=True,
        quiet=1,
        maxlevels=20,
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
    if not done:
        raise SystemExit("A module could not be compiled.")
    for source in tree.rglob("*.py"):
        source.unlink()


def _zip(tree: Path, file: Path) -> None:
    """Zip a folder so that the same files make the same bytes."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in _entries(tree):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 3  # Unix: the permissions below count
            entry.external_attr = _REGULAR_FILE_ALL_MAY_READ << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=9)


def _entries(tree: Path) -> Iterator[tuple[str, bytes]]:
    files = {file.relative_to(tree).as_posix(): file for file in tree.rglob("*") if file.is_file()}
    for name in sorted(files):
        if not name.endswith(_SUFFIXES):
            yield name, files[name].read_bytes()


if __name__ == "__main__":
    sys.exit(main())
