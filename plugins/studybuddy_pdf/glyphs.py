"""What happens when no installed font can draw a character: it is never a silent empty box."""

from __future__ import annotations

import unicodedata
from collections import Counter

import studybuddy

_FEW = 12
"""As many strange characters a note may have before it counts as a script that is not installed."""

_CJK = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "KANGXI", "IDEOGRAPHIC", "FULLWIDTH"}


def escaped(character: str) -> str:
    """A character nobody can draw, said in ASCII: `[U+13000]`."""
    return f"[U+{ord(character):04X}]"


def check_few(missing: frozenset[str], text: str) -> None:
    """Raises ExportFailed when a script is missing, rather than a stray character or two.

    Characters that Unicode does not know or leaves to private use belong to no script.
    """
    lost = Counter(c for c in text if c in missing and unicodedata.category(c) not in {"Cn", "Co"})
    if lost.total() <= _FEW:
        return
    shown = " ".join(f"{c} (U+{ord(c):04X})" for c, _ in lost.most_common(8))
    more = f" and {len(lost) - 8} more" if len(lost) > 8 else ""
    packages = " ".join(sorted({package_of(c) for c in lost}))
    raise studybuddy.ExportFailed(
        "missing_glyphs",
        f"No font on this machine can draw {shown}{more}: the PDF would show empty boxes. "
        f"Install fonts (on Debian and Ubuntu: apt-get install {packages}) and run the same "
        "command again.",
    )


def package_of(character: str) -> str:
    """The Debian package whose fonts draw a character's script."""
    script = unicodedata.name(character, "").split(" ")[0]
    if script.split("-")[0] in _CJK:
        return "fonts-noto-cjk"
    if 0x1F000 <= ord(character) <= 0x1FAFF:
        return "fonts-noto-color-emoji"
    return "fonts-noto-core"
