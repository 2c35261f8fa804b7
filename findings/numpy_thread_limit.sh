#!/bin/sh
# "import numpy" where no more threads may be started raises KeyboardInterrupt, as if somebody had pressed Ctrl-C.
# Package: numpy 2.4.6 (with the OpenBLAS in its wheel), on a machine with more than one processor.
# Valid: a limit on processes (ulimit -u) counts threads; a library need not start any to be imported.
# Behaviour: OpenBLAS starts a thread for each processor when it is loaded, and where that fails it sends itself SIGINT.
# Nothing is printed but the traceback; `except Exception` does not see it. With OPENBLAS_NUM_THREADS=1 it is imported.
# Output seen: the lines of `expected`, below.
# Date: 2026-11-30.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
chmod 755 "$work"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check numpy==2.4.6

cat >expected <<'END'
default: KeyboardInterrupt
one thread: imported
END
# What else numpy imports comes first, as root gives up its rights, which no such limit binds.
venv/bin/python -c "
import sys
before = set(sys.modules)
import numpy
print(*sorted(m for m in set(sys.modules) - before if m.split('.')[0] != 'numpy'))" >others
cat >limited.py <<'END'
import contextlib
import importlib
import os
import resource

for module in open("others").read().split():
    with contextlib.suppress(ImportError):
        importlib.import_module(module)
if os.getuid() == 0:
    os.setuid(65534)
resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
try:
    import numpy
except BaseException as error:
    print(type(error).__name__)
else:
    print("imported")
END
{
    printf 'default: ' && venv/bin/python limited.py
    printf 'one thread: ' && OPENBLAS_NUM_THREADS=1 venv/bin/python limited.py
} >seen 2>/dev/null

diff expected seen
echo "as seen on 2026-11-30"
