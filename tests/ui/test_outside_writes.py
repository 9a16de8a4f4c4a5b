"""What the command line or another tool writes while the window is open comes to the screen by itself."""

import sqlite3
import subprocess
import sys
import time

import pytest

from desktop_crm.services import records

from .hands import Keys

CUSTOMER = "第260贸易有限公司"


@pytest.fixture
def watched(qtbot, open_window, core):
    """Opens on a page, which watches as the real window does."""

    def open_at(page: str) -> Keys:
        day = Keys(qtbot, open_window(core, watch=True, page=page))
        day.rest()
        return day

    return open_at


def command(core, *words: str) -> None:
    """As another process."""
    run = [sys.executable, "-m", "desktop_crm", *words, "--data", str(core.folder)]
    subprocess.run(run, check=True, capture_output=True)


def elsewhere(core, sql: str, *values: object) -> None:
    """As another tool that opens the file."""
    db = sqlite3.connect(core.folder / "office.db")
    with db:
        db.execute(sql, values)
    db.close()


def appears(day: Keys, read, wanted) -> None:
    """How long it took is only printed: a clock proves nothing on a busy machine."""
    begun = time.perf_counter()
    day.comes(read, wanted)
    print(f"seen after {time.perf_counter() - begun:.2f} s")


def test_a_customer_of_the_command_line_stands_in_the_table(watched, core):
    day = watched("customers")
    row = day.row("第255贸易有限公司")
    day.press(*["Down"] * row)
    command(core, "add", "customers", "name=命令行来的", "phone=0571-86667777")
    appears(day, lambda: (day.row("命令行来的"), day.cell("命令行来的", "phone")), (0, "0571-86667777"))
    assert day.cursor[0] == day.beside == "第255贸易有限公司"


def test_what_another_tool_changed_stands_in_the_row_and_in_the_record(watched, core):
    day = watched("customers")
    assert day.beside == CUSTOMER
    elsewhere(core, "UPDATE customer SET region = '舟山', phone = '0580-1234567' WHERE name = ?", CUSTOMER)
    chips = day.page.beside.pane.head
    appears(
        day,
        lambda: (day.cell(CUSTOMER, "region"), day.page.beside.pane.pairs.get("地区"), "0580-1234567" in _reach(chips)),
        ("舟山", "舟山", True),
    )
    day.press("Ctrl+Z")
    appears(
        day, lambda: (day.cell(CUSTOMER, "region"), day.said), ("苏州" if 260 % 3 == 1 else "宁波", "已撤销：外部修改")
    )


def test_a_row_that_another_tool_deletes_goes_to_the_trash(watched, core):
    day = watched("customers")
    elsewhere(core, "DELETE FROM customer WHERE name = ?", CUSTOMER)
    appears(day, lambda: (day.row(CUSTOMER), day.cursor[0]), (-1, "第259贸易有限公司"))
    assert day.record("customers", "KH-000260")["trashed_at"]


def test_a_deal_comes_to_the_board_and_moves(watched, core):
    records.add(core, "deals", {"name": "甲单", "customer": CUSTOMER})
    day = watched("board")
    command(core, "add", "deals", "name=乙单", f"customer={CUSTOMER}", "amount=12000", "stage=need")
    appears(day, lambda: (day.cards("contact"), day.cards("need")), (["甲单"], ["乙单"]))
    command(core, "move", "甲单", "proposal")
    appears(day, lambda: (day.cards("contact"), day.cards("proposal")), ([], ["甲单"]))
    assert day.chosen_card() == "甲单"


def test_a_reminder_comes_to_today_and_to_its_badge(watched, core):
    day = watched("today")
    assert day.waiting == "1"
    command(core, "add", "reminders", "text=回电话", f"due_on={core.today().isoformat()}")
    appears(day, lambda: (day.today()["today"], day.waiting), (["回电话"], "2"))
    elsewhere(core, "UPDATE reminder SET state = 'done', done_at = '2026-06-10T01:00:00Z' WHERE text = '回电话'")
    appears(day, lambda: (day.today()["today"], day.waiting), ([], "1"))


def test_the_badge_counts_while_another_page_is_shown(watched, core):
    day = watched("customers")
    command(core, "add", "reminders", "text=回电话", f"due_on={core.today().isoformat()}")
    appears(day, lambda: day.waiting, "2")


def test_what_is_being_typed_stays(watched, core):
    day = watched("customers")
    day.press("F2")
    day.type("改到一半")
    elsewhere(core, "UPDATE customer SET phone = '0580-1' WHERE name = ?", CUSTOMER)
    command(core, "add", "customers", "name=命令行来的")
    appears(day, lambda: day.row("命令行来的"), 0)
    assert day.page.table.is_editing and day.focus.text() == "改到一半"
    day.press("Return")
    appears(day, lambda: (day.cell("改到一半", "phone"), day.row(CUSTOMER)), ("0580-1", -1))


def _reach(head) -> str:
    from PySide6.QtWidgets import QPushButton

    return " ".join(b.accessibleName() for b in head.findChildren(QPushButton))
