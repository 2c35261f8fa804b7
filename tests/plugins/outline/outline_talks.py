"""Talks of our own to make outlines of."""

from collections.abc import Sequence
from pathlib import Path

import studybuddy
from studybuddy_outline.phrases import phrases_for
from studybuddy_outline.speech import Sentence, sentences_of

VOLCANOES = (
    "A volcano is an opening through which molten rock reaches the surface.",
    "Molten rock under the ground is called magma.",
    "Magma rises because it is lighter than the rock around it.",
    "When magma reaches the surface, geologists call it lava.",
    "The gas in the magma decides how violent an eruption will be.",
    "A shield volcano has gentle slopes, because its lava is thin and flows far.",
    "A stratovolcano has steep slopes, because its lava is thick and stops early.",
    "The magma chamber lies a few kilometres below the crater.",
    "Ash from an eruption of a stratovolcano can stop aircraft for weeks.",
    "The crater of a shield volcano is often wide and shallow.",
    "Remember that the magma chamber empties before the crater falls in.",
    "An eruption that empties the magma chamber leaves a caldera behind.",
)
GLACIERS = (
    "A glacier is a river of ice that moves under its own weight.",
    "Snow turns into glacier ice when new snow presses the air out of it.",
    "The accumulation zone is the upper part, where more snow falls than melts.",
    "The ablation zone is the lower part, where more ice melts than snow falls.",
    "Between the accumulation zone and the ablation zone runs the firn line.",
    "A glacier carries stones, and it drops the stones as a moraine.",
    "A terminal moraine marks how far the ice once reached.",
    "Crevasses open where the glacier bends over a step in its bed.",
    "Meltwater makes the glacier slide faster on its bed in summer.",
    "The terminal moraine of the last ice age lies south of the lakes.",
    "A moraine along the side of the ice is a lateral moraine.",
    "Glacier ice looks blue because it swallows red light.",
)
TIDES = (
    "The tide is the daily rise and fall of the sea.",
    "The gravity of the Moon pulls the ocean into a tidal bulge.",
    "A second tidal bulge stands on the side that faces away from the Moon.",
    "The Earth turns under both bulges, so most coasts have two high tides a day.",
    "A spring tide comes when the Sun and the Moon pull along one line.",
    "A neap tide comes when the Sun and the Moon pull at a right angle.",
    "The range of a spring tide is larger than the range of a neap tide.",
    "A funnel-shaped bay makes the tidal range much larger.",
    "The Bay of Fundy has a tidal range of 16 metres.",
    "Tidal friction slows the Earth, so the day grows by 2 milliseconds in a century.",
    "Tidal friction also drives the Moon away by 38 millimetres a year.",
    "Sailors read the tide table before they cross a shallow bay.",
)
LECTURE = VOLCANOES + GLACIERS + TIDES


class AllParts(studybuddy.Template):
    """All parts."""

    parts = ("summary", "sections", "cues", "terms", "cards", "choices", "questions")
    instructions = ""


def transcript(
    said: Sequence[str],
    language: str = "en",
    *,
    seconds: float = 13.0,
    speakers: Sequence[str] = (),
    video: studybuddy.Video | None = None,
) -> studybuddy.Transcript:
    """A transcript of one segment a text, one after the other."""
    return studybuddy.Transcript(
        video=video or studybuddy.Video(id="abcdefghijk"),
        segments=tuple(
            studybuddy.Segment(
                start=i * seconds,
                end=(i + 1) * seconds - 0.5,
                text=text,
                speaker=speakers[i] if speakers else "",
            )
            for i, text in enumerate(said)
        ),
        language=language,
        kind="manual",
        source="captions",
    )


def sentences(said: Sequence[str], language: str = "en", **more) -> list[Sentence]:
    """The same as the outline reads it."""
    return sentences_of(transcript(said, language, **more), phrases_for(language))


def order(directory: Path, **more) -> studybuddy.Work:
    """Work on an order for this video."""
    given = {name: more.pop(name) for name in ("title", "subject", "focus") if name in more}
    wanted = studybuddy.Order(url=studybuddy.VideoUrl.parse("abcdefghijk"), **given)
    return studybuddy.Work(wanted, directory, **more)
