"""What a study note is and how one is made.

A plugin author imports this name, `studybuddy.testing`, and where the plugin needs them
`studybuddy.text` and `studybuddy.youtube`; nothing that lies below these.

A name is imported from its room when it is first asked for: a command that only shows its help,
or a function that only checks an address, does not pay for what it does not use.
"""

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; importing typing costs more than all else
if TYPE_CHECKING:
    from studybuddy.answers import Answer, Passage
    from studybuddy.caption_formats import CAPTION_FORMATS, CaptionFormat
    from studybuddy.cleaning import clean
    from studybuddy.course import Course, CourseVideo, GlossaryEntry, Place
    from studybuddy.errors import (
        BadVideoUrl,
        ExportFailed,
        Interrupted,
        OutOfTime,
        PluginBroken,
        PluginClash,
        PluginTrouble,
        SourceRefusal,
        StudyBuddyError,
        UnknownPlugin,
        WriterFailed,
        WrongUse,
    )
    from studybuddy.grounding import Finding, unsupported
    from studybuddy.grounding.evidence import Evidence, EvidenceLine
    from studybuddy.grounding.meaning import Verdict
    from studybuddy.language.labels import Labels, labels_for, trust_rows
    from studybuddy.note import (
        Card,
        CheckerReport,
        Claim,
        Coverage,
        Gap,
        Mark,
        Note,
        Point,
        Provenance,
        Question,
        Section,
        Term,
        Usage,
        clock,
        from_json,
        note_schema,
        to_json,
    )
    from studybuddy.plugins.answering import ask_writer
    from studybuddy.plugins.contracts import (
        Checker,
        Exporter,
        Part,
        Plugin,
        Source,
        Template,
        Writer,
    )
    from studybuddy.plugins.instructions import instructions_for
    from studybuddy.saved import SavedNote, SavedNotes, saved_notes
    from studybuddy.settings import read_settings
    from studybuddy.transcript import (
        Chapter,
        Playlist,
        Reading,
        ReadingWarning,
        Segment,
        Transcript,
        Video,
    )
    from studybuddy.video_url import PlaylistUrl, VideoUrl
    from studybuddy.work import Order, Work, digest

_ROOMS = {
    "answers": "Answer Passage",
    "caption_formats": "CAPTION_FORMATS CaptionFormat",
    "cleaning": "clean",
    "settings": "read_settings",
    "course": "Course CourseVideo GlossaryEntry Place",
    "errors": "BadVideoUrl ExportFailed Interrupted OutOfTime PluginBroken PluginClash "
    "PluginTrouble SourceRefusal StudyBuddyError UnknownPlugin WriterFailed WrongUse",
    "grounding": "Finding unsupported",
    "grounding.evidence": "Evidence EvidenceLine",
    "grounding.meaning": "Verdict",
    "language.labels": "Labels labels_for trust_rows",
    "note": "Card CheckerReport Claim Coverage Gap Mark Note Point Provenance Question Section "
    "Term Usage clock from_json note_schema to_json",
    "plugins.answering": "ask_writer",
    "plugins.contracts": "Checker Exporter Part Plugin Source Template Writer",
    "plugins.instructions": "instructions_for",
    "saved": "SavedNote SavedNotes saved_notes",
    "transcript": "Chapter Playlist Reading ReadingWarning Segment Transcript Video",
    "video_url": "PlaylistUrl VideoUrl",
    "work": "Order Work digest",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}

# Names of an earlier release, and where what they name stands now. They go with the release
# after the one that says so in the changelog.
_MOVED = {
    "Track": "studybuddy.youtube.Track",
    "chapters_in": "studybuddy.youtube.chapters_in",
    "choose": "studybuddy.youtube.choose",
    "content_words": "studybuddy.text.content_words",
    "is_function_word": "studybuddy.text.is_function_word",
    "proxy_url": "studybuddy.youtube.proxy_url",
    "read_json3": "studybuddy.youtube.read_json3",
    "refusal": "studybuddy.youtube.refusal",
    "refusal_from_message": "studybuddy.youtube.refusal_from_message",
    "same_language": "studybuddy.youtube.same_language",
    "saying": "studybuddy.youtube.refusal_from_message",
    "sentences": "studybuddy.text.sentences",
    "stem": "studybuddy.text.stem",
    "trust_in": "studybuddy.trust_rows",
    "unplayable": "studybuddy.youtube.unplayable",
    "words": "studybuddy.text.words",
}

__all__ = [
    "CAPTION_FORMATS",
    "Answer",
    "BadVideoUrl",
    "CaptionFormat",
    "Card",
    "Chapter",
    "Checker",
    "CheckerReport",
    "Claim",
    "Course",
    "CourseVideo",
    "Coverage",
    "Evidence",
    "EvidenceLine",
    "ExportFailed",
    "Exporter",
    "Finding",
    "Gap",
    "GlossaryEntry",
    "Interrupted",
    "Labels",
    "Mark",
    "Note",
    "Order",
    "OutOfTime",
    "Part",
    "Passage",
    "Place",
    "Playlist",
    "PlaylistUrl",
    "Plugin",
    "PluginBroken",
    "PluginClash",
    "PluginTrouble",
    "Point",
    "Provenance",
    "Question",
    "Reading",
    "ReadingWarning",
    "SavedNote",
    "SavedNotes",
    "Section",
    "Segment",
    "Source",
    "SourceRefusal",
    "StudyBuddyError",
    "Template",
    "Term",
    "Transcript",
    "UnknownPlugin",
    "Usage",
    "Verdict",
    "Video",
    "VideoUrl",
    "Work",
    "Writer",
    "WriterFailed",
    "WrongUse",
    "ask_writer",
    "clean",
    "clock",
    "digest",
    "from_json",
    "instructions_for",
    "labels_for",
    "note_schema",
    "read_settings",
    "saved_notes",
    "to_json",
    "trust_rows",
    "unsupported",
]


def __getattr__(name: str) -> object:
    if name in _MOVED:
        return _moved(name)
    if name not in _HOMES:
        raise AttributeError(f"module 'studybuddy' has no attribute {name!r}")
    value = getattr(import_module(f"studybuddy.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def _moved(name: str) -> object:
    """What an old name stands for. Whoever uses it is told the new one, at their own line."""
    import warnings

    place, _, new = _MOVED[name].rpartition(".")
    told = f"studybuddy.{name} is {place}.{new} now; the old name goes with the next release."
    warnings.warn(told, DeprecationWarning, stacklevel=3)
    return getattr(import_module(place), new)
