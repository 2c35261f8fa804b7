"""The web app's files, its settings, what browsers are told, and the page in its place."""

import json

import pytest
import urllib3
from service_client import free_ports

from studybuddy_local.paths import address
from studybuddy_local.web_policy import content_security_policy
from studybuddy_local.web_server import WebServer, WebSettings

SETTINGS = WebSettings(
    api="http://127.0.0.1:2/api",
    region="r",
    user_pool_id="p",
    client_id="c",
    sign_in="http://127.0.0.1:3",
    stripe="pk",
    stripe_script="http://127.0.0.1:4/stripe.js",
    push="ws://127.0.0.1:5/push",
)
CODE = "let learning = 'by heart';\n" * 100


@pytest.fixture
def get(tmp_path):
    """What is at a path of a server for the folder."""
    port = free_ports().web
    with WebServer(port, SETTINGS, "<h1>How to call</h1>", tmp_path):
        yield lambda path, **headers: urllib3.request(
            "GET", address(port) + path, headers=headers, retries=False, decode_content=False
        )


@pytest.fixture
def app(tmp_path):
    """A web app as it is built."""
    (tmp_path / "index.html").write_text("the app")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "app-1f2e.js").write_text(CODE)
    (tmp_path / "assets" / "logo-77.png").write_bytes(bytes(2000))


def test_settings_are_told_to_the_app(get):
    assert "http://127.0.0.1:2/api" == get("/config.json").json()["api"]


def test_without_an_app_there_is_a_page_that_helps(get):
    answer = get("/videos/7")

    assert (200, b"<h1>How to call</h1>") == (answer.status, answer.data)


def test_the_app_is_served_and_its_own_routes_lead_to_it(get, app):
    assert [b"the app", CODE.encode(), b"the app"] == [
        get(path).data for path in ("/", "/assets/app-1f2e.js", "/videos/7?page=2")
    ]


def test_nothing_outside_the_folder_is_served(get, app, tmp_path):
    (tmp_path.parent / "secret.txt").write_text("secret")

    assert b"the app" == get("/../secret.txt").data
    assert b"the app" == get("/%2e%2e/secret.txt").data


def test_localhost_leads_to_the_one_address_that_the_api_knows(tmp_path):
    port = free_ports().web
    with WebServer(port, SETTINGS, "<h1>How to call</h1>", tmp_path):
        path, host = "/notes/7?tab=quiz", {"host": f"localhost:{port}"}
        led = urllib3.request("GET", address(port) + path, headers=host, redirect=False)

    assert (307, address(port) + path) == (led.status, led.headers["location"])


def test_a_built_file_that_is_gone_is_not_the_app(get, app):
    assert 404 == get("/assets/app-0000.js").status


def test_what_never_changes_is_kept_and_the_page_is_asked_for_anew(get, app):
    kept = [get(path).headers["cache-control"] for path in ("/", "/assets/app-1f2e.js")]

    assert ["no-cache", "public, max-age=31536000, immutable"] == kept


def test_text_travels_packed_to_those_who_can_unpack(get, app):
    code = get("/assets/app-1f2e.js", **{"accept-encoding": "gzip, br"})
    picture = get("/assets/logo-77.png", **{"accept-encoding": "gzip, br"})

    assert ("gzip", None) == (
        code.headers.get("content-encoding"),
        picture.headers.get("content-encoding"),
    )
    assert len(CODE) / 10 > len(code.data)


def test_the_page_may_speak_with_this_service_only(get, app):
    policy = get("/notes/7").headers["content-security-policy"]
    directives = {words[0]: words[1:] for words in map(str.split, policy.split("; "))}

    assert ["'none'"] == directives["default-src"]
    stripe = ["https://js.stripe.com", "https://*.js.stripe.com"]
    assert ["'self'", *stripe, "http://127.0.0.1:4"] == directives["script-src"]
    assert [
        "'self'",
        "http://127.0.0.1:2",
        "ws://127.0.0.1:5",
        "http://127.0.0.1:3",
        "https://api.stripe.com",
        "http://127.0.0.1:4",
    ] == directives["connect-src"]
    assert ["'none'"] == directives["frame-ancestors"]
    assert "unsafe" not in policy


def test_every_answer_is_taken_for_what_it_says_it_is(get, app):
    told = {
        get(path).headers["x-content-type-options"] for path in ("/", "/config.json", "/assets/x")
    }

    assert {"nosniff"} == told


def test_a_place_in_the_policy_without_an_address_goes(tmp_path):
    file = tmp_path / "policy.json"
    file.write_text(json.dumps({"connect-src": ["'self'", "{api}", "{stripe_script}"]}))

    assert "connect-src 'self' https://a.example; frame-ancestors 'none'" == (
        content_security_policy({"api": "https://a.example/v1", "stripe_script": ""}, file)
    )
