"""Formulas in a PDF: drawn with words for those who do not see them, or as they are written."""

import pytest
import sample_notes

from studybuddy.testing import nasty_notes, sample_course
from studybuddy.text import Formula
from studybuddy_pdf import formulas
from studybuddy_pdf.course import course_html
from studybuddy_pdf.page import html_of

DRAWN = [
    r"x_1",
    r"E = mc^2",
    r"\sum_{i=1}^n \frac{1}{i^2}",
    r"\begin{cases}1 & x>0\\0 & x\le 0\end{cases}",
    r"\begin{align}a&=b\\c&=d\end{align}",
    r"\begin{bmatrix}1&2\\3&4\end{bmatrix}",
    r"\mathrm{2H_2 + O_2 \rightarrow 2H_2O}",
    r"\mathcal{O}(n \log n)",
    r"\vec{F} = m\vec{a}",
    r"\begin{align}p&=\left(\frac{\left(x_{i}\right)^2}{2}\right)\end{align}",
]
WRITTEN = [
    r"\foo{x}",
    r"\ce{H2O}",
    r"\frac{1}",
    r"}{",
    r"\def\a{\a\a}\a",
    r"\rule{99999em}{99999em}",
    r"\hspace{99999em}x",
    "x_{" * 300 + "y" + "}" * 300,
    r"\text{日本}",
    r"\begin{cases}" * 4 + "x" + r"\end{cases}" * 4,
    r"\left(" * 5 + "x" + r"\right)" * 5,
    r"\operatorname{" * 10 + "x" + "}" * 10,
    "{}" * 500 + "x",
]


@pytest.mark.parametrize("tex", DRAWN)
def test_what_is_a_formula_is_drawn(tex: str) -> None:
    drawing = formulas.draw(tex, False)
    assert drawing is not None
    assert drawing.svg == formulas.svg_of(formulas.url_of(Formula(tex, False, "")))
    assert 0 < drawing.width < 20


@pytest.mark.parametrize("name", ["align", "gather", "equation"])
def test_lines_of_a_formula_have_no_numbers(name: str) -> None:
    numbered, plain = (
        formulas.draw(rf"\begin{{{which}}}a&=b\\c&=d\end{{{which}}}", True)
        for which in (name, f"{name}*")
    )
    assert numbered == plain


@pytest.mark.parametrize("tex", WRITTEN)
def test_what_cannot_be_drawn_is_shown_as_it_is_written(tex: str) -> None:
    assert formulas.draw(tex, False) is None
    assert '<img class="formula"' not in html_of(sample_notes.saying(f"${tex}$"), frozenset())


def test_a_formula_has_its_tex_for_those_who_do_not_see_it(pdf) -> None:
    made = pdf(sample_notes.saying(r"Where $x_1 < \frac{1}{2}$ stands it costs $5 or $10."))
    assert [r"x_1 < \frac{1}{2}"] == [
        figure["/Alt"] for figure in made.tags("/Figure") if figure["/Alt"] != "Watch the video"
    ]
    assert "Wherestandsitcosts$5or$10." in made.text


def test_a_line_of_one_formula_is_drawn_whole() -> None:
    page = html_of(
        sample_notes.saying(r"$$A = \begin{cases}1 & x>0\\0 & x\le 0\end{cases}$$"), frozenset()
    )
    assert 'alt="A = ' in page
    assert "$$" not in page.partition("<body")[2]


def test_a_formula_is_drawn_where_a_word_is_explained() -> None:
    note = nasty_notes()["formulas"]
    assert '<th scope="row"><bdi dir="ltr"><img class="formula"' in html_of(note, frozenset())
    course = course_html(sample_course(), frozenset())
    assert '<th scope="row"><bdi dir="ltr"><img class="formula"' in course


def test_a_price_and_code_are_no_formulas() -> None:
    page = html_of(sample_notes.saying("From $5 to $10, `$HOME` and `$PATH`."), frozenset())
    assert "From $5 to $10, `$HOME` and `$PATH`." in page.replace('<span class="keep">', "")
