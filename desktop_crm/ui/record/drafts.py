"""What was typed and not saved, kept in the profile's folder: it survives closing, switching rows and a crash."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ..desk import Desk

FILE = "drafts.json"
WAIT = 500  # ms after the last key
MOST = 60
"""The oldest go first."""
Texts = dict[str, str]


class Drafts(QObject):
    """One for a desk: `Drafts.of(desk)`."""

    changed = Signal(str)
    """The key of a draft that was kept or dropped."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / FILE
        self._drafts = _read(self._file)

    @classmethod
    def of(cls, desk: Desk) -> "Drafts":
        return desk.findChild(cls) or cls(desk.core.folder, desk)

    def get(self, key: str) -> Texts:
        return dict(self._drafts.get(key, {}))

    def keep(self, key: str, texts: Mapping[str, str]) -> None:
        """Nothing typed is no draft."""
        kept = {code: text for code, text in texts.items() if text}
        if kept == self._drafts.get(key, {}):
            return
        self._drafts.pop(key, None)
        if kept:
            self._drafts[key] = kept
            while len(self._drafts) > MOST:
                del self._drafts[next(iter(self._drafts))]
        self._write()
        self.changed.emit(key)

    def drop(self, key: str) -> None:
        self.keep(key, {})

    def _write(self) -> None:
        """By a rename: a crash leaves the one before. A folder that cannot be written costs the draft, not the work."""
        part = self._file.with_suffix(f".{os.getpid()}.part")
        try:
            part.write_text(json.dumps(self._drafts, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(part, self._file)
        except OSError:
            part.unlink(missing_ok=True)


class DraftTimer(QTimer):
    """Runs `keep` a moment after the last `start()`."""

    def __init__(self, keep, parent: QObject | None = None) -> None:
        super().__init__(parent, singleShot=True, interval=WAIT)
        self._keep = keep
        self.timeout.connect(keep)

    def flush(self) -> None:
        """Now, if it was going to."""
        if self.isActive():
            self.stop()
            self._keep()


def _read(file: Path) -> dict[str, Texts]:
    """What cannot be read is no draft."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(key): {str(code): text for code, text in texts.items() if isinstance(text, str)}
        for key, texts in found.items()
        if isinstance(texts, dict)
    }
