"""Refusals have words for the user, and YouTube's own words are understood."""

from __future__ import annotations

import re

import pytest

from studybuddy import SourceRefusal
from studybuddy.error_codes import error_codes
from studybuddy.youtube import refusal, refusal_from_message, unplayable
from studybuddy.youtube.refusals import _MESSAGES, _STATUS

CODES = [code for code, listed in error_codes().items() if listed.kind == "source"]


@pytest.mark.parametrize("code", CODES)
def test_every_code_says_what_happened_and_what_to_do(code: str) -> None:
    found = refusal(code, "a detail")
    assert re.fullmatch(r"[A-Z].{20,}\(a detail\)\. [A-Z].{10,}\.", found.message)
    assert "()" not in refusal(code).message
    assert found.final is (code not in SourceRefusal.PASSING)
    assert found.retryable is (code in {"blocked", "transient", "upstream_changed"})


def test_each_code_has_its_own_words() -> None:
    assert len({refusal(code).message for code in CODES}) == len(CODES)
    assert {code for code, _ in _MESSAGES} | set(_STATUS.values()) <= set(CODES)


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        refusal("nonsense")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sign in to confirm you’re not a bot", "blocked"),
        ("The page asks for a CAPTCHA", "blocked"),
        ("Some web client subtitles require a PO Token which was not provided.",
         "proof_of_origin"),
        ("There are missing subtitles languages because a PO token was not provided.",
         "proof_of_origin"),
        ("Video unavailable. The uploader has not made it available in your country",
         "region_blocked"),
        ("Video unavailable. This video is private", "private"),
        ("This video is available to this channel's members on level: Gold", "members_only"),
        ("This live event will begin in 2 days.", "live"),
        ("Premiere will begin shortly", "live"),
        ("This video has been removed for violating YouTube's policy", "unavailable"),
        ("The YouTube account associated with this video has been terminated.", "unavailable"),
    ],
)  # fmt: skip
def test_what_youtube_says_is_understood(text: str, code: str) -> None:
    found = refusal_from_message(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Downloading webpage",
        "current page of messages",
        "web client hls formats require a GVS PO Token which was not provided.",
    ],
)
def test_what_says_nothing(text: str) -> None:
    assert refusal_from_message(text) is None


@pytest.mark.parametrize(
    ("status", "reason", "code"),
    [
        ("LOGIN_REQUIRED", "", "blocked"),
        ("LIVE_STREAM_OFFLINE", "Video unavailable", "live"),
        ("ERROR", "", "unavailable"),
        ("UNPLAYABLE", "", "not_playable"),
        ("NEW_STATUS", "Private video", "private"),
    ],
)
def test_a_status_helps_where_words_fail(status: str, reason: str, code: str) -> None:
    assert unplayable(status, reason).code == code


def test_a_quotation_is_short_and_on_one_line() -> None:
    found: SourceRefusal = unplayable("UNPLAYABLE", "a\r\nb " + "c" * 1000)
    assert "a b ccc" in found.message
    assert len(found.message) < 400
