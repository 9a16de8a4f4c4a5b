"""Filter expressions, `grade=A and (region~浙江 or owner=李雷) and last_contact_at<-30d`: text ↔ a small tree.

What a field or a value means is not known here; the command line, the filter editor and saved views share this.
"""

import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .errors import FilterError

MAX_LENGTH = 10_000
MAX_DEPTH = 100

_OPS = ("=", "!=", "<", "<=", ">", ">=", "~", "in", "has")
_KEYWORDS = ("and", "or", "not", "in", "has", "is", "empty")
_PERIODS = ("this", "last", "next")
_UNITS = ("day", "week", "month", "quarter", "year")
_END = "\n"  # no word holds a blank
_TOO_DEEP = (f"括号和 not 超过 {MAX_DEPTH} 层", f"More than {MAX_DEPTH} levels of brackets and not")
_UNCLOSED = "的引号没有结束", "A quote that is never closed"
_UNREADABLE = "看不懂", "Something unreadable"
_SAME_OP = {"==": "=", "<>": "!=", "≠": "!=", "≤": "<=", "≥": ">="}
_ASCII = str.maketrans("（），＝＜＞！～", "(),=<>!~")


@dataclasses.dataclass(frozen=True, slots=True)
class Test:
    """`op` is a comparison, has, in, or empty (which has no value). `at` and `values_at` are 1-based characters."""

    __test__ = False  # not for pytest

    field: str
    op: str
    values: tuple[str, ...]
    at: int = dataclasses.field(default=1, compare=False)
    values_at: tuple[int, ...] = dataclasses.field(default=(), compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Joined by and (`all`) or by or; two parts at least."""

    all: bool
    parts: tuple["Node", ...]


Node = Test | Not | Group


def parse(text: str) -> Node:
    """Raises FilterError."""
    if len(text) > MAX_LENGTH:
        raise _fault(MAX_LENGTH + 1, f"超过 {MAX_LENGTH} 个字", f"More than {MAX_LENGTH} characters")
    tree = (parser := _Parser(text)).any_of(0)
    parser.need("and 或 or", "and / or", _END)
    return tree


def write(node: Node, depth: int = 0) -> str:
    """An expression that parses to the same tree. `depth` is that of the node. Raises FilterError for one too deep."""
    if depth > MAX_DEPTH:
        raise _fault(1, *_TOO_DEEP)
    if isinstance(node, Group):
        # brackets inside brackets of the same kind stay: they are part of the tree
        return (" and " if node.all else " or ").join(
            f"({write(p, depth + 1)})" if isinstance(p, Group) and (node.all or not p.all) else write(p, depth)
            for p in node.parts
        )
    if isinstance(node, Not):
        part = node.part
        if isinstance(part, Test) and part.op == "empty":
            return f"{_quote(part.field)} is not empty"
        return "not " + (f"({write(part, depth + 2)})" if isinstance(part, Group) else write(part, depth + 1))
    name, values = _quote(node.field), ", ".join(map(_quote, node.values))
    written = {"empty": f"{name} is empty", "in": f"{name} in ({values})", "has": f"{name} has {values}"}
    return written.get(node.op, f"{name}{node.op}{values}")


def fields_in(node: Node) -> Iterator[str]:
    """Every field that is named, as it is written."""
    if isinstance(node, Test):
        yield node.field
    elif isinstance(node, Not):
        yield from fields_in(node.part)
    else:
        for part in node.parts:
            yield from fields_in(part)


class _Token(NamedTuple):
    kind: str  # word, quoted, op, mark, end
    key: str  # what the grammar compares: a word in small letters, an operator, a mark; nothing for a quoted text
    text: str
    at: int


@cache
def _pattern() -> re.Pattern[str]:
    quotes, marks = '"“”＂', "(),（），"
    quoted = "|".join(rf"[{q}](?:[^{q}\\]|\\.)*[{q}]" for q in ('"', "“”", "＂"))
    return re.compile(
        rf"\s*(?:(?P<quoted>{quoted})|(?P<op>[!！][=＝]|<>|[<>＜＞][=＝]?|[=＝]{{1,2}}|[≠≤≥~～])"
        rf"|(?P<mark>[{marks}])|(?P<word>[^\s{marks}{quotes}=<>!~＝＜＞！～≠≤≥]+)|(?P<end>\Z))",
        re.DOTALL,
    )


def _tokens(text: str) -> Iterator[_Token]:
    at, kind = 0, ""
    while kind != "end":
        m = _pattern().match(text, at)
        if m is None:
            at = len(text) - len(text[at:].lstrip())
            raise _fault(at + 1, *(_UNCLOSED if text[at] in '"“”＂' else _UNREADABLE))
        word = m[kind := m.lastgroup or ""]
        if kind == "quoted":
            word = re.sub(r"\\(.)", r"\1", word[1:-1], flags=re.DOTALL)
        elif kind != "word":
            word = _SAME_OP.get(word.translate(_ASCII), word.translate(_ASCII))
        yield _Token(kind, {"quoted": "", "word": word.lower(), "end": _END}.get(kind, word), word, m.start(kind) + 1)
        at = m.end()


class _Parser:
    def __init__(self, text: str) -> None:
        self.rest = _tokens(text)
        self.token = next(self.rest)

    def advance(self) -> _Token:
        token = self.token
        self.token = next(self.rest, token)
        return token

    def take(self, *keys: str) -> str:
        return self.advance().key if self.token.key in keys else ""

    def need(self, zh: str, en: str, *keys: str) -> str:
        if self.token.key not in keys:
            raise _fault(self.token.at, f"应为{zh}", f"Expected {en}")
        return self.advance().key

    def any_of(self, depth: int) -> Node:
        parts = [self.all_of(depth)]
        while self.take("or"):
            parts.append(self.all_of(depth))
        return parts[0] if len(parts) == 1 else Group(False, tuple(parts))

    def all_of(self, depth: int) -> Node:
        parts = [self.unary(depth)]
        while self.take("and"):
            parts.append(self.unary(depth))
        return parts[0] if len(parts) == 1 else Group(True, tuple(parts))

    def unary(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _fault(self.token.at, *_TOO_DEEP)
        if self.take("not"):
            return Not(self.unary(depth + 1))
        if self.take("("):
            inner = self.any_of(depth + 1)
            self.need("“)”", "“)”", ")")
            return inner
        return self.test()

    def test(self) -> Node:
        name, at = self.text("字段名", "a field name")
        values: list[tuple[str, int]] = []
        if self.take("is"):
            negated, op = self.take("not"), self.need("empty", "empty", "empty")
        else:
            negated = self.take("not")
            ops = ("in", "has") if negated else (*_OPS, "is")
            op = self.need("比较符 " + " ".join(ops), "one of " + " ".join(ops), *ops)
            if op == "in":
                self.need("“(”", "“(”", "(")
            values.append(self.value())
            while op == "in" and self.need("“,”或“)”", "“,” or “)”", ",", ")") == ",":
                values.append(self.value())
        test = Test(name, op, tuple(v for v, _ in values), at, tuple(a for _, a in values))
        return Not(test) if negated else test

    def text(self, zh: str, en: str) -> tuple[str, int]:
        if self.token.kind not in ("word", "quoted") or self.token.key in ("and", "or", "not"):
            raise _fault(self.token.at, f"应为{zh}", f"Expected {en}")
        return self.advance()[2:]

    def value(self) -> tuple[str, int]:
        first = self.token.key
        word, at = self.text("一个值（含空格或符号的加双引号）", "a value (quoted if it has blanks or operators)")
        if first in _PERIODS and self.token.kind == "word" and self.token.key not in _KEYWORDS:
            word = f"{first} {self.need('/'.join(_UNITS), '/'.join(_UNITS), *_UNITS)}"
        return word, at


def _quote(text: str) -> str:
    m = _pattern().fullmatch(text)
    bare = m is not None and m["word"] == text and text.lower() not in _KEYWORDS
    return text if bare else '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def _fault(at: int, zh: str, en: str) -> FilterError:
    return FilterError(f"筛选条件第 {at} 个字处{zh}", f"{en} at character {at} of the filter", at=at)
