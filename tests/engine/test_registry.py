import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from plugin_dir import GOOD, PluginDir

from studybuddy import (
    Exporter,
    PluginBroken,
    PluginClash,
    Source,
    StudyBuddyError,
    Template,
    UnknownPlugin,
    Writer,
)
from studybuddy.plugins.registry import Origin, Registry

EXPORTERS = "studybuddy.exporters"


@pytest.fixture
def registry(plugin_dir):
    """Called by a test when its directory is filled."""
    return lambda: Registry(plugin_dir.entry_points())


def refusal(registry: Registry, name: str) -> StudyBuddyError:
    with pytest.raises(StudyBuddyError) as error:
        registry.exporter(name)
    return error.value


class TestFinding:
    def test_names_are_sorted_and_by_kind(self, plugin_dir, registry):
        points = {EXPORTERS: {"b": "x:B", "a": "x:A"}, "studybuddy.writers": {"w": "x:W"}}
        plugin_dir.distribution("some", points)
        found = registry()
        assert ["a", "b"] == found.names("exporter")
        assert ["w"] == found.names("writer")
        assert [] == found.names("source")

    def test_listing_imports_nothing(self, plugin_dir, registry):
        plugin_dir.exporter("loud", "raise SystemExit('imported')")
        assert ["loud"] == registry().names("exporter")

    def test_the_installed_ones_are_found_without_being_named(self):
        found = Registry()
        assert {"markdown", "json", "pdf"} <= set(found.names("exporter"))
        assert {"captions", "youtube", "yt-dlp"} <= set(found.names("source"))
        assert {"claude", "outline"} <= set(found.names("writer"))
        assert {"lecture", "cornell", "quiz", "feynman", "exam-cram"} <= set(
            found.names("template")
        )

    def test_listing_what_is_installed_imports_no_plugin(self):
        code = (
            "import sys; from studybuddy.plugins.registry import Registry;"
            "Registry().names('exporter');"
            "print([m for m in sys.modules if m.startswith('studybuddy_')])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert b"[]" == done.stdout.strip()

    def test_a_garbled_neighbour_is_passed_over(self, plugin_dir, monkeypatch):
        plugin_dir.exporter("fine")
        plugin_dir.distribution("garbled", {})
        (plugin_dir.folder / "garbled-1.0.dist-info" / "entry_points.txt").write_bytes(
            b"[x]\n\xff\xfe"
        )
        monkeypatch.setattr(sys, "path", [str(plugin_dir.folder)])
        assert ["fine"] == Registry().names("exporter")

    def test_of_two_installations_the_first_on_the_path_counts(self, tmp_path, monkeypatch):
        for place, version in (("new", "2.0"), ("old", "1.0")):
            (tmp_path / place).mkdir()
            points = {EXPORTERS: {"deck": f"plugin_{place}:Good"}}
            PluginDir(tmp_path / place).distribution("studybuddy-deck", points, version)
        monkeypatch.setattr(sys, "path", [str(tmp_path / "new"), str(tmp_path / "old")])
        assert [Origin("studybuddy-deck", "2.0")] == Registry().origins("exporter", "deck")


class TestLoading:
    def test_gives_an_instance_of_its_kind(self, plugin_dir, registry):
        plugin_dir.exporter("good")
        plugin = registry().exporter("good")
        assert b"good" == plugin.export(None)
        assert isinstance(plugin, Exporter)

    def test_each_kind_has_its_method(self, plugin_dir, registry):
        source = """\
import studybuddy
class S(studybuddy.Source):
    def fetch(self, url, work): ...
class T(studybuddy.Template):
    parts = ("summary",)
    instructions = "Write."
class W(studybuddy.Writer):
    def write(self, template, transcript, work): ...
"""
        plugin_dir.module("plugin_all", source)
        kinds = {"sources": "S", "templates": "T", "writers": "W"}
        plugin_dir.distribution(
            "all", {f"studybuddy.{k}": {"one": f"plugin_all:{c}"} for k, c in kinds.items()}
        )
        found = registry()
        loaded = [found.source("one"), found.template("one"), found.writer("one")]
        assert [True] * 3 == list(map(isinstance, loaded, (Source, Template, Writer)))

    def test_makes_it_once(self, plugin_dir, registry):
        plugin_dir.exporter("good")
        found = registry()
        assert found.exporter("good") is found.load("exporter", "good")

    def test_makes_it_once_for_many_threads(self, plugin_dir, registry):
        slow = GOOD + "    made = []\n    def __init__(self):\n        self.made.append(1)\n"
        plugin_dir.exporter("slow", slow)
        found = registry()
        with ThreadPoolExecutor(8) as pool:
            loaded = list(pool.map(lambda _: found.exporter("slow"), range(32)))
        assert 1 == len(set(map(id, loaded)))
        assert [1] == loaded[0].made

    def test_a_distribution_does_not_clash_with_itself(self, plugin_dir):
        plugin_dir.exporter("good")
        twice = Registry([*plugin_dir.entry_points(), *plugin_dir.entry_points()])
        assert b"good" == twice.exporter("good").export(None)


class TestTrouble:
    def test_an_unknown_name_is_met_with_the_known_ones(self, plugin_dir, registry):
        plugin_dir.distribution("some", {EXPORTERS: {"pdf": "x:P", "json": "x:J"}})
        error = refusal(registry(), "pfd")
        assert UnknownPlugin is type(error)
        assert "unknown_plugin" == error.code
        assert (
            "There is no exporter 'pfd'. Did you mean 'pdf'? Installed: json, pdf." == error.message
        )

    def test_nothing_installed_is_said_plainly(self):
        error = refusal(Registry([]), "pdf")
        assert "There is no exporter 'pdf'. Installed: none." == error.message

    def test_a_clash_names_both_distributions(self, plugin_dir, registry):
        for number in ("1.0", "2.0"):
            points = {EXPORTERS: {"pdf": f"plugin_{number[0]}:P"}}
            plugin_dir.distribution(f"pdf-{number[0]}", points, number)
        error = refusal(registry(), "pdf")
        assert PluginClash is type(error)
        assert (
            "More than one package claims the exporter 'pdf': pdf-1 1.0 (plugin_1:P) and pdf-2 2.0 "
            "(plugin_2:P). None of them is used. Keep one and remove the other with pip uninstall."
            == error.message
        )

    @pytest.mark.parametrize(
        ("source", "cause"),
        [
            ("import studybuddy\nfrom json import nothing_such", "cannot import name"),
            ("raise RuntimeError('no\\nluck')", "RuntimeError: no luck"),
            ("raise SystemExit(3)", "SystemExit: 3"),
            ("def broken(:", "SyntaxError"),
            ("Bad = 1", "has no attribute 'Good'"),
            ("Good = 1", "is no subclass of studybuddy.Exporter"),
            ("class Good: pass", "is no subclass of studybuddy.Exporter"),
            ("import studybuddy\nclass Good(studybuddy.Exporter): ...", "leaves out export"),
            (GOOD + "    def __init__(self, note): ...", "TypeError"),
            (GOOD + "    def __init__(self): raise OSError('disk')", "OSError: disk"),
            (GOOD.replace("media_type", "mime_type"), "its media_type must be a text like"),
            (GOOD.replace("text/plain", "plain"), "not 'plain'"),
            (GOOD.replace('"txt"', '".txt"'), "its extension must be a text like 'pdf'"),
            (GOOD + "    stem = '../note'", "its stem must be a text like 'note'"),
            ("import plugin_of_nobody", "No module named 'plugin_of_nobody'"),
        ],
    )
    def test_whatever_is_broken_is_named(self, plugin_dir, registry, source, cause):
        plugin_dir.exporter("sick", source, version="0.3")
        error = refusal(registry(), "sick")
        assert (PluginBroken, "plugin_broken") == (type(error), error.code)
        assert error.message.startswith("The exporter 'sick' of studybuddy-sick 0.3 cannot be used")
        assert cause in error.message
        assert "\n" not in error.message

    @pytest.mark.parametrize(
        ("source", "cause"),
        [
            ("", "its parts must be"),
            ("parts = ['summary']", "its parts must be"),
            ("parts = ()", "its parts must be"),
            ("parts = ('summary', 'poem')", "its parts must be"),
            ("parts = ('summary',)", "its instructions must be"),
            ("parts = ('summary',); instructions = ' '", "its instructions must be"),
        ],
    )
    def test_a_template_must_say_what_a_note_has(self, plugin_dir, registry, source, cause):
        code = f"import studybuddy\nclass T(studybuddy.Template):\n    '''T.'''\n    {source}\n"
        plugin_dir.module("plugin_t", code)
        plugin_dir.distribution("t", {"studybuddy.templates": {"t": "plugin_t:T"}})
        with pytest.raises(PluginBroken, match=cause):
            registry().template("t")

    @pytest.mark.parametrize("name", ["PDF", "2col", "flash_deck", "a b", "-x", "émile"])
    def test_a_name_that_nobody_can_type(self, plugin_dir, name):
        plugin_dir.module("plugin_odd")
        plugin_dir.distribution("odd", {EXPORTERS: {name: "plugin_odd:Good"}})
        error = refusal(Registry(plugin_dir.entry_points()), name)
        assert PluginBroken is type(error)
        assert "a name is made of a-z, 0-9 and '-'" in error.message

    @pytest.mark.parametrize(
        ("module", "requires", "command"),
        [
            ("wonderpdf", ["wonderpdf>=70; extra == 'pdf'"], "pip install 'studybuddy-deck[pdf]'"),
            ("wonder_pdf.fonts", ['Wonder-PDF ; extra == "pdf"'], "'studybuddy-deck[pdf]'"),
            ("wonderpdf", ["wonderpdf>=70"], "pip install 'studybuddy-deck'"),
            (
                "wonderpdf",
                ["a; extra == 'all'", "wonderpdf; extra == 'all'", "wonderpdf; extra == 'pdf'"],
                "'studybuddy-deck[pdf]'",
            ),
        ],
    )
    def test_a_missing_library_says_the_pip_command(
        self, plugin_dir, registry, module, requires, command
    ):
        plugin_dir.module("plugin_deck", f"import {module}\n{GOOD}")
        points = {EXPORTERS: {"deck": "plugin_deck:Good"}}
        plugin_dir.distribution("studybuddy-deck", points, requires=requires)
        error = refusal(registry(), "deck")
        assert (PluginBroken, "plugin_library_missing") == (type(error), error.code)
        assert command in error.message

    def test_a_library_in_a_shared_namespace_is_known_by_its_whole_name(self, plugin_dir, registry):
        (plugin_dir.folder / "wonder").mkdir()
        plugin_dir.module("plugin_deck", "import wonder.pdf")
        points = {EXPORTERS: {"deck": "plugin_deck:Good"}}
        plugin_dir.distribution("deck", points, requires=["wonder-pdf; extra == 'pdf'"])
        assert "pip install 'deck[pdf]'" in refusal(registry(), "deck").message

    def test_a_missing_library_that_nobody_requires_is_named(self, plugin_dir, registry):
        plugin_dir.exporter("deck", "import wonderpdf")
        assert "No module named 'wonderpdf'" in refusal(registry(), "deck").message

    @pytest.mark.parametrize(
        "group", ["studybuddy.exporters.v2", "studybuddy.exporters.v0", "studybuddy.exporters.beta"]
    )
    def test_another_contract_is_not_for_this_version(self, plugin_dir, registry, group):
        plugin_dir.distribution("studybuddy-deck", {group: {"deck": "plugin_future:Deck"}}, "9.0")
        found = registry()
        error = refusal(found, "deck")
        assert [] == found.names("exporter")
        assert (PluginBroken, "plugin_outdated") == (type(error), error.code)
        assert error.message.startswith(f"studybuddy-deck 9.0 offers 'deck' in the group '{group}'")

    def test_a_plugin_for_both_contracts_is_used_by_the_one_we_know(self, plugin_dir, registry):
        plugin_dir.module("plugin_both")
        offers = {EXPORTERS: "plugin_both:Good", f"{EXPORTERS}.v2": "plugin_future:Good"}
        plugin_dir.distribution("both", {group: {"deck": value} for group, value in offers.items()})
        assert b"good" == registry().exporter("deck").export(None)

    def test_one_that_breaks_stops_no_other(self, plugin_dir, registry):
        plugin_dir.exporter("broken", "1 / 0")
        plugin_dir.exporter("good")
        found = registry()
        assert "ZeroDivisionError" in refusal(found, "broken").message
        assert b"good" == found.exporter("good").export(None)

    def test_one_that_is_mended_loads_the_next_time(self, plugin_dir, registry):
        plugin_dir.exporter("deck", "import plugin_friend\n" + GOOD)
        found = registry()
        assert "plugin_friend" in refusal(found, "deck").message
        plugin_dir.module("plugin_friend", "")
        assert b"good" == found.exporter("deck").export(None)
