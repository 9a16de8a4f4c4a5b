"""What an import found, as CLI.md words it, and the rows it left as a workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...exchange import headers as mapping
from ...exchange.plan import Verdict, total
from .sheet import Sheet


def document(sheets: Sequence[Sheet], step: str | None, lang: str) -> dict[str, Any]:
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
                problems.append(line | ({"candidates": p.candidates} if p.candidates is not None else {}))
    return counted(sheets) | {
        "step": step,
        "problems": problems,
        "parts": [s.plain() for s in sheets],
        "missing": [],
    }


def counted(sheets: Sequence[Sheet]) -> dict[str, Any]:
    return dict(total(s.counts for s in sheets).plain())


def write_rejects(out: Path, sheets: Sequence[Sheet], lang: str) -> int:
    """Rows with an error and rows that are a question, with the reason. Returns how many. Raises UserError."""
    from ...exchange.writers.rejects import Rejected
    from ...exchange.writers.rejects import write_rejects as write

    headers = [h for h in dict.fromkeys(c.header for s in sheets for c in s.columns) if h not in mapping.REPORT[lang]]
    rows = []
    for s in sheets:
        place = {c.header: c.place for c in s.columns}
        for d in s.drafts:
            if d.verdict in (Verdict.REJECTED, Verdict.CONFLICT):
                cells = [d.cells[place[h]] if h in place and place[h] < len(d.cells) else None for h in headers]
                rows.append(Rejected(d.row, cells, "；".join(p.error.text(lang) for p in d.problems)))
    write(out, headers, rows, lang)
    return len(rows)
