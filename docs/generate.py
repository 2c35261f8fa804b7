"""Write what is made from the engine's tables and types, for people and for programs.

From the error codes, a page and the web app's words; from the formats of captions, a page and the
web app's list; from the inventory of personal data, a page and the web app's; from the note's types
the schema of note.json.

python docs/generate.py          (make contract)
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import studybuddy
from studybuddy.caption_formats import CAPTION_FORMATS, LARGEST, CaptionFormat, extensions
from studybuddy.error_codes import NOT_YOURS, ErrorCode, Kind, Words, error_codes
from studybuddy_aws.storage.personal_data import LATE_HOURS, PLACES
from studybuddy_aws.storage.personal_place import Erased, Place

ROOT = Path(__file__).parents[1]
NOTE_SCHEMA = ROOT / "plugins" / "studybuddy_json" / "note.schema.json"
ERRORS_PAGE = ROOT / "docs" / "errors.md"
WEB_WORDS = ROOT / "frontend" / "src" / "api" / "errorCodes.ts"
FORMATS_PAGE = ROOT / "docs" / "captions.md"
PRIVACY_PAGE = ROOT / "docs" / "PRIVACY.md"
WEB_PRIVACY = ROOT / "frontend" / "src" / "api" / "personalData.ts"
FORMATS_MEASURED = ROOT / "benchmarks" / "captions" / "measured.md"
WEB_FORMATS = ROOT / "frontend" / "src" / "api" / "captionFormats.ts"
_MB = 1024 * 1024

# In the order in which a student meets them.
_STUDENTS: Mapping[str, tuple[Kind, ...]] = {
    "The link": ("link",),
    "The video and its captions": ("source",),
    "The notes and their files": ("writer", "exporter", "plugin", "command", "job"),
    "Credits": ("payment",),
    "The page, and its requests": ("request", "service"),
}
_OPERATORS: Mapping[str, tuple[Kind, ...]] = {
    "Captions": ("source",),
    "The model": ("writer",),
    "Plugins and exporters": ("plugin", "exporter"),
    "The command in the worker": ("command",),
    "Jobs": ("job",),
    "Payments": ("payment",),
    "The service": ("service",),
}
_COMMAND: Mapping[str, tuple[Kind, ...]] = {
    "The link": ("link",),
    "The video and its captions": ("source",),
    "Writing": ("writer",),
    "Files and plugins": ("exporter", "plugin"),
    "The command itself": ("command",),
    "The service on this machine (`yt-study-buddy serve`)": ("local",),
}

_INTRODUCTION = """\
# Errors

Every error has a code, a word for programs, beside the sentence that says what to do. Here are all
codes of ours: [for students](#for-students), [for operators](#for-operators), and
[at the command](#at-the-command). A code that is not here is a [plugin's own](#codes-of-plugins).

<!-- Made from engine/studybuddy/error_codes.toml by `make contract`: change it there. -->
"""
_TO_STUDENTS = f"""\
## For students

A video that fails costs nothing: its credit comes back by itself, and the page says when it is
back. For what only the operator can mend it says:

> {NOT_YOURS}
"""
_TO_OPERATORS = """\
## For operators

Each of these in a job is counted in the metric `OperatorNeeded` and stands in the worker's log with
its code, never its words, which may hold anything. The user reads that it is no fault of theirs.
How to look further: [OPERATING.md](OPERATING.md).
"""
_AT_THE_COMMAND = """\
## At the command

The code stands in brackets after the sentence, and as `code` in the last line of
`--format json-progress`. The sentence names the file, the plugin or the model that is meant.
**Again**: the same command may succeed later.
"""
_OF_PLUGINS = """\
## Codes of plugins

A plugin of somebody else's may have codes and words of its own. They are shown as they are, with
the plugin's name before them: “The exporter 'anki' says: ...”. A code is `[a-z][a-z0-9_]*`, 40
characters at most; the words are 600 at most. A plugin that uses a code of this page uses it for
what it means here, and a user of the web app then reads the words of this page. The conformance kit
(`studybuddy.testing`) holds plugins to that; what does not keep it is told as `plugin_failed`.

Signing in with GitHub answers in OAuth's own words (RFC 6749 and 6750): `invalid_grant` and the
like are theirs.
"""

_TYPESCRIPT = """\
// Made from engine/studybuddy/error_codes.toml by `make contract`: change it there.

export interface ErrorMessage {{
  what: string;
  next: string;
  /** What to offer: the same order again, one with captions of one's own, or neither. */
  offer: "again" | "captions" | "nothing";
  /** The same request may succeed later. */
  retryable?: true;
  /** The error's own message says more, and is fit to be shown. */
  specific?: true;
}}

const messages = {{
{messages}
}} satisfies Record<string, ErrorMessage>;

export type ErrorCode = keyof typeof messages;
export const ERROR_MESSAGES: Record<ErrorCode, ErrorMessage> = messages;

/** What is said of a code that only the operator can do something about. */
export const NOT_YOURS: ErrorMessage = {not_yours};
export const OPERATOR_CODES: readonly string[] = {silent};

/** Why a pasted text is no link of a video. */
export const LINK_CODES = {links} as const;
"""


_FORMATS_INTRODUCTION = """\
# Captions of your own

A file (`--captions FILE`), standard input (`--captions -`), an upload or a pasted text may be any
of these. A file is known by what is in it; its name only tells its language and title. What is none
of these, or has a fault, is refused with what to do about it: nothing is guessed.

<!-- Made from engine/studybuddy/caption_formats.py by `make contract`: change it there. -->

"""
_FORMATS_SPEED = """
## How fast they are read

Aimed at, for each format up to its largest size: no more than 1.5 times the processor time and
twice the memory of a library that reads the format alone, and no faster growth than the file's.
Reading is from the bytes of a file to cues that have been checked, all but the detection of their
language, which takes the same time for every file.

Beside every library that reads captions it holds. It does not beside what anyone would write where
no library reads a format; this is what time is spent on there, and correct reading goes first:

- **Text, with times or without, Word documents, tables**: nothing in the file says what it is. All
  formats are looked for, then times at the heads of lines, names, spoken labels, columns, and
  whether the times can be those of a talk. The readers beside are told all that, and check nothing.
  A pasted text with times is also what takes over twice the memory.
- **JSON, LRC, Audacity, SubViewer**: Python's `json`, or a loop over one regular expression, checks
  nothing. We check that times are possible, put cues in order and end them, and look for text that
  was pasted twice. Words with times of their own keep them.

Files of 12,000 cues, and of a quarter as many for growth, made by
`python -m benchmarks.captions.speed`; these are rows of its runs of 2026-11-30 (Word documents
beside all but python-docx, YouTube's XML, LRC and pasted text with times: of 2026-12-01), on two
processors that were busy with other work: three to seven rounds of both by turns in one process.
Ratios are ours to the library's, the median with the least and most of the rounds. Growth is what a
cue of the long file costs to what one of the short file does (1 is linear). SCC was measured with
3,000 cues, as the run with more takes minutes.

Beside most formats of JSON, tables, pasted text, SubViewer and Audacity's labels stands no library
for captions that reads them, but what anyone would write: `json` or `csv` and a loop over what it
gives, or `plain re`, a loop over lines with one regular expression that knows one shape.
python-docx, docx2txt and pylrc are no requirements: they are measured where they are installed.

"""
_FORMATS_TYPESCRIPT = """\
// Made from engine/studybuddy/caption_formats.py by `make contract`: change it there.

export interface CaptionFormat {{
  name: string;
  title: string;
  /** In lower case, without the dot. */
  extensions: readonly string[];
  /** Bytes of a file. */
  largest: number;
}}

export const CAPTION_FORMATS: readonly CaptionFormat[] = [
{formats}
];

/** Every extension, once. */
export const CAPTION_EXTENSIONS: readonly string[] = {extensions};

/** Bytes of a file of any format. */
export const LARGEST_CAPTIONS = {largest};
"""

_PRIVACY_INTRODUCTION = """\
# What is kept of a person

<!-- Made from studybuddy_aws/storage/personal_data.py by `make contract`: change it there. -->

## For users

The web app shows this table to everybody, at `/privacy`.

"""
_TO_WHO_RUNS_IT = f"""
## For operators

Every place that holds something of a person, with all of its attributes or fields. `dev` stands for
your environment. A test holds this table to Terraform: a table, attribute, bucket, queue or log
that is not in it fails.

Erasing (`DELETE /me`, `DELETE /videos/ID`) first writes down that it was asked for, in
`ytstudy-erasures-dev`. What breaks off is gone on with by the sweep, every five minutes, and the
user is told since when it is under way. One that has not come to its end within the hour raises
`operator-needed`. For {LATE_HOURS} hours after the end the sweep looks every quarter of an hour for
what came late (rows that an index did not show yet, files of a worker that was overtaken, uploads
by a form that was still good); then the note of it goes too. Logs and backups are not reached:
they run out.

"""
_ERASED: Mapping[Erased, str] = {
    "account": "deleted, last of all",
    "videos": "deleted",
    "courses": "deleted",
    "row": "deleted",
    "rows": "deleted",
    "connections": "closed and deleted",
    "payments": "cancelled at Stripe and deleted; what a bank is at, when it is done",
    "files": "all versions deleted",
    "service": "deleted there",
    "expires": "not reached: runs out",
    "kept": "kept, of an id that nothing tells whose it was",
    "own": "the user's own",
}
_PRIVACY_TYPESCRIPT = """\
// Made from handlers/studybuddy_aws/storage/personal_data.py by `make contract`: change it there.

/** One thing that is kept of a person, what for, and until when. */
export interface PersonalData {{
  what: string;
  why: string;
  until: string;
}}

export const PERSONAL_DATA: readonly PersonalData[] = [
{places}
];
"""


def main() -> None:
    """Write all of it."""
    PRIVACY_PAGE.write_text(privacy_page())
    WEB_PRIVACY.write_text(web_privacy())
    ERRORS_PAGE.write_text(errors_page())
    WEB_WORDS.write_text(web_words())
    FORMATS_PAGE.write_text(formats_page())
    WEB_FORMATS.write_text(web_formats())
    NOTE_SCHEMA.write_text(f"{json.dumps(studybuddy.note_schema(), indent=2)}\n")


def privacy_page() -> str:
    """The page of what is kept of a person, in Markdown."""
    told = [(one.what, one.why, one.until) for one in PLACES if one.why]
    return "".join(
        [
            _PRIVACY_INTRODUCTION,
            *_table(("what", "what for", "until when"), told),
            _TO_WHO_RUNS_IT,
            *_table(
                ("where", "what", "attributes or fields", "how long", "erasing an account"),
                map(_for_who_runs_it, PLACES),
            ),
        ]
    )


def web_privacy() -> str:
    """The same for the web app, in TypeScript."""
    told = ({"what": one.what, "why": one.why, "until": one.until} for one in PLACES if one.why)
    return _PRIVACY_TYPESCRIPT.format(places="\n".join(f"  {_object(one)}," for one in told))


def _for_who_runs_it(one: Place) -> Sequence[str]:
    holds = ", ".join(f"`{name}`" for name in one.holds)
    return one.where, one.what, holds, one.until, _ERASED[one.erased]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"{_row(cells)}\n" for cells in (columns, ("---",) * len(columns), *rows)]


def formats_page() -> str:
    """The page of what captions may come in, in Markdown."""
    columns = ("format", "files end in", "largest")
    table = "".join(_table(columns, map(_for_reader, CAPTION_FORMATS)))
    return _FORMATS_INTRODUCTION + table + _FORMATS_SPEED + FORMATS_MEASURED.read_text()


def web_formats() -> str:
    """The web app's list of what captions may come in, in TypeScript."""
    return _FORMATS_TYPESCRIPT.format(
        formats="\n".join(f"  {_object(one._asdict())}," for one in CAPTION_FORMATS),
        extensions=json.dumps(extensions()),
        largest=LARGEST,
    )


def _for_reader(one: CaptionFormat) -> Sequence[str]:
    endings = ", ".join(f"`.{extension}`" for extension in one.extensions)
    return one.title, endings, f"{one.largest // _MB} MB"


def errors_page() -> str:
    """The page of all codes, in Markdown."""
    parts = [
        _INTRODUCTION,
        _TO_STUDENTS,
        *_tables(_STUDENTS, ("what happened", "what to do"), _for_student),
        _TO_OPERATORS,
        *_tables(_OPERATORS, ("what it means", "what to do"), _for_operator),
        _AT_THE_COMMAND,
        *_tables(_COMMAND, ("what it means", "what to do", "again"), _at_command),
        _OF_PLUGINS,
    ]
    return "\n".join(parts)


def web_words() -> str:
    """The web app's words, in TypeScript."""
    codes = error_codes().items()
    told = {code: _message(one.on_the_web, one) for code, one in codes if one.web}
    links = [code for code, one in codes if one.kind == "link"]
    silent = [code for code, one in codes if not one.web and one.kind != "local"]
    return _TYPESCRIPT.format(
        messages="\n".join(f"  {code}: {message}," for code, message in told.items()),
        not_yours=_message(NOT_YOURS),
        links=json.dumps(links),
        silent=json.dumps(silent),
    )


def _for_student(code: ErrorCode) -> Sequence[str]:
    return () if code.for_operator else code.on_the_web


def _for_operator(code: ErrorCode) -> Sequence[str]:
    return (code.meaning, code.operator) if code.operator else ()


def _at_command(code: ErrorCode) -> Sequence[str]:
    again = "yes" if code.retryable else ""
    return (*code.at_the_command, again) if code.command else ()


def _tables(
    headings: Mapping[str, tuple[Kind, ...]],
    columns: Sequence[str],
    cells: Callable[[ErrorCode], Sequence[str]],
) -> Iterator[str]:
    """A table below each heading: the codes of its kinds, but those of which nothing is said."""
    for heading, kinds in headings.items():
        rows = [
            (f"`{code}`", *cells(one))
            for code, one in error_codes().items()
            if one.kind in kinds and cells(one)
        ]
        yield f"### {heading}\n"
        yield from (_row(cells) for cells in [("code", *columns), ("---",) * (len(columns) + 1)])
        yield from map(_row, rows)
        yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _message(words: Words, code: ErrorCode | None = None) -> str:
    """An object of TypeScript's."""
    facts = {"what": words.happened, "next": words.do, "offer": code.offer if code else "again"}
    flags = {
        "retryable": code is not None and code.retryable,
        "specific": code is not None and code.specific,
    }
    given = {**facts, **{name: True for name, holds in flags.items() if holds}}
    return _object(given)


def _object(given: Mapping[str, object]) -> str:
    return (
        f"{{ {', '.join(f'{k}: {json.dumps(v, ensure_ascii=False)}' for k, v in given.items())} }}"
    )


if __name__ == "__main__":
    main()
