"""From what captions hold to what is said: markup, escapes, invisible characters, languages."""

import pytest

import processor_time
from studybuddy import Segment, SourceRefusal, clean


def said(text):
    return [segment.text for segment in clean([Segment(start=1.0, end=4.0, text=text)])]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("<i>Hello</i> <b>there</b>", "Hello there"),
        ("<c.colorE5E5E5>Hello</c>", "Hello"),
        ("<font color='#fff'>Hello</font>", "Hello"),
        (r"{\an8}Hello", "Hello"),
        ("{\\an8\\i1}Hello", "Hello"),
        ("Hello<br>there<br/>again", "Hello there again"),
        ("one\ntwo", "one two"),
        ("one\r\ntwo", "one two"),
        ("it&#39;s", "it's"),
        ("it&amp;#x27;s", "it's"),
        ("it&amp;amp;#x27;s", "it's"),
        ("R&amp;D &gt; 3", "R&D > 3"),
        ("AT&T and R&D", "AT&T and R&D"),
        ("&amplitude", "&amplitude"),
        ("O&lt;sub&gt;2&lt;/sub&gt; tank", "O2 tank"),
        ("a&nbsp;b", "a b"),
        ("a  b\tc", "a b c"),
        ("\ufeffHello\u200b there", "Hello there"),
        ("co\u00adoperate", "cooperate"),
        ("nul\x00byte \x1b", "nulbyte"),
        ("half \ud83d done", "half done"),
        ("<ruby>漢字<rt>かんじ</rt></ruby>です", "漢字です"),
        ("the <div> element", "the <div> element"),
        ("if a < b then", "if a < b then"),
        ("an array[0] of x[i]", "an array[0] of x[i]"),
        ("in [0, 1] or (a, b)", "in [0, 1] or (a, b)"),
        ("f() returns (x)", "f() returns (x)"),
        ("the &lt;p&gt; element", "the <p> element"),
        ("&lt;p&gt; is a paragraph", "<p> is a paragraph"),
        ("a <p> is a paragraph", "a <p> is a paragraph"),
        ("<p>is a paragraph", "<p>is a paragraph"),
        ("<p>Hello</p>", "Hello"),
        ("with <p> and </p> around", "with <p> and </p> around"),
        ("with &lt;b&gt; and &lt;/b&gt; around", "with <b> and </b> around"),
        ("&lt;i&gt;Hello&lt;/i&gt; there", "Hello there"),
        ("the &lt;i&gt; element", "the <i> element"),
        ("the &amp;lt;i&amp;gt; element", "the <i> element"),
        ("use &lt;br&gt; here", "use <br> here"),
        ("Hello&lt;br/&gt;there", "Hello there"),
        ("a <b> tag", "a <b> tag"),
        ("<i>Hello", "Hello"),
        ("there</i>", "there"),
        ("so <i>Hello", "so Hello"),
        ("<i>\nHello\n</i>", "Hello"),
        ("<i> Hello </i>", "Hello"),
        ("<u/>Hello", "Hello"),
        ("Hello <c> there", "Hello there"),
        ("Hello <font color=red> there", "Hello there"),
        ("Hello <span class='x'> there", "Hello there"),
        ("the <rt> element <b>here</b>", "the element here"),
        ("<ruby>It is <rt>a blue tree</rt></ruby>!", "It is a blue tree!"),
        ("<ruby>漢<rt>かん</rt>字<rt>じ</ruby>です", "漢字です"),
        ("<a0:01.000>A < 00:02.000>blue <00:03.000 >tree", "A blue tree"),
        ("a &lt b &amp c&nbsp d, R&D, ?a=1&lt2=3", "a < b & c d, R&D, ?a=1&lt2=3"),
        ("<ruby>漢字<rp>(</rp><rt>かんじ<rp>)</rp></ruby>です", "漢字です"),
        ("{\\pos(10,20)}Hello", "Hello"),
        ("{\\fnArial\\fs20\\c&H0000FF&}Hello{\\r}", "Hello"),
        ("{\\fad(200,200)\\blur2\\k50}Hello", "Hello"),
        ("{\\alpha&H80&}Hello", "Hello"),
        ("the angle {\\alpha} is small", "the angle {\\alpha} is small"),
        ("{\\beta} and {\\pi} and {\\rho}", "{\\beta} and {\\pi} and {\\rho}"),
        ("a set {\\text{x}}", "a set {\\text{x}}"),
        ("{\\bf bold} in TeX", "{\\bf bold} in TeX"),
    ],
)
def test_markup_goes_and_words_stay(shown, expected):
    assert [expected] == said(shown)


@pytest.mark.parametrize(
    "text",
    [
        *("<b " * 50_000, "{\\fn" * 30_000, "&lt;i&gt;" * 10_000, "<i></i>" * 20_000),
        *("<ruby><rt>" * 9_000, "[a " * 60_000, "(" * 99_000, "[aa]" * 30_000),
        *("Ann: " * 30_000, '."' * 60_000, "Yes. Ann: " * 20_000),
    ],
    ids=range(11),
)
def test_hostile_text_takes_no_longer_than_other_text(text):
    with processor_time.at_most(8):
        clean([Segment(start=0.0, end=1.0, text=text)])


def test_text_right_to_left_keeps_its_logical_order():
    assert ["مرحبا بالعالم"] == said("\u202bمرحبا بالعالم\u202c")


def test_joiners_inside_a_word_are_part_of_it():
    assert ["می\u200cخواهم"] == said("\u200cمی\u200cخواهم\u200f")


@pytest.mark.parametrize("nothing", ["", "   ", "\n", "<i></i>", "&nbsp;", "\ufeff", "...", "-"])
def test_a_cue_without_words_is_no_segment(nothing):
    assert [] == said(nothing)


def test_no_cues_are_no_segments():
    assert () == clean([])


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (-1.0, 2.0),
        (float("nan"), 2.0),
        (1.0, float("nan")),
        (float("inf"), float("inf")),
        (1e9, 1e9),
    ],
)
def test_a_time_that_cannot_be_is_refused(start, end):
    with pytest.raises(SourceRefusal) as refusal:
        clean([Segment(start=start, end=end, text="hello")])

    assert "captions_unreadable" == refusal.value.code


def cues(*texts):
    return [Segment(start=i * 2.0, end=i * 2.0 + 2, text=t) for i, t in enumerate(texts)]


def test_of_two_languages_the_first_is_kept():
    bilingual = cues("你好，\nHello,", "我们学习 Python。\nwe learn Python.", "再见。\nGoodbye.")

    assert ["你好，我们学习 Python。", "再见。"] == [s.text for s in clean(bilingual)]


def test_the_first_language_may_be_the_latin_one():
    bilingual = cues("Hello.\nПривет.", "We learn.\nМы учимся.", "Adam", "Bye.\nПока.")

    assert ["Hello.", "We learn.", "Adam Bye."] == [s.text for s in clean(bilingual)]


def test_a_foreign_word_does_not_make_captions_bilingual():
    chinese = cues("我们用\nPython 写代码", "然后\n运行它", "结果\n很好", "再见\n朋友")

    assert "我们用 Python 写代码然后运行它结果很好再见朋友" == "".join(
        s.text for s in clean(chinese)
    )
