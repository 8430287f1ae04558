"""What we have to say about our own work: never about the report.  存疑、未读、跳过，都在这里有名有姓。"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from model.quick import quick
from model.span import Span


class Level(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@quick
@dataclass(frozen=True, slots=True)
class Say:
    """One sentence in Chinese and in English."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Notice:
    """``code`` is a key of :data:`CATALOGUE`; ``kind`` is the contract's error kind where the file could not be read."""

    code: str
    level: Level
    message: Say
    span: Span | None = None
    kind: str | None = None


T = TypeVar("T")


def guarded(what: Say, work: Callable[[], T], otherwise: T, troubles: list[Notice]) -> T:
    """What ``work`` gives; where it fails, ``otherwise`` and a notice: our own bug in one part must cost neither the others nor the batch."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001
        line = f"{type(error).__name__}: {error}\n{traceback.format_exc(limit=-3)}"
        troubles.append(Notice("X-STAGE", Level.ERROR, Say(f"{what.zh}出错：{line}", f"{what.en} failed: {line}")))
        return otherwise


#: code -> what it means and what to do about it
CATALOGUE: dict[str, Say] = {
    "I-EMPTY": Say("文件为空。请核对是否上传完整。", "The file is empty. Check that it was sent whole."),
    "I-ENCRYPTED": Say("文件已加密。请提供未加密的版本。", "The file is encrypted. Provide one without a password."),
    "I-TRUNCATED": Say("文件不完整或已损坏。请重新获取。", "The file is cut short or damaged. Fetch it again."),
    "I-UNSUPPORTED": Say("不支持的文件格式。", "The file's format is not supported."),
    "I-UNREADABLE": Say("文件无法读取。", "The file cannot be read."),
    "I-TOO-LARGE": Say("文件过大，超过设定上限。", "The file is larger than the limit in the settings."),
    "I-SCAN": Say(
        "本页没有可用的文字层（扫描件），未识别。识别扫描件需安装：pip install rapidocr openvino opencv-python-headless。",
        "The page has no usable text layer (a scan) and was not read. To read scans: pip install rapidocr openvino opencv-python-headless.",
    ),
    "I-NO-TEXT": Say("本页图像中未识别出文字。", "No text was recognised in the page's picture."),
    "I-IMAGE-SIZE": Say("图像或页面的尺寸超过上限，未识别。", "The picture or page is too large in size and was not read."),
    "I-SUFFIX": Say("扩展名与内容不符，已按内容读取。", "The suffix does not match the content; read by content."),
    "I-ENCODING": Say("个别字符无法解码，已替换。", "Some characters could not be decoded and were replaced."),
    "I-RUN-ON": Say("整段文字过长，疑换行已丢失；据此所列疑点均存疑。",
                    "A paragraph is so long that its line breaks must have been lost; what rests on it is in doubt."),
    "I-GARBLED": Say("文字层的字不成词，疑字体的编码有误；据此所列疑点均存疑。",
                     "The text layer makes no words, its font's encoding must be wrong; what rests on it is in doubt."),
    "I-CHANGED": Say("读取期间文件被改动。", "The file changed while it was being read."),
    "I-TIMEOUT": Say("读取超时。", "Reading took longer than allowed."),
    "I-CUT": Say("表格过大，只读了前一部分。", "The table is too large; only its first part was read."),
    "I-HIDDEN": Say("有隐藏的工作表（未读）或隐藏的行列（已读）。", "There are hidden sheets (not read) or hidden rows and columns (read)."),
    "I-FORMULA": Say("单元格的值与其公式不符。", "A cell's value is not what its formula gives."),
    "I-NO-VALUE": Say("公式没有保存过结果，该格未读。", "A formula was never computed; its cell was not read."),
    "I-OFFICE": Say("读取旧格式需安装LibreOffice。", "Old formats need LibreOffice."),
    "I-ATTACHMENT": Say("文件中嵌有其他文件，未读。", "Files embedded in the file were not read."),
    "I-ANNOTATIONS": Say("批注中的文字未读入。", "The words of annotations were not read."),
    "P-COLUMN-SHIFT": Say("表格行与表头不对应，该行未核对。", "A row does not match its header and was not checked."),
    "P-STRUNG": Say("表格各格连成一片，各列无从分开，该表未核对。", "The table's cells ran together and cannot be told apart; not checked."),
    "P-HEADER": Say("表头自相矛盾，该表未核对。", "The table's header contradicts itself; not checked."),
    "N-UNMAPPED": Say("数字未能归入任何概念。", "A figure was mapped to no concept."),
    "N-NO-UNIT": Say("金额未注明单位。", "An amount has no unit."),
    "X-STAGE": Say("处理过程中出错，本阶段结果不完整。", "A stage failed; its results are incomplete."),
    "X-WORKER": Say("处理进程意外终止。", "The worker process died."),
}
