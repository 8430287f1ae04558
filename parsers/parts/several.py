"""Forms of several projects one below the other in one file: each 项目名称 that names another project begins a form of its own."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from model.document import Document
from model.figure import PartKind
from model.regexp import regexp
from parsers.parts.marks import Mark, Sign

_ENTRY = regexp(r"(?:^|[\n|\t])[ \u3000]*项\s*目\s*名\s*称[ \u3000]*[:：|\t\n ][\s|:：]*(?P<name>[^\s|：:][^\n\t|]{2,60})")
_NEXT_LABEL = regexp(r"\s{2,}|\s(?=主管|实施|项目|资金|预算|联系|填报)|[。；]")
_IDLE = regexp(r"[\s“”（）()]|(?:19|20)\d\d年?度?|(?:项目|专项|资金|经费|补助|工程)+$")
_TITLE = regexp(r"[^\n]{0,40}(?:自评表|监控表|监控情况表|申报表|目标表)[^\n。]{0,12}$")
_FILLED = regexp(r"执行率|预算数|资金总额")
_MARKED = regexp(r"三\s*级\s*指\s*标|指标值")
_ALIKE = 0.75
"""Names that share so much may be one project's, told in two ways."""
_ABOVE = 160
"""So many characters above its first entry a form's title stands."""


def further_forms(document: Document) -> Iterator[Mark]:
    """Where the second form and those after it begin; nothing where all are of one project, or a form has no money or no indicators."""
    text = document.text
    entries = [(match.start("name"), _name(match["name"])) for match in _ENTRY.finditer(text)]
    entries = [(start, name) for start, name in entries if len(name) > 1]
    edges = [*(start for start, _ in entries), len(text)]
    forms = [(start, name) for (start, name), end in zip(entries, edges[1:], strict=True) if _FILLED.search(text, start, end) and _MARKED.search(text, start, end)]
    for at, (start, name) in enumerate(forms[1:], 1):
        if not any(_same(name, other) for _, other in forms[:at]):
            yield Mark(_top(text, start, forms[at - 1][0]), PartKind.SELF_FORM, Sign.ANOTHER)


def _name(printed: str) -> str:
    return _IDLE.sub("", _NEXT_LABEL.split(printed.strip())[0])


def _same(name: str, other: str) -> bool:
    return name in other or other in name or SequenceMatcher(None, name, other).ratio() >= _ALIKE


def _top(text: str, entry: int, earliest: int) -> int:
    """Where the form begins: at the title above its first entry, else at the entry's own line."""
    line = text.rfind("\n", 0, text.rfind("项", 0, entry)) + 1
    above = max(earliest, line - _ABOVE)
    start = line
    for match in regexp(r"[^\n]+").finditer(text[above:line]):
        if _TITLE.fullmatch(match.group().strip()):
            start = above + match.start()
    return start
