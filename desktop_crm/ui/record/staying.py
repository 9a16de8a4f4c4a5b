"""A record that is being read or written stays, though the list beside it goes on without it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ...domain.changes import Changes

if TYPE_CHECKING:
    from .beside import Beside
    from .pane import RecordPane

translate = QCoreApplication.translate
ELSEWHERE = ("outside", "sync")
PRESSES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


class Staying(QObject):
    """After a change the list may put its cursor elsewhere by itself: until a key or a click outside the record that is not
    followed where the record has a page, holds typed text, or was just trashed by others."""

    def __init__(self, beside: "Beside") -> None:
        super().__init__(beside)
        self._beside = beside
        self.gone = False
        """Trashed by others, and still to be read."""
        self._holding = False
        self._passed: tuple[str, int, str] | None = None
        """Where the list went meanwhile."""

    def follow(self, changes: Changes) -> None:
        """Before the list reads what there is now."""
        pane = self._beside.pane_in_use
        if pane is None:
            return
        if self._trashed(changes, pane):
            self.gone = True
            if self._beside.isVisible():
                customer, other = (
                    translate("Record", "这位客户刚被放进回收站"),
                    translate("Record", "这条记录刚被放进回收站"),
                )
                self._beside.desk.say(customer if pane.kind == "customer" else other)
        if not self._holding and (self.gone or self._beside.expanded or pane.writing):
            self._holding = True
            QApplication.instance().installEventFilter(self)

    def keeps(self, kind: str, rid: int, why: str) -> bool:
        """Whether what the list is at now is not to be shown."""
        self._passed = None
        if not self._holding or self._beside.pane is None:
            return False
        self._passed = (kind, rid, why) if (kind, rid) != self._beside.pane.base else None
        return self._passed is not None

    def end(self, *, follow: bool = False) -> None:
        """`follow`: and show where the list went."""
        passed, self._passed = self._passed, None
        self._holding = self.gone = False
        QApplication.instance().removeEventFilter(self)
        if follow and passed is not None:
            self._beside.show_record(*passed)
            self._beside.refold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in PRESSES and isinstance(watched, QWidget) and self._outside(watched):
            main = self._beside.main
            passed = self._passed
            self.end(follow=watched is main or main.isAncestorOf(watched))
            if self._beside.expanded:
                self._passed = passed  # to be found on the way back
        return False

    def _outside(self, widget: QWidget) -> bool:
        """What stands around the record gets the keys that the record does not want: those are none of their own."""
        pane = self._beside.pane_in_use
        return pane is None or not (widget is pane or pane.isAncestorOf(widget) or widget.isAncestorOf(pane))

    @staticmethod
    def _trashed(changes: Changes, pane: "RecordPane") -> bool:
        d = pane.shown
        return (
            d is not None
            and not d.trashed
            and changes.origin in ELSEWHERE
            and d.rid in changes.edited.get(d.kind, {}).get("trashed_at", ())
        )
