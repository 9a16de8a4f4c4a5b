"""今日, 客户 and 商机 in every state."""

from PySide6.QtCore import QPoint

from desktop_crm.domain.filter import parse
from desktop_crm.services import records
from desktop_crm.ui.panes.today.boxes import LaterBox

from .hand import Hand, Key, States, number_of

CUSTOMERS = 60
CELL = "customers, in a cell:"
"""There Tab goes to the next cell, as in Excel."""


class Lists(Hand):
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
        head = table.horizontalHeader()
        self.point(head.viewport(), QPoint(head.sectionViewportPosition(1) + 20, head.height() // 2))
        yield "customers, a header under the mouse"
        self.away(head.viewport())
        for name in ("name", "grade", "owner"):
            at = next(n for n, c in enumerate(page.model.columns) if c.field.name == name)
            table.setCurrentIndex(page.model.index(1, at))
            table.setFocus()
            self.key(Key.Key_F2)
            yield f"{CELL} {name}"
            self.key(Key.Key_Escape)
            if table.is_editing:
                self.key(Key.Key_Escape)
        table.put(0)
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
        records.trash(self.window.core, "customer", number_of(self.window.core, 7))
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
