"""Notes to test with: a good one, and such as break exporters."""

from __future__ import annotations

from msgspec.structs import replace

from studybuddy.course import Course, CourseVideo
from studybuddy.note import (
    Card,
    CheckerReport,
    Coverage,
    Gap,
    Mark,
    Note,
    Point,
    Provenance,
    Question,
    Section,
    Term,
    Usage,
    words_of,
)
from studybuddy.testing.transcripts import nasty_transcripts, sample_transcript
from studybuddy.transcript import Chapter, Segment, Transcript, Video


def sample_note() -> Note:
    """A note on the sample lecture with something in each of its parts."""
    transcript = sample_transcript()
    spoken = transcript.segments
    note = Note(
        title="How bridges carry their weight",
        language="en",
        subject="Structures 101",
        transcript=transcript,
        provenance=Provenance(writer="sample", template="lecture", model="none", usage=Usage()),
        summary=(Point(text="A bridge leads a load to the ground.", cites=(2, 3)),),
        sections=(
            Section(
                title="Loads and forces",
                start=0.0,
                end=spoken[17].end,
                points=(
                    Point(text=spoken[3].text, cites=(3,), kind="definition"),
                    Point(text="The dead load can be four times the live load.", cites=(6,)),
                    Point(text=spoken[14].text, cites=(14, 15), kind="example"),
                ),
                cues=(Question(prompt="What is compression?", answer="A push.", cites=(9,)),),
            ),
            Section(
                title="Arches and cables",
                start=spoken[18].start,
                end=spoken[-1].end,
                points=(Point(text=spoken[31].text, cites=(31,), kind="quote"),),
            ),
        ),
        terms=(Term(term="flutter", meaning="Movement fed by the wind.", cites=(33, 34)),),
        cards=(Card(front="What is thrust?", back="The push at an arch's feet.", cites=(22,)),),
        questions=(
            Question(
                prompt="What do the cables of a suspension bridge carry?",
                answer="Tension",
                choices=("Compression", "Tension", "Thrust"),
                explanation="The towers carry the compression.",
                cites=(26,),
            ),
            Question(prompt="Why did the Tacoma bridge fall?", answer="Flutter.", cites=(31, 32)),
        ),
        coverage=Coverage(
            written=9,
            grounded=1.0,
            covered=0.4,
            gaps=(Gap(start=150.0, end=175.0),),
            quoted=3,
            lines=len(spoken),
            cited=12,
        ),
    )
    return note.with_ids()


def nasty_notes() -> dict[str, Note]:
    """Notes that break exporters, by what is nasty in them."""
    notes = {
        "good": sample_note(),
        "empty": _empty(),
        "right to left": _full_of(
            "الضغط هو قوة تدفع أجزاء المادة (1940) نحو Tacoma Narrows.", "ar"
        ),
        "Chinese": _full_of("拱桥把荷载变成压力，所以古人用石头造拱桥。", "zh-CN"),
        "Japanese": _full_of("吊り橋のケーブルには引張だけがはたらきます。", "ja"),
        "emoji": _full_of("👩‍🔬 mixes 🟦 + 🟨 = 🟩 🇯🇵 1️⃣ 👨‍👩‍👧‍👦", "en"),
        "script": _full_of("<script>alert(1)</script><img src=x onerror=alert(2)>&amp;<!--", "en"),
        "table": _full_of("| a | b |\n|---|---|\n| 1 | 2 |\n\n# heading\n- item\n> quote", "en"),
        "quotes": _full_of(
            "\"It's\" `a` \\ 'trap'\n---\nkey: [v, {x: !!y}] [[w]] {{ 7*7 }} %s", "en"
        ),
        "programs' signs": _full_of(
            "=1+1 {{c1::a::b}} [sound:c.mp3] [$]d[/$] ==e== %%f%% [[g]] \\(h\\)\n?\nA::B", "en"
        ),
        "invisible": _full_of("a\u200bb\u202ec\u2028d\u00ade\ufefff\u0301\u0301\u0301 \t g", "en"),
        "formulas": _formulas(),
        "long title": replace(sample_note(), title="Bridges and their weights, " * 40),
        "one long word": _full_of("Donaudampfschiff" * 25, "de"),
        "many claims": _many_claims(),
        "20,000 words": _twenty_thousand_words(),
        "marked": _marked(sample_note()),
        "marked nastily": _marked(_full_of("~~a~~ `b` </s><script>alert(1)</script> ^c", "ar")),
    }
    return {name: note.with_ids() for name, note in notes.items()}


def sample_course() -> Course:
    """A course of all nasty notes, each of a video of its own, and of a video that has none."""
    return Course(
        title="Bridges <script>alert(1)</script> :: [a course](x)",
        url="https://www.youtube.com/playlist?list=PLsample",
        videos=(
            *(_in_course(n, note) for n, note in enumerate(nasty_notes().values())),
            CourseVideo(
                video=Video(id="privateOne_", title="[Private video]"),
                problem="This video is private. <b>Ask</b> `its` owner.",
            ),
        ),
    )


def _in_course(number: int, note: Note) -> CourseVideo:
    video = replace(note.video, id=f"video{number:06}")
    moved = replace(note, transcript=replace(note.transcript, video=video))
    files = tuple(f"{video.id}/note.{extension}" for extension in ("md", "json"))
    return CourseVideo(video=video, files=files, note=moved.without_words())


def _formulas() -> Note:
    """A note of mathematics, physics, chemistry and programming, with prices and code between."""
    texts = (
        r"The slope $\nabla C$ of $C = \frac{1}{n}\sum_{i=1}^n (y_i - \hat y_i)^2$.",
        r"$$\begin{align}\vec{F} &= m\vec{a} \\ E &= mc^2\end{align}$$ holds for $5 or $10.",
        r"\(\mathrm{2H_2 + O_2 \rightarrow 2H_2O}\) is \[\ce{2H2 + O2 -> 2H2O}\] to some.",
        r"Sorting takes $\mathcal{O}(n \log n)$; `$HOME`, `$PATH` are code, $\frac{1}$ nothing.",
    )
    points = tuple(Point(text=text, cites=(0,)) for text in texts)
    term = Term(term="$x_1$", meaning=texts[0] + " $|x|$", cites=(0,))
    return replace(_full_of(texts[2], "en"), summary=points, terms=(term,))


def _empty() -> Note:
    """A note that says nothing of a video in which nothing is said."""
    transcript = Transcript(
        video=Video(id="-emptyVideo"), segments=(), language="und", kind="user", source="sample"
    )
    provenance = Provenance(writer="sample")
    return Note(title="", language="und", transcript=transcript, provenance=provenance)


def _marked(note: Note) -> Note:
    """A note of which its reader holds every line for wrong, and says so in its own words."""
    note = note.with_ids()
    return note.with_marks(
        Mark(id=claim.id, remark=words_of(claim)[0] if number % 2 else "")
        for number, claim in enumerate(note.claims())
    )


def _full_of(text: str, language: str) -> Note:
    """A note with this text in every place where a stranger's text can stand."""
    question = Question(
        prompt=text, answer=text, choices=(text, text + "!"), explanation=text, cites=(1,)
    )
    section = Section(
        title=text,
        start=0.0,
        end=20.0,
        points=tuple(
            Point(text=text, cites=(0,), kind=kind)
            for kind in ("point", "definition", "example", "quote")
        ),
        cues=(question,),
    )
    return Note(
        title=text,
        language=language,
        subject=text,
        transcript=_transcript_full_of(text, language),
        provenance=Provenance(
            writer="sample",
            template="lecture",
            model=text,
            extracted=True,
            checkers=(
                CheckerReport(checker="sample", asked=3, supported=2, unknown=1, why=text),
                CheckerReport(checker=text, asked=3, unknown=3, why=text),
            ),
        ),
        summary=(Point(text=text, cites=(0, 1)),),
        sections=(section,),
        terms=(Term(term=text, meaning=text, cites=(0,)),),
        cards=(Card(front=text, back=text, cites=(1,)),),
        questions=(question, replace(question, choices=())),
        coverage=Coverage(
            written=12, repaired=1, dropped=2, grounded=0.8, covered=1.0, checked="words"
        ),
    )


def _transcript_full_of(text: str, language: str) -> Transcript:
    return Transcript(
        video=Video(
            id="-nastyVideo",
            title=text,
            channel=text,
            duration=20.0,
            description=text,
            chapters=(Chapter(start=0.0, title=text),),
        ),
        segments=(
            Segment(start=0.0, end=9.5, text=text, speaker=text, marks=("applause",)),
            Segment(start=10.0, end=20.0, text=text),
        ),
        language=language,
        kind="auto",
        source="sample",
    )


def _many_claims() -> Note:
    """60 of everything, on a lecture of which every second is cited."""
    note = sample_note()
    spoken = range(len(note.transcript.segments))
    cites = [(number % len(spoken),) for number in range(60)]
    return replace(
        note,
        cards=tuple(
            Card(front=f"What is fact {n}?", back=f"It is {n}.", cites=at)
            for n, at in enumerate(cites)
        ),
        terms=tuple(
            Term(term=f"term {n}", meaning=f"meaning {n}", cites=at) for n, at in enumerate(cites)
        ),
        questions=tuple(
            replace(note.questions[0], prompt=f"Question {n}?", cites=at)
            for n, at in enumerate(cites)
        ),
    )


def _twenty_thousand_words() -> Note:
    """A note that repeats all of a lecture of 20,000 words, in twenty sections."""
    transcript = nasty_transcripts()["20,000 words"]
    spoken = transcript.segments

    def section(first: int) -> Section:
        stretch = range(first, first + 100)
        points = tuple(Point(text=spoken[index].text, cites=(index,)) for index in stretch)
        start, end = spoken[first].start, spoken[first + 99].end
        return Section(title=f"Part {first // 100 + 1}", start=start, end=end, points=points)

    return replace(
        sample_note(),
        title="A very long lecture",
        transcript=transcript,
        summary=(),
        sections=tuple(section(first) for first in range(0, len(spoken), 100)),
    )
