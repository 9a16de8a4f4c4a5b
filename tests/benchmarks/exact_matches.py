"""What a search should find: the exact matcher asked about every row."""

from collections.abc import Iterator, Sequence

from desktop_crm.domain.search import match
from desktop_crm.domain.search.grams import Part
from desktop_crm.services.core import Core
from desktop_crm.store import derived
from desktop_crm.store.search import Finder

LIMIT = 50
Row = tuple[str, int]


def missed(core: Core, texts: Sequence[str]) -> tuple[int, int]:
    """Hits that exist of texts with fewer than LIMIT, and how many of them the search did not find."""
    wanted: dict[str, set[Row]] = {text: set() for text in texts}
    for row, parts in _rows(core):
        for text in [t for t, rows in wanted.items() if len(rows) < LIMIT]:
            if match.rank(text, parts):
                wanted[text].add(row)
    finder = Finder(core.db, core.entities)
    few = {text: rows for text, rows in wanted.items() if len(rows) < LIMIT}
    lost = sum(len(rows - {(h.kind, h.rid) for h in finder.find(text)}) for text, rows in few.items())
    return sum(map(len, few.values())), lost


def _rows(core: Core) -> Iterator[tuple[Row, list[tuple[Part, str]]]]:
    for p in derived.plans(core.entities).values():
        if not p.parts:
            continue
        columns = ", ".join(("rid", *(p.names[at] for at, _ in p.parts)))
        how = [Part[name.upper()] for _, name in p.parts]
        for rid, *values in core.db.execute(f"SELECT {columns} FROM {p.entity.table} WHERE trashed_at IS NULL"):
            yield (
                (p.entity.name, rid),
                [(part, str(v)) for part, v in zip(how, values, strict=True) if v not in (None, "")],
            )
