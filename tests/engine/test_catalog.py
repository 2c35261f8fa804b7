import msgspec
import pytest
from plugin_dir import GOOD, PluginDir

from studybuddy.plugins.catalog import Catalog, CatalogEntry, Trouble, catalog
from studybuddy.plugins.registry import Registry

JSON = b"""\
{
  "entries": [
    {
      "kind": "exporter",
      "name": "deck",
      "title": "A good exporter",
      "media_type": "text/plain",
      "distribution": "studybuddy-deck",
      "version": "1.2",
      "missing": "",
      "paid": false,
      "abilities": []
    }
  ],
  "troubles": [],
  "version": 1
}
"""


def of(plugin_dir: PluginDir, settings=None) -> Catalog:
    return catalog(Registry(plugin_dir.entry_points()), settings or {})


def test_an_entry_says_what_a_menu_needs(plugin_dir):
    plugin_dir.exporter("deck", version="1.2")
    expected = CatalogEntry(
        kind="exporter",
        name="deck",
        title="A good exporter",
        media_type="text/plain",
        distribution="studybuddy-deck",
        version="1.2",
    )
    assert Catalog(entries=(expected,)) == of(plugin_dir)


def test_entries_come_by_kind_then_name(plugin_dir):
    plugin_dir.module("plugin_t", TEMPLATE)
    plugin_dir.distribution("z", {"studybuddy.templates": {"b": "plugin_t:T", "a": "plugin_t:T"}})
    plugin_dir.exporter("deck")
    assert [("template", "a"), ("template", "b"), ("exporter", "deck")] == [
        (entry.kind, entry.name) for entry in of(plugin_dir).entries
    ]
    assert ["a", "b"] == of(plugin_dir).names("template")


def test_what_is_missing_depends_on_the_settings(plugin_dir):
    method = (
        "    def missing(self, settings):\n        return '' if 'KEY' in settings else 'Set KEY'"
    )
    plugin_dir.exporter("deck", GOOD + method)
    found = [of(plugin_dir), of(plugin_dir, {"KEY": "x"})]
    assert ["Set KEY", ""] == [f.entries[0].missing for f in found]


def test_trouble_is_told_and_stops_no_other(plugin_dir):
    plugin_dir.exporter("broken", "1 / 0", version="0.3")
    plugin_dir.exporter("deck")
    found = of(plugin_dir)
    expected = Trouble(
        kind="exporter",
        name="broken",
        distribution="studybuddy-broken",
        code="plugin_broken",
        message="The exporter 'broken' of studybuddy-broken 0.3 cannot be used: ZeroDivisionError: "
        "division by zero. Update it with pip install --upgrade studybuddy-broken or tell its "
        "author.",
    )
    assert (expected,) == found.troubles
    assert ["deck"] == found.names("exporter")


def test_all_who_clash_are_named(plugin_dir):
    plugin_dir.exporter("deck")
    plugin_dir.distribution("other-deck", {"studybuddy.exporters": {"deck": "plugin_other:Good"}})
    assert [("plugin_clash", "other-deck, studybuddy-deck")] == [
        (trouble.code, trouble.distribution) for trouble in of(plugin_dir).troubles
    ]


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("studybuddy.exporters.v2", "exporter"),
        ("studybuddy.writers.v7", "writer"),
        ("studybuddy.exporter", ""),  # an author's slip is told like any other
    ],
)
def test_an_unknown_group_is_told(plugin_dir, group, kind):
    plugin_dir.distribution("future", {group: {"deck": "plugin_future:Deck"}})
    assert [(kind, "deck", "future", "plugin_outdated")] == [
        (t.kind, t.name, t.distribution, t.code) for t in of(plugin_dir).troubles
    ]


def test_what_a_plugin_can_beyond_its_kind_is_told():
    found = {one.name: one.abilities for one in catalog(Registry()).entries if one.abilities}
    assert {
        "yt-dlp": ("playlist",),
        "claude": ("translates", "answers", "thrifty", "fast"),
        "anki": ("course",),
        "markdown": ("course",),
        "pdf": ("course",),
        "pdf-letter": ("course",),
    } == found


@pytest.mark.parametrize("method", ["title", "missing"])
def test_a_plugin_that_fails_when_asked_is_broken(plugin_dir, method):
    plugin_dir.exporter("deck", GOOD + f"    def {method}(self, *settings):\n        return 1 / 0")
    assert [("deck", "plugin_broken")] == [(t.name, t.code) for t in of(plugin_dir).troubles]


@pytest.mark.parametrize("answer", ["None", "3", "'two\\nlines'", "''"])
def test_a_title_is_one_line_of_text(plugin_dir, answer):
    plugin_dir.exporter("deck", GOOD + f"    def title(self):\n        return {answer}")
    assert [("deck", "plugin_broken")] == [(t.name, t.code) for t in of(plugin_dir).troubles]


def test_its_json_is_a_contract(plugin_dir):
    plugin_dir.exporter("deck", version="1.2")
    assert JSON == of(plugin_dir).to_json()


def test_it_is_read_where_no_plugin_is():
    assert JSON == Catalog.from_json(JSON).to_json()


def test_a_reader_leaves_alone_what_it_does_not_know():
    newer = JSON.replace(b'"version": 1\n', b'"made_by": "a newer one", "version": 1\n')
    assert Catalog.from_json(JSON) == Catalog.from_json(newer)


def test_another_version_is_not_guessed_at():
    with pytest.raises(msgspec.ValidationError):
        Catalog.from_json(JSON.replace(b'"version": 1\n', b'"version": 2\n'))


def test_what_is_installed_here_has_no_trouble():
    found = catalog(Registry())
    assert () == found.troubles
    assert {"yt-study-buddy"} <= {entry.distribution for entry in found.entries}


TEMPLATE = """\
import studybuddy
class T(studybuddy.Template):
    '''T.'''
    parts = ("summary",)
    instructions = "Write."
"""
