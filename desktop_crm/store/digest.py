"""Equal content, equal digest, on any PC: the sum of one hash per live record, so that order, row numbers and history do not count.

Left out: trashed records, computed fields, empty fields (a column that only one side has, empty, is no difference).
"""

import hashlib
import marshal
import sqlite3

from ..domain.fields import Entities
from .capture import stored

_MASK = (1 << 128) - 1


def digest(db: sqlite3.Connection, entities: Entities) -> str:
    """32 hexadecimal digits."""
    total = 0
    for e in sorted(stored(entities), key=lambda e: e.name):
        columns = sorted(f.name for f in e.captured if f.name not in ("trashed_at", "purged_at"))
        some = ", ".join(f"max({c} IS NOT NULL)" for c in columns)
        filled = db.execute(f"SELECT {some} FROM {e.table} WHERE trashed_at IS NULL").fetchone()
        used = [c for c, any_row in zip(columns, filled, strict=True) if any_row]
        head = hashlib.blake2b(marshal.dumps((e.name, *used), 2), digest_size=16)
        rows = db.execute(f"SELECT {', '.join(('id', *used))} FROM {e.table} WHERE trashed_at IS NULL")
        dumps, number, copy = marshal.dumps, int.from_bytes, head.copy
        while part := rows.fetchmany(5000):
            for row in part:
                h = copy()
                h.update(dumps(row, 2))  # version 2 has no back references: the bytes depend on the values alone
                total += number(h.digest(), "little")
        total &= _MASK
    return f"{total:032x}"
