"""The web app's German for the plugins' titles, which the service says in English."""

import re
from pathlib import Path

import pytest

from studybuddy.plugins.catalog import catalog
from studybuddy.plugins.registry import Registry

GERMAN = Path(__file__).parents[2] / "frontend" / "src" / "language" / "de" / "plugins.ts"
OURS = "yt-study-buddy"


@pytest.mark.parametrize("kind", ["template", "writer", "checker", "exporter"])
def test_each_title_that_a_form_shows_is_told_in_german(kind: str) -> None:
    entries = catalog(Registry(), {}).entries
    titles = {one.title for one in entries if one.kind == kind and one.distribution == OURS}
    told = set(re.findall(r'^  "(.+?)":', GERMAN.read_text(), re.MULTILINE))
    assert titles
    assert set() == titles - told, f"add the German to {GERMAN}"
