"""我是谁: one of those who are known, or a new name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ....domain.changes import Changes
from ....domain.errors import UserError
from ....services import users
from ...desk import Desk
from ...editors.flow import Flow
from .section import Section

MOST = 40
"""More people than these are named by typing."""


class Me(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("我是谁"), self.tr("会写在您做的跟进和改动旁边；“我负责的”也是按它来的。"))
        self.people = QWidget()
        self._flow = Flow(self.people, gap=8)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("名单里没有？写上姓名"))
        self.name.setAccessibleName(self.tr("姓名"))
        self.name.setMaxLength(40)
        self.claim = QPushButton(self.tr("这是我"))
        self.claim.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.claim.setEnabled(bool(text.strip())))
        self.name.returnPressed.connect(self.claim.click)
        self.claim.clicked.connect(lambda: self._claim(self.name.text().strip()))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.claim)
        self.none = QLabel(objectName="muted")
        self.none.setTextFormat(Qt.TextFormat.PlainText)
        self.none.setWordWrap(True)
        self.none.hide()
        self.body.addWidget(self.none)
        self._of_people = self.row(self.tr("这是我"), self.people)
        self.row(self.tr("另一个名字"), line)
        self._seen: list[users.Person] | None = None

    def begin(self) -> None:
        self.desk.jobs.start(users.listed, self._show, topic="settings-people")

    def follow(self, changes: Changes) -> None:
        if "user" in changes.kinds:
            self.begin()

    def _show(self, people: list[users.Person]) -> None:
        if people == self._seen:
            return
        self._seen = people
        for button in self._group.buttons():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        while (item := self._flow.takeAt(0)) is not None:
            del item
        for person in sorted(people, key=lambda p: not p.me)[:MOST]:
            button = QPushButton(person.name, objectName="segment", checkable=True)
            button.setChecked(person.me)
            button.clicked.connect(lambda _=False, name=person.name: self._claim(name))
            self._group.addButton(button)
            self._flow.addWidget(button)
        for widget in (self.people, self._of_people):
            widget.setVisible(bool(people))
        login = users.me(self.desk.core)["name"] or ""
        self.none.setText(self.tr("还没有说您是谁，现在写的都记在“{0}”名下。").format(login))
        self.none.setVisible(not any(person.me for person in people))
        self.updateGeometry()

    def _claim(self, name: str) -> None:
        if not name:
            return

        def done(me: dict[str, str | None]) -> None:
            self.name.clear()
            self.begin()
            self.desk.say(self.tr("现在您是“{0}”").format(me["name"]))

        def failed(error: BaseException) -> None:
            self._seen = None
            self.begin()
            if isinstance(error, UserError):
                self.desk.say(error.text(self.desk.lang))
            else:
                self.desk.jobs.crashed.emit(error)

        self.desk.write(lambda core: users.claim(core, name), done, failed)
