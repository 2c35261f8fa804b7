"""Which language the captions are in: as the file says, as its name says, as its words show."""

from __future__ import annotations

import re
from collections import Counter

from studybuddy_captions.document import Captions

_CUES = 500
_SAMPLE = 20_000  # characters that are looked at
_COMMON = 0.12  # share of function words in running speech, at the least
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?", re.ASCII)
_MARKUP = re.compile(r"<[^<>\n]*>|&[#\w]+;|\{[^{}\n]*\}|\[[^\[\]\n]*\]")
_WORD = re.compile(r"[^\W\d_]+")
_NAME_GAP = re.compile(r"[\s_()]+")
_VIDEO_ID = re.compile(r"\s*\[[A-Za-z0-9_-]{11}\]\s*$")
_EXTENSIONS = frozenset(
    {"vtt", "srt", "sbv", "json3", "json", "srv1", "srv2", "srv3", "xml", "txt", "auto"}
)
_CODES = frozenset(
    re.findall(
        r"\w+",
        """
    af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is
    it iw ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn no or pa pl ps pt ro ru si sk
    sl sq sr sv sw ta te th tl tr uk ur uz vi yue zh zu
    """,
    )
)
_OLD_CODES = {"iw": "he"}
# The first whose script makes up a fifth of the letters: kana before the ideographs it mixes with.
_SCRIPTS = (
    ("ja", "\u3040\u30ff"),
    ("ko", "\uac00\ud7af"),
    ("zh", "\u3400\u9fff"),
    ("he", "\u0590\u05ff"),
    ("ar", "\u0600\u06ff"),
    ("hi", "\u0900\u097f"),
    ("bn", "\u0980\u09ff"),
    ("ta", "\u0b80\u0bff"),
    ("th", "\u0e00\u0e7f"),
    ("el", "\u0370\u03ff"),
    ("ru", "\u0400\u04ff"),
)
# Letters that a sister language has and this one has not.
_SISTERS = {"ar": (("ur", "ٹڈڑے"), ("fa", "پچژگ")), "ru": (("uk", "іїєґ"),)}
_FUNCTION_WORDS = {
    "en": "the and of to is that you it this we what have with so are was can your they",
    "fr": "le la les des et est une vous nous que qui dans pour pas sur avec ce c il au du",
    "de": "der die das und ist nicht ich ein wir sie es mit auf den zu auch eine wie dass von",
    "es": "el los que de y en una es por con para las se lo como está pero muy más esto",
    "it": "il che di e non per una sono con è della questo si gli ma come anche più lo nel",
    "pt": "o que de e não uma para com os é você isso em um mais do da na por muito",
    "nl": "de het een en van is dat niet je we zijn op met voor ook wat maar dit er aan",
}


def language_of(captions: Captions, file_name: str) -> str:
    """A BCP 47 tag, `und` when nothing tells."""
    stem, suffixes = _parted(file_name)
    for said in (captions.language, *reversed(suffixes)):
        if tag := _tag(said):
            return tag
    guess = _guess(" ".join(cue.text for cue in captions.cues[:_CUES]))
    words = _NAME_GAP.split(stem)
    named = [tag for word in (words[0], words[-1]) if (tag := _tag(word))]
    if not guess:
        return named[0] if named else "und"
    # A word of the name can look like a language (`it_basics`): what is said decides.
    return next((tag for tag in named if tag.split("-")[0] == guess), guess)


def title_from(file_name: str) -> str:
    """A file's name as a title: `en_graph_theory.auto.vtt` is `Graph theory`."""
    stem, _ = _parted(file_name)
    words = [word for word in _NAME_GAP.split(_VIDEO_ID.sub("", stem)) if word]
    if len(words) > 1 and _tag(words[0]):
        del words[0]
    elif len(words) > 1 and _tag(words[-1]):
        del words[-1]
    title = " ".join(words)
    return title[:1].upper() + title[1:]


def _parted(file_name: str) -> tuple[str, list[str]]:
    """The name without what follows its dots, and that: `talk`, `en`, `vtt`."""
    stem, *suffixes = file_name.split(".")
    while suffixes and not (_tag(suffixes[0]) or suffixes[0].lower() in _EXTENSIONS):
        stem += "." + suffixes.pop(0)  # a dot that is part of the title
    return stem, suffixes


def _tag(text: str) -> str:
    """A language code as BCP 47 writes it (`zh-CN`), empty if it is none."""
    found = _TAG.fullmatch(text.strip())
    if not found or found[1].lower() not in _CODES:
        return ""
    script, region = (found[2] or "").title(), (found[3] or "").upper()
    base = _OLD_CODES.get(found[1].lower(), found[1].lower())
    return "-".join(part for part in (base, script, region) if part)


def _guess(text: str) -> str:
    """The language of a text by its letters, or by its commonest words; empty if unsure."""
    text = _MARKUP.sub(" ", text)[:_SAMPLE]
    letters = [letter for letter in text if letter.isalpha()]
    for language, script in _SCRIPTS:
        own = sum(script[0] <= letter <= script[1] for letter in letters)
        if letters and own > len(letters) / 5:
            return next(
                (sister for sister, signs in _SISTERS.get(language, ()) if set(signs) & set(text)),
                language,
            )
    words = Counter(_WORD.findall(text.casefold()))
    counts = {
        language: sum(words[word] for word in common.split())
        for language, common in _FUNCTION_WORDS.items()
    }
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] > _COMMON * words.total() else ""
