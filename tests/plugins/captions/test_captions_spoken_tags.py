"""A lecturer on HTML says tags: what is markup depends on the format."""

import json
from html import escape

import pytest

from studybuddy import clean
from studybuddy_captions.formats import read

SAID = "the tags <b> and </b>"
STYLED = "we <i>say</i> it"


def json3(text):
    segs = [{"utf8": text}]
    return json.dumps({"events": [{"tStartMs": 0, "dDurationMs": 4000, "segs": segs}]})


def srv3(text):
    shown = f'<p t="0" d="4000">{escape(text)}</p>'
    return f'<?xml version="1.0"?><timedtext format="3"><body>{shown}</body></timedtext>'


def srv1(text):
    return f'<transcript><text start="0" dur="4">{escape(text)}</text></transcript>'


def ttml(text):
    shown = f'<p begin="0s" end="4s">{escape(text)}</p>'
    return f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{shown}</div></body></tt>'


def webvtt(text):
    return f"WEBVTT\n\n00:00.000 --> 00:04.000\n{text}\n"


def srt(text):
    return f"1\n00:00:00,000 --> 00:00:04,000\n{text}\n"


def with_times(text):
    return f"0:00 {text}\n0:04 More of it.\n0:08 The end.\n"


def first_of(captions):
    return clean(captions.cues[:1])[0].text


@pytest.mark.parametrize("form", [json3, srv3, ttml, with_times, str])
def test_a_tag_that_is_said_is_a_word_where_a_format_has_none(form):
    assert SAID == first_of(read(form(SAID)))


@pytest.mark.parametrize("form", [json3, srv3, ttml, with_times, str, srv1, webvtt, srt])
def test_a_tag_that_touches_words_is_markup_in_any_format(form):
    assert "we say it" == first_of(read(form(STYLED)))


@pytest.mark.parametrize("form", [srv1, webvtt, srt])
def test_a_tag_is_markup_where_a_format_has_it(form):
    assert "the tags and" == first_of(read(form(SAID)))


@pytest.mark.parametrize("form", [srv1, webvtt, srt])
def test_an_escaped_tag_is_a_word_where_a_format_has_markup(form):
    assert SAID == first_of(read(form(escape(SAID))))
