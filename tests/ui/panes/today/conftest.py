from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from desktop_crm.services import records
from desktop_crm.services.core import Core

from ...conftest import NOW

TODAY = datetime.fromtimestamp(NOW).date()


def iso(days: int) -> str:
    return (TODAY + timedelta(days)).isoformat()


@pytest.fixture
def remind(core) -> Callable[..., int]:
    """`remind("回访", -2)`: due two days ago; returns its row."""

    def make(text: str, days: int, clock: str = "", **more: str) -> int:
        due = {"due_at": f"{iso(days)} {clock}"} if clock else {"due_on": iso(days)}
        return row(core, records.add(core, "reminders", {"text": text, **due, **more}).ids[0])

    return make


@pytest.fixture
def office(core, remind) -> Core:
    """Besides the visit of the profile, which is late: two more late ones, today's, and what comes."""
    remind("催回款", -1, about="customers/第001贸易有限公司")
    remind("发样品", -1, about="customers/第002贸易有限公司")
    remind("签合同", 0, "23:50", about="customers/第003贸易有限公司")
    remind("录名片", 0)
    remind("送报价", 1, about="customers/第004贸易有限公司")
    remind("年检", 3)
    return core


def row(core: Core, id: str) -> int:
    (rid,) = core.db.execute("SELECT rid FROM reminder WHERE id = ?", (bytes.fromhex(id.replace("-", "")),)).fetchone()
    return int(rid)


def state(core: Core, text: str) -> tuple:
    return core.db.execute("SELECT state, snoozed_until, result FROM reminder WHERE text = ?", (text,)).fetchone()


def texts(page) -> list[str]:
    """What the list shows, from top to bottom."""
    lines = [page.lines.line(row) for row in range(page.lines.rowCount())]
    return [page.lines.item(line.rid).text if line.rid else line.place for line in lines]


def on(page) -> str:
    """The text of the reminder that the cursor is on."""
    return page.doing.item().text
