"""In a child: the moment a painted frame has left, before anything that the program keeps for later."""

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt


class _Teller(QObject):
    def event(self, event: QEvent) -> bool:
        print(time.process_time() * 1000)
        sys.stdout.flush()
        os._exit(0)


_teller: list[_Teller] = []


def tell_cpu_and_end() -> None:
    """CPU ms of this process, told by the next event the loop takes; then the process ends."""
    if not _teller:
        _teller.append(_Teller())
        QCoreApplication.postEvent(_teller[0], QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
