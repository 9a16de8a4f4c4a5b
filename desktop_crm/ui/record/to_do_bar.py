"""What is done with a reminder: 完成, 推迟, and 重新打开 once it is done."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ...services.dossier import Dossier
from ..desk import Desk
from ..icons import icon
from . import writing


class ToDoBar(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._dossier: Dossier | None = None
        self.finish = QPushButton(self.tr("完成"))
        self.later = QPushButton(self.tr("推迟"))
        self.again = QPushButton(self.tr("重新打开"))
        self.finish.clicked.connect(self._finish)
        self.later.clicked.connect(self._show_days)
        self.again.clicked.connect(self._reopen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 12)
        layout.setSpacing(8)
        for button in (self.finish, self.later, self.again):
            layout.addWidget(button)
        layout.addStretch()

    def say(self, d: Dossier) -> None:
        self._dossier = d
        over = d.record.get("state") in ("done", "cancelled")
        for button, on in ((self.finish, not over), (self.later, not over), (self.again, over)):
            button.setVisible(on)
            button.setEnabled(True)

    def redraw(self) -> None:
        theme = self.desk.theme
        for button, name in ((self.finish, "check"), (self.later, "alarm-clock"), (self.again, "rotate-ccw")):
            button.setIcon(icon(theme, name, "text2", 14))

    def _finish(self) -> None:
        assert self._dossier is not None
        self.finish.setEnabled(False)
        writing.finish_reminder(self.desk, self._dossier.id)

    def _reopen(self) -> None:
        assert self._dossier is not None
        rid, said = self._dossier.rid, self.tr("提醒重新打开了")
        writing.set_fields(self.desk, "reminder", rid, {"state": "open", "done_at": ""}, said)

    def _show_days(self) -> None:
        assert self._dossier is not None
        id = self._dossier.id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, day in writing.snoozes(self.desk.today):
            menu.addAction(words, lambda words=words, day=day: writing.snooze(self.desk, id, day, words))
        menu.popup(self.later.mapToGlobal(QPoint(0, self.later.height())))
