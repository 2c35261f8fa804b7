"""No character is an empty box: each script is drawn, a stray one spelled out, or it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sample_notes
from sample_languages import LANGUAGES

import studybuddy
from studybuddy_pdf.glyphs import check_few, escaped, package_of
from studybuddy_pdf.page import html_of
from studybuddy_pdf.printing import _printed

SYMBOLS = (
    "😀 👩\u200d👩\u200d👧\u200d👦 🇫🇷 1\ufe0f\u20e3 #\ufe0f\u20e3 ❤\ufe0f ✅ 👍🏽 "
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 0123456789 "
    "∑ ∫ ∂ ∇ √ ≤ ≠ ∞ ∈ ℝ 𝔸 𝛼 → ⇒ ↔ ✓ ★ ½ x² H₂O µ Ω € ₹ ₿ « » „ … – —"
)
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")


def missing_in(note: studybuddy.Note) -> frozenset[str]:
    return _printed(html_of(note, frozenset()), "A4")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_glyph_of_a_language_is_there(language: str) -> None:
    assert frozenset() == missing_in(sample_notes.in_language(language))


def test_emoji_and_symbols_are_there_and_digits_stay_digits(pdf) -> None:
    note = sample_notes.saying(SYMBOLS)
    assert frozenset() == missing_in(note)
    assert "0123456789" in pdf(note).text


def test_what_no_font_has_is_found_out_and_spelled_out(pdf) -> None:
    note = sample_notes.saying("A \u0378 letter that is none, and \U0001fbfa too.")
    assert {"\u0378", "\U0001fbfa"} == missing_in(note)
    made = pdf(note).text
    assert "A[U+0378]letterthatisnone,and[U+1FBFA]too." in made


def test_few_strange_characters_are_borne() -> None:
    check_few(frozenset("字"), "字 " * 12)


def test_a_script_without_a_font_fails_with_what_to_install() -> None:
    with pytest.raises(studybuddy.ExportFailed) as failed:
        check_few(frozenset("字"), "字 " * 13)
    assert "missing_glyphs" == failed.value.code
    assert "字 (U+5B57)" in failed.value.message
    assert "apt-get install fonts-noto-cjk)" in failed.value.message


def test_characters_of_no_script_never_fail() -> None:
    check_few(frozenset("\u0378\ue000"), "\u0378\ue000" * 1000)


@pytest.mark.parametrize(
    ("character", "package"),
    [
        ("字", "fonts-noto-cjk"),
        ("か", "fonts-noto-cjk"),
        ("한", "fonts-noto-cjk"),
        ("。", "fonts-noto-cjk"),
        ("😀", "fonts-noto-color-emoji"),
        ("न", "fonts-noto-core"),
        ("ن", "fonts-noto-core"),
    ],
)
def test_the_package_that_draws_a_script(character: str, package: str) -> None:
    assert package == package_of(character)


def test_a_character_is_spelled_by_its_code() -> None:
    assert "[U+13000]" == escaped("\U00013000")


def exported_with_dejavu_alone(language: str, folder: Path) -> str:
    """What a machine says that has no fonts but DejaVu."""
    if not DEJAVU.is_dir():
        pytest.skip("needs fonts-dejavu-core")
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{DEJAVU}</dir><cachedir>{folder}</cachedir></fontconfig>"
    )
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import sample_notes, studybuddy\n"
        "from studybuddy_pdf import PdfExporter\n"
        "try: print(PdfExporter().export(sample_notes.in_language(sys.argv[2]))[:5])\n"
        "except studybuddy.ExportFailed as failed: print(failed.code, failed.message)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parent), language],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        capture_output=True,
        check=True,
    )
    return run.stdout.decode()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_dejavu_alone_is_enough_for_some_scripts(language: str, tmp_path: Path) -> None:
    assert "b'%PDF-'\n" == exported_with_dejavu_alone(language, tmp_path)


def test_a_script_that_is_not_installed_fails_by_name(tmp_path: Path) -> None:
    said = exported_with_dejavu_alone("ja", tmp_path)
    assert said.startswith("missing_glyphs No font on this machine can draw の (U+306E)")
    assert "apt-get install fonts-noto-cjk)" in said
