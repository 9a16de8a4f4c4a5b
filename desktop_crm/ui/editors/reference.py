"""A record that another refers to: typed in part, found as the search finds it; emptied it refers to none."""

from PySide6.QtWidgets import QWidget

from ...domain.entities.pipeline import STAGES
from ...domain.fields import ANY, Entity, Field, fold
from ...services import choices
from ..desk import Desk
from .choice import fitting
from .offers import Offer
from .pick import Give, PickEditor


class ReferenceEditor(PickEditor):
    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self.customer = ""
        """Number or id of the customer whose contacts or deals come first."""
        self._small = f.target in choices.SMALL
        self._english = {s.zh: s.en for s in STAGES} if f.target == "stage" and desk.lang == "en" else {}
        """Of shipped stages that nobody renamed."""
        if not in_cell and not self._small:
            self.line.setPlaceholderText(self.tr("名称、电话或拼音首字母"))

    def known(self, text: str) -> Offer | None:
        one = choices.named(self.desk.core, self.field.target, text.strip())
        if one is None and self._english:
            word = fold(text)
            return next((o for o in map(self._offer, self._few()) if fold(o.label) == word), None)
        return self._offer(one) if one else None

    def ask(self, typed: str, give: Give) -> None:
        target, customer = self.field.target, self.customer
        if self._small:
            every = [self._offer(n) for n in self._few()]
            found = fitting(typed, every) if typed else every
            give(found, "" if found else self.tr("没有“{0}”").format(typed) if typed else self.tr("还没有"))
            return
        kinds = () if target == ANY else (target,)

        def look(core):
            if typed:
                return choices.find(core, typed, kinds)
            return choices.newest(core, target, customer) if target != ANY else []

        def show(found):
            none = self.tr("没有“{0}”").format(typed) if typed else ""
            give([self._offer(n) for n in found], "" if found else none)

        self.desk.jobs.start(look, show, topic=f"offers {id(self)}")

    def settle(self) -> None:
        self.desk.jobs.drop(f"offers {id(self)}")
        super().settle()

    def opens_at_click(self) -> bool:
        return self._small

    def _few(self) -> list[choices.Named]:
        return choices.few(self.desk.core, self.field.target)

    def _offer(self, n: choices.Named) -> Offer:
        return Offer(n.text, self._english.get(n.label, n.label), n.beside)
