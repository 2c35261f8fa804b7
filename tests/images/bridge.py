"""Stands where the worker's function would be, and hands each event to the image's emulator.

A zip function of the local stack, for want of functions from images. The emulator takes one event
at a time, so they queue up at a lock.
"""

import fcntl
import json
import os
import urllib.request
from pathlib import Path

_INVOCATIONS = "/2015-03-31/functions/function/invocations"


def handler(event, context):
    """What the worker in the image answers."""
    lock = Path(os.environ["BRIDGE_LOCK"])
    with lock.open("a") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        return asked(os.environ["BRIDGE_TO"], event)


def asked(address, event):
    """What the function at an emulator's address answers. Raises RuntimeError when it failed."""
    request = urllib.request.Request(address + _INVOCATIONS, json.dumps(event).encode())
    with urllib.request.urlopen(request, timeout=900) as response:
        answer = json.load(response)
    if not isinstance(answer, dict) or "errorType" in answer or "errorMessage" in answer:
        raise RuntimeError(f"the worker failed: {answer}")
    return answer
