"""The documentation as a site: `make docs` builds it of the pages where they lie.

The checkout is the source, so that the links between its pages are the site's, too, and one that
leads nowhere fails the build. The API reference is of the public doors' docstrings.
"""

import re
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx.util.logging import getLogger

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = getLogger(__name__)

project = "YouTube Study Buddy"
copyright = "The YouTube Study Buddy authors, MIT licence"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinxcontrib.openapi"]
root_doc = "docs/site/index"
include_patterns = [
    "*.md",
    "docs/**",
    "benchmarks/load/README.md",
    "findings/README.md",
    "frontend/README.md",
    "infra/README.md",
    "infra/modules/*/README.md",
    "plugins/README.md",
]
# Folders that are not looked through at all.
exclude_patterns = [".*", "**/node_modules", "out", "tests"]
templates_path = ["templates"]
html_theme = "furo"
html_title = project
html_additional_pages = {"index": "to_the_first_page.html"}
html_copy_source = False

myst_heading_anchors = 4

autodoc_member_order = "groupwise"
autodoc_default_options = {"members": True, "show-inheritance": True}
autodoc_typehints_format = "short"
openapi_default_renderer = "httpdomain"

DOORS = ("studybuddy", "studybuddy.text", "studybuddy.youtube", "studybuddy.testing")
# Names are loaded when they are first asked for, and until then Sphinx does not see them.
_PUBLIC = {
    f"{door}.{name}": getattr(import_module(door), name)
    for door in DOORS
    for name in import_module(door).__all__
}
_DOOR_OF = {full.rpartition(".")[2]: full for full in reversed(_PUBLIC)}


def setup(app: "Sphinx") -> None:
    """What Sphinx calls first."""
    app.connect("autodoc-process-docstring", _as_written)
    app.connect("missing-reference", _by_its_door)
    app.connect("env-check-consistency", _all_told)


def _as_written(
    app: "Sphinx", what: str, name: str, found: object, options: object, lines: list[str]
) -> None:
    """Docstrings are Markdown: `name` is a literal, and what is indented is code.

    What Python says of any tuple or union is left out: it says nothing of ours.
    """
    text = "\n".join(lines)
    if what == "data" and text.startswith(str(type(found).__doc__).splitlines()[0]):
        text = ""
    text = re.sub(r"^Alias for field number \d+$", "", text)
    text = re.sub(r"(?<!`)`([^`]+)`(?!`)", r"``\1``", text)
    text = re.sub(
        r"^(\S.*)\n\n(?=    )", r"\1\n\n.. code-block:: text\n\n", text, flags=re.MULTILINE
    )
    lines[:] = text.split("\n")


def _all_told(app: "Sphinx", env: "BuildEnvironment") -> None:
    """A public name that the reference leaves out is a warning, and so fails `make docs`."""
    told = env.domaindata["py"]["objects"]
    for name in sorted(_PUBLIC.keys() - told):
        logger.warning("no page of docs/site/reference documents %s", name)


def _by_its_door(
    app: "Sphinx", env: "BuildEnvironment", node: "pending_xref", content: "Element"
) -> "Element | None":
    """A type is documented where it is public, and an annotation knows where it is defined."""
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in _DOOR_OF:
        return None
    python = env.get_domain("py")
    return python.resolve_xref(
        env, node["refdoc"], app.builder, "obj", _DOOR_OF[name], node, content
    )
