"""What a printed working of satisfaction comes to: 满意度=（很满意+满意）/有效问卷=95.38%."""

from __future__ import annotations

from collections.abc import Iterator

from model.figure import Subject
from model.regexp import regexp
from parsers.sentences.passage import NUM, Claim, Passage
from parsers.sentences.people import asked

_WORKED = regexp(rf"满意[度率](?![^。;；=]{{0,80}}(?:得分|扣分))[^。;；=]{{0,80}}?(?:=(?=[^。;；=%]*[+×*/÷])[^。;；=]{{2,120}})?=(?P<x>{NUM})%(?![*×/÷+)）-])")
_WORKING = ("/", "÷", "×", "*", "+")


def read_worked_satisfaction(passage: Passage) -> Iterator[Claim]:
    """The last number of such a working: the others are the equations'."""
    for match in passage.matches(_WORKED, "="):
        number = passage.number_at(match.start("x"))
        if number is not None and any(sign in match.group() for sign in _WORKING):
            yield passage.claim(number, "satisfaction_reported", "满意度", Subject(item=asked(passage, match.start())))
