"""Tells when the day turns and when the next reminder becomes due: one timer, whatever the number of reminders."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ....services.core import Core

OFTEN = 15 * 60_000
"""ms: a PC that slept, or whose clock was set, is noticed after so long at the latest."""


class DayClock(QObject):
    turned = Signal()
    """Another day began."""
    rang = Signal()
    """The time that was waited for has come."""

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.day: date = core.today()
        self._wakes: datetime | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    def wait_for(self, moment: str) -> None:
        """A time with its offset; empty for none."""
        self._wakes = datetime.fromisoformat(moment) if moment else None
        self._arm()

    def look(self) -> None:
        now = self._core.now()
        if now.date() != self.day:
            self.day = now.date()
            self.turned.emit()
        if self._wakes is not None and now >= self._wakes:
            self._wakes = None
            self.rang.emit()
        self._arm()

    def stop(self) -> None:
        self._timer.stop()

    def _arm(self) -> None:
        now = self._core.now()
        midnight = datetime.combine(now.date() + timedelta(1), datetime.min.time()).astimezone()
        wanted = min(midnight, self._wakes) if self._wakes else midnight
        left = (wanted - now).total_seconds() * 1000
        self._timer.start(int(min(max(left, 0) + 50, OFTEN)))
