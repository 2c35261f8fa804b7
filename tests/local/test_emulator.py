"""The embedded AWS, as clients meet it on a connection."""

import fcntl
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from studybuddy_local import emulator

REQUEST = b"GET /_ministack/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
WAITING = (
    b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n"
    b"Content-Type: application/x-amz-json-1.0\r\nContent-Length: 2\r\n"
    b"Expect: 100-continue\r\n\r\n"
)


def test_an_answer_comes_in_one_piece(stack):
    """Clients in Go that are short of processor time lose a body that comes after its head."""
    place = urlsplit(stack.account.endpoint)
    with socket.create_connection((place.hostname, place.port), timeout=60) as connection:
        for _ in range(50):
            connection.sendall(REQUEST)
            head, _, body = connection.recv(65536).partition(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 ")
            (length,) = [line for line in head.lower().split(b"\r\n") if b"content-length" in line]
            assert int(length.partition(b":")[2]) == len(body)


def test_a_body_that_is_waited_for_is_asked_for(stack):
    """An informational answer is the only piece that comes alone."""
    place = urlsplit(stack.account.endpoint)
    with socket.create_connection((place.hostname, place.port), timeout=60) as connection:
        connection.sendall(WAITING)
        assert connection.recv(65536).startswith(b"HTTP/1.1 100 ")
        connection.sendall(b"{}")
        # It is not signed.
        assert connection.recv(65536).startswith(b"HTTP/1.1 400 ")


def test_who_installs_it_does_so_alone_and_once(tmp_path, monkeypatch):
    ran = []

    def run(*command):
        ran.append(command)
        (lock,) = tmp_path.glob("*.lock")
        with lock.open() as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if "venv" in command:
            Path(command[-1]).mkdir()

    monkeypatch.setattr(emulator, "_run", run)
    found = [emulator.interpreter(tmp_path, print) for _ in range(2)]
    assert (1, 2) == (len({*found}), len(ran))
