"""One HTML page of all findings, standing alone: no script, no outside address, prints well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import IO

from model.result import DocumentResult
from report.words import SEVERITY, place, quote, remarks


def write_page(results: Iterable[DocumentResult], lang: str, version: str, stream: IO[str]) -> None:
    """Rendered by Jinja2 (autoescaped: a report's text is data)."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("report"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    kept = list(results)
    counts = Counter(finding.severity for result in kept for finding in result.findings)
    stream.write(environment.get_template("list.html").render(
        results=kept, counts=counts, severities=list(SEVERITY), word=SEVERITY, lang=lang, version=version, place=place, quote=quote, remarks=remarks,
    ))
