"""What a build prepares for PDFs: used where it is there, and the same pages either way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import weasyprint

import studybuddy_pdf
from studybuddy_pdf import prepared_declarations

CAPTIONS = "1\n00:00:00,000 --> 00:00:09,000\nMemory keeps what was learned for later use.\n"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    folder = tmp_path_factory.mktemp("prepared")
    package = folder / "studybuddy_pdf"
    # Bytecode is being written there by whoever tests beside this.
    no_bytecode = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(studybuddy_pdf.__file__).parent, package, ignore=no_bytecode)
    run(folder, "-m", "studybuddy_pdf.prepare")
    return folder


def run(packages, *words):
    """What Python says that looks there for packages first."""
    environment = {**os.environ, "PYTHONPATH": str(packages), "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, env=environment, check=True, capture_output=True).stdout


def pdf(packages, folder):
    folder.mkdir()
    (folder / "talk.srt").write_text(CAPTIONS)
    order = ["--url=sample-talk", f"--captions={folder}/talk.srt", "--writer=outline"]
    run(packages, "-m", "studybuddy", *order, "--exporter=pdf", f"--output={folder}")
    return (folder / "note.pdf").read_bytes()


def test_the_same_pdf_is_printed_with_what_is_prepared(prepared, tmp_path):
    as_ever = pdf("", tmp_path / "as-ever")

    assert as_ever == pdf(prepared, tmp_path / "prepared")


def test_the_declarations_in_git_are_those_of_this_weasyprint():
    kept = Path(prepared_declarations.__file__).read_bytes()
    code = (
        "from studybuddy_pdf.prepare import module_of_declarations as made; print(made(), end='')"
    )

    assert kept == run("", "-c", code), "Run `make contract`."


@pytest.mark.parametrize(("told", "parsed"), [("", b"False"), ("changed", b"True")])
def test_declarations_are_parsed_only_where_they_are_others(prepared, tmp_path, told, parsed):
    changed = tmp_path / "packages"
    shutil.copytree(prepared, changed)
    with (changed / "studybuddy_pdf" / "prepared_declarations.py").open("a") as module:
        module.write(f"DIGEST += {told!r}\n")
    code = (
        "import sys; from studybuddy_pdf.loading import load_weasyprint; "
        "assert load_weasyprint().text.ffi.ffi.new('int *')[0] == 0; "
        "print('pycparser' in sys.modules, end='')"
    )

    assert parsed == run(changed, "-c", code)


def test_a_template_is_compiled_by_the_build(prepared):
    code = (
        "import jinja2; from studybuddy_pdf.page import environment; "
        "jinja2.Environment.compile = None; print(environment().get_template('note.html').name)"
    )

    assert b"note.html\n" == run(prepared, "-c", code)


PARSED = """
import tinycss2
from studybuddy_pdf.loading import load_weasyprint
from studybuddy_pdf.printing import PAPERS, css_for
from studybuddy_pdf.style_sheets import style_sheet

parse, parsed = tinycss2.parse_stylesheet, []
tinycss2.parse_stylesheet = lambda text: parsed.append(text) or parse(text)
weasyprint = load_weasyprint()
for paper in PAPERS:
    style_sheet(weasyprint, css_for(paper) + CHANGE, None)
"""


@pytest.mark.parametrize(("change", "count"), [("", b"0"), ("p { margin: 0 }", b"2")])
def test_style_sheets_are_parsed_only_where_they_are_others(prepared, change, count):
    code = f"CHANGE = {change!r}{PARSED}print(len(parsed), end='')"

    assert count == run(prepared, "-c", code)


def test_style_sheets_of_others_are_parsed_when_they_are_asked_for():
    code = f"CHANGE = ''{PARSED}print(len(parsed)); import weasyprint.html as html;" + (
        "html.PH_STYLESHEET.matcher.order > 20 and html.UA_FORM_STYLESHEET.matcher.order > 0;"
        "print(len(parsed), html.UA in parsed)"
    )

    assert b"3\n5 True\n" == run("", "-c", code)


def test_a_weasyprint_with_other_style_sheets_is_imported_as_it_comes(tmp_path):
    shutil.copytree(Path(weasyprint.__file__).parent, tmp_path / "weasyprint")
    page = tmp_path / "weasyprint" / "html.py"
    page.write_text(page.read_text() + "\nMORE = CSS(string='p { color: red }')\n")
    code = (
        "from studybuddy_pdf.loading import load_weasyprint; html = load_weasyprint().html;"
        "print(html.MORE.matcher.order, html.UA_STYLESHEET.matcher.order > 100)"
    )

    assert b"1 True\n" == run(tmp_path, "-c", code)
