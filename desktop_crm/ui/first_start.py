"""The one question of a first start: 您的姓名."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ..domain.errors import UserError
from ..services import users
from .desk import Desk
from .editors.flow import Flow
from .icons import pixmap
from .widgets.overlay import Overlay

WIDTH, MOST = 440, 12


class FirstStart(Overlay):
    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(desk.theme, over, stays=True)
        self._desk = desk
        self.mark = QLabel(objectName="mark", alignment=Qt.AlignmentFlag.AlignCenter)
        self.mark.setFixedSize(48, 48)
        self.title = QLabel(self.tr("您的姓名？"), objectName="h1")
        self.why = QLabel(self.tr("会写在您做的跟进和改动旁边，同事看得出是谁做的。"), objectName="muted")
        self.name = QLineEdit(objectName="name")
        self.bad = QLabel(objectName="bad")
        self.among = QLabel(self.tr("或者您就是其中一位："), objectName="muted")
        self.people = QWidget()
        self._row = Flow(self.people, gap=8)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.start = QPushButton(self.tr("开始"), objectName="primary")
        self.later = QPushButton(self.tr("以后再说"), objectName="link")
        self._lay_out()
        self.name.returnPressed.connect(self._claim)
        self.name.textChanged.connect(lambda text: self._typed())
        self.start.clicked.connect(self._claim)
        self.later.clicked.connect(self._put_off)

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(self.tr("如 陈晓"))
        self.name.setAccessibleName(self.title.text())
        self.name.setMaxLength(40)
        self.start.setEnabled(False)
        for label in (self.why, self.bad):
            label.setWordWrap(True)
        for widget in (self.bad, self.among, self.people):
            widget.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(self.start)
        buttons.addWidget(self.later)
        buttons.addStretch()
        layout = QVBoxLayout(self.sheet)
        layout.setContentsMargins(40, 36, 40, 36)
        layout.setSpacing(8)
        layout.addWidget(self.mark)
        layout.addSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.why)
        layout.addSpacing(8)
        for widget in (self.name, self.bad, self.among, self.people):
            layout.addWidget(widget)
        layout.addSpacing(12)
        layout.addLayout(buttons)

    def begin(self) -> None:
        self._desk.jobs.start(users.listed, self._offer)
        self.open(self.name)

    def redraw(self) -> None:
        super().redraw()
        self.mark.setPixmap(pixmap(self._theme, "handshake", "onAccent", 28))

    def place(self) -> None:
        self.sheet.setFixedWidth(min(WIDTH, self.width() - 32))
        layout = self.sheet.layout()
        height = layout.totalHeightForWidth(self.sheet.width())
        self.sheet.resize(self.sheet.width(), height)
        self.sheet.move((self.width() - self.sheet.width()) // 2, max(0, (self.height() - height) * 2 // 5))
        self.update()

    def _offer(self, people: list[users.Person]) -> None:
        """Owners that an import brought: one of them may be who sits here."""
        for person in people[:MOST]:
            button = QPushButton(person.name, objectName="chip")
            button.clicked.connect(lambda _=False, name=person.name: self._claim(name))
            self._row.addWidget(button)
        for widget in (self.among, self.people):
            widget.setVisible(bool(people))
        self.place()

    def _typed(self) -> None:
        self.start.setEnabled(bool(self.name.text().strip()))
        if self.bad.isVisible():
            self.bad.hide()
            self.place()

    def _claim(self, name: str = "") -> None:
        word = (name or self.name.text()).strip()
        if word:
            self.sheet.setEnabled(False)
            self._desk.write(lambda core: users.claim(core, word), lambda me: self._end(), self._failed)

    def _end(self) -> None:
        self._desk.core.settings.set("name_asked", True)
        self.sheet.setEnabled(True)
        self.dismiss()

    def _failed(self, error: BaseException) -> None:
        self.sheet.setEnabled(True)
        if not isinstance(error, UserError):
            self._desk.jobs.crashed.emit(error)
            return
        self._tell(error.text(self._desk.lang))

    def _tell(self, sentence: str) -> None:
        self.bad.setText(sentence)
        self.bad.show()
        self.place()
        self.name.setFocus()

    def refuse(self) -> None:
        """Esc: what is typed is not dropped unsaid."""
        if (typed := self.name.text().strip()) and self.bad.isHidden():
            self._tell(self.tr("“{0}”还没有记下。按 Enter 就用它；再按一次 Esc 以后再说").format(typed))
        else:
            self._put_off()

    def _put_off(self) -> None:
        """Not asked again: 设置 has it."""
        users.ask_no_more(self._desk.core)
        self.dismiss()
