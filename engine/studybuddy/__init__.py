"""What a study note is and how one is made. A plugin author imports this name and no other."""

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
from studybuddy.language.labels import Labels, labels_for, trust_in
from studybuddy.language.words import content_words, is_function_word, sentences, stem, words
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
from studybuddy.transcript import Chapter, Segment, Transcript, Video
from studybuddy.video_url import VideoUrl
from studybuddy.work import Order, Work, digest
from studybuddy.youtube.chapters import chapters_in
from studybuddy.youtube.json3 import read_json3
from studybuddy.youtube.proxy import proxy_url
from studybuddy.youtube.refusals import refusal, saying, unplayable
from studybuddy.youtube.tracks import Track, choose, same_language

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
