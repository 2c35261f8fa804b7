"""XML as a stream of what stands in it, so that no document grows in memory.

defusedxml refuses what can do harm: document types, entities, references to outside.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from studybuddy_captions.document import unreadable

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


class XmlTarget(Protocol):
    """What is told of elements and text, in the order of the document."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def data(self, text: str) -> None:
        """Text, perhaps in pieces."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def close(self) -> None:
        """The document ends."""


def read_xml(text: str, target: XmlTarget) -> None:
    """Tell the target what a document holds. Raises SourceRefusal."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    try:
        parser.feed(_DECLARATION.sub("", text, count=1).lstrip())
        parser.close()
    except DefusedXmlException as error:
        raise unreadable(
            "The captions file declares a document type or entities, which captions never do. "
            "It is not read."
        ) from error
    except (ParseError, ValueError) as error:
        raise unreadable(
            f"The captions file is XML with a fault ({error}). Download it again, or save it as "
            "SRT or VTT."
        ) from error


@lru_cache(maxsize=1000)
def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]
