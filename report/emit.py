"""Results out, in the form asked for.  Results come as they are done; only jsonl and the terminal use that."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from model.result import DocumentResult
from report.plain import document_object, error_object, missing_object

if TYPE_CHECKING:
    from report.page import Pictures

SCHEMA_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Output:
    """Where and how.  ``path`` None: standard output.  ``version`` is gouji's.  ``refused``: paths that led to nothing;
    ``pictures``: who can show pages."""

    form: str
    lang: str
    version: str
    path: Path | None = None
    refused: tuple[str, ...] = ()
    pictures: Pictures | None = None


def emit(results: Iterable[DocumentResult], output: Output) -> None:
    """Write all results: to standard output, or to a file that appears whole or not at all."""
    if output.path is None:
        _write(results, output, sys.stdout)
        return
    handle, name = tempfile.mkstemp(prefix=f".{output.path.name}.", suffix=output.path.suffix, dir=output.path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            _write(results, replace(output, path=part), stream)
        part.chmod(0o644)
        part.replace(output.path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _write(results: Iterable[DocumentResult], output: Output, stream: IO[str]) -> None:
    """Each form has its own module, imported only when asked for; xlsx writes its own file."""
    match output.form:
        case "jsonl":
            for line in _lines(results, output.lang):
                stream.write(line)
                stream.flush()
        case "json":
            json.dump(_whole(results, output), stream, ensure_ascii=False, indent=1)
            stream.write("\n")
        case "csv":
            from report.sheet import write_csv

            write_csv(results, output.lang, stream)
        case "xlsx":
            from report.sheet import write_xlsx

            if output.path is None:
                raise ValueError("xlsx needs a file")
            write_xlsx(results, output.lang, output.path)
        case "md":
            from report.markdown import write_markdown

            write_markdown(results, output.lang, stream)
        case "html":
            from report.page import write_page

            write_page(results, output.lang, output.version, stream, output.pictures)
        case "sarif":
            from report.sarif import sarif_log

            json.dump(sarif_log(results, output.lang, output.version), stream, ensure_ascii=False, indent=1)
            stream.write("\n")
        case _:
            from report.text import write_text

            write_text(results, output.lang, stream)


def _lines(results: Iterable[DocumentResult], lang: str) -> Iterator[str]:
    for result in results:
        if result.document is not None:
            yield json.dumps(document_object(result, lang), ensure_ascii=False) + "\n"


def _whole(results: Iterable[DocumentResult], output: Output) -> dict[str, Any]:
    documents: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = [missing_object(name, output.lang) for name in output.refused]
    for result in results:
        if result.document is not None:
            documents.append(document_object(result, output.lang))
        else:
            errors.append(error_object(result, output.lang))
    return {"schema_version": SCHEMA_VERSION, "tool": {"name": "gouji", "version": output.version}, "documents": documents, "findings": [],
            "errors": errors}
