"""SCC and TTML files that other parsers are tested with: they lie beside the checkout."""

from pathlib import Path

import pytest

from studybuddy import SourceRefusal
from studybuddy_captions.formats import read

CORPUS = Path(__file__).parents[4] / "shared" / "caption-corpus" / "ttconv"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the files are not here")

ROLL_UP = """>>> HI.
I'M KEVIN CUNNING AND AT
INVESTOR'S BANK WE BELIEVE IN
HELPING THE LOCAL NEIGHBORHOODS
AND IMPROVING THE LIVES OF ALL
WE SERVE.
®°½
ABCDEû
¡
WHERE YOU'RE STANDING NOW,
LOOKING OUT THERE, THAT'S ALL
THE CROWD.
>> IT WAS GOOD TO BE IN THE
And restore Iowa's land, water
And wildlife.
>> Bike Iowa, your source for"""


def text_of(name):
    return (CORPUS / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "pop-on.scc",
            ["( horn honking )", "HEY, THE®E.", "Test ½ Caption\nTest test Captions"],
        ),
        (
            "paint-on.scc",
            [
                "Lorem ipsum dolor sit amet,\nconsectetur adipiscing elit.",
                "Pellentesque interdum lacinia sollicitudin.",
                "Integer luctus et ligula ac sagittis.",
            ],
        ),
        ("mix-rows-roll-up.scc", ROLL_UP.split("\n")),
    ],
)
def test_scc(name, texts):
    assert texts == [cue.text for cue in read(text_of(f"scc/{name}")).cues]


def test_pop_on_captions_are_shown_when_their_code_is_sent():
    # As ttconv and pycaption have it, to the thousandth or the frame.
    assert [(3777.907, 3779.242), (3812.309, 4296.425), (4296.492, 4297.76)] == [
        (cue.start, cue.end) for cue in read(text_of("scc/pop-on.scc")).cues
    ]


@pytest.mark.parametrize(
    "name", ["lwsp_default.ttml", "lwsp_preserve.ttml", "referential_styling.ttml"]
)
def test_ttml_without_times_is_refused(name):
    with pytest.raises(SourceRefusal, match="without any time"):
        read(text_of(f"ttml/{name}"))


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("lwsp_default.ttml", ["hello my name is Mathilda", "bonjour mon nom\nest"]),
        ("lwsp_preserve.ttml", ["hello my\nname is Mathilda"]),
        ("referential_styling.ttml", ["one", "two"]),
        ("body_only.ttml", []),
    ],
)
def test_ttml_with_times(name, texts):
    timed = text_of(f"ttml/{name}").replace("<body", '<body begin="1s" dur="2s"')
    cues = read(timed).cues

    assert texts == [cue.text for cue in cues]
    assert {(1.0, 3.0)} >= {(cue.start, cue.end) for cue in cues}
