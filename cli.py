"""gouji on the command line.  No logic here: click, and imports inside the commands (start-up is a design constraint)."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def main() -> None:
    """勾稽：核对绩效评价报告。"""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "fmt", default="jsonl")
@click.option("--fail-on", default="low")
@click.option("--quiet", is_flag=True)
def audit(paths: tuple[Path, ...], fmt: str, fail_on: str, quiet: bool) -> None:
    """核对报告，列出疑点。"""
    import json

    from pipeline.audit import audit_one
    from report.plain import document_object

    for path in paths:
        for file in sorted(path.iterdir()) if path.is_dir() else [path]:
            result = audit_one(file)
            if result.error:
                click.echo(f"{file}: {result.error.message.zh}", err=True)
            else:
                click.echo(json.dumps(document_object(result), ensure_ascii=False))
