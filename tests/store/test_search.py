"""Search finds words inside Chinese sentences, and forgets what was replaced."""

from __future__ import annotations

from pathlib import Path

from model.document import Block, BlockKind, Document, Source
from model.result import DocumentResult
from model.span import Span
from store.database import open_store
from store.search import search
from store.write import begin_run, write

TEXT = "项目概况\n本项目改造供水管网12.5公里，覆盖三个乡镇。\n"


def _result(text: str) -> DocumentResult:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(text.index(line), text.index(line) + len(line))) for line in text.splitlines())
    return DocumentResult("a.txt", Document(Source("a.txt", "a" * 64, 9, "text/plain"), text, blocks))


def test_words_inside_a_sentence_are_found(tmp_path: Path) -> None:
    database = open_store(tmp_path / "s.db")
    run = begin_run(database, "0", "l", "s")
    write(database, _result(TEXT), run)
    hit, = search(database, "管网 12.5")
    assert (hit.path, hit.line, hit.text[:3]) == ("a.txt", 2, "本项目")
    assert list(search(database, "学校")) == []
    write(database, _result("项目概况\n新建学校一所。\n"), run)
    assert list(search(database, "管网")) == []
    assert len(list(search(database, "学校"))) == 1


def test_quotes_and_nothing_are_harmless(tmp_path: Path) -> None:
    database = open_store(tmp_path / "s.db")
    assert list(search(database, '" OR *')) == []
    assert list(search(database, "  ")) == []
