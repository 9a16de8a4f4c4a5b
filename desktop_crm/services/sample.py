"""示例数据: a profile without customers becomes a believable small office, in one step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ..domain.errors import BadValue, UserError
from ..domain.ids import Id
from ..store.unit_of_work import UnitOfWork
from . import members
from .core import Core
from .sample_office import occasions
from .sample_office.calendar import Calendar
from .sample_office.clients import Clients
from .sample_office.contacts import Contacts
from .sample_office.deals import Deals
from .sample_office.dice import Dice
from .sample_office.follow_ups import FollowUps
from .sample_office.people import People
from .sample_office.places import Places
from .sample_office.sheets import Sheets
from .sample_office.story import Teller
from .sample_office.wares import Wares
from .sample_office.words import lines

MOST = 2_000_000
DEALS_EACH = 0.6
MOST_CACHE = 600_000
"""KiB; an office takes about 1 a customer."""
MOST_DETAILED = 20_000
"""Customers up to which an office fills in all it knows."""
PART = 10_000
"""Customers held in memory at a time."""

Users = list[tuple[Id, str]]


def fill(
    core: Core, customers: int = 300, seed: int = 1, progress: Callable[[int], None] | None = None
) -> dict[str, Any]:
    """The step and how many of each kind were made. The same seed on the same day gives the same office, ids aside.

    Raises UserError where there are customers already.
    """
    if not 1 <= customers <= MOST:
        raise BadValue(f"客户数应在 1 到 {MOST} 之间", f"The number of customers must be between 1 and {MOST}")
    with _roomy(core, customers), core.write("sample", str(customers), progress=progress) as work:
        if work.db.execute("SELECT 1 FROM customer WHERE trashed_at IS NULL LIMIT 1").fetchone():
            raise UserError(
                "这里已经有客户了，示例数据只放进没有客户的资料夹。请用另一个资料夹（--data）",
                "There are customers here already; sample data goes into a profile without any. Use another one (--data)",
            )
        sheets = _Office(work, Calendar(Dice(seed), core.today()), Dice(seed), customers).open()
    counts = {core.entities[kind].plural: n for kind, n in sheets.written.items()}
    return {"step": str(work.step), "customers": counts.pop("customers"), **counts}


@contextmanager
def _roomy(core: Core, customers: int) -> Iterator[None]:
    """A page cache that grows with the office: rows land all over the indexes, and each page that had to leave comes back."""
    db = core.store.db
    with core.store.lock:
        (usual,) = db.execute("PRAGMA cache_size").fetchone()
        db.execute(f"PRAGMA cache_size = {min(usual, -min(customers, MOST_CACHE))}")
        try:
            yield
        finally:
            db.execute(f"PRAGMA cache_size = {usual}")


class _Office:
    def __init__(self, work: UnitOfWork, calendar: Calendar, dice: Dice, customers: int) -> None:
        self._work, self._calendar, self._dice, self._count = work, calendar, dice, customers
        self._sheets = Sheets(work)
        self._people = People(dice)
        self._places = Places(dice, 0.45 if customers <= 10_000 else 0.2 if customers <= 100_000 else 0.1)
        self._wares = Wares(dice)

    def open(self) -> Sheets:
        dice, calendar, sheets = self._dice, self._calendar, self._sheets
        users, products, tags = self._users(), self._products(), self._tags()
        owners = [id for id, _ in users]
        detail = 1.0 if self._count <= MOST_DETAILED else 0.3
        clients = Clients(dice, calendar, sheets, self._people, self._places, self._wares, len(users), detail)
        contacts = Contacts(dice, sheets, self._people, self._places, detail)
        deal_share = min(DEALS_EACH, 6_000 / self._count + 0.013)
        teller = Teller(dice, calendar, self._wares, deal_share, 0.95 if detail == 1.0 else 0.35)
        # what a 下次 costs is paid one by one: an office of a million notes no more of them than one of five thousand
        few = min(1.0, 5_000 / self._count)
        deals = Deals(dice, calendar, sheets, users, products)
        follow_ups = FollowUps(dice, calendar, sheets, users, 0.5 * few, few)
        occasions.routine(dice, calendar, sheets, users)
        occasions.views(sheets)
        gifts = 0
        for start in range(0, self._count, PART):
            for _ in range(min(PART, self._count - start)):
                client = clients.meet()
                contacts.write(client, owners, tags)
                teller.tell(client, sheets.id)
                clients.write(client, owners, tags)
                for deal in client.deals:
                    deals.write(client, deal)
                follow_ups.write(client)
            gifts = occasions.birthdays(calendar, sheets, users, gifts)
            sheets.write("customer", "contact", "contact_tag", "customer_tag", "customer_collaborator", "follow_up")
        deals.rank()
        sheets.write("deal", "deal_line", "deal_contact", "stage_change", "reminder", "view")
        return sheets

    def _users(self) -> Users:
        """Those of the office already, and as many new ones as it needs."""
        known: Users = self._work.db.execute(
            "SELECT id, name FROM user WHERE trashed_at IS NULL AND active = 1 ORDER BY rid"
        ).fetchall()
        wanted = 4 + sum(self._count >= n for n in (100, 300, 1_000, 3_000))
        taken = {name for _, name in known}
        for _ in range(len(known), wanted):
            id, name = self._sheets.id(), self._people.namesake_free(taken).name
            known.append((id, name))
            self._sheets.add("user", id, name, 1, 0)
        self._sheets.write("user")
        return known

    def _products(self) -> dict[str, Id]:
        made = {code: self._sheets.id() for code in self._wares.products}
        for code, p in self._wares.products.items():
            self._sheets.add(
                "product", made[code], code, p.name, p.series, p.spec, p.unit, p.price, p.tax_rate, "active"
            )
        self._sheets.write("product")
        return made

    def _tags(self) -> dict[str, Id]:
        found = {}
        for line in lines("tags"):
            name, colour = line.split()
            found[name] = members.tag(self._work, name)
            (rid, known) = self._work.db.execute("SELECT rid, colour FROM tag WHERE id = ?", (found[name],)).fetchone()
            if known is None:
                self._work.set("tag", rid, {"colour": colour})
        return found
