"""Where the web app is served, it is served alike: CloudFront, Vercel and Netlify."""

import json
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEADERS = json.loads((ROOT / "infra/modules/web/headers.json").read_text())
VERCEL = json.loads((ROOT / "frontend/vercel.json").read_text())
NETLIFY = tomllib.loads((ROOT / "frontend/netlify.toml").read_text())
KEPT_A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable"}


def test_vercel_sends_the_headers_that_cloudfront_sends():
    sent = {
        rule["source"]: {one["key"]: one["value"] for one in rule["headers"]}
        for rule in VERCEL["headers"]
    }
    assert {"/(.*)": HEADERS, "/assets/(.*)": KEPT_A_YEAR} == sent


def test_netlify_sends_the_headers_that_cloudfront_sends():
    sent = {rule["for"]: rule["values"] for rule in NETLIFY["headers"]}
    assert {"/*": HEADERS, "/assets/*": KEPT_A_YEAR} == sent


def test_the_apps_own_pages_are_its_index_and_a_script_that_is_gone_is_not():
    assert [("/((?!assets/).*)", "/index.html")] == [
        (rule["source"], rule["destination"]) for rule in VERCEL["rewrites"]
    ]
    assert [("/assets/*", "/404.html", 404), ("/*", "/index.html", 200)] == [
        (rule["from"], rule["to"], rule["status"]) for rule in NETLIFY["redirects"]
    ]


def directives():
    policy = HEADERS["Content-Security-Policy"]
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_nothing_is_let_in_that_is_not_named():
    assert ["'none'"] == directives()["default-src"]
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert [] == [
        (name, source)
        for name, sources in directives().items()
        for source in sources
        if source in {"*", "http:", "data:", "blob:"} and name != "img-src"
    ]


@pytest.mark.parametrize("name", ["frame-ancestors", "base-uri", "form-action"])
def test_nobody_frames_the_app_moves_its_base_or_takes_its_forms(name):
    assert ["'none'"] == directives()[name]


@pytest.mark.parametrize(
    ("function", "asked", "answered"),
    [
        ("api", "/api/videos/submit", "/videos/submit"),
        ("api", "/api/notes/a.b/artifacts/note.pdf", "/notes/a.b/artifacts/note.pdf"),
        ("page", "/notes/x", "/index.html"),
        ("page", "/assets/a-1.js", "/assets/a-1.js"),
    ],
)
def test_what_cloudfront_asks_for(function, asked, answered):
    """Its function, as it stands there, run by Node."""
    code = (ROOT / f"infra/modules/web/{function}.js").read_text()
    call = f"console.log(handler({{request: {{uri: {json.dumps(asked)}}}}}).uri)"
    assert f"{answered}\n" == subprocess.check_output(["node", "-e", code + call], text=True)
