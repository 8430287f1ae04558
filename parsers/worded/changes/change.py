"""By how much one number changed against another, as a share of it."""

from __future__ import annotations

from parsers.worded.scene import Scene, Term, Told, as_printed_in, said


def moved(scene: Scene, words: str) -> tuple[bool, bool]:
    """Whether words tell of a rise, whether of a fall."""
    return said(scene, "relation_rises", words), said(scene, "relation_falls", words)


def change(now: Term, base: Term, rise: bool) -> str:
    """The working of a rise, or of a fall, in the unit of what there is now."""
    new, old = now.plain, as_printed_in(base, now.factor)
    return f"({new}-{old})/{old}" if rise else f"({old}-{new})/{old}"


def told_change(share: Term, now: Term, base: Term, *rises: bool) -> Told:
    """That a share is the rise or the fall of a number against its base; either, where the words do not say which."""
    return Told("change", "变动率", share, tuple(change(now, base, rise) for rise in rises), True, (base, now, share))
