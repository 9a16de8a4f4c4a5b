"""A cell under edit, as in Excel: F2 or a double click opens it, typing replaces, Enter goes down, Tab right, Esc gives back."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from ...domain.errors import UserError
from ...domain.fields import Entity, Field, Storage
from ...services import bulk
from ...services.present import records
from ..editors.field_editor import FieldEditor, make_editor
from ..editors.texts import text_of

if TYPE_CHECKING:
    from ..widgets.record_table import RecordTable

translate = QCoreApplication.translate
WRITTEN_IN = (QLineEdit, QPlainTextEdit, QTextEdit)
LONG_WIDTH = 320
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editing(QObject):
    def __init__(self, table: "RecordTable") -> None:
        super().__init__(table)
        self.table = table
        assert table.desk is not None
        self.desk = table.desk
        self.editor: FieldEditor | None = None
        self.rid, self.field = 0, self.entity.fields[0]
        self._before = ""
        self._at = (-1, -1)
        self._tabbed_from = -1
        self._after_tab = (-1, -1)
        self._composing = self._refused = self._lost = False
        table.verticalScrollBar().valueChanged.connect(self.place)
        table.horizontalScrollBar().valueChanged.connect(self.place)
        table.horizontalHeader().sectionResized.connect(self.place)
        table.records.modelReset.connect(self._find_again)
        table.selectionModel().currentChanged.connect(self._follow)

    @property
    def entity(self) -> Entity:
        return self.table.entity

    def begin(self, index: QModelIndex, typed: str | None = None) -> bool:
        """`typed` replaces what stands there. False where the cell cannot be edited: it flashes and says why."""
        if self.editor is not None and not self.finish():
            return False
        model = self.table.records
        rid = model.rid(index.row()) if index.isValid() else 0
        if not rid:
            return False
        field = model.field_at(index.row(), index.column())
        if self.table.locked or not field.editable:
            self.table.flash(index)
            self.desk.say(self.table.locked or why_not(field, self.desk.lang))
            return False
        if self.table.currentIndex() != index:
            self.table.setCurrentIndex(index)
        if (index.row(), index.column()) != self._after_tab:
            self._tabbed_from = -1
        self.table.scrollTo(index)
        self._open(rid, field, index)
        assert self.editor is not None
        if typed is None:
            self.editor.begin()
        elif not self._composing:
            self.editor.type_over(typed)
        return True

    def compose(self, event: QInputMethodEvent) -> None:
        """Chinese over a selected cell. The focus stays with the table until the first words are there: moving it would end
        the composition."""
        if self.editor is None:
            if not (event.preeditString() or event.commitString()):
                return
            self._composing = True
            if not self.begin(self.table.currentIndex(), ""):
                self._composing = False
                return
            if self.field.storage is not Storage.MEMBERS:  # of tags another one is typed
                self.editor.put("")
        inner = self.editor.focusProxy() or self.editor
        if not isinstance(inner, WRITTEN_IN):
            self._composing = False
            self.editor.begin()
            return
        QCoreApplication.sendEvent(inner, event)
        if event.commitString():
            self._composing = False
            inner.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not event.preeditString():
            self._composing = False
            self._close()

    def reopen(self, rid: int, field: Field, at: tuple[int, int], text: str) -> None:
        """A write was refused: what was typed is not lost, where nothing else is being typed."""
        index = self.table.records.index(*at)
        if self.editor is None and self.table.records.rid(at[0]) == rid and self.begin(index):
            self.editor.put(text)
            self.editor.set_wrong(True)

    def finish(self) -> bool:
        """Takes what is typed over. False where it cannot be: the editor stays, framed red, and a sentence says why."""
        editor = self.editor
        if editor is None:
            return not self._refused
        text = editor.text()
        if text == self._before:
            self._close()
            return True
        try:
            value = bulk.check(self.desk.core, self.entity, self.rid, self.field.code, text)
        except UserError as error:
            self._refuse(error)
            return False
        rid, field, at = self.rid, self.field, self._at
        self._close()
        if self.table.records.rid(at[0]) == rid:
            self.table.records.foresee(at[0], field, value)
        self._write(rid, field, at, text)
        return True

    def give_back(self) -> None:
        self._close()

    def place(self, *_: Any) -> None:
        """Where its cell stands now."""
        if self.editor is None:
            return
        cell = self.table.visualRect(self.table.records.index(*self._at))
        if not cell.isValid():
            return
        width, height = cell.width(), cell.height() - 1
        if self.editor.long or self.field.storage is Storage.MEMBERS:
            width = max(width, LONG_WIDTH)
        wanted = self.editor.heightForWidth(width) if self.editor.hasHeightForWidth() else 0
        height = max(height, wanted, self.editor.sizeHint().height() if wanted <= 0 else 0)
        room = self.table.viewport().rect()
        left = max(0, min(cell.left(), room.right() - width))
        self.editor.setGeometry(QRect(left, cell.top(), width, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Shift+Enter goes up; the editor itself knows the other keys."""
        if not (event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTERS):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if self.finish():
                self._go(-1, 0)
            return True
        return False

    def _open(self, rid: int, field: Field, index: QModelIndex) -> None:
        core, e = self.desk.core, self.entity
        found = records(core.db, core.entities, e, [rid], [field])
        self.rid, self.field, self._at = rid, field, (index.row(), index.column())
        self._refused = False
        editor = self.editor = make_editor(self.desk, e, field, self.table.viewport(), in_cell=True)
        editor.set_text(text_of(field, found[0][field.code]) if found else "")
        self._before = editor.text()
        editor.edited.connect(self.place)
        editor.committed.connect(self._committed)
        editor.entered.connect(self._entered)
        editor.tabbed.connect(self._tabbed)
        editor.cancelled.connect(self._close)
        editor.left.connect(self._left)
        (editor.focusProxy() or editor).installEventFilter(self)
        self.place()
        editor.show()
        editor.raise_()

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        self._refused = self._composing = False
        editor.close_popup()
        focus = QApplication.focusWidget()
        if focus is None or focus is editor or editor.isAncestorOf(focus):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()

    def _refuse(self, error: UserError) -> None:
        self._refused = True
        assert self.editor is not None
        self.editor.set_wrong(True)
        self.desk.say(error.text(self.desk.lang))

    def _committed(self) -> None:
        if self.sender() is self.editor:
            self.finish()

    def _entered(self) -> None:
        if self.editor is None:
            column = self._tabbed_from if self._tabbed_from >= 0 else self._at[1]
            self._tabbed_from = -1
            self._go(1, 0, column)

    def _tabbed(self, way: int) -> None:
        if self.editor is None or (not self._refused and self.finish()):
            start = self._tabbed_from if self._tabbed_from >= 0 else self._at[1]
            self._go(0, way)
            self._tabbed_from = start
            self._after_tab = (self.table.currentIndex().row(), self.table.currentIndex().column())

    def _left(self) -> None:
        if self.sender() is self.editor and not self._composing and not self.finish():
            QTimer.singleShot(0, self._back_in)

    def _back_in(self) -> None:
        if self.editor is not None:
            self.editor.begin()

    def _go(self, down: int, right: int, column: int = -1) -> None:
        from .block import columns_in_sight

        model, standing = self.table.records, columns_in_sight(self.table)
        row = max(0, min(self._at[0] + down, model.rowCount() - 1))
        column = self._at[1] if column < 0 else column
        if right and column in standing:
            column = standing[max(0, min(standing.index(column) + right, len(standing) - 1))]
        self.table.setCurrentIndex(model.index(row, column))

    def _write(self, rid: int, field: Field, at: tuple[int, int], text: str) -> None:
        e = self.entity

        def failed(error: BaseException) -> None:
            self.table.records.reread()
            if isinstance(error, UserError):
                self.desk.say(error.text(self.desk.lang))
                self.reopen(rid, field, at, text)
            else:
                self.desk.jobs.crashed.emit(error)

        self.desk.write(lambda core: bulk.set_cells(core, e, [(rid, {field.code: text})]), failed=failed)

    def _find_again(self) -> None:
        """Other rows stand there now; what is typed belongs to its record wherever that is."""
        self._lost = self.editor is not None

    def _follow(self, current: QModelIndex, previous: QModelIndex) -> None:
        if self._lost and self.editor is not None and self.table.records.rid(current.row()) == self.rid:
            self._lost = False
            self._at = (current.row(), self._at[1])
            self.place()


def why_not(f: Field, lang: str) -> str:
    """Why a computed cell cannot be edited."""
    reasons = {
        "last_contact_at": translate("Editing", "最近跟进由跟进记录算出"),
        "next_contact_at": translate("Editing", "下次跟进由跟进记录和回访提醒算出"),
        "completeness": translate("Editing", "完整率由填了几项算出"),
    }
    return reasons.get(f.name) or translate("Editing", "“{0}”由程序记录，不能改").format(f.label(lang))
