"""The top of a page: its name, then what can be done on it; one primary button at most."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ..desk import Desk


class PageHead(QWidget):
    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._icons: list[tuple[QPushButton | QToolButton, str, str]] = []
        self.title = QLabel(title, objectName="h1")
        self.beside = QLabel(objectName="muted")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.beside)
        self._layout.addStretch()
        for action in desk.tools:
            self.tool(action)

    def add(self, widget: QWidget, *, left: bool = False) -> None:
        """On the right, after what stands there; or on the left beside the title."""
        at = self._layout.indexOf(self.beside) + 1 if left else self._layout.count()
        self._layout.insertWidget(at, widget)

    def button(self, action: QAction, icon: str = "", *, primary: bool = False) -> QPushButton:
        """A push button that does what the action does, and is as enabled."""
        made = QPushButton(action.text(), objectName="primary" if primary else "")
        keys = action.shortcut().toString()
        made.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
        made.clicked.connect(action.trigger)
        action.enabledChanged.connect(made.setEnabled)
        made.setEnabled(action.isEnabled())
        if icon:
            made.setText(" " + action.text())
            self._icons.append((made, icon, "onAccent" if primary else "text2"))
        self.add(made)
        return made

    def tool(self, action: QAction) -> QToolButton:
        """A small button with the action's icon alone."""
        made = QToolButton(objectName="tool")
        made.setDefaultAction(action)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add(made)
        return made

    def redraw(self) -> None:
        from ..icons import icon  # lazy: icons come with the second picture

        for button, name, token in self._icons:
            button.setIcon(icon(self._theme, name, token))
