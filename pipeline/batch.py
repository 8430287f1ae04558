"""A batch: paths (or a store) to results, counted for the exit code, with errors on stderr as they come.

Exit codes of the contract: 0 no finding at or above the threshold; 1 such findings; 2 nothing could be read;
3 no such findings, but some input could not be read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.read import sha256_of
from lexicon.load import Lexicon
from model.finding import Severity
from model.notice import Level, Say
from model.result import DocumentResult
from pipeline.audit import recheck
from pipeline.inputs import Inputs, expand
from pipeline.progress import progress
from pipeline.runners import runner_for
from pipeline.settings import Settings, UsageError
from validate.registry import select

if TYPE_CHECKING:
    from sqlite_utils import Database


_UNREAD = frozenset({"I-SCAN", "I-IMAGE-SIZE", "I-TRUNCATED", "I-CUT", "I-CHANGED", "I-GARBLED"})
"""Notices that tell of a part not read, or not read as it is: said without being asked for."""
_MOST_PAGES = 12


class Tally:
    """What passed through.  (The one mutable thing of a run.)"""

    def __init__(self, lang: str, *, verbose: bool = False, quiet: bool = False) -> None:
        self.lang = lang
        self.verbose = verbose
        self.quiet = quiet
        self.read = 0
        self.failed = 0
        self.worst: Severity | None = None

    def say(self, zh: str, en: str) -> None:
        """One line on stderr."""
        print(en if self.lang == "en" else zh, file=sys.stderr)

    def watch(self, results: Iterator[DocumentResult]) -> Iterator[DocumentResult]:
        """Pass results on, counting; name the files that could not be read."""
        for result in results:
            if result.error is not None:
                self.failed += 1
                self.say(f"{result.path}：{result.error.message.zh}", f"{result.path}: {result.error.message.en}")
            else:
                self.read += 1
                for finding in result.findings:
                    if self.worst is None or finding.severity.rank < self.worst.rank:
                        self.worst = finding.severity
            for notice in result.notices:
                if self.verbose or notice.level is Level.ERROR:
                    self.say(f"{result.path}：{notice.message.zh}", f"{result.path}: {notice.message.en}")
            if not self.verbose and not self.quiet:
                for line in unread(result):
                    self.say(f"{result.path}：{line.zh}", f"{result.path}: {line.en}")
            yield result

    def refuse(self, inputs: Inputs) -> None:
        """Name the paths that led to nothing."""
        for name in inputs.missing:
            self.failed += 1
            self.say(f"{name}：没有这个文件或文件夹", f"{name}: no such file or folder")
        for name in inputs.barren:
            self.failed += 1
            self.say(f"{name}：文件夹中没有可读的报告", f"{name}: no reports in this folder")

    def code(self, fail_on: str) -> int:
        """The exit code."""
        if not self.read:
            return 2
        if fail_on != "never" and self.worst is not None and self.worst.rank <= Severity(fail_on).rank:
            return 1
        return 3 if self.failed else 0


def unread(result: DocumentResult) -> Iterator[Say]:
    """What of a file that was read was not: one line for each reason, with the pages that it holds for."""
    document = result.document
    if document is None:
        return
    pages: dict[Say, list[int]] = {}
    for notice in result.notices:
        if notice.code in _UNREAD:
            page = document.page_of(notice.span.start) if notice.span is not None else None
            pages.setdefault(notice.message, []).extend([page.number] if page else [])
    for message, numbers in pages.items():
        if not numbers:
            yield message
            continue
        shown = [str(number) for number in numbers[:_MOST_PAGES]]
        more = ("等", " …") if len(numbers) > _MOST_PAGES else ("", "")
        yield Say(
            f"第{'、'.join(shown)}页{more[0]}（{len(numbers)}页）：{message.zh}",
            f"page {', '.join(shown)}{more[1]} ({len(numbers)} in all): {message.en}",
        )


def audit_paths(inputs: Inputs, db: Path | None, settings: Settings, version: str) -> Iterator[DocumentResult]:
    """Audit files; where a store is given, keep each result in it."""
    results = inputs.named(runner_for(len(inputs.files), settings).map(inputs.files, settings))
    return results if db is None else _stored(results, open_database(db), version, settings)


def audit_store(path: Path, settings: Settings) -> Iterator[DocumentResult]:
    """What the store holds, validated afresh; files that could not be read come as errors.  Raises UsageError."""
    from store.read import failures, results

    database = open_existing(path)
    for result in results(database):
        yield recheck(result, settings)
    for failed in failures(database):
        yield DocumentResult(failed.path, None, error=failed.notice())


def ingest(paths: tuple[str, ...], db: Path, settings: Settings, tally: Tally, version: str, *, force: bool, quiet: bool) -> int:
    """Read into the store; files whose content it holds already are skipped.  The number skipped."""
    from store.read import known

    with expand(paths) as inputs:
        tally.refuse(inputs)
        database = open_database(db)
        have = {} if force else known(database)
        fresh = [path for path in inputs.files if sha256_of(path, settings.max_bytes) not in have]
        results = _stored(inputs.named(runner_for(len(fresh), settings).map(fresh, settings)), database, version, settings)
        for _ in progress(tally.watch(results), len(fresh), tally.lang, quiet=quiet):
            pass
    skipped = len(inputs.files) - len(fresh)
    tally.read += skipped
    return skipped


def known_rules(settings: Settings) -> None:
    """Raises UsageError for a selector that fits no rule."""
    try:
        select(settings.select, settings.ignore)
    except KeyError as error:
        raise UsageError(f"没有规则 {error.args[0]}（gouji rules 列出全部）", f"no rule {error.args[0]} (gouji rules lists them)") from error


def open_existing(path: Path) -> Database:
    """A store that is there already, or a UsageError."""
    if not path.exists():
        raise UsageError(f"{path}：没有这个库", f"{path}: no such store")
    return open_database(path)


def open_database(path: Path) -> Database:
    """The store, or a UsageError."""
    from store.database import StoreError, open_store

    try:
        return open_store(path)
    except StoreError as error:
        raise UsageError(f"{path}：不是勾稽的库，或正被占用（{error}）", f"{path}: no gouji store, or in use ({error})") from error


def _stored(results: Iterator[DocumentResult], database: Database, version: str, settings: Settings) -> Iterator[DocumentResult]:
    """Write each result as it comes.  This process alone writes."""
    from store.write import begin_run, write

    run = begin_run(database, version, Lexicon.load().digest, settings.digest())
    for result in results:
        write(database, result, run)
        yield result
