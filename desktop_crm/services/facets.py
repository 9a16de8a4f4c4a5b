"""What stands in a column, and how often: the values that a filter offers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..domain.fields import ANY, Entity, Field, Kind, Storage, Value
from ..domain.filter import Test, write
from ..store import query, resolve
from ..store.named_field import find_field
from ..store.vocabulary import Vocabulary
from .core import Core, entity_of
from .members import ends

MOST = 200
NEWEST = 50_000
"""Rows that are looked at where no index helps and nearly every value is another one."""


@dataclass(frozen=True, slots=True)
class Facet:
    word: str
    """As a filter expression names it."""
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    values: list[Facet] = field(default_factory=list)
    """Most frequent first."""
    empty: int = 0
    more: bool = False
    """There are others that are not listed."""
    newest: int = 0
    """Only so many rows were looked at, the newest; 0 for all."""


def countable(f: Field) -> bool:
    """Its values can be listed. Of days and numbers people ask for spans; what the capture knows is too slow to count."""
    return f.storage is not Storage.JOURNAL and f.target != ANY and f.kind in (
        Kind.TEXT, Kind.PHONE, Kind.CHOICE, Kind.FLAG, Kind.REFERENCE, Kind.TAGS,
    )  # fmt: skip


def values_of(
    core: Core, kind: str, name: str, where: str = "", search: str = "", lang: str = "zh", limit: int = MOST
) -> Facets:
    """Of the live rows that pass the filter. `search`: only values with that in them. Raises FilterError."""
    e = entity_of(core, kind)
    f = find_field(e, name)
    if not countable(f):
        return Facets()
    if f.storage is Storage.MEMBERS:
        return _members(core, e, f, where, search, limit)
    if f.kind is Kind.REFERENCE:
        return _references(core, e, f, where, search, limit)
    if f.kind in (Kind.CHOICE, Kind.FLAG):
        return _few(core, e, f, where, search, lang)
    return _texts(core, e, f, where, search, limit)


def count(core: Core, kind: str, where: str) -> int:
    """How many live rows pass a filter. Raises FilterError."""
    e = entity_of(core, kind)
    select, values = query.select_ids(core.db, core.entities, e, where, today=core.today())
    (n,) = core.db.execute(f"SELECT count(*) FROM ({select})", values).fetchone()
    return int(n)


def _kept(core: Core, e: Entity, where: str, row: str = "r") -> tuple[str, list[Value]]:
    """SQL that holds for the rows that are counted."""
    if not where:
        return f"{row}.trashed_at IS NULL", []
    select, values = query.select_ids(core.db, core.entities, e, where, today=core.today())
    return f"{row}.rid IN ({select})", values


def _texts(core: Core, e: Entity, f: Field, where: str, search: str, limit: int) -> Facets:
    kept, values = _kept(core, e, where)
    holds = f" AND instr(r.{f.name}, ?) > 0" if search else ""
    rows = f"SELECT r.{f.name} AS v FROM {e.table} r WHERE {kept} AND r.{f.name} <> ''{holds}"
    newest = 0 if f.index or search else NEWEST
    if newest:
        rows = f"SELECT v FROM (SELECT r.{f.name} AS v FROM {e.table} r WHERE {kept} ORDER BY r.rid DESC LIMIT {newest}) WHERE v <> ''"
    found = core.db.execute(
        f"SELECT v, count(*) AS n FROM ({rows}) GROUP BY v ORDER BY n DESC, v LIMIT {limit + 1}",
        [*values, search] if search else values,
    ).fetchall()
    several = newest and count(core, e.name, where) > newest
    listed = [Facet(str(v), str(v), n) for v, n in found[:limit]]
    return Facets(listed, _empty(core, e, f, where), len(found) > limit or bool(several), newest if several else 0)


def _grouped(core: Core, e: Entity, f: Field, where: str) -> list[tuple[Value, int]]:
    """Every value with its count; of a column with few different ones."""
    if where:
        kept, values = _kept(core, e, where)
        return core.db.execute(
            f"SELECT r.{f.name}, count(*) FROM {e.table} r WHERE {kept} GROUP BY r.{f.name}", values
        ).fetchall()
    if not f.target:
        return core.db.execute(
            f"SELECT {f.name}, count(*) FROM {e.table} WHERE trashed_at IS NULL GROUP BY {f.name}"
        ).fetchall()
    # the index of a reference holds what is trashed too: from it alone, less those, in a tenth of the time
    found: dict[Value, int] = dict(core.db.execute(f"SELECT {f.name}, count(*) FROM {e.table} GROUP BY {f.name}"))
    for value, n in core.db.execute(
        f"SELECT {f.name}, count(*) FROM {e.table} WHERE trashed_at IS NOT NULL GROUP BY +{f.name}"
    ):
        found[value] -= n
    return [(value, n) for value, n in found.items() if n]


def _few(core: Core, e: Entity, f: Field, where: str, search: str, lang: str) -> Facets:
    grouped = _grouped(core, e, f, where)
    counts = {v: n for v, n in grouped if v not in (None, "")}
    if f.kind is Kind.FLAG:
        words = {1: ("是", "Yes"), 0: ("否", "No")}
        found = [Facet("1" if v else "0", words[v][lang == "en"], counts.get(v, 0)) for v in (1, 0)]
    else:
        options = Vocabulary(core.db).options(f)
        known = {o.code: o.en if lang == "en" else o.label for o in options}
        order = [o.code for o in options if not o.retired or o.code in counts]
        order += [str(v) for v in counts if str(v) not in known]
        found = [Facet(code, known.get(code, code), counts.get(code, 0)) for code in order]
    return Facets([x for x in found if search in x.label], sum(n for v, n in grouped if v in (None, "")))


def _references(core: Core, e: Entity, f: Field, where: str, search: str, limit: int) -> Facets:
    far = core.entities[f.target]
    grouped = _grouped(core, e, f, where)
    counts = sorted(((bytes(v), n) for v, n in grouped if isinstance(v, bytes)), key=lambda pair: -pair[1])
    looked = counts if search else counts[: limit + 1]
    names = resolve.labels_of_ids(core.db, far, [id for id, _ in looked])
    merged: dict[str, int] = {}  # of two people with one name a filter by name means both
    for id, n in looked:
        if id in names and (word := names[id][2] or names[id][1]) and search in word:
            merged[word] = merged.get(word, 0) + n
    found = [Facet(word, word, n) for word, n in merged.items()]
    return Facets(found[:limit], sum(n for v, n in grouped if v is None), len(found) > limit)


def _members(core: Core, e: Entity, f: Field, where: str, search: str, limit: int) -> Facets:
    m = ends(core.entities, e, f)
    kept, values = _kept(core, e, where)
    holds = f" AND instr(t.{m.target.title}, ?) > 0" if search else ""
    rows = core.db.execute(
        f"""SELECT t.{m.target.title}, count(DISTINCT r.rid) AS n FROM {m.link.table} l
        JOIN {m.target.table} t ON t.id = l.{m.far.name} AND t.trashed_at IS NULL
        JOIN {e.table} r ON r.id = l.{m.near.name}
        WHERE l.trashed_at IS NULL AND {kept}{holds} GROUP BY t.{m.target.title} ORDER BY n DESC, 1 LIMIT {limit + 1}""",
        [*values, search] if search else values,
    ).fetchall()
    found = [Facet(str(name), str(name), n) for name, n in rows[:limit] if name]
    return Facets(found, _empty(core, e, f, where), len(rows) > limit)


def _empty(core: Core, e: Entity, f: Field, where: str) -> int:
    nothing = write(Test(f.code, "empty", ()))
    return count(core, e.name, f"({where}) and {nothing}" if where else nothing)


def counts(core: Core, kind: str, tests: Sequence[str], where: str = "") -> list[int]:
    """How many rows pass each of these expressions besides the filter. Raises FilterError."""
    return query.counts(core.db, core.entities, entity_of(core, kind), tests, where, core.today())
