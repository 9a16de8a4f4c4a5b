"""Rows of our own export that come back: which record each is, and which of its cells somebody changed in the sheet.

A cell is compared with what the export wrote, so whatever a file cannot carry (a label two records share, a text too long for
a cell, seconds) never looks like a change. What was not changed is taken out of the row before it is read any further.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Protocol

from ...domain.fields import ANY, Entities, Entity, Field, Storage, fold
from ...domain.ids import Id, id_text
from ...exchange.headers import Column, importable
from ...exchange.identity import ALL, Exported, Mark
from ...exchange.plan import OnMatch
from ...exchange.table import LONGEST, Row, Table
from ...store import past
from ...store.past import Past
from .. import members
from ..core import Core
from ..exports import default_fields
from ..sheet_rows import Line, SheetRows, same
from .back import Back, Stored
from .options import Options

PART = 2000
_SAMPLE = 200


class _Part(Protocol):
    """A table that was read."""

    table: Table
    kind: str
    chosen: dict[str, str]
    rows: list[Row]


class _Draft(Protocol):
    cells: tuple[object, ...]
    back: Back | None
    rid: int
    id: bytes


def recognise(core: Core, part: _Part) -> None:
    """The columns of an export, also under other names; what was chosen by hand goes first."""
    exported = part.table.exported
    e = core.entities.get(part.kind)
    if exported is None or e is None or kind_of(exported, core.entities) is not e:
        return
    chosen = {fold(h) for h in part.chosen}
    for header, code in headers(core, e, part.table.headers, part.rows, exported).items():
        if fold(header) not in chosen and code not in part.chosen.values():
            part.chosen[header] = code


def read(
    core: Core, e: Entity, part: _Part, columns: Sequence[Column], options: Options
) -> tuple[list[Row], list[Back | None] | None]:
    """The rows to go on with, and what is known of each; None for a sheet that is none of ours."""
    exported = part.table.exported
    if exported is None or kind_of(exported, core.entities) is not e or options.on_match is OnMatch.NEW:
        return part.rows, None
    if options.cell_by_cell:
        return narrowed(core, e, part.rows, columns, exported)
    known = rids_of(core.db, e, exported.ids.values())
    ids = [exported.ids.get(row.number) for row in part.rows]
    return part.rows, [None if id is None else Back(id, known.get(id, 0), by_cell=False) for id in ids]


def know(d: _Draft, back: Back | None, row: Row) -> None:
    """A draft was made of what is left of the row."""
    d.back, d.cells = back, row.cells
    if back is not None and back.rid:
        d.rid, d.id = back.rid, back.id


def kind_of(exported: Exported, entities: Entities) -> Entity | None:
    """None for a kind that sheets do not bring."""
    return next((e for e in entities.values() if e.plural == exported.mark.kind and e.sheet), None)


def exported_fields(e: Entity, mark: Mark) -> list[Field]:
    if mark.fields == (ALL,):
        return default_fields(e)
    known = {f.code: f for f in e.shown}
    return [known[code] for code in mark.fields if code in known]


def narrowed(
    core: Core, e: Entity, rows: Sequence[Row], columns: Sequence[Column], exported: Exported
) -> tuple[list[Row], list[Back | None]]:
    """Each row with only the cells that differ from what was exported, and what is known of it."""
    with past.still(core.db):
        return _Narrowing(core, e, columns, exported).run(rows)


class _Narrowing:
    def __init__(self, core: Core, e: Entity, columns: Sequence[Column], exported: Exported) -> None:
        self._db, self._e, self._ids = core.db, e, exported.ids
        self._places: dict[Field, list[int]] = {}
        for c in columns:
            if c.field is not None and not c.left_out:
                self._places.setdefault(c.field, []).append(c.place)
        self._fields = [f for f in self._places if f.name in e.by_name]
        self._sent = {f.name for f in exported_fields(e, exported.mark)}
        self._past = Past(core.db, exported.mark.point, _kinds(core.entities, e, self._fields))
        self._then = SheetRows(core.db, core.entities, e, self._fields, exported.mark.lang, self._past)
        self._now = SheetRows(core.db, core.entities, e, self._fields, exported.mark.lang)
        self._moved = self._touched(core.entities)
        self._foreign = not past.is_known(core.db, exported.mark.point)
        self._titles = {}
        for f in self._fields:
            if f.storage is Storage.MEMBERS:
                target = members.ends(core.entities, e, f).target
                self._titles[target.name] = self._past.old(target.name, target.title)
        self._first = [self._places[f][0] for f in self._fields]
        self._more = [i for i, f in enumerate(self._fields) if len(self._places[f]) > 1]
        owned = {place for places in self._places.values() for place in places}
        self._others = [c.place for c in columns if c.place not in owned and not c.left_out and c.header]

    def run(self, rows: Sequence[Row]) -> tuple[list[Row], list[Back | None]]:
        known = rids_of(self._db, self._e, self._ids.values())
        out: list[Row] = []
        backs: list[Back | None] = []
        for start in range(0, len(rows), PART):
            part = rows[start : start + PART]
            backs_here = [self._back(row, known) for row in part]
            wanted = list(dict.fromkeys(b.rid for b in backs_here if b is not None and b.rid))
            lines = {line.rid: line for line in self._then.read(wanted)}
            moved = [rid for rid in wanted if rid in self._moved]
            now = {line.rid: line for line in self._now.read(moved)} if moved else {}
            for row, back in zip(part, backs_here, strict=True):
                if back is not None and back.rid:
                    row = self._compared(row, back, lines[back.rid], now.get(back.rid))
                out.append(row)
                backs.append(back)
        self._tell_copies(rows, out, backs)
        return out, backs

    def _back(self, row: Row, known: Mapping[bytes, int]) -> Back | None:
        id = self._ids.get(row.number)
        return None if id is None else Back(id, known.get(id, 0), titles=self._titles, foreign=self._foreign)

    def _compared(self, row: Row, back: Back, then: Line, now: Line | None) -> Row:
        cells = row.cells
        left: list[object] = [None] * len(cells)
        for place in self._others:
            left[place] = cells[place]
        read = _picked(cells, self._first)
        if read != then.cells or self._more:
            for i, (f, cell, made) in enumerate(zip(self._fields, read, then.cells, strict=True)):
                if i in self._more and any(cells[p] not in (None, "") for p in self._places[f][1:]):
                    back.base[f.name] = then.stored[i]  # a second column for the field: all of them together
                    for place in self._places[f]:
                        left[place] = cells[place]
                elif not (cell == made or same(cell, made)):
                    self._take(f, cell, then.stored[i], back, left)
        if now is not None:
            for i, f in enumerate(self._fields):
                if now.stored[i] != then.stored[i] and f.name not in back.base:
                    back.here[f.name] = (then.stored[i], now.stored[i])
        return Row(row.number, tuple(left))

    def _take(self, f: Field, cell: object, base: Stored, back: Back, left: list[object]) -> None:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            if f.name not in self._sent:
                return  # a column that somebody added: its empty cells say nothing
            back.cleared.append(f.name)
        else:
            left[self._places[f][0]] = cell
        back.base[f.name] = base
        if isinstance(base, str) and len(base) > LONGEST:
            back.too_long.append(f.name)

    def _tell_copies(self, rows: Sequence[Row], out: list[Row], backs: list[Back | None]) -> None:
        """Rows copied inside the sheet: one is the record, the others are new where they have another title."""
        turns: dict[Id, list[int]] = {}
        for at, back in enumerate(backs):
            if back is not None:
                turns.setdefault(back.id, []).append(at)
        title = self._e.title
        for places in turns.values():
            if len(places) < 2:
                continue
            found = [(at, b) for at in places if (b := backs[at]) is not None]
            keeper, _ = min(found, key=lambda pair: len(pair[1].base) if title in pair[1].base else -1)
            for at, b in found:
                if at == keeper or (b.rid and not b.base):
                    continue
                if (title in b.base and title not in b.cleared) or not b.rid:
                    out[at], backs[at] = self._as_new(rows[at], b), Back(b.id, copied=True)
                else:
                    b.copy_of = rows[keeper].number

    def _as_new(self, row: Row, back: Back) -> Row:
        """Whole again, without the number that was copied along."""
        if "number" in back.base or "number" not in self._e.by_name:
            return row
        cells = list(row.cells)
        for place in self._places.get(self._e.by_name["number"], ()):
            cells[place] = None
        return Row(row.number, tuple(cells))

    def _touched(self, entities: Entities) -> set[int]:
        """Rows of which some field was written since, or a member came or went."""
        found = set(self._past.rows(self._e.name))
        for f in self._fields:
            if f.storage is Storage.MEMBERS:
                m = members.ends(entities, self._e, f)
                links = sorted(self._past.rows(m.link.name))
                for start in range(0, len(links), 5000):
                    part = ",".join(map(str, links[start : start + 5000]))
                    found |= {
                        rid
                        for (rid,) in self._db.execute(
                            f"SELECT r.rid FROM {m.link.table} l JOIN {self._e.table} r ON r.id = l.{m.near.name} WHERE l.rid IN ({part})"
                        )
                    }
        return found


def _kinds(entities: Entities, e: Entity, fields: Iterable[Field]) -> set[str]:
    """Whose changes can change a cell of these fields."""
    found = {e.name, "option"}
    for f in fields:
        if f.storage is Storage.MEMBERS:
            m = members.ends(entities, e, f)
            found |= {m.link.name, m.target.name}
        elif f.target and f.target != ANY:
            found.add(f.target)
    return found


def _picked(cells: Sequence[object], places: Sequence[int]) -> tuple[object, ...]:
    if len(places) > 1:
        picked: tuple[object, ...] = itemgetter(*places)(cells)
        return picked
    return tuple(cells[place] for place in places)


def rids_of(db: sqlite3.Connection, e: Entity, ids: Iterable[bytes]) -> dict[bytes, int]:
    """Of those that are here and not removed for ever."""
    wanted = list(dict.fromkeys(ids))
    found: dict[bytes, int] = {}
    for start in range(0, len(wanted), 900):
        part = wanted[start : start + 900]
        found |= dict(
            db.execute(
                f"SELECT id, rid FROM {e.table} WHERE id IN ({', '.join('?' * len(part))}) AND purged_at IS NULL", part
            )
        )
    return found


def headers(core: Core, e: Entity, names: Sequence[str], rows: Sequence[Row], exported: Exported) -> dict[str, str]:
    """Header → the field it was exported from. A header that was renamed is known by what stands below it."""
    sent = exported_fields(e, exported.mark)
    chosen: dict[str, str] = {}
    for f in sent:
        called = {fold(f.label(exported.mark.lang)), fold(f.zh), fold(f.en)}
        header = next((h for h in names if h and h not in chosen and fold(h) in called), None)
        if header is not None:
            chosen[header] = f.code
    lost = [f for f in sent if f.code not in chosen.values()]
    strange = [(i, h) for i, h in enumerate(names) if h and h not in chosen]
    if lost and strange:
        chosen |= _by_content(core, e, lost, strange, rows, exported)
    taken = set(chosen.values())
    for _, header in strange:
        known = importable(e, header)
        if header not in chosen and known is not None and known.code not in taken:
            chosen[header] = known.code
            taken.add(known.code)
    return chosen


def _by_content(
    core: Core,
    e: Entity,
    lost: Sequence[Field],
    strange: Sequence[tuple[int, str]],
    rows: Sequence[Row],
    exported: Exported,
) -> dict[str, str]:
    known = rids_of(core.db, e, [exported.ids[r.number] for r in rows if r.number in exported.ids][:_SAMPLE])
    sample = [(r, rid) for r in rows if r.number in exported.ids and (rid := known.get(exported.ids[r.number]))][
        :_SAMPLE
    ]
    then = SheetRows(
        core.db,
        core.entities,
        e,
        lost,
        exported.mark.lang,
        Past(core.db, exported.mark.point, _kinds(core.entities, e, lost)),
    )
    lines = {line.rid: line for line in then.read([rid for _, rid in sample])}
    scores = []
    for place, header in strange:
        for i, f in enumerate(lost):
            pairs = [(r.cells[place], lines[rid].cells[i]) for r, rid in sample if rid in lines]
            filled = sum(made is not None or read is not None for read, made in pairs)
            equal = sum(made is not None and same(read, made) for read, made in pairs)
            if equal * 2 > filled:
                scores.append((equal, header, f.code))
    found: dict[str, str] = {}
    for _, header, code in sorted(scores, key=lambda s: -s[0]):
        if header not in found and code not in found.values():
            found[header] = code
    return found


def missing(core: Core, tables: Iterable[tuple[Entity, Exported]]) -> list[dict[str, Any]]:
    """Records of the exports that no table has any more, in the order of the export. Known on the PC that exported."""
    groups: dict[tuple[object, ...], tuple[Entity, Mark, set[bytes]]] = {}
    for e, exported in tables:
        mark = exported.mark
        if mark.rows is not None and past.is_here(core.db, mark.point):
            groups.setdefault((e.name, mark.point, mark.rows), (e, mark, set()))[2].update(exported.ids.values())
    gone: list[dict[str, Any]] = []
    for e, mark, there in groups.values():
        number = "number" if "number" in e.by_name else "NULL"
        rows = mark.rows or ()
        for start in range(0, len(rows), 5000):
            part = ",".join(map(str, rows[start : start + 5000]))
            for id, no, label in core.db.execute(
                f"SELECT id, {number}, {e.title} FROM {e.table} WHERE rid IN ({part}) AND trashed_at IS NULL ORDER BY rid"
            ):
                if id not in there:
                    gone.append({"id": id_text(id), "number": no, "label": label or ""})
    return gone
