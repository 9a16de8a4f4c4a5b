"""Drives one window through every page and every state of it, as a person would, so that others can look at each."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_crm.services import records, sample
from desktop_crm.services.core import Core
from desktop_crm.ui.main_window import MainWindow

from .conftest import commit, settle

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
CUSTOMERS = 60
SHEET = (
    "客户名称,电话,级别,地区,爱好\n"
    "东海甲有限公司,0571-86001111,重点,杭州,\n"
    "东海乙有限公司,13800001111,普通,苏州,围棋\n"
    ",13800002222,普通,苏州,\n"
)
States = Iterator[str]


def furnish(core: Core) -> None:
    """A small office in which every kind of thing is there once."""
    sample.fill(core, CUSTOMERS)
    one = name_of(core)
    records.add(core, "users", {"name": "王伟"})
    records.add(core, "reminders", {"text": "催合同", "about": f"customers/{one}", "due_on": core.today().isoformat()})


def name_of(core: Core, rid: int = 1) -> str:
    """The word by which a customer is meant."""
    (number,) = core.db.execute("SELECT number FROM customer WHERE rid = ?", (rid,)).fetchone()
    return str(number)


class Walk:
    """Each method is a part of the walk: it yields the name of a state while the window shows it."""

    def __init__(self, qtbot, window: MainWindow, folder: Path) -> None:
        self.qtbot, self.window, self.folder = qtbot, window, folder

    # what a person does

    def rest(self) -> None:
        QApplication.processEvents()
        settle(self.qtbot, self.window)

    def until(self, there: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(lambda: there() and self.window.settled, timeout=15_000)
        self.rest()

    def go(self, code: str):
        page = self.window.go(code)
        self.rest()
        return page

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        assert widget.isVisible(), widget
        QTest.mouseClick(widget, LEFT, NONE, at or widget.rect().center())
        self.rest()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        self.rest()

    def type(self, widget: QWidget, text: str) -> None:
        commit(widget, text)
        self.rest()

    def point(self, widget: QWidget, at: QPoint) -> None:
        """The mouse over that point, where nothing is pressed."""
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(widget.mapToGlobal(at)), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, NONE,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        self.rest()

    def away(self, widget: QWidget) -> None:
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))

    # the walk

    def all(self) -> States:
        for part in (
            self.today, self.customers, self.filters, self.several, self.record, self.forms, self.board, self.imports,
            self.settings, self.layers,
        ):  # fmt: skip
            yield from part()

    def today(self) -> States:
        page = self.go("today")
        yield "today"
        row = page.lines.first()
        page.list.put(row)
        self.point(page.list.viewport(), page.list.visualRect(page.lines.index(row)).center())
        yield "today, a line under the mouse"
        self.away(page.list.viewport())
        page.list.setFocus()
        self.key(Key.Key_Space)
        yield "today, done asks for the result"
        box = page.list.box
        self.click(box.chips[-1][0])
        self.key(Key.Key_Escape)  # the calendar
        if page.list.box:
            yield "today, done with the next day"
            page.doing.leave()
        self.rest()
        from desktop_crm.ui.panes.today.boxes import LaterBox

        page.doing.open_box(LaterBox)
        self.rest()
        yield "today, put off to a day"
        page.doing.leave()
        self.rest()
        for place in list(page.lines.folded):
            page.list.fold(place, False)
        page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
        self.rest()
        yield "today, all unfolded, at the end"
        page.list.verticalScrollBar().setValue(0)

    def customers(self) -> States:
        page = self.go("customers")
        yield "customers"
        table = page.table
        self.point(table.viewport(), table.visualRect(page.model.index(3, 0)).center())
        yield "customers, a row under the mouse"
        self.away(table.viewport())
        page.beside.turn(False)
        self.rest()
        yield "customers without the record"
        page.beside.turn(True)
        self.rest()
        self.type(page.search, "张三李四没有这位")
        yield "customers, no hit"
        page.search.clear()
        self.rest()
        page.show_trash()
        self.rest()
        yield "trash, nothing in it"
        page.leave_trash()
        self.rest()
        records.trash(self.window.core, "customer", name_of(self.window.core, 7))
        self.until(lambda: page.model.rowCount() == CUSTOMERS - 1)
        page.show_trash()
        self.rest()
        table.setFocus()
        table.put(0)
        self.rest()
        yield "trash"
        self.click(page.tools.trash.purge)
        yield "trash, asks before it deletes"
        self.click(page.tools.trash.no)
        page.leave_trash()
        self.rest()

    def filters(self) -> States:
        page = self.go("customers")
        bar = page.tools.filter
        for name, what in (("region", "values"), ("created_at", "days"), ("total_paid", "amounts"), ("name", "text")):
            f = page.columns.entity.by_name.get(name)
            if f is None:
                continue
            bar.open_filter(f, bar.row.add)
            self.rest()
            yield f"filter, {what}"
            bar.open.close_it()
            self.rest()
        self.click(bar.row.add)
        yield "filter, which field"
        bar.open.close_it()
        bar.write(bar.row.add)
        self.rest()
        yield "filter, written"
        bar.open.close_it()
        self.rest()
        page.tools.choose_columns()
        self.rest()
        yield "columns"
        page.tools.chooser.close_it()
        self.rest()
        from desktop_crm.domain.filter import parse

        f = page.columns.entity.by_name["grade"]
        bar.put(f, parse("grade = A"))
        self.rest()
        yield "customers, filtered"
        self.click(bar.row.save)
        yield "filter, its name as a view"
        if bar.open:
            bar.open.close_it()
        bar.clear()
        self.rest()

    def several(self) -> States:
        page = self.go("customers")
        bar, table = page.tools.chosen, page.table
        table.chosen.tick(page.model.listing.ids(0, 3))
        self.rest()
        yield "several chosen"
        for code in ("set", "tags", "owner", "remind"):
            self.click(bar.buttons[code])
            yield f"several, {code}"
            bar._back()
            self.rest()
        table.chosen.tick(page.model.listing.ids(0, 21))
        self.click(bar.buttons["trash"])
        yield "several, asks before the trash"
        bar._back()
        table.chosen.clear()
        self.rest()

    def record(self) -> States:
        page = self.go("customers")
        core, pane = self.window.core, page.beside.pane
        rid = core.db.execute(RICH).fetchone()[0]
        self.window.open_record("customer", rid)
        self.until(lambda: pane.shown is not None and pane.shown.rid == rid)
        for part in pane.parts.of("customer"):
            pane.show_part(part)
            self.rest()
            yield f"customer beside, {part}"
        pane.show_part("fields")
        for name in ("name", "region", "source", "notes"):
            pane.edit_field(name)
            self.rest()
            if pane.parts.fields.editing:
                yield f"customer beside, editing {name}"
                pane.parts.commit()
                self.rest()
        pane.focus_follow_up()
        self.rest()
        self.type(pane.box.text, "谈了价格，下周再来")
        yield "follow-up box"
        pane.box.text.clear()
        pane.box.leave()
        self.rest()
        for kind, sql in (("contact", "contact"), ("deal", "deal"), ("reminder", "reminder")):
            (other,) = core.db.execute(
                f"SELECT rid FROM {sql} WHERE trashed_at IS NULL AND customer = (SELECT id FROM customer WHERE rid = ?)"
                if kind != "reminder"
                else "SELECT rid FROM reminder WHERE trashed_at IS NULL AND ? LIMIT 1",
                (rid,),
            ).fetchone()
            pane.go(kind, other)
            self.until(lambda: pane.shown is not None and pane.shown.kind == kind)  # noqa: B023
            for part in pane.parts.of(kind):
                pane.show_part(part)
                self.rest()
                yield f"{kind} beside, {part}"
            pane.go_back()
            self.until(lambda: pane.shown.kind == "customer")
        page.beside.expand()
        self.rest()
        wide = page.beside.page.pane
        for part in wide.parts.of("customer"):
            wide.show_part(part)
            self.rest()
            yield f"customer's page, {part}"
        wide.ask_new("contact")
        self.rest()
        yield "customer's page with a form"
        page.beside._give_up_form()
        page.beside.collapse()
        self.rest()

    def forms(self) -> States:
        page = self.go("customers")
        for kind in ("customer", "contact", "deal", "reminder"):
            page.start_new(kind, {})
            self.rest()
            form = page.beside.form
            yield f"new {kind}"
            if form.body.more.isVisible():
                self.click(form.body.more)
                yield f"new {kind}, all fields"
            self.click(form.save_button)
            yield f"new {kind}, something is missing"
            page.beside._give_up_form()
            self.rest()
        page.start_new("customer", {})
        self.rest()
        row = page.beside.form.rows["name"]
        self.type(row.editor.focusProxy() or row.editor, page.model.cell(0, 0).text)
        self.until(lambda: page.beside.at_rest)
        yield "new customer, there is one like it"
        page.beside._give_up_form()
        self.rest()
        page.start_new("customer", {})
        self.rest()
        yield "new customer, a draft is offered"
        self.click(page.beside.form.throw_away)
        page.beside._give_up_form()
        self.rest()

    def board(self) -> States:
        page = self.go("board")
        yield "board"
        board = page.board
        column = next(c for c in board.columns if c.model.rids)
        view = column.list
        self.point(view.viewport(), view.card_box(0).center())
        self.click(view.viewport(), view.card_box(0).center())
        yield "board, a card chosen"
        page.beside.turn(False)
        self.rest()
        for kind in ("won", "lost", "hold"):
            to = next((c for c in board.columns if c.stage.kind == kind), None)
            if to is None:
                continue
            page.mover.move(column.model.rid(0), to.stage.rid, 0)
            self.rest()
            if page.mover.asking is not None:
                yield f"board, {kind} asks"
                page.mover.asking.answer()
                self.rest()
                if page.mover.asking is not None:
                    yield f"board, {kind} asks again"
                    page.mover.put_back()
            else:
                self.window.actions_.undo.trigger()
            self.rest()
        for folded in (c for c in board.columns if c.folds):
            if not folded.is_open:
                self.click(folded.strip)
        yield "board, all columns open"
        self.type(page.search, "没有这样的商机")
        yield "board, no hit"
        page._clear_filter()
        page.refresh()
        self.rest()

    def imports(self) -> States:
        page = self.go("import")
        yield "import"
        file = self.folder / "新 客户.csv"
        file.write_text(SHEET + f"{name_of(self.window.core)},0571-1,,,\n", "utf-8")
        self.window.take_in([str(file)])
        self.until(lambda: page.stack.currentWidget() is page.review)
        yield "import, planned"
        page.review.ask_column(1)
        self.rest()
        yield "import, what a column becomes"
        if page.review.picker.isVisible():
            self.key(Key.Key_Escape)
        self.click(page.review.verdicts.buttons["rejected"])
        yield "import, wrong rows"
        self.click(page.review.verdicts.buttons["conflict"])
        yield "import, no such rows"
        self.click(page.review.verdicts.buttons[""])
        page.accept()
        self.until(lambda: page.stack.currentWidget() is page.outcome)
        yield "import, done"
        page.leave()
        self.rest()
        broken = self.folder / "空.csv"
        broken.write_bytes(b"")
        self.window.take_in([str(broken)])
        self.until(page.trouble.isVisible)
        yield "import, cannot be read"
        page.leave()
        self.rest()

    def settings(self) -> States:
        page = self.go("settings")
        for at, link in enumerate(page.links):
            self.click(link)
            yield f"settings, {at + 1}"

    def layers(self) -> States:
        window = self.window
        self.go("customers")
        window.actions_.palette.trigger()
        self.rest()
        yield "palette"
        self.type(window.layers.palette.box, "有限")
        yield "palette, found"
        window.layers.palette.box.clear()
        self.type(window.layers.palette.box, "没有这样的事")
        yield "palette, nothing found"
        window.layers.dismiss()
        window.actions_.keys.trigger()
        self.rest()
        yield "keys"
        window.layers.dismiss()
        window.layers.ask_name()
        self.rest()
        yield "first start"
        self.key(Key.Key_Escape)
        self.rest()
        window._say("已改 12 位", True)
        window.strip.begin("正在导入 新 客户.csv")
        self.rest()
        yield "toast and progress"
        window._expire()
        window.strip.hide()
        self.rest()

    def empty(self) -> States:
        for code in ("today", "customers", "board", "import", "settings"):
            self.go(code)
            yield f"empty {code}"


RICH = """SELECT c.rid FROM customer c WHERE trashed_at IS NULL
    AND EXISTS (SELECT 1 FROM contact WHERE customer = c.id AND trashed_at IS NULL)
    AND EXISTS (SELECT 1 FROM deal WHERE customer = c.id AND trashed_at IS NULL)
    AND EXISTS (SELECT 1 FROM follow_up WHERE customer = c.id AND trashed_at IS NULL) LIMIT 1"""


def pressable(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton)
