"""The option lists as this file has them: shipped, renamed, added, retired."""

import sqlite3
from dataclasses import dataclass

from ..domain.fields import Field, fold
from ..domain.options import defaults


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    label: str
    en: str
    retired: bool = False


class Vocabulary:
    """Read lazily from the file, list by list, and kept; make a new one for each task."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._lists: dict[str, list[Choice]] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def options(self, f: Field) -> list[Choice]:
        if f.choices not in self._lists:
            self._lists[f.choices] = self._read(f)
        return self._lists[f.choices]

    def _read(self, f: Field) -> list[Choice]:
        shipped = {code: (zh, en) for code, zh, en in defaults(f.choices)}
        if f.closed:
            return [Choice(code, zh, en) for code, (zh, en) in shipped.items()]
        rows = self._db.execute(
            "SELECT code, label, retired FROM option WHERE list_name = ? AND trashed_at IS NULL AND code IS NOT NULL ORDER BY position IS NULL, position, rid",
            (f.choices,),
        )
        return [
            Choice(code, label, shipped[code][1] if shipped.get(code, ("",))[0] == label else label, bool(retired))
            for code, label, retired in rows
        ]

    def code(self, f: Field, word: str) -> str | None:
        """The code a word names: a code wins over an equal label; either language; blanks and case do not count."""
        if f.choices not in self._codes:
            found: dict[str, str] = {}
            for take in ("code", "label", "en"):
                for choice in self.options(f):
                    found.setdefault(fold(getattr(choice, take)), choice.code)
            for code, zh, _ in defaults(f.choices):
                found.setdefault(fold(zh), code)
            self._codes[f.choices] = found
        return self._codes[f.choices].get(fold(word))

    def label(self, f: Field, code: str, lang: str = "zh") -> str:
        for choice in self.options(f):
            if choice.code == code:
                return choice.en if lang == "en" else choice.label
        return code

    def forget(self) -> None:
        self._lists.clear()
        self._codes.clear()
