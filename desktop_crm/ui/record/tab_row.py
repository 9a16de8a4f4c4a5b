"""The parts of a record as tabs with counts; those that find no room stand behind ⋯."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ..icons import icon
from ..theme import Theme
from .tab_order import before

GAP = 2
MORE = 30


class Tab(QPushButton):
    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent, objectName="tab")
        self.code = code
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """← and → are the row's; a button alone would take them for its group."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TabRow(QWidget):
    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tabs: dict[str, Tab] = {}
        self.current = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more = QToolButton(self, objectName="plain")
        self.more.setAccessibleName(self.tr("更多"))
        self.more.setToolTip(self.tr("更多"))
        self.more.clicked.connect(self._show_more)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addStretch()
        self._layout.addWidget(self.more)
        self.redraw()

    def redraw(self) -> None:
        self.more.setIcon(icon(self._theme, "ellipsis", "text2", 16))

    def say(self, tabs: Sequence[tuple[str, str]], current: str) -> None:
        """(code, words) from the left."""
        if list(self.tabs) != [code for code, _ in tabs]:
            for tab in self.tabs.values():
                self._layout.removeWidget(tab)
                tab.hide()
                tab.deleteLater()
            self.tabs = {}
            for at, (code, _) in enumerate(tabs):
                tab = self.tabs[code] = Tab(code, self)
                tab.clicked.connect(lambda _=False, code=code: self.choose(code))
                self._layout.insertWidget(at, tab)
            before(self.more, self.tabs.values())
        for code, words in tabs:
            self.tabs[code].setText(words)
        self._mark(current)
        self._fit()

    def take_focus(self) -> None:
        """The keys go to the tab that is open."""
        if self.current in self.tabs:
            self.tabs[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, code: str) -> None:
        self._mark(code)
        self._fit()
        self.chosen.emit(code)

    def _mark(self, code: str) -> None:
        self.current = code
        for known, tab in self.tabs.items():
            tab.setChecked(known == code)

    def _fit(self) -> None:
        """All that find room, the current one always among them."""
        widths = {code: tab.sizeHint().width() + GAP for code, tab in self.tabs.items()}
        room = self.width()
        if sum(widths.values()) > room:
            room -= MORE + GAP
        room -= widths.get(self.current, 0)
        hidden = False
        for code, tab in self.tabs.items():
            fits = code == self.current or (not hidden and widths[code] <= room)
            if code != self.current:
                room -= widths[code] if fits else 0
                hidden = hidden or not fits
            tab.setVisible(fits)
        self.more.setVisible(hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(event.key(), 0)
        codes = list(self.tabs)
        if not step or self.current not in codes or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        code = codes[(codes.index(self.current) + step) % len(codes)]
        self.choose(code)
        self.tabs[code].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, tab in self.tabs.items():
            if tab.isHidden():
                menu.addAction(tab.text(), lambda code=code: self.choose(code))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
