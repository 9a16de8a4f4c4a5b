"""变更历史: who changed what and when, old → new, one block a step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from ...domain.fields import Entity
from ...domain.options import word
from ...services.core import Core
from ..desk import Desk
from ..wording import Wording
from . import writing
from .lines import Line, LineList

MOST = 12
"""Fields of one step that are listed; more are counted."""


@dataclass(frozen=True)
class Block:
    rid: int  # the step
    at: str
    by: str
    origin: str
    cells: tuple[tuple[str, Any, Any], ...]  # field code, old, new; none for the birth


def read(core: Core, kind: str, id: str) -> list[Block]:
    from ...services import undo  # lazy: not needed to look at a record

    blocks: list[Block] = []
    for line in undo.history(core, kind, id):
        step, cell = int(line["step"]), (line["field"], line["old"], line["new"])
        cells = (cell,) if line["field"] else ()
        if blocks and blocks[-1].rid == step and cells and blocks[-1].cells:
            blocks[-1] = Block(step, blocks[-1].at, blocks[-1].by, blocks[-1].origin, (*blocks[-1].cells, *cells))
        else:
            blocks.append(Block(step, line["at"], line["by"] or "", line["origin"], cells))
    return blocks


class HistoryLine(Line):
    def __init__(self, desk: Desk, entity: list[Entity], parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._entity = entity
        self.meta = QLabel(objectName="lineMeta")
        self.text = QLabel(objectName="lineText")
        for label in (self.meta, self.text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setIndent(0)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.meta)
        words.addWidget(self.text)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 4, 8)
        grid.addLayout(words, 0, 0)
        grid.setColumnStretch(0, 1)
        self.more.hide()

    def say(self, thing: Block, wording: Wording) -> None:
        lang = wording.lang
        origin = word("step_origin", thing.origin, lang) if thing.origin != "here" else ""
        self.meta.setText(" · ".join(filter(None, (wording.moment(thing.at), thing.by, origin))))
        lines = [self._cell(cell, wording) for cell in thing.cells[:MOST]] or [self.tr("新建")]
        if len(thing.cells) > MOST:
            lines.append(self.tr("还有 {0} 项").format(len(thing.cells) - MOST))
        self.text.setText("\n".join(lines))
        self.setAccessibleName(f"{self.meta.text()}: {self.text.text()}")

    def fill_menu(self, menu: QMenu) -> None:
        menu.addAction(self.tr("复制文字"), lambda: writing.copy(self.desk, self.text.text(), self.tr("已复制")))

    def mouseReleaseEvent(self, event) -> None:  # noqa: N802
        """There is nothing to open."""

    def _cell(self, cell: tuple[str, Any, Any], wording: Wording) -> str:
        code, old, new = cell
        e = self._entity[0]
        if code == "trashed_at":
            return self.tr("放入回收站") if new else self.tr("恢复")
        try:
            f = e.field(code)
        except KeyError:
            return code
        said = [_say(wording, f, value) for value in (old, new)]
        colon = ": " if wording.lang == "en" else "："
        return f"{f.label(wording.lang)}{colon}{said[0]} → {said[1]}"


def _say(wording: Wording, f, value: Any) -> str:
    """Days as they were, not as seen from today."""
    if value in (None, ""):
        return "—"
    if f.name == "id_no":
        return "•" * 4 + str(value)[-4:]
    text = (
        wording.day(value)
        if isinstance(value, str) and f.kind.value in ("date", "time")
        else wording.say(f, value).text
    )
    return text or "—"


class History(LineList):
    icon_name = "history"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._entity: list[Entity] = []
        super().__init__(desk, lambda: HistoryLine(desk, self._entity), parent)

    def show_blocks(self, e: Entity, blocks: Sequence[Block], wording: Wording, most: int) -> None:
        self._entity[:] = [e]
        self.fill(blocks[:most], wording, more=len(blocks) > most)
