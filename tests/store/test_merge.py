"""Three PCs, skewed clocks, exports that arrive late, twice and in any order: in the end all hold the same."""

import random
from collections import Counter
from pathlib import Path

import pytest

from desktop_crm.domain.entities.contact import Contact
from desktop_crm.domain.entities.customer import Customer
from desktop_crm.services import creation, members
from desktop_crm.store import history
from desktop_crm.store.file import open_store
from desktop_crm.store.merge import Export, export, merge
from desktop_crm.store.purge import purge

from .office import digest, names, sound


def test_records_edits_and_a_custom_field_reach_another_pc(tmp_path: Path) -> None:
    a, b = (open_store(tmp_path / n / "office.db", actor=n) for n in "ab")
    assert digest(a) == digest(b)
    with a.write(("field",)) as w:
        creation.custom_field(w, {"entity": "customers", "label": "车牌"})
    with a.write(("new",)) as w:
        x = w.create("customer", {"name": "甲", "x_车牌": "浙A1"})
        w.add(Contact(customer=x, name="王"))
    first = export(a)
    with b.write(("field",)) as w:  # the same field, added apart
        creation.custom_field(w, {"entity": "customers", "label": "车牌"})
    mine = history.undoable(b.db)
    merge(b, first)
    assert digest(a) == digest(b) and "x_车牌" in b.entities["customer"].by_name
    assert history.undoable(b.db) == mine  # what arrived is not in b's list
    again = b.db.execute("SELECT count(*) FROM change").fetchone()
    assert not merge(b, first) and again == b.db.execute("SELECT count(*) FROM change").fetchone()
    sound(b)


def test_a_purge_wins_over_an_edit_made_meanwhile(tmp_path: Path) -> None:
    a, b = (open_store(tmp_path / n / "office.db", actor=n) for n in "ab")
    with a.write(("new",)) as w:
        w.add(Customer(name="甲", phone="13800001234"))
    merge(b, export(a))
    with a.write(("purge",), origin="purge") as w:
        w.trash("customer", [1])
        purge(w, "customer", [1])
    with b.write(("edit",)) as w:
        w.set("customer", 1, {"notes": "后来的", "trashed_at": None})
    gone, edited = export(a), export(b)
    merge(a, edited)
    merge(b, gone)
    for s in (a, b):
        assert names(s) == [] and s.db.execute("SELECT name, phone, notes FROM customer").fetchall() == [
            (None, None, None)
        ]
        sound(s)
    assert digest(a) == digest(b)


class Office:
    """Three PCs and the mail between them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng, self.fired = random.Random(seed), Counter[str]()
        skew = [0.0, self.rng.uniform(-1e4, 1e4), self.rng.uniform(-1e6, 1e6)]
        self.tick = 1_780_000_000.0
        self.pcs = [
            open_store(folder / str(n) / "office.db", actor=str(n), clock=lambda n=n: self.tick + skew[n])  # type: ignore[misc]
            for n in range(3)
        ]
        self.sent = [0, 0, 0]
        self.mail: list[tuple[int, Export]] = []

    def run(self, length: int) -> None:
        for _ in range(length):
            self.tick += self.rng.random()
            n = self.rng.randrange(3)
            act = self.rng.choice(
                [
                    self.new,
                    self.edit,
                    self.edit,
                    self.trash,
                    self.turn,
                    self.field,
                    self.tag,
                    self.post,
                    self.post,
                    self.receive,
                ]
            )
            if act(n):
                self.fired[act.__name__] += 1

    def rows(self, n: int) -> list[int]:
        return [r for (r,) in self.pcs[n].db.execute("SELECT rid FROM customer")]

    def new(self, n: int) -> bool:
        with self.pcs[n].write(("new",)) as w:
            x = w.add(Customer(name=f"客户{self.rng.randrange(99)}"))
            w.add(Contact(customer=x, name="联系人"))
        return True

    def edit(self, n: int) -> bool:
        rows = self.rows(n)
        if rows:
            with self.pcs[n].write(("edit",)) as w:
                for _ in range(self.rng.randrange(1, 4)):
                    w.set(
                        "customer",
                        self.rng.choice(rows),
                        {self.rng.choice(["name", "grade", "region"]): self.rng.choice(["A", "B", "C", None])},
                    )
        return bool(rows)

    def trash(self, n: int) -> bool:
        rows = self.rows(n)
        if rows:
            with self.pcs[n].write(("trash",)) as w:
                w.trash("customer", [self.rng.choice(rows)])
        return bool(rows)

    def turn(self, n: int) -> bool:
        s = self.pcs[n]
        step = history.undoable(s.db) if self.rng.random() < 0.7 else history.redoable(s.db)
        if step is not None:
            history.invert(s, step)
        return step is not None

    def field(self, n: int) -> bool:
        s = self.pcs[n]
        rows = self.rows(n)
        if "x_车牌" not in s.entities["customer"].by_name:
            with s.write(("field",)) as w:
                creation.custom_field(w, {"entity": "customers", "label": "车牌"})
        elif rows:
            with s.write(("value",)) as w:
                w.set("customer", self.rng.choice(rows), {"x_车牌": self.rng.choice("XYZ")})
        return True

    def tag(self, n: int) -> bool:
        rows = self.rows(n)
        if rows:
            with self.pcs[n].write(("tag",)) as w:
                e = w.entities["customer"]
                (id,) = w.db.execute("SELECT id FROM customer WHERE rid = ?", (self.rng.choice(rows),)).fetchone()
                members.apply(w, e, e.by_name["tags"], id, members.parse(self.rng.choice(["+重点", "-重点", "展会"])))
        return bool(rows)

    def post(self, n: int) -> bool:
        s = self.pcs[n]
        self.mail.append((n, export(s, self.sent[n])))
        (self.sent[n],) = s.db.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()
        return True

    def receive(self, n: int) -> bool:
        others = [e for source, e in self.mail if source != n]
        if others:
            merge(self.pcs[n], self.rng.choice(others))
        return bool(others)

    def deliver_all(self) -> None:
        final = [(n, export(s)) for n, s in enumerate(self.pcs)] + self.mail
        for n, s in enumerate(self.pcs):
            self.rng.shuffle(final)
            for source, e in final:
                if source != n:
                    merge(s, e)

    def agree(self) -> None:
        assert len({digest(s) for s in self.pcs}) == 1
        for s in self.pcs:
            assert s.db.execute("SELECT count(*) FROM pending").fetchone() == (0,)
            sound(s)
        before = [s.db.execute("SELECT count(*) FROM change").fetchone() for s in self.pcs]
        self.deliver_all()
        assert len({digest(s) for s in self.pcs}) == 1
        assert before == [s.db.execute("SELECT count(*) FROM change").fetchone() for s in self.pcs]


def run_offices(folder: Path, seeds: range, length: int) -> None:
    fired: Counter[str] = Counter()
    for seed in seeds:
        office = Office(folder / str(seed), seed)
        office.run(length)
        office.deliver_all()
        office.agree()
        fired += office.fired
        for s in office.pcs:
            s.close()
    print(f"\n{len(seeds)} offices of 3 PCs, {length} acts, rules fired: {dict(sorted(fired.items()))}")
    assert set(fired) == {"new", "edit", "trash", "turn", "field", "tag", "post", "receive"}


def test_three_files_merged_in_any_order_agree(tmp_path: Path) -> None:
    run_offices(tmp_path, range(6), 50)


@pytest.mark.full
def test_three_files_merged_in_any_order_agree_in_many_offices(tmp_path: Path) -> None:
    run_offices(tmp_path, range(100, 160), 60)
