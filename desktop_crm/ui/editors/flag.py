"""Yes or no."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...domain.fields import Entity, Field
from ..desk import Desk
from ..widgets.check_box import CheckBox
from .field_editor import FieldEditor

YES, NO = "是", "否"


class FlagEditor(FieldEditor):
    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self.box = CheckBox(desk.theme)
        self.box.setObjectName("fieldFlag")
        self._touched = False
        self._room.addWidget(self.box)
        self.attach(self.box)
        self._say()
        self.box.clicked.connect(self._turned)

    def text(self) -> str:
        """Nothing, where nothing was said before and nobody touched it."""
        return "" if not self._touched else YES if self.box.isChecked() else NO

    def put(self, text: str) -> None:
        self._touched = bool(text.strip())
        self.box.setChecked(text.strip().casefold() in (YES, "1", "true", "yes", "y"))
        self._say()

    def type_over(self, typed: str) -> None:
        self.begin()
        if typed == " ":
            self.box.click()

    def press(self, event: QKeyEvent) -> bool:
        return False

    def _turned(self) -> None:
        self._touched = True
        self._say()
        self.edited.emit()
        self.commit()

    def _say(self) -> None:
        self.box.setText(self.tr("是") if self.box.isChecked() else self.tr("否"))
