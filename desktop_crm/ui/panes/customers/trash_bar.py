"""回收站: what can be done with the trashed rows, in the place and at the height of the filter chips."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QWidget

from ....domain.fields import Entity
from ....services import trash_bin
from ...desk import Desk
from ...icons import icon
from ...table import lending
from ...table.chosen import Rows
from ...widgets.record_table import RecordTable

HIGH = 36


class TrashBar(QFrame):
    left = Signal()

    def __init__(self, desk: Desk, table: RecordTable, e: Entity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.table, self.entity = desk, table, e
        self._asked: Rows | None = None
        self.setFixedHeight(HIGH)
        self.back = QPushButton(" " + e.label_of_all(desk.lang))
        self.back.setAccessibleName(self.tr("回到客户"))
        self.title = QLabel(self.tr("回收站"), objectName="trashTitle")
        self.restore = QPushButton(" " + self.tr("恢复"))
        self.purge = QPushButton(" " + self.tr("彻底删除…"))
        self.question = QLabel(objectName="bad")
        self.sure = QPushButton(self.tr("彻底删除"), objectName="danger")
        self.no = QPushButton(self.tr("不删"))
        self._front, self._ask = QWidget(), QWidget()
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for part, widgets in (
            (self._front, (self.back, self.title, None, self.restore, self.purge)),
            (self._ask, (self.question, None, self.sure, self.no)),
        ):
            row = QHBoxLayout(part)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for widget in widgets:
                if widget is None:
                    row.addStretch(1)
                else:
                    row.addWidget(widget)
            self._stack.addWidget(part)
        self.back.clicked.connect(self.left)
        self.restore.clicked.connect(table.acting.restore)
        self.purge.clicked.connect(self._question)
        self.sure.clicked.connect(self._purge)
        self.no.clicked.connect(self.calm)
        table.picked.connect(self.tell)
        table.settled.connect(lambda _: self.tell())
        self.redraw()

    def tell(self) -> None:
        """What would be touched: the ticked rows, else the one under the cursor."""
        count = self.table.acting.count
        for button in (self.restore, self.purge):
            button.setEnabled(count > 0)
        several = count > 1
        self.restore.setText(" " + (self.tr("恢复 {0} 位").format(f"{count:,}") if several else self.tr("恢复")))

    def calm(self) -> None:
        """The question is taken back."""
        self._asked = None
        self._stack.setCurrentWidget(self._front)
        self.tell()

    def redraw(self) -> None:
        for button, name in ((self.back, "arrow-left"), (self.restore, "archive-restore"), (self.purge, "trash-2")):
            button.setIcon(icon(self.desk.theme, name, can_be_off=True))

    def _question(self) -> None:
        count = self.table.acting.count
        self._asked = self.table.acting.rows
        self.question.setText(self.tr("彻底删除 {0} 位客户和他们的记录？不能撤销").format(f"{count:,}"))
        self._stack.setCurrentWidget(self._ask)
        self.no.setFocus()

    def _purge(self) -> None:
        rows, e = self._asked, self.entity
        self.calm()
        if rows is None:
            return

        def done(count: int) -> None:
            self.table.chosen.clear()
            self.desk.say(self.tr("已彻底删除 {0} 位客户").format(f"{count:,}"))

        lending.run(
            self.table, lambda core, listing: trash_bin.purge_rows(core, e, rows.rids(listing)), done, writes=True
        )
