"""Money and numbers: 12,345.60, 1.2万; what was understood is said at the right."""

from PySide6.QtWidgets import QWidget

from ...domain import money, quantity
from ...domain.errors import BadValue
from ...domain.fields import Entity, Field, Kind
from ..desk import Desk
from .line import LineEditor


class AmountEditor(LineEditor):
    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        if f.kind is Kind.MONEY and not in_cell:
            self.line.setPlaceholderText(self.tr("¥ 如 12,345.60、1.2万"))

    def understood(self) -> str:
        typed = self.line.text().strip()
        try:
            if not typed:
                return ""
            if self.field.kind is Kind.MONEY:
                fen = money.parse(typed)
                return money.display(fen) if money.to_text(fen) != typed else ""
            meant = quantity.to_plain(quantity.parse(typed))
            return f"{meant:,}" if str(meant) != typed.rstrip("%") else ""
        except BadValue:
            return ""
