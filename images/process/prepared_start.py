"""What each Python that starts in the image takes from its build, instead of doing it again.

Loaded by `prepared_start.pth` before anything else. Regular expressions are compiled by Python's
own code in Python: a tenth of the processor time of a job, where they are always the same. Here
are those that `prepare_start.py` has met, as Python's compiler made them; others are compiled as
ever. And garbage is looked for more seldom: what a start loads stays, and a job's process ends
soon. Imports little: every start waits for it.
"""

import gc
import marshal
import re._compiler as compiler  # type: ignore[import-not-found]

gc.set_threshold(400_000, 20, 100)
with open(__file__.rpartition(".")[0] + ".patterns", "rb") as file:  # noqa: PTH123
    prepared = marshal.loads(file.read())  # noqa: S302  (written by the build)
compiled = compiler.compile


def compile(pattern: object, flags: int = 0) -> object:
    """As `re` asks for it: a pattern's text and flags."""
    known = prepared.get((pattern, flags)) if isinstance(pattern, (str, bytes)) else None
    if known is None:
        return compiled(pattern, flags)
    return compiler._sre.compile(pattern, *marshal.loads(known))  # noqa: S302


compiler.compile = compile
