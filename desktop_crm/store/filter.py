"""A parsed filter compiled to SQLAlchemy Core, and the sort order beside it."""

from datetime import UTC, date, datetime, time
from typing import Any

import sqlalchemy as sa

from ..domain import money, quantity
from ..domain.days import day_range
from ..domain.errors import BadValue, FilterError
from ..domain.fields import ANY, Entities, Entity, Field, Kind, Storage
from ..domain.filter import Group, Node, Not, Test, parse
from .journal import field_sql
from .named_field import find_field
from .schema import table
from .vocabulary import Vocabulary

_COMPARE: dict[str, Any] = {
    "=": lambda c, v: c == v,
    "<": lambda c, v: c < v,
    "<=": lambda c, v: c <= v,
    ">": lambda c, v: c > v,
    ">=": lambda c, v: c >= v,
}


def compile_where(entities: Entities, e: Entity, text: str, vocabulary: Vocabulary, today: date) -> Any:
    """Raises FilterError. `today` is the local day that relative dates count from."""
    return _Compiler(entities, vocabulary, today).node(e, parse(text))


def expression(e: Entity, f: Field) -> Any:
    """What a field is in SQL."""
    if f.storage is Storage.JOURNAL:
        return sa.literal_column(field_sql(e, f.name), sa.Text())
    return table(e).c[f.name]


class _Compiler:
    def __init__(self, entities: Entities, vocabulary: Vocabulary, today: date) -> None:
        self.entities, self.vocabulary, self.today = entities, vocabulary, today

    def node(self, e: Entity, n: Node) -> Any:
        if isinstance(n, Group):
            return (sa.and_ if n.all else sa.or_)(*(self.node(e, p) for p in n.parts))
        if isinstance(n, Not):
            return self.node(e, n.part).is_not(sa.true())  # an empty cell is "not A": SQL's NOT would drop it
        return self.test(e, find_field(e, n.field, n.at), n)

    def test(self, e: Entity, f: Field, t: Test) -> Any:
        if f.storage is Storage.MEMBERS:
            return self.members(e, f, t)
        c = expression(e, f)
        if t.op == "empty":
            return sa.or_(c.is_(None), c == "") if f.kind.sql == "TEXT" else c.is_(None)
        if t.op in ("in", "has"):
            return sa.or_(*(self.test(e, f, Test(t.field, "=", (v,), t.at)) for v in t.values))
        word = t.values[0]
        if t.op == "~":
            return self.contains(e, f, c, word)
        if f.kind in (Kind.DATE, Kind.TIME):
            return self.dates(f, c, t.op, word, t.at)
        if f.kind is Kind.REFERENCE and t.op in ("=", "!="):
            same = c.in_(self.named(f, lambda far: self.is_named(far, word)))
            return same if t.op == "=" else sa.not_(sa.func.coalesce(same, sa.false()))
        value = self.value(f, word, t.at)
        if t.op == "!=":
            return c.is_distinct_from(value)
        return _COMPARE[t.op](c, value)

    def contains(self, e: Entity, f: Field, c: Any, word: str) -> Any:
        if f.kind is Kind.REFERENCE:
            return c.in_(self.named(f, lambda far: self.title(far).contains(word, autoescape=True)))
        if f.kind is Kind.CHOICE:
            codes = [o.code for o in self.vocabulary.options(f) if word in o.label or word in o.code]
            return sa.or_(c.in_(codes), c.contains(word, autoescape=True))
        if f.kind is Kind.PHONE and (digits := "".join(ch for ch in word if ch.isdigit())):
            bare = sa.func.replace(sa.func.replace(c, "-", ""), " ", "")
            return sa.or_(c.contains(word, autoescape=True), bare.contains(digits, autoescape=True))
        return c.contains(word, autoescape=True)

    def members(self, e: Entity, f: Field, t: Test) -> Any:
        """Tags and their like: a live link to a live record of that name."""
        link = self.entities[f.target]
        near = next(x for x in link.columns if x.target == e.name)
        far_field = link.far(near)
        far, via = table(self.entities[far_field.target]), table(link)
        on = sa.and_(
            via.c[near.name] == table(e).c.id,
            via.c.trashed_at.is_(None),
            far.c.id == via.c[far_field.name],
            far.c.trashed_at.is_(None),
        )
        some = sa.exists().where(on)
        if t.op == "empty":
            return ~some
        name = far.c[self.entities[far_field.target].title]
        if t.op == "~":
            return some.where(name.contains(t.values[0], autoescape=True))
        if t.op in ("=", "has", "in"):
            return some.where(name.in_(t.values))
        if t.op == "!=":
            return ~some.where(name.in_(t.values))
        raise FilterError(f"“{f.zh}”只能用 has、=、~、is empty", f"“{f.en}” takes has, =, ~, is empty", at=t.at)

    def named(self, f: Field, test: Any) -> Any:
        """Ids of the records a reference may point at that pass a test."""
        targets = (
            [e for e in self.entities.values() if not (e.link or e.journal) and e.title]
            if f.target == ANY
            else [self.entities[f.target]]
        )
        return (
            sa.union_all(*(sa.select(table(e).c.id).where(test(e)) for e in targets))
            if len(targets) > 1
            else sa.select(table(targets[0]).c.id).where(test(targets[0]))
        )

    def is_named(self, e: Entity, word: str) -> Any:
        t = table(e)
        ways = [self.title(e) == word]
        if "number" in t.c:
            ways.append(t.c.number == word)
        return sa.or_(*ways)

    def title(self, e: Entity) -> Any:
        return table(e).c[e.title]

    def dates(self, f: Field, c: Any, op: str, word: str, at: int) -> Any:
        try:
            first, after = day_range(word, self.today)
        except BadValue as error:
            raise FilterError(f"第 {at} 个字处：{error.text('zh')}", error.text("en"), at=at) from None
        if f.kind is Kind.DATE:
            before, from_, until, past = (
                c < first.isoformat(),
                c >= first.isoformat(),
                c < after.isoformat(),
                c >= after.isoformat(),
            )
        else:
            before, from_ = self.moment_before(c, first), ~self.moment_before(c, first)
            until, past = self.moment_before(c, after), ~self.moment_before(c, after)
        within = sa.and_(from_, until)
        return {
            "=": within,
            "!=": sa.or_(c.is_(None), before, past),
            "<": before,
            "<=": until,
            ">": past,
            ">=": from_,
        }[op]

    def moment_before(self, c: Any, day: date) -> Any:
        """Before a local day begins. A moment is stored in UTC, a day without a clock time as itself."""
        edge = datetime.combine(day, time()).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return sa.case((sa.func.length(c) == 10, c < day.isoformat()), else_=c < edge)

    def value(self, f: Field, word: str, at: int) -> Any:
        try:
            if f.kind is Kind.CHOICE:
                return self.vocabulary.code(f, word) or word
            if f.kind is Kind.MONEY:
                return money.parse(word)
            if f.kind is Kind.NUMBER:
                return quantity.parse(word)
            if f.kind is Kind.FLAG:
                return int(word.casefold() in ("1", "yes", "true", "是", "y", "t", "√"))
        except BadValue as error:
            raise FilterError(
                f"第 {at} 个字处，{f.zh}：{error.text('zh')}", f"{f.en}: {error.text('en')}", at=at
            ) from None
        return word
