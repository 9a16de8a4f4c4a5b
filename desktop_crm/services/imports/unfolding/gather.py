"""From the cells of one row to what it says of other records: people, what was done with the customer when, a deal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ....domain import values
from ....domain.errors import BadValue
from ....domain.fields import Entities, Kind, Storage, Value
from ....exchange.headers import Feed
from ....store.vocabulary import Vocabulary
from ...members import names
from ..cells import as_text
from ..draft import Child, Draft
from .columns import CONTENT
from .dated import entries, method, year_in
from .people import Person, people, split_phones

Said = dict[str, list[tuple[str, object]]]
"""Field → (header, cell)."""


@dataclass(slots=True)
class Gatherer:
    """Of one sheet. `stated` is the year it names."""

    entities: Entities
    vocabulary: Vocabulary
    today: date
    stated: int | None

    def gather(self, d: Draft, fed: Sequence[tuple[Feed, str, object]]) -> None:
        """Raises nothing: what cannot be taken rejects the row and names the cell."""
        said: dict[tuple[str, int], Said] = {}
        for feed, header, cell in fed:
            said.setdefault((feed.kind, feed.turn), {}).setdefault(feed.field, []).append((header, cell))
        for (kind, turn), fields in sorted(said.items()):
            if kind == "contact":
                self._contacts(d, fields)
            elif kind == "deal":
                self._deal(d, fields)
            elif CONTENT in fields:
                self._log(d, fields, said.get(("follow_up", 1), {}) if turn == 1 else {})
            elif not any(k == "follow_up" and CONTENT in f for (k, _), f in said.items()):
                _lines(d, fields)
        if isinstance(notes := d.values.get("notes"), str):
            self._notes(d, notes)

    def _contacts(self, d: Draft, said: Said) -> None:
        named = people("\n".join(as_text(cell) for _, cell in said.pop("name", ())))
        loose: list[str] = []
        for name in ("mobile", "phone"):
            for _, cell in said.pop(name, ()):
                loose += _take_numbers(as_text(cell), named)
        if loose:
            if not named:
                named.append(Person())
            lacking = [p for p in named if not p.phones]
            if len(named) > 1 and len(lacking) == len(loose):
                for p, number in zip(lacking, loose, strict=True):
                    p.phones.append(number)
            else:
                (lacking or named)[0].phones += loose
        made = [self._contact(p) for p in named]
        if not made:
            handles = [as_text(cell) for k in ("wechat", "email", "qq") for _, cell in said.get(k, ())]
            if not handles:
                return _lines(d, said)
            made = [Child("contact", {"name": handles[0]}, nameless=True)]
        self._fill(d, made[0], said)
        d.children += made
        return None

    def _contact(self, p: Person) -> Child:
        mobile, phone = split_phones(p.phones)
        found: dict[str, Value] = {"name": p.name or mobile or phone}
        found |= {k: v for k, v in (("mobile", mobile), ("phone", phone), ("job_title", p.job_title)) if v}
        return Child("contact", found, nameless=not p.name)

    def _deal(self, d: Draft, said: Said) -> None:
        child = Child("deal", {})
        for _, cell in said.pop("stage", ()):
            child.refs["stage"] = as_text(cell)
        for _, cell in said.pop("products", ()):
            child.members["products"] = tuple(names(as_text(cell)))
        self._fill(d, child, said)
        if child.values or child.members:
            d.children.append(child)
        elif child.refs:
            d.lines += [f"{self.entities['deal'].by_name['stage'].zh}: {word}" for word in child.refs.values()]

    def _log(self, d: Draft, said: Said, beside: Said) -> None:
        others = {k: v for k, v in beside.items() if k != CONTENT}
        row = Child("follow_up", {})
        self._fill(d, row, others)
        day = row.values.pop("at", None)
        used = False
        for header, cell in said[CONTENT]:
            text = as_text(cell)
            found, rest = entries(text, self.today, year_in(header) or self.stated)
            made = [
                Child(
                    "follow_up",
                    {"at": e.at, "content": e.text, "method": e.method or row.values.get("method")},
                    said=e.said,
                )
                for e in found
            ]
            if rest and day is not None and not made:
                made.append(
                    Child("follow_up", {"at": day, "content": rest, "method": method(rest)} | row.values, said=str(day))
                )
                rest, used = "", True
            if made and not used:
                last = max(made, key=lambda child: str(child.values["at"]))
                last.values |= {k: v for k, v in row.values.items() if k != "method"}
                used = True
            if rest:
                d.lines += [f"{header}: {rest}"]
            d.children += made
        if not used:
            _lines(d, others)

    def _notes(self, d: Draft, text: str) -> None:
        found, rest = entries(text, self.today, self.stated, log=False)
        if found:
            d.values["notes"] = rest or None
            if not rest:
                del d.values["notes"]
            d.children += [
                Child("follow_up", {"at": e.at, "content": e.text, "method": e.method}, said=e.said) for e in found
            ]

    def _fill(self, d: Draft, child: Child, said: Mapping[str, list[tuple[str, object]]]) -> None:
        e = self.entities[child.kind]
        for name, cells in said.items():
            f = e.by_name[name]
            for header, cell in cells:
                try:
                    if f.storage is not Storage.COLUMN or f.kind is Kind.REFERENCE:
                        d.lines.append(f"{header}: {as_text(cell)}")
                    elif f.kind is Kind.CHOICE:
                        code = self.vocabulary.code(f, as_text(cell))
                        if code is None:
                            d.lines.append(f"{header}: {as_text(cell)}")
                        else:
                            child.values.setdefault(name, code)
                    elif f.kind is Kind.PHONE or f.kind is Kind.TEXT:
                        before = child.values.get(name)
                        text = as_text(cell)
                        child.values[name] = f"{before!s}, {text}" if before and before != text else text
                    elif (found := values.parse(f, cell)) is not None:
                        child.values.setdefault(name, found)
                except BadValue as error:
                    d.reject(header, cell, error)


def _take_numbers(text: str, named: list[Person]) -> list[str]:
    """Numbers without a name; “张三 138…” goes to the person of that name."""
    loose: list[str] = []
    for p in people(text):
        if not p.name:
            loose += p.phones
            continue
        known = next((q for q in named if q.name == p.name), None)
        if known is None:
            named.append(p)
        else:
            known.phones += p.phones
            known.job_title = known.job_title or p.job_title
    return loose


def _lines(d: Draft, said: Said) -> None:
    """Cells that no record takes stand in the notes."""
    d.lines += [f"{header}: {text}" for cells in said.values() for header, cell in cells if (text := as_text(cell))]
