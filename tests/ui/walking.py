"""Drives one window through every page and every state of it, and has each looked at."""

import os
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from desktop_crm.services import records, sample
from desktop_crm.services.core import Core

from .looking.clipping import clipped
from .looking.contrast import Eye
from .looking.hand import Key, States, number_of
from .looking.ink import Ink, listening
from .looking.lists import CELL, CUSTOMERS, Lists
from .looking.names import nameless
from .looking.papers import Papers
from .looking.tab_order import Finger

ONLY_ROOM = "DESKTOP_CRM_WALK_ONLY_ROOM"
"""Set in the environment of the walk at another scale."""
WALKS = {"zh": "light", "en": "dark"}
"""Language → theme: each is walked once, both themes and both languages are seen."""
SHEET = (
    "客户名称,电话,级别,地区,爱好\n"
    "东海甲有限公司,0571-86001111,重点,杭州,\n"
    "东海乙有限公司,13800001111,普通,苏州,围棋\n"
    ",13800002222,普通,苏州,\n"
)
Found = dict[str, list[str]]
"""What is wrong → the states in which it was seen."""


def furnish(core: Core) -> None:
    """A small office in which every kind of thing is there once."""
    sample.fill(core, CUSTOMERS)
    about = f"customers/{number_of(core)}"
    records.add(core, "users", {"name": "王伟"})
    records.add(core, "reminders", {"text": "催合同", "about": about, "due_on": core.today().isoformat()})


class Walk(Lists, Papers):
    """Each method is a part of the walk: it yields the name of a state while the window shows it."""

    def all(self) -> States:
        for part in (
            self.today, self.customers, self.filters, self.several, self.record, self.forms, self.board, self.imports,
            self.settings, self.layers,
        ):  # fmt: skip
            yield from part()

    def imports(self) -> States:
        page = self.go("import")
        yield "import"
        file = self.folder / "新 客户.csv"
        file.write_text(SHEET + f"{number_of(self.window.core)},0571-1,,,\n", "utf-8")
        self.window.take_in([str(file)])
        self.until(lambda: page.stack.currentWidget() is page.review)
        yield "import, planned"
        page.review.ask_column(1)
        self.rest()
        yield "import, what a column becomes"
        if page.review.picker.isVisible():
            self.key(Key.Key_Escape)
        self.click(page.review.verdicts.buttons["rejected"])
        yield "import, wrong rows"
        self.click(page.review.verdicts.buttons["conflict"])
        yield "import, no such rows"
        self.click(page.review.verdicts.buttons[""])
        page.accept()
        self.until(lambda: page.stack.currentWidget() is page.outcome)
        yield "import, done"
        page.leave()
        self.rest()
        broken = self.folder / "空.csv"
        broken.write_bytes(b"")
        self.window.take_in([str(broken)])
        self.until(page.trouble.isVisible)
        yield "import, cannot be read"
        page.leave()
        self.rest()

    def settings(self) -> States:
        page = self.go("settings")
        for at, link in enumerate(page.links):
            self.click(link)
            yield f"settings, {at + 1}"

    def layers(self) -> States:
        window = self.window
        self.go("customers")
        window.actions_.palette.trigger()
        self.rest()
        yield "palette"
        self.type(window.layers.palette.box, "有限")
        yield "palette, found"
        window.layers.palette.box.clear()
        self.type(window.layers.palette.box, "没有这样的事")
        yield "palette, nothing found"
        window.layers.dismiss()
        window.actions_.keys.trigger()
        self.rest()
        yield "keys"
        window.layers.dismiss()
        window.layers.ask_name()
        self.rest()
        yield "first start"
        self.key(Key.Key_Escape)
        self.rest()
        window._say("已改 12 位", True)
        window.strip.begin("正在导入 新 客户.csv")
        self.rest()
        yield "toast and progress"
        window._expire()
        window.strip.hide()
        self.rest()

    def empty(self) -> States:
        for code in ("today", "customers", "board", "import", "settings"):
            self.go(code)
            yield f"empty {code}"


@dataclass
class Seen:
    states: list[str] = field(default_factory=list)
    nameless: Found = field(default_factory=lambda: defaultdict(list))
    unreached: Found = field(default_factory=lambda: defaultdict(list))
    faint: Found = field(default_factory=lambda: defaultdict(list))
    clipped: Found = field(default_factory=lambda: defaultdict(list))


_SEEN: dict[str, Seen] = {}


@pytest.fixture
def walked(open_window, empty_core, tmp_path) -> Callable[[str], Seen]:
    """`walked("zh")`: what was seen in that language, from one walk for all tests."""

    def walk(lang: str) -> Seen:
        if lang not in _SEEN:
            ink, eye, finger, seen = Ink(), Eye(), Finger(), Seen()
            with listening(ink):
                window = open_window(empty_core, lang=lang, page="today")
                window.choose_theme(WALKS[lang])
                way = Walk(window, tmp_path)
                way.rest()

                def look(state: str) -> None:
                    seen.states.append(state)
                    picture = ink.look(window)
                    note(seen.clipped, clipped(window, ink), state)
                    if ONLY_ROOM in os.environ:
                        return
                    note(seen.faint, eye.faint(window, ink, picture), state)
                    note(seen.nameless, nameless(window), state)
                    if lang == "zh" and not state.startswith(CELL):
                        note(seen.unreached, finger.unreached(window), state)

                for state in way.empty():
                    look(state)
                furnish(empty_core)
                way.until(lambda: not window._empty)
                for state in way.all():
                    look(state)
            _SEEN[lang] = seen
        return _SEEN[lang]

    return walk


def note(found: Found, said: list[str], state: str) -> None:
    for one in said:
        if state not in found[one]:
            found[one].append(state)


def report(found: Found) -> str:
    return "\n".join(f"{said}  [{len(states)}: {states[0]}]" for said, states in found.items())
