"""Many links in one run: what they hold and cost, one after another, begun again, and an index."""

import io
import json
import os
from pathlib import Path

import jsonschema
import pytest

from studybuddy.command.main import cli
from studybuddy.course import CourseRecord
from studybuddy.events import events_schema

PLUGINS = Path(__file__).with_name("course_plugins.py")
A, B, C = "aaaaaaaaaaa", "-bbbbbbbbbb", "ccccccccccc"
TALK = "\n".join(
    f"{word} practice is a way to strengthen memory, since recalling needs effort."
    for word in ("Retrieval", "Spaced", "Mixed", "Daily", "Slow", "Early", "Late", "Brief")
)
LIST = "https://www.youtube.com/playlist?list=PLmemory"


class Shelf:
    """A folder with captions, where a source and a writer of its own are installed."""

    def __init__(self, place, capfd):
        self.place = place
        self._capfd = capfd

    def run(self, *arguments, output="course", writer="paid", style="json-progress"):
        """The exit code, and the lines that a program reads."""
        code, out, _ = self.said(*arguments, output=output, writer=writer, style=style)
        return code, [json.loads(line) for line in out.splitlines()]

    def said(self, *arguments, output="course", writer="paid", style="plain"):
        chosen = ("--writer", writer, "--exporter", "markdown", "--checker", "none")
        where = ("--output", str(self.place / output), "--format", style)
        links = [f"https://youtu.be/{one}" if one in {A, B, C} else one for one in arguments]
        code = cli.main([*chosen, *where, *links], standalone_mode=False)
        return code, *self._capfd.readouterr()

    def said_last(self):
        """What was written since one last looked."""
        return self._capfd.readouterr().out

    def asked(self):
        """Who was asked for what since one last looked."""
        file = self.place / "told"
        found = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return found

    def record(self, output="course"):
        data = (self.place / output / "course.json").read_bytes()
        return {one["id"]: one for one in json.loads(data)["videos"]}


@pytest.fixture
def shelf(tmp_path, monkeypatch, capfd):
    (tmp_path / "course_plugins.py").write_text(PLUGINS.read_text())
    info = tmp_path / "shelf-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shelf\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[studybuddy.sources]\nshelf = course_plugins:Shelf\n"
        "[studybuddy.writers]\npaid = course_plugins:Paid\n"
    )
    for video in (A, B, C):
        (tmp_path / f"{video}.txt").write_text(TALK.replace("memory", f"memory of {video[1:3]}"))
    for name in [name for name in os.environ if name.startswith(("STUDYBUDDY", "ANTHROPIC"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("STUDYBUDDY_SHELF", str(tmp_path))
    monkeypatch.setenv("STUDYBUDDY_SOURCES", "shelf")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return Shelf(tmp_path, capfd)


def test_each_video_has_its_notes_and_the_course_an_index(shelf):
    code, lines = shelf.run(A, f"https://youtu.be/{B}?t=9", A, "--yes", "--title", "Memory")
    last = lines[-1]
    assert (0, "course", 100, "Memory", 0.5) == (
        *(code, last["step"], last["progress"], last["title"], last["cost_usd"]),
    )
    assert [(A, "completed"), (B, "completed")] == [(v["id"], v["state"]) for v in last["videos"]]
    assert "2 of 2 videos have notes." == last["message"]
    course = shelf.place / "course"
    for file in (f"{A}/note.md", f"{B}/note.md", f"{B}/note.json", "index.md", "course.json"):
        assert (course / file).is_file()
    index = (course / "index.md").read_text()
    assert f"1. [On aaaaa]({A}/note.md)" in index
    assert f"2. [On -bbbb]({B}/note.md)" in index
    assert 1 == index.count("## Words to know")


def test_lines_say_which_video_of_how_many_and_never_fall(shelf):
    _, lines = shelf.run(A, B, "--yes")
    schema = jsonschema.Draft202012Validator(events_schema())
    assert [] == [error.message for line in lines for error in schema.iter_errors(line)]
    percents = [line["progress"] for line in lines]
    assert sorted(percents) == percents
    places = [line["place"] for line in lines if line.get("place")]
    assert [(A, 1, 2), (B, 2, 2)] == list(
        dict.fromkeys((p["video"], p["number"], p["videos"]) for p in places)
    )
    assert 90 < max(place["progress"] for place in places)
    costs = [line["cost_usd"] for line in lines if "cost_usd" in line]
    assert (sorted(costs), 0.5) == (costs, costs[-1])


def test_again_it_asks_nobody_and_makes_nothing_anew(shelf):
    assert 0 == shelf.run(A, B, "--yes")[0]
    assert [f"fetch {A}", f"fetch {B}", f"pay {A}", f"pay {B}"] == shelf.asked()
    made = {file: file.stat().st_mtime_ns for file in shelf.place.glob("course/*/note.*")}
    assert 0 == shelf.run(A, B)[0]
    assert [] == shelf.asked()
    assert made == {file: file.stat().st_mtime_ns for file in made}
    assert 0 == shelf.run(A, B, C, "--yes")[0]
    assert [f"fetch {C}", f"pay {C}"] == shelf.asked()


def test_a_file_that_is_gone_and_another_order_are_made_and_not_paid_again(shelf):
    shelf.run(A, "--file", os.devnull, "--yes")
    (shelf.place / "course" / A / "note.md").unlink()
    shelf.asked()
    assert 0 == shelf.run(A, A)[0]
    assert (shelf.place / "course" / A / "note.md").is_file()
    assert [] == shelf.asked()
    assert 0 == shelf.run(A, A, "--exporter", "obsidian")[0]
    assert (shelf.place / "course" / A / "obsidian.md").is_file()
    assert [] == shelf.asked()


def test_it_stops_at_the_first_failure_and_says_what_was_not_tried(shelf):
    (shelf.place / f"{B}.fails").touch()
    code, lines = shelf.run(A, B, C, "--yes")
    assert (6, "1 of 3 videos have notes, 1 failed, 1 not tried.") == (code, lines[-1]["message"])
    assert ["completed", "failed", "waiting"] == [one["state"] for one in lines[-1]["videos"]]
    told = shelf.record()[B]
    assert ("overloaded", "Not now.", True) == (told["code"], told["message"], told["retryable"])
    index = (shelf.place / "course" / "index.md").read_text()
    assert "**No notes yet** · Not now." in index


def test_keep_going_passes_over_it_and_the_next_run_makes_what_is_missing(shelf):
    (shelf.place / f"{B}.fails").touch()
    assert 6 == shelf.run(A, B, C, "--yes", "--keep-going")[0]
    shelf.asked()
    (shelf.place / f"{B}.fails").unlink()
    code, lines = shelf.run(A, B, C)
    assert (0, []) == (code, shelf.asked())
    assert {"completed"} == {one["state"] for one in lines[-1]["videos"]}


def test_where_nothing_came_of_it_the_first_error_is_how_it_ends(shelf):
    for video in (A, B):
        (shelf.place / f"{video}.fails").touch()
    code, lines = shelf.run(A, B, "--yes", "--keep-going")
    assert (4, "overloaded", "On aaaaa: Not now.") == (
        *(code, lines[-1]["code"], lines[-1]["message"]),
    )


def test_a_video_that_cannot_be_read_is_told_before_anybody_is_paid(shelf):
    (shelf.place / f"{B}.txt").unlink()
    code, lines = shelf.run(A, B, "--yes")
    assert (3, "private") == (code, lines[-1]["code"])
    assert f"{B}: This video is private." in lines[-1]["message"]
    assert "--keep-going" in lines[-1]["message"]
    assert [f"fetch {A}", f"fetch {B}"] == shelf.asked()
    code, lines = shelf.run(A, B, "--yes", "--keep-going")
    assert (6, [f"fetch {B}", f"pay {A}"]) == (code, shelf.asked())


@pytest.mark.parametrize("link", [LIST, "--file"])
def test_an_outage_is_not_asked_about_for_ever(shelf, link):
    """With --keep-going too: who asks on and on is refused for longer."""
    videos = [A, *(f"{n:011}" for n in range(9))]
    (shelf.place / "PLmemory.list").write_text("\n".join(videos))
    assert 0 == shelf.run(A, A, "--yes")[0]
    shelf.asked()
    (shelf.place / "blocked").touch()
    links = (link, "PLmemory.list") if link == "--file" else (link,)
    code, lines = shelf.run(*links, "--keep-going", "--yes")
    assert (6, "1 of 10 videos have notes, 3 failed, 6 not tried.") == (code, lines[-1]["message"])
    assert 3 == sum(told.startswith("fetch") for told in shelf.asked())


def test_what_is_to_be_paid_is_asked_once_and_told_in_the_last_line(shelf, monkeypatch):
    monkeypatch.setenv("STUDYBUDDY_WORDS_PER_CREDIT", "100")
    code, lines = shelf.run(A, B)
    last = lines[-1]
    assert (7, "unconfirmed", 4) == (code, last["step"], last["credits"])
    assert (
        f"These 2 videos have about {last['words']} words, which are 4 credits" in last["message"]
    )
    assert "--credits 4" in last["message"]
    assert [f"fetch {A}", f"fetch {B}"] == shelf.asked()
    assert {"waiting"} == {one["state"] for one in shelf.record().values()}
    assert 7 == shelf.run(A, B, "--credits", "3")[0]
    assert (0, [f"pay {A}", f"pay {B}"]) == (shelf.run(A, B, "--credits", "4")[0], shelf.asked())


def test_never_more_is_paid_than_was_agreed_to(shelf, monkeypatch):
    """A playlist's words are reckoned from its lengths, and may turn out to be more."""
    monkeypatch.setenv("STUDYBUDDY_WORDS_PER_CREDIT", "1000")
    (shelf.place / "PLmemory.list").write_text(f"{A}\n{B}\n{C}")
    (shelf.place / f"{B}.txt").write_text("\n".join([TALK] * 40))
    code, lines = shelf.run(LIST, "--credits", "3")
    last = lines[-1]
    assert (7, "unconfirmed") == (code, last["step"])
    assert last["message"].startswith("These 2 videos have about")
    assert [f"pay {A}"] == [told for told in shelf.asked() if "pay" in told]
    assert ["completed", *["waiting"] * 2] == [one["state"] for one in shelf.record().values()]
    assert 0 == shelf.run(LIST, "--credits", str(last["credits"]))[0]


def test_a_writer_that_costs_nothing_asks_for_nothing(shelf):
    code, out, told = shelf.said(A, B, writer="outline")
    assert (0, True) == (code, "Nobody is paid for writing them." in told)
    assert [f"{shelf.place}/course/index.md"] == out.split()


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("\n", 7)])
def test_at_a_terminal_it_shows_a_table_and_asks(shelf, monkeypatch, answer, code):
    screen = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stderr", screen)
    assert code == shelf.said(A, B, style="auto")[0]
    told = screen.getvalue()
    assert "1:12  On aaaaa  (captions made by people, en, 112 words)" in told
    assert "To be paid for: 2 videos, about" in told
    assert 1 == told.count("Go on? [y/N]")
    if code == 0:
        assert "\nWriting them costs about 2 times what an ordinary" in told.replace(
            "\r\x1b[2K", ""
        )
        assert "1/2  completed      1:12  On aaaaa: " in told
        assert "1/2  Writing with paid" in told
        assert "2 of 2 videos have notes." in told


def test_stopped_it_keeps_what_is_done_and_says_so(shelf):
    (shelf.place / f"{B}.stops").touch()
    code, lines = shelf.run(A, B, C, "--yes")
    assert (130, "interrupted") == (code, lines[-1]["code"])
    assert "1 of 3 videos have notes, 2 not tried. What is begun is kept" in lines[-1]["message"]
    assert f"({A}/note.md)" in (shelf.place / "course" / "index.md").read_text()
    (shelf.place / f"{B}.stops").unlink()
    shelf.asked()
    assert (0, [f"pay {C}"]) == (shelf.run(A, B, C, "--yes")[0], shelf.asked())


def test_a_playlist_is_listed_and_its_videos_are_not_asked_for_before_it_is_agreed_to(shelf):
    (shelf.place / "PLmemory.list").write_text(f"{A}\n{B}\n{C}")
    code, _, told = shelf.said(LIST)
    assert (7, ["list PLmemory"]) == (code, shelf.asked())
    assert "Memory: 3 videos, 4:30." in told
    assert "1:30  Listed aaaaa  (captions not looked at yet)" in told
    assert 0 == shelf.run(LIST, "--yes")[0]
    index = (shelf.place / "course" / "index.md").read_text()
    assert "# Memory" in index
    assert LIST in index


def test_a_playlist_of_more_than_a_course_may_have_is_refused(shelf):
    (shelf.place / "PLmemory.list").write_text("\n".join(f"{n:011}" for n in range(501)))
    code, lines = shelf.run(LIST, "--yes")
    assert (2, "too_many_videos") == (code, lines[-1]["code"])
    assert ["list PLmemory"] == shelf.asked()


def test_by_itself_a_playlist_lies_under_its_id(shelf):
    (shelf.place / "PLmemory.list").write_text(A)
    chosen = ["--writer", "outline", "--exporter", "json", LIST]
    assert 0 == cli.main(chosen, standalone_mode=False)
    assert (shelf.place / "study-notes" / "PLmemory" / A / "note.json").is_file()


def test_stopped_while_it_looks_it_goes_on(shelf):
    (shelf.place / f"{A}.stops-fetching").touch()
    code, lines = shelf.run(A, B, "--yes")
    assert (130, "interrupted") == (code, lines[-1]["code"])
    (shelf.place / f"{A}.stops-fetching").unlink()
    assert 0 == shelf.run(A, B, "--yes")[0]


def test_a_title_that_is_no_text_costs_nothing(shelf):
    code, lines = shelf.run(A, B, "--title", "\udcff")
    assert (2, "not_utf8") == (code, lines[-1]["code"])
    assert [] == shelf.asked()


def test_what_is_added_joins_the_course_at_its_end(shelf):
    shelf.run(A, B, "--yes")
    (shelf.place / "more.txt").write_text(C)
    code, lines = shelf.run("--file", "more.txt", "--yes")
    assert (0, [A, B, C]) == (code, [one["id"] for one in lines[-1]["videos"]])
    assert 3 == (shelf.place / "course" / "index.md").read_text().count("/note.md)")


def test_links_stand_in_a_file_with_comments(shelf):
    (shelf.place / "links.txt").write_bytes(
        f"\ufeff# my course\r\n\r\nhttps://youtu.be/{A}#t=67  # the first\r\n{A}\r\n{B}".encode()
    )
    code, lines = shelf.run("--file", "links.txt", "--yes")
    assert (0, [A, B]) == (code, [one["id"] for one in lines[-1]["videos"]])


@pytest.mark.parametrize(
    ("lines", "code", "telling"),
    [
        (f"{A}\nhttps://vimeo.com/1\n\nnot a link\nhttps://vimeo.com/2", "bad_links",
         "line 2, line 5: This is not an address of YouTube."),
        ("# nothing\n\n", "no_links", "There is no link"),
        ("\n".join(f"{n:011}" for n in range(501)), "too_many_videos", "more than 500 videos"),
        (b"\xff\xfe\x00", "links_unreadable", "text in UTF-8"),
        (None, "links_unreadable", "No such file"),
    ],
)  # fmt: skip
def test_a_list_that_is_none_is_refused_before_anything_is_asked(shelf, lines, code, telling):
    if lines is not None:
        data = lines if isinstance(lines, bytes) else lines.encode()
        (shelf.place / "links.txt").write_bytes(data)
    exit_code, said = shelf.run("--file", "links.txt")
    assert (2, code) == (exit_code, said[-1]["code"])
    assert telling in said[-1]["message"]
    assert ([], False) == (shelf.asked(), (shelf.place / "course").exists())


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--captions", "talk.srt"), "wrong_use"),
        (("--offset", "3"), "wrong_use"),
        (("--exporter", "nope"), "unknown_plugin"),
        (("--language", "English!"), "bad_language"),
    ],
)
def test_options_that_fit_no_course_are_refused_before_anything_is_asked(shelf, options, code):
    exit_code, lines = shelf.run(A, B, *options)
    assert (2, code, []) == (exit_code, lines[-1]["code"], shelf.asked())


def test_a_video_with_captions_of_ones_own_is_taken_as_it_was_made(shelf):
    (shelf.place / f"{B}.txt").rename(shelf.place / "own.txt")
    assert 6 == shelf.run(A, B, "--yes", "--keep-going")[0]
    own = (B, "--captions", "own.txt", "--yes")
    assert 0 == shelf.run(*own, "--exporter", "json", output=f"course/{B}")[0]
    shelf.asked()
    code, lines = shelf.run(A, B)
    assert (0, []) == (code, shelf.asked())
    assert [f"{B}/note.md", f"{B}/note.json"] == lines[-1]["videos"][1]["files"]


def exported(shelf, *options, code=0):
    chosen = ["export", str(shelf.place / "course"), "--format", "json-progress", *options]
    assert code == cli.main(chosen, standalone_mode=False)
    return json.loads(shelf.said_last().splitlines()[-1])


def test_files_of_a_course_are_made_anew_with_marks_and_nobody_is_asked(shelf):
    shelf.run(A, B, "--yes", "--title", "Memory")
    course = shelf.place / "course"
    (course / "index.md").write_text("scribbled over")
    (note_id,) = {
        one["id"] for one in json.loads((course / A / "note.json").read_text())["summary"][:1]
    }
    (course / A / "marks.json").write_text(json.dumps([{"id": note_id, "remark": "It was 1931."}]))
    shelf.asked()
    last = exported(shelf)
    assert (["markdown"], "Memory", []) == (
        [one["exporter"] for one in last["files"]],
        last["title"],
        last["videos"],
    )
    assert "scribbled" not in (course / "index.md").read_text()
    assert [] == shelf.asked()


def test_an_exporter_that_takes_no_course_says_so(shelf):
    shelf.run(A, B, "--yes")
    both = exported(shelf, "--exporter", "json", "--exporter", "markdown")
    assert [("json", "no_course_file")] == [
        (one["exporter"], one["code"]) for one in both["problems"]
    ]
    assert "no_course_file" == exported(shelf, "--exporter", "json", code=1)["code"]


def test_a_directory_of_other_notes_is_left_alone(shelf):
    assert 0 == shelf.run(A, "--yes", output="single")[0]
    code, lines = shelf.run(A, B, "--yes", output="single")
    assert (2, "directory_taken") == (code, lines[-1]["code"])
    (shelf.place / "mine").mkdir()
    (shelf.place / "mine" / "index.md").write_text("my own")
    assert 2 == shelf.run(A, B, "--yes", output="mine")[0]
    assert "my own" == (shelf.place / "mine" / "index.md").read_text()
    assert 0 == shelf.run(A, B, "--yes")[0]
    code, lines = shelf.run(A, "--yes")
    assert (2, "directory_taken") == (code, lines[-1]["code"])
    (shelf.place / "course" / "course.json").write_text("{")
    assert "directory_taken" == shelf.run(A, B)[1][-1]["code"]


def test_the_record_is_typed(shelf):
    shelf.run(A, B, "--yes")
    import msgspec

    data = (shelf.place / "course" / "course.json").read_bytes()
    record = msgspec.json.decode(data, type=CourseRecord)
    assert (1, [f"{A}/note.md", f"{A}/note.json"]) == (
        record.version,
        [*record.videos[0].files],
    )


def listed(shelf, *arguments):
    """The exit code of `preview`, and its last line."""
    code = cli.main(["preview", "--format", "json-progress", *arguments], standalone_mode=False)
    return code, json.loads(shelf._capfd.readouterr().out.splitlines()[-1])


def test_a_playlist_is_previewed_with_lengths_and_its_videos_are_not_asked_for(shelf):
    (shelf.place / "PLmemory.list").write_text(f"{A}\n{B}")
    code, told = listed(shelf, LIST)
    assert (0, "listed", "Memory", LIST) == (code, told["step"], told["title"], told["url"])
    assert [(A, "Listed aaaaa", 90.0, 255, ""), (B, "Listed -bbbb", 90.0, 255, "")] == [
        (one["id"], one["title"], one["seconds"], one["words"], one["captions"])
        for one in told["videos"]
    ]
    assert ["list PLmemory"] == shelf.asked()
    assert [] == list(shelf.place.glob("study-notes*"))


def test_links_are_previewed_each_once_and_one_that_cannot_be_read_says_why(shelf):
    gone = "ddddddddddd"
    links = shelf.place / "links.txt"
    links.write_text(f"https://youtu.be/{A}  # the first\n{gone}\nhttps://youtu.be/{A}?t=5\n")
    code, told = listed(shelf, "--file", str(links))
    assert (0, "", "") == (code, told["title"], told["url"])
    first, other = told["videos"]
    assert (A, "manual", "en", "") == tuple(
        first[k] for k in ("id", "captions", "language", "code")
    )
    assert first["words"] > 0
    assert (gone, "private", 0) == (other["id"], other["code"], other["words"])
    assert [f"fetch {A}", f"fetch {gone}"] == shelf.asked()


def test_of_many_links_only_some_are_looked_at(shelf):
    links = shelf.place / "links.txt"
    links.write_text("\n".join(f"{number:011}" for number in range(8)))
    assert 8 == len(listed(shelf, "--file", str(links))[1]["videos"])
    assert 5 == len(shelf.asked())


def test_a_list_with_no_link_is_told_and_nobody_is_asked(shelf):
    links = shelf.place / "links.txt"
    links.write_text("# nothing\n")
    code, told = listed(shelf, "--file", str(links))
    assert (2, "no_links") == (code, told["code"])
    assert [] == shelf.asked()


def test_a_preview_for_people_is_the_table_of_a_course(shelf):
    (shelf.place / "PLmemory.list").write_text(f"{A}\n{B}")
    assert 0 == cli.main(["preview", "--format", "plain", LIST], standalone_mode=False)
    out = shelf._capfd.readouterr().out
    assert "Memory: 2 videos, 3:00." in out
    assert "To be paid for: 2 videos, about 510 words, which are 2 credits" in out
