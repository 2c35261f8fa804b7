"""What a study note is and how one is made. A plugin author imports this name and no other.

A name is imported from its room when it is first asked for: a command that only shows its help,
or a function that only checks an address, does not pay for what it does not use.
"""

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; importing typing costs more than all else
if TYPE_CHECKING:
    from studybuddy.cleaning import clean
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
    from studybuddy.language.labels import Labels, labels_for, trust_rows
    from studybuddy.note import (
        Card,
        Claim,
        Coverage,
        Gap,
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
    from studybuddy.plugins.contracts import (
        Exporter,
        Part,
        Plugin,
        Source,
        Template,
        Writer,
    )
    from studybuddy.plugins.instructions import instructions_for
    from studybuddy.text.words import content_words, is_function_word, sentences, stem, words
    from studybuddy.transcript import Chapter, Segment, Transcript, Video
    from studybuddy.video_url import VideoUrl
    from studybuddy.work import Order, Work, digest
    from studybuddy.youtube.chapters import chapters_in
    from studybuddy.youtube.json3 import read_json3
    from studybuddy.youtube.proxy import proxy_url
    from studybuddy.youtube.refusals import refusal, refusal_from_message, unplayable
    from studybuddy.youtube.tracks import Track, choose, same_language

_ROOMS = {
    "cleaning": "clean",
    "errors": "BadVideoUrl ExportFailed Interrupted OutOfTime PluginBroken PluginClash "
    "PluginTrouble SourceRefusal StudyBuddyError UnknownPlugin WriterFailed WrongUse",
    "grounding": "Finding unsupported",
    "language.labels": "Labels labels_for trust_rows",
    "text.words": "content_words is_function_word sentences stem words",
    "note": "Card Claim Coverage Gap Note Point Provenance Question Section Term Usage clock "
    "from_json note_schema to_json",
    "plugins.contracts": "Exporter Part Plugin Source Template Writer",
    "plugins.instructions": "instructions_for",
    "transcript": "Chapter Segment Transcript Video",
    "video_url": "VideoUrl",
    "work": "Order Work digest",
    "youtube.chapters": "chapters_in",
    "youtube.json3": "read_json3",
    "youtube.proxy": "proxy_url",
    "youtube.refusals": "refusal refusal_from_message unplayable",
    "youtube.tracks": "Track choose same_language",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "BadVideoUrl",
    "Card",
    "Chapter",
    "Claim",
    "Coverage",
    "ExportFailed",
    "Exporter",
    "Finding",
    "Gap",
    "Interrupted",
    "Labels",
    "Note",
    "Order",
    "OutOfTime",
    "Part",
    "Plugin",
    "PluginBroken",
    "PluginClash",
    "PluginTrouble",
    "Point",
    "Provenance",
    "Question",
    "Section",
    "Segment",
    "Source",
    "SourceRefusal",
    "StudyBuddyError",
    "Template",
    "Term",
    "Track",
    "Transcript",
    "UnknownPlugin",
    "Usage",
    "Video",
    "VideoUrl",
    "Work",
    "Writer",
    "WriterFailed",
    "WrongUse",
    "chapters_in",
    "choose",
    "clean",
    "clock",
    "content_words",
    "digest",
    "from_json",
    "instructions_for",
    "is_function_word",
    "labels_for",
    "note_schema",
    "proxy_url",
    "read_json3",
    "refusal",
    "refusal_from_message",
    "same_language",
    "sentences",
    "stem",
    "to_json",
    "trust_rows",
    "unplayable",
    "unsupported",
    "words",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'studybuddy' has no attribute {name!r}")
    value = getattr(import_module(f"studybuddy.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
