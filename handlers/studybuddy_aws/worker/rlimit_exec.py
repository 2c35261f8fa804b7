"""Sets its own limits, ties its life to its parent's, and becomes another program.

    python -I -S rlimit_exec.py LIMITS PROGRAM ARGUMENT...

LIMITS is a JSON object: `parent`, the process without which this one ends, and `limits`, numbers
by the names that the module `resource` has for them (0: left as it is). Imports only what Python
itself brings: it runs before every child, in a few hundredths of a second.
"""

import json
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38


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


def main(told: str, *program: str) -> None:
    """Become the program."""
    limits = json.loads(told)
    _die_with(limits["parent"])
    for name, most in limits["limits"].items():
        if most:
            _limit(name, most)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execv(program[0], program)  # noqa: S606  (no shell, and the caller names the program)


if __name__ == "__main__":
    main(*sys.argv[1:])
