"""What the image has, what it has not, and what it finds where Lambda runs it."""

import json
import platform
import re
import subprocess
import sys

import pypdf
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from worker_image import ROOT, jailed

pytestmark = pytest.mark.image

FIVE_SCRIPTS = """WEBVTT

00:00.000 --> 00:06.000
Memory is the process of keeping what was learned for later use.

00:06.000 --> 00:12.000
学习的时候，记忆是把知识保存下来的过程，这一点非常重要。

00:12.000 --> 00:18.000
الذاكرة هي عملية حفظ ما تعلمناه من أجل استعماله في وقت لاحق.

00:18.000 --> 00:24.000
स्मृति वह प्रक्रिया है जिसमें सीखी हुई बातें बाद के लिए सुरक्षित रहती हैं।

00:24.000 --> 00:30.000
Repetition helps the brain to remember (स्मृति, الذاكرة, 记忆) it \U0001f9e0 because it is seen again.
"""

# What a process finds in the jail; said as JSON.
LOOK = """
import json, multiprocessing, os, resource
def may(folder):
    try:
        os.close(os.open(f"{folder}/probe", os.O_CREAT | os.O_WRONLY))
    except OSError:
        return False
    return True
def lock():
    try:
        multiprocessing.Lock()
    except OSError:
        return False
    return True
print(json.dumps({
    "writable": [f for f in ("/", "/var/task", "/opt/worker", "/dev", "/home", "/tmp") if may(f)],
    "open files": resource.getrlimit(resource.RLIMIT_NOFILE),
    "user": [os.getuid(), os.getgid()],
    "home": os.environ.get("HOME"),
    "shared memory": os.path.exists("/dev/shm") or lock(),
}))
"""

# Of each module: whether it has bytecode, and of which kind (1: never compared with the source).
BYTECODE = """
import json, pathlib, importlib.util
kinds, sources = {}, 0
for root in ("/opt/worker/lib/python3.13/site-packages", "/var/task"):
    for file in pathlib.Path(root).rglob("*.py"):
        sources += 1
        made = pathlib.Path(importlib.util.cache_from_source(str(file)))
        kind = int.from_bytes(made.read_bytes()[4:8], "little") if made.exists() else None
        kinds.setdefault(str(kind), []).append(str(file))
    for made in pathlib.Path(root).rglob("*.pyc"):
        kind = int.from_bytes(made.read_bytes()[4:8], "little")
        kinds.setdefault(str(kind), []).append(str(made))
print(json.dumps([sorted(kinds), sources]))
"""

# What a start finds prepared: regular expressions that Python does not compile; others it does.
PREPARED = """
import json, pathlib, re, re._parser
asked = []
parse = re._parser.parse
re._parser.parse = lambda *told: asked.append(told[0]) or parse(*told)
import studybuddy.text.numbers, studybuddy_aws.process_video
met = len(asked)
found = re.compile("(?P<first>a)|b", re.I).fullmatch("A")
print(json.dumps([met, found["first"]]))
"""

# What functions that a user waits for do: with a file, and with a note.
PREVIEW = """
import json, pathlib, time
from studybuddy_aws.create_preview import handler
from studybuddy_aws.storage.job import CaptionsOrder
from studybuddy_aws.storage.uploads import Upload
from studybuddy_aws.worker.preview_runner import PreviewRunner
from studybuddy_aws.worker.waited_run import WaitedRuns
name = "\u043b\u0435\u043a\u0446\u0438\u044f.en.vtt"
data = pathlib.Path("/mnt/talk.vtt").read_bytes()
runner, until = PreviewRunner(WaitedRuns(pathlib.Path("/tmp"), 1280)), time.monotonic() + 25
told = runner.preview(Upload(name, data), CaptionsOrder(), until)
print(json.dumps([callable(handler), told.title, told.language, told.cues]))
"""
QUESTION = """
import json, pathlib, time
from studybuddy_aws.ask_note import handler
from studybuddy_aws.worker.question_runner import QUOTED, PaidAnswer, QuestionRunner
from studybuddy_aws.worker.waited_run import WaitedRuns
runner, until = QuestionRunner(WaitedRuns(pathlib.Path("/tmp"), 2048)), time.monotonic() + 25
data = pathlib.Path("/mnt/out/note.json").read_bytes()
lay = lambda work: (work / "note.json").write_bytes(data)
told = runner.ask(lay, "学习知识", QUOTED, {}, until, PaidAnswer)
print(json.dumps([callable(handler), told.said, "知识保存下来" in told.excerpts[0].text]))
"""
FILES = """
import json, pathlib, shutil, time
from studybuddy_aws.create_artifacts import handler
from studybuddy_aws.runtime.errors import QuestionFailed
from studybuddy_aws.worker.waited_run import WaitedRuns
runs, until = WaitedRuns(pathlib.Path("/tmp"), 2048), time.monotonic() + 24
with runs.place("files-") as place:
    shutil.copy("/mnt/out/note.json", place / "work")
    made = ["export", "work", "--format=json-progress", "--exporter=pdf", "--exporter=anki"]
    done = runs.run(made, place, until, QuestionFailed("late", "Too late.")).done
print(json.dumps([callable(handler), [one.file_name for one in done.files], len(done.problems)]))
"""
# What Terraform tells these functions, with names that lead nowhere.
TOLD = (
    *("USERS_TABLE=u", "VIDEOS_TABLE=v", "NOTES_TABLE=n", "CREDITS_TABLE=c"),
    *("LIMITS_TABLE=l", "ERASURES_TABLE=e", "PAYMENTS_TABLE=p", "REVIEWS_TABLE=r"),
    *("COURSES_TABLE=o", "CONNECTIONS_TABLE=k", "UPLOADS_BUCKET=b", "NOTES_BUCKET=m"),
    *("PDFS_BUCKET=d", "AWS_DEFAULT_REGION=eu-central-1"),
)

UNWANTED = (
    *(
        "*/bin/gcc",
        "*/bin/cc",
        "/opt/worker/bin/pip*",
        "*/bin/git",
        "*/bin/make",
        "*/.git",
        "*/.cache/pip",
    ),
    *("*/site-packages/*.pyi", "*/site-packages/*.c", "/tmp/finish"),
    *("/source", "/build", "/etc/pip.conf", "/etc/apt/apt.conf.d/99machine"),
    *("/var/task/studybuddy_local", "*/site-packages/pytest", "*/site-packages/stripe"),
    *("*/studybuddy/testing/test_*", "/var/lib/apt/lists/*_Packages", "/usr/include/*.h"),
)


def test_the_jail_is_lambdas():
    expected = {
        "writable": ["/tmp"],
        "open files": [1024, 1024],
        "user": [993, 990],
        "home": None,
        "shared memory": False,
    }
    assert expected == json.loads(jailed("python", "-c", LOOK))


def test_nothing_is_in_the_image_that_it_does_not_need():
    tests = " -o ".join(f"-path '{pattern}'" for pattern in UNWANTED)

    # Folders that nobody may look into are no failure of it.
    found = jailed("sh", "-c", f"find / -xdev \\( {tests} \\) -print 2>/dev/null || true")

    assert "" == found


def test_every_module_has_bytecode_that_is_loaded_without_a_look_at_its_source():
    kinds, sources = json.loads(jailed("python", "-c", BYTECODE))

    assert ["1"] == kinds
    assert sources < 5  # what the build has written itself


def test_a_start_compiles_no_regular_expression_that_the_build_has_met():
    assert [0, "A"] == json.loads(jailed("python", "-c", PREPARED))


def test_lambdas_user_may_read_all_that_was_laid_in():
    hidden = jailed("sh", "-c", "find /opt/worker /var/task ! -type l ! -perm -o=r")

    assert "" == hidden


def test_the_cache_of_fonts_is_good_where_nothing_can_be_written():
    said = jailed("fc-list", variables=["FC_DEBUG=144"])

    times = re.findall(r"cache checksum ([\d.]+) dir checksum ([\d.]+)", said)
    assert [] == re.findall(r"^Scan.*|.*write cache.*", said, re.MULTILINE)
    assert [] == [pair for pair in times if pair[0] != pair[1]]
    assert len(times) > 3


@pytest.fixture(scope="module")
def talk(tmp_path_factory):
    """A folder with a lecture in five scripts, and its notes in `out`."""
    folder = tmp_path_factory.mktemp("talk")
    folder.chmod(0o777)
    (folder / "talk.vtt").write_text(FIVE_SCRIPTS, "utf-8")
    jailed(
        *("yt-study-buddy", "--url=sample-talk", "--captions=/mnt/talk.vtt", "--output=/mnt/out"),
        *("--writer=outline", "--exporter=pdf", "--exporter=json", "--format=json-progress"),
        writable=[f"{folder}:/mnt"],
    )
    return folder


def waited_for(script, folder):
    """What a function does with the folder that it finds at /mnt; said as JSON."""
    return json.loads(
        jailed("python", "-c", script, binds=[f"{folder}:/mnt"], variables=TOLD).splitlines()[-1]
    )


def test_latin_chinese_arabic_hindi_and_emoji_are_printed(talk):
    pages = pypdf.PdfReader(talk / "out" / "note.pdf").pages
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    used = {"Inter-Bold", "Noto-Serif", "Noto-Serif-CJK-SC", "Noto-Naskh-Arabic"}
    assert set() == (used | {"Noto-Serif-Devanagari", "Noto-Color-Emoji"}) - fonts


def test_captions_are_looked_into_as_an_order_would_read_them(talk):
    assert [True, "Лекция", "en", 5] == waited_for(PREVIEW, talk)


def test_a_question_is_answered_from_what_was_said(talk):
    assert [True, True, True] == waited_for(QUESTION, talk)


def test_files_of_a_note_are_made_anew(talk):
    assert [True, ["note.pdf", "note.apkg"], 0] == waited_for(FILES, talk)


def test_the_bill_of_materials_has_all_that_is_locked_and_what_pango_needs():
    found = subprocess.check_output(
        [ROOT / "images" / "run", "python", "-"],
        input=(ROOT / "images" / "inventory.py").read_bytes(),
    )
    made = subprocess.check_output([sys.executable, ROOT / "images" / "sbom.py"], input=found)
    bill = json.loads(made)
    versions = {part["name"]: part["version"] for part in bill["components"]}
    lock = (ROOT / "images" / "process" / "requirements.lock").read_text()
    locked = dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+) *\\?$", lock, re.MULTILINE))

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made.decode()) is None
    assert {name: versions.get(name) for name in locked} == locked
    assert {"yt-study-buddy", "libpango-1.0-0", "libharfbuzz-subset0", "fonts-noto-cjk"} <= set(
        versions
    )


def test_the_image_weighs_no_more_than_docs_building_tells():
    made = subprocess.check_output(
        [ROOT / "images" / "run", "python", "-"],
        input=(ROOT / "images" / "sizes.py").read_bytes(),
    )

    whole, title = made.decode().splitlines()[0].split(maxsplit=1)
    assert title.startswith("the image, unpacked")
    # On arm64 Debian's libraries are larger.
    assert float(whole) < (435 if platform.machine() == "x86_64" else 465)
