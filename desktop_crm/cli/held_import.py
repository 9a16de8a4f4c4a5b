"""`--worker take-in`: an import that is looked at before it is done. One JSON object a line, both ways.

    {"files": [path …]}                                   → {"plan": {…}}
    {"kind": [part, code or ""]}  {"column": [part, header, field code, line, new or -]}
    {"take": sheet, ours or ""}  {"on_unknown": new or ""}
    {"create_missing": true}                              → {"plan": {…}}
    {"rows": {part, show, start, count, …}}               → {"rows": {…the same…, total, rows}}
    {"save": path}                                        → {"saved": {file, rows}}
    {"apply": true}                                       → {"result": {…}}, or {"plan": {…, "moved": true}} when the
                                                            office has changed since
Between them come {"progress": [phase, done, total]}; a request that cannot be met: {"refused": sentence}. The files are read
once; no writer's place is held while it waits. When its input closes, it ends, and what is under way is rolled back.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..app import open_core
from ..domain.errors import UserError
from ..services import imports
from ..services.core import Core
from ..services.imports import showing
from ..services.imports.options import Options
from ..services.imports.part import Part
from .call import Progress

Request = dict[str, Any]
Say = Callable[[Request], None]


def serve(folder: Path | None, lang: str, requests: Iterator[Request], say: Say, progress: Progress) -> None:
    """Until the requests end. Raises UserError when the files cannot be read."""
    core = open_core(folder)
    try:
        held = _Held(core, lang, say, progress)
        for request in requests:
            held.answer(request)
    finally:
        core.close()


class _Held:
    def __init__(self, core: Core, lang: str, say: Say, progress: Progress) -> None:
        self._core, self._lang, self._say = core, lang, say
        self._intake = imports.Intake(core, Options(in_window=True), progress)
        self._planned = False

    def answer(self, request: Request) -> None:
        ((what, asked),) = request.items()
        try:
            getattr(self, f"_{what}")(asked)
        except (UserError, OSError) as error:
            if not self._planned:
                raise
            if not self._intake.sheets:
                self._intake.plan()  # as it was before the request
            self._say({"refused": error.text(self._lang) if isinstance(error, UserError) else str(error)})

    def _files(self, files: list[str]) -> None:
        for file in files:
            self._intake.read(Path(file))
        self._plan()

    def _kind(self, asked: list[Any]) -> None:
        part = self._intake.parts[asked[0]]
        before = part.kind, dict(part.chosen)
        part.kind = str(asked[1])
        part.chosen.clear()
        self._plan_or(part, *before)

    def _column(self, asked: list[Any]) -> None:
        part, header, word = self._intake.parts[asked[0]], str(asked[1]), str(asked[2])
        before = part.kind, dict(part.chosen)
        part.choose(header, word)
        part.give_up(self._core.entities, header, word)
        self._plan_or(part, *before)

    def _create_missing(self, on: bool) -> None:
        self._intake.options.create_missing = on
        self._plan()

    def _take(self, side: str) -> None:
        """Of cells changed on both sides: `sheet`, `ours`, or "" to ask."""
        self._intake.options.take = side
        self._plan()

    def _on_unknown(self, word: str) -> None:
        """`new` or ""."""
        self._intake.options.on_unknown = word
        self._plan()

    def _rows(self, asked: Request) -> None:
        found = showing.page(
            self._core, self._intake, asked["part"], asked["show"], asked["start"], asked["count"], self._lang
        )
        self._say({"rows": asked | found})

    def _save(self, out: str) -> None:
        rows = imports.write_rejects(Path(out), self._intake.sheets, self._lang)
        self._say({"saved": {"file": out, "rows": rows}})

    def _apply(self, _: object) -> None:
        step = self._intake.land(as_planned=True)
        if step is None:
            self._say({"plan": showing.plan(self._intake, self._lang) | {"moved": True}})
        else:
            self._intake.remember()
            self._say({"result": showing.plan(self._intake, self._lang) | {"step": step}})

    def _plan(self) -> None:
        self._intake.plan()
        self._planned = True
        self._say({"plan": showing.plan(self._intake, self._lang)})

    def _plan_or(self, part: Part, kind: str, chosen: dict[str, str]) -> None:
        """What cannot be planned is put back."""
        try:
            self._plan()
        except BaseException:
            part.kind, part.chosen = kind, chosen
            raise
