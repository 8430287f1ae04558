"""gouji on the command line.  No logic here: commands import what they need inside (start-up is a design constraint)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.settings import Settings

VERSION = "0.1.0"
FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "html", "md", "sarif")
THRESHOLDS = ("high", "medium", "low", "info", "never")


def options(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several click options as one decorator, in the order given."""

    def decorate(command: Any) -> Any:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


_lang = click.option("--lang", type=click.Choice(("zh", "en")), default="zh", envvar="GOUJI_LANG", show_default=True, help="输出语言 / language")
_quiet = click.option("--quiet", "-q", is_flag=True, help="不显示进度和提示 / no progress, no remarks")
_verbose = click.option("--verbose", "-v", is_flag=True, help="显示读取中的提示 / show the notices of reading")
_output = click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="写入文件（默认标准输出）/ write to a file")
_jobs = click.option("--jobs", "-j", type=click.IntRange(0), help="并行进程数，0 为每核一个 / processes, 0: one a core")
_rules = options(
    click.option("--select", "selected", metavar="规则,…", default="", help="只查这些规则，如 SC,FN02 / only these rules"),
    click.option("--ignore", "ignored", metavar="规则,…", default="", help="不查这些规则 / leave these rules out"),
)
_fail_on = click.option(
    "--fail-on", type=click.Choice(THRESHOLDS), default="low", show_default=True, help="达到何种程度即退出码 1 / exit 1 from this severity on"
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(VERSION, "-V", "--version", prog_name="gouji", help="版本 / version")
def cli() -> None:
    """勾稽：读绩效评价报告，重算能重算的，列出对不上的。

    Reads Chinese performance-evaluation reports, recomputes what can be recomputed, lists what does not hold.

    \b
    gouji audit 报告.pdf                 列出一份报告的疑点
    gouji audit 报告夹/ -o 疑点.xlsx --format xlsx
    gouji ingest 报告夹/ --db 库.db      入库；gouji audit --db 库.db 再核对
    gouji explain SC01                   一条规则查什么、凭什么

    退出码 / exit codes: 0 无 · 1 有疑点 · 2 用法或输入有误 · 3 部分文件无法读取
    """


@cli.command()
@click.argument("paths", nargs=-1, metavar="路径…")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), help="核对此库所存，或把结果存入此库 / a store to check or to fill")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="输出格式 / format")
@options(_output, _rules, _fail_on, _jobs, _lang, _quiet, _verbose)
def audit(paths: tuple[str, ...], db: Path | None, form: str, output: Path | None, selected: str, ignored: str, fail_on: str,
          jobs: int | None, lang: str, quiet: bool, verbose: bool) -> None:
    """核对报告，列出疑点。Read the reports and list what does not hold."""
    from pipeline.batch import Tally, audit_paths, audit_store, known_rules
    from pipeline.inputs import expand
    from pipeline.pictures import FilePictures
    from pipeline.progress import progress
    from pipeline.settings import UsageError
    from report.emit import Output, emit

    if form == "xlsx" and output is None:
        raise UsageError("xlsx 需用 --output 指定文件", "xlsx needs --output FILE")
    if not paths and db is None:
        raise UsageError("请给出报告的路径，或用 --db 指定库", "give a path, or a store with --db")
    if output is not None and not output.parent.is_dir():
        raise UsageError(f"{output.parent}：没有这个文件夹", f"{output.parent}: no such folder")
    settings = _settings(selected, ignored, jobs)
    known_rules(settings)
    tally = Tally(lang, verbose=verbose, quiet=quiet)
    with expand(paths) as inputs, FilePictures(inputs.place) as pictures:
        tally.refuse(inputs)
        results = audit_paths(inputs, db, settings, VERSION) if paths or db is None else audit_store(db, settings)
        watched = progress(tally.watch(results), len(inputs.files), lang, quiet=quiet)
        emit(watched, Output(form, lang, VERSION, output, (*inputs.missing, *inputs.barren), pictures))
    sys.exit(tally.code(fail_on))


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="路径…")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), default=Path("gouji.db"), show_default=True, help="库文件 / the store")
@click.option("--force", is_flag=True, help="未改动的文件也重读 / read unchanged files again")
@options(_jobs, _lang, _quiet)
def ingest(paths: tuple[str, ...], db: Path, force: bool, jobs: int | None, lang: str, quiet: bool) -> None:
    """读入库中；未改动的跳过，读不了的另列。Read into the store; unchanged files are skipped, failed ones listed."""
    from pipeline.batch import Tally
    from pipeline.batch import ingest as ingest_all

    tally = Tally(lang)
    skipped = ingest_all(paths, db, _settings("", "", jobs), tally, VERSION, force=force, quiet=quiet)
    if not quiet:
        stored = tally.read - skipped
        tally.say(f"入库 {stored} 份，跳过未改动 {skipped} 份，无法读取 {tally.failed} 份",
                  f"{stored} stored, {skipped} unchanged, {tally.failed} not read")
    sys.exit(tally.code("never"))


@cli.command()
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), required=True, help="库文件 / the store")
@click.option("--format", "form", type=click.Choice(("csv", "xlsx", "json", "parquet")), default="csv", show_default=True, help="输出格式 / format")
@click.option("--table", type=click.Choice(("reports", "facts", "findings")), default="reports", show_default=True,
              help="每行一份报告、一个事实或一条疑点 / a row for each report, fact or finding")
@options(_output, _lang)
def export(db: Path, form: str, table: str, output: Path | None, lang: str) -> None:
    """导出跨县数据集。Export the cross-county dataset."""
    from pipeline.batch import open_existing
    from pipeline.settings import UsageError
    from report.dataset import MissingEngine, write_dataset

    if form in ("xlsx", "parquet") and output is None:
        raise UsageError(f"{form} 需用 --output 指定文件", f"{form} needs --output FILE")
    try:
        write_dataset(open_existing(db), table, form, output, sys.stdout)
    except MissingEngine as error:
        raise UsageError(f"导出 {form} 需要安装 {error}", f"{form} needs the package {error}") from error


@cli.command()
@click.argument("words", metavar="词")
@click.option("--db", type=click.Path(dir_okay=False, path_type=Path), required=True, help="库文件 / the store")
@options(_lang)
def search(words: str, db: Path, lang: str) -> None:
    """在库中全文检索。Full-text search in the store."""
    from pipeline.batch import open_existing
    from store.search import search as find

    found = False
    for hit in find(open_existing(db), words):
        found = True
        place = f"p. {hit.page}" if hit.page else f"{hit.line}" if hit.line else f"#{hit.block + 1}"
        click.echo(f"{hit.path}:{place}: {hit.text[:160]}")
    if not found:
        click.echo("没有找到" if lang == "zh" else "nothing found", err=True)


@cli.command()
@click.argument("report", metavar="报告")
@click.option("--unread", is_flag=True, help="列出未参与核对的数字 / list the numbers that took part in no check")
@click.option("--evidence", metavar="疑点", help="疑点的原文；疑点写编号、指纹的前几位或规则 / a finding's evidence, by id, fingerprint or rule")
@options(_output, _lang)
def show(report: str, unread: bool, evidence: str | None, output: Path | None, lang: str) -> None:
    """一份报告的概貌，或一条疑点的原文。One report at a glance, or the evidence of one finding.

    \b
    gouji show 报告.pdf                                  基本情况、指标树、数字的核对面
    gouji show 报告.pdf --evidence SC01                  疑点所指的表格行、句子
    gouji show 报告.pdf --evidence SC01 -o 证据.png      所在页的图像，证据加框（.html：整页清单的样式）
    """
    from pipeline.audit import audit_one
    from pipeline.batch import Tally
    from pipeline.inputs import expand
    from pipeline.pictures import FilePictures
    from pipeline.settings import UsageError
    from report.evidence import NotShown, show_evidence
    from report.show import write_show

    if output is not None and evidence is None:
        raise UsageError("--output 需与 --evidence 同用", "--output goes with --evidence")
    tally = Tally(lang)
    settings = _settings("", "", None)
    with expand((report,)) as inputs, FilePictures(inputs.place) as pictures:
        tally.refuse(inputs)
        for result in tally.watch(inputs.named(audit_one(path, settings) for path in inputs.files)):
            if result.document is None:
                continue
            if evidence is None:
                write_show(result, unread, lang, sys.stdout)
                continue
            try:
                for path in show_evidence(result, evidence, pictures, output, lang, VERSION):
                    click.echo(path, err=True)
            except NotShown as trouble:
                raise UsageError(*trouble.said) from trouble
    sys.exit(tally.code("never"))


@cli.command()
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", help="输出格式 / format")
@options(_lang)
def rules(form: str, lang: str) -> None:
    """全部规则。Every rule."""
    from report.rules import write_rules
    from validate.registry import all_rules

    write_rules(all_rules(), form, lang, sys.stdout)


@cli.command()
@click.argument("rule", metavar="规则")
@options(_lang)
def explain(rule: str, lang: str) -> None:
    """一条规则：查什么、为什么、何时触发、局限。One rule in full."""
    from report.rules import write_rule
    from validate.registry import find

    try:
        found = find(rule)
    except KeyError:
        raise click.UsageError(f"没有规则 {rule} / no rule {rule}") from None
    write_rule(found, lang, sys.stdout)


def _settings(selected: str, ignored: str, jobs: int | None) -> Settings:
    from pipeline.settings import load

    return load(Path.cwd(), select=_codes(selected), ignore=_codes(ignored), jobs=jobs)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper().replace("-", "") for code in text.split(",") if code.strip())


def _said_lang() -> str:
    """The language asked for, even where the rest of the command line cannot be parsed."""
    import os

    words = sys.argv
    for at, word in enumerate(words):
        if word == "--lang" and at + 1 < len(words):
            return words[at + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return os.environ.get("GOUJI_LANG", "zh")


def main() -> None:
    """Run, and turn every way of going wrong into one clean line and the contract's exit code."""
    lang = _said_lang()
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(2)
    except click.ClickException as error:
        click.echo(_usage_line(error, lang), err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断" if lang == "zh" else "interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        from pipeline.settings import UsageError

        if not isinstance(error, UsageError):
            raise
        click.echo(("错误：" if lang == "zh" else "error: ") + error.in_(lang), err=True)
        sys.exit(2)


def _usage_line(error: click.ClickException, lang: str) -> str:
    if lang == "en":
        return f"error: {error.format_message()}"
    if isinstance(error, click.exceptions.NoSuchOption):
        near = f"，是否指 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"错误：没有选项 {error.option_name}{near}"
    if isinstance(error, click.exceptions.BadOptionUsage):
        return f"错误：选项 {error.option_name} 用法不对"
    if isinstance(error, click.exceptions.MissingParameter):
        return f"错误：缺少参数 {error.param.human_readable_name if error.param else ''}"
    if isinstance(error, click.exceptions.BadParameter):
        name = error.param.opts[0] if error.param and error.param.opts else ""
        return f"错误：{name} 的值不对：{error.message}"
    return f"错误：{error.format_message()}"


if __name__ == "__main__":
    main()
