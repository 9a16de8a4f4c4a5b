"""How many records, in the words for that kind: 12 位客户, 12 条商机."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ...domain.fields import Entity

translate = QCoreApplication.translate
PEOPLE = frozenset(("customer", "contact", "user"))


def chosen(e: Entity, count: int) -> str:
    words = translate("Saying", "已选 {0} 位") if e.name in PEOPLE else translate("Saying", "已选 {0} 条")
    return words.format(f"{count:,}")


def changed(e: Entity, count: int) -> str:
    words = translate("Saying", "已改 {0} 位") if e.name in PEOPLE else translate("Saying", "已改 {0} 条")
    return words.format(f"{count:,}")


def changing(e: Entity, count: int) -> str:
    words = translate("Saying", "正在改 {0} 位…") if e.name in PEOPLE else translate("Saying", "正在改 {0} 条…")
    return words.format(f"{count:,}")


def trashed(e: Entity, count: int) -> str:
    words = translate("Saying", "{0} 位已放入回收站") if e.name in PEOPLE else translate("Saying", "{0} 条已放入回收站")
    return words.format(f"{count:,}")


def restored(e: Entity, count: int) -> str:
    words = translate("Saying", "已恢复 {0} 位") if e.name in PEOPLE else translate("Saying", "已恢复 {0} 条")
    return words.format(f"{count:,}")


def to_trash(e: Entity, count: int, hanging: Sequence[tuple[Entity, int]], lang: str) -> str:
    """The question before it."""
    if not hanging:
        words = (
            translate("Saying", "把这 {0} 位放入回收站？")
            if e.name in PEOPLE
            else translate("Saying", "把这 {0} 条放入回收站？")
        )
        return words.format(f"{count:,}")
    what = translate("Saying", "、").join(
        translate("Saying", "{1} 条{0}").format(x.label_of_all(lang).lower(), f"{n:,}")
        for x, n in hanging
    )
    return translate("Saying", "连同 {0}一起放入回收站？").format(what)
