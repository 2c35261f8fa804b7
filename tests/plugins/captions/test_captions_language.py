"""Language and title, from what the file says, its name and its words."""

import pytest

from studybuddy import Segment
from studybuddy_captions.document import Captions
from studybuddy_captions.language import language_of, title_from

ENGLISH = "so this is what we have and it is the best of all that you can do with a graph"
FRENCH = (
    "donc ce que nous avons ici est le graphe et vous pouvez le voir dans la figure avec les noms"
)


def language(text, name="", stated=""):
    return language_of(Captions([Segment(start=0, end=1, text=text)], "srt", language=stated), name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        ("und das ist nicht der Graph, den wir mit der Kante sehen, es ist ein Baum", "de"),
        (
            "y esto es lo que se puede ver en el grafo, por muy pequeño que sea para las aristas",
            "es",
        ),
        ("e questo è il grafo che non si vede, ma è più di una cosa con gli archi", "it"),
        ("isso é o que você não vê em um grafo, mas é uma coisa muito mais do que os nós", "pt"),
        ("dit is het wat we niet zien en dat is een graaf van de punten op het vlak", "nl"),
        ("これは木です", "ja"),
        ("这是一棵树", "zh"),
        ("이것은 나무입니다", "ko"),
        ("هذه شجرة", "ar"),
        ("این یک گراف است، پس چه", "fa"),
        ("это дерево", "ru"),
        ("це дерево її", "uk"),
        ("αυτό είναι δέντρο", "el"),
        ("זה עץ", "he"),
        ("यह एक पेड़ है", "hi"),
        ("นี่คือต้นไม้", "th"),
        ("Prologue Typewriter", "und"),
        ("", "und"),
    ],
)
def test_words_show_their_language(text, expected):
    assert expected == language(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("talk.fr.vtt", "fr"),
        ("talk.pt-BR.srt", "pt-BR"),
        ("talk.zh-hans.vtt", "zh-Hans"),
        ("talk.auto.de.json3", "de"),
        ("talk.iw.srt", "he"),
        ("no_idea.srt", "en"),
        ("it_basics.srt", "en"),
        ("en_graphs.srt", "en"),
        ("graphs_en-GB.srt", "en-GB"),
        ("talk.srt", "en"),
    ],
)
def test_a_name_is_believed_where_it_says_so(name, expected):
    assert expected == language(ENGLISH, name)


def test_a_name_helps_where_words_do_not():
    assert "sv" == language("hej", "sv_talk.srt")


def test_what_the_file_states_comes_first():
    assert "fr-CA" == language(ENGLISH, "talk.de.vtt", stated="fr_ca")


def test_what_is_no_language_is_not_believed():
    assert "en" == language(ENGLISH, stated="captions <script>")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("en_graph_theory.auto.vtt", "Graph theory"),
        ("Graph theory [dQw4w9WgXcQ].en.vtt", "Graph theory"),
        ("Lecture 3.1 trees.srt", "Lecture 3.1 trees"),
        ("graphs_fr.srt", "Graphs"),
        ("fr.srt", "Fr"),
        ("", ""),
    ],
)
def test_a_name_as_a_title(name, title):
    assert title == title_from(name)
