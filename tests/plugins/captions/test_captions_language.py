"""Language and title, from what the file says, its name and its words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sentences import LATIN_SERBIAN, SENTENCES

from studybuddy import Segment
from studybuddy_captions.document import Captions
from studybuddy_captions.file_names import LONGEST_TITLE, title_from
from studybuddy_captions.language import language_of, language_of_words
from studybuddy_captions.language_tags import tag_of

ENGLISH = "so this is what we have and it is the best of all that you can do with a graph"
# Too like a sister for one sentence to be sure.
UNSURE = {"da", "id"}


def language(text, name="", stated=""):
    return language_of(Captions([Segment(start=0, end=1, text=text)], "srt", language=stated), name)


@pytest.mark.parametrize("expected", SENTENCES)
def test_a_few_sentences_show_their_language(expected):
    assert expected == language_of_words(" ".join(SENTENCES[expected]))
    assert expected == language_of_words(SENTENCES[expected][1].upper())


@pytest.mark.parametrize("expected", SENTENCES)
def test_one_sentence_shows_its_language_or_nothing(expected):
    found = language_of_words(SENTENCES[expected][0])

    assert ("" if expected in UNSURE else expected) == found


@pytest.mark.parametrize("expected", SENTENCES)
def test_a_long_text_is_told_from_all_its_sisters(expected):
    assert expected == language_of_words(" ".join(SENTENCES[expected] * 5))


@pytest.mark.parametrize("language", ["de", "en", "es", "fr"])
def test_common_languages_are_told_without_the_library(language):
    code = (
        "import sys; from studybuddy_captions.language import language_of_words;"
        "print(language_of_words(sys.argv[1]), 'numpy' in sys.modules)"
    )
    text = " ".join(SENTENCES[language] * 5)
    done = subprocess.run(
        [sys.executable, "-c", code, text], capture_output=True, text=True, check=True
    )

    assert f"{language} False\n" == done.stdout


def test_no_thread_is_started_for_numpy():
    code = (
        "from studybuddy_captions.detector import likeliest; import pathlib;"
        "language = likeliest('an enzyme lowers it')[0];"
        "print(language, len([*pathlib.Path('/proc/self/task').glob('*')]))"
    )
    environment = {name: value for name, value in os.environ.items() if "THREADS" not in name}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )

    # Where there is no /proc, nothing is seen.
    assert f"en {int(Path('/proc/self/task').is_dir())}\n" == done.stdout


def test_serbian_in_latin_letters_is_not_taken_for_croatian():
    texts = (*LATIN_SERBIAN, " ".join(LATIN_SERBIAN))

    assert {"", "sr"} == {language_of_words(text) for text in texts}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "12 34 56",
        "hello",
        "Prologue Typewriter",
        "DNA RNA ATP",
        "la la la la la",
        "E = mc2, F = ma",
        "Bach, Mozart, Beethoven",
        "yeah yeah uh huh okay",
        "[Applaus] <i></i> {\\an8}",
        "♪ ♪",
    ],
)
def test_what_is_not_sure_is_no_language(text):
    assert "" == language_of_words(text)
    assert "und" == language(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("これは木です", "ja"),
        ("这是一棵树", "zh"),
        ("이것은 나무입니다", "ko"),
        ("αυτό είναι δέντρο", "el"),
        ("זה עץ", "he"),
        ("นี่คือต้นไม้", "th"),
        ("ეს არის ხე", "ka"),
        ("আজ আমরা এনজাইম নিয়ে কথা বলব", "bn"),
        ("这是 push to hub 的教程, 我们从 the model hub 开始", "zh"),
    ],
)
def test_some_scripts_are_of_one_language(text, expected):
    assert expected == language_of_words(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("talk.fr.vtt", "fr"),
        ("talk.pt-BR.srt", "pt-BR"),
        ("talk.pt-br.srt", "pt-BR"),
        ("talk.zh-hans.vtt", "zh-Hans"),
        ("talk.auto.de.json3", "de"),
        ("talk.iw.srt", "he"),
        ("talk.eng.srt", "en"),
        ("Enzymes.en.hi.srt", "en"),
        ("Enzymes.en.sdh.srt", "en"),
        ("Enzymes.de.forced.srt", "de"),
        ("Enzymes.hi.srt", "en"),
        ("Enzymes [dQw4w9WgXcQ].en-orig.vtt", "en"),
        ("Enzymes [dQw4w9WgXcQ].de-en.vtt", "de"),
        ("Enzymes.zh-Hans-en.vtt", "zh-Hans"),
        ("Enzymes.en-eEY6OEpapPo.vtt", "en"),
        ("no_idea.srt", "en"),
        ("it_basics.srt", "en"),
        ("IT Basics.srt", "en"),
        ("Node.js.srt", "en"),
        ("en_graphs.srt", "en"),
        ("graphs_en-GB.srt", "en-GB"),
        ("talk.srt", "en"),
    ],
)
def test_a_name_is_believed_where_it_says_so(name, expected):
    assert expected == language(ENGLISH, name)


def test_hindi_is_believed_where_its_letters_are():
    assert "hi" == language("नमस्ते", "Enzymes.hi.srt")
    assert "und" == language("hm", "Enzymes.hi.srt")
    assert "hi-IN" == language("hm", "Enzymes.hi-IN.srt")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sv_talk.srt", "sv"),
        ("talk (sv).srt", "sv"),
        ("talk-sv.srt", "sv"),
        ("no_idea.srt", "und"),
        ("IT Basics.srt", "und"),
        ("it_basics.srt", "und"),
    ],
)
def test_a_name_helps_where_words_do_not(name, expected):
    assert expected == language("hej", name)


def test_what_the_file_states_comes_first():
    assert "fr-CA" == language(ENGLISH, "talk.de.vtt", stated="fr_ca")


def test_what_is_no_language_is_not_believed():
    assert "en" == language(ENGLISH, stated="captions <script>")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("EN", "en"),
        ("en-US", "en-US"),
        ("en_us", "en-US"),
        ("en-UK", "en-GB"),
        ("es-419", "es-419"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("sr-Latn", "sr-Latn"),
        ("fr-ca", "fr-CA"),
        ("es-ar", "es-AR"),
        ("de-de", "de-DE"),
        ("en-de", "en"),
        ("de-en", "de"),
        ("pt-BR-en", "pt-BR"),
        ("en-orig", "en"),
        ("en-US-orig", "en-US"),
        ("in", "id"),
        ("ger", "de"),
        ("xx", ""),
        ("en-basics", ""),
        ("english", ""),
        ("en-", ""),
        ("", ""),
    ],
)
def test_tags(text, tag):
    assert tag == tag_of(text)


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("en_graph_theory.auto.vtt", "en", "Graph theory"),
        ("Graph theory [dQw4w9WgXcQ].en.vtt", "en", "Graph theory"),
        ("Graph theory [dQw4w9WgXcQ].en-orig.vtt", "en", "Graph theory"),
        ("Graph theory.en.hi.srt", "en", "Graph theory"),
        ("Graph theory (part 2).srt", "en", "Graph theory (part 2)"),
        ("Graph theory (en).srt", "en", "Graph theory"),
        ("[en] Graph theory.srt", "en", "Graph theory"),
        ("graph-theory-en.srt", "en", "Graph-theory"),
        ("Lecture 3.1 trees.srt", "en", "Lecture 3.1 trees"),
        ("Dr. Beispiel on trees.srt", "en", "Dr. Beispiel on trees"),
        ("Node.js.srt", "en", "Node.js"),
        ("What is ASP.NET.srt", "en", "What is ASP.NET"),
        ("3. It works.srt", "en", "3. It works"),
        ("graphs_fr.srt", "fr", "Graphs"),
        ("graphs_fr.srt", "en", "Graphs fr"),
        ("IT Basics.srt", "en", "IT Basics"),
        ("IT Basics.srt", "it", "IT Basics"),
        ("it_basics.srt", "en", "It basics"),
        ("no_idea.srt", "und", "No idea"),
        ("fr.srt", "fr", "Fr"),
        ("ქართული ენა.srt", "ka", "ქართული ენა"),
        ("酵素とは何か.ja.vtt", "ja", "酵素とは何か"),
        ("مقدمة في الإنزيمات.srt", "ar", "مقدمة في الإنزيمات"),
        ("e\u0301nergie.srt", "fr", "Énergie"),
        ("enzymes.docx", "en", "Enzymes"),
        ("", "und", ""),
    ],
)
def test_a_name_as_a_title(name, language, title):
    assert title == title_from(name, language)


def test_a_long_name_is_cut_at_a_word():
    title = title_from("enzymes and what they do " * 20 + ".srt", "en")

    assert title.endswith(("they…", "do…", "what…", "and…", "enzymes…"))
    assert len(title) <= LONGEST_TITLE + 1
    assert LONGEST_TITLE + 1 == len(title_from("酵" * 500, "ja"))
