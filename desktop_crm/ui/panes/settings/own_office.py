"""办公室: what stands on every letterhead, saved line by line."""

from ....domain.changes import Changes
from ....domain.errors import UserError
from ....domain.fields import Field
from ....services import office
from ...desk import Desk
from .inline_line import InlineLine
from .section import Section


class OwnOffice(Section):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("办公室"), self.tr("名称显示在窗口上。改完按 Enter 或 Tab 就存好了。"))
        self.lines: dict[str, InlineLine] = {}
        for f in office.fields(desk.core):
            words = f.label(desk.lang)
            line = self.lines[f.code] = InlineLine(words)
            line.committed.connect(lambda text, f=f: self._save(f, text))
            self.row(words, line)

    def begin(self) -> None:
        self.desk.jobs.start(office.values, self._show, topic="settings-office")

    def follow(self, changes: Changes) -> None:
        if office.KIND in changes.kinds:
            self.begin()

    def _show(self, values: dict[str, str]) -> None:
        for code, text in values.items():
            self.lines[code].put(text)

    def _save(self, f: Field, text: str) -> None:
        def failed(error: BaseException) -> None:
            if isinstance(error, UserError):
                self.lines[f.code].refuse(error.text(self.desk.lang))
            else:
                self.desk.jobs.crashed.emit(error)

        self.desk.write(lambda core: office.set_value(core, f.code, text), failed=failed)
