"""The top of a record: its name, what it is, how to reach it, and what can be done with it."""

import re

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...domain.fields import Entity
from ...services.dossier import Dossier
from ..desk import Desk
from ..editors.flow import Flow
from ..icons import icon
from ..models.columns import PILLS
from ..wording import Wording
from .tab_order import before

TONES = {
    **PILLS,
    "grade": {"A": "accent"},
    "status": {"left": "grey", "stopped": "grey"},
    "role": {"decision": "violet"},
    "state": {"done": "ok", "open": "accent"},
}
PILLED = {
    "customer": ("grade", "lifecycle"),
    "contact": ("role", "status"),
    "reminder": ("state", "kind"),
    "product": ("status",),
}
UNSAID = {"status": "active"}
"""What goes without saying."""
REACH = {
    "customer": ("phone", "mobile", "wechat"),
    "contact": ("mobile", "phone", "wechat", "email"),
}
SEVERAL = re.compile(r"[,，;；、\n]+")
"""Between the numbers of one field."""
ICONS = {"phone": "phone", "mobile": "phone", "wechat": "message-circle", "email": "mail"}
LINKED = {"contact": ("customer",), "deal": ("customer",), "reminder": ("about",), "follow_up": ("customer", "deal")}
LINK_ICONS = {"customer": "building-2", "contact": "user-round", "deal": "square-kanban"}
_TOP = Qt.AlignmentFlag.AlignTop
ROUNDED = 2
"""Widths of texts are rounded: one pixel too few would cut a number."""


class RecordHead(QWidget):
    went_back = Signal()
    closed = Signal()
    expand_asked = Signal()
    rename_asked = Signal()
    restore_asked = Signal()
    menu_wanted = Signal(QMenu)
    """What can be done with the record is to be filled in."""
    opened = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self.desk, self._wide = desk, wide
        self._icons: list[tuple[QPushButton, str]] = []
        self.back = QPushButton(objectName="back")
        self.back.setCursor(Qt.CursorShape.PointingHandCursor)
        self.back.clicked.connect(self.went_back)
        self.title = QLabel(objectName="h1" if wide else "recordName")
        self.number = QLabel(objectName="recordNumber")
        self.why = QLabel(objectName="why")
        self.amount = QLabel(objectName="amount")
        for label in (self.title, self.number, self.why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setIndent(0)
        self.title.setWordWrap(True)
        self.why.setWordWrap(True)
        self.expand = self._tool(self.tr("展开 (Ctrl+Enter)"), self.expand_asked.emit)
        self.menu_button = self._tool(self.tr("更多操作"), self.show_menu)
        self.close_button = self._tool(self.tr("收起记录栏 (Esc)"), self.closed.emit)
        self.trashed = self._banner()
        self._facts = QWidget()
        self._fact_flow = Flow(self._facts, gap=6)
        self._fact_flow.setContentsMargins(0, 0, 0, 0)
        self._fact_flow.addWidget(self.number)
        self._reach = QWidget()
        self._reach_flow = Flow(self._reach, gap=4)
        self._reach_flow.setContentsMargins(0, 0, 0, 0)
        self._lay_out()

    def _tool(self, words: str, run) -> QToolButton:
        button = QToolButton(self, objectName="plain")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: run())
        return button

    def _banner(self) -> QFrame:
        banner = QFrame(objectName="trashed")
        row = QHBoxLayout(banner)
        row.setContentsMargins(12, 6, 6, 6)
        words = QLabel(self.tr("在回收站里"))
        self.restore = QPushButton(self.tr("恢复"), objectName="small")
        self.restore.clicked.connect(self.restore_asked)
        row.addWidget(words, 1)
        row.addWidget(self.restore)
        return banner

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.title, 1)
        for button in (self.expand, self.menu_button, self.close_button):
            top.addWidget(button, 0, _TOP)
        for button in (self.expand, self.close_button):
            button.setVisible(not self._wide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 10)
        layout.setSpacing(6)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(top)
        layout.addWidget(self._facts)
        layout.addWidget(self.amount)
        layout.addWidget(self._reach)
        layout.addWidget(self.why)
        layout.addWidget(self.trashed)

    def redraw(self) -> None:
        theme = self.desk.theme
        for button, name in ((self.expand, "maximize-2"), (self.menu_button, "ellipsis"), (self.close_button, "x")):
            button.setIcon(icon(theme, name, "text2", 16))
        self.back.setIcon(icon(theme, "chevron-left", "accent", 14))
        for button, name in self._icons:
            button.setIcon(icon(theme, name, "text2", 14))

    def say(self, d: Dossier, wording: Wording, why: str, back: str) -> None:
        e = self.desk.core.entities[d.kind]
        title = str(d.record.get(e.by_name[e.title].code) or "—") if e.title else e.label(wording.lang)
        self.title.setText(title)
        self.number.setText(str(d.record.get("number") or ""))
        self.number.setVisible(bool(d.record.get("number")))
        self.say_why(why)
        self.back.setText(back)
        self.back.setVisible(bool(back))
        self.trashed.setVisible(d.trashed)
        amount = wording.say(e.by_name["amount"], d.record.get("amount")).text if d.kind == "deal" else ""
        self.amount.setText(amount)
        self.amount.setVisible(bool(amount))
        self._say_pills(e, d, wording)
        self._say_reach(e, d, wording)
        self.redraw()

    def say_why(self, why: str) -> None:
        """Why a search led here."""
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def _say_pills(self, e: Entity, d: Dossier, wording: Wording) -> None:
        _empty(self._fact_flow, but=self.number)
        for name in PILLED.get(d.kind, ()):
            f = e.by_name[name]
            code = d.record.get(f.code)
            text = wording.say(f, code).text
            if text and code != UNSAID.get(name):
                self._fact_flow.addWidget(pill(text, TONES.get(name, {}).get(code, "grey")))
        if d.kind == "contact" and d.record.get("is_primary"):
            self._fact_flow.addWidget(pill(e.by_name["is_primary"].label(wording.lang), "accent"))
        self._facts.setVisible(self._fact_flow.count() > 1 or bool(self.number.text()))
        self._facts.updateGeometry()

    def _say_reach(self, e: Entity, d: Dossier, wording: Wording) -> None:
        """Numbers that a click copies, and the records it belongs to."""
        _empty(self._reach_flow)
        self._icons = []
        for name in LINKED.get(d.kind, ()):
            if to := d.links.get(e.by_name[name].code):
                text = wording.say(e.by_name[name], d.record.get(e.by_name[name].code)).text
                tip = self.tr("打开“{0}”").format(text)
                self._chip(
                    text, LINK_ICONS.get(to[0], "arrow-right"), tip, lambda to=to: self.opened.emit(*to), "reachLink"
                )
        for name in REACH.get(d.kind, ()):
            f = e.by_name[name]
            for text in filter(None, (t.strip() for t in SEVERAL.split(str(d.record.get(f.code) or "")))):
                tip = self.tr("{0}，点一下复制").format(f.label(wording.lang))
                self._chip(text, ICONS[name], tip, lambda text=text: self._copy(text))
        before(self.restore, [button for button, _ in self._icons])
        self._reach.setVisible(self._reach_flow.count() > 0)
        self._reach.updateGeometry()

    def _chip(self, text: str, name: str, tip: str, run, style: str = "reach") -> None:
        button = Chip(f" {text}", style, self._reach)  # a blank keeps the icon off the text
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(tip)
        button.setAccessibleName(f"{text} · {tip}")
        button.clicked.connect(lambda: run())
        button.setIcon(icon(self.desk.theme, name, "text2", 14))
        self._icons.append((button, name))
        self._reach_flow.addWidget(button)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.desk.say(self.tr("已复制 {0}").format(text))


class Chip(QPushButton):
    """A long name is cut at its end, and whole in the tip."""

    def __init__(self, text: str, style: str, parent: QWidget) -> None:
        super().__init__(text, parent, objectName=style)
        self._whole = text

    def sizeHint(self) -> QSize:  # noqa: N802
        size = super().sizeHint()
        drawn = self.fontMetrics()
        missing = drawn.horizontalAdvance(self._whole) - drawn.horizontalAdvance(self.text())
        return QSize(size.width() + missing + ROUNDED, size.height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):  # only now its style says how wide it is
            self.updateGeometry()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        drawn = self.fontMetrics()
        around = super().sizeHint().width() - drawn.horizontalAdvance(self.text())
        self.setText(drawn.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() - around))


def pill(text: str, tone: str, parent: QWidget | None = None) -> QLabel:
    label = QLabel(text, parent, objectName="pill")
    label.setProperty("tone", tone)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _empty(flow: Flow, but: QWidget | None = None) -> None:
    for at in reversed(range(flow.count())):
        widget = flow.itemAt(at).widget()
        if widget is not but:
            flow.takeAt(at)
            widget.hide()
            widget.deleteLater()
