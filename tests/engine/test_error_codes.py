"""One table of error codes: all that we raise is in it, and all that is in it is raised."""

from __future__ import annotations

import ast
import re

import pytest

from raised_codes import ROOT, Computed, Raised, error_classes, raised, trees
from studybuddy import SourceRefusal
from studybuddy.error_codes import (
    NOT_YOURS,
    WELL_FORMED,
    error_codes,
    is_listed,
    web_message,
)
from studybuddy.youtube.refusals import _MESSAGES, _STATUS

CODES = error_codes()
# Places where the code is no text, each with what it can be; empty where one is only handed on, or
# looked up in the table first.
KNOWN_COMPUTED = {
    Computed("engine/studybuddy/errors.py", "message"): (),
    Computed("engine/studybuddy/errors.py", "code"): (),
    Computed("engine/studybuddy/video_url.py", "reason"): (),
    Computed("engine/studybuddy/video_url.py", "_NOT_IDS[self.id]"): ("not_a_video", "playlist"),
    Computed("engine/studybuddy/video_url.py", "_page(path)"): ("not_a_video", "no_video_id"),
    Computed("engine/studybuddy/youtube/refusals.py", "code"): (
        *(code for code, _ in _MESSAGES),
        *_STATUS.values(),
        "not_playable",
    ),
    Computed("plugins/studybuddy_captions/document.py", "code"): (),
    Computed("plugins/studybuddy_claude/errors.py", "code"): (),
    Computed("plugins/studybuddy_ytdlp/source.py", "otherwise"): (),
    Computed("handlers/studybuddy_aws/http/catalog_file.py", "f'unknown_{kind}'"): (
        *("unknown_template", "unknown_writer", "unknown_checker", "unknown_exporter"),
    ),
    Computed("handlers/studybuddy_aws/http/catalog_file.py", "f'{kind}_not_ready'"): (
        *("writer_not_ready", "checker_not_ready"),
    ),
    Computed("handlers/studybuddy_aws/http/problems.py", "code"): (),
    Computed("handlers/studybuddy_aws/storage/upstreams.py", "code"): (),
    Computed("handlers/studybuddy_aws/worker/job_outcomes.py", "code"): ("failed",),
    Computed("handlers/studybuddy_aws/worker/preview_runner.py", "code"): (
        *("preview_failed", "video_not_seen"),
    ),
}
ADVICE_FOR_OTHERS = re.compile(
    r"(^|[\s(])--?[a-z]|\b[A-Z]{2,}_[A-Z_]+|pip install|apt-get|yt-study-buddy|doctor\b"
)


def codes_of_the_web_app() -> set[str]:
    """The codes that the web app makes by itself."""
    files = [
        file
        for pattern in ("*.ts", "*.tsx")
        for file in (ROOT / "frontend" / "src").rglob(pattern)
        if ".test." not in file.name and file.name not in {"schema.d.ts", "errorCodes.ts"}
    ]
    found = re.compile(r"""\bcode: ["']([a-z_0-9]+)["']|\blistedProblem\(["']([a-z_0-9]+)["']""")
    texts = [file.read_text() for file in files]
    return {one or other for text in texts for one, other in found.findall(text)}


def test_the_search_finds_errors_of_every_kind() -> None:
    classes = error_classes(trees())
    assert {"WrongUse", "Busy", "NoCredits", "BadSettings", "PluginBroken"} <= classes
    codes = {one.code for one in raised()[0]}
    assert {"bad_key", "rate_limited", "no_credits", "crashed", "internal", "wrong_use"} <= codes
    assert len(codes) > 100


def test_what_we_raise_is_listed() -> None:
    missing = [(one.code, one.place) for one in raised()[0] if one.code not in CODES]
    assert [] == missing, "list it in engine/studybuddy/error_codes.toml, then `make contract`"
    assert set() == codes_of_the_web_app() - set(CODES)


def test_codes_are_computed_where_we_know_of_it() -> None:
    assert set(KNOWN_COMPUTED) == set(raised()[1])


def test_what_is_listed_is_raised() -> None:
    computed = {code for codes in KNOWN_COMPUTED.values() for code in codes}
    found = {one.code for one in raised()[0]} | computed | codes_of_the_web_app()
    assert set() == set(CODES) - found
    assert set() == computed - set(CODES)


def retryable_of(one: Raised) -> bool | None:
    """What a raise says of itself; None where it says nothing that can be read here."""
    if one.call is None or one.maker in {"OutOfTime", "job_error"}:
        return None
    if one.maker in {"SourceRefusal", "refusal"}:
        return one.code in SourceRefusal.RETRYABLE
    said = {word.arg: word.value for word in one.call.keywords}.get("retryable")
    if isinstance(said, ast.Constant):
        return bool(said.value)
    return one.maker == "Busy" if said is None else None


def test_the_table_and_the_raises_agree_on_what_may_pass() -> None:
    assert [] == [
        (one.code, one.place)
        for one in raised()[0]
        if retryable_of(one) not in {None, CODES[one.code].retryable}
    ]


def test_the_codes_that_let_the_next_source_try_are_listed_for_sources() -> None:
    of_sources = {code for code, listed in CODES.items() if listed.kind == "source"}
    assert of_sources >= SourceRefusal.PASSING
    assert {c for c in of_sources if CODES[c].retryable} == SourceRefusal.RETRYABLE


@pytest.mark.parametrize("code", list(CODES))
def test_a_code_is_described_for_whoever_meets_it(code: str) -> None:
    listed = CODES[code]
    assert WELL_FORMED.fullmatch(code)
    assert listed.command or listed.web or listed.operator
    assert bool(listed.operator) == (listed.concerns == "operator")
    for words in (listed.meaning, listed.happened, listed.web, listed.operator):
        assert re.fullmatch(r"(\S.{3,300}\.)?", words), words
    # A command to copy ends without a full stop.
    assert re.fullmatch(r"(\S.{3,300})?", listed.command)


@pytest.mark.parametrize("code", list(CODES))
def test_a_user_of_the_web_app_reads_no_advice_for_others(code: str) -> None:
    assert not ADVICE_FOR_OTHERS.search(str(CODES[code].on_the_web))
    assert not ADVICE_FOR_OTHERS.search(web_message(code, ""))


@pytest.mark.parametrize(
    "text",
    ["Set STUDYBUDDY_PROXY", "use --writer outline", "Run: pip install x", "yt-study-buddy doctor"],
)
def test_advice_for_others_is_recognised(text: str) -> None:
    assert ADVICE_FOR_OTHERS.search(text)


def test_what_only_the_operator_can_mend_is_said_to_be_no_fault_of_the_users() -> None:
    told = {str(code.on_the_web) for code in CODES.values() if code.concerns == "operator"}
    assert [] == [words for words in told if "no fault of yours" not in words]
    assert "the credit comes back" in str(NOT_YOURS)


def texts_in(call: ast.Call) -> str:
    """All text that stands in a call."""
    parts = [node.value for node in ast.walk(call) if isinstance(node, ast.Constant)]
    return " ".join(part for part in parts if isinstance(part, str))


def test_words_that_reach_the_web_app_as_they_are_raised_hold_no_advice_for_others() -> None:
    specific = {code for code, listed in CODES.items() if listed.specific}
    told = [
        (one.place, texts_in(one.call)) for one in raised()[0] if one.code in specific and one.call
    ]
    assert len(told) > 3
    assert [] == [(place, text) for place, text in told if ADVICE_FOR_OTHERS.search(text)]


def test_listed_words_for_listed_codes_and_a_plugins_own_for_its_own() -> None:
    assert "This video is private, so its captions could not be read." in web_message(
        "private", "a captions file of your own works too: --captions FILE."
    )
    assert "Line 3 is wrong." == web_message("captions_unreadable", "Line 3 is wrong.")
    assert "The writer 'x' says: No." == web_message("no_way", "The writer 'x' says: No.")
    assert str(NOT_YOURS) == web_message("no_way", "")
    assert 600 == len(web_message("no_way", "x" * 1000))
    assert (True, False) == (is_listed("private"), is_listed("no_way"))


def test_the_table_is_on_the_ground_floor() -> None:
    imported = {
        getattr(node, "module", "") or ", ".join(alias.name for alias in node.names)
        for node in ast.walk(ast.parse((ROOT / "engine/studybuddy/error_codes.py").read_bytes()))
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert [] == [name for name in imported if name.startswith("studybuddy")]
