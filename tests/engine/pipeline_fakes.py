"""Plugins that do as the settings say, for walking without a network or a model."""

import msgspec

import studybuddy
from studybuddy import (
    CheckerReport,
    ExportFailed,
    Note,
    Point,
    Provenance,
    Reading,
    Section,
    Segment,
    SourceRefusal,
    Transcript,
    Verdict,
    Video,
)

SENTENCES = ("Water boils at 100 degrees.", "Salt raises the boiling point.", "Thank you all.")


def transcript(source: str) -> Transcript:
    return Transcript(
        video=Video(id="dQw4w9WgXcQ", title="Boiling", duration=90.0),
        segments=tuple(
            Segment(start=30.0 * i, end=30.0 * i + 20, text=text)
            for i, text in enumerate(SENTENCES)
        ),
        language="en",
        kind="manual",
        source=source,
    )


class FirstSource(studybuddy.Source):
    """First."""

    def missing(self, settings):
        return settings.get("FIRST_MISSING", "")

    def fetch(self, url, work):
        _count(work, "FETCHES")
        code = work.settings.get("FIRST_REFUSES", "")
        if code == "crash":
            raise KeyError("playerCaptions")
        if code == "exit":
            raise SystemExit(0)
        if code == "junk":
            return {"segments": []}
        if code == "mistyped":
            return msgspec.structs.replace(transcript("first"), language=7)
        if code:
            raise SourceRefusal(code, f"First says {code}.")
        return transcript("first")


class SecondSource(studybuddy.Source):
    """Second."""

    def fetch(self, url, work):
        if code := work.settings.get("SECOND_REFUSES", ""):
            raise SourceRefusal(code, f"Second says {code}.")
        return transcript("second")


class Plain(studybuddy.Template):
    """Plain."""

    parts = ("summary", "sections")
    instructions = "Write of {{ title }} in {{ language }}."


class FakeWriter(studybuddy.Writer):
    """Fake."""

    profiles = ("thrifty",)

    def missing(self, settings):
        return settings.get("WRITER_MISSING", "")

    def identity(self, settings):
        return settings.get("MODEL", "")

    def prepare(self, settings):
        settings.get("PREPARES", lambda: None)()

    def write(self, template, transcript, work):
        _count(work, "WRITES")
        if work.settings.get("WRITER_CRASHES"):
            raise ZeroDivisionError
        if work.settings.get("WRITER_CHEATS"):
            return "not a note"
        texts = [(s.text, i) for i, s in enumerate(transcript.segments)]
        false = work.settings.get("PLANTED", "")
        invented = work.settings.get("INVENTED", "")
        points = [Point(text=invented or text, cites=(i,)) for text, i in texts]
        if false:
            points.append(Point(text=false, cites=(0,)))
        return Note(
            title="Boiling",
            language="en",
            transcript=transcript,
            provenance=Provenance(
                writer="someone else", checkers=(CheckerReport(checker="me", supported=9),)
            ),
            sections=(Section(title="All", start=0.0, end=90.0, points=tuple(points)),),
        )

    def repair(self, findings, note, work):
        _count(work, "REPAIRS")
        mended = work.settings.get("MENDED", "")
        return [Point(text=mended, cites=f.claim.cites) if mended else None for f in findings]


class SectionWriter(FakeWriter):
    """Hands over a section for each sentence, PLANTED the last; then does as HANDED says."""

    def write(self, template, transcript, work):
        whole = super().write(template, transcript, work)
        titles = work.settings.get("TITLES", ("Water", "Salt", "Thanks", "Planted"))
        sections = tuple(
            Section(title=titles[n], start=30.0 * n, end=30.0 * n + 30, points=(point,))
            for n, point in enumerate(whole.sections[0].points)
        )
        for section in sections:
            work.hand_over(section)
        work.settings.get("HANDED", lambda: None)()
        return msgspec.structs.replace(whole, sections=sections)


class FakeChecker(studybuddy.Checker):
    """Says as CHECKER tells it; without, that all is supported by its own words."""

    def missing(self, settings):
        return settings.get("CHECKER_MISSING", "")

    def identity(self, settings):
        return settings.get("CHECK_MODEL", "")

    def check(self, claims, evidence, work):
        _count(work, "CHECKS")
        if told := work.settings.get("CHECKER"):
            return told(claims, evidence, work)
        return [Verdict("supported", quote=cited(claim, evidence)) for claim in claims]

    def usage(self, work):
        return work.settings.get("CHECK_USAGE", studybuddy.Usage())


class QuotingWriter(FakeWriter):
    """Quotes and writes nothing of its own."""

    def write(self, template, transcript, work):
        note = super().write(template, transcript, work)
        made = Provenance(writer="quoting", extracted=True)
        return msgspec.structs.replace(note, provenance=made)


def cited(claim, evidence):
    """The words of the first line that a claim cites."""
    return next(line.text for line in evidence.lines(claim) if line.cited)


class TextExporter(studybuddy.Exporter):
    """Text."""

    media_type = "text/plain"
    extension = "txt"

    def export(self, note):
        return "\n".join(claim.text for claim in note.claims()).encode()


class SameFileExporter(TextExporter):
    """Text too."""


class FailingExporter(studybuddy.Exporter):
    """Fails."""

    media_type = "text/plain"
    extension = "fail"

    def export(self, note):
        raise ExportFailed("no_ink", "The ink is out. Buy some.")


class CrashingExporter(studybuddy.Exporter):
    """Crashes."""

    media_type = "text/plain"
    extension = "crash"

    def export(self, note):
        raise RecursionError("too deep")


class AbsentExporter(studybuddy.Exporter):
    """Lacks its library."""

    media_type = "text/plain"
    extension = "absent"

    def missing(self, settings):
        return "pip install ink"

    def export(self, note):
        return b"never"


def _count(work, what):
    counts = work.settings.get(what)
    if counts is not None:
        counts.append(what)


class OwnCaptions(studybuddy.Source):
    """Captions of the user's own; their first words stand at STARTS seconds."""

    def fetch(self, url, work):
        first = float(work.settings.get("STARTS", "0"))
        said = [("Host", "Welcome to the hall."), ("Guest", "Water boils at 100 degrees.")]
        return msgspec.structs.replace(
            transcript("captions"),
            kind="user",
            segments=tuple(
                Segment(start=first + 20.0 * i, end=first + 20.0 * i + 8, text=text, speaker=name)
                for i, (name, text) in enumerate(said)
            ),
            reading=Reading(format="srt", cues=2),
        )
