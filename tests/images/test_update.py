"""What is pinned beside the locks moves forward by what registries answer, and by nothing else."""

import hashlib
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_SPEC = spec_from_file_location("update", ROOT / "images" / "update.py")
update = module_from_spec(_SPEC)
_SPEC.loader.exec_module(update)

INDEX = b'{"schemaVersion": 2, "manifests": []}'
DIGEST = f"sha256:{hashlib.sha256(INDEX).hexdigest()}"
NOWHERE = "127.0.0.1:1"


class Registry(BaseHTTPRequestHandler):
    """A registry that gives a token to everybody, as ECR's public one does."""

    def do_GET(self):
        path, _, _ = self.path.partition("?")
        if path == "/token":
            return self.answer(200, b'{"token": "anybody"}')
        if self.headers.get("Authorization") != "Bearer anybody":
            realm = f"http://{self.headers['Host']}/token"
            challenge = f'Bearer realm="{realm}",service="here",scope="repository:python:pull"'
            return self.answer(401, b"{}", {"Www-Authenticate": challenge})
        if path not in self.server.images:
            return self.answer(404, b"{}")
        assert "application/vnd.oci.image.index.v1+json" in self.headers["Accept"]
        return self.answer(200, INDEX, {"Docker-Content-Digest": self.server.images[path]})

    def answer(self, status, body, headers=()):
        self.send_response(status)
        for name, value in dict(headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def registry(monkeypatch):
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    with ThreadingHTTPServer(("127.0.0.1", 0), Registry) as server:
        server.images = {
            f"/v2/{name}/manifests/{tag}": DIGEST
            for name, tag in (
                ("lambda/python", "3.13"),
                ("lambda/python", "3.14"),
                ("library/python", "3.13-slim-trixie"),
            )
        }
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def checkout(tmp_path, registry, monkeypatch):
    """What is moved forward, of images of that registry; no registry of Terraform's answers."""
    host = f"127.0.0.1:{registry.server_port}"
    (tmp_path / "images").mkdir()
    (tmp_path / "Dockerfile.api").write_text(
        f"ARG BASE={host}/lambda/python:3.13\nFROM ${{BASE}}\n"
    )
    (tmp_path / "Dockerfile.process").write_text(
        f"ARG BASE={host}/library/python:3.13-slim-trixie\n"
    )
    (tmp_path / "images" / "zip").write_text("python3.13 of 3.13.5\n")
    (tmp_path / "images" / "some.lock").write_text("a==3.13\n")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    terraform = tmp_path / "programs" / "terraform"
    terraform.parent.mkdir()
    terraform.write_text("#!/bin/sh\nexit 1\n")
    terraform.chmod(0o755)
    monkeypatch.setenv("PATH", f"{terraform.parent}:/usr/bin:/bin")
    return tmp_path


def bases(checkout):
    return {
        name: (checkout / f"Dockerfile.{name}").read_text().splitlines()[0].rpartition("/")[2]
        for name in ("api", "process")
    }


def test_base_images_get_the_digest_that_their_registry_names(checkout, capsys):
    assert 1 == update.update(checkout, None, dry_run=False)
    pinned = {"api": f"python:3.13@{DIGEST}", "process": f"python:3.13-slim-trixie@{DIGEST}"}
    assert pinned == bases(checkout)
    assert "infra/ stays without a lock" in capsys.readouterr().out
    update.update(checkout, None, dry_run=False)
    assert pinned == bases(checkout)
    assert f"is still {DIGEST}" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(checkout, capsys):
    assert 0 == update.update(checkout, None, dry_run=True)
    assert {"api": "python:3.13", "process": "python:3.13-slim-trixie"} == bases(checkout)
    assert "would change: Dockerfile.api" in capsys.readouterr().out


def test_no_digest_is_taken_that_is_not_the_one_of_the_bytes(checkout, registry, capsys):
    registry.images["/v2/lambda/python/manifests/3.13"] = "sha256:" + "0" * 64
    assert 1 == update.update(checkout, None, dry_run=False)
    assert "python:3.13" == bases(checkout)["api"]
    assert "or not the bytes that it names. Its base stays" in capsys.readouterr().out


def test_what_is_not_reached_stays_as_it_is(checkout, capsys):
    file = checkout / "Dockerfile.api"
    was = f"ARG BASE={NOWHERE}/lambda/python:3.13@sha256:{'1' * 64}\n"
    file.write_text(was)
    assert 1 == update.update(checkout, None, dry_run=False)
    assert was == file.read_text()
    assert f"{NOWHERE} was not reached (ConnectionError)" in capsys.readouterr().out


def test_another_python_is_written_wherever_it_stands_with_no_digest_of_the_old(checkout, capsys):
    update.update(checkout, None, dry_run=False)
    update.update(checkout, "3.14", dry_run=False)
    # The worker's base is not there for that Python: no digest stands for it.
    assert {"api": f"python:3.14@{DIGEST}", "process": "python:3.14-slim-trixie"} == bases(checkout)
    assert "python3.14 of 3.13.5\n" == (checkout / "images" / "zip").read_text()
    assert "a==3.13\n" == (checkout / "images" / "some.lock").read_text()
    assert "(404)" in capsys.readouterr().out


def test_a_lock_is_made_by_terraform_for_all_kinds_of_machine(checkout, capsys):
    terraform = Path(shutil.which("terraform"))
    terraform.write_text(f'#!/bin/sh\necho "$*" > {checkout}/asked\n')
    assert 0 == update.update(checkout, None, dry_run=False)
    asked = (checkout / "asked").read_text().split()
    assert ["-chdir=infra", "providers", "lock"] == asked[:3]
    assert {"-platform=linux_amd64", "-platform=linux_arm64"} < set(asked[3:])
    assert "git add --force infra/.terraform.lock.hcl" in capsys.readouterr().out


def test_pythons_place_is_known_in_every_file_that_has_it():
    texts = update.with_python(ROOT, "3.99")
    here = {str(file.relative_to(ROOT)) for file in texts}
    assert {"Dockerfile.api", "Dockerfile.process", "Makefile", "images/zip"} < here
    assert "python3.99" in texts[ROOT / "infra" / "modules" / "function" / "main.tf"]
