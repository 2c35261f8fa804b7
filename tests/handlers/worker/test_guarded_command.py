"""A job's Python connects to the world, and to nothing of the machine that it runs on."""

import json
import os
import socket
import subprocess
import sys

import pytest

from studybuddy_aws.worker import guarded_command
from studybuddy_aws.worker.guarded_command import ports_in, refused

ALLOWED = frozenset({8080})


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "127.255.255.254", "2130706433", "0x7f.1", "0.0.0.0", "localhost"),
        *("::1", "::", "::ffff:127.0.0.1", "fe80::1%1"),
        *("169.254.169.254", "169.254.100.1", "::ffff:169.254.170.2", "fd00:ec2::254"),
    ],
)
def test_this_machine_and_what_is_next_to_it_are_refused(host):
    assert refused(host, 9001, ALLOWED)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_port_that_settings_name_is_not(host):
    assert not refused(host, 8080, ALLOWED)


@pytest.mark.parametrize("host", ["169.254.169.254", "fe80::1%1"])
def test_what_is_link_local_is_named_by_nobody(host):
    assert refused(host, 8080, ALLOWED)


@pytest.mark.parametrize("host", ["203.0.113.7", "10.0.0.7", "2001:db8::1"])
def test_other_machines_are_not_refused(host):
    assert not refused(host, 443, ALLOWED)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "a" * 70, "\udc80", ""])
def test_a_name_that_leads_nowhere_or_here_is_refused(host):
    assert refused(host, 443, frozenset())


def test_ports_are_those_that_settings_name_on_this_machine():
    settings = [
        *("http://127.0.0.1:4010", "http://user:word@localhost:3128/", "http://[::1]:99/x"),
        *("https://api.example.org:8443", "127.0.0.1", "/usr/bin:/bin", ""),
    ]
    assert {4010, 3128, 99} == ports_in(settings)


CODE = """
import socket, sys
from studybuddy_aws.worker.guarded_command import guard
guard(frozenset())
place = (sys.argv[1], int(sys.argv[2]))
kind = socket.SOCK_DGRAM if "send" in sys.argv[3] else socket.SOCK_STREAM
with socket.socket(type=kind) as opened:
    try:
        if sys.argv[3] == "sendto":
            opened.sendto(b"x", place)
        elif sys.argv[3] == "sendmsg":
            opened.sendmsg([b"x"], [], 0, place)
        else:
            getattr(opened, sys.argv[3])(place)
    except PermissionError as error:
        print(error)
"""


@pytest.mark.parametrize("way", ["connect", "connect_ex", "sendto", "sendmsg"])
def test_every_way_to_reach_an_address_is_watched(way):
    kind = socket.SOCK_DGRAM if "send" in way else socket.SOCK_STREAM
    with socket.socket(type=kind) as listens:
        listens.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            listens.listen()
        host, port = listens.getsockname()
        command = [sys.executable, "-c", CODE, host, str(port), way]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "A job may not connect to this machine.\n" == said


def test_the_command_is_run_with_what_it_is_told():
    limits = json.dumps({"parent": os.getpid(), "limits": {"RLIMIT_NOFILE": 64}})
    start = [sys.executable, "-P", "-S", guarded_command.__file__]
    command = [*start, limits, "", "--version"]
    asked = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    plain = [sys.executable, "-P", "-m", "studybuddy", "--version"]
    assert subprocess.run(plain, capture_output=True, text=True, check=True).stdout == asked
