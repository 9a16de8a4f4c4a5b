"""The views of customers that everybody has."""

from PySide6.QtCore import QCoreApplication

from ....domain.filter import Test, write
from ....services import users
from ....services.core import Core
from ...filtering.filter_bar import ALL, Preset

translate = QCoreApplication.translate


def customer_presets(core: Core) -> tuple[Preset, ...]:
    """我负责的 only where it is known who that is."""
    me = users.me(core)
    mine = []
    if me["id"] and me["name"]:
        mine.append(Preset("mine", translate("Presets", "我负责的"), write(Test("owner", "=", (me["name"],)))))
    return (
        Preset(ALL, translate("Presets", "全部")),
        *mine,
        Preset("today", translate("Presets", "今天要跟进"), "next_contact_at=today"),
        Preset("late", translate("Presets", "逾期"), "next_contact_at<today"),
        Preset("silent", translate("Presets", "30 天未联系"), "last_contact_at<-30d or last_contact_at is empty"),
        Preset("pool", translate("Presets", "未分配（公海）"), "owner is empty"),
    )
