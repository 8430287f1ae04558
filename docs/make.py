"""Generate the pages that must not drift from the code: ``docs/rules/*.md``, ``docs/rules/README.md``, ``docs/cli.md``.

    python docs/make.py            write them
    python docs/make.py --check    exit 1 where one is stale (a test does the same)
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import click

    from validate.rule import Rule

HOME = Path(__file__).parent
FAMILIES = {
    "SC": "得分", "WT": "权重", "GR": "等级", "RB": "评分标准", "FN": "资金", "UN": "单位", "QT": "数量与名单", "SV": "问卷与满意度",
    "XR": "自评与评价", "DT": "日期与过程", "TX": "文字与引用", "NM": "规范",
}


def pages() -> Iterator[tuple[Path, str]]:
    """Path and content of every generated page."""
    from validate.registry import all_rules

    measured: dict[str, Any] = tomllib.loads((HOME / "measured.toml").read_text("utf-8"))
    rules = all_rules()
    yield HOME / "rules" / "README.md", _index(rules)
    for rule in rules:
        yield HOME / "rules" / f"{rule.code}.md", _page(rule, measured["rules"].get(rule.code))
    yield HOME / "cli.md", _cli()


def _index(rules: tuple[Rule, ...]) -> str:
    from report.words import SEVERITY

    lines = ["# 规则一览", "", f"共 {len(rules)} 条。由 `make docs` 生成；一条的详情见各页，或 `gouji explain 代码`。", ""]
    for family, name in FAMILIES.items():
        members = [rule for rule in rules if rule.family == family]
        if members:
            lines += [f"## {family} {name}", "", "| 规则 | 程度上限 | 查什么 |", "| --- | --- | --- |"]
            lines += [f"| [{rule.code}]({rule.code}.md) | {SEVERITY[rule.severity].zh} | {rule.title.zh} |" for rule in members]
            lines.append("")
    return "\n".join(lines)


def _page(rule: Rule, measured: dict[str, int] | None) -> str:
    from report.rules import page_of
    from report.words import SEVERITY

    title, *body = page_of(rule).strip().splitlines()
    lines = [f"# {title}", ""]
    for line in body:
        lines.append(line.rstrip())
        if line.strip():
            lines.append("")
    lines = "\n".join(lines).replace("\n\n\n", "\n\n").splitlines()
    if measured:
        said = f"手头三份真实报告上报出 {measured['findings']} 条，其中 {measured['right']} 条与人工清单相符。"
    else:
        said = "手头三份真实报告上未触发。"
    kinds = (SEVERITY[rule.severity].zh, rule.category.value, rule.scope.value, rule.basis)
    tags = "　".join(f"**{name}** {value}" for name, value in zip(("程度上限", "类别", "范围", "依据"), kinds, strict=True))
    lines += ["", tags, "", f"**实测** {said}", "", f"*{rule.title.en}*", ""]
    return "\n".join(lines)


def _cli() -> str:
    import click

    from cli import cli

    context = click.Context(cli, info_name="gouji", max_content_width=110, terminal_width=110)
    lines = ["# 命令行", "", "由 `make docs` 生成。", "", "```", cli.get_help(context), "```", ""]
    for name, command in sorted(cli.commands.items()):
        lines += [f"## gouji {name}", "", "```", _help(command, name, context), "```", ""]
    return "\n".join(lines)


def _help(command: click.Command, name: str, above: click.Context) -> str:
    import click

    return command.get_help(click.Context(command, parent=above, info_name=name, max_content_width=110, terminal_width=110))


def main() -> int:
    wanted = dict(pages())
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    extra = [path for path in (HOME / "rules").glob("*.md") if path not in wanted]
    if "--check" in sys.argv:
        for path in (*stale, *extra):
            print(f"{path.relative_to(HOME)} 已过时，请运行 make docs")
        return 1 if stale or extra else 0
    (HOME / "rules").mkdir(exist_ok=True)
    for path in extra:
        path.unlink()
    for path in stale:
        path.write_text(wanted[path], "utf-8")
    print(f"{len(stale)} 页已更新")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(HOME.parent))
    sys.exit(main())
