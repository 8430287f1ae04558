"""OFD, the national format for fixed pages: a zip of XML whose pages go through the same layout as those of a PDF."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.build import DocumentBuilder
from ingest.layout.assemble import Assembly
from ingest.layout.content import PageContent
from ingest.layout.order import PageLayout, layout
from ingest.packages import package, piece, tree
from ingest.readers.base import Unreadable, too_many_pages
from ingest.readers.ofd_page import Box, Sheet, box_of, page_content
from ingest.readers.ofd_picture import pasted
from ingest.readers.scans import DPI, Scans, is_scan
from ingest.readers.strange import Strange
from model.notice import Level
from model.span import Origin

if TYPE_CHECKING:
    from ingest.recognised import Picture

_A4: Box = (0.0, 0.0, 210.0, 297.0)
_LARGEST = 1_250.0
"""A longer page (in points) than A3 is not recognised."""
_REMARKS = frozenset(("Watermark", "Link", "Highlight", "Stamp"))
"""Annotations of these types say nothing of their own."""


class OfdReader:
    """Every document of the file, page by page, templates under their pages; seals, signatures and annotations are no part of the text."""

    media_types: tuple[str, ...] = ("application/ofd",)

    def sniff(self, head: bytes) -> bool:
        """Whether it is a zip that names its entry."""
        return head.startswith(b"PK\x03\x04") and b"OFD.xml" in head

    def read(self, content: bytes, build: DocumentBuilder) -> None:
        """Documents one after another, pages counted through."""
        documents = documents_of(content, build)
        count = sum(len(document.pages) for document in documents)
        if not count:
            raise Unreadable("I-EMPTY", "empty") if documents else Unreadable("I-TRUNCATED", "truncated")
        if count > build.options.max_pages:
            raise too_many_pages(count, build.options.max_pages)
        number = 1
        for document in documents:
            Assembly(build, list(document.layouts(number))).run()
            number += len(document.pages)


def documents_of(content: bytes, build: DocumentBuilder) -> list[OfdDocument]:
    """The documents of a file.  Raises Unreadable."""
    parts = _Parts(package(content))
    if parts.holds("Encryptions.xml"):
        raise Unreadable("I-ENCRYPTED", "encrypted")
    entry = parts.tree("OFD.xml")
    roots = [root.text.strip() for root in entry.iterfind(".//{*}DocBody/{*}DocRoot") if root.text] if entry is not None else []
    return [OfdDocument(parts, parts.resolve("", root), build) for root in roots]


class _Parts:
    """The package's members by path, whatever their case and slashes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_key(info.filename): info for info in archive.infolist()}

    def holds(self, path: str) -> bool:
        return _key(path) in self._names

    def resolve(self, beside: str, path: str) -> str:
        """A path as written in the member ``beside``: from the root where it starts with a slash, else from that member's folder
        (or, as some producers write, from the root all the same)."""
        path = path.strip().replace("\\", "/")
        near = posixpath.normpath(posixpath.join(posixpath.dirname(beside), path.lstrip("/") if path.startswith("/") else path))
        if path.startswith("/") or not self.holds(near):
            whole = posixpath.normpath(path.lstrip("/"))
            return whole if path.startswith("/") or self.holds(whole) else near
        return near

    def content(self, path: str) -> bytes | None:
        """A member's bytes, None where it is missing.  Raises Unreadable."""
        info = self._names.get(_key(path))
        return None if info is None else piece(self._archive, info)

    def tree(self, path: str) -> Any | None:
        """A member's root element, None where it is missing or broken."""
        from lxml import etree

        info = self._names.get(_key(path))
        if info is None:
            return None
        try:
            return tree(piece(self._archive, info))
        except etree.XMLSyntaxError:
            return None


def _key(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/")).lstrip("/").lower()


class OfdDocument:
    """One document of the package."""

    def __init__(self, parts: _Parts, path: str, build: DocumentBuilder) -> None:
        self._parts, self._path, self._build = parts, path, build
        self._root = parts.tree(path)
        if self._root is None:
            build.notice("I-TRUNCATED", Level.WARNING)
        self.pages = [] if self._root is None else self._root.findall("{*}Pages/{*}Page")
        self._box = _A4 if self._root is None else _area(self._root.find("{*}CommonData/{*}PageArea"), _A4)
        self._templates = dict(self._named("{*}CommonData/{*}TemplatePage"))
        self._composites = dict(self._units())
        self._images = dict(self._media_files())

    def layouts(self, number: int) -> Iterator[PageLayout]:
        """Each page's layout, numbered from ``number``; a page whose part is missing is blank, with a notice."""
        scans: Scans | None = None
        strange = Strange()
        for at in range(len(self.pages)):
            shown = self.content(at, number + at)
            if shown is None:
                self._build.notice("I-TRUNCATED", Level.WARNING)
            elif is_scan(shown):
                scans = scans or Scans(self._build)
                shown = self._recognised(scans, at, shown)
            elif strange.meets(shown):
                shown = strange.settled(shown)
            yield PageLayout(number + at, 0.0, 0.0, Origin.TEXT_LAYER, (), blank=True) if shown is None else layout(shown)
        strange.tell(self._build)
        if any(self._remarks()):
            self._build.notice("I-ANNOTATIONS", Level.INFO)

    def content(self, at: int, number: int) -> PageContent | None:
        """What the page at an index shows, numbered as told; None where its part is missing."""
        sheet = self._sheet(at, number)
        return None if sheet is None else page_content(sheet)

    def picture(self, at: int, number: int, scale: float) -> Picture | None:
        """The pictures on a page as they lie, in so many pixels a point; None where there are none that can be shown."""
        sheet = self._sheet(at, number)
        return None if sheet is None else pasted(sheet, self._media, scale)

    def _sheet(self, at: int, number: int) -> Sheet | None:
        page = self._parts.tree(self._parts.resolve(self._path, self.pages[at].get("BaseLoc", "")))
        if page is None:
            return None
        return Sheet(number, _area(page.find("{*}Area"), self._box), tuple(self._layers(page)), self._composites)

    def _recognised(self, scans: Scans, at: int, known: PageContent) -> PageContent:
        """The page by its pictures; what is known of it where it has none."""
        if not scans.able or max(known.width, known.height) > _LARGEST:
            return known
        picture = self.picture(at, known.number, DPI / 72)
        return known if picture is None else scans.picture(picture, known, len(self.pages))

    def _media(self, key: str) -> bytes | None:
        """A picture's content by its resource's id."""
        return self._parts.content(self._images[key]) if key in self._images else None

    def _layers(self, page: Any) -> Iterator[Any]:
        """The contents from the back to the front."""
        front = []
        for use in page.iterfind("{*}Template"):
            path = self._templates.get(use.get("TemplateID", ""))
            root = self._parts.tree(path) if path else None
            content = root.find("{*}Content") if root is not None else None
            if content is None:
                self._build.notice("I-TRUNCATED", Level.WARNING)
            elif use.get("ZOrder") == "Foreground":
                front.append(content)
            else:
                yield content
        content = page.find("{*}Content")
        yield from [content] if content is not None else []
        yield from front

    def _named(self, path: str) -> Iterator[tuple[str, str]]:
        for element in self._root.iterfind(path) if self._root is not None else ():
            yield element.get("ID", ""), self._parts.resolve(self._path, element.get("BaseLoc", ""))

    def _resources(self) -> Iterator[tuple[str, Any]]:
        """The document's lists of resources: each one's path and root."""
        data = self._root.find("{*}CommonData") if self._root is not None else None
        for element in data if data is not None else ():
            if isinstance(element.tag, str) and element.tag.endswith(("PublicRes", "DocumentRes")) and element.text:
                path = self._parts.resolve(self._path, element.text)
                resources = self._parts.tree(path)
                if resources is not None:
                    yield path, resources

    def _units(self) -> Iterator[tuple[str, Any]]:
        """The composite objects of the document's resources by id."""
        for _, resources in self._resources():
            for unit in resources.iterfind(".//{*}CompositeGraphicUnit"):
                content = unit.find("{*}Content")
                if content is not None:
                    yield unit.get("ID", ""), content

    def _media_files(self) -> Iterator[tuple[str, str]]:
        """The paths of pictures by their resources' ids."""
        for path, resources in self._resources():
            base = resources.get("BaseLoc", "").strip("/")
            for medium in resources.iterfind(".//{*}MultiMedia"):
                file = medium.find("{*}MediaFile")
                if file is not None and file.text:
                    beside = posixpath.join(posixpath.dirname(path), base, "x") if base else path
                    yield medium.get("ID", ""), self._parts.resolve(beside, file.text)

    def _remarks(self) -> Iterator[bool]:
        """Whether an annotation has words: they are a reader's, not the report's."""
        listed = self._root.find("{*}Annotations") if self._root is not None else None
        path = self._parts.resolve(self._path, listed.text) if listed is not None and listed.text else ""
        index = self._parts.tree(path) if path else None
        for place in index.iterfind("{*}Page/{*}FileLoc") if index is not None else ():
            page = self._parts.tree(self._parts.resolve(path, place.text or ""))
            for remark in page.iterfind("{*}Annot") if page is not None else ():
                if remark.get("Type") not in _REMARKS and remark.get("Visible", "true") != "false":
                    yield any((code.text or "").strip() for code in remark.iterfind(".//{*}TextCode"))


def _area(element: Any | None, otherwise: Box) -> Box:
    """The page's physical box."""
    box = element.find("{*}PhysicalBox") if element is not None else None
    found = box_of(box.text if box is not None else None, otherwise)
    return found if found[2] > 0 and found[3] > 0 else otherwise
