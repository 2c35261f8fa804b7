"""Notes made by hand: a rich one in English, shorter ones in many scripts, and large ones."""

from dataclasses import dataclass

import msgspec

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


@dataclass(frozen=True)
class Words:
    """A few texts of one language."""

    title: str
    point: str
    definition: str
    quote: str
    cue: str
    term: str
    meaning: str


LANGUAGES = {
    "ar": Words(
        "كيف تشكّل الأنهار سطح الأرض",
        "يحمل النهر الجبل إلى البحر حبة حبة، ويبلغ طول نهر النيل 6650 كيلومترًا وفق "
        "قياس GPS الذي أُجري عام 2009.",
        "حوض التصريف هو كل الأرض التي يصل ماؤها إلى مخرج واحد (basin).",
        "ليس السؤال كم يبلغ النهر، بل كم تبلغ مساحة السقف الذي يصب فيه.",
        "ما حوض التصريف؟",
        "المصبّ",
        "المكان الذي يلتقي فيه النهر بالبحر.",
    ),
    "ja": Words(
        "川はどのように地形をつくるのか",
        "川は山を一粒ずつ海へ運ぶ機械である。流量が10倍になれば、何年分もの仕事を一日で終える。",
        "流域とは、雨水が一つの出口に集まる土地の全体をいう。",
        "問題は川の大きさではなく、そこへ流れ込む屋根の広さなのです。",
        "流域とは何か。",
        "三角州",
        "河口に土砂が積もってできた平らな土地。",
    ),
    "zh-CN": Words(
        "河流如何塑造地貌",
        "河流把一座山一粒一粒地搬到海里。流量增加十倍，一天就能完成数年的搬运。",
        "流域是指雨水汇集到同一个出口的全部土地。",
        "问题从来不是河有多大，而是流进它的屋顶有多大。",
        "什么是流域？",
        "三角洲",
        "河口泥沙堆积而成的平地。",
    ),
    "zh-TW": Words(
        "河流如何塑造地貌",
        "河流把一座山一粒一粒地搬到海裡。流量增加十倍，一天就能完成數年的搬運。",
        "流域是指雨水匯集到同一個出口的全部土地。",
        "問題從來不是河有多大，而是流進它的屋頂有多大。",
        "什麼是流域？",
        "三角洲",
        "河口泥沙堆積而成的平地。",
    ),
    "ko": Words(
        "강은 어떻게 지형을 만드는가",
        "강은 산을 한 알씩 바다로 나르는 기계이다. 유량이 열 배가 되면 몇 년의 일을 하루에 한다.",
        "유역은 빗물이 하나의 출구로 모이는 땅 전체이다.",
        "문제는 강의 크기가 아니라 그리로 흘러드는 지붕의 넓이입니다.",
        "유역이란 무엇인가?",
        "삼각주",
        "강어귀에 흙과 모래가 쌓여 생긴 평평한 땅.",
    ),
    "hi": Words(
        "नदियाँ भू-आकृति कैसे बनाती हैं",
        "नदी पहाड़ को कण-कण करके समुद्र तक ले जाती है। दस गुना पानी एक दिन में वर्षों का काम करता है।",
        "जलग्रहण क्षेत्र वह सारी भूमि है जिसका पानी एक ही निकास तक पहुँचता है।",
        "प्रश्न यह नहीं कि नदी कितनी बड़ी है, प्रश्न यह है कि छत कितनी बड़ी है।",
        "जलग्रहण क्षेत्र क्या है?",
        "डेल्टा",
        "नदी के मुहाने पर जमा मिट्टी की समतल भूमि।",
    ),
    "ru": Words(
        "Как реки создают рельеф",
        "Река переносит гору в море по одной песчинке. В половодье она за день делает работу лет.",
        "Бассейн — это вся суша, с которой вода стекает к одному устью.",
        "Дело не в том, как велика река, а в том, как велика крыша над ней.",
        "Что такое бассейн реки?",
        "Дельта",
        "Равнина из наносов в устье реки.",
    ),
    "el": Words(
        "Πώς τα ποτάμια πλάθουν το τοπίο",
        "Το ποτάμι μεταφέρει το βουνό στη θάλασσα κόκκο κόκκο.",
        "Λεκάνη απορροής είναι όλη η γη της οποίας το νερό φτάνει σε μία έξοδο.",
        "Το ερώτημα δεν είναι πόσο μεγάλο είναι το ποτάμι.",
        "Τι είναι η λεκάνη απορροής;",
        "Δέλτα",
        "Πεδιάδα από φερτά υλικά στις εκβολές.",
    ),
    "he": Words(
        "כיצד נהרות מעצבים את הנוף",
        "הנהר נושא את ההר אל הים גרגר אחר גרגר, ובשיטפון הוא עושה ביום אחד עבודה של שנים.",
        "אגן ניקוז הוא כל השטח שמימיו מגיעים למוצא אחד (basin).",
        "השאלה אינה כמה גדול הנהר אלא כמה גדול הגג.",
        "מהו אגן ניקוז?",
        "דלתה",
        "מישור של סחף בשפך הנהר.",
    ),
    "th": Words(
        "แม่น้ำสร้างภูมิประเทศได้อย่างไร",
        "แม่น้ำพาภูเขาไปสู่ทะเลทีละเม็ด เมื่อน้ำหลากมันทำงานของหลายปีในวันเดียว",
        "ลุ่มน้ำคือพื้นที่ทั้งหมดที่น้ำไหลไปยังทางออกเดียวกัน",
        "คำถามไม่ใช่ว่าแม่น้ำใหญ่เพียงใด แต่หลังคาที่รับน้ำใหญ่เพียงใด",
        "ลุ่มน้ำคืออะไร",
        "ดินดอนสามเหลี่ยม",
        "ที่ราบจากตะกอนตรงปากแม่น้ำ",
    ),
    "fr": Words(
        "Comment les rivières façonnent le paysage",
        "Une rivière porte la montagne à la mer, grain après grain ; « la crue fait en un jour "
        "le travail de plusieurs années ».",
        "Le bassin versant est toute la terre dont l’eau atteint une même sortie.",
        "La question n’est pas la taille du fleuve, mais celle du toit.",
        "Qu’est-ce qu’un bassin versant ?",
        "Delta",
        "Plaine d’alluvions à l’embouchure d’un fleuve.",
    ),
}


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
                points=tuple(Point(text=text, cites=(s * points + p,)) for p in range(points)),
                cues=(Question(prompt="What was that?", answer="That.", cites=(s * points,)),),
            )
            for s in range(sections)
        ),
        terms=tuple(Term(term=f"Term {i}", meaning=text, cites=(i,)) for i in range(sections)),
        cards=tuple(Card(front=f"Card {i}", back=text, cites=(i,)) for i in range(sections)),
    )
