"""我的 / 全部."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Whose(QWidget):
    chosen = Signal(bool)
    """Mine alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        words = (self.tr("我的"), self.tr("全部"))
        self.mine, self.all = made = tuple(QToolButton(text=word, checkable=True) for word in words)
        for at, button in enumerate(made):
            button.setObjectName(("segmentLeft", "segmentRight")[at])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, at)
            layout.addWidget(button)
        self.mine.setToolTip(self.tr("我的和没有负责人的提醒"))
        self.all.setToolTip(self.tr("办公室所有人的提醒"))
        self._group.idClicked.connect(lambda at: self.chosen.emit(at == 0))

    def put(self, mine: bool) -> None:
        (self.mine if mine else self.all).setChecked(True)
