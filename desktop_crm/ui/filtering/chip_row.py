"""One row, always of the same height: the views, the conditions, and what can be added; what has no room waits behind a button."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QToolButton, QWidget

from ..icons import icon
from ..theme import Theme
from .chips import ConditionChip, ViewChip

HIGH, GAP, TOOL = 36, 8, 32


class ChipRow(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.views: list[ViewChip] = []
        self.conditions: list[ConditionChip] = []
        self.more_views = QPushButton(objectName="more", parent=self)
        self.more_views.setAccessibleName(self.tr("更多视图"))
        self.more_views.clicked.connect(self._list_views)
        self.rule = QFrame(self, objectName="chipRule")
        self.more_conditions = QPushButton(objectName="more", parent=self)
        self.more_conditions.clicked.connect(self._list_conditions)
        self.add = QPushButton(" " + self.tr("筛选"), self, objectName="add")
        self.add.setAccessibleName(self.tr("加一个筛选条件"))
        self.save = QPushButton(self.tr("存为视图"), self, objectName="save")
        self.columns = QPushButton(" " + self.tr("列"), self, objectName="rowTool")
        self.columns.setAccessibleName(self.tr("选择列"))
        self.more = QToolButton(self, objectName="rowMore")
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setAccessibleName(self.tr("更多"))
        self.more.setToolTip(self.tr("更多"))
        self.more.setFixedSize(TOOL, TOOL)
        self.columns.setFixedHeight(TOOL)
        self.save.hide()
        self.before: QWidget | None = None
        """What Tab leaves when it comes here."""
        self.setFixedHeight(HIGH)
        self.redraw()

    def show_views(self, chips: Sequence[ViewChip]) -> None:
        for chip in self.views:
            chip.hide()
            chip.deleteLater()
        self.views = list(chips)
        for chip in self.views:
            chip.setParent(self)
        self.arrange()
        self.chain()

    def show_conditions(self, chips: Sequence[ConditionChip]) -> None:
        for chip in self.conditions:
            chip.hide()
            chip.deleteLater()
        self.conditions = list(chips)
        for chip in self.conditions:
            chip.setParent(self)
        self.arrange()
        self.chain()

    def chain(self) -> None:
        """Tab goes as the eye does, whatever was made last."""
        pairs = [part for chip in self.conditions for part in (chip.text, chip.cross)]
        stops = [
            *self.views, self.more_views, *pairs, self.more_conditions, self.add, self.save, self.columns, self.more,
        ]  # fmt: skip
        if self.before is not None:
            stops.insert(0, self.before)
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def redraw(self) -> None:
        for button, name in ((self.add, "plus"), (self.columns, "columns-3"), (self.more, "ellipsis")):
            button.setIcon(icon(self._theme, name))
        for chip in self.conditions:
            chip.cross.setIcon(icon(self._theme, "x", "accent", 12))

    def arrange(self) -> None:
        """From the right: the tools; then the conditions; the views have what is left, the chosen one always."""
        right = self.width()
        for tool in (self.more, self.columns):
            width = tool.sizeHint().width() if tool is self.columns else TOOL
            right -= width
            self._put(tool, right, QSize(width, TOOL))
            right -= GAP
        wanted = [self.add, *([self.save] if not self.save.isHidden() else [])]
        fixed = sum(w.sizeHint().width() + GAP for w in wanted)
        shown = self._views_that_fit(right - fixed - self._least_conditions())
        x = 0
        for chip in self.views:
            chip.setVisible(chip in shown)
            if chip in shown:
                x = self._put(chip, x) + GAP
        hidden = len(self.views) - len(shown)
        self.more_views.setVisible(hidden > 0)
        if hidden:
            self.more_views.setText(self.tr("更多 {0}").format(hidden))
            x = self._put(self.more_views, x) + GAP
        self.rule.setVisible(bool(self.views))
        if self.views:
            self._put(self.rule, x, QSize(1, 16))
            x += 1 + GAP
        x = self._put_conditions(x, right - fixed - x)
        for widget in wanted:
            x = self._put(widget, x) + GAP

    def _least_conditions(self) -> int:
        """Room that is kept for conditions before any view."""
        return min(self._wide(self.conditions), self.width() // 2)

    def _wide(self, chips: Sequence[QWidget]) -> int:
        return sum(chip.sizeHint().width() + GAP for chip in chips)

    def _views_that_fit(self, room: int) -> list[ViewChip]:
        room -= 1 + GAP
        if self._wide(self.views) <= room:
            return self.views
        chosen = [chip for chip in self.views if chip.isChecked()]
        room -= self._wide(chosen) + self._width_of_more() + GAP
        fits: list[ViewChip] = []
        for chip in self.views:
            if chip not in chosen:
                room -= chip.sizeHint().width() + GAP
                if room < 0:
                    break
            fits.append(chip)
        return [chip for chip in self.views if chip in fits or chip in chosen]

    def _width_of_more(self) -> int:
        self.more_views.setText(self.tr("更多 {0}").format(len(self.views)))
        return self.more_views.sizeHint().width()

    def _put_conditions(self, x: int, room: int) -> int:
        chips = self.conditions
        shown = len(chips)
        if self._wide(chips) > room:
            self.more_conditions.setText(f"+{len(chips)}")
            room -= self.more_conditions.sizeHint().width() + GAP
            shown = 0
            while shown < len(chips) and self._wide(chips[: shown + 1]) <= room:
                shown += 1
        for at, chip in enumerate(chips):
            chip.setVisible(at < shown)
            if at < shown:
                x = self._put(chip, x) + GAP
        self.more_conditions.setVisible(shown < len(chips))
        if shown < len(chips):
            self.more_conditions.setText(f"+{len(chips) - shown}")
            self.more_conditions.setAccessibleName(self.tr("还有 {0} 个条件").format(len(chips) - shown))
            x = self._put(self.more_conditions, x) + GAP
        return x

    def _put(self, widget: QWidget, x: int, size: QSize | None = None) -> int:
        """Its right edge."""
        size = size or widget.sizeHint()
        widget.setGeometry(x, (HIGH - size.height()) // 2, size.width(), size.height())
        return x + size.width()

    def _list_views(self) -> None:
        self._list(self.more_views, [(c.words, c.click) for c in self.views if not c.isVisible()])

    def _list_conditions(self) -> None:
        self._list(self.more_conditions, [(c.words, c.pressed.emit) for c in self.conditions if not c.isVisible()])

    def _list(self, button: QWidget, lines: Sequence[tuple[str, Callable[[], object]]]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, run in lines:
            menu.addAction(words.replace("&", "&&"), run)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "more"):
            self.arrange()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(400, HIGH)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, HIGH)
