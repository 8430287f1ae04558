"""One HTML page of all findings with their evidence, standing alone: no script, no outside address, prints well."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Protocol

from model.document import Document, Page
from model.finding import Finding
from model.result import DocumentResult
from model.span import BBox
from report.exhibits import Exhibit, PagePart, Passage, TablePart, exhibits
from report.words import INCOMPLETE, SEVERITY, circled, place, quote, remarks

MOST_OF_ONE = 160
"""Pictures for one report: what comes after them is shown in words.  The gravest come first."""
MOST_OF_ALL = 400
_MOST_OF_FINDING = 4
_NAMED = 8


class Pictures(Protocol):
    """Whoever can show pages."""

    def cut(self, name: str, document: Document, page: Page, box: BBox) -> tuple[str, bytes] | None:
        """A stretch of a page as (media type, content), None where it cannot be shown."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit with its picture as a data URI, "" where it is no page."""

    exhibit: Exhibit
    picture: str = ""

    @property
    def kind(self) -> str:
        return {PagePart: "page", TablePart: "table", Passage: "passage"}[type(self.exhibit)]


def unshown(finding: Finding, shown: Iterable[Shown], lang: str) -> str:
    """The places of the evidence that is not shown, "" where all is."""
    seen = {number for item in shown for number in item.exhibit.evidence}
    left = [place(anchor, lang) for number, anchor in enumerate(finding.evidence, 1) if number not in seen]
    named = list(dict.fromkeys(word for word in left if word))[:_NAMED]
    if not left:
        return ""
    head = f"另 {len(left)} 处" if lang == "zh" else f"{len(left)} more"
    more = (" …" if lang == "en" else "等") if len(left) > len(named) else ""
    return head + (("：" if lang == "zh" else ": ") + ("、" if lang == "zh" else ", ").join(named) + more if named else "")


class Gallery:
    """Exhibits of findings, with pictures as far as they last."""

    def __init__(self, pictures: Pictures | None) -> None:
        self._pictures = pictures
        self._all = MOST_OF_ALL if pictures is not None else 0
        self._one: Counter[str] = Counter()

    def of(self, result: DocumentResult, finding: Finding) -> tuple[Shown, ...]:
        """What to show under a finding."""
        document = result.document
        if document is None:
            return ()
        if document.pages and min(self._all, MOST_OF_ONE - self._one[result.path]) > 0:
            parts = exhibits(document, finding.evidence, pages=True)
            shown = tuple(self._framed(result.path, document, parts))
            if shown:
                return shown
        return tuple(Shown(exhibit) for exhibit in exhibits(document, finding.evidence, pages=False))

    def _framed(self, name: str, document: Document, parts: Iterable[Exhibit]) -> Iterator[Shown]:
        """Nothing at all where no page can be shown."""
        room = _MOST_OF_FINDING
        for part in parts:
            if not isinstance(part, PagePart):
                yield Shown(part)
                continue
            made = self._pictures.cut(name, document, part.page, part.box) if self._pictures is not None and room else None
            if made is None:
                continue
            room -= 1
            self._all -= 1
            self._one[name] += 1
            yield Shown(part, f"data:{made[0]};base64,{base64.b64encode(made[1]).decode()}")


def write_page(results: Iterable[DocumentResult], lang: str, version: str, stream: IO[str], pictures: Pictures | None = None) -> None:
    """Rendered by Jinja2 (autoescaped: a report's text is data)."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("report"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    kept = list(results)
    counts = Counter(finding.severity for result in kept for finding in result.findings)
    stream.writelines(environment.get_template("list.html").generate(
        results=kept, counts=counts, severities=list(SEVERITY), word=SEVERITY, incomplete=INCOMPLETE,
        lang=lang, version=version, place=place, quote=quote, remarks=remarks,
        circled=circled, gallery=Gallery(pictures), unshown=unshown,
    ))
