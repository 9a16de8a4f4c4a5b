"""Several of something: tags, products, colleagues. Each a chip with its ×, new ones typed behind them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QWidget

from ...domain.fields import Entity, Field
from ...services import choices, members
from ..desk import Desk
from .choice import fitting
from .field_editor import ENTER, FieldEditor
from .flow import Flow
from .offers import Offer, Offers

ENDS = ",，、;；\n"
LEAST = 90


class _Line(QLineEdit):
    def sizeHint(self):  # noqa: N802
        size = super().sizeHint()
        size.setWidth(LEAST)
        return size


class ChipsEditor(FieldEditor):
    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self._target = choices.target_of(desk.core.entities, e, f)
        self._chips: list[tuple[str, QToolButton]] = []
        self.customer = ""
        """Number or id of the customer whose contacts come first."""
        self.frame = QFrame(objectName="cellChips" if in_cell else "chips")
        self.frame.setProperty("wrong", False)
        self.line = _Line(objectName="chipLine")
        self.line.setAcceptDrops(False)
        self.flow = Flow(self.frame, stretch_last=True)
        self.flow.setContentsMargins(5, 3, 5, 3)
        self.flow.addWidget(self.line)
        self.offers = Offers(self.frame, desk.theme, f.label(desk.lang))
        self.offers.picked.connect(self._pick)
        self._room.addWidget(self.frame)
        self.attach(self.line)
        self.frame.installEventFilter(self)
        self.line.textEdited.connect(self._typed)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self._chips]

    def text(self) -> str:
        return ",".join(dict.fromkeys([*self.names, *members.names(self.line.text())]))

    def put(self, text: str) -> None:
        for name in self.names:
            self._drop(name)
        self.line.clear()
        for name in members.names(text):
            self._add(name)

    def type_over(self, typed: str) -> None:
        self.begin()
        self.line.setText(typed)
        self._typed(typed)

    def set_wrong(self, wrong: bool) -> None:
        self.frame.setProperty("wrong", wrong)
        self.frame.style().unpolish(self.frame)
        self.frame.style().polish(self.frame)

    def settle(self) -> None:
        self.offers.close_it()
        for name in members.names(self.line.text()):
            self._add(name)
        self.line.clear()

    def close_popup(self) -> None:
        self.desk.jobs.drop(f"offers {id(self)}")
        self.offers.close_it()

    def press(self, event: QKeyEvent) -> bool:
        key, typed = event.key(), self.line.text()
        if self.offers.press(event):
            return True
        if key == Qt.Key.Key_Escape and self.offers.is_open:
            self.offers.close_it()
            return True
        if key == Qt.Key.Key_Down:
            self._ask("")
            return True
        if key == Qt.Key.Key_Backspace and not typed and self._chips:
            self._drop(self.names[-1])
            self.edited.emit()
            return True
        if (
            key in ENTER
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and (typed.strip() or self.offers.current)
        ):
            self._take(self.offers.current)  # a chip first; the next Enter goes on
            return not self.in_cell
        if key == Qt.Key.Key_Tab and self.offers.current:
            self._take(self.offers.current)
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.frame:
            if event.type() == QEvent.Type.MouseButtonPress:
                self.line.setFocus()
            return False
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.frame.setProperty("on", event.type() == QEvent.Type.FocusIn)
            self.frame.style().unpolish(self.frame)
            self.frame.style().polish(self.frame)
        return super().eventFilter(watched, event)

    def _take(self, offer: Offer | None) -> None:
        if offer is not None:
            self._add(offer.value)
        else:
            for name in members.names(self.line.text()):
                self._add(name)
        self.line.clear()
        self.offers.close_it()
        self.set_wrong(False)
        self.edited.emit()

    def _pick(self, offer: Offer) -> None:
        self._take(offer)
        if self.in_cell:
            self.commit()

    def _typed(self, text: str) -> None:
        self.set_wrong(False)
        if text and text[-1] in ENDS:
            self._take(None)
            return
        self.edited.emit()
        if text.strip():
            self._ask(text.strip())
        else:
            self.offers.close_it()

    def _ask(self, typed: str) -> None:
        target, customer = self._target, self.customer
        if target in choices.SMALL:
            every = [Offer(n.label, n.label) for n in choices.few(self.desk.core, target)]
            self._offer(typed, fitting(typed, every) if typed else every)
            return

        def look(core):
            return choices.find(core, typed, (target,)) if typed else choices.newest(core, target, customer)

        def show(found):
            self._offer(typed, [Offer(n.text, n.label, n.beside) for n in found])

        self.desk.jobs.start(look, show, topic=f"offers {id(self)}")

    def _offer(self, typed: str, offers: list[Offer]) -> None:
        if not self.line.hasFocus() or self.line.text().strip() != typed:
            return
        left = [o for o in offers if o.value not in self.names and o.label not in self.names]
        exact = next((i for i, o in enumerate(left) if o.label.casefold() == typed.casefold()), -1)
        if typed and exact < 0 and self._target == "tag":
            left.append(Offer(typed, self.tr("新增“{0}”").format(typed), new=True))
        none = self.tr("没有“{0}”").format(typed) if typed else ""
        first = 0 if typed and left else -1
        self.offers.offer(left, max(exact, first), "" if left else none)

    def _add(self, name: str) -> None:
        if name in self.names:
            return
        chip = QToolButton(objectName="chip")
        one = choices.named(self.desk.core, self._target, name) if self._target not in choices.SMALL else None
        label = one.label if one else name
        chip.setText(f"{label}  ×")
        chip.setAccessibleName(self.tr("去掉“{0}”").format(label))
        chip.setToolTip(self.tr("去掉“{0}”").format(label))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Backspace is its key
        chip.clicked.connect(lambda: self._dropped(name))
        self._chips.append((name, chip))
        self.flow.insert(self.flow.count() - 1, chip)
        chip.show()
        self._fit()

    def _dropped(self, name: str) -> None:
        self._drop(name)
        self.line.setFocus()
        self.edited.emit()

    def _drop(self, name: str) -> None:
        for known, chip in list(self._chips):
            if known == name:
                self._chips.remove((known, chip))
                self.flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
        self._fit()

    def _fit(self) -> None:
        self.flow.invalidate()
        self.frame.updateGeometry()
        self.updateGeometry()
