"""回收站 emptied by hand."""

from collections.abc import Sequence

from ..domain.fields import Entity
from ..domain.ids import id_text
from ..store import resolve
from . import records
from .core import Core


def purge_rows(core: Core, e: Entity, rids: Sequence[int]) -> int:
    """For ever, each with its parts; how many there were. Cannot be undone. Raises UserError for a live record."""
    for id, _, _ in resolve.labels(core.db, e, rids).values():
        records.purge(core, e.name, id_text(id))
    return len(rids)
