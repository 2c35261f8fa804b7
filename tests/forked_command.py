"""The command, forked from a process that has loaded it: what a start costs is paid once.

For tests that start it often and look at its work, not at its start. `python -m studybuddy` takes
a third of a second of a processor before it does anything, with Claude's library more than one.
"""

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from contextlib import closing
from importlib import import_module
from pathlib import Path

# What every run needs, and by itself imports late.
_LOADED = ("studybuddy.command.notes", "studybuddy_outline.writer", "studybuddy_captions", "jinja2")
_LONGEST = 120  # seconds; ends what hangs


class CommandServer:
    """Forks the command as often as it is told, `modules` of plugins loaded. A context manager."""

    def __init__(self, *modules: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__, *_LOADED, *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )

    def __enter__(self) -> "CommandServer":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def start(self, *arguments: str, cwd: Path, env: dict[str, str]) -> "Run":
        """Begin `python -m studybuddy ARGUMENTS`, without an input."""
        return Run(self, arguments, cwd, env)

    def run(self, *arguments: str, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess:
        """What it ends with, and what it writes."""
        with closing(self.start(*arguments, cwd=cwd, env=env)) as run:
            return run.finish()

    def ask(self, **request: object) -> int:
        """A process's number once it is started, or its state once it has stopped or ended."""
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        readable, _, _ = select.select([self._process.stdout], [], [], _LONGEST)
        assert readable, f"no answer within {_LONGEST} seconds: {request}"
        return int(self._process.stdout.readline())


class Run:
    """A run of the command."""

    def __init__(self, server: CommandServer, arguments, cwd: Path, env: dict[str, str]) -> None:
        self._server = server
        self._arguments = arguments
        self._folder = tempfile.TemporaryDirectory()
        files = {"out": str(self._path("out")), "errors": str(self._path("errors"))}
        self.pid = server.ask(arguments=arguments, cwd=str(cwd), env=env, **files)
        self._state = None

    def close(self) -> None:
        """Leave nothing of it."""
        self.kill()
        self._folder.cleanup()

    def stop(self) -> None:
        """Have it stand still, as it does when this returns."""
        os.kill(self.pid, signal.SIGSTOP)
        assert os.WIFSTOPPED(self._server.ask(wait=self.pid))

    def kill(self) -> None:
        """`kill -9`, unless it has ended."""
        if self._state is None:
            os.kill(self.pid, signal.SIGKILL)
            self._state = self._server.ask(wait=self.pid)

    def finish(self) -> subprocess.CompletedProcess:
        """Let it end by itself."""
        self._state = self._server.ask(wait=self.pid)
        code = os.waitstatus_to_exitcode(self._state)
        out, errors = (self._path(name).read_bytes() for name in ("out", "errors"))
        return subprocess.CompletedProcess(self._arguments, code, out, errors)

    def _path(self, name: str) -> Path:
        return Path(self._folder.name) / name


def _become(arguments, cwd, env, out, errors):
    """Become the command, as Python would have started it."""
    for place, descriptor, flags in (
        (os.devnull, 0, os.O_RDONLY),
        (out, 1, os.O_WRONLY | os.O_CREAT),
        (errors, 2, os.O_WRONLY | os.O_CREAT),
    ):
        os.dup2(os.open(place, flags), descriptor)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    sys.path[:1] = [cwd, *filter(None, env.get("PYTHONPATH", "").split(os.pathsep))]
    sys.argv = ["studybuddy", *arguments]
    import_module("studybuddy.command").main()


def _serve():
    """Answer one request after the other."""
    for line in sys.stdin:
        request = json.loads(line)
        if "wait" in request:
            answer = os.waitpid(request["wait"], os.WUNTRACED)[1]
        elif (answer := os.fork()) == 0:
            _become(**request)
        print(answer, flush=True)


if __name__ == "__main__":
    for loaded in sys.argv[1:]:
        import_module(loaded)
    _serve()
