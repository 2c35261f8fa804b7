"""Plugins that misbehave, each in its own way; and two that tell what they were given."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import msgspec

import studybuddy
from studybuddy_outline import OutlineWriter

FOREVER = 3600


class Rogue(studybuddy.Writer):
    """Misbehaves before it writes an outline."""

    def write(self, template, transcript, work):
        self.misbehave(work)
        return OutlineWriter().write(template, transcript, work)

    def misbehave(self, work):
        raise AssertionError


class Crash(Rogue):
    """Takes the process down."""

    def misbehave(self, work):
        signal.signal(signal.SIGSEGV, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGSEGV)


class Leave(Rogue):
    """Leaves without a word."""

    def misbehave(self, work):
        os._exit(0)


def be_deaf(work):
    """Hear no signal, and note on STUDYBUDDY_TOLD, where there is one, that it has come so far."""
    for number in (signal.SIGTERM, signal.SIGALRM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    if told := work.settings.get("STUDYBUDDY_TOLD"):
        with Path(told).open("a") as file:
            file.write("deaf\n")


class Hang(Rogue):
    """Neither works nor hears."""

    def misbehave(self, work):
        be_deaf(work)
        time.sleep(FOREVER)


class EatMemory(Rogue):
    """Takes all the memory that it is let have, and tells how many megabytes that were."""

    def misbehave(self, work):
        hoard = []
        try:
            while True:
                hoard.append(bytearray(16 * 1024 * 1024))
        except MemoryError:
            had = 16 * len(hoard)
            hoard.clear()
            if told := work.settings.get("STUDYBUDDY_TOLD"):
                Path(told).write_text(str(had))
            raise


class EatTime(Rogue):
    """Computes for ever, and is deaf meanwhile."""

    def misbehave(self, work):
        be_deaf(work)
        while True:
            pass


def write_everywhere(data):
    """Write where the command's lines go, wherever that is."""
    for number in range(3, 64):
        try:
            if "pipe" in str(Path(f"/proc/self/fd/{number}").readlink()):
                os.write(number, data)
        except OSError:
            continue


class Flood(Rogue):
    """Writes one line that never ends."""

    def misbehave(self, work):
        while True:
            write_everywhere(b"x" * 65536)


class Garbage(Rogue):
    """Writes lines that are none, and one that lies."""

    def misbehave(self, work):
        print("on standard output")
        deep = b"[" * 20_000
        for line in (b"{", b"\xff\xfe", b"null", b'{"step":1,"progress":"x"}', deep, b"x" * 20_000):
            write_everywhere(line + b"\n")
        write_everywhere(b'{"step":"write","progress":101}\n{"step":"write","progress":-1}\n')


class Fork(Rogue):
    """Leaves a process behind, in its own group."""

    def misbehave(self, work):
        started = subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({FOREVER})"])
        Path(work.settings["STUDYBUDDY_TOLD"]).write_text(str(started.pid))


class Detach(Rogue):
    """Leaves a process behind in a session of its own, which holds on to the command's output."""

    def misbehave(self, work):
        pipes = [n for n in range(3, 64) if _is_pipe(n)]
        code = f"import time; time.sleep({FOREVER})"
        started = subprocess.Popen(
            [sys.executable, "-c", code], start_new_session=True, pass_fds=pipes
        )
        Path(work.settings["STUDYBUDDY_TOLD"]).write_text(str(started.pid))


class Escape(Rogue):
    """Leaves a process behind that is nobody's child and has neither session nor environment."""

    code = f"import time; time.sleep({FOREVER})"

    def misbehave(self, work):
        started = os.fork()
        if started:
            os.waitpid(started, 0)
            return
        os.setsid()
        if os.fork():
            os._exit(0)
        os.chdir("/")
        os.closerange(3, 64)
        Path(work.settings["STUDYBUDDY_TOLD"]).write_text(str(os.getpid()))
        os.execve(sys.executable, [sys.executable, "-c", self.code], {})


class Hop(Escape):
    """Leaves one behind that is another process each time it is looked for."""

    code = """
import os, time
os.setsid()
while time.time() < os.stat("/proc/self").st_ctime + 20:
    if os.fork():
        os._exit(0)
"""


class Connect(Rogue):
    """Asks whoever listens on this machine, at the address on STUDYBUDDY_TOLD."""

    def misbehave(self, work):
        told = Path(work.settings["STUDYBUDDY_TOLD"])
        address = told.read_text()
        opened = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            told.write_bytes(opened.open(address).read())
        except OSError as error:
            told.write_text(repr(error))


def _is_pipe(number):
    try:
        return "pipe" in str(Path(f"/proc/self/fd/{number}").readlink())
    except OSError:
        return False


class Tell(Rogue):
    """Tells all that it can see."""

    def misbehave(self, work):
        names = ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_CORE")
        told = {
            "environment": dict(os.environ),
            "settings": dict(work.settings),
            "limits": {name: resource.getrlimit(getattr(resource, name))[0] for name in names},
            "directory": str(Path.cwd()),
            "files": sorted(file.name for file in Path().iterdir()),
            "subject": work.order.subject,
            "url": work.order.url.id,
            "session": os.getsid(0) == os.getpgrp() == os.getpid(),
            "initial": Path("/proc/self/environ").read_text(),
            "privileges": "NoNewPrivs:\t1" in Path("/proc/self/status").read_text(),
        }
        Path(work.settings["STUDYBUDDY_TOLD"]).write_text(json.dumps(told))


class DownChecker(studybuddy.Checker):
    """A checker that nobody answers for."""

    def check(self, claims, evidence, work):
        raise studybuddy.WriterFailed("overloaded", "Too busy just now.", retryable=True)


class QuotingChecker(studybuddy.Checker):
    """A checker that finds each claim in the first line that it cites."""

    def check(self, claims, evidence, work):
        return [
            studybuddy.Verdict(says="supported", quote=evidence.lines(claim)[0].text)
            for claim in claims
        ]


class Refuse(Rogue):
    """Says that there is no way."""

    def misbehave(self, work):
        raise studybuddy.WriterFailed("no_way", "There is no way to write this.")


class Blocked(Rogue):
    """Says that it may work later."""

    def misbehave(self, work):
        raise studybuddy.WriterFailed("malformed", "Not to be read.", retryable=True)


class Cancel(Rogue):
    """Says what only the user may say."""

    def misbehave(self, work):
        raise studybuddy.WriterFailed("cancelled", "You did not want this.")


class Misuse(Rogue):
    """Says what only the operator can mend."""

    def misbehave(self, work):
        raise studybuddy.WriterFailed("bad_key", "Make a key at the provider's and set it.")


class Link(Rogue):
    """Lays links and pipes where its work is kept."""

    def misbehave(self, work):
        work.save("honest.json", b"{}")
        kept = work.directory / "written"
        (kept / "passwd.json").symlink_to("/etc/passwd")
        (kept / "folder.json").mkdir()
        (kept / "Upper.json").write_text("x")
        os.mkfifo(kept / "pipe.json")


class Sections(Rogue):
    """Pays for sections, keeps each, and notes what it pays on STUDYBUDDY_TOLD."""

    count = 4
    pause = 0.0

    def misbehave(self, work):
        for number in range(self.count):
            work.progress(number / self.count, f"Section {number}")
            if work.load(f"section-{number}.json") is None:
                self.pay(number, work)
                work.save(f"section-{number}.json", b"{}")

    def pay(self, number, work):
        with Path(work.settings["STUDYBUDDY_TOLD"]).open("a") as told:
            told.write(f"{number}\n")


class HandOver(studybuddy.Writer):
    """Hands over a section for each line; in its first run one less, and it says to try later.

    Captions that speak of a strike end it for good.
    """

    def write(self, template, transcript, work):
        sections = tuple(
            studybuddy.Section(
                title="Of memory",
                start=line.start,
                end=line.end,
                points=(studybuddy.Point(text=line.text, cites=(number,)),),
            )
            for number, line in enumerate(transcript.segments)
        )
        first = work.load("begun.json") is None
        for section in sections[:-1] if first else sections:
            work.hand_over(section)
        if "strike" in transcript.segments[-1].text:
            raise studybuddy.WriterFailed("no_way", "There is no way to write this.")
        if first:
            work.save("begun.json", b"{}")
            raise studybuddy.WriterFailed("malformed", "Not to be read.", retryable=True)
        note = OutlineWriter().write(template, transcript, work)
        return msgspec.structs.replace(note, sections=sections)


class Patient(Sections):
    """Like sections, but waits after the second one for as long as it is let."""

    def misbehave(self, work):
        if work.load("section-2.json") is None and work.load("section-1.json") is not None:
            self.count = 4
        elif work.load("section-1.json") is None:
            self.count = 2
        super().misbehave(work)
        while self.count == 2:
            work.checkpoint()
            time.sleep(0.02)


class HonestExporter(studybuddy.Exporter):
    """Makes a file."""

    media_type = "text/html"
    extension = "html"

    def export(self, note):
        return b"plain"


class LinkExporter(studybuddy.Exporter):
    """Exchanges for a link what the exporter before it has written."""

    media_type = "text/plain"
    extension = "log"

    def export(self, note):
        written = Path("work/note.html")
        link = written.with_name("link")
        link.symlink_to("/etc/passwd")
        link.replace(written)
        return b"exchanged"


class FailingExporter(studybuddy.Exporter):
    """Cannot make its file, and says why at any length."""

    media_type = "text/plain"
    extension = "fail"

    def export(self, note):
        raise studybuddy.ExportFailed("no_ink", "The ink is out. <b>Buy</b> some. " + "x" * 100_000)


class UselessExporter(studybuddy.Exporter):
    """Lacks what only the operator can install."""

    media_type = "text/plain"
    extension = "useless"

    def missing(self, settings):
        return "Run: pip install ink"

    def export(self, note):
        return b"never"


class StrangeExporter(studybuddy.Exporter):
    """Names its file so that it would lie elsewhere."""

    media_type = "text/plain"
    extension = "txt"

    @property
    def file_name(self):
        return "../stray.txt"

    def export(self, note):
        return b"stray"
