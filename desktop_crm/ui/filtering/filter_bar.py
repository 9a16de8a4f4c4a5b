"""Which rows a list shows: a view, and conditions on top of it. It holds them, draws them as chips and opens what changes them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...domain.changes import Changes
from ...domain.errors import FilterError
from ...domain.fields import Entity, Field
from ...domain.filter import Node
from ...services import listing
from ...services.views import SavedView
from ..desk import Desk
from .chip_row import ChipRow
from .chips import ConditionChip, ViewChip
from .conditions import field_of, joined, parts, read
from .filter_popup import FilterPopup, can_say
from .overlay import Overlay
from .phrases import Phrases
from .view_keeper import ViewKeeper

ALL = "all"


@dataclass(frozen=True, slots=True)
class Preset:
    """A view that the program brings along."""

    code: str
    words: str
    expression: str = ""


class FilterBar(QWidget):
    asked = Signal(str)
    """The expression whose rows are wanted."""
    sort_asked = Signal(str)
    view_chosen = Signal(tuple, str, str)
    """Its columns (none: as the list has them by itself), its expression and its order."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.kind = desk, kind
        self.presets: tuple[Preset, ...] = (Preset(ALL, self.tr("全部")),)
        self.saved: list[SavedView] = []
        self.view: Preset | SavedView = self.presets[0]
        self.nodes: list[Node] = []
        """Conditions on top of a preset; of a saved view, all of it."""
        self.columns: tuple[str, ...] = ()
        """As the list has them now; none where nothing was chosen."""
        self.sort = ""
        self.open: Overlay | None = None
        self.row = ChipRow(desk.theme, self)
        self.keeper = ViewKeeper(self)
        self.setStyleSheet(desk.theme.sheet("filtering"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.row)
        self.row.add.clicked.connect(self.pick_field)
        self.row.save.clicked.connect(self.keeper.ask_name)
        self._phrases = self._words()
        self._show_views()
        self.keeper.read()

    @property
    def entity(self) -> Entity:
        return self.desk.core.entities[self.kind]

    @property
    def expression(self) -> str:
        return joined([*self._base, *self.nodes])

    @property
    def _base(self) -> list[Node]:
        return parts(self.view.expression) if isinstance(self.view, Preset) else []

    @property
    def is_changed(self) -> bool:
        """There is something to keep as a view."""
        if isinstance(self.view, SavedView):
            saved = self.view
            kept = (saved.columns or (), saved.sort, _tidy(saved.expression))
            return (self.columns or (), self.sort, self.expression) != kept
        return bool(self.nodes or self.sort or self.columns)

    @property
    def at_rest(self) -> bool:
        return not isinstance(self.open, FilterPopup) or self.open.at_rest

    def offer(self, presets: Sequence[Preset]) -> None:
        """What stands before the saved views."""
        self.presets = tuple(presets)
        if isinstance(self.view, Preset):
            self.view = next((p for p in self.presets if p.code == self.view.code), self.presets[0])
        self._show_views()

    def choose(self, view: Preset | SavedView) -> None:
        """Its rows, its order and its columns, without the conditions set before."""
        self.view = view
        try:
            self.nodes = parts(view.expression) if isinstance(view, SavedView) else []
        except FilterError as error:
            self.nodes = []
            self.desk.say(error.text(self.desk.lang))
        columns, sort = (view.columns, view.sort) if isinstance(view, SavedView) else ((), "")
        self.columns, self.sort = columns, sort
        self._show_views()
        self._show_conditions()
        self.view_chosen.emit(columns, self.expression, sort)

    def clear(self) -> None:
        """Every row again; the order and the columns stay."""
        self.view, self.nodes = self.presets[0], []
        self._show_views()
        self._tell()

    def look(self, columns: tuple[str, ...], sort: str) -> None:
        """The list has these columns and this order now."""
        if (columns, sort) != (self.columns, self.sort):
            self.columns, self.sort = columns, sort
            self._show_conditions()

    def condition_of(self, f: Field) -> Node | None:
        return next((n for n in self.nodes if field_of(self.entity, n) == f), None)

    def open_filter(self, f: Field, anchor: QWidget, at: QRect | None = None) -> None:
        """The values of that field, below its header or chip."""
        self.close_box()
        node = self.condition_of(f)
        if node is not None and not can_say(f, read(node)):
            self.write(anchor, node)
            return
        others = joined([*self._base, *(n for n in self.nodes if n is not node)])
        popup = FilterPopup(self.desk, self.entity, f, others, node, self._phrases, self.sort)
        popup.taken.connect(lambda f, new: self.put(f, new))
        popup.sort_asked.connect(self.sort_asked)
        self.open_box(popup, anchor, at)
        popup.begin()

    def put(self, f: Field, node: Node | None) -> None:
        """The condition on a field becomes this one."""
        old = self.condition_of(f)
        if old is None:
            self.nodes += [node] if node is not None else []
        else:
            at = self.nodes.index(old)
            self.nodes[at : at + 1] = [node] if node is not None else []
        self._tell()

    def pick_field(self) -> None:
        """＋筛选: any field, shown as a column or not."""
        from .field_picker import FieldPicker  # lazy, as the editors below: opened seldom

        picker = FieldPicker(self.desk.theme, self.entity, self.desk.lang)
        picker.picked.connect(lambda f: self.open_filter(f, self.row.add))
        picker.writing_asked.connect(lambda: self.write(self.row.add))
        self.open_box(picker, self.row.add)
        picker.begin()

    def write(self, anchor: QWidget, node: Node | None = None) -> None:
        """A condition written out: a new one, or instead of that one."""
        from .expression_editor import ExpressionEditor

        editor = ExpressionEditor(self.desk, self.kind, joined([node]) if node is not None else "")
        editor.written.connect(lambda text: self._written(node, text))
        self.open_box(editor, anchor)
        editor.begin()

    def _written(self, node: Node | None, text: str) -> None:
        at = self.nodes.index(node) if node in self.nodes else len(self.nodes)
        self.nodes[at : at + (node in self.nodes)] = parts(text)
        self._tell()

    def follow(self, changes: Changes) -> None:
        if "view" in changes.kinds:
            self.keeper.read()
        if changes.kinds & {"option", "custom_field"}:
            self._phrases = self._words()
            self._show_conditions()

    def take_views(self, found: list[SavedView], chosen: str = "") -> None:
        """The saved views as the file has them now. `chosen`: the id of one that was just saved."""
        changed = self.is_changed
        self.saved = found
        if chosen:
            self.view = next((v for v in found if v.id == chosen), self.view)
            self.nodes = parts(self.view.expression)
        elif isinstance(self.view, SavedView):
            shown, id = self.view, self.view.id
            now = next((v for v in found if v.id == id), None)
            if now is None:
                self.choose(self.presets[0])
                return
            self.view = now
            if not changed and replace(now, name="") != replace(shown, name=""):
                self.choose(now)  # changed elsewhere
                return
        self._show_views()
        self._show_conditions()

    def redraw(self) -> None:
        self.setStyleSheet(self.desk.theme.sheet("filtering"))
        self.row.redraw()

    def _words(self) -> Phrases:
        e, lang = self.entity, self.desk.lang
        return Phrases(e, lang, listing.choice_labels(self.desk.core, e.shown, lang))

    def _tell(self) -> None:
        self._show_conditions()
        self.asked.emit(self.expression)

    def _show_views(self) -> None:
        """The keys stay among the chips, and come there from 存为视图, which has nothing more to do."""
        had_keys = any(widget.hasFocus() for widget in (*self.row.views, self.row.save))
        chips = []
        for view in (*self.presets, *self.saved):
            chip = ViewChip(view.words if isinstance(view, Preset) else view.name, self.row)
            chip.setChecked(_same(view, self.view))
            chip.clicked.connect(lambda _=False, view=view, chip=chip: self._clicked(view, chip))
            if isinstance(view, SavedView):
                if chip.isChecked():
                    chip.show_menu_sign()
                chip.menu_asked.connect(lambda view=view, chip=chip: self.keeper.menu_of(chip, view))
            chips.append(chip)
        self.row.show_views(chips)
        if had_keys:
            next((chip for chip in chips if chip.isChecked()), chips[0]).setFocus()

    def _clicked(self, view: Preset | SavedView, chip: ViewChip) -> None:
        """A second click on a saved view asks what to do with it."""
        if isinstance(view, SavedView) and _same(view, self.view):
            self.keeper.menu_of(chip, view)
        else:
            self.choose(view)

    def _show_conditions(self) -> None:
        chips = []
        for node in self.nodes:
            chip = ConditionChip(self._phrases.say(node), self.desk.theme, self.row)
            chip.pressed.connect(lambda node=node, chip=chip: self._reopen(node, chip))
            chip.dropped.connect(lambda node=node: self._drop(node))
            chips.append(chip)
        self.row.save.setVisible(self.is_changed)
        self.row.show_conditions(chips)

    def _reopen(self, node: Node, chip: ConditionChip) -> None:
        anchor = chip if chip.isVisible() else self.row.more_conditions
        f = field_of(self.entity, node)
        if f is not None and self.condition_of(f) is node:
            self.open_filter(f, anchor)
        else:
            self.write(anchor, node)

    def _drop(self, node: Node) -> None:
        with suppress(ValueError):
            self.nodes.remove(node)
        self._tell()

    def open_box(self, overlay: Overlay, anchor: QWidget, at: QRect | None = None) -> None:
        self.close_box()
        self.open = overlay
        overlay.closed.connect(lambda: self._closed(overlay))
        overlay.open_under(anchor, at)

    def close_box(self) -> None:
        if self.open is not None:
            self.open.close_it()

    def _closed(self, overlay: Overlay) -> None:
        if self.open is overlay:
            self.open = None
        overlay.deleteLater()


def _same(a: Preset | SavedView, b: Preset | SavedView) -> bool:
    if isinstance(a, SavedView) and isinstance(b, SavedView):
        return a.id == b.id
    return isinstance(a, Preset) and isinstance(b, Preset) and a.code == b.code


def _tidy(expression: str) -> str:
    """As it is written here."""
    try:
        return joined(parts(expression))
    except FilterError:
        return expression
