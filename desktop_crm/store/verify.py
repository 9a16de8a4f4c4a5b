"""Checking a file against what it should be."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from ..domain.fields import Entities
from . import capture, derived
from .attachments import check_files
from .schema_names import column_names, table_names
from .verify_check import Check


def verify(db: sqlite3.Connection, entities: Entities, folder: Path) -> Iterator[Check]:
    """`folder` is the profile, where attachments lie. A check that cannot even run is not ok."""
    checks: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("database", lambda: _database(db)),
        ("references", lambda: _references(db)),
        ("tables", lambda: _tables(db, entities)),
        ("triggers", lambda: _triggers(db, entities)),
        ("births", lambda: _births(db, entities)),
        ("history", lambda: _last_values(db, entities)),
        ("values", lambda: _values(db, entities)),
        ("search", lambda: _search(db, entities)),
        ("keys", lambda: _keys(db, entities)),
        ("attachments", lambda: check_files(db, folder)),
    )
    for name, run in checks:
        try:
            yield run()
        except sqlite3.Error as error:
            yield Check(name, False, str(error))


def _database(db: sqlite3.Connection) -> Check:
    found = [r[0] for r in db.execute("PRAGMA integrity_check(20)")]
    return Check("database", found == ["ok"], "; ".join(found))


def _references(db: sqlite3.Connection) -> Check:
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    return Check("references", not broken, f"{len(broken)} broken" if broken else "ok")


def _values(db: sqlite3.Connection, entities: Entities) -> Check:
    """Amounts are integers, numbers are numbers, references are ids."""
    kinds = {"INTEGER": "'integer'", "REAL": "'real', 'integer'", "BLOB": "'blob'", "TEXT": "'text'"}
    wrong = []
    for e in capture.stored(entities):
        tests = [f"sum(typeof({f.name}) NOT IN ('null', {kinds[f.kind.sql]}))" for f in e.captured]
        found = db.execute(f"SELECT {', '.join(tests)} FROM {e.table} WHERE trashed_at IS NULL").fetchone()
        wrong += [f"{e.name}.{f.name}: {n}" for f, n in zip(e.captured, found, strict=True) if n]
    return Check("values", not wrong, "; ".join(wrong) or "ok")


def _tables(db: sqlite3.Connection, entities: Entities) -> Check:
    names = table_names(db)
    want = {e.name: {f.name for f in e.columns} for e in capture.stored(entities)} | _own_tables()
    missing = [f"{t}.{c}" for t, columns in want.items() for c in sorted(columns - column_names(db, t))]
    if not missing and db.execute("SELECT count(*) FROM session").fetchone() != (1,):
        missing = ["session"]
    return Check("tables", not missing, f"missing: {', '.join(missing[:5])}" if missing else f"{len(names)} tables")


def _own_tables() -> dict[str, set[str]]:
    """The tables that are no entity's, as a new file has them."""
    pattern = sqlite3.connect(":memory:")
    try:
        pattern.executescript(capture.TABLES + derived.TABLES)
        return {name: column_names(pattern, name) for name in table_names(pattern)}
    finally:
        pattern.close()


def _triggers(db: sqlite3.Connection, entities: Entities) -> Check:
    want = capture.expected(entities)
    have = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name <> 'step_clock'"))
    wrong = sorted(name for name in want.keys() | have.keys() if want.get(name) != have.get(name))
    return Check("triggers", not wrong, f"differ: {', '.join(wrong[:5])}" if wrong else f"{len(want)} triggers")


def _births(db: sqlite3.Connection, entities: Entities) -> Check:
    """Every row in exactly one span."""
    wrong, rows = [], 0
    for e in capture.stored(entities):
        (count,) = db.execute(f"SELECT count(*) FROM {e.table}").fetchone()
        (covered,) = db.execute(
            "SELECT coalesce(sum(last - first + 1), 0) FROM span WHERE kind = ?", (e.name,)
        ).fetchone()
        (inside,) = db.execute(
            f"SELECT coalesce(sum((SELECT count(*) FROM {e.table} r WHERE r.rid BETWEEN p.first AND p.last)), 0) FROM span p WHERE p.kind = ?",
            (e.name,),
        ).fetchone()
        rows += count
        if not count == covered == inside:
            wrong.append(f"{e.name}: {count} rows, {covered} in spans, {inside} found there")
    return Check("births", not wrong, "; ".join(wrong) or f"{rows} rows")


def _last_values(db: sqlite3.Connection, entities: Entities) -> Check:
    """What a cell was last changed to is what it holds."""
    wrong, cells = [], 0
    for e in capture.stored(entities):
        for f in e.captured:
            seen, differ = db.execute(
                f"""SELECT count(*), coalesce(sum(c.new IS NOT r.{f.name}), 0) FROM
                (SELECT row, max(seq) seq FROM change WHERE kind = ? AND field = ? AND NOT lost GROUP BY row) m
                JOIN change c ON c.seq = m.seq JOIN {e.table} r ON r.rid = m.row WHERE r.purged_at IS NULL""",
                (e.name, f.name),
            ).fetchone()
            cells += seen
            if differ:
                wrong.append(f"{e.name}.{f.name}: {differ}")
    return Check("history", not wrong, "; ".join(wrong) or f"{cells} changed cells")


def _search(db: sqlite3.Connection, entities: Entities) -> Check:
    """The index holds, term by term, as many documents as the rows give."""
    want: Counter[str] = Counter()
    for p in derived.plans(entities).values():
        for text in derived.documents(db, p):
            want.update(set(text.split()))
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.gram_terms USING fts5vocab('main', 'gram', 'row')")
    have = dict(db.execute("SELECT term, doc FROM temp.gram_terms"))
    wrong = [t for t in want.keys() | have.keys() if want.get(t, 0) != have.get(t, 0)]
    return Check("search", not wrong, f"{len(wrong)} terms differ" if wrong else f"{len(want)} terms")


def _keys(db: sqlite3.Connection, entities: Entities) -> Check:
    numbers = dict(db.execute("SELECT kind, n FROM derived"))
    wrong = total = 0
    for p in derived.plans(entities).values():
        n = numbers.get(p.entity.name, 0)
        want = set(derived.all_keys(db, p, n))
        have = set(db.execute("SELECT kind, key, row FROM match_key WHERE kind = ?", (n,)))
        total += len(want)
        wrong += len(want ^ have)
    return Check("keys", not wrong, f"{wrong} differ" if wrong else f"{total} keys")
