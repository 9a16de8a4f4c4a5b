"""The left rail: where one is, and where one can go."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from ..theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

NARROW, WIDE = 64, 200
TURNS_WIDE = 1440
ICON = 20
APART = 8
"""Between icon and words."""
MARK = 36
ROUND = 14
"""What a button has around its words."""
MOST = 99
Orientation, Style = QBoxLayout.Direction, Qt.ToolButtonStyle


class Rail(QFrame):
    chosen = Signal(str)
    """A page's code."""
    search_asked = Signal()

    def __init__(self, theme: Theme, places: Iterable[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`places` are (code, words, icon) in order; the last stands at the foot."""
        super().__init__(parent, objectName="rail")
        self._theme = theme
        self._badges: dict[str, QLabel] = {}
        self.wide = False
        self.mark = QLabel(objectName="mark", alignment=Qt.AlignmentFlag.AlignCenter)
        self.mark.setFixedSize(MARK, MARK)
        self.office = QLabel(objectName="office")
        self.office.setTextFormat(Qt.TextFormat.PlainText)
        self.office.setFixedWidth(WIDE - 2 * MARK)
        self.where = QLabel(self.tr("本机数据"), objectName="tiny")
        self.search = self._button(self.tr("搜索"), "search")
        self.search.setToolTip(self.tr("找人、找事、做事 (Ctrl+K)"))
        self.search.clicked.connect(self.search_asked)
        self.buttons: dict[str, QToolButton] = {}
        self._lay_out(list(places))
        self._narrow = max(NARROW, self._widest() + ROUND)
        self.set_wide(False)

    def _lay_out(self, places: list[tuple[str, str, str]]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 1, 8)
        layout.setSpacing(4)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.office)
        names.addWidget(self.where)
        self._head = QBoxLayout(Orientation.LeftToRight)
        self._head.setSpacing(12)
        self._head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addLayout(names)
        layout.addLayout(self._head)
        layout.addWidget(self.search)
        for at, (code, words, icon) in enumerate(places):
            if at == len(places) - 1:
                layout.addStretch()
            button = self.buttons[code] = self._button(words, icon)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setToolTip(f"{words} (Ctrl+{at + 1})")
            button.clicked.connect(lambda _=False, code=code: self.chosen.emit(code))
            layout.addWidget(button)

    def choose(self, code: str) -> None:
        self.buttons[code].setChecked(True)

    def call(self, office: str) -> None:
        """The name of the office."""
        self.office.setText(self.office.fontMetrics().elidedText(office, Qt.TextElideMode.ElideRight, WIDE - 72))
        for label in (self.office, self.mark):
            label.setToolTip(office)

    def count(self, code: str, waiting: int) -> None:
        """How much waits there; 0 shows nothing."""
        badge = self._badges.get(code)
        if badge is None:
            if not waiting:
                return
            badge = self._badges[code] = QLabel(self.buttons[code], objectName="badge")
            badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        badge.setText(f"{MOST}+" if waiting > MOST else str(waiting))
        badge.setVisible(waiting > 0)
        words = self.buttons[code].text()
        self.buttons[code].setAccessibleName(self.tr("{0}，{1} 件要办").format(words, waiting) if waiting else words)
        self._place(code)

    def set_wide(self, wide: bool) -> None:
        self.wide = wide
        self.setFixedWidth(WIDE if wide else self._narrow)
        style = Style.ToolButtonTextBesideIcon if wide else Style.ToolButtonTextUnderIcon
        for button in (self.search, *self.buttons.values()):
            button.setToolButtonStyle(style)
            button.setFixedSize(WIDE - 16 if wide else self._narrow - 8, 36 if wide else 52)
            button.setIconSize(QSize(ICON + APART if wide else ICON, ICON))
            fresh = button.property("wide") is None
            button.setProperty("wide", wide)
            if not fresh:
                button.style().unpolish(button)
                button.style().polish(button)
            self.layout().setAlignment(button, Qt.AlignmentFlag.AlignHCenter)
        self._head.setContentsMargins(12 if wide else (self._narrow - 1 - MARK) // 2, 0, 0, 8)
        for label in (self.office, self.where):
            label.setVisible(wide)
        for code in self._badges:
            self._place(code)
        if not self.search.icon().isNull():
            self.redraw()

    def redraw(self) -> None:
        from PySide6.QtGui import QIcon  # lazy: icons come with the second picture

        from ..icons import pixmap

        self.mark.setPixmap(pixmap(self._theme, "handshake", "onAccent", 22))
        for button in (self.search, *self.buttons.values()):
            made = QIcon()
            for token, state in (("text2", QIcon.State.Off), ("accent", QIcon.State.On)):
                drawn = pixmap(self._theme, button.property("icon_name"), token, ICON)
                made.addPixmap(_with_room(drawn) if self.wide else drawn, QIcon.Mode.Normal, state)
            button.setIcon(made)

    def _widest(self) -> int:
        """Of the words under the icons, as the chosen one has them: English ones are longer than the rail is meant to be."""
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setBold(True)
        room = QFontMetrics(font).horizontalAdvance
        return max(room(button.text()) for button in (self.search, *self.buttons.values()))

    def _place(self, code: str) -> None:
        badge, button = self._badges[code], self.buttons[code]
        badge.adjustSize()
        badge.resize(max(badge.width(), 16), 16)
        left = (
            button.width() - badge.width() - 12
            if self.wide
            else min(button.width() // 2 + 4, button.width() - badge.width())
        )
        badge.move(left, (button.height() - 16) // 2 if self.wide else 2)
        badge.raise_()

    def _button(self, words: str, icon: str) -> QToolButton:
        button = QToolButton(objectName="rail")
        button.setText(words)
        button.setProperty("icon_name", icon)
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _with_room(drawn: "QPixmap") -> "QPixmap":
    """At its right: a tool button leaves too little."""
    from PySide6.QtGui import QColor, QPainter, QPixmap

    scale = drawn.devicePixelRatio()
    wide = QPixmap(round((ICON + APART) * scale), drawn.height())
    wide.setDevicePixelRatio(scale)
    wide.fill(QColor(0, 0, 0, 0))
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide
