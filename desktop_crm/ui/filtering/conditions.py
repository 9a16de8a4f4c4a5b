"""A filter expression as the conditions that stand in a row of chips, and back. Each is one part of an outermost `and`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...domain.fields import Entity, Field, Kind, Storage
from ...domain.filter import Group, Node, Test, fields_in, parse, write

LEAST, MOST = ">=", "<="


def parts(expression: str) -> list[Node]:
    """Raises FilterError. A least and a most of one field are one condition."""
    if not expression.strip():
        return []
    tree = parse(expression)
    found = list(tree.parts) if isinstance(tree, Group) and tree.all else [tree]
    merged: list[Node] = []
    for node in found:
        last = merged[-1] if merged else None
        if (
            isinstance(node, Test)
            and isinstance(last, Test)
            and (last.field, last.op, node.op) == (node.field, LEAST, MOST)
        ):
            merged[-1] = Group(True, (last, node))
        else:
            merged.append(node)
    return merged


def joined(nodes: Sequence[Node]) -> str:
    if not nodes:
        return ""
    return write(nodes[0] if len(nodes) == 1 else Group(True, tuple(nodes)))


def field_of(e: Entity, node: Node) -> Field | None:
    """The one field that a condition is about."""
    found: set[Field] = set()
    for name in fields_in(node):
        try:
            found.add(e.field(name))
        except KeyError:
            return None
    return found.pop() if len(found) == 1 else None


def unknown_names(e: Entity, nodes: Sequence[Node], sort: str = "") -> list[str]:
    """Fields that the office does not have, or no more."""
    named = [name for node in nodes for name in fields_in(node)] + ([sort.lstrip("-")] if sort else [])
    return [name for name in named if not _has(e, name)]


def _has(e: Entity, name: str) -> bool:
    try:
        e.field(name)
    except KeyError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Picked:
    """What can be said about one field in its popup."""

    words: tuple[str, ...] = ()
    empty: bool = False
    holds: str = ""
    """A text in it."""
    spans: tuple[tuple[str, str], ...] = ()
    """Of days: operator and word."""
    least: str = ""
    most: str = ""


def read(node: Node) -> Picked | None:
    """None for a condition that no popup can say."""
    if isinstance(node, Group) and node.all:
        return _span(node)
    words: list[str] = []
    spans: list[tuple[str, str]] = []
    empty, holds, least, most = False, "", "", ""
    for test in node.parts if isinstance(node, Group) else (node,):
        if not isinstance(test, Test):
            return None
        match test.op:
            case "empty":
                empty = True
            case "in" | "has":
                words += test.values
            case "=":
                words += test.values
                spans.append((test.op, test.values[0]))
            case "~" if not holds:
                holds = test.values[0]
            case ">=" if not isinstance(node, Group):
                least = test.values[0]
                spans.append((test.op, test.values[0]))
            case "<=" if not isinstance(node, Group):
                most = test.values[0]
                spans.append((test.op, test.values[0]))
            case "<" | ">":
                spans.append((test.op, test.values[0]))
            case _:
                return None
    return Picked(tuple(words), empty, holds, tuple(spans), least, most)


def _span(node: Group) -> Picked | None:
    match node.parts:
        case (Test(op=">=") as least, Test(op="<=") as most):
            return Picked(least=least.values[0], most=most.values[0])
    return None


def build(f: Field, picked: Picked) -> Node | None:
    """None where nothing is asked for."""
    tests: list[Node] = []
    if picked.words:
        several = len(picked.words) > 1
        op = "in" if several else "has" if f.storage is Storage.MEMBERS else "="
        tests.append(Test(f.code, op, tuple(picked.words)))
    tests += [Test(f.code, op, (word,)) for op, word in picked.spans]
    if picked.holds:
        tests.append(Test(f.code, "~", (picked.holds,)))
    if picked.least and picked.most:
        tests.append(Group(True, (Test(f.code, LEAST, (picked.least,)), Test(f.code, MOST, (picked.most,)))))
    elif picked.least or picked.most:
        tests.append(Test(f.code, LEAST if picked.least else MOST, (picked.least or picked.most,)))
    if picked.empty:
        tests.append(Test(f.code, "empty", ()))
    if not tests:
        return None
    return tests[0] if len(tests) == 1 else Group(False, tuple(tests))


def without(nodes: Iterable[Node], e: Entity, f: Field) -> list[Node]:
    """Those about anything else."""
    return [n for n in nodes if field_of(e, n) != f]


def is_about_days(f: Field) -> bool:
    return f.kind in (Kind.DATE, Kind.TIME)
