"""How much waits today: late, and due before the day ends. Counted by SQL alone, whatever the number of reminders."""

from datetime import timedelta

from ..domain import days
from .core import Core

_DUE = "coalesce(iif(state = 'snoozed', snoozed_until, NULL), due_at, due_on)"


def count(core: Core) -> int:
    tomorrow = core.today() + timedelta(1)
    (found,) = core.db.execute(
        f"SELECT count(*) FROM reminder WHERE trashed_at IS NULL AND state IN ('open', 'snoozed')"
        f" AND {_DUE} < iif(length({_DUE}) > 10, ?, ?)",
        (days.day_start(tomorrow), tomorrow.isoformat()),
    ).fetchone()
    return int(found)
