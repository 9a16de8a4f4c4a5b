"""A line that holds one of many things: typed in part, taken from the list under it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ...domain.fields import Entity, Field, fold
from ..desk import Desk
from .field_editor import ENTER
from .line import LineEditor
from .offers import Offer, Offers

Give = Callable[[list[Offer], str], None]


class PickEditor(LineEditor):
    """What it holds is the value of the offer that was taken, else what is typed."""

    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self._taken: Offer | None = None
        self._asking = ""
        """Typed, and what fits is not known yet."""
        self._waiting: QKeyEvent | None = None
        """Enter or Tab that came meanwhile."""
        self.offers = Offers(self, desk.theme, f.label(desk.lang))
        self.offers.picked.connect(self._pick)
        self.give_icon("chevron-down", self.tr("展开列表 (↓)"))

    def known(self, text: str) -> Offer | None:
        """What the text names exactly: by value or by label."""
        raise NotImplementedError

    def ask(self, typed: str, give: Give) -> None:
        """Calls `give` with what fits, now or later, and a note for the foot of the list."""
        raise NotImplementedError

    def make(self, offer: Offer) -> None:
        """A new one was taken."""

    def text(self) -> str:
        return self._taken.value if self._taken else super().text()

    def put(self, text: str) -> None:
        self._taken = self.known(text) if text.strip() else None
        super().put(self._taken.label if self._taken else text)

    def settle(self) -> None:
        self._asking, self._waiting = "", None
        typed = self.line.text().strip()
        if self._taken is None and typed and (offer := self.known(typed)):
            self._hold(offer)
        self.offers.close_it()

    def close_popup(self) -> None:
        self.offers.close_it()

    def open_list(self) -> None:
        """All there is, whatever is typed."""
        self.line.setFocus()
        self._asking = ""
        self.ask("", self._show_all)

    def press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self.offers.press(event):
            return True
        if key == Qt.Key.Key_Escape and self.offers.is_open:
            self.offers.close_it()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self.offers.is_open:
            self.open_list()
            return True
        if key not in (*ENTER, Qt.Key.Key_Tab):
            return False
        typed = self.line.text().strip()
        if self._asking and self._asking == typed:
            if self.known(typed) is not None:
                return False  # it is settled by that
            self._waiting = event.clone()
            return True
        if (offer := self.offers.current) is not None:
            self._hold(offer)
            if offer.new:
                self.make(offer)
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.MouseButtonRelease and not self.offers.is_open and self.opens_at_click():
            self.open_list()
        return super().eventFilter(watched, event)

    def opens_at_click(self) -> bool:
        return False

    def _icon_pressed(self) -> None:
        if self.offers.is_open:
            self.offers.close_it()
        else:
            self.open_list()

    def _pick(self, offer: Offer) -> None:
        self._hold(offer)
        if offer.new:
            self.make(offer)
        self.edited.emit()
        self.commit()

    def _hold(self, offer: Offer) -> None:
        if self._taken != offer:
            self._taken = offer
            self.line.setText(offer.label)
            self.set_wrong(False)
        self.offers.close_it()

    def _typed(self, text: str) -> None:
        self._taken = self._waiting = None
        super()._typed(text)
        typed = self._asking = text.strip()
        if typed:
            self.ask(typed, lambda offers, note: self._show_fitting(typed, offers, note))
        else:
            self.offers.close_it()

    def _show_all(self, offers: list[Offer], note: str) -> None:
        if self.line.hasFocus():
            held = self._taken.value if self._taken else None
            at = next((i for i, o in enumerate(offers) if o.value == held), -1)
            self.offers.offer(offers, at, note)

    def _show_fitting(self, typed: str, offers: list[Offer], note: str) -> None:
        key, self._waiting = self._waiting, None
        self._asking = ""
        if not self.line.hasFocus() or self._taken is not None or self.line.text().strip() != typed:
            return
        self.offers.offer(offers, 0 if offers else -1, note)
        if key is not None:
            exact = next((o for o in offers if fold(o.label) == fold(typed)), None)
            if exact is not None:
                self._hold(exact)
            if exact is not None or not offers:
                QCoreApplication.sendEvent(self.line, key)
