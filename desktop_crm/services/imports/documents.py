"""What an import found, as CLI.md words it, and the rows it left as a workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...domain.ids import id_text
from ...exchange import headers as mapping
from ...exchange.plan import Verdict, total
from . import newcomers
from .sheet import Sheet


def document(
    sheets: Sequence[Sheet], step: str | None, lang: str, missing: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    problems = []
    for s in sheets:
        for d in s.drafts:
            for p in d.problems:
                line: dict[str, Any] = {
                    "file": s.file,
                    "sheet": s.name,
                    "row": p.row,
                    "column": p.column,
                    "value": p.value,
                    "reason": p.error.text(lang),
                }
                both = {name: p.both[name] for name in ("base", "ours", "sheet")} if p.both else {}
                known = {"candidates": p.candidates} if p.candidates is not None else {}
                problems.append(line | known | ({"both": both} if both else {}))
    return counted(sheets) | {
        "step": step,
        "problems": problems,
        "parts": [s.plain() for s in sheets],
        "options": newcomers.options(sheets),
        "missing": list(missing),
    }


def counted(sheets: Sequence[Sheet]) -> dict[str, Any]:
    return dict(total(s.counts for s in sheets).plain())


def write_rejects(out: Path, sheets: Sequence[Sheet], lang: str) -> int:
    """Rows with an error and rows that are a question, with the reason. Returns how many. Raises UserError."""
    from ...exchange.writers.rejects import Rejected
    from ...exchange.writers.rejects import write_rejects as write

    every = dict.fromkeys(c.header for s in sheets for c in s.columns)
    headers = [h for h in every if h and h not in mapping.REPORT[lang]]
    rows = []
    left = [s for s in sheets if s.of(Verdict.REJECTED) or s.of(Verdict.CONFLICT)]
    marks = {s.exported.mark.without_rows().text() if s.exported else "" for s in left}
    mark = marks.pop() if len(marks) == 1 else ""
    for s in left:
        place = {c.header: c.place for c in s.columns}
        for d in s.drafts:
            if d.verdict in (Verdict.REJECTED, Verdict.CONFLICT):
                cells = [d.cells[place[h]] if h in place and place[h] < len(d.cells) else None for h in headers]
                id = id_text(d.back.id) if mark and d.back is not None else None
                rows.append(Rejected(d.row, cells, "；".join(p.error.text(lang) for p in d.problems), id))
    write(out, headers, rows, lang, mark)
    return len(rows)
