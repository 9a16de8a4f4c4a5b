"""Rows of our own export, cell by cell: changed in the sheet, here, or in both. Inside the unit of work.

    the sheet as exported  → ours stays          ours as exported → the sheet's is taken, an emptied cell too
    both changed, equal    → nothing to do       both changed     → a question, unless somebody said whose goes
Members (tags, products) are several values in one cell: what either side added or took out counts, and nothing is asked.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from ...domain.duplicate_keys import product_key, tag_key
from ...domain.errors import Ambiguous, BadValue, UserError
from ...domain.fields import Entity, Field, Storage, Value
from ...domain.ids import id_text
from ...exchange.plan import Verdict
from ...store import query, resolve
from ...store.unit_of_work import UnitOfWork
from .. import members
from ..sheet_rows import SheetRows, same
from .apply import differs
from .cells import as_text
from .draft import Draft, Problem

SHEET = "sheet"


class ThreeWay:
    """Of one sheet."""

    def __init__(self, work: UnitOfWork, e: Entity, headers: Mapping[str, str], take: str) -> None:
        self._work, self._e, self._headers, self._take = work, e, headers, take
        self._words = SheetRows(work.db, work.entities, e, (), "zh")

    def begin(self, drafts: Sequence[Draft]) -> None:
        """Before names are looked up and made: words that will not be taken shall make nothing."""
        asking = [d for d in drafts if d.refs or d.options]
        now = self._now(asking, {name for d in asking for name in (*d.refs, *d.options)})
        for d in asking:
            for words in (d.refs, d.options):
                for name in list(words):
                    if not self._wanted(d, name, words[name], now[d.rid][name]):
                        del words[name]

    def _wanted(self, d: Draft, name: str, word: str, ours: Value) -> bool:
        assert d.back is not None
        f, base = self._e.by_name[name], d.back.base.get(name)
        if not differs(ours, base):
            return True
        if same(word, self._words.cell(f, ours)):
            return False
        if not self._take:
            self._ask(d, f, word, base, ours)
        return self._take == SHEET

    def settle(self, drafts: Sequence[Draft]) -> None:
        """Sets what moves, and the verdict."""
        asking = []
        for d in drafts:
            assert d.back is not None
            d.verdict = Verdict.SAME
            if d.values or d.members or d.lines or d.back.base:
                asking.append(d)
        used = {name for d in asking for name in (*d.values, *(d.back.cleared if d.back else ()))}
        notes = "notes" if "notes" in self._e.by_name else ""
        now = self._now(
            asking, {n for n in used if self._e.by_name[n].storage is Storage.COLUMN} | {notes, "trashed_at"}
        )
        for d in asking:
            self._row(d, now[d.rid], notes)
        self._refuse_taken_numbers(asking)
        self._members([d for d in asking if d.verdict is not Verdict.REJECTED])
        for d in drafts:
            if d.verdict is not Verdict.REJECTED and d.problems:
                d.verdict = Verdict.CONFLICT
            elif d.verdict is Verdict.SAME and d.moved:
                d.verdict = Verdict.CHANGED

    def _row(self, d: Draft, now: Mapping[str, Value], notes: str) -> None:
        back = d.back
        assert back is not None
        if why := self._unfit(d, now):
            column, error = why
            self._question(d, column, "", error)
            return
        wanted = dict(d.values) | {n: None for n in back.cleared if self._e.by_name[n].storage is Storage.COLUMN}
        for name, new in wanted.items():
            f, ours, base = self._e.by_name[name], now.get(name), back.base.get(name)
            if f.required and new in (None, ""):
                d.reject(self._header(f), "", BadValue(f"{f.zh}不能为空", f"{f.en} cannot be empty"))
            elif f.target == self._e.name and new == d.id:
                d.reject(
                    self._header(f),
                    d.refs.get(name, ""),
                    BadValue(f"{f.zh}不能是它自己", f"{f.en} cannot be the record itself"),
                )
            elif not differs(base, new) or not differs(ours, new):
                continue
            elif not differs(ours, base) or self._take == SHEET:
                d.moved[name] = (ours, new)
            elif not self._take and isinstance(base, (str, int, float, bytes, type(None))):
                self._ask(d, f, self._text(f, new), base, ours)
        if notes and d.lines:
            before = str((d.moved[notes][1] if notes in d.moved else now.get(notes)) or "")
            lacking = [line for line in d.lines if line not in before.split("\n")]
            if lacking:
                d.moved[notes] = (now.get(notes), "\n".join(filter(None, (before, *lacking))))
        if d.verdict is Verdict.REJECTED:
            d.moved.clear()

    def _unfit(self, d: Draft, now: Mapping[str, Value]) -> tuple[str, UserError] | None:
        """Why nothing of the row can be taken."""
        back = d.back
        assert back is not None
        title = self._e.by_name[self._e.title]
        if back.copy_of:
            return self._header(title), Ambiguous(
                f"这一行是从第 {back.copy_of} 行复制的，名称没改但内容不同；请合成一行，或改名成为新的{self._e.zh}",
                f"A copy of row {back.copy_of} with the same name and other content; make one row of them, or rename it",
            )
        if now.get("trashed_at") is not None:
            return self._header(title), Ambiguous(
                f"这条{self._e.zh}已在回收站，表格里又改了它；要用就先从回收站取回",
                f"This {self._e.en.lower()} is in the trash, yet the sheet changed it; restore it first",
            )
        if back.too_long:
            f = self._e.by_name[back.too_long[0]]
            return self._header(f), BadValue(
                f"{f.zh}的原文太长，表格里只有前一段，不能用它替换；请在程序里修改",
                f"{f.en} is longer than a cell holds, so the sheet cannot replace it; edit it in the program",
            )
        return None

    def _members(self, drafts: Sequence[Draft]) -> None:
        for d in drafts:
            back = d.back
            assert back is not None
            for name in [n for n in back.base if self._e.by_name[n].storage is Storage.MEMBERS]:
                base = back.base[name]
                assert isinstance(base, tuple)
                key = _key(members.ends(self._work.entities, self._e, self._e.by_name[name]).target)
                said = _known_first(d.members.get(name, ()), base)
                before, after = {key(n) for n in base}, {key(n) for n in said}
                d.members[name] = tuple(n for n in said if key(n) not in before)
                if gone := [n for n in base if key(n) not in after]:
                    back.dropped[name] = gone
        for name in dict.fromkeys(n for d in drafts if d.back for n in d.back.dropped):
            self._part(name, [d for d in drafts if d.back and name in d.back.dropped])

    def _part(self, name: str, drafts: Sequence[Draft]) -> None:
        """Finds the memberships that end."""
        m = members.ends(self._work.entities, self._e, self._e.by_name[name])
        key = _key(m.target)
        by_id = {d.id: (d, {key(n) for n in d.back.dropped[name]}) for d in drafts if d.back}
        ids = list(by_id)
        for start in range(0, len(ids), 900):
            part = ids[start : start + 900]
            for near, rid, far, called in self._work.db.execute(
                f"""SELECT l.{m.near.name}, l.rid, t.rid, t.{m.target.title} FROM {m.link.table} l JOIN {m.target.table} t ON t.id = l.{m.far.name}
                WHERE l.{m.near.name} IN ({", ".join("?" * len(part))}) AND l.trashed_at IS NULL""",
                part,
            ):
                d, gone = by_id[near]
                then = d.back.titles.get(m.target.name, {}).get(far, called) if d.back else called
                if key(str(then or "")) in gone:
                    d.parted.setdefault(m.link.name, []).append(rid)
                    if d.verdict is Verdict.SAME:
                        d.verdict = Verdict.CHANGED

    def _refuse_taken_numbers(self, drafts: Sequence[Draft]) -> None:
        for d in drafts:
            number = d.moved.get("number", (None, None))[1]
            if number is None:
                continue
            found = self._work.db.execute(
                f"SELECT rid FROM {self._e.table} WHERE number = ? AND trashed_at IS NULL AND rid <> ? LIMIT 1",
                (number, d.rid),
            ).fetchone()
            if found:
                del d.moved["number"]
                f = self._e.by_name["number"]
                self._question(
                    d,
                    self._header(f),
                    str(number),
                    Ambiguous(
                        f"编号“{number!s}”是另一条{self._e.zh}的；如果只排了一部分列的序，请撤销排序再导入",
                        f"The number “{number!s}” belongs to another record; was only a part of the columns sorted?",
                    ),
                    found[0],
                )
                d.moved.clear()  # the row may be mixed up: nothing of it is sure

    def _ask(self, d: Draft, f: Field, sheet: str, base: object, ours: Value) -> None:
        then = self._text(f, base if not isinstance(base, tuple) else None)  # type: ignore[arg-type]
        here = self._text(f, ours)
        error = Ambiguous(
            f"{f.zh}两边都改了：原为“{then}”，本地改成“{here}”，表格改成“{sheet}”",
            f"{f.en} was changed in both: it was “{then}”, here it is “{here}”, in the sheet “{sheet}”",
        )
        self._question(d, self._header(f), sheet, error)
        d.problems[-1].both = {"field": f.code, "base": then, "ours": here, "sheet": sheet}

    def _question(self, d: Draft, column: str, value: str, error: UserError, rid: int = 0) -> None:
        found = resolve.labels(self._work.db, self._e, [rid or d.rid]).get(rid or d.rid)
        known = [{"id": id_text(found[0]), "number": found[1] or None, "label": found[2]}] if found else []
        d.problems.append(Problem(d.row, column, value, error, known))

    def _text(self, f: Field, value: Value) -> str:
        cell = self._words.cell(f, value)
        return "" if cell is None else as_text(cell)

    def _header(self, f: Field) -> str:
        return self._headers.get(f.name, f.zh)

    def _now(self, drafts: Sequence[Draft], names: Iterable[str]) -> dict[int, dict[str, Value]]:
        used = [self._e.by_name[n] for n in sorted(set(names)) if n]
        rows = query.rows(self._work.db, self._e, [d.rid for d in drafts], used)
        return {int(row[0] or 0): dict(zip((f.name for f in used), row[2:], strict=True)) for row in rows}


def _key(target: Entity) -> Callable[[str], str]:
    return {"product": product_key, "tag": tag_key}.get(target.name, str.strip)


def _known_first(said: Sequence[str], base: Sequence[str]) -> list[str]:
    """A name that itself has a comma is one name where the cell had it before."""
    found = list(said)
    for name in base:
        pieces = members.names(name)
        if len(pieces) > 1 and all(p in found for p in pieces):
            found = [name, *(n for n in found if n not in pieces)]
    return found
