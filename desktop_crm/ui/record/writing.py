"""What is done to a record from beside a list: each one step, said in a toast with 撤销."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from ..desk import Desk

translate = QCoreApplication.translate


def trash(desk: Desk, kind: str, rid: int) -> None:
    from ...services import records  # lazy, as all here: not needed to look at a record

    desk.write(
        lambda core: records.trash_rows(core, core.entities[kind], [rid]),
        lambda _: desk.say(translate("Record", "已放入回收站"), undo=True),
    )


def restore(desk: Desk, kind: str, id: str) -> None:
    from ...services import records

    desk.write(
        lambda core: records.restore(core, kind, id),
        lambda _: desk.say(translate("Record", "已恢复"), undo=True),
    )


def set_fields(desk: Desk, kind: str, rid: int, pairs: dict[str, str], done: str = "") -> None:
    from ...services import records

    desk.write(
        lambda core: records.set_rows(core, core.entities[kind], [rid], pairs),
        lambda _: desk.say(done, undo=True) if done else None,
    )


def make_primary(desk: Desk, rid: int, name: str) -> None:
    from ...services import dossier

    said = translate("Record", "“{0}”是主联系人了").format(name)
    desk.write(lambda core: dossier.make_primary(core, rid), lambda _: desk.say(said, undo=True))


def finish_reminder(desk: Desk, id: str, result: str = "") -> None:
    from ...services import reminders

    desk.write(
        lambda core: reminders.done(core, id, result or None),
        lambda _: desk.say(translate("Record", "提醒已完成"), undo=True),
    )


def snooze(desk: Desk, id: str, day: date, words: str) -> None:
    from ...services import reminders

    desk.write(
        lambda core: reminders.snooze(core, id, day.isoformat()),
        lambda _: desk.say(translate("Record", "已推迟到{0}").format(words), undo=True),
    )


def snoozes(today: date) -> list[tuple[str, date]]:
    """Days to put something off to, in words."""
    return [
        (translate("Record", "明天"), today + timedelta(1)),
        (translate("Record", "3 天后"), today + timedelta(3)),
        (translate("Record", "下周一"), today + timedelta(7 - today.weekday())),
        (translate("Record", "下个月"), today + timedelta(30)),
    ]


def copy(desk: Desk, text: str, said: str = "") -> None:
    QGuiApplication.clipboard().setText(text)
    desk.say(said or translate("Record", "已复制 {0}").format(text))
