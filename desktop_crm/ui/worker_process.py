"""Long work in a child process: JSON lines both ways, closing its input cancels, its end without an answer is an error."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

PATIENCE = 400
"""Milliseconds a cancelled child has before it is killed; either way nothing stays written."""


class WorkerProcess(QObject):
    progress = Signal(str, int, int)
    told = Signal(dict)
    """Any other line, as it comes."""
    finished = Signal(dict)
    """It has ended, and this is its result."""
    failed = Signal(str)
    """It has ended without one. A sentence for the person; empty when it was cancelled."""

    def __init__(self, folder: Path, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._lang = folder, lang
        self._process: QProcess | None = None
        self._rest, self._answer = b"", {}
        self._cancelled = False

    @property
    def busy(self) -> bool:
        return self._process is not None

    def start(self, *command: str) -> None:
        self._rest, self._answer, self._cancelled = b"", {}, False
        process = self._process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._end)
        process.errorOccurred.connect(self._broken)
        program, *before = _program()
        process.start(program, [*before, "--worker", *command, "--data", str(self._folder), "--lang", self._lang])

    def send(self, request: Mapping[str, Any]) -> None:
        if self._process is not None and not self._cancelled:
            self._process.write(json.dumps(request).encode() + b"\n")

    def cancel(self) -> None:
        if self._process is not None and not self._cancelled:
            self._cancelled = True
            self._process.closeWriteChannel()
            QTimer.singleShot(PATIENCE, self._process, self._process.kill)

    def stop(self) -> None:
        """Cancel and wait: for closing the window."""
        if (process := self._process) is not None:
            process.blockSignals(True)
            process.closeWriteChannel()
            if not process.waitForFinished(PATIENCE):
                process.kill()
                process.waitForFinished(-1)
            self._process = None

    def _read(self) -> None:
        assert self._process is not None
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            return
        if not isinstance(said, dict) or self._cancelled:
            return
        if "progress" in said:
            phase, done, total = said["progress"]
            self.progress.emit(str(phase), int(done or 0), int(total or 0))
        else:
            self._answer = said
            self.told.emit(said)

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for line in (self._rest + bytes(process.readAllStandardOutput().data())).split(b"\n"):
            self._take(line)
        stderr = bytes(process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        process.deleteLater()
        if self._cancelled:
            self.failed.emit("")
        elif "result" in self._answer:
            self.finished.emit(self._answer["result"])
        elif "error" in self._answer:
            self.failed.emit(str(self._answer["error"]))
        else:
            last = stderr.splitlines()[-1] if stderr else str(code)
            self.failed.emit(self.tr("后台程序中途停了，什么也没有写入：{0}").format(last))

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            process, self._process = self._process, None
            self.failed.emit(self.tr("后台程序没能启动：{0}").format(process.errorString()))
            process.deleteLater()


def _program() -> Sequence[str]:
    return (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "desktop_crm")


def _environment() -> QProcessEnvironment:
    env = QProcessEnvironment.systemEnvironment()
    env.insert("PYTHONUTF8", "1")
    if not getattr(sys, "frozen", False):
        paths = [str(Path(__file__).resolve().parents[2]), env.value("PYTHONPATH")]
        env.insert("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    return env
