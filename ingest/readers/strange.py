"""Pages whose text layer makes no words: its font's map to Unicode gives other characters than the page shows."""

from __future__ import annotations

from ingest.build import DocumentBuilder
from ingest.layout.content import PageContent
from ingest.layout.legible import alike, sensible
from model.notice import CATALOGUE, Level, Say

_DOUBT = 0.5
_MOST = 12


class Strange:
    """Meets the pages of a file one by one, and tells of them in the end."""

    def __init__(self) -> None:
        self._replaced: list[int] = []
        self._doubted: list[int] = []

    def meets(self, shown: PageContent) -> bool:
        """Whether a text layer makes no words, or is too short to tell in a file where another made none."""
        if not shown.runs:
            return False
        sense = sensible(shown.runs)
        return sense is False or (sense is None and bool(self._replaced or self._doubted))

    def settled(self, shown: PageContent, found: PageContent | None = None) -> PageContent:
        """The page as it was recognised (``found``), where that makes words; as it is, where both agree; else as it is, in doubt."""
        if found is not None and found is not shown:
            if alike(found.runs, shown.runs):
                return shown
            if found.runs and sensible(found.runs) is not False:
                self._replaced.append(shown.number)
                return found
        self._doubted.append(shown.number)
        return shown._replace(runs=tuple(run._replace(sure=(_DOUBT,) * len(run.text)) for run in shown.runs))

    def tell(self, build: DocumentBuilder) -> None:
        """One notice for the pages read by their pictures, one for those in doubt."""
        if self._replaced:
            zh, en = _numbers(self._replaced)
            build.notice("I-GARBLED", Level.INFO, say=Say(
                f"{zh}文字层的字与所示不符，已改按图像识别。", f"{en}: the text layer is not what is shown; read by the picture.",
            ))
        if self._doubted:
            zh, en = _numbers(self._doubted)
            known = CATALOGUE["I-GARBLED"]
            build.notice("I-GARBLED", Level.WARNING, say=Say(f"{zh}：{known.zh}", f"{en}: {known.en}"))


def _numbers(pages: list[int]) -> tuple[str, str]:
    shown = [str(page) for page in pages[:_MOST]]
    more = ("等", " …") if len(pages) > _MOST else ("", "")
    return f"第{'、'.join(shown)}页{more[0]}", f"page {', '.join(shown)}{more[1]}"
