"""The list of formats is one: whoever tells of formats, or reads them, has all of it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from docs.generate import FORMATS_PAGE, WEB_FORMATS, formats_page, web_formats

from studybuddy.caption_formats import CAPTION_FORMATS, LARGEST, extensions, named
from studybuddy_captions import opening
from studybuddy_captions.formats import READERS

ROOT = Path(__file__).parents[2]
ANEW = "make contract"
# What a user meets of a list that has one format more.
MET = """
import json
from studybuddy import caption_formats
new = caption_formats.CaptionFormat("new-json", "Brand new JSON", ("brandnew",), 1234567)
caption_formats.CAPTION_FORMATS += (new,)
from docs.generate import formats_page, web_formats
from studybuddy_aws.http.openapi import contract
from studybuddy_captions import file_names, formats, json_formats
json_formats.SHAPES += (json_formats._Shape("new-json", lambda keys: False, lambda data: None),)
try:
    json_formats.read_json('{"error": 1}')
except Exception as error:
    refused = error.message
try:
    formats.read("One line of prose.", "talk.brandnew")
except Exception as error:
    named = error.message
print(json.dumps({
    "extensions": caption_formats.extensions(),
    "page": formats_page(),
    "web": web_formats(),
    "contract": contract()["components"]["schemas"]["NewUpload"],
    "refused": refused,
    "named": named,
    "title": file_names.title_from("Talk.brandnew", "en"),
}))
"""


@pytest.mark.parametrize(
    ("file", "made"), [(FORMATS_PAGE, formats_page()), (WEB_FORMATS, web_formats())]
)
def test_what_is_committed_is_what_is_made(file, made):
    assert made == file.read_text(), ANEW


def test_a_format_that_is_added_is_met_everywhere():
    met = json.loads(
        subprocess.run(
            [sys.executable, "-c", MET], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
    )

    assert "brandnew" in met["extensions"]
    assert "| Brand new JSON | `.brandnew` | 1 MB |" in met["page"]
    assert 'extensions: ["brandnew"], largest: 1234567 }' in met["web"]
    assert '"brandnew"]' in met["web"].split("CAPTION_EXTENSIONS")[1]
    assert {"title": "Brand new JSON", "extensions": ["brandnew"], "largest": 1234567} in (
        met["contract"]["properties"]["file_name"]["x-caption-formats"]
    )
    assert "Brand new JSON" in met["refused"]
    assert "named as Brand new JSON" in met["named"]
    assert "Talk" == met["title"]


def test_every_format_has_a_reader_and_every_reader_a_format():
    read = {name for reader in READERS for name in reader.formats}

    # A Word document is unpacked to text first, which one of the readers then reads.
    assert {one.name for one in CAPTION_FORMATS} == read | {"docx"}


def test_names_and_titles_are_unlike():
    for facts in zip(*((one.name, one.title) for one in CAPTION_FORMATS), strict=True):
        assert len(facts) == len(set(facts))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", one.name) for one in CAPTION_FORMATS)
    assert all(re.fullmatch(r"[a-z0-9]+", extension) for extension in extensions())
    assert len(extensions()) == len(set(extensions()))


def test_no_format_is_larger_than_what_is_taken():
    assert LARGEST == max(one.largest for one in CAPTION_FORMATS) == opening.LARGEST
    assert named("srt").largest == LARGEST
