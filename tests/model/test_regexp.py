"""Patterns that are compiled late do as those of ``re`` do, and every one of the program compiles."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest

import ingest
import lexicon
import model
import normalize
import parsers
import report
import validate
from model.regexp import regexp

_ROOT = Path(__file__).resolve().parents[2]
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")
_PACKAGES = (ingest, lexicon, model, normalize, parsers, report, validate)


@pytest.mark.parametrize("ask", [
    lambda pattern: [match.span() for match in pattern.finditer("得5分，扣2分")],
    lambda pattern: pattern.search("共得5分")["n"],
    lambda pattern: pattern.match("得5分").group(),
    lambda pattern: pattern.fullmatch("得5分，"),
    lambda pattern: pattern.findall("得5分，扣2分", 2),
    lambda pattern: pattern.sub("", "得5分，扣2分"),
    lambda pattern: pattern.split("甲得5分乙", 1),
    lambda pattern: pattern.pattern,
])
def test_it_answers_as_a_compiled_pattern(ask):
    text = r"[得扣](?P<n>\d)分"
    assert ask(regexp(text)) == ask(re.compile(text))


def test_it_takes_flags_and_answers_again_and_again():
    pattern = regexp("a.b", re.DOTALL | re.IGNORECASE)
    assert [bool(pattern.fullmatch(text)) for text in ("A\nB", "a b", "ab")] == [True, True, False]


def test_what_no_pattern_has_it_has_not():
    with pytest.raises(AttributeError):
        _ = regexp("a").unknown  # type: ignore[attr-defined]


def _modules(package: ModuleType) -> list[ModuleType]:
    return [importlib.import_module(found.name) for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]


def _calls(module: ModuleType) -> list[ast.Call]:
    return [node for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("package", _PACKAGES, ids=lambda package: package.__name__)
def test_every_pattern_compiles(package):
    kind = type(regexp(""))
    for module in _modules(package):
        for value in vars(module).values():
            if isinstance(value, kind):
                value.search("")
        for call in _calls(module):
            if ast.unparse(call.func) == "regexp" and isinstance(call.args[0], ast.Constant):
                regexp(str(call.args[0].value)).search("")


@pytest.mark.parametrize("package", _PACKAGES, ids=lambda package: package.__name__)
def test_no_pattern_written_where_it_is_used_is_left_to_the_small_memory_of_re(package):
    for module in _modules(package):
        for call in _calls(module):
            written = bool(call.args) and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
            assert not (written and ast.unparse(call.func) in {f"re.{method}" for method in _METHODS}), f"{module.__name__}:{call.lineno}"


@pytest.mark.parametrize("package", _PACKAGES, ids=lambda package: package.__name__)
def test_nobody_hands_one_to_a_function_of_re_or_asks_a_match_for_its_own(package):
    kind = type(regexp(""))
    for module in _modules(package):
        late = {name for name, value in vars(module).items() if isinstance(value, kind)}
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                assert ast.unparse(node.args[0]) not in late, f"{module.__name__}:{node.lineno}"
            assert not (isinstance(node, ast.Attribute) and node.attr == "re"), f"{module.__name__}:{node.lineno}"
