"""导入导出: a file comes in, every row is shown before it is written, and what was imported can be taken back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from ....domain.changes import Changes
from ... import pages
from ...desk import Desk
from ...long_work import Words
from ...page import Page
from ...table import pasting
from ...widgets.page_head import PageHead
from ...widgets.state_view import StateView
from .outcome import Outcome
from .review import Review
from .talk import Talk
from .welcome import Welcome
from .working import Working

if TYPE_CHECKING:
    from ....services.undo import Undone


class ImportPage(Page):
    sheet = "imports"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._name, self._result, self._pasted = "", {}, False
        self.talk = Talk(desk.work, self)
        self.head = PageHead(desk, pages.words(pages.IMPORTS))
        self.welcome = Welcome(desk)
        self.working = Working(desk.theme)
        self.review = Review(desk, self.talk)
        self.outcome = Outcome(desk.theme, desk.lang)
        self.trouble = StateView(desk.theme)
        card = QFrame(objectName="card")
        QVBoxLayout(card).addWidget(self.trouble)
        self.stack = QStackedWidget()
        for view in (self.welcome, self.working, self.review, self.outcome, card):
            self.stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.stack, 1)
        self._connect()
        self._act()
        self._show(self.welcome)

    def _connect(self) -> None:
        talk, review, outcome = self.talk, self.review, self.outcome
        talk.planned.connect(self._planned)
        talk.landed.connect(self._landed)
        talk.saved.connect(self._saved)
        talk.refused.connect(self._refused)
        talk.broken.connect(self._broken)
        self.desk.work.told.connect(self._progress)
        self.welcome.chosen.connect(lambda: self.desk.files_came.emit([]))
        self.working.cancelled.connect(self.desk.work.cancel)
        review.footer.accepted.connect(self.accept)
        review.footer.rejects_asked.connect(self.save_rejects)
        review.footer.cancelled.connect(self._cancel)
        review.kind_chosen.connect(lambda part, kind: self._ask({"kind": [part, kind]}))
        review.column_chosen.connect(lambda part, header, to: self._ask({"column": [part, header, to]}))
        review.sources.missing_chosen.connect(lambda on: self._ask({"create_missing": on}))
        outcome.look_asked.connect(lambda: self.desk.went.emit(self._where()))
        outcome.undo_asked.connect(self._undo)
        outcome.rejects_asked.connect(self.save_rejects)
        outcome.next_asked.connect(self._start_over)
        self.trouble.pressed.connect(lambda: self.desk.files_came.emit([]))
        self.trouble.link_pressed.connect(self.leave)

    def _act(self) -> None:
        self._accept = self.act(self.tr("导入这些行"), self._enter_pressed, ("Return", "Enter"), "check")
        self._column = self.act(self.tr("改这一列导入成什么"), self.review.table.ask_column, "F4", "columns-3")
        self._rejects = self.act(self.tr("存出没导入的行"), self.save_rejects, "Ctrl+S", "save")
        self._back = self.act(self.tr("返回"), self._escape, "Esc", "arrow-left")

    def begin_rest(self) -> None:
        self.welcome.look()

    def enter(self) -> None:
        view = self.stack.currentWidget()
        keys: dict[QWidget, QWidget] = {
            self.welcome: self.welcome.state.button,
            self.working: self.working.button,
            self.review: self.review.table,
            self.outcome: self.outcome.next if self.outcome.undone else self.outcome.look,
            self.trouble.parentWidget(): self.trouble.button,
        }
        keys[view].setFocus()

    def take_in(self, files: Sequence[str]) -> None:
        if self.desk.work.refuse():
            return
        self._pasted = pasting.is_pasted(self.desk.core, files[0])
        self._name = Path(files[0]).name if len(files) == 1 else self.tr("%n 个文件", "", len(files))
        self.review.forget()
        self._show(self.working)
        self.talk.begin(files, self._reading())

    def accept(self) -> None:
        if self._waits and self.review.footer.can_accept:
            self.talk.ask({"apply": True}, self._writing())

    def save_rejects(self) -> None:
        """Rows with an error or a question, as a workbook with the reasons."""
        if not self.talk.open or self.desk.work.refuse():
            return
        folder = self.desk.core.settings.get("last_folder") or str(Path.home())
        name = self.tr("{0} 没导入的行").format(Path(self._name).stem)
        if out := self.desk.ask.save_as(self, str(Path(folder) / f"{name}.xlsx")):
            self.talk.ask({"save": out}, {"": self.tr("正在存出没导入的行")})

    def leave(self) -> None:
        """Nothing is written; back to where a file can be dropped."""
        self.talk.leave()
        self._show(self.welcome)
        self.welcome.look()
        self.enter()
        self._go_back()

    def _go_back(self) -> None:
        """What was pasted came from the table of customers."""
        if self._pasted and self.isVisible():
            self._pasted = False
            self.desk.went.emit(pages.CUSTOMERS)

    def _start_over(self) -> None:
        self._pasted = False
        self.leave()

    def follow(self, changes: Changes) -> None:
        if "customer" in changes.kinds:
            self.welcome.look()
        if self.stack.currentWidget() is self.outcome:
            step = self._result["step"]
            self.desk.jobs.start(lambda core: _stands(core, step), self._tell_whether_it_stands, topic="import step")

    def highlight_drop(self, on: bool) -> None:
        self.welcome.highlight_drop(on)

    def redraw(self) -> None:
        self.head.redraw()
        for view in (self.welcome, self.working, self.review, self.outcome, self.trouble):
            view.redraw()

    def shut_down(self) -> None:
        self.talk.leave()

    @property
    def at_rest(self) -> bool:
        return not self.talk.reading

    @property
    def _waits(self) -> bool:
        """A plan stands there and nothing is under way."""
        return self.stack.currentWidget() is self.review and self.talk.open and not self.desk.work.busy

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)
        for action, at in ((self._accept, self.review), (self._column, self.review), (self._rejects, self.review)):
            action.setEnabled(view is at)
        self._back.setEnabled(view is not self.welcome)
        self._share_progress()

    def _share_progress(self) -> None:
        """One bar in sight: the page's own, or that of the window."""
        mine = (self.working, self.review)
        self.desk.work.tell_elsewhere(self.isVisible() and self.stack.currentWidget() in mine)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._share_progress()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._share_progress()

    def _ask(self, request: dict[str, Any]) -> None:
        self.talk.ask(request, self._reading())

    def _reading(self) -> Words:
        return {
            "": self.tr("正在看 {0}").format(self._name),
            "read": self.tr("正在读取 {0}").format(self._name),
            "check": self.tr("正在检查每一行"),
            "match": self.tr("正在和现有的比对"),
        }

    def _writing(self) -> Words:
        return {
            "": self.tr("正在导入 {0}").format(self._name),
            "write": self.tr("正在导入"),
            "save": self.tr("正在导入，最后整理搜索"),
        }

    def _progress(self, words: str, done: int, total: int) -> None:
        if self.talk.open:
            if self.stack.currentWidget() is self.working:
                self.working.show_progress(words, done, total)
            elif self.stack.currentWidget() is self.review:
                self.review.show_progress(words, done, total)

    def _planned(self, plan: dict[str, Any]) -> None:
        was_here = self.isVisible()
        self._show(self.review)
        self.review.show_plan(plan)
        if was_here:
            self.review.table.setFocus()

    def _landed(self, result: dict[str, Any]) -> None:
        self._result = result
        counts = result["counts"]
        self.review.forget()
        self._show_result()
        self._show(self.outcome)
        if not counts["rejected"] + counts["conflict"]:
            self.talk.leave()
        words = self.tr("已导入 {0} 行").format(f"{counts['new'] + counts['changed']:,}")
        self.desk.say(words, undo=True)
        if self.isVisible():
            self.enter()

    def _saved(self, answer: dict[str, Any]) -> None:
        self._put_back()
        words = self.tr("已存出 {0} 行到“{1}”").format(f"{answer['rows']:,}", Path(answer["file"]).name)
        self.desk.say(words)

    def _refused(self, sentence: str) -> None:
        self._put_back()
        self.desk.say(sentence)

    def _put_back(self) -> None:
        if self.stack.currentWidget() is self.review:
            self.review.put_back()

    def _broken(self, sentence: str) -> None:
        if self.stack.currentWidget() is self.outcome:
            return
        if not sentence:
            self._show(self.welcome)
            self.desk.say(self.tr("已取消，什么也没有写入"))
        else:
            self.trouble.say("circle-alert", sentence, "", self.tr("换一个文件"), self.tr("回到导入导出"), token="bad")
            self._show(self.trouble.parentWidget())
        if self.isVisible():
            self.enter()
        if not sentence:
            self._go_back()

    def _taken(self) -> list[str]:
        return [p["kind"] for p in self._result["parts"] if p["kind"]]

    def _where(self) -> str:
        """The page where the first kind that came in is at home; "" when it has none yet."""
        kind = self._taken()[0]
        return {"customer": pages.CUSTOMERS, "contact": pages.CUSTOMERS}.get(kind, pages.HOMES.get(kind, ""))

    def _kind_words(self) -> str:
        e = self.desk.core.entities[self._taken()[0]]
        return e.zh if self.desk.lang == "zh" else e.en.lower()

    def _undo(self) -> None:
        self.outcome.undo.setEnabled(False)
        step, jobs = self._result["step"], self.desk.jobs
        self.desk.write(
            lambda core: _take_back(core, step, jobs.still_wanted),
            lambda done: self._show_undone(len(done.kept)),
            self._undo_failed,
        )

    def _tell_whether_it_stands(self, stands: bool) -> None:
        """It can be taken back and done again from anywhere."""
        if self.stack.currentWidget() is self.outcome and stands == self.outcome.undone:
            if stands:
                self._show_result()
            else:
                self._show_undone(None)

    def _show_result(self) -> None:
        self.outcome.show_result(self._result["counts"], self._kind_words() if self._where() else "")

    def _show_undone(self, kept: int | None) -> None:
        had_keys = self.outcome.isAncestorOf(QApplication.focusWidget() or self)
        self.outcome.show_undone(kept)
        if had_keys:
            self.outcome.next.setFocus()

    def _undo_failed(self, error: BaseException) -> None:
        self.outcome.undo.setEnabled(True)
        self.desk.jobs.crashed.emit(error)

    def _enter_pressed(self) -> None:
        """Enter accepts; on another button it presses that."""
        at = QApplication.focusWidget()
        if isinstance(at, QAbstractButton):
            at.click()
        else:
            self.accept()

    def _cancel(self) -> None:
        if self.desk.work.busy and self.talk.open:
            self.desk.work.cancel()
        else:
            self.leave()

    def _escape(self) -> None:
        """One layer back."""
        if not self.desk.work.busy and self.stack.currentWidget() is self.review and self.review.filtered:
            self.review.filter("")
        else:
            self._cancel()


def _stands(core: Any, step: str) -> bool:
    from ....services import undo  # lazy, as below

    return undo.can_undo(core, step)


def _take_back(core: Any, step: str, progress: Any) -> "Undone":
    from ....services import undo

    return undo.undo(core, step, progress=progress)
