"""The proxy that the settings name."""

from __future__ import annotations

import traceback

import pytest

from studybuddy import WrongUse
from studybuddy.youtube import proxy_url

USER, PASSWORD = "STUDYBUDDY_WEBSHARE_USERNAME", "STUDYBUDDY_WEBSHARE_PASSWORD"
SECRET = "s3cr3t"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ""),
        ({"STUDYBUDDY_PROXY": "  "}, ""),
        ({"HTTPS_PROXY": "http://elsewhere:1"}, ""),
        ({"STUDYBUDDY_PROXY": " http://host:3128 "}, "http://host:3128"),
        ({"STUDYBUDDY_PROXY": "https://u:p%40@[::1]:3128/"}, "https://u:p%40@[::1]:3128/"),
        ({USER: "me", PASSWORD: "a@b/c"}, "http://me-rotate:a%40b%2Fc@p.webshare.io:80"),
        ({USER: "me-rotate", PASSWORD: "x"}, "http://me-rotate:x@p.webshare.io:80"),
        ({"STUDYBUDDY_PROXY": "http://h", USER: "me", PASSWORD: "x"}, "http://h"),
    ],
)
def test_the_address(settings: dict[str, str], expected: str) -> None:
    assert proxy_url(settings) == expected


@pytest.mark.parametrize(
    "settings",
    [
        {"STUDYBUDDY_PROXY": f"me:{SECRET}@host:3128"},
        {"STUDYBUDDY_PROXY": f"socks5://me:{SECRET}@host:3128"},
        {"STUDYBUDDY_PROXY": f"http://me:{SECRET}@host:port"},
        {"STUDYBUDDY_PROXY": f"http://me:{SECRET}@host:99999"},
        {"STUDYBUDDY_PROXY": f"http://me:{SECRET}@:3128"},
        {"STUDYBUDDY_PROXY": f"http://me:{SECRET}@[::1:3128"},
        {"STUDYBUDDY_PROXY": f"http://me:{SECRET}/x@host:3128"},
        {"STUDYBUDDY_PROXY": f"http://me:{SECRET}#x@host:3128"},
        {"STUDYBUDDY_PROXY": f"http://me:{SECRET}?x@host:3128"},
        {"STUDYBUDDY_PROXY": f"http://me:{SECRET}@host:3128/path"},
        {USER: "me"},
        {PASSWORD: SECRET},
    ],
)
def test_a_malformed_setting_is_named_and_its_secret_is_not(settings: dict[str, str]) -> None:
    with pytest.raises(WrongUse) as caught:
        proxy_url(settings)
    assert caught.value.code == "bad_proxy"
    assert "STUDYBUDDY_" in caught.value.message
    assert SECRET not in "".join(traceback.format_exception(caught.value))
