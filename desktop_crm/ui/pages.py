"""The pages of the window in the order of the rail, each loaded when first gone to."""

from PySide6.QtCore import QCoreApplication

from .desk import Desk
from .page import Page

translate = QCoreApplication.translate

TODAY, CUSTOMERS, BOARD, IMPORTS, SETTINGS = CODES = ("today", "customers", "board", "import", "settings")
ICONS = {
    TODAY: "calendar-check", CUSTOMERS: "users", BOARD: "square-kanban", IMPORTS: "file-spreadsheet",
    SETTINGS: "settings",
}  # fmt: skip
HOMES = {"deal": BOARD, "stage": BOARD, "reminder": TODAY}
"""Where a record of that kind is shown; all others beside the customers."""


def words(code: str) -> str:
    return {
        TODAY: translate("Pages", "今日"),
        CUSTOMERS: translate("Pages", "客户"),
        BOARD: translate("Pages", "商机"),
        IMPORTS: translate("Pages", "导入导出"),
        SETTINGS: translate("Pages", "设置"),
    }[code]


def make(code: str, desk: Desk) -> Page:
    """Each import is lazy: a page that is not gone to costs nothing."""
    if code == TODAY:
        from .panes.today.page import TodayPage

        return TodayPage(desk)
    if code == BOARD:
        from .panes.board.page import BoardPage

        return BoardPage(desk)
    if code == IMPORTS:
        from .panes.imports.page import ImportPage

        return ImportPage(desk)
    if code == SETTINGS:
        from .panes.settings.page import SettingsPage

        return SettingsPage(desk)
    from .panes.customers.page import CustomersPage

    return CustomersPage(desk)
