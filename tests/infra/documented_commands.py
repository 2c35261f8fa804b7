"""Commands that pages name, as a shell would run them: in code blocks, and in lines of text."""

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`]+)`")
_SETTING = re.compile(r"\w+\s+= ")  # of Terraform, or an environment file
_SUBSTITUTED = re.compile(r"\$\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_ASSIGNED = re.compile(r"[A-Z_]+=.*")
_ENDS = {"&&", "|", "||", ";"}
# What in a line of text is a command, and not a program's name or an option's.
_NAMED_IN_TEXT = re.compile(r"(aws|make|terraform|eval|docker|(?:\.venv/bin/)?python3?) \S+ ?")


class Command(NamedTuple):
    """Its program and words; the page, and the assignments before it.

    In a line of text it may be `named` only, without what it needs.
    """

    page: str
    words: tuple[str, ...]
    told: tuple[str, ...] = ()
    named: bool = False

    def __str__(self) -> str:
        return f"{self.page}: {shlex.join(self.words)}"


def commands(page: str, text: str) -> list[Command]:
    """Every command of a page's blocks, with those in its lines of text that name what they do."""
    found = [c for block in _blocks(text) for line in _lines(block) for c in _parsed(page, line)]
    for inline in _INLINE.findall(_BLOCK.sub("", text)):
        line = " ".join(inline.split())
        if _NAMED_IN_TEXT.match(line) and "..." not in line:
            found += [command._replace(named=True) for command in _parsed(page, line)]
    return list(dict.fromkeys(found))


def settings(text: str) -> list[str]:
    """The names that blocks of Terraform settings set."""
    blocks = [block for _, block in _BLOCK.findall(text) if _SETTING.match(block)]
    return [name for block in blocks for name in re.findall(r"^(\w+)\s+= ", block, re.MULTILINE)]


def _blocks(text: str) -> Iterator[str]:
    for language, block in _BLOCK.findall(text):
        if language in {"", "sh"} and not _SETTING.match(block):
            yield block


def _lines(block: str) -> list[str]:
    return [line for line in block.replace("\\\n", " ").splitlines() if line.strip()]


def _parsed(page: str, line: str) -> Iterator[Command]:
    """The commands of a line, those first that stand within others."""
    while inner := _SUBSTITUTED.search(line):
        yield from _parsed(page, inner[1])
        line = f"{line[: inner.start()]}SUBSTITUTED{line[inner.end() :]}"
    reader = shlex.shlex(line, posix=True, punctuation_chars="|&;")
    reader.whitespace_split = True
    words: list[str] = []
    for word in [*reader, ";"]:
        if word not in _ENDS:
            words.append(word)
        elif words:
            yield _command(page, words)
            words = []


def _command(page: str, words: list[str]) -> Command:
    told: list[str] = []
    while words and (words[0] in {"env", "SUBSTITUTED"} or _ASSIGNED.fullmatch(words[0])):
        told.append(words.pop(0))
    return Command(page, tuple(words or ["true"]), tuple(told))


# How many words besides the program's own say what is done.
_SAYING = {"aws": 2, "make": 1, "git": 1, "docker": 1, "npx": 1, "terraform": 1, "python3": 1}


def spoken(command):
    """What a command goes by, without what it is done to: `aws s3api create-bucket`."""
    program, *words = command.words
    if words[:1] == ["-m"]:
        return f"python -m {words[1]}"
    if program == "npx" and words[0] == "--prefix":
        words = words[2:]
    verbs = [word for word in words if not word.startswith("-")][: _SAYING.get(program, 0)]
    return " ".join([program, *verbs])
