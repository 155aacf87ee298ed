"""XML without entities, document type definitions or network: what it is, and its tree."""

from __future__ import annotations

import codecs
import html.entities
import re
from typing import Any, Final

from onrecord.errors import InputError
from onrecord.read.charsets import BYTE_ORDER_MARKS

# The first element of a document, behind whatever may stand before it.
ROOT: Final = re.compile(
    r"\A\s*(?:(?:<\?.{0,2000}?\?>|<!--.{0,4000}?-->|<!DOCTYPE[^<>\[]{0,1000}(?:\[.{0,4000}?\])?\s*>)\s*)*"
    r"<(?:[\w.-]{1,40}:)?(?P<name>[A-Za-z][\w.-]{0,40})",
    re.DOTALL | re.IGNORECASE,
)
ENTITY: Final = re.compile(rb"<!ENTITY", re.IGNORECASE)
NAMED: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
DECLARATION: Final = re.compile(r"\A\s*<\?xml\b.{0,200}?\?>", re.DOTALL)


def root(head: bytes) -> str:
    """The name of the root element that bytes begin with, in small letters; empty for no XML."""
    found = ROOT.match(in_utf_8(head).decode("utf-8", "replace"))
    return found["name"].lower() if found else ""


def in_utf_8(data: bytes) -> bytes:
    """XML without its byte order mark; in UTF-8 where the mark said something else."""
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            if mark == codecs.BOM_UTF8:
                return data[len(mark) :]
            text = data[len(mark) :].decode(codec, "replace")
            return DECLARATION.sub("", text).encode("utf-8", "replace")
    return data


def refuse_entities(data: bytes) -> None:
    """Raises InputError for XML that declares entities: they are how a page becomes a bomb."""
    if ENTITY.search(data):
        raise InputError("XML that declares entities of its own, which is not read")


def tree(data: bytes) -> tuple[Any, str]:
    """The root element of a document, and what was wrong with it if it had to be mended.

    A document that breaks off gives what came before. Raises InputError where
    nothing can be made of it, and for one that declares entities.
    """
    from lxml import etree

    data = in_utf_8(data)
    refuse_entities(data)
    data = NAMED.sub(_numbered, data)
    try:
        return etree.fromstring(data, parser=_parser(recover=False)), ""
    except (etree.XMLSyntaxError, ValueError) as error:
        said = str(error)
    try:
        found = etree.fromstring(data, parser=_parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        found = None
    if found is None:
        raise InputError(f"not well-formed XML: {said}")
    return found, said


def _numbered(match: re.Match[bytes]) -> bytes:
    """`&#8220;` for `&ldquo;`, which only a DTD would explain; those of XML itself stay."""
    name = match[1].decode("ascii")
    told = (
        "" if name in ("amp", "lt", "gt", "quot", "apos") else html.entities.html5.get(f"{name};")
    )
    return "".join(f"&#{ord(one)};" for one in told).encode() if told else match[0]


def _parser(*, recover: bool) -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        recover=recover,
        remove_pis=True,
        remove_comments=True,
    )
