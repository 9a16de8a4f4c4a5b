"""How this page calls verdicts and columns."""

import re

from PySide6.QtCore import QCoreApplication

from ....domain.fields import ENTITIES, Entity

translate = QCoreApplication.translate
VERDICTS = ("new", "changed", "same", "conflict", "rejected")
TONES = {"new": "ok", "changed": "accent", "same": "grey", "conflict": "warn", "rejected": "bad"}
LINE, NEW, LEAVE = "line", "new", "-"
"""What a column may become beside a field."""


def verdict_words(verdict: str) -> str:
    return {
        "": translate("Verdicts", "全部"),
        "new": translate("Verdicts", "新增"),
        "changed": translate("Verdicts", "更新"),
        "same": translate("Verdicts", "不变"),
        "conflict": translate("Verdicts", "冲突"),
        "rejected": translate("Verdicts", "有误"),
    }[verdict]


def column_words(entity: Entity | None, to: str, lang: str) -> str:
    """What becomes of a column."""
    if to == LINE:
        return translate("ImportColumns", "记入备注")
    if to == NEW:
        return translate("ImportColumns", "新字段")
    if to == LEAVE or entity is None:
        return translate("ImportColumns", "不导入")
    if m := _FEED.fullmatch(to):
        other = next((e for e in ENTITIES.values() if e.plural == m[1]), None)
        if other is not None and m[3] in other.by_name:
            return f"{other.label(lang)}{m[2]} · {other.by_name[m[3]].label(lang)}"
    try:
        return entity.field(to).label(lang)
    except KeyError:
        return to


_FEED = re.compile(r"(contacts|follow_ups|deals)(\d*)\.(\w+)")
_FED = (
    *(f"contacts{turn}.{name}" for turn in ("", 2, 3) for name in ("name", "mobile", "phone", "job_title")),
    "follow_ups.content", "follow_ups.at", "follow_ups.next_at", "deals.name", "deals.amount", "deals.stage",
)  # fmt: skip
"""Other records that a column of a customer sheet may feed."""


def choices(entity: Entity, lang: str) -> list[tuple[str, str]]:
    """Code and words of all that a column may become."""
    fields = [f for f in entity.shown if f.editable and f.storage.value in ("column", "members")]
    special = [(word, column_words(entity, word, lang)) for word in (LINE, NEW, LEAVE)]
    fed = [(word, column_words(entity, word, lang)) for word in _FED] if entity.name == "customer" else []
    return [*special, *((f.code, f.label(lang)) for f in fields), *fed]
