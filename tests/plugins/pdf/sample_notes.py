"""Notes made by hand: a rich one in English, shorter ones in many scripts, and large ones."""

import msgspec
from sample_languages import LANGUAGES

import studybuddy
from studybuddy import Card, Point, Question, Section, Term


def transcript(count: int = 40, language: str = "en", **more: object) -> studybuddy.Transcript:
    """`count` segments of ten seconds."""
    segments = tuple(
        studybuddy.Segment(start=10.0 * i, end=10.0 * i + 9, text=f"Sentence {i}.")
        for i in range(count)
    )
    video = studybuddy.Video(
        id="aZ3_-xY9kQ0", title="Rivers", channel="Open Landscapes", duration=10.0 * count
    )
    known = {"kind": "manual", "source": "youtube", **more}
    return studybuddy.Transcript(video=video, segments=segments, language=language, **known)


def empty(language: str = "en") -> studybuddy.Note:
    """A note from which every claim was dropped."""
    return studybuddy.Note(
        title="An empty lecture",
        language=language,
        transcript=transcript(language=language),
        provenance=studybuddy.Provenance(writer="outline", extracted=True),
    )


def saying(text: str) -> studybuddy.Note:
    """A note that says one thing."""
    return msgspec.structs.replace(empty(), summary=(Point(text=text, cites=(1,)),))


def rich() -> studybuddy.Note:
    """An English note with every part, kind and label there is."""
    return studybuddy.Note(
        title="How rivers shape a landscape",
        subject="Physical geography",
        language="en",
        transcript=transcript(kind="translated", translated_from="nl"),
        provenance=studybuddy.Provenance(
            writer="claude", template="cornell", model="claude-sonnet-5"
        ),
        coverage=studybuddy.Coverage(
            written=31,
            repaired=2,
            dropped=3,
            grounded=28 / 31,
            covered=0.815,
            gaps=(
                studybuddy.Gap(start=130, end=205),
                studybuddy.Gap(start=300, end=362, silent=True),
            ),
        ),
        summary=(
            Point(
                text="A river is a machine that carries a mountain to the sea, one grain at a "
                "time, and almost everything it leaves behind can be read afterwards.",
                cites=(0,),
            ),
            Point(
                text="Slope and discharge decide what it can carry; what it cannot carry, it "
                "drops, and that is how plains are made.",
                cites=(4, 5),
            ),
            Point(text="Dams stop the grains, not only the water.", cites=(33,)),
        ),
        sections=_sections(),
        terms=_terms(),
        cards=_cards(),
        questions=_questions(),
    )


def _sections() -> tuple[Section, ...]:
    return (
        Section(
            title="Where the water comes from",
            start=0,
            end=72,
            points=(
                Point(
                    text="Rain that does not soak in or evaporate runs off. About 36 % of the "
                    "rain on land ends up in a river within a year.",
                    cites=(1,),
                ),
                Point(
                    text="A drainage basin is all the land from which water reaches one outlet.",
                    cites=(2,),
                    kind="definition",
                ),
                Point(
                    text="The Danube collects from nineteen countries before it reaches the "
                    "Black Sea.",
                    cites=(4,),
                    kind="example",
                ),
                Point(
                    text="So the question is never how big the river is, it is how big the "
                    "roof is that drains into it.",
                    cites=(6,),
                    kind="quote",
                ),
            ),
            cues=(
                Question(prompt="What share of rain reaches a river?", answer="36 %", cites=(1,)),
                Question(
                    prompt="What is a drainage basin?",
                    answer="All the land from which water reaches one outlet.",
                    cites=(2,),
                    explanation="The lecturer calls it the roof of the river.",
                ),
            ),
        ),
        Section(
            title="Carrying: slope, discharge and the size of a grain",
            start=72,
            end=210,
            points=(
                Point(
                    text="Stream power is the product of discharge and slope: Ω = ρ·g·Q·S. "
                    "Twice the slope moves about twice the load, and a flood of ten times the "
                    "water does the work of years in a single afternoon, which is why a valley "
                    "may look untouched for decades and then be another valley overnight.",
                    cites=(8,),
                ),
                Point(
                    text="Clay stays in suspension at 0.1 m/s, sand hops along the bed, boulders "
                    "wait for the flood.",
                    cites=(10, 11),
                ),
                Point(
                    text="Competence is the largest grain that a current can move; capacity is "
                    "how much it can move in all.",
                    cites=(12,),
                    kind="definition",
                ),
            ),
            cues=(
                Question(
                    prompt="Which two quantities make stream power?",
                    answer="Discharge and slope.",
                    cites=(8,),
                ),
                Question(
                    prompt="Competence or capacity: which one is about size?",
                    answer="Competence.",
                    cites=(12,),
                ),
            ),
        ),
        Section(
            title="Dropping: bars, bends and deltas",
            start=210,
            end=330,
            points=(
                Point(text="Water on the outside of a bend is faster and cuts.", cites=(21,)),
                Point(text="On the inside it is slower and leaves a point bar.", cites=(22,)),
                Point(
                    text="The bend wanders until the river cuts its own neck and leaves an "
                    "oxbow lake behind.",
                    cites=(23, 24),
                ),
                Point(
                    text="The Mississippi shortened itself by 242 miles in 176 years.",
                    cites=(26,),
                    kind="example",
                ),
            ),
            cues=(
                Question(
                    prompt="Where does a bend cut, and where does it build?",
                    answer="It cuts outside and builds inside.",
                    cites=(21, 22),
                ),
            ),
        ),
        Section(
            title="What a dam changes",
            start=330,
            end=400,
            points=(
                Point(
                    text="Behind the wall the water stands still and drops its load; below the "
                    "wall hungry water digs into its own bed.",
                    cites=(33,),
                ),
                Point(
                    text="The Nile delta has been losing ground since 1964. 尼罗河 · ナイル川 · "
                    "나일강 · नील · Νείλος · Нил · النيل 🌊",
                    cites=(35,),
                ),
            ),
        ),
    )


def _terms() -> tuple[Term, ...]:
    return (
        Term(
            term="Discharge",
            meaning="The volume of water that passes a point in a second, in cubic metres.",
            cites=(8,),
        ),
        Term(term="Bed load", meaning="What rolls and hops along the bottom.", cites=(10,)),
        Term(term="Point bar", meaning="Sand left on the inside of a bend.", cites=(22,)),
        Term(term="Oxbow lake", meaning="A bend that the river has cut off and left.", cites=(24,)),
    )


def _cards() -> tuple[Card, ...]:
    return (
        Card(
            front="What is a drainage basin?",
            back="All the land from which water reaches one outlet.",
            cites=(2,),
        ),
        Card(front="Stream power, as a formula", back="Ω = ρ·g·Q·S", cites=(8,)),
        Card(
            front="Competence or capacity: the largest grain that moves?",
            back="Competence.",
            cites=(12,),
        ),
        Card(
            front="Which side of a bend is cut?",
            back="The outside, where water is faster.",
            cites=(21,),
        ),
        Card(
            front="Why does a delta shrink below a dam?",
            back="The grains stay behind the wall, and the sea keeps taking what it always took.",
            cites=(33, 35),
        ),
    )


def _questions() -> tuple[Question, ...]:
    return (
        Question(
            prompt="Which grains does a river at 0.1 m/s still carry?",
            choices=("Boulders", "Sand", "Clay", "Gravel"),
            answer="Clay",
            explanation="Sand hops and boulders wait for the flood.",
            cites=(10,),
        ),
        Question(
            prompt="By how much did the Mississippi shorten itself in 176 years?",
            choices=("24 miles", "242 miles", "2,420 miles"),
            answer="242 miles",
            cites=(26,),
        ),
        Question(
            prompt="Explain why the water below a dam is called hungry.",
            answer="It has dropped its load behind the wall and takes new grains from its bed.",
            cites=(33,),
        ),
    )


def in_language(language: str) -> studybuddy.Note:
    """A short note with all kinds of claims in one of `LANGUAGES`."""
    words = LANGUAGES[language]
    points = (
        Point(text=words.point, cites=(1,)),
        Point(text=words.definition, cites=(2,), kind="definition"),
        Point(text=words.quote, cites=(3,), kind="quote"),
    )
    cue = Question(prompt=words.cue, answer=words.definition, cites=(2,))
    choice = Question(
        prompt=words.cue, answer=words.meaning, choices=(words.title, words.meaning), cites=(3,)
    )
    part = Section(title=words.title, start=0, end=120, points=points, cues=(cue,))
    return msgspec.structs.replace(
        empty(language),
        title=words.title,
        subject=words.term,
        summary=points[:1],
        sections=(part, msgspec.structs.replace(part, title=words.quote)),
        terms=(Term(term=words.term, meaning=words.meaning, cites=(4,)),),
        cards=(Card(front=words.cue, back=words.definition, cites=(2,)),),
        questions=(choice,),
    )


def long(sections: int, points: int, words: int = 20) -> studybuddy.Note:
    """A note of `sections` with `points` of `words` words, and a card and term for each section."""
    count = sections * points
    text = " ".join(f"word{i}" for i in range(words))
    return msgspec.structs.replace(
        empty(),
        transcript=transcript(count),
        sections=tuple(
            Section(
                title=f"Part {s}",
                start=10.0 * s * points,
                end=10.0 * (s + 1) * points,
                points=tuple(
                    Point(text=f"Point {i}. {text}", cites=(i,))
                    for i in range(s * points, (s + 1) * points)
                ),
                cues=(Question(prompt="What was that?", answer="That.", cites=(s * points,)),),
            )
            for s in range(sections)
        ),
        terms=tuple(Term(term=f"Term {i}", meaning=text, cites=(i,)) for i in range(sections)),
        cards=tuple(Card(front=f"Card {i}", back=text, cites=(i,)) for i in range(sections)),
    )
