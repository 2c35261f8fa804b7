"""What a study note is and how one is made. A plugin author imports this name and no other."""

from studybuddy.chapters import chapters_in
from studybuddy.cleaning import clean
from studybuddy.contracts import (
    Exporter,
    Part,
    Plugin,
    Source,
    Template,
    Writer,
)
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
from studybuddy.instructions import instructions_for
from studybuddy.json3 import read_json3
from studybuddy.labels import Labels, labels_for, trust_in
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
from studybuddy.proxy import proxy_url
from studybuddy.refusals import refusal, saying, unplayable
from studybuddy.tracks import Track, choose, same_language
from studybuddy.transcript import Chapter, Segment, Transcript, Video
from studybuddy.video_url import VideoUrl
from studybuddy.words import content_words, is_function_word, sentences, stem, words
from studybuddy.work import Order, Work, digest

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
    "same_language",
    "saying",
    "sentences",
    "stem",
    "to_json",
    "trust_in",
    "unplayable",
    "unsupported",
    "words",
]
