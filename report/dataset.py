"""The cross-county dataset, out of the store: one row a report, a fact or a finding.

pandas lays out and writes; it never computes.  Exact values stay text except in the columns named ``*_number``, which are for sorting.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from sqlite_utils import Database


class MissingEngine(Exception):
    """The form asked for needs a package that is not installed; its name is the message."""


def write_dataset(database: Database, table: str, form: str, path: Path | None, stream: IO[str]) -> None:
    """Write one table in one form, to a file (whole or not at all) or a stream."""
    frame = frame_of(database, table)
    if path is None:
        if form == "json":
            stream.write(_json(frame))
        else:
            frame.to_csv(stream, index=False)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=f".{form}", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        _write(frame, form, part, table)
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write(frame: pd.DataFrame, form: str, path: Path, table: str) -> None:
    match form:
        case "csv":
            frame.to_csv(path, index=False, encoding="utf-8-sig")  # Excel needs the mark to see Chinese
        case "json":
            path.write_text(_json(frame), "utf-8")
        case "xlsx":
            frame.to_excel(path, index=False, sheet_name=table, freeze_panes=(1, 0))
        case _:
            try:
                frame.to_parquet(path, index=False)
            except ImportError as error:
                raise MissingEngine("pyarrow") from error


def _json(frame: pd.DataFrame) -> str:
    return str(frame.to_json(orient="records", force_ascii=False, indent=1)) + "\n"


def frame_of(database: Database, table: str) -> pd.DataFrame:
    """reports: the common record, a column a field; facts: one row each with its context and place; findings: the discrepancy list."""
    import pandas as pd

    if table == "reports":
        rows = database.execute("select d.path, d.sha256, r.role, r.title, r.record from report r join document d on d.sha256 = r.document")
        return pd.DataFrame([{"path": p, "sha256": s, "role": role, "title": title, **json.loads(record)} for p, s, role, title, record in rows])
    if table == "facts":
        query = (
            "select d.path, f.concept, f.value, f.value_real as value_number, f.unit, f.low, f.high, f.raw, f.voice, f.stage, f.dimension,"
            " f.indicator, f.source, f.year, f.period, f.lot, f.item, f.question, f.option, f.scope, f.line, f.page"
            " from fact f join document d on d.sha256 = f.document order by d.path, f.start"
        )
    else:
        query = "select * from v_discrepancy"
    return pd.read_sql_query(query, database.conn)
