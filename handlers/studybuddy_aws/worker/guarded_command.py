"""Runs the command in limits of its own, where Python connects to nothing of this machine.

    python -P -S guarded_command.py LIMITS PORTS ARGUMENT...

LIMITS is a JSON object: `parent`, the process without which this one ends, and `limits`, numbers
by the names that the module `resource` has for them (0: left as it is). They hold before anything
that is installed is loaded (-S), and no second Python is started for them.

On loopback Lambda answers whoever asks as its runtime, and link-local addresses hand out traces'
and machines' data: nobody's business in a job. PORTS, with commas between, are those of loopback
that settings name. A wall against libraries that follow where an answer leads, and against
plugins written in Python; code of a plugin's own in C passes it. Imports only what Python itself
brings: it runs before every command, in a few thousandths of a second.
"""

import ipaddress
import json
import os
import re
import resource
import runpy
import signal
import site
import socket
import sys
from collections.abc import Iterable, Mapping

_LOCAL_URL = re.compile(r"(?:localhost|127\.[0-9.]+|\[::1\]):([0-9]{1,5})", re.ASCII)
_EVENTS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38


def limit(parent: int, limits: Mapping[str, int]) -> None:
    """Tie this process's life to its parent's, and set its limits."""
    _die_with(parent)
    for name, most in limits.items():
        if most:
            _limit(name, most)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with(parent: int) -> None:
    """Be killed when the parent dies, so that nobody goes on working for nobody (Linux).

    Nor become anybody else: what runs as another user could not be ended with the job.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
        ctypes.CDLL(None).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(1)


def _limit(name: str, most: int) -> None:
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(kind, (most, most))


def ports_in(settings: Iterable[str]) -> set[int]:
    """The ports of this machine that values of settings name, as a proxy's or a server's."""
    return {int(port) for text in settings for port in _LOCAL_URL.findall(text)}


def refused(host: str, port: int, allowed: frozenset[int]) -> bool:
    """Whether a connection to an address, or to a name's, is refused.

    A name that has no address is: nothing is known of where it leads.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True
    return any(_near(str(one[4][0]), port, allowed) for one in found)


def _near(text: str, port: int, allowed: frozenset[int]) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback or address.is_unspecified:
        return port not in allowed
    return address.is_link_local or address in ipaddress.ip_network("fd00:ec2::/32")


def guard(allowed: frozenset[int]) -> None:
    """Refuse such connections from here on. It cannot be taken back."""

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _EVENTS:
            return
        opened, address = arguments[0], arguments[-1]
        if getattr(opened, "family", None) not in _INTERNET:
            return
        if isinstance(address, tuple) and refused(str(address[0]), int(address[1]), allowed):
            raise PermissionError("A job may not connect to this machine.")

    sys.addaudithook(watch)


def main(limits: str, ports: str, *arguments: str) -> None:
    """Become the command."""
    limit(**json.loads(limits))
    guard(frozenset(int(port) for port in ports.split(",") if port))
    site.main()
    sys.argv = [sys.argv[0], *arguments]
    runpy.run_module("studybuddy", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
