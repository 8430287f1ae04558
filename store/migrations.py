"""The schema, in steps that are only ever appended to.

An exact value is TEXT, with a REAL shadow for sorting: no verdict is ever computed in SQL.  ``review`` and
``correction`` hold what people said: nothing here ever deletes from them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def _tables(database: Database) -> None:
    database.executescript(
        """
        create table run (id integer primary key, started text not null, tool text not null, lexicon text not null, settings text not null) strict;
        create table document (
            sha256 text primary key, path text not null, name text not null, media_type text, size integer, status text not null,
            error text, error_kind text, text text, data text, numbers integer, checked integer, run integer references run(id)
        ) strict;
        create index document_path on document(path);
        create table page (document text not null, number integer, width real, height real, start integer, "end" integer, origin text,
            primary key (document, number)) strict;
        create table block (document text not null, number integer, kind text, level integer, start integer, "end" integer, text text,
            primary key (document, number)) strict;
        create table cell (document text not null, "table" integer, row integer, "column" integer, row_span integer, column_span integer,
            page integer, text text, primary key (document, "table", row, "column")) strict;
        create table report (id text primary key, document text not null, role text, title text, record text) strict;
        create table figure (id text primary key, document text not null, role text, label text, raw text, start integer, "end" integer) strict;
        create table mask (document text not null, start integer, "end" integer, reason text) strict;
        create table fact (
            id text primary key, document text not null, part integer, concept text not null, value text, value_real real, unit text, low text,
            high text, raw text, label text, voice text, stage text, dimension text, indicator text, source text, year integer, period text,
            lot text, item text, question integer, option text, scope text, line integer, page integer, start integer, "end" integer
        ) strict;
        create index fact_concept on fact(concept, document);
        create table outcome (
            id text primary key, document text not null, rule text not null, status text not null, reading text, reported text, expected text,
            computation text, missing text
        ) strict;
        create index outcome_document on outcome(document, status);
        create table finding (
            id text primary key, document text not null, rule text not null, category text, severity text not null, title text, title_en text,
            message text, message_en text, reported text, expected text, difference text, computation text, reading text, hints text,
            basis text, doubt integer, disclosed integer, fingerprint text not null
        ) strict;
        create index finding_document on finding(document, severity);
        create table evidence (finding text not null, number integer, document text not null, text text, line integer, page integer,
            "table" integer, row integer, "column" integer, start integer, "end" integer, bbox text, primary key (finding, number)) strict;
        create table notice (document text not null, number integer, code text, level text, message text, message_en text,
            primary key (document, number)) strict;
        create table review (fingerprint text primary key, verdict text not null, note text, reviewer text, at text not null) strict;
        create table correction (id integer primary key, document text not null, fact text not null, value text not null, note text,
            at text not null) strict;
        create view v_discrepancy as
            select d.path, f.severity, f.rule, f.title, f.message, f.reported, f.expected, f.computation,
                coalesce(r.verdict, 'pending') as verdict, f.fingerprint,
                (select group_concat(coalesce('第' || e.page || '页', '第' || e.line || '行', '表' || (e."table" + 1)), '、')
                 from evidence e where e.finding = f.id) as places
            from finding f join document d on d.sha256 = f.document left join review r on r.fingerprint = f.fingerprint
            order by case f.severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end, d.path;
        create view v_score as
            select d.path, f.concept, f.dimension, f.indicator, f.voice, f.value, f.raw from fact f join document d on d.sha256 = f.document
            where f.concept like '%score' or f.concept like '%weight';
        create view v_coverage as select path, numbers, checked, round(100.0 * checked / nullif(numbers, 0), 1) as percent from document;
        """
    )


def _search(database: Database) -> None:
    database.execute("create virtual table block_fts using fts5(words)")


def _english(database: Database) -> None:
    database.execute("alter table document add column error_en text")


def _causes(database: Database) -> None:
    database.execute("alter table finding add column cause text")


STEPS: tuple[Callable[[Database], None], ...] = (_tables, _search, _english, _causes)


def migrate(database: Database) -> None:
    """Apply the steps that this store has not had.  Raises ValueError for a store of a newer gouji."""
    have = int(database.execute("pragma user_version").fetchone()[0])
    if have > len(STEPS):
        raise ValueError(f"the store is of a newer version ({have} > {len(STEPS)})")
    for number, step in enumerate(STEPS[have:], start=have + 1):
        step(database)
        database.execute(f"pragma user_version = {number}")
