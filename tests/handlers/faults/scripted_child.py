"""A child that keeps to a script: quick, and the same each time. The real one has its own tests."""

import json
from pathlib import Path

from studybuddy.events import Done, Failed, MadeFile, Progress, Unconfirmed

TRANSCRIPT = b'{"segments":[]}'
MARKDOWN, PDF = b"# Waves", b"%PDF-1.7"


class Script:
    """What all children of a run do. `paid` is every section that was paid for: place and number.

    They write `sections` sections. `ending` is how they end: `done`, or a code and whether it is
    retryable; `rest_after` is after how many sections they wait, until one is asked to stop. They
    ask first if they are to do it for fewer `credits`, and tell what
    words are begun, of 30,000 a credit, if each section costs `dollars`.
    """

    def __init__(self, sections=2, ending="done", rest_after=None, credits=1, dollars=0.0):
        self.sections = sections
        self.ending = ending
        self.rest_after = rest_after
        self.credits = credits
        self.words = credits * 30_000
        self.dollars = dollars
        self.paid = []
        self.resting = False

    def start(self, arguments, *, place, settings, limits):
        (agreed,) = (one.split("=")[1] for one in arguments if one.startswith("--credits="))
        return ScriptedChild(self, Path(place) / "work", int(agreed))


class ScriptedChild:
    def __init__(self, script, work, agreed):
        self.script = script
        self.agreed = agreed
        self.work = work
        self.last = None
        self.flooding = False
        self.exit_code = None
        self._steps = self._script()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        self.script.resting = False

    @property
    def running(self):
        return self.exit_code is None

    @property
    def done(self):
        return self.last if isinstance(self.last, Done) else None

    def lines(self, wait):
        self.last = next(self._steps)
        if isinstance(self.last, Unconfirmed):
            self.exit_code = 7
        elif not isinstance(self.last, Progress):
            self.exit_code = 0 if self.done else 1
        return [self.last]

    def last_lines(self):
        return []

    def stop(self):
        self.last = Failed(progress=50, code="interrupted", message="Stopped.", retryable=True)
        self.exit_code = 130
        self.script.rest_after = None

    def kill(self):
        self.exit_code = -9 if self.exit_code is None else self.exit_code

    def _script(self):
        yield Progress(step="start", progress=0)
        self._keep("transcript-1.json", TRANSCRIPT)
        yield Progress(step="transcript", progress=5)
        if self.agreed < self.script.credits:
            words, credits = self.script.words, self.script.credits
            yield Unconfirmed(progress=10, message="Long.", words=words, credits=credits)
        for number in range(self.script.sections):
            while number == self.script.rest_after:
                self.script.resting = True
                yield Progress(step="write", progress=50)
            self.script.resting = False
            self._section(number)
            yield self._progress(number)
        if self.script.ending != "done":
            code, retryable = self.script.ending
            message = "So it is."
            yield Failed(progress=80, code=code, message=message, retryable=retryable)
        yield self._done()

    def _progress(self, number):
        share = (number + 1) / self.script.sections
        return Progress(
            step="write",
            progress=10 + 70 * number // self.script.sections,
            words_begun=int(self.script.words * share) if self.script.dollars else 0,
            cost_usd=self.script.dollars * (number + 1),
        )

    def _section(self, number):
        name = f"section-{number}.json"
        if not (self.work / "written" / name).exists():
            self.script.paid.append((self.work.parent.name, number))
            self._keep(name, json.dumps(number).encode())

    def _keep(self, name, data):
        (self.work / "written" / name).write_bytes(data)

    def _done(self):
        (self.work / "note.md").write_bytes(MARKDOWN)
        (self.work / "note.pdf").write_bytes(PDF)
        files = (
            made("markdown", "note.md", "text/markdown"),
            made("pdf", "note.pdf", "application/pdf"),
        )
        return Done(files=files, title="Waves", language="en", writer="outline", seconds=61.9)


def made(exporter, name, media_type):
    return MadeFile(exporter=exporter, file_name=name, media_type=media_type, size=1, path=name)
