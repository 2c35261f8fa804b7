"""`yt-study-buddy ask`: a few sentences that answer a question, each with its second."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from studybuddy import Usage, clock, read_settings
from studybuddy_study.answer import QUOTED, Reply, answer, index_of_speech
from studybuddy_study.excerpts import Excerpt
from studybuddy_study.libraries import needing
from studybuddy_study.lines import Line, joined, shown, title_of
from studybuddy_study.search import as_data
from studybuddy_study.typed import directories_and_words, notes_in

_HINT = (
    "Only words were compared. Ask in the language of the video, in words that it may use; with "
    "ANTHROPIC_API_KEY set, claude reads for the meaning."
)


@click.command(cls=needing("bm25s"))
@click.argument("arguments", metavar="DIR... QUESTION", nargs=-1, required=True)
@click.option(
    "--writer",
    metavar="NAME",
    default="",
    help="Who answers: claude, or outline, which quotes what is said and costs nothing.  "
    "[default: claude with ANTHROPIC_API_KEY set, else outline]",
)
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the answer to FILE, as JSON, instead of showing it.",
)
def ask(arguments: tuple[str, ...], writer: str, as_json: bool, output: Path | None) -> None:
    """Answer a QUESTION from what videos say, with the seconds.

    DIR is a work directory (--output) or a folder of such. Ask in the language of the video. Where
    no line is found that says it, the nearest places are shown. With claude a question costs less
    than a cent; asked again it costs nothing. Exit codes: 0 answered, 2 wrong use, 4 the writer
    failed.

    Example: yt-study-buddy ask study-notes "How long should I wait between reviews?"
    """
    places, question = directories_and_words(arguments)
    notes = notes_in(places)
    if writer != QUOTED and sys.stderr.isatty():
        click.echo("Looking for an answer …", err=True)  # a model may take some seconds
    reply = answer(question, index_of_speech(notes), writer, read_settings())
    told = json.dumps(reply_data(question, reply), ensure_ascii=False, indent=2)
    if output is not None:
        output.write_text(f"{told}\n", encoding="utf-8")
    elif as_json:
        click.echo(told)
    else:
        _show(reply, len(notes))


def reply_data(question: str, reply: Reply) -> dict[str, Any]:
    """An answer for programs."""
    return {
        "question": question,
        "said": reply.said,
        "writer": reply.writer,
        "sentences": [
            {"text": shown(one.text), "proof": [as_data(line) for line in one.proof]}
            for one in reply.sentences
        ],
        "excerpts": [
            {
                **as_data(excerpt.lines[0]),
                "text": shown(joined(excerpt.lines)),
                "evidence": round(excerpt.evidence, 3),
            }
            for excerpt in reply.excerpts
        ],
        "left_out": reply.left_out,
        "cost_usd": reply.usage.cost_usd,
    }


def _show(reply: Reply, notes: int) -> None:
    several = notes > 1
    for sentence in reply.sentences:
        click.echo(shown(sentence.text))
        for line in sentence.proof:
            _quote((line,), several)
    if not reply.said:
        click.echo(_nothing_found(reply, several))
    if not reply.sentences:
        _quote_excerpts(reply.excerpts, several)
    if not reply.said and reply.writer == QUOTED:
        click.echo(_HINT, err=True)
    if reply.left_out:
        count = "1 sentence" if reply.left_out == 1 else f"{reply.left_out} sentences"
        told = f"Left out: {count} of {reply.writer}'s that the transcript does not bear out."
        click.echo(told, err=True)
    if reply.writer != QUOTED:
        click.echo(f"Answered by {reply.writer}{_price(reply.usage)}", err=True)


def _price(usage: Usage) -> str:
    if not usage.cost_usd:
        return " (price unknown)" if usage.calls else ""
    return f" for ${usage.cost_usd:.4f}"


def _nothing_found(reply: Reply, several: bool) -> str:
    """No more than is known: half of what is asked in other words than the lecturer's is said."""
    where = "these videos" if several else "this video"
    told = f"No line of {where} says this in these words. It may be said in others."
    if reply.writer != QUOTED:
        told = f"{reply.writer} found no answer in {where}."
    return f"{told} The nearest places:\n" if reply.excerpts else told


def _quote_excerpts(found: Sequence[Excerpt], several: bool) -> None:
    for excerpt in found:
        _quote(excerpt.lines, several)


def _quote(lines: Sequence[Line], several: bool) -> None:
    first = lines[0]
    about = f"{shown(title_of(first.saved.note))} · {first.link}" if several else first.link
    text = shown(joined(lines))
    click.echo(f"{clock(first.start):>7}  “{text}”\n         {about}\n")
