"""One of a list of options, found by typing or by pinyin; a word that is not there can be added to an open list."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from ...domain.fields import Entity, Field, fold
from ...domain.search.grams import Part
from ...domain.search.match import rank
from ...services import choices, records
from ..desk import Desk
from .offers import Offer
from .pick import Give, PickEditor


def fitting(typed: str, offers: Iterable[Offer]) -> list[Offer]:
    """Those whose label the typed text finds, best first."""
    ranked = [(found[0], at, o) for at, o in enumerate(offers) if (found := rank(typed, [(Part.NAME, o.label)]))]
    return [o for _, _, o in sorted(ranked, key=lambda found: found[:2])]


class ChoiceEditor(PickEditor):
    def __init__(
        self, desk: Desk, e: Entity, f: Field, parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(desk, e, f, parent, in_cell=in_cell)
        self._options = [
            (Offer(c.code, c.en if desk.lang == "en" else c.label), c) for c in choices.options(desk.core, f)
        ]

    def known(self, text: str) -> Offer | None:
        """A code wins over an equal label, as in `services.assignments`."""
        word = fold(text)
        for offer, _ in self._options:
            if fold(offer.value) == word:
                return offer
        return next((o for o, c in self._options if word in (fold(o.label), fold(c.label), fold(c.en))), None)

    def ask(self, typed: str, give: Give) -> None:
        offered = [o for o, c in self._options if not c.retired or o == self._taken or o.value == self._kept]
        if not typed:
            give(offered, "" if offered else self.tr("还没有选项"))
            return
        found = fitting(typed, offered)
        if self.field.closed:
            give(found, "" if found else self.tr("没有“{0}”").format(typed))
        elif self.known(typed) is None:
            give([*found, Offer(typed, self.tr("新增“{0}”").format(typed), new=True)], "")
        else:
            give(found, "")

    def make(self, offer: Offer) -> None:
        """Into the list at once: whoever saves next finds it there."""
        f, label = self.field, offer.value
        self._hold(Offer(label, label))
        self.desk.write(lambda core: records.add(core, "options", {"list_name": f.choices, "label": label}))

    def opens_at_click(self) -> bool:
        return True
