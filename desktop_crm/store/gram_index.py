"""The search grams: one contentless FTS5 table over tokens made by `domain.search` (DATA.md §4), kept by `derived`."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from ..domain.fields import Value

TABLES = """
CREATE VIRTUAL TABLE gram USING fts5(t, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE TABLE rarity(gram TEXT PRIMARY KEY, share REAL NOT NULL) WITHOUT ROWID;
"""
KINDS = 64  # a document is row * KINDS + the entity's own n
BULK = 20_000
SAMPLE = 8_000
COMMON = 0.001
"""Share of the documents above which a gram is worth knowing: a query begins with its rarest."""

Parts = tuple[tuple[int, str], ...]
"""Place of a field among the values read → how search reads it."""


def add(db: sqlite3.Connection, n: int, parts: Parts, rows: Iterable[Sequence[Value]]) -> None:
    """`rows` are (rid, value, …)."""
    db.executemany("INSERT INTO gram(rowid, t) VALUES (?, ?)", _documents(n, parts, rows))


def remove(db: sqlite3.Connection, n: int, parts: Parts, rows: Iterable[Sequence[Value]]) -> None:
    """With the values as they were indexed: a contentless table must be told what to forget."""
    db.executemany("INSERT INTO gram(gram, rowid, t) VALUES ('delete', ?, ?)", _documents(n, parts, rows))


def _documents(n: int, parts: Parts, rows: Iterable[Sequence[Value]]) -> Iterator[tuple[int, str]]:
    from ..domain.search.grams import Part, tokens

    if not parts:
        return
    how = [(at + 1, Part[name.upper()]) for at, name in parts]
    for row in rows:
        rid = row[0]
        assert isinstance(rid, int)
        yield rid * KINDS + n, tokens([(part, str(row[at])) for at, part in how if row[at] not in (None, "")])


def texts(parts: Parts, rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    return (text for _, text in _documents(0, parts, rows))


@contextmanager
def bulk(db: sqlite3.Connection, rows: int, total: int) -> Iterator[None]:
    """Larger runs in memory while many rows go in; merged at once when they are much of the index."""
    if rows < BULK:
        yield
        return
    _set(db, "hashsize", 128 << 20)
    _set(db, "automerge", 0)
    yield
    _set(db, "hashsize", 1 << 20)
    _set(db, "automerge", 4)
    if rows * 4 > total:
        db.execute("INSERT INTO gram(gram) VALUES ('optimize')")


def _set(db: sqlite3.Connection, name: str, value: int) -> None:
    db.execute("INSERT INTO gram(gram, rank) VALUES (?, ?)", (name, value))


def learn(db: sqlite3.Connection, texts: Sequence[str]) -> None:
    """Replaces the table of common grams by what a sample of documents shows."""
    counts = Counter(token for text in texts for token in set(text.split()))
    db.execute("DELETE FROM rarity")
    db.executemany(
        "INSERT INTO rarity VALUES (?, ?)", ((g, n / len(texts)) for g, n in counts.items() if n > COMMON * len(texts))
    )
