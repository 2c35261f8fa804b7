"""A function's process, as Lambda starts it: `python -m awslambdaric HANDLER`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.handlers_harness.runtime_api import RuntimeApi


class WrongAnswer(Exception):
    """A function did not answer what the benchmark is about."""


class Deployed(NamedTuple):
    """A function that could be started. `status` is what it is to answer the event with."""

    handler: str
    task: Path
    runtime: Path
    variables: Mapping[str, str]
    event: dict[str, Any]
    status: int

    def environment(self, runtime_api: str) -> dict[str, str]:
        """What Lambda tells a function's process."""
        return {
            **self.variables,
            "AWS_LAMBDA_RUNTIME_API": runtime_api,
            "AWS_LAMBDA_FUNCTION_NAME": "benchmark",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
            "AWS_LAMBDA_LOG_LEVEL": "INFO",
            "LAMBDA_TASK_ROOT": str(self.task),
            "PATH": os.defpath,
            "PYTHONPATH": str(self.runtime),
            "TZ": ":UTC",
        }


class Function:
    """A running process of a function, with the event it is asked to answer."""

    def __init__(
        self, deployed: Deployed, process: subprocess.Popen[bytes], api: RuntimeApi, started: float
    ) -> None:
        self._deployed = deployed
        self._process = process
        self._api = api
        self.cold_seconds = self._answered() - started
        """From the process's start to its first answer."""
        self.cold_cpu_seconds = self.cpu_seconds()
        """Processor time until then."""

    def invoke(self, times: int) -> float:
        """Processor seconds, user's and system's, of an invocation: the mean of this many."""
        event = json.dumps(self._deployed.event).encode()
        before = self.cpu_seconds()
        for _ in range(times):
            self._api.send(event)
            self._answered()
        return (self.cpu_seconds() - before) / times

    def cpu_seconds(self) -> float:
        """Processor time of the process so far, to the nanosecond (Linux)."""
        return time.clock_gettime(~self._process.pid << 3 | 2)

    def _answered(self) -> float:
        """When the next answer came. Raises WrongAnswer."""
        reply = self._api.receive()
        answer: dict[str, Any] = json.loads(reply.body)
        if answer["statusCode"] != self._deployed.status:
            raise WrongAnswer(f"{self._deployed.handler}: {answer}")
        return reply.at


@contextmanager
def started(deployed: Deployed) -> Iterator[Function]:
    """The function, once it has answered its first event; it ends with the block."""
    api = RuntimeApi()
    api.send(json.dumps(deployed.event).encode())
    # -S: nothing of this machine's Python but its standard library.
    command = [sys.executable, "-S", "-m", "awslambdaric", deployed.handler]
    environment = deployed.environment(api.address)
    at = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=deployed.task, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        yield Function(deployed, process, api, at)
    finally:
        process.kill()
        process.wait()
        api.close()
