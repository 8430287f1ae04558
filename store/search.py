"""Full-text search over the blocks of every report: FTS5 fed with words cut by the lexicon and jieba (unicode61 alone keeps a Chinese
sentence as one word)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lexicon.load import Lexicon
from lexicon.segment import index_words, words

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Hit:
    """A block that holds all the words; ``line`` is its first line (text files), ``page`` its page."""

    path: str
    block: int
    line: int | None
    page: int | None
    text: str


def index(database: Database) -> None:
    """Cut and index the blocks that are not yet in the index; those of documents that went are dropped."""
    database.execute("delete from block_fts where rowid not in (select rowid from block)")
    lexicon = Lexicon.load()
    fresh = database.execute("select rowid, text from block where rowid not in (select rowid from block_fts)").fetchall()
    rows = [(rowid, " ".join(index_words(text, lexicon))) for rowid, text in fresh]
    with database.atomic():
        database.conn.executemany("insert into block_fts(rowid, words) values (?, ?)", rows)


def search(database: Database, query: str, limit: int = 50) -> Iterator[Hit]:
    """Blocks that hold every word of the query, the best first."""
    index(database)
    wanted = " ".join('"' + word.replace('"', '""') + '"' for word in words(query, Lexicon.load()))
    if not wanted:
        return
    rows = database.execute(
        """
        select d.path, b.number, b.text,
            (select number from page p where p.document = b.document and p.start <= b.start order by p.start desc limit 1),
            case when d.media_type = 'text/plain' then
                length(substr(d.text, 1, b.start)) - length(replace(substr(d.text, 1, b.start), char(10), '')) + 1 end
        from block_fts f join block b on b.rowid = f.rowid join document d on d.sha256 = b.document
        where block_fts match ? order by rank limit ?
        """,
        [wanted, limit],
    )
    for path, number, text, page, line in rows:
        yield Hit(path, number, line, page, " ".join(text.split()))
