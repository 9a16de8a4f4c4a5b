"""One table of a file as it was read, and what is to become of it: a kind, and a field for each column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...domain.errors import UserError
from ...domain.fields import Entities, Entity, Kind, fold
from ...exchange import headers as mapping
from ...exchange.contents import Kinds, kinds_of
from ...exchange.headers import LEAVE, Column
from ...exchange.readers import open_tables
from ...exchange.table import Row, Table
from ...store.vocabulary import Vocabulary
from ..core import Core, entity_of
from . import recognition, returning, sheet_names, unfolding
from .apply import OFTEN
from .cells import drafts
from .draft import Draft
from .options import Options
from .sheet import Sheet, Told
from .unfolding.dated import year_in

LINE = "line"
"""Beside a field's code, `new` and `-`: the column becomes a line `header: value` of the notes."""


@dataclass(slots=True)
class Part:
    """`kind` is an entity's code; "" leaves the table out."""

    table: Table
    kind: str
    chosen: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    kinds: Kinds = field(default_factory=dict)
    name_says: str = ""
    """What the names of sheets of one shape seem to be: owner, region, tags; "" = nothing."""
    stamp: str | None = None
    """Stands in the last cell of each row: the name of one of several sheets of a shape."""

    def read(self, told: Told) -> None:
        """Once: what happens to the file afterwards does not matter."""
        stamped = sheet_names.HEADER in self.table.headers[-1:] and self.stamp is not None
        mark = (self.stamp or None,)
        for row in self.table.rows:
            self.rows.append(Row(row.number, (*row.cells, *mark)) if stamped else row)
            if len(self.rows) % OFTEN == 0:
                told("read", len(self.rows), 0)
        if self.table.exported is None:
            self.kinds = kinds_of(self.rows, range(len(self.table.headers)))
        told("read", len(self.rows), len(self.rows))

    def columns(self, e: Entity, entities: Entities) -> list[Column]:
        """Raises UserError."""
        chosen = {h: LEAVE if word == LINE else word for h, word in self._here().items()}
        try:
            fed = {h for h, word in chosen.items() if e.name == "customer" and unfolding.feed_of(word, entities)}
            own = {h: LEAVE if h in fed else word for h, word in chosen.items()}
            found = mapping.map_columns(self.table.headers, e, own)
            if e.name == "customer" and self.table.exported is None:
                found = unfolding.feeds(found, entities, chosen, self.kinds)
            found = mapping.by_content(found, e, chosen, self.kinds)
        except KeyError as error:
            known = " ".join(f.code for f in e.shown if f.editable)
            raise UserError(
                f"{e.zh}没有“{error.args[0]}”这一项；可用：{known}",
                f"{e.en} has no field “{error.args[0]}”; there are: {known}",
            ) from None
        if self.stamp is not None:
            word = {fold(h): w for h, w in chosen.items()}.get(fold(sheet_names.HEADER))
            found[-1] = sheet_names.column(found[-1], e, self.name_says, word)
        lines = {fold(h) for h, word in self.chosen.items() if word == LINE}
        return [Column(c.place, c.header, None) if fold(c.header) in lines else c for c in found]

    def choose(self, header: str, word: str) -> None:
        """`word` is a field's code, LINE, `new` or `-`. A column that had the field before gives it up."""
        for other, held in list(self.chosen.items()):
            if held == word and word not in (LINE, mapping.NEW, LEAVE):
                self.chosen[other] = LINE
        self.chosen[header] = word

    def give_up(self, entities: Entities, header: str, word: str) -> None:
        """Columns that took the field by their own name leave it to the one that was chosen for it."""
        for c in self.columns(entities[self.kind], entities):
            takes = c.field is not None and c.field.code == word and c.field.kind is not Kind.PHONE
            if takes and c.header != header and c.header not in self.chosen:
                self.chosen[c.header] = LINE

    def sheet(self, core: Core, options: Options, told: Told) -> Sheet:
        """A fresh draft of each row. Raises UserError."""
        e = core.entities[self.kind]
        columns = self.columns(e, core.entities)
        vocabulary = Vocabulary(core.db)
        gather = None
        if e.name == "customer" and self.table.exported is None:
            stated = year_in(self.table.sheet, self.table.file)
            gather = unfolding.Gatherer(core.entities, vocabulary, core.today(), stated).gather
        found: list[Draft] = []
        whole = len(self.rows)
        rows, backs = returning.read(core, e, self, columns, options)
        for d in drafts(iter(rows), columns, e, vocabulary, options.unknown, gather):
            if backs is not None:
                returning.know(d, backs[len(found)], self.rows[len(found)])
            found.append(d)
            if len(found) % OFTEN == 0:
                told("check", len(found), whole)
        _check_match(e, options, columns)
        return Sheet(
            self.table.file,
            self.table.sheet,
            e,
            columns,
            found,
            left_out=self.table.left_out,
            name_says=self.name_says,
            width=len(self.table.headers) - self.table.added - (self.stamp is not None),
            exported=None if backs is None else self.table.exported,
        )

    def _here(self) -> dict[str, str]:
        """What was chosen for columns that this very table has."""
        own = {fold(h) for h in self.table.headers}
        return {h: word for h, word in self.chosen.items() if fold(h) in own}


def tables(core: Core, file: Path) -> list[Table]:
    """Raises UserError."""
    return open_tables(file, known=lambda header: mapping.is_known(header, core.entities))


def parts(core: Core, file: Path, kind: str | None, chosen: Mapping[str, str]) -> list[Part]:
    """As the command line takes a file: all of one kind, or those tables whose kind is plain. Raises UserError."""
    found = tables(core, file)
    e = _importable(core, kind) if kind is not None else None
    made = [Part(t, e.name if e else recognition.guess(core, t), dict(chosen)) for t in found]
    if len(made) == 1 and not made[0].kind:
        _refuse_unknown(core, found[0])
    taken = [p for p in made if p.kind]
    if not taken:
        _refuse(file, found)
    return taken


def _importable(core: Core, kind: str) -> Entity:
    e = entity_of(core, kind)
    if not e.sheet:
        known = _kinds(core)
        raise UserError(
            f"这个版本还不能导入“{kind}”；可以：{known}",
            f"This version cannot import “{kind}” yet; it can: {known}",
        )
    return e


def _kinds(core: Core) -> str:
    return " ".join(e.plural for e in mapping.importable_kinds(core.entities))


def _refuse_unknown(core: Core, table: Table) -> None:
    heads = "、".join(h for h in table.headers if h)[:200]
    place = f"（{table.sheet}）" if table.sheet else ""
    known = _kinds(core)
    raise UserError(
        f"“{table.file}”{place}看不出是哪一类资料，表头是：{heads}。请用 --as 指明：{known}",
        f"“{table.file}” ({table.sheet}): no kind fits its headers: {heads}. Say which with --as: {known}",
    )


def _refuse(file: Path, found: Sequence[Table]) -> None:
    sheets = "、".join(t.sheet for t in found)
    raise UserError(
        f"“{file.name}”里没有可导入的表（{sheets or '空文件'}）；请用 --as 指明类别",
        f"“{file.name}” holds no table that can be imported ({sheets or 'empty'}); say which kind with --as",
    )


def check_chosen(made: Iterable[Part], chosen: Mapping[str, Any]) -> None:
    """Of the command line: every header it names stands in some table. Raises UserError."""
    every = {fold(h) for p in made for h in p.table.headers}
    for header in chosen:
        if fold(header) not in every:
            raise UserError(f"--set：表里没有“{header}”这一列", f"--set: the sheet has no column “{header}”")


def _check_match(e: Entity, options: Options, columns: Sequence[Column]) -> None:
    if not options.match:
        return
    try:
        name = e.field(options.match).name
    except KeyError:
        raise UserError(
            f"--match：{e.zh}没有“{options.match}”这一项", f"--match: {e.en} has no field “{options.match}”"
        ) from None
    if not any(c.field and c.field.name == name for c in columns) or e.by_name[name].kind in (
        Kind.TAGS,
        Kind.REFERENCE,
    ):
        raise UserError(
            f"--match：表里没有可用来对应的“{options.match}”列",
            f"--match: the sheet has no usable column “{options.match}”",
        )
    options.match = name
