"""What a strict reader of Markdown shows, and texts that would rather be Markdown than text."""

from collections.abc import Iterator

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from studybuddy.text import split_formulas
from studybuddy.text.safe import for_document

GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(source: str) -> Iterator[Token]:
    for token in GFM.parse(source):
        yield token
        yield from token.children or ()


def shown(source: str) -> tuple[list[str], str]:
    """The kinds of elements that a Markdown text opens, and the text that it shows."""
    kinds = [t.type for t in tokens(source) if t.type not in {"inline", "text", "text_special"}]
    return kinds, "".join(t.content for t in tokens(source) if t.type in {"text", "text_special"})


HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            [*"\\`*_{}[]()<>#+-.!|~=$%^&:;@'\"/ \n\t", "1.", "10)", "- ", "> ", "# ", "```", "~~~",
             "---", "***", "===", "<b>", "</details>", "<!--", "-->", "<script>", "&amp;", "&#35;",
             "[a](b)", "![a](b)", "[[a]]", "http://a.b", "|--|", "a", "B", "7", "é", "字", "ا"]
        ),
        st.characters(),
    ),
    max_size=12,
).map("".join)  # fmt: skip


def holds_no_formula(text: str) -> bool:
    return all(isinstance(one, str) for one in split_formulas(for_document(text)))


HOSTILE_WORDS = HOSTILE.filter(holds_no_formula)
