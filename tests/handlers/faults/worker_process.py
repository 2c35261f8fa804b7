"""A worker in a process of its own: an event on standard input, what Lambda is told on output.

    python worker_process.py SECONDS_SINCE_1970

AWS is where the environment says. Each request names the process, so that it can be killed.
"""

import json
import os
import sys

from studybuddy_aws.process_video import Worker
from studybuddy_aws.runtime import clients, settings
from studybuddy_aws.storage.service import Service
from studybuddy_aws.worker import job_runner


def client(name):
    made = clients.client(name)
    made.meta.events.register("before-send", _signed)
    return made


def _signed(request, **_):
    request.headers["x-process"] = str(os.getpid())


def main(now):
    service = Service(
        settings.read(job_runner.WorkerSettings), client=client, now=lambda: float(now)
    )
    answer = Worker(service, lambda *_, **__: None).serve(json.load(sys.stdin), lambda: 900.0)
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
