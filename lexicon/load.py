"""TOML to frozen tables.  Every file is checked: an unknown key, a duplicate synonym or a cycle names file, table and key.

``lexicon.d/`` in the working folder holds files of the same names: its words are added, its other values take the place of ours.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from model.fact import Concept, Stage
from model.quantity import Unit

HOME = Path(__file__).parent
LOCAL = Path("lexicon.d")


class LexiconError(ValueError):
    """A mistake in a lexicon file: names file, table and key."""


@dataclass(frozen=True, slots=True)
class Band:
    """A grade: low <= score < high (the highest band includes its upper bound)."""

    name: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm profile: official rules as data (see norms.md for sources and their confidence: C, I, R)."""

    code: str
    title: str
    confidence: str
    binding: str
    bands: tuple[Band, ...]
    self_weights: Mapping[str, Decimal]
    result_share: Decimal
    over_target: Decimal
    qualitative: Mapping[str, tuple[Decimal, Decimal]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``words``: free word lists by name (cues.toml, masks …): list name -> words; ``maps``: word -> canonical word."""

    concepts: Mapping[str, Concept] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    maps: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    norms: Mapping[str, Norm] = field(default_factory=dict)
    digest: str = ""

    @staticmethod
    def load() -> Lexicon:
        """The lexicon that ships with gouji and what the working folder adds, read once a process.  Raises LexiconError."""
        return _load(HOME, LOCAL)


@cache
def _load(home: Path, local: Path) -> Lexicon:
    digest = hashlib.sha256()
    tables = _tables(home, digest)
    if local.is_dir():
        for file, entries in _tables(local, digest).items():
            if file not in tables and not file.startswith("norms/"):
                raise LexiconError(f"{local.name}/{file}: no such file in the lexicon")
            tables[file] = _over(tables.get(file, {}), entries, f"{local.name}/{file}")
    concepts = dict(_concepts(tables))
    _refuse_duplicates(concepts)
    return Lexicon(
        concepts=concepts,
        units=_with_compounds({code: _unit(code, entry) for code, entry in tables["units.toml"].items()}),
        words={name: tuple(words) for name, words in _entries(tables) if isinstance(words, list)},
        maps={name: dict(words) for name, words in _entries(tables) if isinstance(words, dict)},
        norms={Path(file).stem: _norm(Path(file).stem, tables) for file in tables if file.startswith("norms/")},
        digest=digest.hexdigest()[:16],
    )


def _unit(code: str, entry: dict[str, Any]) -> Unit:
    try:
        return Unit(code, entry["dimension"], Decimal(entry["factor"]))
    except (KeyError, TypeError, InvalidOperation) as error:
        raise LexiconError(f"units.toml [{code}]: dimension and factor, both as text") from error


_MEASURED = ("area", "length", "volume", "mass")
_SCALE = Decimal(10000)


def _with_compounds(units: dict[str, Unit]) -> dict[str, Unit]:
    """With what a page makes of the units of measure: ten thousand of each (万m2), money for each of area (万元/m2)."""
    scaled = [Unit(f"万{code}", unit.dimension, unit.factor * _SCALE)
              for code, unit in units.items() if unit.dimension in _MEASURED and code[0] not in "千万亿"]
    areas = [unit for unit in (*units.values(), *scaled) if unit.dimension == "area"]
    money = [units[code] for code in ("元", "万元") if code in units]
    priced = [Unit(f"{each.code}/{area.code}", "money_per_area", each.factor / area.factor) for each in money for area in areas]
    return {unit.code: unit for unit in (*scaled, *priced)} | units


def _tables(home: Path, digest: hashlib._Hash) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for path in sorted(home.rglob("*.toml")):
        raw = path.read_bytes()
        digest.update(raw)
        try:
            tables[path.relative_to(home).as_posix()] = tomllib.loads(raw.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LexiconError(f"{path.name}: {error}") from error
    return tables


def _over(ours: dict[str, Any], theirs: dict[str, Any], file: str) -> dict[str, Any]:
    """``theirs`` over ``ours``: lists of words grow, tables go entry by entry, anything else is replaced."""
    made = dict(ours)
    for key, value in theirs.items():
        own = made.get(key, value)
        if type(own) is not type(value):
            raise LexiconError(f"{file} [{key}]: not of the kind that the lexicon has there")
        if isinstance(value, dict):
            made[key] = _over(own if key in made else {}, value, file)
        elif isinstance(value, list) and key in made and all(isinstance(word, str) for word in (*own, *value)):
            made[key] = [*own, *(word for word in value if word not in own)]
        else:
            made[key] = value
    return made


def _entries(tables: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Word lists and word maps by name: every file beside ``units.toml`` holds nothing else.  A name stands in one file only."""
    owner: dict[str, str] = {}
    for file, entries in tables.items():
        if "/" in file or file == "units.toml":
            continue
        for name, words in entries.items():
            if owner.setdefault(name, file) != file:
                raise LexiconError(f"{file} [{name}]: this name stands in {owner[name]} too")
            yield name, words


_CONCEPT_KEYS = {"title", "title_en", "kind", "precision", "synonyms", "stage", "unit", "source"}


def _concepts(tables: Mapping[str, dict[str, Any]]) -> Iterator[tuple[str, Concept]]:
    for file, entries in tables.items():
        if not file.startswith("concepts/"):
            continue
        for code, entry in entries.items():
            unknown = set(entry) - _CONCEPT_KEYS
            if unknown:
                raise LexiconError(f"{file} [{code}]: unknown key {sorted(unknown)[0]}")
            if missing := {"title", "kind"} - set(entry):
                raise LexiconError(f"{file} [{code}]: no {sorted(missing)[0]}")
            yield code, Concept(
                code=code, title=entry["title"], title_en=entry.get("title_en", code.replace("_", " ")), kind=entry["kind"],
                precision=entry.get("precision", "printed"), synonyms=tuple(entry.get("synonyms", ())),
                stage=Stage(entry.get("stage", "unstated")), unit=entry.get("unit", ""), source=entry.get("source", ""),
            )


def _refuse_duplicates(concepts: Mapping[str, Concept]) -> None:
    seen: dict[str, str] = {}
    for code, concept in concepts.items():
        for word in concept.synonyms:
            if seen.setdefault(word, code) != code:
                raise LexiconError(f"concepts: the synonym {word} stands under both {seen[word]} and {code}")


_NORM_KEYS = {"title", "extends", "confidence", "binding", "bands", "self_weights", "result_share", "over_target", "qualitative"}


def _norm(code: str, tables: Mapping[str, dict[str, Any]], above: tuple[str, ...] = ()) -> Norm:
    file = f"norms/{code}.toml"
    if file not in tables:
        raise LexiconError(f"{file}: no such profile (extended by {above[-1] if above else 'nobody'})")
    if code in above:
        raise LexiconError(f"{file}: extends itself by way of {' -> '.join(above)}")
    entry = tables[file]
    unknown = set(entry) - _NORM_KEYS
    if unknown:
        raise LexiconError(f"{file}: unknown key {sorted(unknown)[0]}")
    base = _norm(entry["extends"], tables, (*above, code)) if "extends" in entry else None

    bands = tuple(Band(name, Decimal(low), Decimal(high)) for name, low, high in entry.get("bands", ()))
    self_weights = {name: Decimal(weight) for name, weight in entry.get("self_weights", {}).items()}
    qualitative = {word: (Decimal(low), Decimal(high)) for word, (low, high) in entry.get("qualitative", {}).items()}
    return Norm(
        code=code,
        title=entry.get("title", base.title if base else code),
        confidence=entry.get("confidence", base.confidence if base else "R"),
        binding=entry.get("binding", base.binding if base else "principle"),
        bands=bands or (base.bands if base else ()),
        self_weights=self_weights or (base.self_weights if base else {}),
        result_share=Decimal(entry.get("result_share", str(base.result_share) if base else "0.60")),
        over_target=Decimal(entry.get("over_target", str(base.over_target) if base else "1.3")),
        qualitative=qualitative or (base.qualitative if base else {}),
    )
