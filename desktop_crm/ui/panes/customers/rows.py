"""What the card shows: the table, rows on their way, or what stands there when there are none and what can be done about it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ...models.feed import State

if TYPE_CHECKING:
    from .no_rows import NoRows
    from .page import CustomersPage
    from .skeleton import Skeleton


class Rows(QStackedWidget):
    def __init__(self, page: "CustomersPage") -> None:
        super().__init__()
        self._page = page
        self._state: NoRows | None = None
        self._skeleton: Skeleton | None = None
        self.addWidget(page.table)

    @property
    def state(self) -> "NoRows":
        """Made when there are no rows to show."""
        if self._state is None:
            from .no_rows import NoRows  # lazy, as below: not needed for the first picture

            self._state = NoRows(self._page.desk.theme)
            self._state.pressed.connect(self._pressed)
            self._state.link_pressed.connect(self._link_pressed)
            self.addWidget(self._state)
        return self._state

    @property
    def skeleton(self) -> "Skeleton":
        if self._skeleton is None:
            from .skeleton import Skeleton

            self._skeleton = Skeleton(self._page.desk.theme)
            self.addWidget(self._skeleton)
        return self._skeleton

    def show_state(self, state: State) -> None:
        if state is State.ROWS:
            self.setCurrentWidget(self._page.table)
        else:
            self.state.tell(self._page.feed)
            self.setCurrentWidget(self.state)

    def wait(self) -> None:
        """Old rows stay until the new ones are there."""
        if self.currentWidget() is not self._page.table or self._page.model.listing is None:
            self.setCurrentWidget(self.skeleton)

    def redraw(self) -> None:
        if self._state is not None:
            self._state.redraw()
        if self._skeleton is not None:
            self._skeleton.update()

    def _pressed(self) -> None:
        page = self._page
        match page.feed.state:
            case State.EMPTY:
                page.desk.files_came.emit([])
            case State.NO_HIT:
                text = page.feed.text
                page.desk.new_asked.emit("customer", {"phone" if _is_number(text) else "name": text})
            case State.FILTERED:
                page.clear_filter()
            case _:
                page.feed.refresh()

    def _link_pressed(self) -> None:
        page = self._page
        if page.feed.trashed:
            page.leave_trash()
        elif page.feed.state is State.EMPTY:
            page.desk.sample_asked.emit()
        elif page.feed.where:
            page.clear_filter()
        else:
            page.search.empty()


def _is_number(text: str) -> bool:
    return sum(ch.isdigit() for ch in text) > 6 and all(ch.isdigit() or ch in " +-()" for ch in text)
