"""One window for a profile: whoever starts the program again brings that window to the front and hands over the files."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2000
"""Milliseconds the window that is open has to answer."""
STEP = 50
LOCK = "window.lock"
ANSWER = b"ok\n"


class SingleInstance(QObject):
    """Who holds the lock is the first. The system frees it at the end of a program, however it ended."""

    asked = Signal(list)
    """The program was started again, with these files."""

    def __init__(self, profile: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._lock: IO[bytes] | None = None
        self.first = self._take(profile / LOCK)
        self._server: QLocalServer | None = None

    @property
    def name(self) -> str:
        """Where the first listens."""
        import hashlib  # lazy, as all here: only a second start needs it

        return f"desktop-crm-{hashlib.sha256(str(self._profile).encode()).hexdigest()[:16]}"

    def listen(self) -> None:
        """After the first picture. What a crashed program left behind of its address is taken away: the lock is ours."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        if not self._server.listen(self.name):
            QLocalServer.removeServer(self.name)
            self._server.listen(self.name)

    def hand_over(self, files: Sequence[str]) -> bool:
        """To the window that is open; False when it does not answer."""
        import json

        from PySide6.QtCore import QDeadlineTimer, QThread
        from PySide6.QtNetwork import QLocalSocket

        patience, said = QDeadlineTimer(PATIENCE), json.dumps({"files": list(files)}).encode() + b"\n"
        socket = QLocalSocket()
        while not patience.hasExpired():
            socket.connectToServer(self.name)
            if socket.waitForConnected(STEP):
                socket.write(said)
                socket.waitForBytesWritten(PATIENCE)
                while not socket.canReadLine() and not patience.hasExpired():
                    socket.waitForReadyRead(STEP)
                return bytes(socket.readLine().data()) == ANSWER
            QThread.msleep(STEP)  # it may be starting just now
        return False

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.close()

    def _take(self, file: Path) -> bool:
        try:
            self._lock = file.open("ab")
        except OSError:
            return True  # where no lock can be written, better two windows than none
        try:
            _lock(self._lock)
        except OSError:
            self._lock.close()
            return False
        return True

    def _meet(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _hear(self, socket: "QLocalSocket") -> None:
        import json

        if not socket.canReadLine():
            return
        try:
            files = json.loads(bytes(socket.readLine().data()))["files"]
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        socket.write(ANSWER)
        socket.flush()
        self.asked.emit([str(file) for file in files])


def _lock(file: IO[bytes]) -> None:
    """Raises OSError when another program has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
