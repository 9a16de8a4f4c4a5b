"""Jobs on the rows of a list as it stood when the job was asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...domain.errors import UserError
from ...services.core import Core
from ...services.listing import Listing

if TYPE_CHECKING:
    from ..widgets.record_table import RecordTable

Work = Callable[[Core, Listing], Any]


def run(table: "RecordTable", work: Work, done: Callable[[Any], None], *, writes: bool) -> None:
    """Off the GUI thread; an error of the user's world is said in one sentence."""
    desk, records = table.desk, table.records
    listing = records.lend()
    if desk is None or listing is None:
        return

    def over(result: Any) -> None:
        records.give_back(listing)
        done(result)

    def failed(error: BaseException) -> None:
        records.give_back(listing)
        if isinstance(error, UserError):
            desk.say(error.text(desk.lang))
        else:
            desk.jobs.crashed.emit(error)

    (desk.write if writes else desk.jobs.start)(lambda core: work(core, listing), over, failed)
