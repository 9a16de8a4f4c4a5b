"""可能已有: who is like what is being typed, under the field that says so. Suggests, never blocks."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...domain import credit_code, match_keys
from ...domain.fields import Entity
from ...services import likeness
from ...services.likeness import Like
from ..desk import Desk

WAIT = 150  # ms after the last key


class Link(QPushButton):
    """As much of the name as there is room for, then why."""

    def __init__(self, name: str, number: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="alike")
        self._name, self._number, self._why = name, number, why
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        metrics, room = self.fontMetrics(), self.width() - 20
        whole = f"{self._name} {self._number} · {self._why}"
        if metrics.horizontalAdvance(whole) > room:
            left = room - metrics.horizontalAdvance(f" · {self._why}")
            name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, max(left, 40))
            whole = f"{name} · {self._why}"
        self.setText(whole)


class Alike(QWidget):
    """Under one field: up to three records, each a link to it, or a warning. `key` stands below the field's name."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.key = QLabel(self.tr("可能已有"), objectName="tiny")
        self.warning = QLabel(objectName="hint")
        self.warning.setWordWrap(True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.warning)
        self.links: list[Link] = []
        self.show_likes([])

    def show_likes(self, likes: Sequence[Like], warning: str = "") -> None:
        for link in self.links:
            self._rows.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = [self._link(one) for one in likes]
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.key.setVisible(bool(likes))
        self.setVisible(bool(likes or warning))

    def _link(self, one: Like) -> Link:
        why = self.tr("{0}相同") if one.same else self.tr("{0}相近")
        why = why.format(one.field.label(self.desk.lang))
        named = " ".join(filter(None, (one.label, one.number)))
        link = Link(one.label, one.number, why)
        link.setAccessibleName(self.tr("可能已有：{0} · {1}").format(named, why))
        link.setToolTip(self.tr("{0} · {1}\n点开看；填了一半的会留作草稿").format(named, why))
        link.clicked.connect(lambda: self.desk.opened.emit(one.kind, one.rid))
        self._rows.addWidget(link)
        return link


class Duplicates(QObject):
    """Looks when something changes, off the GUI thread; hands out what it finds, field by field."""

    def __init__(
        self,
        desk: Desk,
        e: Entity,
        texts: Callable[[], Mapping[str, str]],
        places: Mapping[str, Alike],
        parent: QObject | None = None,
    ) -> None:
        """`places` is field code → what stands under that field."""
        super().__init__(parent)
        self.desk, self._entity, self._texts, self._places = desk, e, texts, places
        self._asked: dict[str, str] = {}
        self._topic = f"duplicates {id(self)}"
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._look)

    @property
    def at_rest(self) -> bool:
        return not self._timer.isActive()

    def edited(self) -> None:
        if self._wanted() != self._asked:
            self._timer.start()

    def forget(self) -> None:
        """The form is emptied or closed."""
        self._timer.stop()
        self._asked = {}
        self.desk.jobs.drop(self._topic)
        for place in self._places.values():
            place.show_likes([])

    def _wanted(self) -> dict[str, str]:
        texts = self._texts()
        codes = [f.code for f in match_keys.key_fields(self._entity)]
        return {code: texts.get(code, "") for code in (*codes, "customer") if texts.get(code, "").strip()}

    def _look(self) -> None:
        asked = self._asked = self._wanted()
        kind = self._entity.name
        self.desk.jobs.start(lambda core: likeness.like(core, kind, asked), self._show, topic=self._topic)

    def _show(self, found: Sequence[Like]) -> None:
        for code, place in self._places.items():
            likes = [one for one in found if one.typed.code == code][: likeness.MOST]
            place.show_likes(likes, self._warning(code))

    def _warning(self, code: str) -> str:
        text = self._asked.get(code, "")
        if code == "credit_code" and text and not credit_code.is_valid(text):
            return self.tr("这个信用代码校验不通过，请再核对一遍；仍可保存")
        return ""


def places_for(desk: Desk, e: Entity) -> dict[str, Alike]:
    """One for each field whose keys are kept."""
    return {f.code: Alike(desk) for f in match_keys.key_fields(e)}
