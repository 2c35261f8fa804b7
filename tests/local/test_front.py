"""The web app's files, its settings, and the page in its place."""

import pytest
import urllib3
from campus import free_ports

from studybuddy_local.checkout import address
from studybuddy_local.front import Front, WebSettings

SETTINGS = WebSettings(
    api="http://api", region="r", user_pool_id="p", client_id="c", sign_in="s", stripe="t"
)


@pytest.fixture
def get(tmp_path):
    """What is at a path of a server for the folder."""
    port = free_ports().web
    with Front(port, SETTINGS, "<h1>How to call</h1>", tmp_path):
        yield lambda path: urllib3.request("GET", address(port) + path, retries=False)


def test_settings_are_told_to_the_app(get):
    assert "http://api" == get("/config.json").json()["api"]


def test_without_an_app_there_is_a_page_that_helps(get):
    answer = get("/videos/7")

    assert (200, b"<h1>How to call</h1>") == (answer.status, answer.data)


def test_the_app_is_served_and_its_own_routes_lead_to_it(get, tmp_path):
    (tmp_path / "index.html").write_text("the app")
    (tmp_path / "app.js").write_text("its code")

    assert [b"the app", b"its code", b"the app"] == [
        get(path).data for path in ("/", "/app.js", "/videos/7?page=2")
    ]


def test_nothing_outside_the_folder_is_served(get, tmp_path):
    (tmp_path / "index.html").write_text("the app")
    (tmp_path.parent / "secret.txt").write_text("secret")

    assert b"the app" == get("/../secret.txt").data
    assert b"the app" == get("/%2e%2e/secret.txt").data
