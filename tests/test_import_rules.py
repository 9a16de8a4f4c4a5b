"""Which room of desktop_crm may import what. An import inside a function counts like any other."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "desktop_crm"
PANES = f"{PACKAGE}.ui.panes"


@dataclass(frozen=True)
class Room:
    rooms: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()


def room(rooms: str = "", libraries: str = "") -> Room:
    return Room(frozenset(rooms.split()), frozenset(libraries.split()))


BELOW_SERVICES = "domain settings store exchange printing sync insight"
RULES = {
    "__init__": room(),
    "bootstrap": room(),
    "domain": room(libraries="borax fractional_indexing phonenumbers"),
    "settings": room("domain", "appdirs"),
    "store": room("domain", "sqlalchemy"),
    "exchange": room("domain", "openpyxl python_calamine xlrd"),
    "printing": room("domain", "PySide6.QtCore PySide6.QtGui PySide6.QtPrintSupport docxtpl"),
    "sync": room("domain store", "zstandard nacl psycopg"),
    "insight": room("domain store"),
    "services": room(BELOW_SERVICES),
    "app": room(f"{BELOW_SERVICES} services"),
    "cli": room("domain settings services app"),
    "ui": room("domain settings services app", "PySide6 shiboken6"),
    "__main__": room("bootstrap cli ui"),
}


@dataclass(frozen=True)
class Module:
    name: str
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.name.split(".")[1] if "." in self.name else "__init__"

    @property
    def package(self) -> str:
        return self.name if self.path.name == "__init__.py" else self.name.rpartition(".")[0]


@dataclass(frozen=True)
class Import:
    line: int
    target: str
    at_start: bool


def read(root: Path) -> dict[str, Module]:
    modules = {}
    for path in sorted((root / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        modules[name] = Module(name, path, ast.parse(path.read_bytes(), str(path)))
    return modules


def imports(module: Module, known: dict[str, Module]) -> Iterator[Import]:
    for node, at_start in nodes(module.tree, at_start=True):
        for target in targets(node, module, known):
            yield Import(getattr(node, "lineno", 0), target, at_start)


def nodes(parent: ast.AST, at_start: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Every node, and whether it runs while its module is being imported."""
    for child in ast.iter_child_nodes(parent):
        later = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or is_for_checkers(child)
        yield child, at_start
        yield from nodes(child, at_start and not later)


def is_for_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def targets(node: ast.AST, module: Module, known: dict[str, Module]) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(names=names):
            base = absolute("." * node.level + (node.module or ""), module.package)
            for alias in names:
                whole = f"{base}.{alias.name}"
                # `from package import name`: a module of ours, a part of a library, or a name that the package defines
                yield whole if whole in known or not is_ours(base) or is_room(whole) else base
        case ast.Call(func=func, args=[first, *_]) if ast.unparse(func).split(".")[-1] in (
            "import_module",
            "__import__",
        ):
            if text := beginning(first):
                yield absolute(text, module.package)


def absolute(target: str, package: str) -> str:
    name = target.lstrip(".")
    up = len(target) - len(name)
    if not up:
        return name
    base = package.split(".")[: len(package.split(".")) - up + 1]
    return ".".join([*base, name] if name else base)


def beginning(node: ast.expr) -> str:
    """What is certain of a name put together at run time."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            return text.rstrip(".")
        case ast.BinOp(left=left, op=ast.Add()):
            return beginning(left).rstrip(".")
    return ""


def is_ours(name: str) -> bool:
    return name.partition(".")[0] == PACKAGE


def is_room(name: str) -> bool:
    return name.removeprefix(f"{PACKAGE}.") in RULES


def broken_rules(root: Path) -> list[str]:
    known = read(root)
    problems = []
    for module in known.values():
        place = module.path.relative_to(root).as_posix()
        if module.room not in RULES:
            problems.append(f"{place}:1: {module.room} is not a room: {', '.join(RULES)}")
            continue
        for found in imports(module, known):
            if reason := refusal(module, found.target):
                problems.append(f"{place}:{found.line}: imports {found.target}: {reason}")
    return problems


def refusal(module: Module, target: str) -> str:
    own, rule = module.room, RULES[module.room]
    if is_ours(target):
        wanted = target.split(".")[1] if "." in target else own
        if wanted != own and wanted not in rule.rooms:
            return f"{own} may import {listed(rule.rooms, 'nothing')} of {PACKAGE}"
        return "a pane never imports another pane" if crosses_panes(module.name, target) else ""
    if target.partition(".")[0] in sys.stdlib_module_names or begins_with_one_of(target, rule.libraries):
        return ""
    return f"{own} may import {listed(rule.libraries, 'no library')} besides the standard library"


def begins_with_one_of(target: str, libraries: frozenset[str]) -> bool:
    return any(target == library or target.startswith(f"{library}.") for library in libraries)


def crosses_panes(name: str, target: str) -> bool:
    own, other = (n.removeprefix(f"{PANES}.").split(".")[0] for n in (name, target))
    return name.startswith(f"{PANES}.") and target.startswith(f"{PANES}.") and own != other


def listed(names: frozenset[str], none: str) -> str:
    return ", ".join(sorted(names)) or none


def circles(root: Path) -> list[str]:
    """Modules that need each other before either is there. One circle is told once, from its first name on."""
    known = read(root)
    needs = {
        name: sorted({i.target for i in imports(module, known) if i.at_start and i.target in known} - {name})
        for name, module in known.items()
    }
    found: set[tuple[str, ...]] = set()
    done: set[str] = set()

    def walk(name: str, trail: list[str]) -> None:
        if name in trail:
            circle = trail[trail.index(name) :]
            first = circle.index(min(circle))
            found.add((*circle[first:], *circle[:first]))
        elif name not in done:
            for other in needs[name]:
                walk(other, [*trail, name])
            done.add(name)

    for name in needs:
        walk(name, [])
    return [" → ".join([*circle, circle[0]]) for circle in sorted(found)]


def test_every_room_keeps_to_its_imports():
    assert broken_rules(ROOT) == []


def test_no_module_needs_itself():
    assert circles(ROOT) == []


def test_arrows_never_point_up():
    order = list(RULES)
    assert all(order.index(below) < order.index(name) for name in order for below in RULES[name].rooms)


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for folder in path.relative_to(root).parents[:-1]:
            (root / folder / "__init__.py").touch()
        path.write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("file", "text", "line", "target"),
    [
        ("domain/grades.py", "import json\nimport desktop_crm.store.schema", 2, "desktop_crm.store.schema"),
        ("domain/grades.py", "from desktop_crm import store", 1, "desktop_crm.store"),
        ("domain/grades.py", "from ..services import undo", 1, "desktop_crm.services"),
        ("domain/entities/deal.py", "from ...store.schema import table", 1, "desktop_crm.store.schema"),
        ("domain/__init__.py", "from ..store import schema", 1, "desktop_crm.store"),
        ("domain/grades.py", "import sqlalchemy", 1, "sqlalchemy"),
        ("store/query.py", "def rows():\n    import openpyxl.styles", 2, "openpyxl.styles"),
        ("store/query.py", "from PySide6 import QtCore", 1, "PySide6.QtCore"),
        ("store/query.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import desktop_crm.app", 3, "app"),
        ("services/undo.py", "import sqlalchemy as sa", 1, "sqlalchemy"),
        ("services/undo.py", "from .. import app", 1, "desktop_crm.app"),
        ("services/undo.py", "import importlib\nimportlib.import_module('desktop_crm.ui.main')", 2, "ui.main"),
        ("services/undo.py", "from importlib import import_module\nimport_module(f'..cli.{1}', __package__)", 2, "cli"),
        ("services/undo.py", "__import__('desktop_crm.cli.' + 'find')", 1, "desktop_crm.cli"),
        ("printing/pdf.py", "from PySide6.QtWidgets import QLabel", 1, "PySide6.QtWidgets.QLabel"),
        ("printing/pdf.py", "import PySide6", 1, "PySide6"),
        ("cli/find.py", "from ..ui import theme", 1, "desktop_crm.ui"),
        ("ui/main.py", "from desktop_crm.cli.find import run", 1, "desktop_crm.cli.find"),
        ("ui/panes/board/pane.py", "from ..customers import table", 1, "desktop_crm.ui.panes.customers"),
        ("ui/panes/board/pane.py", "import desktop_crm.ui.panes.today.pane", 1, "desktop_crm.ui.panes.today.pane"),
        ("app.py", "import PySide6.QtCore", 1, "PySide6.QtCore"),
        ("settings.py", "from .store import schema", 1, "desktop_crm.store"),
        ("bootstrap.py", "from . import settings", 1, "desktop_crm.settings"),
        ("__main__.py", "def main():\n    from .services import undo", 2, "desktop_crm.services"),
        ("__init__.py", "from . import app", 1, "desktop_crm.app"),
        ("gui/main.py", "", 1, "gui is not a room"),
        ("paths.py", "", 1, "paths is not a room"),
    ],
)
def test_a_broken_rule_is_named_with_file_and_line(tmp_path, file, text, line, target):
    problems = broken_rules(write(tmp_path, {file: text}))
    assert problems
    assert problems[-1].startswith(f"{PACKAGE}/{file}:{line}: ")
    assert target in problems[-1]


def test_the_message_says_what_is_allowed(tmp_path):
    root = write(tmp_path, {"insight/funnel.py": "from ..services import deals\nimport pandas"})
    assert broken_rules(root) == [
        "desktop_crm/insight/funnel.py:1: imports desktop_crm.services: insight may import domain, store of desktop_crm",
        "desktop_crm/insight/funnel.py:2: imports pandas: insight may import no library besides the standard library",
    ]


def test_what_is_allowed_passes(tmp_path):
    files = {
        "__main__.py": "def main():\n    from desktop_crm.cli import run\n    from . import __version__, bootstrap",
        "domain/fields.py": "import sqlite3, borax.calendars\nfrom . import ids\nfrom desktop_crm import __version__",
        "domain/ids.py": "import phonenumbers\nfrom fractional_indexing import generate_key_between",
        "store/schema.py": "from sqlalchemy import Table\nfrom ..domain.fields import Field\nfrom .capture import x",
        "store/capture.py": "def x():\n    from .schema import table\n    from desktop_crm.domain import ids",
        "printing/pdf.py": "def draw():\n    from PySide6.QtGui import QPainter\n    from PySide6 import QtPrintSupport",
        "services/undo.py": "from ..store import schema\nfrom .core import Core\nfrom . import imports",
        "services/core.py": "import importlib\nimportlib.import_module(f'.{importlib}', __package__)",
        "ui/panes/board/pane.py": "from PySide6 import QtWidgets\nfrom .cards import Card\nfrom ...widgets import pill",
        "ui/panes/board/cards.py": "from desktop_crm.ui.panes.board import pane_parts\nimport shiboken6",
        "ui/main_window.py": "from .panes.board.pane import Board\nfrom .panes.customers import table",
    }
    assert broken_rules(write(tmp_path, files)) == []


@pytest.mark.parametrize(
    ("files", "circle"),
    [
        ({"a.py": "from . import b", "b.py": "from .a import x"}, "store.a → store.b → store.a"),
        (
            {
                "a.py": "from .b import x",
                "b.py": "try:\n    import desktop_crm.store.a\nexcept OSError: ...",
                "c.py": "",
            },
            "a",
        ),
        (
            {"__init__.py": "from .a import x", "a.py": "from . import y"},
            "store → desktop_crm.store.a → desktop_crm.store",
        ),
        ({"a.py": "from . import b", "b.py": "from . import c", "c.py": "class C:\n    from .a import x"}, "a → "),
    ],
)
def test_a_circle_is_found_once(tmp_path, files, circle):
    found = circles(write(tmp_path, {f"store/{name}": text for name, text in files.items()}))
    assert len(found) == 1
    assert circle.replace("store.", f"{PACKAGE}.store.").replace(f"{PACKAGE}.{PACKAGE}.", f"{PACKAGE}.") in found[0]


def test_a_late_or_checked_only_import_makes_no_circle(tmp_path):
    files = {
        "store/__init__.py": "from .a import x",
        "store/a.py": "from . import b, c",
        "store/b.py": "def late():\n    from . import a",
        "store/c.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .a import x",
    }
    assert circles(write(tmp_path, files)) == []
