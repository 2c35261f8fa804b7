"""The conformance kit finds what it is there to find: each plugin here breaks one rule."""

import datetime
import os
import random
import socket
import sqlite3
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

import studybuddy
from studybuddy.testing import (
    ExporterContract,
    SourceContract,
    TemplateContract,
    WriterContract,
)
from studybuddy.testing.sandbox import sandbox


class Plain(studybuddy.Exporter):
    """Plain text."""

    media_type = "text/plain"
    extension = "txt"

    def export(self, note: studybuddy.Note) -> bytes:
        return note.title.encode() + b"\n" + self.more()

    def more(self) -> bytes:
        return b""


class Asks(Plain):
    def more(self):
        return urllib.request.urlopen("http://example.com").read()


class AsksInVain(Plain):
    def more(self):
        try:
            return socket.create_connection(("93.184.215.14", 80), 1).recv(1)
        except OSError:
            return b"offline"


class Writes(Plain):
    def more(self):
        Path("left-behind.txt").write_text("x")
        return b""


class MakesFolders(Plain):
    def more(self):
        os.mkdir("left-behind")  # noqa: PTH102
        return b""


class KeepsADatabase(Plain):
    def more(self):
        sqlite3.connect("left-behind.db").close()
        return b""


class Empty(Plain):
    def export(self, note):
        return b""


class Text(Plain):
    def export(self, note):
        return note.title or "untitled"


class Crashes(Plain):
    def export(self, note):
        return note.sections[0].title.encode()


@pytest.mark.parametrize(
    ("plugin", "nasty", "telling"),
    [
        (Asks, "good", "no network"),
        (AsksInVain, "good", "93.184.215.14"),
        (Writes, "good", "left-behind.txt"),
        (MakesFolders, "good", "left-behind"),
        (KeepsADatabase, "good", "left-behind.db"),
        (Empty, "good", "An empty file is no artifact"),
        (Text, "good", "bytes"),
        (Crashes, "empty", "out of range"),
    ],
)
def test_an_export_that_breaks_a_rule_fails(tmp_path, monkeypatch, plugin, nasty, telling):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    (tmp_path / "tmp").mkdir()
    with pytest.raises((AssertionError, OSError, IndexError), match=telling):
        ExporterContract().test_exports_offline_and_in_memory(plugin(), tmp_path / "tmp", nasty)
    assert [] == list((tmp_path / "elsewhere").iterdir())


class CountsCourses(Plain):
    made = 0

    def export_course(self, course):
        self.made += 1
        return f"{course.title} {self.made}".encode()


def test_a_course_that_differs_from_time_to_time_fails(tmp_path):
    with pytest.raises(AssertionError):
        ExporterContract().test_a_course_is_one_file(CountsCourses(), tmp_path)
    ExporterContract().test_a_course_is_one_file(Plain(), tmp_path)


class UsesTemporaryFiles(Plain):
    def more(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "x")
            file.write_text("temporary")
            return file.read_bytes()


def test_temporary_files_break_no_rule(tmp_path):
    ExporterContract().test_exports_offline_and_in_memory(UsesTemporaryFiles(), tmp_path, "good")
    assert [] == list(tmp_path.iterdir())


class Refuses(Plain):
    def export(self, note):
        if not note.sections:
            raise studybuddy.ExportFailed("nothing_to_export", "The note has no sections.")
        return b"fine"


def test_a_refusal_must_be_declared(tmp_path):
    with pytest.raises(studybuddy.ExportFailed):
        ExporterContract().test_exports_offline_and_in_memory(Refuses(), tmp_path, "empty")


def test_a_declared_refusal_is_fine(tmp_path):
    class Contract(ExporterContract):
        refuses = frozenset({"empty"})

    Contract().test_exports_offline_and_in_memory(Refuses(), tmp_path, "empty")


def test_a_declared_refusal_must_happen(tmp_path):
    class Contract(ExporterContract):
        refuses = frozenset({"empty"})

    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        Contract().test_exports_offline_and_in_memory(Plain(), tmp_path, "empty")


class RollsDice(Plain):
    def more(self):
        return random.randbytes(8)


class TellsTheDate(Plain):
    def more(self):
        return f"{datetime.datetime.now():%Y-%m-%d}".encode()


class TellsTheDay(Plain):
    def more(self):
        return str(datetime.date.today()).encode()


class TellsTheTime(Plain):
    def more(self):
        return str(time.localtime().tm_year).encode() + str(int(time.time()) >> 20).encode()


class ListsASet(Plain):
    def more(self):
        return " ".join({f"word{number}" for number in range(20)}).encode()


class TellsTheTimeZone(Plain):
    def more(self):
        return str(time.tzname).encode()


@pytest.mark.parametrize(
    "plugin", [TellsTheDate, TellsTheDay, TellsTheTime, ListsASet, TellsTheTimeZone]
)
def test_an_export_that_depends_on_when_and_where_fails(tmp_path, plugin):
    with pytest.raises(AssertionError):
        ExporterContract().test_same_bytes_on_another_day_elsewhere(plugin(), tmp_path)


def test_an_export_of_the_note_alone_passes(tmp_path):
    ExporterContract().test_same_bytes_on_another_day_elsewhere(Plain(), tmp_path)


def test_an_export_by_chance_fails():
    with pytest.raises(AssertionError):
        ExporterContract().test_same_note_same_bytes(RollsDice())


def test_a_page_with_a_strangers_script_fails():
    class Page(Plain):
        media_type = "text/html; charset=utf-8"

    with pytest.raises(AssertionError):
        ExporterContract().test_html_is_escaped(Page())


class TestPlugin:
    def test_that_is_named_nowhere_is_asked_for(self):
        with pytest.raises(pytest.fail.Exception, match="names no plugin"):
            ExporterContract.made.__wrapped__(ExporterContract())

    def test_without_a_docstring_of_its_own_has_no_title(self):
        with pytest.raises(AssertionError, match="no docstring"):
            ExporterContract().test_title_is_one_line_of_its_own(Text())

    def test_must_be_of_its_kind(self):
        with pytest.raises(AssertionError):
            WriterContract().test_is_a_finished_plugin_of_its_kind(Plain())

    def test_must_have_a_name_to_type(self):
        class Contract(ExporterContract):
            name = "PDF"

        with pytest.raises(AssertionError):
            Contract().test_name_is_one_that_users_can_type()

    @pytest.mark.parametrize(
        ("line", "check", "telling"),
        [
            ("from studybuddy.note import to_json", "imports_public_names_only", "studybuddy.note"),
            ("from studybuddy import pipeline", "imports_public_names_only", "studybuddy.pipe"),
            ("import studybuddy.text.stems", "imports_public_names_only", "studybuddy.text.stems"),
            ("import jinja2", "importing_it_imports_no_library", "jinja2"),
        ],
    )
    def test_may_not_import_this(self, plugin_dir, line, check, telling):
        plugin_dir.module("plugin_heavy", f"{line}\nfrom plugin_dir import GOOD\nexec(GOOD)\n")
        made = __import__("plugin_heavy").Good()
        with pytest.raises(AssertionError, match=telling):
            getattr(ExporterContract(), f"test_{check}")(made)

    def test_may_import_what_it_declares(self, plugin_dir):
        class Contract(ExporterContract):
            eager = frozenset({"jinja2", "markupsafe", "plugin_dir"})

        plugin_dir.module(
            "plugin_heavy", "import jinja2\nfrom plugin_dir import GOOD\nexec(GOOD)\n"
        )
        Contract().test_importing_it_imports_no_library(__import__("plugin_heavy").Good())
        assert "plugin_heavy" in sys.modules


class TestTemplate:
    class Greedy(studybuddy.Template):
        """Greedy."""

        parts = ("summary", "summary")
        instructions = "{{ secrets }}"

    def test_that_asks_for_what_it_is_not_given_fails(self):
        with pytest.raises(studybuddy.PluginBroken):
            TemplateContract().test_renders_for_every_order(self.Greedy(), "plain")

    def test_that_names_a_part_twice_fails(self):
        with pytest.raises(AssertionError):
            TemplateContract().test_names_each_part_once(self.Greedy())


class TestSource:
    class Leaks(studybuddy.Source):
        """Leaks a foreign exception."""

        def fetch(self, url, work):
            urllib.request.urlopen(url.watch_url)

    class Condemns(studybuddy.Source):
        """Says that the video is private, of which it cannot know."""

        def fetch(self, url, work):
            raise studybuddy.SourceRefusal("private", "The video of this link is private.")

    class ListsAnything(Condemns):
        """Lists a page that is no video."""

        def playlist(self, url, work):
            return studybuddy.Playlist(id=url.id, videos=(studybuddy.Video(id="playlist"),))

    def test_that_lists_what_is_no_video_fails(self, tmp_path):
        url = studybuddy.PlaylistUrl("PLsample")
        with pytest.raises(studybuddy.BadVideoUrl):
            SourceContract().test_lists_a_sound_playlist(self.ListsAnything(), url, {}, tmp_path)

    def test_that_lists_none_says_so(self, tmp_path):
        SourceContract().test_refuses_a_playlist_that_it_cannot_list(self.Condemns(), tmp_path)

    def test_that_leaks_what_its_library_raises_fails(self, tmp_path):
        with pytest.raises(OSError, match="no network"):
            SourceContract().test_refuses_when_it_cannot_be_filled(self.Leaks(), tmp_path)

    def test_that_condemns_the_video_for_the_network_fails(self, tmp_path):
        with pytest.raises(AssertionError, match="says nothing about the video"):
            SourceContract().test_refuses_when_it_cannot_be_filled(self.Condemns(), tmp_path)


class TestSeal:
    def test_lets_a_test_reach_its_own_server(self, tmp_path, silent_port):
        with sandbox(tmp_path, loopback=True) as seal:
            socket.create_connection(("127.0.0.1", silent_port), 5).close()
        assert [] == seal.refused

    def test_refuses_even_loopback_where_nothing_is_to_be_asked(self, tmp_path, silent_port):
        with sandbox(tmp_path) as seal, pytest.raises(OSError, match="sandbox"):
            socket.create_connection(("127.0.0.1", silent_port), 5)
        assert ["asked for the network: 127.0.0.1"] == seal.refused

    def test_is_over_when_it_is_over(self, tmp_path):
        (tmp_path / "inside").mkdir()
        with sandbox(tmp_path / "inside"):
            pass
        (tmp_path / "outside.txt").write_text("written")
        assert "written" == (tmp_path / "outside.txt").read_text()
        assert tmp_path / "inside" != Path(tempfile.gettempdir())
