"""The house's own rules: floors, exact numbers, light start-up, whole rules."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from validate.registry import FAMILIES, all_rules

ROOT = Path(__file__).parents[2]
PACKAGES = ("ingest", "lexicon", "model", "normalize", "parsers", "pipeline", "report", "store", "validate")
HEAVY = ("spacy", "jieba", "pandas", "pdfplumber", "pypdfium2", "docx", "openpyxl", "sqlite_utils", "numpy", "lxml")
NO_FIGURES = {"model/span.py", "model/document.py", "model/codec.py", "validate/pairs.py"}
"""Points on a page (and their way through JSON), the likeness of two names: no figures of a report."""


def _modules(*packages: str) -> Iterator[Path]:
    for package in packages:
        yield from sorted((ROOT / package).rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _floats(tree: ast.AST) -> list[int]:
    """Lines that name float or hold a literal with a point."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id == "float") or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]


@pytest.mark.parametrize("path", [p for p in _modules("model", "normalize", "validate") if _name(p) not in NO_FIGURES], ids=_name)
def test_no_float_near_a_verdict(path: Path) -> None:
    assert _floats(ast.parse(path.read_text("utf-8"))) == []


def test_the_float_test_can_fail() -> None:
    assert _floats(ast.parse("x = 0.5\ny = float(x)")) == [1, 2]


def _bound_twice(tree: ast.Module) -> list[str]:
    """Names that a module binds at its top more than once: the later one would silently stand for the earlier."""
    targets = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]
    flat = [name for target in targets for name in (target.elts if isinstance(target, ast.Tuple) else [target])]
    bound = [name.id for name in flat if isinstance(name, ast.Name)] + [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return sorted({name for name in bound if bound.count(name) > 1})


@pytest.mark.parametrize("path", list(_modules(*PACKAGES)), ids=_name)
def test_no_name_is_bound_twice(path: Path) -> None:
    assert _bound_twice(ast.parse(path.read_text("utf-8"))) == []


def test_the_binding_test_can_fail() -> None:
    assert _bound_twice(ast.parse("A = 1\nB, A = 2, 3\ndef f(): pass\n")) == ["A"]


def test_cli_starts_light() -> None:
    code = f"import sys, cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", list(_modules(*PACKAGES)), ids=_name)
def test_nobody_imports_cli(path: Path) -> None:
    assert "cli" not in _imported(ast.parse(path.read_text("utf-8")))


def _imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


ALLOWED = {
    "model": set(),
    "lexicon": {"model"},
    "ingest": {"model", "lexicon"},
    "parsers": {"model", "lexicon"},
    "normalize": {"model", "lexicon"},
    "validate": {"model", "lexicon"},
    "store": {"model", "lexicon"},
}


@pytest.mark.parametrize("package", ALLOWED)
def test_floors(package: str) -> None:
    for path in _modules(package):
        roots = {name.split(".")[0] for name in _imported(ast.parse(path.read_text("utf-8")))}
        strangers = (roots & set(PACKAGES)) - ALLOWED[package] - {package}
        assert strangers == set(), _name(path)


def test_floors_are_under_contract() -> None:
    assert 'type = "layers"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rule_is_whole(rule: object) -> None:
    """Its file, its code, its cases, both languages."""
    code = rule.code  # type: ignore[attr-defined]
    module = importlib.import_module(rule.check.__module__)  # type: ignore[attr-defined]
    assert Path(module.__file__ or "").name.startswith(code.lower() + "_")
    assert code == module.CODE == module.RULE.code
    assert (ROOT / "tests" / "validate" / "cases" / f"{code}.toml").exists()
    title = rule.title  # type: ignore[attr-defined]
    assert title.zh and title.en and title.zh != title.en


def test_no_code_twice() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_file_is_listed(family: str) -> None:
    files = {path.stem[:4].upper() for path in (ROOT / "validate" / "rules" / family).glob("[a-z][a-z][0-9][0-9]_*.py")}
    listed = {rule.code for rule in importlib.import_module(f"validate.rules.{family}").RULES}
    assert files == listed
