"""Which records of the office the rows of a sheet may be: all keys answered by one query a kind of key."""

import sqlite3
from collections.abc import Iterable, Sequence

from ...domain.fields import Entity, Kind, Value
from ...domain.match_keys import keys_of
from ...exchange.plan import Matches
from .draft import Draft

Found = dict[int, set[int]]


def matches(db: sqlite3.Connection, e: Entity, drafts: Sequence[Draft], match_field: str = "") -> list[Matches]:
    """In the order of the drafts. `match_field` = only that field decides."""
    if match_field:
        return [Matches(number=frozenset(found)) for found in _by_field(db, e, drafts, match_field)]
    if e.name == "follow_up":
        return [Matches(number=frozenset(found)) for found in _by_fields(db, e, drafts, ("customer", "at", "content"))]
    numbers = _by_column(
        db, e, "number", ((i, d.values["number"]) for i, d in enumerate(drafts) if d.values.get("number"))
    )
    out = [Matches(number=frozenset(numbers.get(i, ()))) for i in range(len(drafts))]
    if e.name == "deal":
        unnumbered = [d for d in drafts if "number" not in d.values and d.values.get("name")]
        same = dict(zip(map(id, unnumbered), _by_fields(db, e, unnumbered, ("customer", "name")), strict=True))
        for d, m in zip(drafts, out, strict=True):
            m.name = frozenset(same.get(id(d), ()))
        return out
    _by_keys(db, e, drafts, out)
    return out


def _by_keys(db: sqlite3.Connection, e: Entity, drafts: Sequence[Draft], out: list[Matches]) -> None:
    probes = []
    for i, d in enumerate(drafts):
        for name in e.keys:
            f = e.by_name.get(name)
            if f is not None and name != "number" and (value := d.values.get(name)) is not None:
                kind = "phone" if f.kind is Kind.PHONE else "name" if name == "name" else "code"
                probes += [(i, kind, key) for key in keys_of(e, f, value)]
    found: dict[str, Found] = {"phone": {}, "name": {}, "code": {}}
    with Probing(db, "at INT, how TEXT, key TEXT", probes):
        for at, how, row in db.execute(
            f"""SELECT p.at, p.how, m.row FROM temp.probe p CROSS JOIN match_key m ON m.key = p.key
            AND m.kind = (SELECT n FROM derived WHERE kind = '{e.name}') CROSS JOIN {e.table} r ON r.rid = m.row AND r.trashed_at IS NULL"""
        ):
            found[how].setdefault(at, set()).add(row)
    for i, m in enumerate(out):
        m.phone, m.name, m.code = (frozenset(found[how].get(i, ())) for how in ("phone", "name", "code"))
    _tell_namesakes_apart(db, e, drafts, out)


def _tell_namesakes_apart(db: sqlite3.Connection, e: Entity, drafts: Sequence[Draft], out: list[Matches]) -> None:
    """People share names: two with different phones, or in different companies, are two."""
    if e.name not in ("contact", "customer"):
        return
    asked = [(d, m) for d, m in zip(drafts, out, strict=True) if m.name - m.phone]
    wanted = {row for _, m in asked for row in m.name - m.phone}
    if not wanted:
        return
    belongs = "customer" if e.name == "contact" else "NULL"
    known = {}
    for part in _parts(sorted(wanted)):
        for rid, mobile, phone, customer, person in db.execute(
            f"SELECT rid, mobile, phone, {belongs}, {'1' if e.name == 'contact' else 'kind'} FROM {e.table} WHERE rid IN ({part})"
        ):
            known[rid] = (mobile or phone, customer, person in (1, "person"))
    for d, m in asked:
        phone, customer = d.values.get("mobile") or d.values.get("phone"), d.values.get("customer")
        m.other_people = frozenset(
            rid for rid in m.name - m.phone if _is_other(known[rid], phone, customer, e.name == "contact")
        )


def _is_other(known: tuple[Value, Value, bool], phone: Value, customer: Value, contact: bool) -> bool:
    its_phone, its_customer, person = known
    if not person:
        return False
    if contact and (customer is not None or its_customer is not None):
        return its_customer != customer
    return bool(phone and its_phone)


def _by_field(db: sqlite3.Connection, e: Entity, drafts: Sequence[Draft], name: str) -> list[set[int]]:
    f = e.by_name[name]
    if name in e.keys and name != "number":
        found: Found = {}
        probes = [(i, "", key) for i, d in enumerate(drafts) for key in keys_of(e, f, d.values.get(name))]
        with Probing(db, "at INT, how TEXT, key TEXT", probes):
            for at, row in db.execute(
                f"""SELECT p.at, m.row FROM temp.probe p CROSS JOIN match_key m ON m.key = p.key
                AND m.kind = (SELECT n FROM derived WHERE kind = '{e.name}') CROSS JOIN {e.table} r ON r.rid = m.row AND r.trashed_at IS NULL"""
            ):
                found.setdefault(at, set()).add(row)
    else:
        found = _by_column(
            db, e, name, ((i, d.values[name]) for i, d in enumerate(drafts) if d.values.get(name) is not None)
        )
    return [found.get(i, set()) for i in range(len(drafts))]


def _by_column(db: sqlite3.Connection, e: Entity, column: str, probes: Iterable[tuple[object, ...]]) -> Found:
    found: Found = {}
    with Probing(db, "at INT, key", probes):
        for at, row in db.execute(
            f"SELECT p.at, r.rid FROM temp.probe p CROSS JOIN {e.table} r ON r.{column} = p.key AND r.trashed_at IS NULL"
        ):
            found.setdefault(at, set()).add(row)
    return found


def _by_fields(db: sqlite3.Connection, e: Entity, drafts: Sequence[Draft], names: tuple[str, ...]) -> list[set[int]]:
    """Records equal in all of these; for kinds that have no other identity."""
    columns = ", ".join(f"k{i}" for i in range(len(names)))
    same = " AND ".join(f"r.{n} IS p.k{i}" for i, n in enumerate(names))
    found: Found = {}
    probes = ((i, *(d.values.get(n) for n in names)) for i, d in enumerate(drafts))
    with Probing(db, f"at INT, {columns}", probes):
        for at, row in db.execute(
            f"SELECT p.at, r.rid FROM temp.probe p CROSS JOIN {e.table} r ON {same} AND r.trashed_at IS NULL"
        ):
            found.setdefault(at, set()).add(row)
    return [found.get(i, set()) for i in range(len(drafts))]


class Probing:
    """A TEMP table of what is looked for, gone afterwards."""

    def __init__(self, db: sqlite3.Connection, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._db, self._columns, self._rows = db, columns, rows

    def __enter__(self) -> None:
        self._db.execute(f"CREATE TEMP TABLE probe({self._columns})")
        self._db.executemany(
            f"INSERT INTO temp.probe VALUES ({', '.join('?' * (self._columns.count(',') + 1))})", self._rows
        )

    def __exit__(self, *_: object) -> None:
        self._db.execute("DROP TABLE temp.probe")


def _parts(rows: Sequence[int]) -> Iterable[str]:
    for start in range(0, len(rows), 5000):
        yield ",".join(map(str, rows[start : start + 5000]))
