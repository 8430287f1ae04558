"""A pattern is not searched where none of its ``needs`` stands; where that is wrong, a statement goes unread."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.read import read_bytes
from lexicon.load import Lexicon
from model.document import Document
from parsers.extract import extract
from parsers.language import read
from parsers.sentences.passage import Passage
from parsers.worded.order import FEWEST, FINDERS, OF_SHARES
from parsers.worded.scene import scene_of

TESTS = Path(__file__).parents[1]
SCRAPS = [
    pytest.param(scrap["text"], id=f"{path.stem}-{at}")
    for path in sorted((TESTS / "varieties").glob("*.toml"))
    for at, scrap in enumerate(tomllib.loads(path.read_text("utf-8")).get("scrap", ()))
]


@pytest.mark.parametrize("text", SCRAPS)
def test_no_match_without_what_it_needs(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def searched(self: Passage, pattern: re.Pattern[str], *needs: str) -> Iterator[re.Match[str]]:
        for match in pattern.finditer(self.text):
            assert not needs or any(need in self.text for need in needs), (needs, match.group())
            yield match

    monkeypatch.setattr(Passage, "matches", searched)
    document = read_bytes(text.encode(), "a.txt")
    assert isinstance(document, Document)
    extract(document, Lexicon.load())


@pytest.mark.parametrize("text", SCRAPS)
def test_no_share_without_a_percentage(text: str) -> None:
    lexicon = Lexicon.load()
    scenes = [scene_of(line, sentence, lexicon) for line in text.split("\n") for sentence in read(line, lexicon)]
    for scene in scenes:
        bare = () if scene.percents else OF_SHARES
        assert not [finder.__name__ for finder in (FINDERS if len(scene.terms) < FEWEST else bare) if list(finder(scene))]
