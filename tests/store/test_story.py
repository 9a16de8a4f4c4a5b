"""Random stories of an office: whatever was done, undoing all of it gives back the first digest."""

import random
from collections import Counter
from pathlib import Path

import pytest

from desktop_crm.domain.entities.contact import Contact
from desktop_crm.domain.entities.customer import Customer
from desktop_crm.domain.entities.deal import Deal
from desktop_crm.domain.entities.pipeline import STAGES, stage_id
from desktop_crm.services import creation, effects, members
from desktop_crm.store import history
from desktop_crm.store.connection import connect
from desktop_crm.store.file import Store, open_store

from .office import digest, sound

FIELDS = ("name", "grade", "region", "phone", "notes", "short_name")


class Story:
    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.rng, self.fired = store, random.Random(seed), Counter[str]()

    def rows(self, kind: str) -> list[int]:
        return [r for (r,) in self.store.db.execute(f"SELECT rid FROM {kind}")]

    def run(self, length: int) -> None:
        rules = [getattr(self, n) for n in dir(self) if n.startswith("do_")]
        for _ in range(length):
            rule = self.rng.choice(rules)
            if rule() is not False:
                self.fired[rule.__name__] += 1

    def do_new(self) -> None:
        with self.store.write(("new",), follow=effects.settle) as w:
            c = w.add(Customer(name=f"客户{self.rng.randrange(99)}", phone=f"1380000{self.rng.randrange(9999):04d}"))
            w.add(Contact(name="王五", customer=c))
            w.add(Deal(name="单", customer=c))

    def do_import(self) -> None:
        with self.store.write(("import",)) as w:
            w.insert(
                "customer",
                ("name", "grade"),
                [(w.new_id(), f"批量{self.rng.random()}", "A") for _ in range(self.rng.randrange(1, 9))],
            )

    def do_edit(self) -> bool:
        rows = self.rows("customer")
        if rows:
            with self.store.write(("edit",)) as w:
                for _ in range(self.rng.randrange(1, 4)):
                    w.set(
                        "customer",
                        self.rng.choice(rows),
                        {self.rng.choice(FIELDS): self.rng.choice(["A", "B", "王", None])},
                    )
        return bool(rows)

    def do_bulk(self) -> bool:
        rows = self.rows("customer")
        with self.store.write(("bulk",)) as w:
            w.set_all("customer", self.rng.sample(rows, len(rows) // 2), {"region": self.rng.choice(["浙江", "上海"])})
        return len(rows) > 1

    def do_trash(self) -> bool:
        rows = self.rows("customer")
        if rows:
            with self.store.write(("trash",)) as w:
                w.trash("customer", [self.rng.choice(rows)])
        return bool(rows)

    def do_tag(self) -> bool:
        rows = self.rows("customer")
        if rows:
            with self.store.write(("tag",)) as w:
                e = w.entities["customer"]
                (id,) = w.db.execute("SELECT id FROM customer WHERE rid = ?", (self.rng.choice(rows),)).fetchone()
                text = self.rng.choice(["重点", "+VIP", "-重点", "VIP,展会", ""])
                members.apply(w, e, e.by_name["tags"], id, members.parse(text))
        return bool(rows)

    def do_move(self) -> bool:
        rows = self.rows("deal")
        if rows:
            with self.store.write(("move",)) as w:
                w.set("deal", self.rng.choice(rows), {"stage": stage_id(self.rng.choice(STAGES).code)})
        return bool(rows)

    def do_field(self) -> bool:
        code = self.rng.choice(["年限", "车牌"])
        if f"x_{code}" in self.store.entities["customer"].by_name:
            rows = self.rows("customer")
            if not rows:
                return False
            with self.store.write(("value",)) as w:
                w.set("customer", self.rng.choice(rows), {f"x_{code}": str(self.rng.randrange(9))})
        else:
            with self.store.write(("field",)) as w:
                creation.custom_field(w, {"entity": "customers", "label": code})
        return True

    def do_retire_field(self) -> bool:
        row = self.store.db.execute("SELECT rid FROM custom_field WHERE trashed_at IS NULL").fetchone()
        if row:
            with self.store.write(("retire",)) as w:
                w.trash("custom_field", [row[0]])
        return bool(row)

    def do_outside(self) -> bool:
        other = connect(self.store.path)
        try:
            if self.rng.random() < 0.5:
                other.execute(
                    "UPDATE customer SET grade = ? WHERE rid % 2 = ?", (self.rng.choice("ABC"), self.rng.randrange(2))
                )
            else:
                other.execute("DELETE FROM contact WHERE rid = ?", (self.rng.randrange(9),))
        finally:
            other.close()
        return bool(self.rows("customer"))

    def do_undo(self) -> bool:
        step = history.undoable(self.store.db)
        if step is not None:
            history.invert(self.store, step)
        return step is not None

    def do_redo(self) -> bool:
        step = history.redoable(self.store.db)
        if step is not None:
            history.invert(self.store, step)
        return step is not None


def tell(store: Store, seed: int, length: int) -> Counter[str]:
    first = digest(store)
    story = Story(store, seed)
    story.run(length)
    while (step := history.undoable(store.db)) is not None:
        assert history.invert(store, step).kept == []
    assert digest(store) == first
    sound(store)
    return story.fired


def run_stories(tmp_path: Path, seeds: range, length: int) -> None:
    fired: Counter[str] = Counter()
    for seed in seeds:
        store = open_store(tmp_path / f"{seed}.db", actor="李雷")
        fired += tell(store, seed, length)
        store.close()
    print(f"\n{len(seeds)} stories of {length}, rules fired: {dict(sorted(fired.items()))}")
    never = {n for n in dir(Story) if n.startswith("do_")} - set(fired)
    assert not never


def test_undoing_everything_returns_to_the_first_digest(tmp_path: Path) -> None:
    run_stories(tmp_path, range(12), 40)


@pytest.mark.full
def test_undoing_everything_returns_to_the_first_digest_in_many_stories(tmp_path: Path) -> None:
    run_stories(tmp_path, range(100, 300), 60)
